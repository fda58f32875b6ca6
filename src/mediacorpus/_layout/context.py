"""
Tell what a first opinion about all lines says of one of them.

The second forest sees, beside a line's features, the first forest's probabilities of its neighbours,
of the page above and below, of the best run of lines, and whether its words recur in the lines that are sure to be body.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from itertools import accumulate, repeat
from operator import sub, truediv
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.surroundings import picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._layout.shape import Shape
    from mediacorpus._layout.surroundings import Picker

__all__ = ["CONTEXT", "contexts_of"]

SPAN: Final = 4
"""Neighbours on each side whose probabilities are looked at one by one."""
WINDOWS: Final = (3, 8, 20)
WIDEST: Final = WINDOWS[-1]
CONTEXT: Final = (
    "opinion",
    *(f"opinion{step:+d}" for step in (*range(-SPAN, 0), *range(1, SPAN + 1))),
    *(f"{what}{sign}{window}" for window in WINDOWS for what in ("share", "mass") for sign in "-+"),
    "body_above", "body_below", "body_all", "below_best", "of_largest", "from_run", "from_wide_run", "shared_words",
    "run", "before_run", "after_run",
)  # fmt: skip
"""What each number of a context tells, in order."""

PROBABILITIES: Final = (
    0.005,
    0.01,
    0.02,
    0.04,
    0.07,
    0.1,
    0.15,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.8,
    0.85,
    0.9,
    0.93,
    0.96,
    0.98,
    0.99,
)
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
    opinions: Sequence[float],
    lengths: Sequence[int],
    words: Sequence[Sequence[str]],
    runs: Sequence[tuple[int, int]],
    asked: Sequence[int],
) -> Iterator[Shape]:
    """
    Return the context of each line that is asked for.

    Args:
        opinions: the first probability of each line of the page.
        lengths: the characters of each line.
        words: the words of each line.
        runs: the first and the last line of the run of like lines that each stands in.
        asked: the indices of the lines, ascending.
    """
    if not asked:
        return iter(())
    pick = picker(asked)
    mass = [opinion * min(length, HEAVY) for opinion, length in zip(opinions, lengths, strict=True)]
    above = list(accumulate(mass, initial=0.0))
    all_mass = above[-1] + 1e-6
    best, largest = max(opinions), max(mass) + 1e-6
    roots = list(map(math.sqrt, lengths))
    narrow, wide = (_best_run(opinions, roots, worth) for worth in (NARROW, WIDE))
    total_class = bisect_right(MASSES, all_mass)
    return zip(
        *_neighbours(opinions, pick),
        *_windows(above, lengths, pick),
        [bisect_right(PARTS, here / all_mass) for here in pick(above)],
        [bisect_right(PARTS, after / all_mass) for after in pick(above[1:])],
        [total_class] * len(asked),
        [bisect_right(PARTS, best - opinion) for opinion in pick(opinions)],
        [bisect_right(PARTS, own / largest) for own in pick(mass)],
        [_distance(i, narrow) for i in asked],
        [_distance(i, wide) for i in asked],
        _shared(opinions, words, asked),
        *_of_runs(opinions, [runs[i] for i in asked]),
        strict=True,
    )


def _neighbours(opinions: Sequence[float], pick: Picker) -> Iterator[Sequence[int]]:
    """Yield for the asked lines the class of their own probability, and of those of the lines around."""
    edge = [NO_LINE] * SPAN
    classes = [*edge, *map(bisect_right, repeat(PROBABILITIES), opinions), *edge]
    for step in (0, *range(-SPAN, 0), *range(1, SPAN + 1)):
        yield pick(classes[SPAN + step :])


def _of_runs(opinions: Sequence[float], runs: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield for the run of each asked line the class of its mean probability, and of those of the lines before and after it."""
    sums = list(accumulate(opinions, initial=0.0))
    classes = [*map(bisect_right, repeat(PROBABILITIES), opinions), NO_LINE]
    yield [bisect_right(PROBABILITIES, (sums[last + 1] - sums[first]) / (last + 1 - first)) for first, last in runs]
    yield [classes[first - 1] for first, _ in runs]
    yield [classes[last + 1] for _, last in runs]


def _windows(above: list[float], lengths: Sequence[int], pick: Picker) -> Iterator[Sequence[int]]:
    """Yield for the asked lines, window by window, the share of body and its mass before and after them."""
    edge = [0] * WIDEST
    weights = list(accumulate([min(length, HEAVY) for length in lengths], initial=0))
    weights = [*edge, *weights, *weights[-1:] * WIDEST]
    masses = [*edge, *above, *above[-1:] * WIDEST]
    here, after = pick(masses[WIDEST:]), pick(masses[WIDEST + 1 :])
    # 30 characters more, so that a window of few characters has no large share.
    weighed = [weight + 30 for weight in pick(weights[WIDEST:])]
    behind = [weight - 30 for weight in pick(weights[WIDEST + 1 :])]
    for window in WINDOWS:
        top = WIDEST + 1 + window
        before = list(map(sub, here, pick(masses[WIDEST - window :])))
        later = list(map(sub, pick(masses[top:]), after))
        yield list(map(bisect_right, repeat(PARTS), map(truediv, before, map(sub, weighed, pick(weights[WIDEST - window :])))))
        yield list(map(bisect_right, repeat(PARTS), map(truediv, later, map(sub, pick(weights[top:]), behind))))
        yield list(map(bisect_right, repeat(MASSES), before))
        yield list(map(bisect_right, repeat(MASSES), later))


def _best_run(opinions: Sequence[float], roots: Sequence[float], worth: float) -> tuple[int, int]:
    """
    Return the run of lines with the largest sum of ``(opinion - worth) * sqrt(length)`` (Bentley 1984, Kadane's scan).

    A run begins with a line that is worth more than nothing: the lines before the first such line are passed over.
    """
    best, first, last = 0.0, 0, 0
    running, start = 0.0, 0
    for i, opinion in enumerate(opinions):
        if running <= 0:
            if opinion <= worth:
                continue
            running, start = 0.0, i
        running += (opinion - worth) * roots[i]
        if running > best:
            best, first, last = running, start, i + 1
    return first, last


def _distance(i: int, run: tuple[int, int]) -> int:
    first, last = run
    return bisect_left(RUNS, 0 if first <= i < last else i - first if i < first else i - last + 1)


def _shared(opinions: Sequence[float], words: Sequence[Sequence[str]], asked: Sequence[int]) -> list[int]:
    """Return for each asked line the class of the share of its long words that stand in other lines of the body."""
    long = {i: {word for word in words[i] if len(word) >= WORD} for i in asked}
    once: set[str] = set()
    twice: set[str] = set()
    for i, opinion in enumerate(opinions):
        if opinion > SURE:
            own = long[i] if i in long else {word for word in words[i] if len(word) >= WORD}
            twice |= once & own
            once |= own
    return [bisect_right(SHARED, len(own & (twice if opinions[i] > SURE else once)) / (len(own) + 1)) for i, own in long.items()]
