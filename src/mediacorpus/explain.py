"""Tell in words why an object of a document is what it is."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.content import leading_features
from mediacorpus._layout.lines import split_lines
from mediacorpus._speech.entities.reasons import explain_entity, explain_mention, near_names
from mediacorpus._speech.speakers.reasons import QUOTE_REASONS, reasons_of
from mediacorpus.model import Article, DateMention, Entity, Mention, Note, Quote, Section, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mediacorpus.model import Document, Span

__all__ = ["RULES", "Explainer", "explain", "explainer_of", "say"]

RULES: Final[dict[str, str]] = {
    # the title and what stands above it
    "title": "Of the lines that could be the title this one scored highest; what weighed most",
    "title-above-body": "It is the line above the body that looks most like a headline",
    "title-printed-again": "These words are the title of the article, printed again",
    "title-printed-again-below": "The line ends with the title, which is printed alone below",
    "glued-to-title": "It stands before the title on the same line, which is printed alone below, or is a path through the site",
    "trail-above-title": "It looks like a path through the site and stands right above the header",
    "title-behind-a-trail": "It ends with the title, behind words that lead to it",
    "above-title": "It stands above the title and gives no field of the header",
    # the header
    **{f"header-{kind}": f"It stands in the header, and is a {kind.replace('_', ' ')} there" for kind in SectionKind},
    **{f"line-of-{kind}": f"By its words the line is a {kind.replace('_', ' ')}" for kind in SectionKind},
    "summary-below-title": "It is a sentence between the title and the body that is not running text",
    "sentence-in-header": "It is a sentence above the body, but not right below the title: a teaser, or words of the site",
    "short-line-in-header": "It is a short line of the header that gives no field",
    "paragraph-above-picture": "It is the one paragraph above the picture of the header",
    # the body
    "model": "The model of running text decided, from the figures of the lines and their neighbours",
    "first-paragraph": "It is a paragraph right above the running text",
    "paragraph-by-itself": "It is a long paragraph that requests or other stories have cut off from the others",
    "place-and-dash": "The body opens with a place and a dash",
    "body-printed-again": "These lines are the body of the article, printed again",
    "label-of-a-part": "The words are the label of a part of an article",
    "short-line-between-paragraphs": "It is a short line without a stop between longer paragraphs",
    "speaker-label": "It opens with the label of a speaker",
    "below-speaker-label": "It goes on below the label of a speaker",
    "pull-quote": "A paragraph near it has the same words: it is printed large to catch the eye",
    "words-of-a-picture": "The words are those of a picture: a label, a credit, an alternative text",
    "below-picture": "It stands tight below the label of a picture",
    "line-in-capitals": "It is a long line in capitals between paragraphs that are not: the title of another story",
    "link-behind-a-label": "It is a link to another story, behind a label for such links",
    "asks-the-reader": "It asks the reader to do something: to subscribe, to donate, to read on",
    # the site
    "words-of-the-site": "The words are those of a site, not of an article",
    "no-words": "It has no words, or asks for input",
    "label-of-a-list": "The words head a list of other stories",
    "list-of-other-stories": "It stands in a list of other stories, below the words that head it",
    "outside-the-stories": "It stands outside the articles",
    "head-of-a-comment": "It has the date or author of a reader's comment",
    "signature-of-a-comment": "It stands below a reader's comment, above the next: a name and a date",
    "above-the-signature-of-a-comment": "It stands above the name and the date of a reader's comment",
    "below-the-head-of-a-comment": "It goes on below the head of a reader's comment",
    "about-the-author": "It tells who the author is, below the last paragraph",
    # the quotations
    **QUOTE_REASONS,
}
"""A sentence for each rule; a rule without one is told by its name."""

EXCERPT: Final = 60
"""How many characters of the words are shown: most of a terminal line."""
MARKS: Final = "“{}”"
"""What the words of a page are put in."""
LONGEST: Final = 20 * EXCERPT
"""How many characters are read for them, whatever white space they hold."""


def explain(document: Document, obj: Section | Article | Quote | Entity | Mention | DateMention | Note) -> str:
    """
    Tell in words what an object is, where it stands, and which rule decided.

    An entity takes a line for each of its spellings, and one for each name that is near and not its own.

    Args:
        document: the page.
        obj: one of its sections, articles, quotations, entities, mentions, dates or notes.

    Raises:
        ValueError: ``obj`` is not of this document; the caller is at fault.
    """
    if not _belongs(document, obj):
        raise ValueError(f"{obj!r} is not of the document {document.id!r}; give an object of this document")
    sections = [obj] if isinstance(obj, Section) else []
    words = explainer_of(document, sections).explain(obj)
    return "\n".join((words, *near_names(document.entities, obj))) if isinstance(obj, Entity) else words


def say(rule: str) -> str:
    """
    Put a rule into words.

    Shape: ``"title-printed-again"`` to its sentence; ``"model: bare +0.7"`` to its sentence and what weighed most.
    """
    name, _, detail = rule.partition(": ")
    sentence = RULES.get(name, f"The rule {name} decided")
    return f"{sentence}: {detail}" if detail else sentence


def _belongs(document: Document, obj: object) -> bool:
    homes: tuple[tuple[object, ...], ...]
    match obj:
        case Section():
            homes = (document.sections,)
        case Article():
            homes = (document.articles,)
        case Quote():
            homes = (document.quotes,)
        case Entity():
            homes = (document.entities,)
        case Mention():
            homes = tuple(entity.mentions for entity in document.entities)
        case DateMention():
            homes = tuple(article.dates for article in document.articles)
        case _:
            homes = (document.notes,)
    return any(obj in home for home in homes)


@attrs.frozen(eq=False)
class Explainer:
    """Tell of many objects of one document; :func:`explainer_of` reads the page for them, once."""

    document: Document
    """The page."""
    breaks: Sequence[int] = attrs.field(kw_only=True)
    """The offsets of its line feeds."""
    figures: Mapping[int, str] = attrs.field(kw_only=True)
    """What weighed most for the sections that the model decided, by where they start."""
    owners: Mapping[int, Entity] = attrs.field(kw_only=True)
    """Whom the mentions name, by where they start."""

    def explain(self, obj: Section | Article | Quote | Entity | Mention | DateMention | Note) -> str:
        """Do as :func:`explain` does, for an object that is of the document."""
        match obj:
            case Section():
                words = self._explain_section(obj)
            case Article():
                words = self._explain_article(obj)
            case Quote():
                speaker = obj.speaker_name or "nobody it can be told of"
                opening = self.document.text[obj.span.start : obj.span.start + 1]
                where = self._where(obj.span, marks="{}" if _is_mark(opening) else MARKS)
                words = f"{obj.kind} quotation by {speaker}, {where}. {reasons_of(obj)}"
            case Entity():
                words = explain_entity(obj)
            case Mention():
                words = f"a name, {self._where(obj.span)}. {explain_mention(self.owners[obj.span.start], obj)}"
            case DateMention():
                known = obj.date.isoformat() if obj.date else "a day that cannot be told"
                words = f"date ({obj.role}), {self._where(obj.span)}: {known}, known to the {obj.precision}."
            case Note():
                words = f"doubt ({obj.code}), {self._where(obj.span)}: {obj.message}."
        return words

    def line(self, offset: int) -> int:
        """Return the number of a line, from 1, as editors count."""
        return bisect_left(self.breaks, offset) + 1

    def _explain_section(self, section: Section) -> str:
        rule = f"model: {self.figures.get(section.span.start, '')}" if section.rule == "model" else section.rule
        parts = [f"{section.kind}, {self._where(section.span)}. {say(rule)}."]
        if section.speaker is not None:
            parts.append(f"The speaker is {section.speaker}.")
        if section.repeats is not None:
            line = self.line(section.repeats)
            parts.append(f"It was printed first in line {line}, from code point {section.repeats} on.")
        if section.article is not None:
            title = self.document.articles[section.article].title
            parts.append(f"It is of article {section.article}{f', “{_short(title)}”' if title else ''}.")
        else:
            parts.append("It is matter of the site, of no article.")
        return " ".join(parts)

    def _explain_article(self, article: Article) -> str:
        parts = [f"article {article.index}, {self._where(article.span, quote=False)}."]
        spans = {
            "title": article.title_span,
            "date": article.published_mention.span if article.published_mention else None,
            "source": article.source_span,
            "dateline": article.dateline_span,
        }
        parts += [f"Its {name} is in line {self.line(span.start)}." for name, span in spans.items() if span is not None]
        if article.author_spans:
            parts.append(f"Its byline is in line {self.line(article.author_spans[0].start)}.")
        missing = [name for name, span in spans.items() if span is None] + ["byline"] * (not article.author_spans)
        if missing:
            parts.append(f"The page prints no {', no '.join(missing)} for it.")
        return " ".join(parts)

    def _where(self, span: Span, *, quote: bool = True, marks: str = MARKS) -> str:
        first, last = self.line(span.start), self.line(max(span.start, span.end - 1))
        lines = f"line {first}" if first == last else f"lines {first} to {last}"
        place = f"{lines}, code points {span.start} to {span.end}"
        words = _short(self.document.text[span.start : min(span.end, span.start + LONGEST)]) if quote else ""
        return f"{place}: {marks.format(words)}" if words else place


def explainer_of(document: Document, sections: Iterable[Section]) -> Explainer:
    """
    Read a page for what will be told of it; linear in the page and the sections.

    Args:
        document: the page.
        sections: those of its sections that will be told of; the page is read by lines only if the model decided one of them.
    """
    breaks = [found.start() for found in re.finditer("\n", document.text)]
    starts = [section.span.start for section in sections if section.rule == "model"]
    owners = {mention.span.start: entity for entity in document.entities for mention in entity.mentions}
    return Explainer(document, breaks=breaks, figures=_figures(document, starts) if starts else {}, owners=owners)


def _figures(document: Document, starts: Sequence[int]) -> dict[int, str]:
    """Return the features that weighed most for the lines of some offsets, each with the log-odds it added."""
    lines = split_lines(document.text)
    first = [line.start for line in lines]
    asked = {bisect_right(first, start) - 1: start for start in sorted(starts)}
    asked.pop(-1, None)
    leading = leading_features(lines, list(asked))
    return {
        start: ", ".join(f"{name} {value:+.1f}" for name, value in weights)
        for start, weights in zip(asked.values(), leading, strict=True)
    }


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def _is_mark(letter: str) -> bool:
    """Tell whether a character is a quotation mark, so that the words behind it need no other."""
    return letter == '"' or (letter != "" and unicodedata.category(letter) in {"Pi", "Pf"})
