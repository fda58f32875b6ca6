"""Split a page into its lines."""

from __future__ import annotations

from operator import add
from typing import Final, Literal

import attrs

from mediacorpus._layout.bylines import FoundByline, begins_byline, find_byline
from mediacorpus._layout.dates import FoundDate, find_dates
from mediacorpus._layout.shape import Cues, cues_of, openers_of, words_of

__all__ = ["Line", "cues_in", "split_lines"]

MARKING: Final = b"0123456789|\xc2\xe2\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"
"""The bytes in UTF-8 of digits, of a bar and of what begins "·", "•", "–" and the digits of other scripts."""
IDLE: Final = bytes(byte for byte in range(256) if byte not in MARKING and byte != ord("\n"))
"""All others but the line feed."""


def cues_in(words: str) -> Cues:
    """Return the cues of a part of a line; those of a whole one are :attr:`Line.cues`."""
    return cues_of(words_of(words))


@attrs.define
class Line:
    """
    One line that is not blank, trimmed of white space (no-break spaces included).

    What its words tell is read when first asked for, and kept: several stages ask about the same lines.
    It is not frozen because a page has hundreds: a frozen one takes twice the time to make (0.65 against 0.35 µs).
    Nor are the last four fields kept out of its call: attrs looks such a default up each time, a fifth of the work.
    """

    start: int
    """Its first visible code point in the page."""
    end: int
    """One past its last visible code point."""
    text: str
    """The words between."""
    gap: int
    """How many blank lines stand before it."""
    opens: int
    """The groups of cues that its first word may begin, as bits; see :func:`~mediacorpus._layout.shape.openers_of`."""
    marks: bytes
    """What it has of :data:`MARKING`: 2 lines in 3 nothing, so they have no date, and no byline but at their start."""
    words: list[str] | None = None
    """Its first words in lower case, where they have been read already."""
    known_cues: Cues | None = None
    """Its :attr:`cues`, where they have been read already."""
    _dates: tuple[FoundDate, ...] | None = None
    _byline: FoundByline | Literal[False] | None = None

    @property
    def cues(self) -> Cues:
        """What its words say it is for."""
        if self.known_cues is None:
            self.known_cues = cues_in(self.text)
        return self.known_cues

    @property
    def dates(self) -> tuple[FoundDate, ...]:
        """The dates of a date line."""
        if self._dates is None:
            self._dates = find_dates(self.text) if self.marks else ()
        return self._dates

    @property
    def byline(self) -> FoundByline | None:
        """The names of a line that an opener makes a byline."""
        if self._byline is None:
            self._byline = ((self.marks or begins_byline(self.text)) and find_byline(self.text)) or False
        return self._byline or None


def split_lines(text: str) -> list[Line]:
    r"""
    Return the lines of a page that are not blank, in order.

    A line ends where :meth:`str.splitlines` says: ``\n``, ``\r``, ``\r\n``, form feed, NEL, U+2028 and their kin.

    Raises:
        nothing, whatever the page.
    """
    texts: list[str] = []
    starts: list[int] = []
    gaps: list[int] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            texts.append(words)
            starts.append(at if raw[0] == words[0] else at + raw.index(words[0]))
            gaps.append(gap)
            gap = 0
        else:
            gap += 1
        at += len(raw)
    ends = map(add, starts, map(len, texts))
    marks = "\n".join(texts).encode("utf-8", "surrogatepass").translate(None, IDLE).split(b"\n")
    return list(map(Line, starts, ends, texts, gaps, openers_of(texts), marks))
