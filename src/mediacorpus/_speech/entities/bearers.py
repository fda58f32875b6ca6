"""
Choose whom a surname means that several people of a page bear.

Shape: behind "Ada Stone married Peter Stone." in another paragraph ``Stone`` is Ada, and ``Mr. Stone`` is Peter.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from mediacorpus._speech.entities.namesakes import is_kin
from mediacorpus._speech.lexicon import load_lexicon
from mediacorpus._speech.word import GENDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mediacorpus._speech.entities.boundaries import Piece
    from mediacorpus._speech.entities.links import Cluster
    from mediacorpus._speech.entities.words import Words

__all__ = ["Marks", "find_bearer", "named_in_full"]

Marks: TypeAlias = "list[tuple[int, Cluster]]"
"""Places, in order, each with the cluster that is named there in full."""
FEW = 40
"""How many names are counted, or asked for one that a title fits: a bound for hostile pages."""
PARAGRAPH = 2000
"""How far a paragraph is searched for its end, in characters: a bound for hostile pages."""


@lru_cache(maxsize=4096)
def are_opposed(title: str, given: str) -> bool:
    """Tell whether one of the two speaks of a man and the other of a woman: ``Mrs.`` and ``bill``, not ``Dr.`` and ``bill``."""
    lexicon = load_lexicon()
    said = 0
    for word in title.lower().replace(".", " ").split():
        said |= lexicon.flags.get(word, 0) & GENDERS
    borne = lexicon.given_names.get(given.lower(), 0) & GENDERS
    return bool(said and borne and GENDERS not in (said, borne) and said != borne)


def find_bearer(flat: str, begin: int, piece: Piece, starts: Sequence[int], given: Callable[[int], str]) -> int:
    """
    Return which of the full names a lone surname means, or -1.

    The one before it in its paragraph; else the first of the article, for its others keep their given names, or who is named
    oftener where the first is named but once: "Hilary" for Hillary.
    On PolNeAR the pronouns behind such surnames agree with 300 of 358, and with 243 where it is always the one before.
    A title goes before both: "Mr. Stone" is not Ada Stone.

    Args:
        flat: the levelled page.
        begin: where the article begins.
        piece: the surname.
        starts: where its bearers are named in full.
        given: returns the given name that stands at one of these places.
    """
    at = bisect_left(starts, piece.start) - 1
    first = bisect_left(starts, begin)
    if first < at:
        end = starts[at] + PARAGRAPH
        if piece.start > end or flat.find("\n", starts[at], piece.start) >= 0:
            names = Counter(given(i) for i in range(first, min(at + 1, first + FEW)))
            main = given(first) if names[given(first)] > 1 else max(names, key=names.__getitem__)
            at = next(i for i in range(first, at + 1) if given(i) == main)
    title = flat[slice(*piece.title)] if piece.title is not None else ""
    if title and at >= 0 and are_opposed(title, given(at)):
        near = bisect_left(starts, piece.start) - 1
        others = range(near, max(min(first, near) - 1, near - FEW), -1)
        return next((other for other in others if not are_opposed(title, given(other))), -1)
    return at


def named_in_full(bearers: Sequence[Cluster], others: Sequence[Cluster], flat: str, words: Words) -> Marks:
    """
    Return where those are named in full whom a surname may mean; nowhere, where it can only be its one bearer.

    Args:
        bearers: whose names end with it.
        others: who may be shortened to it too, as Inés Peña Duarte, whose brother is Paul Peña.
        flat: the levelled page.
        words: which tell a relative and a given name.
    """
    if len(bearers) == 1 and (len(others) != 1 or others[0] is bearers[0]):
        return []
    told, kin = _full(bearers, flat, words)
    if len(bearers) == 1:
        if not kin:
            return []
        told, _ = _full(others, flat, words)
    return sorted(told or kin, key=itemgetter(0))


def _full(bearers: Sequence[Cluster], flat: str, words: Words) -> tuple[Marks, Marks]:
    """Return where people are named in full, and where it is said then whose relatives they are."""
    told: Marks = []
    doubted: Marks = []
    kin: Marks = []
    for one in bearers:
        for piece in one.pieces:
            if len(piece.words) > 1:
                relative = is_kin(flat, piece.start, piece.end, words)
                group = kin if relative else told if _is_told(piece, words) else doubted
                group.append((piece.start, one))
    return told or doubted, kin


def _is_told(piece: Piece, words: Words) -> bool:
    """Tell whether a name is surely all name, as "Understated Perez" at the head of a line is not."""
    return not piece.headline and (not piece.initial or piece.words[0] in words.given)
