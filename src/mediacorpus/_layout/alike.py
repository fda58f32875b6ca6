"""Tell which lines stand in a row of like ones: the items of a list, the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import SHAPE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.shape import Shape

__all__ = ["LIST", "numbered_lists", "runs_of"]

LIST: Final = 4
"""Items from which a numbered list is one, whatever its length: most lists of five most-read stories are near text anyway."""
STRIDE: Final = 4
"""Lines from one number of a list to the next, at most."""
DIGITS: Final = 3
"""Digits of the largest number of an item: four make a year."""
START, END = SHAPE.index("start"), SHAPE.index("end")
FORMS: Final = 16
"""More than there are ends of a line."""


def numbered_lists(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Return the first line, the last line and the number of items of each list of items numbered in order, by last line."""
    latest: dict[int, tuple[int, int, int]] = {}
    lists: dict[int, tuple[int, int, int]] = {}
    for i in [i for i, line in enumerate(lines) if line.text[0].isdecimal()]:
        number = _number(lines[i].text)
        first, last, count = latest.get(number - 1, (i, -STRIDE - 1, 0))
        if i - last > STRIDE:
            first, count = i, 0
        lists[first] = latest[number] = first, i, count + 1
    return [found for found in lists.values() if found[2] > 1]


def _number(text: str) -> int:
    """Return the number that a line opens with, a negative one where it has too many digits."""
    head = text[: DIGITS + 1]
    size = next((i for i, character in enumerate(head) if not character.isdecimal()), len(head))
    return int(head[:size]) if size <= DIGITS else -2


def runs_of(shapes: Sequence[Shape | None]) -> list[tuple[int, int]]:
    """
    Return for each line the first and the last line of the run of like ones that it stands in.

    Like lines begin alike and end alike; in a run all do, or every other line does.
    """
    forms = [FORMS * shape[START] + shape[END] if shape else -1 for shape in shapes]
    backwards = forms[::-1]
    last = len(forms) - 1
    single = _firsts(forms, 1), _firsts(backwards, 1)[::-1]
    double = _firsts(forms, 2), _firsts(backwards, 2)[::-1]
    runs = []
    for first, end, other, far in zip(*single, *double, strict=True):
        beyond, below = last - end, last - far
        runs.append((first, beyond) if 2 * (beyond - first) >= below - other else (other, below))
    return runs


def _firsts(forms: Sequence[int], stride: int) -> list[int]:
    """Return for each line how far up lines ``stride`` apart are of its form: the index of the highest."""
    firsts = list(range(len(forms)))
    for i in range(stride, len(forms)):
        if forms[i] == forms[i - stride]:
            firsts[i] = firsts[i - stride]
    return firsts
