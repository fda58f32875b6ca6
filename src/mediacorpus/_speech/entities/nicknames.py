"""
Know a nickname in quotation marks inside the name of a person.

Shape: ``Ada "Red" Stone`` is one name, ``Ada "never" Stone`` is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from mediacorpus._speech.entities.boundaries import Piece
    from mediacorpus._speech.entities.words import Words

__all__ = ["join_nicknames"]

LONGEST_NICKNAME = 24
"""Characters of a nickname; ``The Iron Baker`` has 14."""


def join_nicknames(pieces: list[Piece], flat: str, words: Words) -> list[Piece]:
    """
    Make one piece of a given name, a nickname in marks and the surname behind it.

    Args:
        pieces: the pieces of the prose, in the order of the text.
        flat: the levelled text of the page.
        words: the words of the language.
    """
    out: list[Piece] = []
    for piece in pieces:
        name = _named(out, piece, flat, words) if flat.startswith('" ', piece.start - 2) else 0
        if name:
            out[-name:] = [_joined(out[-name], piece, flat)]
        else:
            out.append(piece)
    return out


def _named(before: list[Piece], surname: Piece, flat: str, words: Words) -> int:
    """Return how many pieces before a surname are its given name and its nickname, or 0."""
    if surname.start < len('"A" ') or surname.label not in (None, "PERSON") or surname.form.isupper():
        return 0
    line = flat.rfind("\n", max(0, surname.start - LONGEST_NICKNAME - 4), surname.start) + 1  # a name goes over no line
    low = flat.rfind(' "', max(line, surname.start - LONGEST_NICKNAME - 4), surname.start - 2)
    inside = flat[low + 2 : surname.start - 2].split()
    if low < 0 or not inside or not (inside[0][0].isupper() and inside[-1][0].isupper()):
        return 0
    count = len(before)
    while count and before[count - 1].start > low:
        count -= 1
    given = before[count - 1] if count else None
    if (
        given is None
        or given.end != low
        or given.rule == "nickname"
        or given.section != surname.section
        or given.label not in (None, "PERSON")
    ):
        return 0
    first = given.words[0]
    named = given.title is not None or first in words.given or first in words.given_weak
    return len(before) - count + 1 if named else 0


def _joined(given: Piece, surname: Piece, flat: str) -> Piece:
    """Return a given name, what stands in marks behind it and a surname as one piece."""
    form = " ".join(flat[given.start : surname.end].split())
    whole = attrs.evolve(given, end=surname.end, form=form, words=(*given.words, *surname.words))
    whole.label, whole.known, whole.rule, whole.owned = "PERSON", None, "nickname", surname.owned
    return whole
