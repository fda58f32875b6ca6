"""
Tell what stands around a line: its neighbours, its block, and how far the next headings and paragraphs are.

Only lines near running text are looked at (:func:`near_text`); a menu of two hundred words costs almost nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, repeat
from operator import itemgetter, sub
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from mediacorpus._layout.alike import LIST, numbered_lists
from mediacorpus._layout.shape import COMMENTS, EMPTY, PARAGRAPH, RELATED, SHAPE, SITE, TERMINAL, TERMINAL_MARKS, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["FEATURES", "REACH", "Picker", "features_of", "near_text", "picker"]

T = TypeVar("T")


class Picker(Protocol):
    """Picks some items out of a column, always at the same indices."""

    def __call__(self, column: Sequence[T], /) -> Sequence[T]:
        """Return the items."""


REACH: Final = 5
"""
Lines from a sentence within which a line can belong to an article:
99.6 % of the characters of bodies do on the training pages.
"""
FRAGMENTS: Final = 5000
"""Lines of the longest page without a sentence that is read all the same; none of the 853 pages with gold labels is one."""
SENTENCE: Final = 30


NEAR: Final = ("length", "end", "function", "opens", "capitals", "pictured")
FAR: Final = ("length", "end")
WINDOWS: Final = (3, 8, 20)
WIDEST: Final = WINDOWS[-1]
FEATURES: Final = (
    *SHAPE,
    "copies", "block", "since_comments", "since_related", "since_site", "since_text", "until_text",
    "run_since_text", "run_until_text", "alike", "place_alike", "numbered",
    "place", "place_by_length", "from_top", "from_bottom", "text_before", "text_after",
    "dates_before", "dates_after", "chat_around",
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
LENGTH, FUNCTION, START, END, WHOLE, OPENS, CHAT, DATED = map(
    SHAPE.index, ("length", "function", "start", "end", "whole", "opens", "chat", "dated")
)
DATES: Final = [min(6, count) for count in range(8 + 1)]
"""The class of the dates of eight lines."""
CHATS: Final = [min(8, count) for count in range(7 * 4 + 1)]
"""The class of the chat of seven lines, each of which has at most 4."""
NEAR_OF: Final = itemgetter(*map(SHAPE.index, NEAR))
FAR_OF: Final = itemgetter(*map(SHAPE.index, FAR))
CUES_OF: Final = itemgetter(WHOLE, OPENS)
OUTSIDE: Final[Shape] = (12,) * len(SHAPE)
"""The shape of a neighbour above the first line or below the last."""


def near_text(lines: Sequence[Line]) -> list[bool]:
    """
    Tell for each line whether a sentence or a paragraph stands within :data:`REACH` lines of it.

    On a page without any, all lines are near where they are at most :data:`FRAGMENTS`, else none.
    """
    text = [len(line.text) >= PARAGRAPH or (len(line.text) >= SENTENCE and line.text[-1] in TERMINAL_MARKS) for line in lines]
    total = len(lines)
    lists = [(first, last) for first, last, count in numbered_lists(lines) if count >= LIST]
    if lists and any(text):
        return _near_past_lists(text, lists)
    sums = [0, *accumulate(text)]
    if not sums[-1]:
        return [total <= FRAGMENTS] * total
    return [sums[min(total, i + REACH + 1)] > sums[max(0, i - REACH)] for i in range(total)]


def _near_past_lists(text: Sequence[bool], lists: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each line whether text stands within :data:`REACH` lines of it, where a numbered list counts as one line."""
    total = len(text)
    steps = [1] * total
    for first, last in lists:
        steps[first + 1 : last + 1] = [0] * (last - first)
    places = list(accumulate(steps))
    marked = sorted({place for place, is_text in zip(places, text, strict=True) if is_text})
    near = [False] * (places[-1] + REACH + 1)
    for place in marked:
        start = max(0, place - REACH)
        near[start : place + REACH + 1] = [True] * (place + REACH + 1 - start)
    return [near[place] for place in places]


def features_of(lines: Sequence[Line], shapes: Sequence[Shape | None], runs: Sequence[tuple[int, int]]) -> list[Shape | None]:
    """
    Return the features of each line that has a shape, and ``None`` for the rest.

    Args:
        lines: the page.
        shapes: the shape of each line, ``None`` for a line that :func:`near_text` leaves out.
        runs: the run of like lines that each belongs to, of :func:`runs_of`.
    """
    rows: list[Shape | None] = [None] * len(lines)
    kept = [i for i, shape in enumerate(shapes) if shape]
    if not kept:
        return rows
    texts = [line.text for line in lines]
    lengths = list(map(len, texts))
    known = [shape or EMPTY for shape in shapes]
    masses = _masses(known, lengths, kept)
    pick = picker(kept)
    columns = (
        _copies(texts, kept),
        pick(_blocks(lines)),
        *_distances(known, masses, runs, kept),
        *_lists(lines, runs, kept),
        *_heights(lengths, masses, kept, pick),
        *_windows(known, masses, pick),
    )
    padded = [OUTSIDE] * 3 + known + [OUTSIDE] * 3
    near = list(map(NEAR_OF, padded))
    far = list(map(FAR_OF, padded))
    for i, around in zip(kept, zip(*columns, strict=True), strict=True):
        rows[i] = known[i] + around + near[i + 2] + near[i + 4] + far[i + 1] + far[i + 5] + far[i] + far[i + 6]
    return rows


def picker(kept: Sequence[int]) -> Picker:
    """Return what picks the items at the indices ``kept`` out of a column: four times faster than a list comprehension."""
    if len(kept) > 1:
        return itemgetter(*kept)
    (only,) = kept
    return lambda column: column[only : only + 1]


def _distances(
    shapes: Sequence[Shape], masses: Sequence[int], runs: Sequence[tuple[int, int]], kept: Sequence[int]
) -> list[Sequence[int]]:
    """Return for each kept line how far the headings above it, and the running text on both sides, of it and of its run, are."""
    total = len(shapes)
    pick = picker(kept)
    headings = [(i, shapes[i][WHOLE], shapes[i][OPENS] if shapes[i][LENGTH] < 5 else 0) for i in kept if any(CUES_OF(shapes[i]))]
    text = [i for i in kept if masses[i]]
    since, until = _since(text, total), _since([total - 1 - i for i in reversed(text)], total)[::-1]
    return [
        pick(_since([i for i, whole, opens in headings if COMMENTS in (whole, opens)], total)),
        pick(_since([i for i, whole, opens in headings if RELATED in (whole, opens)], total)),
        pick(_since([i for i, whole, opens in headings if whole in SITE or opens in SITE], total)),
        pick(since),
        pick(until),
        [since[runs[i][0]] for i in kept],
        [until[runs[i][1]] for i in kept],
    ]


def _lists(lines: Sequence[Line], runs: Sequence[tuple[int, int]], kept: Sequence[int]) -> list[Sequence[int]]:
    """Return for each kept line how many like ones it stands among, and the length of the numbered list it is in."""
    numbered = [0] * len(lines)
    for first, last, count in numbered_lists(lines):
        numbered[first : last + 1] = [bisect_right(BLOCKS, count) + 1] * (last + 1 - first)
    return [
        [bisect_right(BLOCKS, runs[i][1] - runs[i][0] + 1) for i in kept],
        [bisect_right(BLOCKS, i - runs[i][0] + 1) for i in kept],
        [numbered[i] for i in kept],
    ]


def _heights(lengths: Sequence[int], masses: Sequence[int], kept: Sequence[int], pick: Picker) -> list[Sequence[int]]:
    """Return for each kept line how high on the page it stands, and what part of the running text is above and below it."""
    total = len(lengths)
    passed = list(accumulate(lengths, initial=0))
    sums = list(accumulate(masses, initial=0))
    all_length, all_text, last = passed[-1] or 1, sums[-1] or 1, total - 1
    return [
        [i * 12 // total for i in kept],
        [length * 12 // all_length for length in pick(passed)],
        [TO_EDGE[i] if i < EDGE else TO_EDGE[EDGE] for i in kept],
        [TO_EDGE[last - i] if last - i < EDGE else TO_EDGE[EDGE] for i in kept],
        [above * 10 // all_text for above in pick(sums)],
        [(sums[-1] - above) * 10 // all_text for above in pick(sums[1:])],
    ]


def _windows(shapes: Sequence[Shape], masses: Sequence[int], pick: Picker) -> list[Sequence[int]]:
    """Return for each kept line how much of a kind lies within a few lines before and after it."""
    dates = _sums([1 if shape[DATED] and shape[LENGTH] < 5 else 0 for shape in shapes])
    chat = _sums([shape[CHAT] for shape in shapes])
    text = _sums(masses)
    here, after = pick(text[WIDEST:]), pick(text[WIDEST + 1 :])
    columns: list[Sequence[int]] = [
        [DATES[count] for count in map(sub, pick(dates[WIDEST:]), pick(dates[WIDEST - 8 :]))],
        [DATES[count] for count in map(sub, pick(dates[WIDEST + 9 :]), pick(dates[WIDEST + 1 :]))],
        [CHATS[count] for count in map(sub, pick(chat[WIDEST + 4 :]), pick(chat[WIDEST - 3 :]))],
    ]
    for window in WINDOWS:
        columns.append(list(map(bisect_right, repeat(MASSES), map(sub, here, pick(text[WIDEST - window :])))))
        columns.append(list(map(bisect_right, repeat(MASSES), map(sub, pick(text[WIDEST + 1 + window :]), after))))
    return columns


def _sums(counts: Sequence[int]) -> list[int]:
    """Return the sums of the first 0, 1, ... counts; :data:`WIDEST` more on both sides, so that no window ends outside."""
    sums = list(accumulate(counts, initial=0))
    return [0] * WIDEST + sums + sums[-1:] * WIDEST


def _masses(shapes: Sequence[Shape], lengths: Sequence[int], kept: Sequence[int]) -> list[int]:
    """
    Return for each line its characters where it reads like running text, else 0.

    Function words are asked for only on a page where most such lines have some: a page in a language without a lexicon has none.
    """
    masses = [0] * len(lengths)
    long = [i for i in kept if shapes[i][LENGTH] > 5 and shapes[i][END] in TERMINAL and not shapes[i][WHOLE]]
    known = [i for i in long if shapes[i][FUNCTION] > 2]
    for i in known if 2 * len(known) >= len(long) else long:
        masses[i] = lengths[i]
    return masses


def _since(marked: Sequence[int], total: int) -> list[int]:
    """Return for each of ``total`` lines how far back the last marked line is, as a class."""
    steps: list[int] = []
    start = 0
    fresh = NOT_YET
    for i in marked:
        steps += _ladder(i + 1 - start, fresh)
        start, fresh = i + 1, SINCE
    return steps + _ladder(total - start, fresh)


def _ladder(count: int, classes: list[int]) -> list[int]:
    return classes[:count] if count <= len(classes) else classes + classes[-1:] * (count - len(classes))


def _copies(texts: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Return for each kept line how often the page has it (at most 4), 5 more where it stood before."""
    counts = Counter(texts)
    if len(counts) == len(texts):
        return [1] * len(kept)
    first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    return [1 if counts[texts[i]] == 1 else min(4, counts[texts[i]]) + (5 if first[texts[i]] < i else 0) for i in kept]


def _blocks(lines: Sequence[Line]) -> list[int]:
    """Return for each line the class of its block: how many lines stand together without a blank one between."""
    sizes: list[int] = []
    start = 0
    for end in [*(i for i, line in enumerate(lines) if line.gap and i), len(lines)]:
        sizes += [bisect_right(BLOCKS, end - start)] * (end - start)
        start = end
    return sizes
