"""
Know an acronym that the page defines, and where the name it stands for begins.

Shape: ``Harbour Workers Union (HWU)`` and ``[HWU]`` do, ``the Union (2021)`` does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.boundaries import Piece

if TYPE_CHECKING:
    from mediacorpus._speech.entities.words import Words

__all__ = ["LONGEST_GAP", "defines", "join_defined"]

LONGEST_NAME = 120
"""Characters before an acronym in which its name is sought; the longest of the development sets has 63."""

_ACRONYM = re.compile(r"[(\[](?<=[\w,.]\x20[(\[])[\"']?([A-Z]{3,9})[\"']?[)\]]")
"""Matches ``(HWU)`` after a blank; never ``(Hwu)`` or ``(2021)``."""

_WORD = re.compile(r"[\w'&-]+")
"""Matches ``Workers`` and ``Qur'an``; never a blank."""

_BETWEEN = frozenset({" ", ", "})
"""What may stand between two words of a name with an acronym: ``Read, Write and Reckon``."""

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


def join_defined(pieces: list[Piece], flat: str, words: Words) -> list[Piece]:
    """
    Make one piece of the words whose first letters an acronym in brackets spells, as in ``Read, Write and Reckon (RWR)``.

    Source: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text"
    (2003), held to words with a capital, of which each has to give its first letter.

    Args:
        pieces: the pieces of the prose, in the order of the text.
        flat: the levelled text of the page.
        words: the words of the language.
    """
    out: list[Piece] = []
    done = 0
    for match in _ACRONYM.finditer(flat):
        start, end = _spelt(match.group(1).casefold(), flat, match.start() - 1, words)
        low = bisect_left(pieces, start, lo=done, key=_start_of)
        high = bisect_left(pieces, end, lo=low, key=_start_of)
        inside = pieces[low:high]
        if len(inside) < 2 or inside[-1].end > end or inside[0].section != inside[-1].section:
            continue  # the name was found whole, or nothing of it
        form = " ".join(flat[start:end].split())
        parts = tuple(part.rstrip(",") for part in form.split(" ") if part[:1].isupper())
        label = words.last.get(parts[-1]) or words.first.get(parts[0])
        out += pieces[done:low]
        out.append(Piece(start, end, form, parts, inside[0].section, None if label == "OTHER" else label, None, "acronym"))
        done = high
    return out + pieces[done:] if done else pieces


def _start_of(piece: Piece) -> int:
    return piece.start


def _spelt(acronym: str, flat: str, end: int, words: Words) -> tuple[int, int]:
    """Return where the words stand whose first letters spell the acronym, right before ``end``; an empty span for none."""
    low = max(flat.rfind("\n", 0, end) + 1, end - LONGEST_NAME)
    found = list(_WORD.finditer(flat, low, end))
    following = end
    for match in reversed(found):
        gap = flat[match.end() : following]
        if gap not in _BETWEEN and not (following == end and not gap):
            break
        following = match.start()
        word = match.group()
        if not word[0].isupper():
            if word not in words.linking or following == end:
                break
            continue
        acronym = _taken(acronym, word.casefold())
        if not acronym:
            return match.start(), end
        if acronym == _NOTHING:
            break
    return end, end


_NOTHING = "-"
"""What is left of an acronym that does not fit."""


def _taken(acronym: str, word: str) -> str:
    """Take the letters of a word from the end of an acronym: its first letter, and perhaps more of it in order."""
    for size in range(1, len(acronym) + 1):
        letters = iter(word[1:])
        if acronym[-size] == word[0] and all(letter in letters for letter in acronym[len(acronym) - size + 1 :]):
            return acronym[:-size]
    return _NOTHING
