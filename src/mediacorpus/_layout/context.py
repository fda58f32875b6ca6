"""
Tell what a first opinion about all lines says of one of them.

The second forest sees, beside a line's features, the first forest's probabilities of its neighbours,
of the page above and below, of the best run of lines, and whether its words recur in the lines that are sure to be body.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import accumulate, compress
from operator import itemgetter, mul, sub, truediv
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mediacorpus._layout.columns import Column

__all__ = ["CONTEXT", "contexts_of"]

T = TypeVar("T")


class Picker(Protocol):
    """Picks some items out of a column, always at the same indices."""

    def __call__(self, column: Sequence[T], /) -> Sequence[T]:
        """Return the items."""


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
NO_LINE: Final = bytes([21])
"""The class of a neighbour above the first line or below the last."""
MASSES: Final = (1, 5, 15, 40, 80, 150, 300, 500, 800, 1200, 1800, 2600, 4000, 6000, 9000)
PARTS: Final = (0.001, 0.003, 0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 0.4, 0.55, 0.7, 0.85, 0.92, 0.97, 0.99)
RUNS: Final = (-30, -16, -9, -5, -3, -2, -1, 0, 1, 2, 3, 5, 9, 16, 30)
SHARED: Final = (0.001, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
ABOVE, INSIDE, BELOW = (
    bytes([bisect_left(RUNS, step) for step in steps]) for steps in (range(RUNS[0], 0), range(1), range(1, RUNS[-1] + 2))
)
"""The classes of the lines above a run, in it, and below it, as far as they differ."""
HEAVY: Final = 400
"""Characters beyond which a line weighs no more."""
MASS: Final = bytes([bisect_right(MASSES, mass) for mass in range(WIDEST * HEAVY + 1)])
"""The class of the mass of a window, by its whole part: looked up in half the time of a search, as all borders are whole."""
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
) -> list[Column]:
    """
    Return the columns of the contexts of some lines.

    Args:
        opinions: the first probability of each line of the page.
        lengths: the characters of each line.
        words: the words of each line.
        runs: the first and the last line of the run of like lines that each stands in.
        asked: the indices of the lines, ascending.
    """
    if not asked:
        return [b""] * len(CONTEXT)
    pick = _picker(asked)
    classes = bytes([bisect_right(PROBABILITIES, opinion) if opinion else 0 for opinion in opinions])  # most lines have none
    weights = [length if length < HEAVY else HEAVY for length in lengths]  # noqa: FURB136 - a call takes three times as long
    mass = list(map(mul, opinions, weights))
    above = list(accumulate(mass, initial=0.0))
    all_mass = above[-1] + 1e-6
    best, largest = max(opinions), max(mass) + 1e-6
    roots = list(map(math.sqrt, lengths[: asked[-1] + 1]))
    narrow, wide = (_best_run(opinions, roots, asked, worth) for worth in (NARROW, WIDE))
    return [
        *_neighbours(classes, pick),
        *_windows(above, weights, pick),
        _classes(PARTS, [here / all_mass for here in pick(above)]),
        _classes(PARTS, [after / all_mass for after in pick(above[1:])]),
        bytes([bisect_right(MASSES, all_mass)]) * len(asked),
        _classes(PARTS, [best - opinion for opinion in pick(opinions)]),
        _classes(PARTS, [own / largest for own in pick(mass)]),
        bytes(pick(_distances(narrow, len(lengths)))),
        bytes(pick(_distances(wide, len(lengths)))),
        _shared(opinions, words, asked),
        *_of_runs(opinions, classes, pick(runs)),
    ]


def _picker(asked: Sequence[int]) -> Picker:
    """Return what picks the items at some indices out of a column: four times faster than a list comprehension."""
    if len(asked) > 1:
        return itemgetter(*asked)
    (only,) = asked
    return lambda column: column[only : only + 1]


def _classes(borders: Sequence[float], values: Iterable[float]) -> Column:
    return bytes(map(partial(bisect_right, borders), values))


def _neighbours(classes: Column, pick: Picker) -> Iterator[Column]:
    """Yield for the asked lines the class of their own probability, and of those of the lines around."""
    classes = NO_LINE * SPAN + classes + NO_LINE * SPAN
    for step in (0, *range(-SPAN, 0), *range(1, SPAN + 1)):
        yield bytes(pick(classes[SPAN + step :]))


def _of_runs(opinions: Sequence[float], classes: Column, runs: Sequence[tuple[int, int]]) -> Iterator[Column]:
    """Yield for the run of each asked line the class of its mean probability, and of those of the lines before and after it."""
    sums = list(accumulate(opinions, initial=0.0))
    classes += NO_LINE
    yield _classes(PROBABILITIES, [(sums[last + 1] - sums[first]) / (last + 1 - first) for first, last in runs])
    yield bytes([classes[first - 1] for first, _ in runs])
    yield bytes([classes[last + 1] for _, last in runs])


def _windows(above: list[float], weights: Sequence[int], pick: Picker) -> Iterator[Column]:
    """Yield for the asked lines, window by window, the share of body and its mass before and after them."""
    edge = [0] * WIDEST
    passed = list(accumulate(weights, initial=0))
    passed = [*edge, *passed, *passed[-1:] * WIDEST]
    masses = [*edge, *above, *above[-1:] * WIDEST]
    here, after = pick(masses[WIDEST:]), pick(masses[WIDEST + 1 :])
    # 30 characters more, so that a window of few characters has no large share.
    weighed = [weight + 30 for weight in pick(passed[WIDEST:])]
    behind = [weight - 30 for weight in pick(passed[WIDEST + 1 :])]
    for window in WINDOWS:
        top = WIDEST + 1 + window
        before = list(map(sub, here, pick(masses[WIDEST - window :])))
        later = list(map(sub, pick(masses[top:]), after))
        yield _classes(PARTS, map(truediv, before, map(sub, weighed, pick(passed[WIDEST - window :]))))
        yield _classes(PARTS, map(truediv, later, map(sub, pick(passed[top:]), behind)))
        yield bytes(map(MASS.__getitem__, map(int, before)))
        yield bytes(map(MASS.__getitem__, map(int, later)))


def _best_run(opinions: Sequence[float], roots: Sequence[float], asked: Sequence[int], worth: float) -> tuple[int, int]:
    """
    Return the run of lines with the largest sum of ``(opinion - worth) * sqrt(length)`` (Bentley 1984, Kadane's scan).

    A run begins and ends with a line that is worth more than nothing, so only those are scanned, and ``roots`` may end
    with the last of them.
    """
    values = [(opinion - worth) * root for opinion, root in zip(opinions, roots, strict=False)]
    sums = list(accumulate(values, initial=0.0))
    best, first, last = 0.0, 0, 0
    start = -1
    for i in [i for i in asked if opinions[i] > worth]:
        if start < 0 or sums[i] <= sums[start]:
            start = i
        if sums[i + 1] - sums[start] > best:
            best, first, last = sums[i + 1] - sums[start], start, i + 1
    return first, last


def _distances(run: tuple[int, int], total: int) -> Column:
    """Return for each line of the page the class of how far it stands before or after a run of lines."""
    first, end = run
    above = ABOVE[:1] * (first - len(ABOVE)) + ABOVE[-first:] if first else b""
    below = BELOW[: total - end] + BELOW[-1:] * (total - end - len(BELOW))
    return above + INSIDE * (end - first) + below


def _shared(opinions: Sequence[float], words: Sequence[Sequence[str]], asked: Sequence[int]) -> Column:
    """Return for each asked line the class of the share of its words that are long and stand in other lines of the body."""
    lines = [set(words[i]) for i in asked]
    sure = [opinions[i] > SURE for i in asked]
    once: set[str] = set()
    twice: set[str] = set()
    for own in compress(lines, sure):
        twice |= once & own
        once |= own
    once, twice = ({word for word in body if len(word) >= WORD} for body in (once, twice))
    bodies = [twice if own else once for own in sure]
    return _classes(SHARED, [len(own & body) / (len(own) + 1) for own, body in zip(lines, bodies, strict=True)])
