"""
Tell what stands around a line: its neighbours, its block, and how far the next headings and paragraphs are.

Only lines near running text are looked at (:func:`near_text`); a menu of two hundred words costs almost nothing.
They come as spans, each the first line and the one past the last; "kept" lines are those of the spans, in order.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from itertools import accumulate, chain, compress, pairwise, repeat, starmap
from operator import getitem, itemgetter, or_, sub
from typing import TYPE_CHECKING, Final, TypeVar

from mediacorpus._layout.alike import LIST
from mediacorpus._layout.columns import SHAPE, Column
from mediacorpus._layout.shape import COMMENTS, PARAGRAPH, RELATED, SITE, TERMINAL, TERMINAL_MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["FEATURES", "REACH", "Span", "copies_of", "features_of", "indices", "near_text", "spread"]

T = TypeVar("T")
Span = tuple[int, int]

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
TO_EDGE: Final = bytes([bisect_right(MANY, i) for i in range(MANY[-1] + 1)])
BLOCKS: Final = (2, 3, 4, 6, 10, 20)
SIZE: Final = {size: bisect_right(BLOCKS, size) for size in range(BLOCKS[-1])}
"""The class of a number of lines; that of a larger one is :data:`MOST`."""
MOST: Final = len(BLOCKS)
BLOCK: Final = [bytes([bisect_right(BLOCKS, size)]) * size for size in range(BLOCKS[-1] + 1)]
"""The classes of the lines of a block, by its size."""
MASSES: Final = (1, 100, 200, 400, 800, 1500, 3000, 6000)
HEAVY: Final = MASSES[-1]
"""Characters beyond which a line is no more text around another."""
TEXT: Final = b"".join(
    [bytes([i]) * (border - before) for i, (before, border) in enumerate(pairwise((0, *MASSES, WIDEST * HEAVY + 1)))]
)
"""The class of the characters of a window of lines, none of which has more than :data:`HEAVY`."""
SINCE: Final = bytes([bisect_right(STEPS, step) for step in range(STEPS[-1] + 1)])
NOT_YET: Final = bytes([len(STEPS)])
LENGTH, FUNCTION, END, WHOLE, OPENS, CHAT, DATED = map(
    SHAPE.index, ("length", "function", "end", "whole", "opens", "chat", "dated")
)
DATES: Final = bytes([min(6, count) for count in range(256)])
"""The class of the dates of eight lines."""
CHATS: Final = bytes([min(8, count) for count in range(256)])
"""The class of the chat of seven lines, each of which has at most 4."""
OUTSIDE: Final = bytes([12])
"""Every number of a neighbour above the first line or below the last."""
SHORT: Final = 5
"""The class of length from which a line heads nothing."""


def near_text(texts: Sequence[str], numbered: Sequence[tuple[int, int, int]]) -> list[Span]:
    """
    Return the spans of lines that have a sentence or a paragraph within :data:`REACH` lines.

    On a page without any, all lines are near where they are at most :data:`FRAGMENTS`, else none.
    ``numbered`` are the lists of the page, of :func:`~mediacorpus._layout.alike.numbered_lists`.
    """
    total = len(texts)
    marked = [
        i for i, text in enumerate(texts) if len(text) >= SENTENCE and (text[-1] in TERMINAL_MARKS or len(text) >= PARAGRAPH)
    ]
    if not marked:
        return [(0, total)] if 0 < total <= FRAGMENTS else []
    lists = [(first, last) for first, last, count in numbered if count >= LIST]
    if lists:
        return _near_past_lists(marked, lists, total)
    spans: list[Span] = []
    start = end = 0
    for i in marked:
        if i - REACH > end:
            spans.append((start, end))
            start = i - REACH
        end = i + REACH + 1
    spans.append((start, min(end, total)))
    return spans[spans[0][1] == 0 :]


def _near_past_lists(marked: Sequence[int], lists: Sequence[Span], total: int) -> list[Span]:
    """Return the spans of lines that have a marked line within :data:`REACH` lines, where a numbered list counts as one line."""
    steps = [1] * total
    for first, last in lists:
        steps[first + 1 : last + 1] = [0] * (last - first)
    places = list(accumulate(steps))
    near = [False] * (places[-1] + REACH + 1)
    for place in sorted({places[i] for i in marked}):
        start = max(0, place - REACH)
        near[start : place + REACH + 1] = [True] * (place + REACH + 1 - start)
    kept = [i for i, place in enumerate(places) if near[place]]
    starts = [i for before, i in zip([-2, *kept], kept, strict=False) if i != before + 1]
    ends = [i + 1 for i, after in zip(kept, [*kept[1:], -1], strict=True) if after != i + 1]
    return list(zip(starts, ends, strict=True))


def indices(spans: Sequence[Span]) -> list[int]:
    """Return the indices of the kept lines."""
    return list(chain.from_iterable(starmap(range, spans)))


def spread(column: Column, spans: Sequence[Span], total: int, rest: bytes = b"\0") -> Column:
    """Return a column of all lines from one of the kept lines; the rest have 0, or another byte."""
    pieces = []
    at = taken = 0
    for first, end in spans:
        pieces += [rest * (first - at), column[taken : taken + end - first]]
        taken += end - first
        at = end
    return b"".join([*pieces, rest * (total - at)])


def _pick(column: Column, spans: Sequence[Span], shift: int = 0) -> Column:
    """Return what a column of all lines has at the kept lines, or ``shift`` lines further on."""
    return b"".join([column[first + shift : end + shift] for first, end in spans])


def _picked(column: Sequence[T], spans: Sequence[Span], shift: int = 0) -> list[T]:
    """Return the same of a column of larger numbers."""
    picked: list[T] = []
    for first, end in spans:
        picked += column[first + shift : end + shift]
    return picked


def copies_of(texts: Sequence[str], kept: Sequence[int], counts: Mapping[str, int]) -> Column:
    """Return for each kept line how often the page has it (at most 4), 5 more where it stood before."""
    column = bytearray(b"\1" * len(kept))
    first: dict[str, int] = {}
    again = [(at, i) for at, i in enumerate(kept) if counts[texts[i]] > 1]
    if again:
        first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
    for at, i in again:
        text = texts[i]
        column[at] = min(4, counts[text]) + (5 if first[text] < i else 0)
    return bytes(column)


def features_of(
    lines: Sequence[Line],
    spans: Sequence[Span],
    shapes: Sequence[Column],
    runs: Sequence[Span],
    numbered: Sequence[tuple[int, int, int]],
) -> list[Column]:
    """
    Return the columns of the features of the kept lines.

    Args:
        lines: the page.
        spans: the kept lines, of :func:`near_text`.
        shapes: the columns of their shapes, and of their copies, of :func:`copies_of`.
        runs: the first and the last line of the run of like lines that each line of the page belongs to.
        numbered: the first line, the last line and the number of items of each numbered list of the page.
    """
    if not spans:
        return [b""] * len(FEATURES)
    kept = indices(spans)
    lengths = [len(line.text) for line in lines]
    masses = _masses(shapes, lengths, kept)
    firsts, lasts = zip(*_picked(runs, spans), strict=True)
    columns = [
        *shapes,
        _pick(_blocks([line.gap for line in lines]), spans),
        *_distances(shapes, masses, firsts, lasts, spans),
        *_lists(numbered, firsts, lasts, spans, len(lines)),
        *_heights(lengths, masses, kept, spans),
        *_windows(shapes, masses, spans),
    ]
    edge = OUTSIDE * 3
    padded = {
        name: edge + spread(column, spans, len(lines)) + edge for name, column in zip(SHAPE, shapes, strict=False) if name in NEAR
    }
    columns += [_pick(padded[name], spans, 3 + step) for step in (-1, 1) for name in NEAR]
    columns += [_pick(padded[name], spans, 3 + step) for step in (-2, 2, -3, 3) for name in FAR]
    return columns


def _distances(
    shapes: Sequence[Column], masses: Sequence[int], firsts: Sequence[int], lasts: Sequence[int], spans: Sequence[Span]
) -> list[Column]:
    """Return for each kept line how far the headings above it, and the running text on both sides, of it and of its run, are."""
    total = len(masses)
    whole, opens = shapes[WHOLE], shapes[OPENS]
    cued = compress(zip(indices(spans), whole, opens, shapes[LENGTH], strict=True), map(or_, whole, opens))
    headings = [(i, {whole, opens if length < SHORT else 0}) for i, whole, opens, length in cued]
    text = list(compress(range(total), masses))
    since, until = _since(text, total), _since([total - 1 - i for i in reversed(text)], total)[::-1]
    return [
        _pick(_since([i for i, cues in headings if COMMENTS in cues], total), spans),
        _pick(_since([i for i, cues in headings if RELATED in cues], total), spans),
        _pick(_since([i for i, cues in headings if not SITE.isdisjoint(cues)], total), spans),
        _pick(since, spans),
        _pick(until, spans),
        bytes(map(getitem, repeat(since), firsts)),
        bytes(map(getitem, repeat(until), lasts)),
    ]


def _lists(
    numbered: Sequence[tuple[int, int, int]], firsts: Sequence[int], lasts: Sequence[int], spans: Sequence[Span], total: int
) -> list[Column]:
    """Return for each kept line how many like ones it stands among, and the length of the numbered list it is in."""
    items = bytearray(total)
    for first, last, count in numbered:
        items[first : last + 1] = bytes([bisect_right(BLOCKS, count) + 1]) * (last + 1 - first)
    return [
        bytes(map(SIZE.get, [last - first + 1 for first, last in zip(firsts, lasts, strict=True)], repeat(MOST))),
        bytes(map(SIZE.get, [i - first + 1 for i, first in zip(indices(spans), firsts, strict=True)], repeat(MOST))),
        _pick(bytes(items), spans),
    ]


def _heights(lengths: Sequence[int], masses: Sequence[int], kept: Sequence[int], spans: Sequence[Span]) -> list[Column]:
    """Return for each kept line how high on the page it stands, and what part of the running text is above and below it."""
    total = len(lengths)
    passed = list(accumulate(lengths, initial=0))
    sums = list(accumulate(masses, initial=0))
    all_length, all_text = passed[-1] or 1, sums[-1] or 1
    edges = TO_EDGE + TO_EDGE[-1:] * (total - len(TO_EDGE))
    return [
        bytes([i * 12 // total for i in kept]),
        bytes([length * 12 // all_length for length in _picked(passed, spans)]),
        _pick(edges, spans),
        _pick(edges[total - 1 :: -1], spans),
        bytes([above * 10 // all_text for above in _picked(sums, spans)]),
        bytes([(sums[-1] - above) * 10 // all_text for above in _picked(sums, spans, 1)]),
    ]


def _windows(shapes: Sequence[Column], masses: Sequence[int], spans: Sequence[Span]) -> list[Column]:
    """Return for each kept line how much of a kind lies within a few lines before and after it."""
    total = len(masses)
    dated = bytes([1 if date and length < SHORT else 0 for date, length in zip(shapes[DATED], shapes[LENGTH], strict=True)])
    size = total + 2 * WIDEST
    edge = bytes(WIDEST)
    dates, chat = (int.from_bytes(edge + spread(column, spans, total), "little") for column in (dated, shapes[CHAT]))
    dates_on = _added(dates, 8, 8).to_bytes(size, "little").translate(DATES)
    chat_on = _added(chat, 7, 8).to_bytes(size, "little").translate(CHATS)
    columns = [_pick(dates_on, spans, WIDEST - 8), _pick(dates_on, spans, WIDEST + 1), _pick(chat_on, spans, WIDEST - 3)]
    light = masses if max(masses) <= HEAVY else [min(HEAVY, mass) for mass in masses]
    text = int.from_bytes(bytes(4 * WIDEST) + struct.pack(f"<{total}I", *light), "little")
    for window in WINDOWS:
        sums = struct.unpack(f"<{size}I", _added(text, window, 32).to_bytes(4 * size, "little"))
        text_on = bytes(itemgetter(*sums)(TEXT))
        columns += [_pick(text_on, spans, WIDEST - window), _pick(text_on, spans, WIDEST + 1)]
    return columns


def _added(column: int, count: int, bits: int) -> int:
    """Return the sum of each number of a column, of so many bits, and those after it, ``count`` together."""
    if count == 1:
        return column
    half = _added(column, count // 2, bits)
    both = half + (half >> count // 2 * bits)
    return both + (column >> (count - 1) * bits) if count % 2 else both


def _masses(shapes: Sequence[Column], lengths: Sequence[int], kept: Sequence[int]) -> list[int]:
    """
    Return for each line its characters where it reads like running text, else 0.

    Function words are asked for only on a page where most such lines have some: a page in a language without a lexicon has none.
    """
    masses = [0] * len(lengths)
    asked = zip(kept, shapes[FUNCTION], shapes[LENGTH], shapes[END], shapes[WHOLE], strict=True)
    long = [(i, function) for i, function, length, end, whole in asked if length > SHORT and end in TERMINAL and not whole]
    known = [(i, function) for i, function in long if function > 2]
    for i, _ in known if 2 * len(known) >= len(long) else long:
        masses[i] = lengths[i]
    return masses


def _since(marked: Sequence[int], total: int) -> Column:
    """Return for each of ``total`` lines how far back the last marked line is, as a class."""
    steps = []
    start = 0
    fresh = NOT_YET
    for i in marked:
        steps.append(_ladder(i + 1 - start, fresh))
        start, fresh = i + 1, SINCE
    return b"".join([*steps, _ladder(total - start, fresh)])


def _ladder(count: int, classes: bytes) -> bytes:
    return classes[:count] if count <= len(classes) else classes + classes[-1:] * (count - len(classes))


def _blocks(gaps: Sequence[int]) -> Column:
    """Return for each line the class of its block: how many lines stand together without a blank one between."""
    starts = [0, *compress(range(1, len(gaps)), gaps[1:]), len(gaps)]
    sizes = map(sub, starts[1:], starts)
    return b"".join([BLOCK[size] if size < len(BLOCK) else BLOCK[-1][:1] * size for size in sizes])
