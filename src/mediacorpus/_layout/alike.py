"""Tell which lines stand in a row of like ones: the items of a list, the rows of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.columns import Column
    from mediacorpus._layout.lines import Line

__all__ = ["LIST", "NO_FORM", "NUMBERED", "forms_of", "numbered_lists", "runs_of"]

LIST: Final = 4
"""Items from which a numbered list is one, whatever its length: most lists of five most-read stories are near text anyway."""
STRIDE: Final = 4
"""Lines from one number of a list to the next, at most."""
DIGITS: Final = 3
"""Digits of the largest number of an item: four make a year."""
NUMBER: Final = re.compile(r"\d{1,4}")
"""A number of so many digits, or one more: "12" of "12. The harbour", "2021" of "2021"; none of "The 12th"."""
NUMBERED: Final = 1
"""The bit of :attr:`Line.opens` of a line that begins with a number, among others."""
SAME: Final = re.compile(rb"([^\xff])\1++")
"""A run of two or more of one form."""
FORMS: Final = 16
"""More than there are ends of a line; so many times the largest start still fits a byte."""
NO_FORM: Final = b"\xff"
"""The form of a line that is like no other, and stands in no run."""


def numbered_lists(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Return the first line, the last line and the number of items of each list of items numbered in order, by last line."""
    latest: dict[int, tuple[int, int, int]] = {}
    lists: dict[int, tuple[int, int, int]] = {}
    for i in [i for i, line in enumerate(lines) if line.opens & NUMBERED]:
        found = NUMBER.match(lines[i].text)
        if found is None:
            continue
        number = int(found[0]) if len(found[0]) <= DIGITS else -2
        first, last, count = latest.get(number - 1, (i, -STRIDE - 1, 0))
        if i - last > STRIDE:
            first, count = i, 0
        lists[first] = latest[number] = first, i, count + 1
    return [found for found in lists.values() if found[2] > 1]


def forms_of(starts: Column, ends: Column) -> bytes:
    """Return the form of each line from the classes of its start and its end; none is :data:`NO_FORM`."""
    forms = FORMS * int.from_bytes(starts, "little") + int.from_bytes(ends, "little")
    return forms.to_bytes(len(starts), "little")


def runs_of(forms: bytes) -> list[tuple[int, int]]:
    """
    Return for each line the first and the last line of the run of like ones that it stands in.

    Like lines have one form; in a run all do, or every other line does.
    """
    runs = list(zip(range(len(forms)), range(len(forms)), strict=True))
    for odd in (0, 1):
        for found in SAME.finditer(forms[odd::2]):
            first, end = found.span()
            run = 2 * first + odd, 2 * end - 2 + odd
            runs[run[0] : run[1] + 1 : 2] = [run] * (end - first)
    for found in SAME.finditer(forms):
        run = first, last = found.start(), found.end() - 1
        # Every other line of it stands in one run already, and the rest in another.
        for i in (first, first + 1):
            if 2 * (last - first) >= runs[i][1] - runs[i][0]:
                runs[i : last + 1 : 2] = [run] * ((last - i) // 2 + 1)
    return runs
