"""
Pair the marks of one paragraph, so that a broken mark spoils no other paragraph.

Shape: ``“Is it ‘over’?” he asked`` gives ``“…”`` and, inside it, ``‘over’``.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.quotes.marks import CLOSE, OPEN, Mark, find_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Pair", "Stray", "in_order", "pair_marks"]

WEAK_REACH = 80
"""A single mark after a plural s ("the boys’ club") closes only a quotation this short: such quotations are labels."""

NESTED_LABEL = 60
"""A quotation inside one with the same marks is at most this long: they are labels, “the “Israeli” side”."""
NEXT_MARKS = 8
"""How many marks to look at for the end of such a label, its own among them."""
NEXT = re.compile(r"(?<=[.?!…])[\x20\xa0]*\n\s{0,40}['‘](?!['‘])[A-Z]")
"""Matches a sentence's end, the blank line, and ``'I`` at the head of the next paragraph."""
SUFFIXES = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


@attrs.define
class Pair:
    """A quotation as marked: ``start`` and ``end`` take the marks in."""

    start: int
    end: int
    single: bool = attrs.field(kw_only=True)
    closed: bool = attrs.field(kw_only=True)
    parent: Pair | None = attrs.field(default=None, kw_only=True)
    inner: int = attrs.field(kw_only=True)
    """Where the words begin, after the opening mark."""
    carried: bool = attrs.field(default=False, kw_only=True)
    """It has no opening mark: the paragraph before left it open."""
    dropped: bool = attrs.field(default=False, kw_only=True)
    """It was an apostrophe after all."""
    hand: int = attrs.field(default=OPEN, kw_only=True)
    """The way its opening mark looks."""
    weak: int | None = attrs.field(default=None, kw_only=True)
    """Where a mark after a plural s stands that may close it."""
    first: int = attrs.field(kw_only=True)
    """Where the paragraph in which it begins does."""
    last: int = attrs.field(kw_only=True)
    """Where the paragraph in which it ends does."""
    section: int = attrs.field(default=0, kw_only=True)
    """The index of its section."""


@attrs.frozen
class Stray:
    """A closing mark that closes nothing."""

    start: int
    end: int


class _Pairing:
    """The marks of one paragraph that are still open, innermost last."""

    def __init__(self, text: str, start: int, end: int, elisions: frozenset[str], *, carried: bool) -> None:
        self.text, self.start, self.end, self.elisions, self.carried = text, start, end, elisions, carried
        self.initials = {word[0] for word in elisions}
        self.stack: list[Pair] = []
        self.found: list[Pair] = []
        self.strays: list[Stray] = []
        self.first = True

    def open(self, mark: Mark) -> None:
        parent = self.stack[-1] if self.stack else None
        start, inner, hand, single, _, _ = mark
        first, last = self.start, self.end
        self.stack.append(
            Pair(start, inner, single=single, closed=False, parent=parent, inner=inner, hand=hand, first=first, last=last)
        )

    def close(self, end: int, *, closed: bool) -> None:
        """Take the innermost open mark off the stack and keep its quotation."""
        pair = self.stack.pop()
        pair.end, pair.closed = end, closed
        self.found.append(pair)

    def settle(self, end: int, *, last: bool = False) -> None:
        """End the innermost open mark at ``end`` for want of a closing mark."""
        pair = self.stack[-1]
        if not pair.single:
            self.close(trim_right(self.text, pair.inner, end), closed=False)
            return
        far = pair.weak is not None and pair.hand != OPEN and pair.weak - pair.start > WEAK_REACH
        stop = None if far else pair.weak
        if stop is None and pair.hand == OPEN:
            stop = missing_space(self.text, pair.inner, end)
        if stop is not None:
            self.close(stop, closed=True)
        elif last and (pair.start == self.start or self.goes_on(end)):
            self.close(trim_right(self.text, pair.inner, end), closed=False)
        else:
            self.stack.pop().dropped = True

    def goes_on(self, end: int) -> bool:
        """Tell whether the next paragraph opens with a single mark and a capital, so that the quotation goes on there."""
        return end > self.start and NEXT.match(self.text, end) is not None

    def innermost_double(self) -> int:
        """Return the place on the stack of the innermost open double mark, or -1."""
        depth = len(self.stack) - 1
        while depth >= 0 and self.stack[depth].single:
            depth -= 1
        return depth

    def feed(self, mark: Mark, ahead: Iterable[Mark]) -> None:
        """Open or close a quotation at the mark; those ``ahead`` tell whether it begins a label."""
        if mark.single:
            self.feed_single(mark)
            return
        depth = self.innermost_double()
        if depth >= 0 and nests(mark, ahead):
            self.open(mark)
        else:
            self.feed_double(mark, depth)
        self.first = False

    def feed_double(self, mark: Mark, depth: int) -> None:
        if self.opens(mark, inside=depth >= 0):
            while 0 <= depth < len(self.stack):
                self.settle(mark.start)
            self.open(mark)
        elif depth >= 0:
            while len(self.stack) > depth + 1:
                self.settle(mark.start)
            self.close(mark.end, closed=True)
        else:
            self.close_unopened(mark)

    def opens(self, mark: Mark, *, inside: bool) -> bool:
        """Tell whether a double mark opens a quotation: by its hand, unless its place says otherwise."""
        if mark.hand == OPEN:
            at_end = mark.end + 4 >= self.end and not self.text[mark.end : self.end].strip()
            return not (inside and ((mark.right and not mark.left) or at_end))
        if mark.hand == CLOSE:
            return not inside and mark.left and not mark.right
        return mark.left if mark.left != mark.right else not inside

    def close_unopened(self, mark: Mark) -> None:
        if self.first and self.carried:
            start, end = self.start, self.end
            pair = Pair(start, mark.end, single=False, closed=True, inner=start, carried=True, first=start, last=end)
            self.found.append(pair)
        else:
            self.strays.append(Stray(mark.start, mark.end))

    def feed_single(self, mark: Mark) -> None:
        opening = mark.hand == OPEN or (mark.left and not mark.right)
        is_open = bool(self.stack) and self.stack[-1].single
        if opening:
            if self.is_elision(mark):
                return
            if is_open:
                self.settle(mark.start)
            self.open(mark)
        elif is_open and (not (mark.left and mark.right) or self.just_closed(mark)):
            if self.text[mark.start - 1] in "nN" and self.text[mark.start - 2 : mark.start - 1] in ("’", "'", "‘"):
                return
            before, after = self.text[mark.start - 1], self.text[mark.end : mark.end + 2]
            if before in "sS" and mark.end < self.end and after[0].isspace() and after[1:].isalnum():
                pair = self.stack[-1]
                pair.weak = mark.end if pair.weak is None else pair.weak
            else:
                self.close(mark.end, closed=True)

    def just_closed(self, mark: Mark) -> bool:
        """Tell whether a double quotation ends right before the single mark: ``'He said, "No,"'``."""
        return bool(self.found) and self.found[-1].end == mark.start and not self.found[-1].single

    def is_elision(self, mark: Mark) -> bool:
        """Tell whether the mark is the apostrophe of ’em or ’90s."""
        word = self.text[mark.end : mark.end + 8]
        if not (word[:1].isdigit() or word[:1].lower() in self.initials):
            return False
        if word[:2].isdigit() and word[2:3] in ("s", " ", ""):
            return True
        size = 0
        while word[size : size + 1].isalpha():
            size += 1
        return word[:size].lower() in self.elisions


def pair_marks(
    text: str, start: int, end: int, *, elisions: frozenset[str], carried: bool = False
) -> tuple[list[Pair], list[Stray], bool]:
    """
    Pair the marks of the paragraph ``text[start:end]``.

    Args:
        text: the page.
        start: where the paragraph begins.
        end: where it ends.
        elisions: the words that begin with an apostrophe.
        carried: whether the paragraph before ended inside a quotation.

    Returns:
        The pairs in order, the closing marks that close nothing, and whether the paragraph ends inside a quotation.
    """
    marks = find_marks(text, start, end)
    ahead = deque(islice(marks, NEXT_MARKS - 1))
    if not ahead:
        return [], [], carried
    work = _Pairing(text, start, end, elisions, carried=carried)
    for mark in marks:  # no list of all marks: a line can have a million
        ahead.append(mark)
        work.feed(ahead.popleft(), ahead)
    while ahead:
        work.feed(ahead.popleft(), ahead)
    while work.stack:
        work.settle(end, last=True)
    pairs = in_order(pair for pair in work.found if has_words(text, pair))
    for pair in pairs:
        while pair.parent is not None and (pair.parent.dropped or pair.parent.end < pair.end):
            pair.parent = pair.parent.parent
    inside = any(not pair.closed and pair.end == end for pair in pairs) or (carried and work.first)
    return pairs, work.strays, inside


def in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Sort by the start, of equals the longer first; two sorts by a number cost less than one by two."""
    found = sorted(pairs, key=attrgetter("end"), reverse=True)
    found.sort(key=attrgetter("start"))
    return found


def nests(mark: Mark, ahead: Iterable[Mark]) -> bool:
    """Tell whether the opening mark begins a short quotation inside another: two closing marks follow before any opening."""
    if mark.single or mark.hand != OPEN or mark.right or not mark.left:
        return False
    closing = 0
    for other in ahead:
        if other.single:
            continue
        if other.hand != CLOSE or (not closing and (other.left or other.start - mark.end > NESTED_LABEL)):
            return False
        closing += 1
        if closing == 2:
            return True
    return False


def has_words(text: str, pair: Pair) -> bool:
    """Tell whether a letter or digit stands between the marks."""
    return pair.inner < pair.end and (text[pair.inner].isalnum() or any(map(str.isalnum, text[pair.inner : pair.end])))


def trim_right(text: str, start: int, end: int) -> int:
    """Return ``end`` moved left over white space."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def missing_space(text: str, start: int, end: int) -> int | None:
    """Find the ’ of ``‘Fancy’word``, closed without a blank; the ’ of it’s and Sha’abi is none."""
    at = text.find("’", start, min(end, start + WEAK_REACH))
    if at < 0 or at == start or not text[at - 1].isalpha():
        return None
    letters = 0
    while at + 1 + letters < end and text[at + 1 + letters].isalpha() and letters < 12:
        letters += 1
    return at + 1 if letters > 4 and text[at + 1].islower() and text[at + 1 : at + 1 + letters] not in SUFFIXES else None
