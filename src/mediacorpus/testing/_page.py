"""Write a page from its recipe, print a body again, and join pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus.model import Article, Document, Section, SectionKind, Span
from mediacorpus.testing._below import furniture, lines_below
from mediacorpus.testing._body import body_lines
from mediacorpus.testing._header import header_lines, source_line, title_text
from mediacorpus.testing._move import merge_site_matter, move
from mediacorpus.testing._recipe import PageRecipe, Printing, SourcePlace
from mediacorpus.testing._sheet import RULE, Line, Strip, lay_out
from mediacorpus.testing._words import Cast, cast, stream, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GeneratedPage", "append", "join", "print_body_again", "write_page"]


@attrs.frozen
class GeneratedPage:
    """A page whose every section is known, because we wrote it."""

    expected: Document
    """What a perfect parser makes of it; every ``rule`` is ``"generated"``."""
    recipe: PageRecipe = attrs.field(kw_only=True)
    """What it was written from; printed by Hypothesis with a failing example."""

    @property
    def text(self) -> str:
        """The page itself."""
        return self.expected.text

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections a parser should find."""
        return self.expected.sections

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles a parser should find."""
        return self.expected.articles


def write_page(recipe: PageRecipe) -> GeneratedPage:
    """Write the page of a recipe; the same recipe always gives the same page."""
    numbers = stream(recipe.articles[0].seed if recipe.articles else 0)
    lines: list[Line] = []
    if recipe.cookie:
        lines.append(furniture(numbers, "cookie"))
    if recipe.navigation:
        lines += [Line((Strip(item, SectionKind.FURNITURE),), tight=True) for item in words()["navigation"]]
    titles: set[str] = set()
    for index, article in enumerate(recipe.articles):
        own = stream(article.seed + index)
        who, title = _new_title(own, recipe, index, titles)
        titles.add(title.casefold())
        lines += header_lines(own, article, index, who, title, widont=recipe.style.widont)
        if article.share:
            lines.append(furniture(own, "share"))
        lines += body_lines(own, article, index, who)
        if article.source is SourcePlace.FOOT:
            lines.append(source_line(own, index))
        lines += lines_below(own, article, index, who, title)
    if recipe.template:
        lines.append(furniture(numbers, "templates"))
    if recipe.footer:
        lines.append(furniture(numbers, "footers"))
    page = GeneratedPage(lay_out(lines, recipe.style), recipe=recipe)
    for index, article in enumerate(recipe.articles):
        if article.body_again is not None:
            page = print_body_again(page, article=index, printing=article.body_again)
    return page


def _new_title(numbers: Iterator[int], recipe: PageRecipe, index: int, taken: set[str]) -> tuple[Cast, str]:
    """Draw people and a title that no article above has."""
    while True:
        who = cast(numbers)
        title = title_text(numbers, recipe.articles[index], who)
        if title.casefold() not in taken:
            return who, title


def print_body_again(page: GeneratedPage, *, article: int = 0, printing: Printing = Printing.WHOLE) -> GeneratedPage:
    """
    Print the body of an article a second time, right below its end.

    A link to another story within the body, and the transcript, are not printed again; the subtitle is with the whole body.

    Returns:
        the longer page, with one ``repeat`` section more and everything below moved down.
    """
    own = page.articles[article].sections
    subtitle = (SectionKind.SUBTITLE,) if printing is Printing.WHOLE else ()
    body = [section for section in own if section.kind in (*subtitle, SectionKind.DATELINE, SectionKind.BODY)]
    paragraphs = _paragraph_spans(page.text, body)
    skipped = 1 if printing is Printing.FROM_SECOND and len(paragraphs) > 1 else 0
    style = page.recipe.style
    between = " " if printing is Printing.GLUED else style.newline * (1 + style.gap)
    copy = between.join(span.slice(page.text) for span in paragraphs[skipped:])
    at = body[-1].span.end
    lead = style.newline * (1 + style.gap)
    text = page.text[:at] + lead + copy + page.text[at:]
    repeat = Section(
        Span(at + len(lead), at + len(lead + copy)),
        kind=SectionKind.REPEAT,
        article=article,
        repeats=paragraphs[skipped].start,
        rule=RULE,
        page=text,
    )
    return _edit(page, text, at, len(lead + copy), repeat)


def join(pages: list[GeneratedPage]) -> Document:
    """Put pages one below the other, a blank line or more between them, and return what a perfect parser makes of the whole."""
    text = ""
    sections: list[Section] = []
    articles: list[Article] = []
    for page in pages:
        text += page.recipe.style.newline * (1 + max(page.recipe.style.gap, 1)) if text else ""
        document = move(page.expected, page.expected.text, 0, len(text), first_article=len(articles))
        text += page.text
        sections += document.sections
        articles += document.articles
    whole = Document(text, id="joined", sections=merge_site_matter(sections), articles=tuple(articles))
    return move(whole, text, len(text) + 1, 0)


def append(page: GeneratedPage, block: str) -> str:
    """Return the page with a block of other text a blank line below it."""
    return page.text + page.recipe.style.newline * 2 + block


def _paragraph_spans(text: str, body: list[Section]) -> list[Span]:
    """Return the lines of the body; a dateline is one line with the words after it."""
    spans: list[Span] = []
    for section in body:
        at = section.span.start
        for row, line in enumerate(section.text.splitlines(keepends=True)):
            words_of_line = line.strip()
            start, at = at + line.find(words_of_line), at + len(line)
            if not words_of_line:
                continue
            end = start + len(words_of_line)
            glued = spans and row == 0 and text[spans[-1].end : start] == " "
            spans[-1:] = [Span(spans[-1].start, end)] if glued else [*spans[-1:], Span(start, end)]
    return spans


def _edit(page: GeneratedPage, text: str, at: int, length: int, repeat: Section) -> GeneratedPage:
    """Insert ``repeat`` among the sections, and move what stands below ``at``."""
    moved = move(page.expected, text, at, length)
    row = sum(section.span.end <= at for section in moved.sections)
    sections = (*moved.sections[:row], repeat, *moved.sections[row:])
    articles = []
    for article in moved.articles:
        if article.index == repeat.article:
            span = Span(article.span.start, max(article.span.end, repeat.span.end))
            own = tuple(s for s in sections if s.article == article.index and s.kind is not SectionKind.COMMENT)
            articles.append(attrs.evolve(article, span=span, sections=own))
        else:
            articles.append(article)
    return GeneratedPage(attrs.evolve(moved, sections=sections, articles=tuple(articles)), recipe=page.recipe)
