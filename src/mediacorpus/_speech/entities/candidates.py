"""
Find the runs of capitalised words of a page.

Shape: the levelled page and its sections go in; one run comes out for
each ``Secretary-General of Asa'ib Ahl Al-Haq Movement``, cut into its words.
Units: code points of the page, half-open, from 0.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import attrs

from mediacorpus._layout.date_words import either
from mediacorpus._speech.entities.words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mediacorpus.model import Section

__all__ = ["Line", "Run", "RunWords", "Sought", "find_runs", "words_of"]

LONGEST_RUN = 20
"""Words of one run; the longest name of the development sets has 14."""

LONGEST_NUMBER = 4
"""Digits that may begin a name, as in ``49ers``."""

LONGEST_HEADLINE = 200
"""Characters of a line that may be a headline; the seeds' longest has 118."""


Run = tuple[int, str, bool]
"""A run of capitalised words: where it stands, its levelled text, and whether it opens a sentence, a quotation or a line."""


class Line(NamedTuple):
    """The runs of one line."""

    section: int
    headline: bool
    """Whether the line is printed with capitals throughout."""
    runs: list[Run]


class Sought(NamedTuple):
    """What is looked for on a page in another language, where most capitals tell of no name."""

    words: set[str]
    """Only runs near one of these words are wanted."""
    lines: list[tuple[int, int]]
    """The lines that have one, in order."""


@attrs.frozen(eq=False)
class RunWords:
    """The words of a run; offsets are counted from its start."""

    words: tuple[str, ...]
    """Each word, without its possessive."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    owned: tuple[bool, ...]
    """Whether the word carried a possessive."""
    between: tuple[str, ...]
    """The small words before each word, ``""`` for none."""


@lru_cache(maxsize=1)
def run_pattern() -> re.Pattern[str]:
    """
    Compile the pattern of a run.

    It matches ``Asa'ib Ahl al-Haq``, ``J. K. Stone`` and ``Ministry of Foreign Affairs``, and neither
    ``of the`` nor the ``B`` of ``eBay``.  Each step eats a letter no other step can, so it is linear.
    """
    words = load_words()
    upper = "[" + "".join(_ranges([i for i in range(0x41, 0x2000) if chr(i).isupper()])) + "]"
    longest = max(map(len, words.abbreviations)) - 1
    short: dict[str, list[str]] = {}
    for abbreviation in sorted(words.abbreviations):
        short.setdefault(abbreviation[0], []).append(abbreviation[1:])
    dots = "|".join(rf"(?<={first})(?:{'|'.join(rest)})\." for first, rest in short.items())
    initials = rf"\.(?:{upper}\.)+(?:{upper}\b)?|\.(?=\x20{upper})"
    short_form = rf"(?=\w{{1,{longest}}}\.)(?:{dots})"  # one look ahead spares most words all its branches
    tail = rf"(?:{initials}|{short_form}|\w*+(?:[-'&]\w++)*+)"  # possessive: nothing to remember of a long word
    article = either({*words.articles, *(word.capitalize() for word in words.articles)})
    small = either(words.linking | words.particles)
    token = rf"(?:{article}-\x20?|)(?:d'|){upper}{tail}"  # "x|" costs less than "(?:x)?"
    return re.compile(rf"{upper}(?<![^\W\d].){tail}(?:-?\x20{{1,2}}(?:{small}\x20(?:{small}\x20|)|){token}){{0,{LONGEST_RUN}}}")


def _ranges(points: list[int]) -> Iterator[str]:
    """Yield a set of code points as the ranges of a character class."""
    first = points[0]
    for one, following in zip(points, [*points[1:], -1], strict=True):
        if following != one + 1:
            yield chr(first) if first == one else f"{chr(first)}-{chr(one)}"
            first = following


def find_runs(flat: str, sections: tuple[Section, ...], sought: Sought | None = None) -> Iterator[Line]:
    """
    Yield the lines that have runs of capitalised words, in the order of the text.

    Args:
        flat: the levelled text of the page.
        sections: its sections; no run crosses a line or the edge of a section.
        sought: where to look, and for what; by default everywhere for all.

    Raises:
        nothing, whatever the page.
    """
    finder, idle = run_pattern().finditer, _idle_words()
    for number, low, high in _stretches(sections, sought):
        line = stop = low
        runs: list[Run] = []
        found: Iterable[re.Match[str]] = finder(flat, low, high)
        if sought is not None and high - low > LONGEST_HEADLINE:  # what is sought stands in one line
            found = _holding(found, sought.words)
        for match in found:
            start, end = match.span()
            if start >= stop:
                if runs:
                    yield _line_of(flat, line, stop, runs, number)
                    runs = []
                line = flat.rfind("\n", low, start) + 1 or low
                stop = flat.find("\n", end, high)
                if stop < 0:
                    stop = high
            text = match.group()
            if text in idle:
                continue
            if start > line and _may_widen(flat, start):
                start = _widened(flat, start, end, line)
                text = flat[start:end]
            runs += _cut_letter(flat, start, text, line) if text[1:3] == ". " else [(start, text, _opens(flat, start, line))]
        if runs:
            yield _line_of(flat, line, stop, runs, number)


def _holding(runs: Iterable[re.Match[str]], sought: set[str]) -> list[re.Match[str]]:
    """Return the runs that have one of the words."""
    parts, apart = _PART.findall, sought.isdisjoint
    return [run for run in runs if (text := run[0]) in sought or not (text.isalpha() or apart(parts(text)))]


_PART = re.compile(r"(?:\w\.){2,}|\w+")
"""Matches ``U.S.``, and ``al`` and ``Karimi`` in ``al-Karimi``; never a blank."""


def _stretches(sections: tuple[Section, ...], sought: Sought | None) -> Iterator[tuple[int, int, int]]:
    """Yield where to look for runs, each with the number of its section: everywhere, or in the lines with a word."""
    if sought is None:
        for number, section in enumerate(sections):
            yield number, section.span.start, section.span.end
        return
    number = 0
    for low, high in sought.lines:
        while number < len(sections) and sections[number].span.end <= low:
            number += 1
        for i in range(number, len(sections)):
            span = sections[i].span
            if span.start >= high:
                break
            yield i, max(low, span.start), min(high, span.end)


def _line_of(flat: str, line: int, stop: int, runs: list[Run], number: int) -> Line:
    """Make the runs of one line."""
    return Line(number, stop - line <= LONGEST_HEADLINE and _is_headline(flat[line:stop], runs), runs)


def _is_headline(line: str, runs: list[Run]) -> bool:
    """Tell whether a line is printed with capitals throughout, as ``Russia Warns US``."""
    if runs[0][1].isupper() and line.isupper():
        return line.count(" ") > 1
    if len(runs) == 1 and runs[0][1].count(" ") < 3:  # four words make a headline
        return False
    capitals = sum([piece[:1].isupper() for _, text, _ in runs for piece in text.split(" ")])
    if capitals < 4 or line.rstrip()[-1:] == ".":
        return False
    small = sum(1 for word in line.split() if len(word) > 4 and word[0].islower())
    return small * 5 <= capitals


_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\x20\Z")
"""Matches ``14th `` at the end of the characters looked at; never ``14 ``."""

_ENDS_BEFORE_BLANK = frozenset("-hdt")
"""Last characters of ``al-`` and of ``14th``, ``22nd``, ``1st``, ``3rd``."""

_BEFORE_ARTICLE = frozenset(" \"'([/")
"""Marks before an article that belongs to the name after it."""

_OPENERS = frozenset(".!?:;\"'(\n[*#|>\N{BULLET}\N{EM DASH}")


@lru_cache(maxsize=1)
def _idle_words() -> frozenset[str]:
    """Return the words of grammar with a capital, which alone are no name."""
    words = load_words()
    names = words.given | words.given_weak | words.surnames | words.titles
    return frozenset(word.capitalize() for word in words.function) - names


def _may_widen(flat: str, start: int) -> bool:
    """Tell whether an article, digits or an ordinal may stand right before a name; one look at two characters."""
    near = flat[start - 1]
    if near == " ":
        return flat[start - 2 : start - 1] in _ENDS_BEFORE_BLANK or flat[start - 3 : start - 1] in load_words().bare_articles
    return near == "-" or near.isalnum()


def _cut_letter(flat: str, start: int, text: str, line: int) -> Iterator[Run]:
    """Yield a run that begins with a letter and a stop: an outlet ends the sentence before, ``wrote on X. Ada Stone``."""
    words = load_words()
    if flat[start] in words.letters and flat[max(0, start - 4) : start].strip() in words.on:  # no initial
        yield start, text[0], False
        start, text = start + 3, text[3:]
    yield start, text, _opens(flat, start, line)


def _opens(flat: str, start: int, line: int) -> bool:
    """Tell whether a sentence, a quotation or a line begins at ``start``."""
    before = start - 2
    if before >= line and flat[start - 1] == " " and (flat[before].isalpha() or flat[before] == ","):
        return False
    before += 1
    while before >= line and flat[before] in " '\"":
        before -= 1
    return before < line or flat[before] in _OPENERS or (before + 1 < start and flat[start - 1] == '"')


def words_of(text: str) -> RunWords:
    """Cut the text of a run into its words, without possessives."""
    known = load_words()
    pieces = text.split(" ")
    if (
        not ("'" in text or "-" in text or "" in pieces)
        and known.small.isdisjoint(pieces)
        and pieces[0] not in known.bare_articles
    ):
        return _bare_words(pieces)
    words, starts, ends, owned, between = [], [], [], [], []
    small: list[str] = []
    at = i = 0
    while i < len(pieces):
        piece = pieces[i]
        size = len(piece)
        if piece[-1:] == "-" and piece[:-1].casefold() in known.articles and i + 1 < len(pieces):  # Al- Karimi
            i += 1
            piece = f"{piece}{pieces[i]}"
            size = len(piece) + 1
        elif i == 0 and piece in known.bare_articles and len(pieces) > 1:  # al Karimi
            i += 1
            piece = f"{piece} {pieces[i]}"
            size = len(piece)
        i += 1
        if piece and not piece[0].isupper() and piece in known.small:
            small.append(piece)
        elif piece:
            end = at + size
            has_owner = len(piece) > 2 and piece.endswith(("'s", "'S"))
            if has_owner:
                piece, end = piece[:-2], end - 2
            bare = piece.rstrip("-")
            words.append(bare)
            starts.append(at)
            ends.append(end - len(piece) + len(bare))
            owned.append(has_owner)
            between.append(" ".join(small))
            small.clear()
        at += size + 1
    return RunWords(tuple(words), tuple(starts), tuple(ends), tuple(owned), tuple(between))


def _bare_words(words: list[str]) -> RunWords:
    """Put down the words of a run without a hyphen, an apostrophe or a small word, as most are."""
    starts = list(accumulate([len(word) + 1 for word in words], initial=0))[:-1]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return RunWords(tuple(words), tuple(starts), tuple(ends), (False,) * len(words), ("",) * len(words))


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
        bare = start - 3
        if flat[bare : start - 1] in words.bare_articles and bare > line and flat[bare - 1] in _BEFORE_ARTICLE:  # al Karimi
            return bare
        ordinal = _ORDINAL.search(flat, max(line, start - 6), start)
        if ordinal is not None and flat[start : start + 12].split(" ", maxsplit=1)[0].rstrip(".,'s") in words.counted:
            return int(ordinal.start())
    return start
