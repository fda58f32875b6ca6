"""
Keep what the page calls an entity: titles before a name, descriptions after it.

Shape: ``Qais al-Karimi, leader of Asaib Ahl Al-Haq`` gives the role
``leader of Asaib Ahl Al-Haq`` with a link to that entity.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.words import load_words
from mediacorpus.model import Span

if TYPE_CHECKING:
    from mediacorpus._speech.entities.links import Cluster

__all__ = ["find_roles"]

REACH = 90
"""Characters between a name and the end of its description."""


@lru_cache(maxsize=1)
def _described() -> re.Pattern[str]:
    """Match ``, the secretary-general of`` and ``, head of``; never ``, who``."""
    roles = "|".join(sorted(map(re.escape, load_words().roles), key=lambda word: (-len(word), word)))
    return re.compile(
        rf",\x20(?:the\x20|a\x20|an\x20)?((?:[\w-]+\x20){{0,3}}?(?:{roles})\b(?:\x20[\w-]+){{0,2}}?)(?:\x20(?:of|for|at|in)\x20(?:the\x20)?|[,.;])"
    )


def find_roles(clusters: list[Cluster], flat: str) -> dict[int, tuple[tuple[Span, int | None], ...]]:
    """
    Return the roles of each cluster, by its number: where each stands, and whose it is.

    Only people have roles.
    """
    at = {piece.start: (piece, number) for number, cluster in enumerate(clusters) for piece in cluster.pieces}
    out: dict[int, tuple[tuple[Span, int | None], ...]] = {}
    for number, cluster in enumerate(clusters):
        if cluster.label != "PERSON":
            continue
        found: list[tuple[Span, int | None]] = []
        for piece in cluster.pieces:
            if piece.title is not None:
                found.append((Span(*piece.title), None))
            if flat[piece.end : piece.end + 2] != ", ":
                continue
            match = _described().match(flat, piece.end, min(len(flat), piece.end + REACH))
            if match is None:
                continue
            owner = at.get(match.end())
            if owner is not None and flat[match.end() - 1] == " ":
                found.append((Span(match.start(1), owner[0].end), owner[1]))
            else:
                found.append((Span(match.start(1), match.end(1)), None))
        if found:
            out[number] = tuple(sorted(found, key=lambda role: (role[0].start, role[0].end)))
    return out
