"""
Give every line of the stories its role: header fields, body, pictures, promos, headings, copies.

Lines of running text are body unless a rule below says more; lines between them are told by their words and their neighbours.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import (
    asks_the_reader,
    end_of_trail,
    is_breadcrumb,
    is_form,
    is_promo,
    is_related_label,
    is_request,
    is_site_label,
)
from mediacorpus._layout.bylines import find_source, find_story_code, is_outlet
from mediacorpus._layout.captions import hangs_on_length, is_caption, is_unsigned
from mediacorpus._layout.content import RUNNING
from mediacorpus._layout.datelines import find_dateline
from mediacorpus._layout.draft import Piece, core, folded, prints, prints_again
from mediacorpus._layout.header import find_header
from mediacorpus._layout.header_boxes import about_authors
from mediacorpus._layout.interrupted import resumes_at, stands_alone
from mediacorpus._layout.pull_quotes import is_pull_quote
from mediacorpus._layout.repeats import find_repeats
from mediacorpus._layout.settle import is_listed, is_shouted
from mediacorpus._layout.shape import RELATED, TERMINAL_MARKS
from mediacorpus._layout.title_line import GLUED_REACH, title_line
from mediacorpus._layout.turns import heading_label, label_turns
from mediacorpus.model import SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus._layout.draft import Draft, Story

__all__ = ["label_stories"]

TITLE_REACH: Final = 12
"""Lines above a title where an earlier printing of it is sought."""
HEADER_REACH: Final = 9
"""Lines above the title that can belong to the header: as far as its date is sought."""
FOOTER_REACH: Final = 3
"""Lines below the body that are asked whether they name the source or the author."""
BREADCRUMB: Final = 60
"""Characters of the longest breadcrumb glued to a title."""
STANDFIRST_ABOVE: Final = 4
"""Paragraphs of the shortest body, its standfirst included, that has one above its picture."""
STANDFIRST_WORDS: Final = 6
"""Words of the shortest standfirst."""
SUBHEAD: Final = 90
"""Characters of the longest heading between paragraphs."""
LONG: Final = 200
"""Characters from which a line is no caption, no heading and no label."""
PROMO_WORDS: Final = 4
HEADER: Final = frozenset(
    {SectionKind.SUBTITLE, SectionKind.DATE, SectionKind.BYLINE, SectionKind.SOURCE, SectionKind.STORY_CODE}
)
"""What may stand between a title and a later line of its standfirst."""
TITLES: Final = frozenset({SectionKind.TITLE, SectionKind.REPEAT})
MAY_SUM_UP: Final = 0.2
"""Probability from which a line below the date or the byline sums the story up: a guess; the others are captions and teasers."""
WORDS: Final = re.compile(r"\S+")


def label_stories(draft: Draft) -> None:
    """Give the lines of every story their roles."""
    for story in draft.stories:
        _Labeller(draft, story).label()


class _Labeller:
    """One story being labelled."""

    def __init__(self, draft: Draft, story: Story) -> None:
        self.draft = draft
        self.story = story
        self.lines = draft.lines
        self.first, self.last = story.body[0], story.body[-1]
        bounds = (story.start, story.end if story.comments is None else story.comments)
        read = partial(find_header, draft.lines, *core(story, draft.lines), body=story.body, bounds=bounds, facts=draft.facts)
        self.header = read()
        self.title = title_line(draft, story, story.title if story.title is not None else self.header.title_line)
        if self.title != self.header.title_line:
            self.header = read(known_title=self.title)  # dates and names are sought around it
        if self.title is not None and self.title >= self.first:
            self.first = next((i for i in story.body if i > self.title), self.title)
        printed = "" if self.title is None else self.lines[self.title].text
        self.trail = end_of_trail(printed)
        self.name = printed[self.trail :]
        self.words = folded(self.name)
        self.top = self.first
        self.subtitles: dict[str, int] = {}

    def label(self) -> None:
        """Label the lines from the first of the header to the last of the body."""
        story = self.story
        story.header = self.header
        top = self._label_title()
        fields = [
            i
            for i, kind in self.header.kinds.items()
            if max(story.start, top - HEADER_REACH) <= i and kind not in (SectionKind.TITLE, SectionKind.REPEAT)
        ]
        top = min([top, *(i for i in fields if i < self.first)])
        top = self._breadcrumb_above(top)
        resumed = resumes_at(self.draft, self.last, story.end if story.comments is None else story.comments)
        bottom = max([resumed or self.last, *fields, *self._footer()])
        copies = find_repeats(self.lines, self._may_repeat(), set(story.body))
        for i, original in copies.items():
            self._set(i, SectionKind.REPEAT, "body-printed-again", repeats=self.lines[original].start)
        bottom = max([bottom, *copies])
        unsigned = [self.lines[i] for i in self.header.kinds if self._is_title(i) or is_unsigned(self.lines, i)]
        story.authors = tuple(
            name for name in self.header.authors if not any(line.start <= name.start < line.end for line in unsigned)
        )
        for i in about_authors(self.lines, story.body, [name.slice(self.draft.text) for name in story.authors]):
            self._set(i, SectionKind.FURNITURE, "about-the-author")
        self.top = top
        for i in range(top, bottom + 1):
            if i not in self.draft.pieces:
                self._label_line(i)
        self._find_standfirst()
        label_turns(self.draft, story)
        self._cut_dateline()
        story.start, story.end = top, bottom + 1

    def _set(self, i: int, kind: SectionKind, rule: str, *, repeats: int | None = None) -> None:
        self.draft.label(i, kind, rule, article=self.story.index, repeats=repeats)

    def _may_repeat(self) -> list[int]:
        """Return the lines from the body on that are not labelled yet and are, or end like, running text."""
        pieces, content = self.draft.pieces, self.draft.content
        return [
            i
            for i in range(self.first, self.story.end)
            if i not in pieces and (content[i] >= RUNNING or self.lines[i].text[-1] in TERMINAL_MARKS)
        ]

    def _label_title(self) -> int:
        """Label the first printing of the title, and a breadcrumb glued before it; return its line, or where it should be."""
        if self.title is None:
            return self.first
        top = self.title
        for i in range(max(self.story.start, self.title - TITLE_REACH), self.title):
            if self.draft.runs(i):
                continue
            if prints(self.lines[i].text, self.words):
                top = i
                break
            cut = self._glued(i)
            if cut is not None:
                self._label_glued(i, cut, "title-printed-again-below")
                return i
        if top == self.title and self.trail:
            self._label_glued(top, self.trail, self.header.title_rule)
            return top
        self._set(top, SectionKind.TITLE, self.header.title_rule)
        self.story.title_span = Span(self.lines[top].start, self.lines[top].end)
        return top

    def _glued(self, i: int) -> int | None:
        """Return where the title begins in a line that ends with it, behind a breadcrumb."""
        if not self.words or i < (self.title or 0) - GLUED_REACH:
            return None
        text = self.lines[i].text
        title = WORDS.findall(self.name)
        words = list(WORDS.finditer(text))
        if len(words) <= len(title):
            return None
        cut = words[-len(title)].start()
        before = text[:cut].rstrip()
        if len(before) > BREADCRUMB or before[-1] in ".:!?,;-–—" or folded(text[cut:]) != self.words:
            return None
        return cut

    def _label_glued(self, i: int, cut: int, rule: str) -> None:
        line = self.lines[i]
        index = self.story.index
        before = line.start + len(line.text[:cut].rstrip())
        self.draft.pieces[i] = [
            Piece(line.start, before, kind=SectionKind.BREADCRUMB, rule="glued-to-title", article=index),
            Piece(line.start + cut, line.end, kind=SectionKind.TITLE, rule=rule, article=index),
        ]
        self.story.title_span = Span(line.start + cut, line.end)

    def _breadcrumb_above(self, top: int) -> int:
        above = top - 1
        if above < self.story.start or above in self.draft.pieces:
            return top
        text = self.lines[above].text
        if not is_breadcrumb(text) or is_site_label(self.lines[above]):
            return top
        self._set(above, SectionKind.BREADCRUMB, "trail-above-title")
        return above

    def _footer(self) -> list[int]:
        """Return the lines right below the body that name the source, the author or the date of the story."""
        found = []
        for i in range(self.last + 1, min(self.story.end, self.last + 1 + FOOTER_REACH)):
            if not (find_source(self.lines[i].text) or self.lines[i].byline):
                break
            found.append(i)
        return found

    def _label_line(self, i: int) -> None:
        kind = self.header.kinds.get(i)
        running = self.draft.runs(i)
        if self._is_title(i) and (not running or self._is_subhead(i)):
            title = self.story.title_span
            self._set(i, SectionKind.REPEAT, "title-printed-again", repeats=title.start if title else None)
        elif kind is SectionKind.BYLINE and is_unsigned(self.lines, i):
            self._set(i, SectionKind.CAPTION, "words-of-a-picture")
        elif kind is not None and kind is not SectionKind.TITLE:
            self._set(i, kind, f"header-{kind}")
        elif self.lines[i].text in self.subtitles:
            self._set(i, SectionKind.REPEAT, "body-printed-again", repeats=self.subtitles[self.lines[i].text])
        elif running:
            self._label_running(i)
        elif (field := self._field(i)) is not None:
            self._set(i, field, f"line-of-{field}")
        elif i < self.first:
            self._label_above(i, below_title=self.title is None or i > self.title)
        else:
            self._label_between(i)

    def _is_title(self, i: int) -> bool:
        """Tell whether a line is the title, whatever its dashes and quotation marks."""
        text = self.lines[i].text
        return bool(self.words) and len(text) < 2 * len(self.words) + 9 and prints(text, self.words)

    def _field(self, i: int) -> SectionKind | None:
        """Return the field that a line of the header or between paragraphs gives, or ``None``."""
        text, dates = self.lines[i].text, self.lines[i].dates
        if dates and (i < self.first or any(found.labelled for found in dates)):
            return SectionKind.DATE
        if self.lines[i].marks and find_story_code(text):
            return SectionKind.STORY_CODE
        if find_source(text):
            return SectionKind.SOURCE
        if self.lines[i].byline:
            return SectionKind.BYLINE
        if i == self.first - 1 and self.draft.facts.counts[text] > 1 and is_outlet(text) and not self.story.source:
            self.story.source = Span(self.lines[i].start, self.lines[i].end)
            return SectionKind.SOURCE
        return None

    def _label_running(self, i: int) -> None:
        text = self.lines[i].text
        if len(text) >= LONG and text.find(":", 0, LONG) < 0:  # most paragraphs, and none of the questions below is about them
            self._set(i, SectionKind.BODY, "model")
        elif is_promo(self.lines[i]):
            self._set(i, SectionKind.PROMO, "link-behind-a-label")
        elif heading_label(text):
            self._set(i, SectionKind.HEADING, "label-of-a-part")
        elif self._continues_caption(i):
            self._set(i, SectionKind.CAPTION, "below-picture")
        elif self._is_subhead(i):
            self._set(i, SectionKind.HEADING, "short-line-between-paragraphs")
        else:
            self._set(i, SectionKind.BODY, "model")

    def _continues_caption(self, i: int) -> bool:
        """Tell whether a line stands tight below the label of a picture, above the body or between its paragraphs."""
        line = self.lines[i]
        above = self.draft.pieces.get(i - 1) if line.gap == 0 else None
        if above is None or above[-1].kind is not SectionKind.CAPTION or self.lines[i - 1].gap == 0:
            return False
        return len(line.text) < LONG and (line.text[-1] not in TERMINAL_MARKS or is_caption(self.lines, i))

    def _is_subhead(self, i: int) -> bool:
        text = self.lines[i].text
        return (
            i > self.first
            and len(text) <= SUBHEAD
            and text[-1] not in TERMINAL_MARKS
            and text[-1] not in ",;:"
            and text[0].isupper()
            and self.lines[i].gap > 0
            and i + 1 < len(self.lines)
            and self.draft.runs(i + 1)
            and len(self.lines[i + 1].text) > SUBHEAD
        )

    def _label_above(self, i: int, *, below_title: bool) -> None:
        """Label a line of the header that gives no field."""
        text = self.lines[i].text
        if is_caption(self.lines, i):
            self._set(i, SectionKind.CAPTION, "words-of-a-picture")
        elif heading_label(text):
            self._set(i, SectionKind.HEADING, "label-of-a-part")
        elif is_form(text) or is_site_label(self.lines[i]) or is_related_label(self.lines[i]):
            self._set(i, SectionKind.FURNITURE, "words-of-the-site")
        elif not below_title:
            kind = SectionKind.BREADCRUMB if is_breadcrumb(text) else SectionKind.FURNITURE
            self._set(i, kind, "above-title")
        elif prints_again(folded(text), self.words):
            self._set(i, SectionKind.BREADCRUMB, "title-behind-a-trail")
        elif i + 1 == self.first and text[-1] in TERMINAL_MARKS and text.count(" ") + 1 >= STANDFIRST_WORDS:
            self._set(i, SectionKind.BODY, "first-paragraph")
        elif text.count(" ") + 1 < STANDFIRST_WORDS:
            self._set(i, SectionKind.FURNITURE, "short-line-in-header")
        elif self._is_standfirst(i):
            self._set(i, SectionKind.SUBTITLE, "summary-below-title")
            self.subtitles[text] = self.lines[i].start
        elif stands_alone(self.draft, i):
            self._set(i, SectionKind.BODY, "paragraph-by-itself")
        else:
            self._set(i, SectionKind.PROMO, "sentence-in-header")

    def _is_standfirst(self, i: int) -> bool:
        """
        Tell whether a line sums the story up: right below the title, or below its date and byline where the model allows it.

        Below pictures and buttons such lines are captions and teasers: 3 in 4 on the pages of scrapinghub and fundus.
        """
        above = self._kind(i - 1)
        if above in TITLES or (above is SectionKind.SUBTITLE and self.lines[i].gap == 0):
            return True
        kinds = map(self._kind, range(i - 1, self.top - 1, -1))
        below_fields = next((kind for kind in kinds if kind not in HEADER), None) in TITLES
        return below_fields and self.draft.content[i] >= MAY_SUM_UP

    def _label_between(self, i: int) -> None:
        """Label a line between paragraphs, or below them, that is not running text."""
        line, text = self.lines[i], self.lines[i].text
        if is_form(text):
            self._set(i, SectionKind.FURNITURE, "no-words")
        elif heading_label(text):
            self._set(i, SectionKind.HEADING, "label-of-a-part")
        elif is_promo(line) or (asks_the_reader(text.lstrip("([ ")) if text[0] in "([" else is_request(line)):
            self._set(i, SectionKind.PROMO, "asks-the-reader")
        elif is_caption(self.lines, i) or hangs_on_length(self.lines, i):
            self._set(i, SectionKind.CAPTION, "words-of-a-picture")
        elif is_pull_quote(self.draft, i):
            self._set(i, SectionKind.FURNITURE, "pull-quote")
        elif is_site_label(line):
            self._set(i, SectionKind.FURNITURE, "words-of-the-site")
        elif is_related_label(line) or line.cues.opens == RELATED:
            self._set(i, SectionKind.PROMO, "asks-the-reader")
        else:
            self._label_other_story(i)

    def _label_other_story(self, i: int) -> None:
        """Label a line between paragraphs that speaks of another story or of nothing."""
        if is_listed(self.draft, i):
            self._set(i, SectionKind.PROMO, "list-of-other-stories")
        elif is_shouted(self.draft, i):
            self._set(i, SectionKind.PROMO, "line-in-capitals")
        elif stands_alone(self.draft, i):
            self._set(i, SectionKind.BODY, "paragraph-by-itself")
        else:
            words = self.lines[i].text.count(" ") + 1
            self._set(i, SectionKind.PROMO if words >= PROMO_WORDS else SectionKind.FURNITURE, "model")

    def _find_standfirst(self) -> None:
        """Label as standfirst the one paragraph of running text that stands above the picture of the header."""
        body = list(islice(self._body(), STANDFIRST_ABOVE))
        if len(body) < STANDFIRST_ABOVE:
            return
        first, second = body[:2]
        between = [self._kind(i) for i in range(first + 1, second)]
        if between and between[0] is SectionKind.CAPTION and SectionKind.HEADING not in between:
            self._set(first, SectionKind.SUBTITLE, "paragraph-above-picture")

    def _body(self) -> Iterator[int]:
        """Yield the lines labelled as body so far."""
        return (i for i in range(self.top, self.last + 1) if self._kind(i) is SectionKind.BODY)

    def _kind(self, i: int) -> SectionKind | None:
        pieces = self.draft.pieces.get(i)
        return pieces[-1].kind if pieces else None

    def _cut_dateline(self) -> None:
        """Cut the place off the first line of the body."""
        i = next(self._body(), None)
        found = find_dateline(self.lines[i].text) if i is not None else None
        if i is None or found is None:
            return
        line, index = self.lines[i], self.story.index
        place, end, begin = found
        self.story.dateline = Span(line.start, line.start + place)
        rule = self.draft.pieces[i][0].rule
        self.draft.pieces[i] = [
            Piece(line.start, line.start + end, kind=SectionKind.DATELINE, rule="place-and-dash", article=index),
            Piece(line.start + begin, line.end, kind=SectionKind.BODY, rule=rule, article=index),
        ]
