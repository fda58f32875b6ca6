"""Split a page into its lines."""

from __future__ import annotations

import attrs

__all__ = ["Line", "split_lines"]


@attrs.define
class Line:
    """
    One line that is not blank, trimmed of white space (no-break spaces included).

    It is not frozen because a page has hundreds: a frozen one takes twice the time to make (0.65 against 0.35 µs).
    """

    start: int
    """Its first visible code point in the page."""
    end: int
    """One past its last visible code point."""
    text: str
    """The words between."""
    gap: int
    """How many blank lines stand before it."""


def split_lines(text: str) -> list[Line]:
    r"""
    Return the lines of a page that are not blank, in order.

    A line ends where :meth:`str.splitlines` says: ``\n``, ``\r``, ``\r\n``, form feed, NEL, U+2028 and their kin.

    Raises:
        nothing, whatever the page.
    """
    lines: list[Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            lines.append(Line(start, start + len(words), words, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return lines
