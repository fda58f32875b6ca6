"""
Find the runs of capitalised words of a page.

Shape: the levelled page and its sections go in; one :class:`Run` comes out for
each ``Secretary-General of Asa'ib Ahl Al-Haq Movement``, cut into its words.
Units: code points of the page, half-open, from 0.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Section

__all__ = ["Run", "find_runs"]

LONGEST_RUN = 20
"""Words of one run; the longest name of the development sets has 14."""

LONGEST_NUMBER = 4
"""Digits that may begin a name, as in ``49ers``."""

LONGEST_HEADLINE = 200
"""Characters of a line that may be a headline; the seeds' longest has 118."""


@attrs.define
class Run:
    """A run of capitalised words, with the small words between them."""

    words: list[str]
    """Each word, without its possessive."""
    starts: list[int]
    ends: list[int]
    owned: list[bool]
    """Whether the word carried a possessive."""
    between: list[str]
    """The small words before each word, ``""`` for none."""
    initial: bool = False
    """Whether it opens a sentence, a quotation or a line."""
    headline: bool = False
    """Whether its line is printed with capitals throughout."""
    section: int = 0


@lru_cache(maxsize=1)
def run_pattern() -> re.Pattern[str]:
    """
    Compile the pattern of a run.

    It matches ``Asa'ib Ahl al-Haq``, ``J. K. Stone`` and ``Ministry of Foreign Affairs``, and neither
    ``of the`` nor the ``B`` of ``eBay``.  Each step eats a letter no other step can, so it is linear.
    """
    words = load_words()
    upper = "[" + "".join(_ranges([i for i in range(0x41, 0x2000) if chr(i).isupper()])) + "]"
    short: dict[str, list[str]] = {}
    for abbreviation in sorted(words.abbreviations):
        short.setdefault(abbreviation[0], []).append(abbreviation[1:])
    dots = "|".join(rf"(?<={first})(?:{'|'.join(rest)})\." for first, rest in short.items())
    initials = rf"\.(?:{upper}\.)+(?:{upper}\b)?|\.(?=\x20{upper})"
    tail = rf"(?:{initials}|(?:{dots})|\w*(?:[-'&]\w+)*)"
    article = "(?:" + "|".join(sorted({*words.articles, *(word.capitalize() for word in words.articles)})) + r")-\x20?"
    small = "|".join(sorted(map(re.escape, words.linking | words.particles), key=lambda word: (-len(word), word)))
    token = rf"(?:{article})?(?:d')?{upper}{tail}"
    return re.compile(rf"{upper}(?<![^\W\d].){tail}(?:-?\x20{{1,2}}(?:(?:{small})\x20){{0,2}}{token}){{0,{LONGEST_RUN}}}")


def _ranges(points: list[int]) -> Iterator[str]:
    """Yield a set of code points as the ranges of a character class."""
    first = points[0]
    for one, following in zip(points, [*points[1:], -1], strict=True):
        if following != one + 1:
            yield chr(first) if first == one else f"{chr(first)}-{chr(one)}"
            first = following


def find_runs(flat: str, sections: tuple[Section, ...]) -> Iterator[Run]:
    """
    Yield the runs of capitalised words, in the order of the text.

    Args:
        flat: the levelled text of the page.
        sections: its sections; no run crosses a line or the edge of a section.

    Raises:
        nothing, whatever the page.
    """
    finder = run_pattern().finditer
    idle = _idle_words()
    for number, section in enumerate(sections):
        low, high = section.span.start, section.span.end
        line = stop = low
        found: list[Run] = []
        for match in finder(flat, low, high):
            start, end = match.span()
            if start >= stop:
                if found:
                    yield from _finish(flat[line:stop], found, number)
                    found = []
                line = flat.rfind("\n", low, start) + 1 or low
                stop = flat.find("\n", end, high)
                if stop < 0:
                    stop = high
            word = match.group()
            if word not in idle:
                found.append(_one(flat, start, end, line, word) if word.isalpha() else _cut(flat, start, end, line))
        if found:
            yield from _finish(flat[line:stop], found, number)


def _finish(line: str, runs: list[Run], section: int) -> list[Run]:
    """Tell the runs of one line their section, and whether the line is a headline."""
    headline = _is_headline(line, runs)
    for run in runs:
        run.section = section
        run.headline = headline
    return runs


def _is_headline(line: str, runs: list[Run]) -> bool:
    """Tell whether a line is printed with capitals throughout, as ``Russia Warns US``."""
    if len(line) > LONGEST_HEADLINE:
        return False
    if runs[0].words[0].isupper() and line.isupper():
        return line.count(" ") > 1
    if len(runs) == 1 and len(runs[0].words) < 4:
        return False
    capitals = sum([len(run.words) for run in runs])
    if capitals < 4 or line.rstrip()[-1:] == ".":
        return False
    small = sum(1 for word in line.split() if len(word) > 4 and word[0].islower())
    return small * 5 <= capitals


_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\x20\Z")
"""Matches ``14th `` at the end of the characters looked at; never ``14 ``."""

_ENDS_BEFORE_BLANK = frozenset("-hdt")
"""Last characters of ``al-`` and of ``14th``, ``22nd``, ``1st``, ``3rd``."""

_OPENERS = frozenset(".!?:;\"'(\n[*#|>\N{BULLET}\N{EM DASH}")


@lru_cache(maxsize=1)
def _idle_words() -> frozenset[str]:
    """Return the words of grammar with a capital, which alone are no name."""
    words = load_words()
    names = words.given | words.given_weak | words.surnames | words.titles
    return frozenset(word.capitalize() for word in words.function) - names


def _one(flat: str, start: int, end: int, line: int, word: str) -> Run:
    """Make a run of one plain word, by far the commonest; what stands right before it may belong to it."""
    if start > line and _may_widen(flat, start):
        return _cut(flat, start, end, line)
    return Run([word], [start], [end], [False], [""], initial=_opens(flat, start, line))


def _may_widen(flat: str, start: int) -> bool:
    """Tell whether an article, digits or an ordinal may stand right before a name; one look at two characters."""
    near = flat[start - 1]
    if near == " ":
        return flat[start - 2 : start - 1] in _ENDS_BEFORE_BLANK
    return near == "-" or near.isalnum()


def _opens(flat: str, start: int, line: int) -> bool:
    """Tell whether a sentence, a quotation or a line begins at ``start``."""
    before = start - 2
    if before >= line and flat[start - 1] == " " and (flat[before].isalpha() or flat[before] == ","):
        return False
    before += 1
    while before >= line and flat[before] in " '\"":
        before -= 1
    return before < line or flat[before] in _OPENERS or (before + 1 < start and flat[start - 1] == '"')


def _cut(flat: str, start: int, end: int, line: int) -> Run:
    """Cut a run into its words; an Arabic article in lower case before it is part of it."""
    words = load_words()
    if start > line and _may_widen(flat, start):
        start = _widened(flat, start, end, line)
    run = Run([], [], [], [], [], initial=_opens(flat, start, line))
    small: list[str] = []
    at = start
    pieces = flat[start:end].split(" ")
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        size = len(piece)
        if piece.endswith("-") and piece[:-1].casefold() in words.articles and i + 1 < len(pieces):
            i += 1
            piece = f"{piece}{pieces[i]}"
            size = len(piece) + 1
        i += 1
        if not piece:
            pass
        elif not piece[0].isupper() and piece in words.small:
            small.append(piece)
        else:
            _push(run, piece, at, at + size, " ".join(small))
            small.clear()
        at += size + 1
    return run


def _widened(flat: str, start: int, end: int, line: int) -> int:
    """Return where a name really starts: at the article of ``al-X``, the digits of ``6PR``, the ``14th`` of a brigade."""
    words = load_words()
    dash = start - 2 if flat[start - 2 : start] == "- " else start - 1
    if (
        dash - 2 >= line
        and flat[dash] == "-"
        and flat[dash - 2 : dash].casefold() in words.articles
        and not flat[dash - 3 : dash - 2].isalnum()
    ):
        return dash - 2
    if start > line and flat[start - 1].isalnum():
        low = start
        while low > line and low > start - LONGEST_NUMBER and flat[low - 1].isdigit():
            low -= 1
        stop = end if flat.find(" ", start, end) < 0 else flat.find(" ", start, end)
        if flat[start:stop].isupper() and stop - start > 1 and not flat[low - 1 : low].isalnum():
            return low
    elif flat[start - 1 : start] == " ":
        ordinal = _ORDINAL.search(flat, max(line, start - 6), start)
        if ordinal is not None and flat[start : start + 12].split(" ", maxsplit=1)[0].rstrip(".,'s") in words.counted:
            return int(ordinal.start())
    return start


def _push(run: Run, piece: str, start: int, end: int, between: str) -> None:
    """Add one word to a run, without its possessive."""
    owned = False
    if piece.endswith(("'s", "'S")) and len(piece) > 2:
        piece, end, owned = piece[:-2], end - 2, True
    while piece.endswith("-"):
        piece, end = piece[:-1], end - 1
    run.words.append(piece)
    run.starts.append(start)
    run.ends.append(end)
    run.owned.append(owned)
    run.between.append(between)
