"""
Tell what a first opinion about all lines says of one of them.

The second forest sees, beside a line's features, the first forest's probabilities of its neighbours,
of the page above and below, of the best run of lines, and whether its words recur in the lines that are sure to be body.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._layout.shape import Shape

__all__ = ["CONTEXT", "contexts_of"]

SPAN: Final = 4
"""Neighbours on each side whose probabilities are looked at one by one."""
WINDOWS: Final = (3, 8, 20)
CONTEXT: Final = (
    "opinion",
    *(f"opinion{step:+d}" for step in (*range(-SPAN, 0), *range(1, SPAN + 1))),
    *(f"{what}{sign}{window}" for window in WINDOWS for what in ("share", "mass") for sign in "-+"),
    "body_above", "body_below", "body_all", "below_best", "of_largest", "from_run", "from_wide_run", "shared_words",
)  # fmt: skip
"""What each number of a context tells, in order."""

PROBABILITIES: Final = (0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 0.99)
NO_LINE: Final = 21
"""The class of a neighbour above the first line or below the last."""
MASSES: Final = (1, 5, 15, 40, 80, 150, 300, 500, 800, 1200, 1800, 2600, 4000, 6000, 9000)
PARTS: Final = (0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.4, 0.55, 0.7, 0.85, 0.92, 0.97, 0.99)
RUNS: Final = (-30, -16, -9, -5, -3, -2, -1, 0, 1, 2, 3, 5, 9, 16, 30)
SHARED: Final = (0.001, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
HEAVY: Final = 400
"""Characters beyond which a line weighs no more."""
SURE: Final = 0.6
"""Probability from which a line's words count as words of the body."""
WORD: Final = 4
"""Letters of the shortest word that is looked for again."""
NARROW, WIDE = 0.5, 0.25
"""What a line of a run must be worth on average."""


def contexts_of(
    opinions: Sequence[float], lengths: Sequence[int], words: Sequence[Sequence[str]], asked: Sequence[int]
) -> Iterator[Shape]:
    """
    Yield the context of each line that is asked for.

    Args:
        opinions: the first probability of each line of the page.
        lengths: the characters of each line.
        words: the words of each line.
        asked: the indices of the lines, ascending.
    """
    total = len(opinions)
    weights = [min(length, HEAVY) for length in lengths]
    mass = [opinion * weight for opinion, weight in zip(opinions, weights, strict=True)]
    masses, heaviness = [0.0, *accumulate(mass)], [0, *accumulate(weights)]
    all_mass = masses[-1] + 1e-6
    best, largest = max(opinions, default=0.0), max(mass, default=0.0) + 1e-6
    classes = [NO_LINE] * SPAN + [bisect_right(PROBABILITIES, opinion) for opinion in opinions] + [NO_LINE] * SPAN
    total_class = bisect_right(MASSES, all_mass)
    narrow, wide = (_best_run(opinions, lengths, worth) for worth in (NARROW, WIDE))
    counts = _counts(opinions, words)
    for i in asked:
        here, after, weighed, above = masses[i], masses[i + 1], heaviness[i], heaviness[i + 1]
        row = classes[i + SPAN : i + SPAN + 1] + classes[i : i + SPAN] + classes[i + SPAN + 1 : i + 2 * SPAN + 1]
        for window in WINDOWS:
            low, top = max(0, i - window), min(total, i + 1 + window)
            before, behind = here - masses[low], masses[top] - after
            row.append(bisect_right(PARTS, before / (weighed - heaviness[low] + 30)))
            row.append(bisect_right(PARTS, behind / (heaviness[top] - above + 30)))
            row.append(bisect_right(MASSES, before))
            row.append(bisect_right(MASSES, behind))
        row.append(bisect_right(PARTS, here / all_mass))
        row.append(bisect_right(PARTS, after / all_mass))
        row.append(total_class)
        row.append(bisect_right(PARTS, best - opinions[i]))
        row.append(bisect_right(PARTS, mass[i] / largest))
        row.append(_distance(i, narrow))
        row.append(_distance(i, wide))
        row.append(_shared(words[i], counts, 1 if opinions[i] > SURE else 0))
        yield tuple(row)


def _best_run(opinions: Sequence[float], lengths: Sequence[int], worth: float) -> tuple[int, int]:
    """Return the run of lines with the largest sum of ``(opinion - worth) * sqrt(length)`` (Bentley 1984, Kadane's scan)."""
    best, first, last = 0.0, 0, 0
    running, start = 0.0, 0
    for i, (opinion, length) in enumerate(zip(opinions, lengths, strict=True)):
        if running <= 0:
            running, start = 0.0, i
        running += (opinion - worth) * math.sqrt(length)
        if running > best:
            best, first, last = running, start, i + 1
    return first, last


def _distance(i: int, run: tuple[int, int]) -> int:
    first, last = run
    return bisect_left(RUNS, 0 if first <= i < last else i - first if i < first else i - last + 1)


def _counts(opinions: Sequence[float], words: Sequence[Sequence[str]]) -> Counter[str]:
    """Return in how many lines that are sure to be body each long word stands."""
    counts: Counter[str] = Counter()
    for opinion, line in zip(opinions, words, strict=True):
        if opinion > SURE:
            counts.update({word for word in line if len(word) >= WORD})
    return counts


def _shared(words: Sequence[str], counts: Counter[str], own: int) -> int:
    """Return the class of the share of a line's long words that stand in other lines of the body."""
    long = {word for word in words if len(word) >= WORD}
    return bisect_right(SHARED, sum([counts.get(word, 0) > own for word in long]) / (len(long) + 1)) if long else 0
