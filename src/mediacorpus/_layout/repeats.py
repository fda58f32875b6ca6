"""
Find the lines of a story that are printed a second time: whole, from the second paragraph on, or glued into one line.

A copy is looked up by its first words and then compared by shingles, so that a no-break space or a dash
that came out otherwise makes no difference. Time is linear: each copy is compared once, with as much text as it has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import WORD

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["find_repeats"]

KEY: Final = 6
"""Words by which the start of a copy is looked up, and words of the shortest line that can be one."""
SHINGLE: Final = 4
COPIED: Final = 0.9
"""Share of a line's shingles that its original must have: a changed dash or blank costs none, one changed word of 60 costs 4."""

# Matches "It rained, it rained, it rained", not "It rained"; word and gap share no character, and neither gives any back.
FIRST_WORDS: Final = re.compile(r"[^\w']*+" + r"[^\w']++".join([r"([\w']++)"] * KEY))


def find_repeats(lines: Sequence[Line], own: Iterable[int], body: Container[int]) -> dict[int, int]:
    """
    Return the copies among lines of one story.

    Args:
        lines: the page.
        own: the indices of the lines that can be copies or originals, ascending.
        body: those of running text; only they are originals.

    Returns:
        For each line that is a copy, the line where its original begins.
    """
    found: dict[int, int] = {}
    first: dict[str, int] = {}
    same: dict[str, int] = {}
    for i in own:
        text = lines[i].text
        original = same.get(text)
        if original is not None:
            found[i] = original
            continue
        opening = _opening(lines[i])
        if not opening:
            continue
        original = first.get(opening)
        if original is not None and _copied(lines, original, i):
            found[i] = original
        elif i in body:
            same[text] = i
            first.setdefault(opening, i)
    return found


def _opening(line: Line) -> str:
    """Return the first words of a line in lower case, or nothing where there are too few."""
    if line.words and len(line.words) > KEY and line.text.isascii():
        return " ".join(line.words[:KEY])  # they have been read already
    found = FIRST_WORDS.match(line.text)
    return " ".join(found.groups()).lower() if found else ""


def _copied(lines: Sequence[Line], original: int, copy: int) -> bool:
    """Tell whether the line ``copy`` says what the lines from ``original`` on say."""
    shingles = list(_shingles(lines[copy].text))
    wanted = len(lines[copy].text)
    words = ""
    i = original
    while i < copy and len(words) < wanted:
        words += lines[i].text + " "
        i += 1
    if not shingles or len(words) < wanted * COPIED:
        return False
    there = set(_shingles(words))
    return sum(shingle in there for shingle in shingles) >= COPIED * len(shingles)


def _shingles(words: str) -> Iterator[tuple[str, ...]]:
    tokens = WORD.findall(words.lower())
    return zip(*(tokens[k:] for k in range(SHINGLE)), strict=False)
