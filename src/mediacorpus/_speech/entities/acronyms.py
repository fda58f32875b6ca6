"""
Know an acronym that the page defines.

Shape: ``Harbour Workers Union (HWU)`` and ``[HWU]`` do, ``the Union (2021)`` does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus._speech.entities.boundaries import Piece

__all__ = ["LONGEST_GAP", "defines"]

LONGEST_GAP = 4
"""Characters between a name and its acronym: a blank, a bracket, a quotation mark, and one to spare."""


def defines(name: Piece, acronym: Piece, flat: str) -> bool:
    """Tell whether an acronym stands in brackets right after a name that its letters run through."""
    gap = flat[name.end : acronym.start]
    return (
        gap.strip(" 's\"") in ("(", "[")
        and flat[acronym.end : acronym.end + 1] in (")", "]", "'", '"')
        and acronym.form.isupper()
        and _fits(acronym.form, name)
    )


def _fits(acronym: str, name: Piece) -> bool:
    """Tell whether the letters of an acronym run through a name in order, its first letter first."""
    wanted = [letter for letter in acronym.casefold() if letter.isalpha()]
    initials = [word[0].casefold() for word in name.words if word]
    letters = iter(name.form.casefold())
    return len(name.words) > 1 and len(wanted) > 1 and wanted[0] in initials[:2] and all(letter in letters for letter in wanted)
