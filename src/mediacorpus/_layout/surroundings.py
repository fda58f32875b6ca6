"""
Tell what stands around a line: its neighbours, its block, and how far the next headings and paragraphs are.

Only lines near running text are looked at (:func:`near_text`); a menu of two hundred words costs almost nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import COMMENTS, EMPTY, RELATED, SHAPE, SITE, TERMINAL, TERMINAL_MARKS, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["FEATURES", "REACH", "features_of", "near_text"]

REACH: Final = 5
"""Lines from a sentence within which a line can belong to an article: 99.8 % of the characters of bodies do on the training pages."""
SENTENCE: Final = 30
PARAGRAPH: Final = 80


NEAR: Final = ("length", "end", "function", "opens", "capitals")
FAR: Final = ("length", "end")
WINDOWS: Final = (3, 8, 20)
FEATURES: Final = (
    *SHAPE,
    "copies", "block", "since_comments", "since_related", "since_site", "since_text", "until_text",
    "place", "place_by_length", "from_top", "from_bottom", "text_before", "text_after", "dates_before", "dates_after", "chat_around",
    *(f"text{sign}{window}" for window in WINDOWS for sign in "-+"),
    *(f"{name}{step:+d}" for step in (-1, 1) for name in NEAR),
    *(f"{name}{step:+d}" for step in (-2, 2, -3, 3) for name in FAR),
)  # fmt: skip
"""What each number of a line's features tells, in order."""

STEPS: Final = (1, 2, 3, 5, 8, 13, 25, 60, 998)
MANY: Final = (1, 2, 4, 8, 16, 30, 60, 120)
EDGE: Final = MANY[-1]
TO_EDGE: Final = [bisect_right(MANY, i) for i in range(EDGE + 1)]
BLOCKS: Final = (2, 3, 4, 6, 10, 20)
MASSES: Final = (1, 100, 200, 400, 800, 1500, 3000, 6000)
FARTHEST: Final = STEPS[-1]
SINCE: Final = [bisect_right(STEPS, step) for step in range(FARTHEST + 1)]
NOT_YET: Final = [len(STEPS)]
LENGTH, FUNCTION, END, WHOLE, OPENS, CHAT, DATED = map(
    SHAPE.index, ("length", "function", "end", "whole", "opens", "chat", "dated")
)
NEAR_OF: Final = itemgetter(*map(SHAPE.index, NEAR))
FAR_OF: Final = itemgetter(*map(SHAPE.index, FAR))
OUTSIDE: Final[Shape] = (12,) * len(SHAPE)
"""The shape of a neighbour above the first line or below the last."""


def near_text(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether a sentence or a paragraph stands within :data:`REACH` lines of it; all, where there is none."""
    text = [
        len(line.text) >= PARAGRAPH or (len(line.text) >= SENTENCE and line.text[-1] in TERMINAL_MARKS) for line in lines
    ]
    sums = [0, *accumulate(text)]
    total = len(lines)
    if not sums[-1]:
        return [True] * total
    return [sums[min(total, i + REACH + 1)] > sums[max(0, i - REACH)] for i in range(total)]


def features_of(lines: Sequence[Line], shapes: Sequence[Shape | None]) -> list[Shape | None]:
    """
    Return the features of each line that has a shape, and ``None`` for the rest.

    Args:
        lines: the page.
        shapes: the shape of each line, ``None`` for a line that :func:`near_text` leaves out.
    """
    total = len(lines)
    lengths = [line.end - line.start for line in lines]
    known = [shape or EMPTY for shape in shapes]
    kept = [i for i, shape in enumerate(shapes) if shape]
    padded = [OUTSIDE] * 3 + known + [OUTSIDE] * 3
    near = [NEAR_OF(shape) for shape in padded]
    far = [FAR_OF(shape) for shape in padded]
    rows: list[Shape | None] = [None] * total
    for i, places, windows in zip(kept, _places(lines, known, kept, lengths), _windows(known, kept, lengths), strict=True):
        rows[i] = (
            known[i] + places + windows + near[i + 2] + near[i + 4] + far[i + 1] + far[i + 5] + far[i] + far[i + 6]
        )
    return rows


def _places(lines: Sequence[Line], shapes: Sequence[Shape], kept: Sequence[int], lengths: Sequence[int]) -> Iterator[Shape]:
    """Yield for each kept line how it lies on the page: copies, block, height, distances to headings."""
    total = len(lines)
    passed = [0, *accumulate(lengths)]
    all_length = passed[-1] or 1
    headings = [(shape[WHOLE], shape[OPENS] if shape[LENGTH] < 5 else 0) for shape in shapes]
    text = _masses(shapes, lengths)
    sums = [0, *accumulate(text)]
    all_text = sums[-1] or 1
    distances = list(
        zip(
            _copies(lines),
            _blocks(lines),
            _since([COMMENTS in pair for pair in headings]),
            _since([RELATED in pair for pair in headings]),
            _since([whole in SITE or opens in SITE for whole, opens in headings]),
            _since(text),
            _since(text[::-1])[::-1],
            strict=True,
        )
    )
    for i in kept:
        yield (
            *distances[i], i * 12 // total, passed[i] * 12 // all_length, TO_EDGE[i if i < EDGE else EDGE],
            TO_EDGE[total - 1 - i if total - 1 - i < EDGE else EDGE], sums[i] * 10 // all_text,
            (sums[-1] - sums[i + 1]) * 10 // all_text,
        )  # fmt: skip


def _windows(shapes: Sequence[Shape], kept: Sequence[int], lengths: Sequence[int]) -> Iterator[Shape]:
    """Yield for each kept line how much of a kind lies within a few lines before and after it."""
    total = len(shapes)
    dates = [0, *accumulate([1 if shape[DATED] and shape[LENGTH] < 5 else 0 for shape in shapes])]
    chat = [0, *accumulate([shape[CHAT] for shape in shapes])]
    sums = [0, *accumulate(_masses(shapes, lengths))]
    for i in kept:
        low3, low8, low20 = (i - 3, i - 8, i - 20) if i >= 20 else (max(0, i - 3), max(0, i - 8), max(0, i - 20))
        top3, top8, top20 = min(total, i + 4), min(total, i + 9), min(total, i + 21)
        here, after = sums[i], sums[i + 1]
        yield (
            min(6, dates[i] - dates[low8]), min(6, dates[top8] - dates[i + 1]), min(8, chat[top3] - chat[low3]),
            bisect_right(MASSES, here - sums[low3]), bisect_right(MASSES, sums[top3] - after),
            bisect_right(MASSES, here - sums[low8]), bisect_right(MASSES, sums[top8] - after),
            bisect_right(MASSES, here - sums[low20]), bisect_right(MASSES, sums[top20] - after),
        )  # fmt: skip


def _masses(shapes: Sequence[Shape], lengths: Sequence[int]) -> list[int]:
    """Return for each line its characters where it reads like running text, else 0."""
    return [
        length if shape[LENGTH] > 5 and shape[END] in TERMINAL and shape[FUNCTION] > 2 and not shape[WHOLE] else 0
        for length, shape in zip(lengths, shapes, strict=True)
    ]


def _since(marks: Sequence[int]) -> list[int]:
    """Return for each line how far back the last marked line is, as a class."""
    steps: list[int] = []
    start = 0
    fresh = NOT_YET
    for i in [i for i, mark in enumerate(marks) if mark]:
        steps += _ladder(i + 1 - start, fresh)
        start, fresh = i + 1, SINCE
    return steps + _ladder(len(marks) - start, fresh)


def _ladder(count: int, classes: list[int]) -> list[int]:
    return classes[:count] if count <= len(classes) else classes + classes[-1:] * (count - len(classes))


def _copies(lines: Sequence[Line]) -> list[int]:
    """Return for each line how often the page has it (at most 4), 5 more where it stood before."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.text] = counts.get(line.text, 0) + 1
    seen: set[str] = set()
    copies = []
    for line in lines:
        copies.append(min(4, counts[line.text]) + (5 if line.text in seen else 0))
        seen.add(line.text)
    return copies


def _blocks(lines: Sequence[Line]) -> list[int]:
    """Return for each line the class of its block: how many lines stand together without a blank one between."""
    sizes: list[int] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].gap:
            sizes += [bisect_right(BLOCKS, end - start)] * (end - start)
            start = end
    return sizes
