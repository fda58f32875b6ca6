"""
Write lines for a terminal: what a page holds becomes pieces with a style, safe to print and no wider than asked.

Text of a page is hostile here too: an escape sequence could clear the screen or rename the window, and a mark of
direction turns the rest of a line around.  Every character that Unicode does not call printable is shown as a blank.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["WIDTH", "Piece", "Row", "Style", "clean", "fit", "plain", "width_of"]

WIDTH: Final = 110
"""The longest line where nobody asks for another, in cells: a terminal of today, half a screen wide."""
MARKS: Final = 4
"""The most characters for each cell of a line: a letter with three accents; more are an ornament that covers the lines around."""


class Style(StrEnum):
    """What a piece of a line is; a painter gives each a colour."""

    PLAIN = "plain"
    HEADING = "heading"
    MUTED = "muted"
    FIELD = "field"
    TEXT = "text"
    ASIDE = "aside"
    NAME = "name"
    DOUBT = "doubt"


class Piece(NamedTuple):
    """Words with a style."""

    words: str
    style: Style = Style.PLAIN


Row: TypeAlias = tuple[Piece, ...]
"""One line."""


def clean(words: str) -> str:
    """Return words in which every character is printable, one for one."""
    return words if words.isprintable() else "".join(letter if letter.isprintable() else " " for letter in words)


def width_of(words: str) -> int:
    """Return how many cells of a terminal words take: none for an accent, two for an ideograph."""
    return len(words) if words.isascii() else sum(map(_cells, words))


def fit(words: str, width: int, *, pad: bool = False) -> str:
    """
    Clean words and cut them to a width, with an ellipsis in the last cell.

    Args:
        words: of the page, any length; no more is read than can be shown.
        width: the most cells.
        pad: whether to fill up with blanks.
    """
    shown = clean(words[: MARKS * width + 1])
    if width_of(shown) > width or len(words) > MARKS * width:
        room, kept = width - 1, 0
        for letter in shown[: MARKS * width]:
            room -= _cells(letter)
            if room < 0:
                break
            kept += 1
        shown = shown[:kept].rstrip() + "…"
    return shown + " " * (width - width_of(shown)) if pad else shown.rstrip()


def plain(rows: Iterable[Row]) -> str:
    """Return lines without colours."""
    return "".join("".join(piece.words for piece in row).rstrip() + "\n" for row in rows)


def _cells(letter: str) -> int:
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    return 0 if unicodedata.category(letter) in {"Mn", "Me"} else 1
