"""The page while it is being read: its lines, what is known of each, and the pieces they are cut into."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.content import RUNNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.header import Header
    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.page_facts import PageFacts
    from mediacorpus.model import Note, SectionKind, Span

__all__ = ["Draft", "Piece", "Story", "core", "folded", "prints", "prints_again"]

FAR: Final = 12
"""Lines between two parts of a body that are judged one by one."""
SMALL: Final = 0.15
"""Share of the largest part of a body below which another is a stray."""
STRAYS, STRAY_MASS = 3, 600
"""
Lines, and characters, up to which a small part is a stray, though no date follows: guesses between a few teasers and a lead.

Of a live blog the paragraphs above the entries are less than that share.
"""
EDGES: Final = "\"'“”‘’„«»-–—:;,. \N{NO-BREAK SPACE}"
VARIANTS: Final = {
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{THIN SPACE}": " ",
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "−": "-",
    "\N{NON-BREAKING HYPHEN}": "-", "\N{SOFT HYPHEN}": "", "\N{ZERO WIDTH SPACE}": "",
}  # fmt: skip
SKIPPED: Final = EDGES + "".join(VARIANTS)
"""What a line begins with before the first letter of its folded words."""
VARIANT: Final = re.compile(f"[{''.join(VARIANTS)}]")
"""A sign that another printing may have otherwise: "’", not "'"."""


def prints(line: str, words: str) -> bool:
    """Tell whether a line is folded words in another printing; most lines differ in their first letter already."""
    first = line.lstrip(SKIPPED)[:1]
    return (first.casefold()[:1] == words[:1] or first.isspace()) and folded(line) == words


@functools.lru_cache(maxsize=512)
def folded(words: str) -> str:
    """
    Return words as two printings of a title compare: quotation marks, dashes, blanks, case and outer marks are one.

    The latest are remembered: a title is compared with all lines around it.
    """
    plain = words if words.isascii() else VARIANT.sub(lambda match: VARIANTS[match[0]], words)
    return " ".join(plain.split()).strip(EDGES).casefold()


def prints_again(words: str, title: str) -> bool:
    """Tell whether folded words are a folded title, alone or behind a breadcrumb glued to it."""
    if words == title or not title:
        return bool(title)
    return words.endswith(title) and not words[-len(title) - 1].isalnum()


@attrs.define(kw_only=True)
class Piece:
    """A line, or a part of one, with the role it plays."""

    start: int = attrs.field(kw_only=False)
    end: int = attrs.field(kw_only=False)
    kind: SectionKind
    rule: str
    article: int | None = None
    repeats: int | None = None
    speaker: str | None = None
    opens: bool = False
    """Whether a new section begins here even where the role is that of the piece before."""


@attrs.define
class Story:
    """One article while it is being put together; lines are indices into the page's."""

    index: int
    start: int
    """The first line that may belong to it."""
    end: int
    """One past the last line that may."""
    body: list[int]
    """Its lines of running text, in order."""
    title: int | None = None
    """The line of its title where the split of the page knows it."""
    likely_title: int | None = None
    """The line that the signs of a header point to, where they are not sure."""
    header: Header | None = None
    comments: int | None = None
    """The line where the readers' comments begin."""
    title_span: Span | None = None
    authors: tuple[Span, ...] = ()
    source: Span | None = None
    dateline: Span | None = None


def core(story: Story, lines: Sequence[Line]) -> tuple[int, int]:
    """
    Return the first and the last line of the body proper, where a header is sought above and a footer below.

    A stray line far above the first paragraphs, taken for running text, is not where the body begins.
    """
    clusters: list[list[int]] = []
    for i in story.body:
        if clusters and i - clusters[-1][-1] <= FAR:
            clusters[-1].append(i)
        else:
            clusters.append([i])
    masses = [sum(len(lines[i].text) for i in cluster) for cluster in clusters]
    least = max(masses) * SMALL
    ends = [*(cluster[0] for cluster in clusters[1:]), clusters[-1][-1]]
    kept = [
        cluster
        for cluster, mass, end in zip(clusters, masses, ends, strict=True)
        if mass >= least
        or (len(cluster) > STRAYS and mass > STRAY_MASS and not any(map(_heads_a_story, lines[cluster[-1] + 1 : end])))
    ]
    return kept[0][0], kept[-1][-1]


def _heads_a_story(line: Line) -> bool:
    """Tell whether a line has the date or the author of a story, so that what is above it belongs to another."""
    return line.byline is not None or any(found.date for found in line.dates)


@attrs.define
class Draft:
    """What the stages of the layout have found so far."""

    text: str
    lines: list[Line]
    facts: PageFacts
    """What is printed more than once."""
    content: list[float]
    """The probability of each line that it is running text."""
    stories: list[Story] = attrs.field(factory=list)
    pieces: dict[int, list[Piece]] = attrs.field(factory=dict)
    """The pieces of each line that has been labelled."""
    notes: list[Note] = attrs.field(factory=list)

    def runs(self, i: int) -> bool:
        """Tell whether line ``i`` is running text."""
        return self.content[i] >= RUNNING

    def label(
        self,
        i: int,
        kind: SectionKind,
        rule: str,
        *,
        article: int | None = None,
        repeats: int | None = None,
        speaker: str | None = None,
        opens: bool = False,
    ) -> None:
        """Give the whole of line ``i`` a role."""
        line = self.lines[i]
        self.pieces[i] = [
            Piece(line.start, line.end, kind=kind, rule=rule, article=article, repeats=repeats, speaker=speaker, opens=opens)
        ]
