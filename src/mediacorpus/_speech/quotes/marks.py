"""
Find the quotation marks of a line and tell which way each looks.

Shape: ``‘It’s over,’ he said`` holds two marks; the apostrophe inside the word is none.
Units: code points of the page.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CLOSE", "OPEN", "Mark", "find_marks", "may_have_marks"]

OPEN, CLOSE, EITHER = 1, -1, 0

MARK = re.compile(
    r"""
    (["“”„‟«»「」『』‹›‘’'`]) \1*     # “Yes,”  "Yes,"  ``Yes,''  ““Yes,””: a run of one mark is one;  not  -Yes-
    """,
    re.VERBOSE,
)

HINT = re.compile(
    r"""
    ["“”„‟«»「」『』‹›‘’'`]
    (?: (?<! ['’] ) | (?<! [^\W_] ['’] ) | (?! [^\W_] ) )     # an apostrophe only beside a blank or a mark;  not  it's
    """,
    re.VERBOSE,
)
"""Matches in every line that has a mark, and in few others."""

TAG = re.compile(
    r"""
    <[^<>\n]{1,600}>                 # <tweet id="12">  but not  5 < 6
    """,
    re.VERBOSE,
)

DOUBLE_OPENS = frozenset("“„«「『‟") | {"``", "‘‘"}
DOUBLE_CLOSES = frozenset("”»」』") | {"’’"}
SHAPES = {
    **dict.fromkeys(DOUBLE_OPENS, (OPEN, False)),
    **dict.fromkeys(DOUBLE_CLOSES, (CLOSE, False)),
    **dict.fromkeys("‘‹", (OPEN, True)),
    **dict.fromkeys("’'", (EITHER, True)),
    "›": (CLOSE, True),
}
"""A mark -> the hand that its shape shows, and whether it is a single one; any other is a double one of either hand."""
DOUBLED = frozenset("'‘’`")
"""Marks of which two are another mark."""
BEFORE_OPENING = frozenset(" ([{—–-―‘/“\"'«…")
AFTER_CLOSING = frozenset(" .,;:!?)]}—–-―’/”\"'»…")
LONGEST_SINGLE_RUN = 3
"""A run of four or more ' is a rule across the page, not a mark."""


class Mark(NamedTuple):
    """One mark: its place, the hand its shape shows, and what stands beside it."""

    start: int
    end: int
    hand: int
    single: bool
    left: bool
    """It has the place of an opening mark: after a blank, a bracket or a dash."""
    right: bool
    """It has the place of a closing mark: before a blank or a stop."""


_new_mark = functools.partial(tuple.__new__, Mark)
"""Makes a mark of its fields in half the time: a line can have a million."""


def may_have_marks(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is worth a search for marks; a few lines without any are."""
    return HINT.search(text, start, end) is not None


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """
    Yield the marks of the line ``text[start:end]``, in order.

    Marks inside a tag of HTML are none, nor are the two of ``name="value"``.
    Raises nothing, whatever the line; linear in its length.
    """
    tags = [tag.span() for tag in TAG.finditer(text, start, end)] if text.find("<", start, end) >= 0 else []
    at = 0
    attribute = False
    for match in MARK.finditer(text, start, end):
        begin, stop = match.span()
        shape = text[begin]
        if shape in DOUBLED and is_apostrophe(text, begin, stop, end):
            continue
        if shape == '"' and (attribute or (begin > start and text[begin - 1] == "=")):
            attribute = not attribute
            continue
        while at < len(tags) and tags[at][1] <= begin:
            at += 1
        if at < len(tags) and tags[at][0] < begin:
            continue
        if stop - begin == 1:
            yield make_mark(text, begin, stop, start, end)
        else:
            yield from split_run(text, begin, stop, start, end)


def is_apostrophe(text: str, begin: int, stop: int, end: int) -> bool:
    """Tell whether the run stands inside a word, as in it's, or is a lone grave accent."""
    if text[begin] == "`":
        return stop - begin != 2
    return begin > 0 and stop < end and text[begin - 1].isalnum() and text[stop].isalnum()


def split_run(text: str, begin: int, stop: int, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of a run: ``''`` is one, ``'''`` a single and a double, in the order their side asks for."""
    if text[begin] not in "'’‘" or stop - begin == 2:
        yield make_mark(text, begin, stop, start, end)
    elif stop - begin == LONGEST_SINGLE_RUN:
        opening = begin == start or text[begin - 1].isspace()
        middle = begin + 2 if opening else begin + 1
        yield make_mark(text, begin, middle, start, end)
        yield make_mark(text, middle, stop, start, end)


def make_mark(text: str, begin: int, stop: int, start: int, end: int) -> Mark:
    """Describe the mark ``text[begin:stop]`` of the line ``text[start:end]``."""
    shape = text[begin]
    if stop - begin > 1 and shape in DOUBLED:
        shape = text[begin:stop]
    hand, single = SHAPES.get(shape, (EITHER, False))
    left = begin == start or text[begin - 1] in BEFORE_OPENING or text[begin - 1].isspace()
    right = stop == end or text[stop] in AFTER_CLOSING or text[stop].isspace()
    return _new_mark((begin, stop, hand, single, left, right))
