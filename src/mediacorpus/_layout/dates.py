"""
Find the date in a line that is a date line.

A date line is made of date material: a label, a weekday, the day, the time, its zone, separators.
A byline, a category or the time the reading takes may stand on it too.
A date inside prose or a caption makes no date line.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
from typing import TYPE_CHECKING

import attrs
from dateutil import tz

from mediacorpus._layout.date_words import DatePatterns, date_patterns
from mediacorpus.model import DatePrecision, DateRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Doubt", "FoundDate", "find_date", "find_dates", "may_be_labelled"]

LONGEST_LINE = 200
"""Characters of the longest line that is looked at. The longest date line of 800 development pages has 168."""
REMEMBERED = 2048
"""Lines whose dates are remembered: those of a long page."""
SHORT_LINE = 60
"""Characters up to which a line may be a date line without a year or a time."""
MOST_BLANKS = 30
"""Blanks of the wordiest date line: two full dates with labels and a byline have 28."""
MOST_OTHER_WORDS = 8
"""Words beside the date that a date line may hold: a name of five and a category. Prose has more."""
MONTHS = 12
NUMBERS, DAY_MONTH = "3", "4"
"""The forms of a date in numbers alone whose day and month can change places, and of "5 May"."""
NO_DAY = ("no-day", "is a time without a day")
NO_YEAR = ("no-year", "is a date without a year")
RELATIVE = ("relative-date", "counts from a day the page does not print")
DIGIT = re.compile(r"\d")
DAY_OR_HOUR = re.compile(r"\d(?<!\d\d)(?:\d?(?!\d)|\d{4})")
"""A number that may be a day or an hour, alone or glued to a year: "2", "14", "182009"; not "2021" nor "100"."""
YEAR_OR_TIME = re.compile(r"(?:19|20)\d\d|\d\s?[./:-]\s?\d")
WORD = re.compile(r"[^\W\d_]+")
MARKS = "|•·⋅–—/-\t"
"""Characters that part a date from what else stands on its line."""
EDGES = " ,.:;()[]"
"""Characters that are nothing beside a date."""
HANDLE = re.compile(r"\(@\w")
"""An account beside the name of who wrote a message shown on the page, "— Ada Stone (@ada) May 5, 2021"."""
QUOTATION = re.compile('[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"]')


@attrs.frozen
class Doubt:
    """What could not be settled about a date."""

    code: str
    """The kind of doubt, as :attr:`mediacorpus.Note.code`."""
    message: str
    """The doubt in words."""


@attrs.frozen(kw_only=True)
class FoundDate:
    """A date of a date line; offsets count from the start of the line."""

    start: int
    """Its first character, weekday or time included, label excluded."""
    end: int
    """One past its last character."""
    role: DateRole
    """What its label says; ``published`` where it has none."""
    precision: DatePrecision
    """How much of it is known."""
    date: datetime.date | None = None
    """The day, or ``None``."""
    swapped: datetime.date | None = None
    """The other reading where day and month could change places: then :attr:`date` is the one with the day first."""
    time: datetime.time | None = None
    """The time of day, with its zone where one is printed."""
    day_first: bool | None = None
    """Whether the day stands before the month; ``None`` where numbers alone do not tell, or the year comes first."""
    month_day: tuple[int, int] | None = None
    """Month and day of a date printed without its year."""
    labelled: bool = False
    """Whether a label stands before it."""
    alone: bool = True
    """Whether the line holds nothing else."""
    doubts: tuple[Doubt, ...] = ()
    """What could not be settled."""


@attrs.define
class _Piece:
    """A day, a time or a relative time, while the line is read."""

    start: int
    end: int
    day: re.Match[str] | None = None
    time: re.Match[str] | None = None


def may_be_labelled(words: str) -> bool:
    """Tell whether the label of a date may stand in a line; it is read by :func:`find_dates`."""
    return date_patterns().label.may_match(words)


def find_date(words: str) -> FoundDate | None:
    """Return the first date of publication of a date line, else its first date, or ``None`` if it is no date line."""
    found = find_dates(words)
    return next((date for date in found if date.role is DateRole.PUBLISHED), found[0] if found else None)


def find_dates(words: str) -> tuple[FoundDate, ...]:
    """
    Return the dates of a date line, in order; nothing for any other line.

    Raises:
        nothing, whatever the line.

    Example:
        >>> [(found.date.isoformat(), found.role.value) for found in find_dates("Published 3 May 2020, updated 4 May 2020")]
        [('2020-05-03', 'published'), ('2020-05-04', 'updated')]
    """
    if len(words) > LONGEST_LINE or not DIGIT.search(words):
        return ()
    if len(words) > SHORT_LINE and (words.count(" ") > MOST_BLANKS or not YEAR_OR_TIME.search(words)):
        return ()
    return _read(words)


@functools.lru_cache(maxsize=REMEMBERED)
def _read(words: str) -> tuple[FoundDate, ...]:
    """Read the dates of a line; the stages that ask for the same line again get the same answer."""
    patterns = date_patterns()
    pieces = _pieces(words, patterns)
    return tuple(_judged(words, pieces, patterns)) if pieces else ()


def _judged(words: str, pieces: list[_Piece], patterns: DatePatterns) -> Iterator[FoundDate]:
    """Yield the dates of a line if what else stands on it lets it be a date line."""
    before, between, after = _rest(words, pieces, patterns)
    alone = not WORD.search(before) and not WORD.search(between) and not WORD.search(after)
    if not alone:
        labelled = bool(patterns.label.found(words))
        if not labelled and all(piece.day and not _numbers(piece.day)[2] for piece in pieces):
            return
        if words[: pieces[0].start].rstrip().endswith("(") and WORD.search(before):
            return
        if not _printed_twice(words, pieces) and not _set_off(before, between, after, labelled=labelled):
            return
    yield from _dates(words, pieces, patterns, alone=alone)


def _pieces(words: str, patterns: DatePatterns) -> list[_Piece]:
    """Return the days of a line, each with the time that stands beside it, and the times that stand alone."""
    pieces: list[_Piece] = []
    times: list[re.Match[str]] = []
    if DAY_OR_HOUR.search(words):
        pieces.extend(_Piece(match.start(), match.end(), day=match) for match in patterns.day.found(words) if _is_day(match))
        times.extend(patterns.time.found(words))
    if not pieces:
        pieces.extend(_Piece(match.start(), match.end()) for match in patterns.relative.found(words))
    for time in times:
        if any(piece.start < time.end() and time.start() < piece.end for piece in pieces):
            continue
        home = next((piece for piece in pieces if piece.time is None and _beside(words, piece, time, patterns)), None)
        if home is None:
            pieces.append(_Piece(time.start(), time.end(), time=time))
        else:
            home.start, home.end, home.time = min(home.start, time.start()), max(home.end, time.end()), time
    if not pieces or not (any(piece.day or piece.time is None for piece in pieces) or patterns.label.found(words)):
        return []
    pieces.sort(key=lambda piece: piece.start)
    return pieces


def _beside(words: str, piece: _Piece, time: re.Match[str], patterns: DatePatterns) -> bool:
    """Tell whether only fillers stand between a day and a time."""
    if piece.day is None:
        return False
    between = words[piece.end : time.start()] if piece.end <= time.start() else words[time.end() : piece.start]
    if len(between) > 24:  # the longest filler with weekday and marks, ", Wednesday, at the "
        return False
    return not WORD.search(patterns.weekday.sub("", patterns.idle.sub("", between)))


def _rest(words: str, pieces: list[_Piece], patterns: DatePatterns) -> tuple[str, str, str]:
    """Return what is left of a line before, between and after its dates when the date material is taken out."""
    parts = []
    at = 0
    for piece in pieces:
        parts.append(words[at : piece.start])
        at = piece.end
    first, *middle = parts
    return _cleaned(first, patterns), _cleaned(" | ".join(middle), patterns), _cleaned(words[at:], patterns)


def _cleaned(part: str, patterns: DatePatterns) -> str:
    """Return a part of a line without labels, weekdays and idle words."""
    if not WORD.search(part):
        return part.strip(EDGES)
    bare = patterns.weekday.sub(" ", patterns.label.sub(" | ", part))
    return patterns.idle.sub(" ", bare).strip(EDGES)


def _printed_twice(words: str, pieces: list[_Piece]) -> bool:
    """Tell whether a date is glued to its own copy, "1 May 20231 May 2023", as templates with two time elements print it."""
    return any(
        bool(one.day and other.day) and one.end == other.start and words[one.start : one.end] == words[other.start : other.end]
        for one, other in itertools.pairwise(pieces)
    )


def _set_off(before: str, between: str, after: str, *, labelled: bool) -> bool:
    """Tell whether the other words of a line are a byline or a category beside the date, and not prose about it."""
    if QUOTATION.search(before) and before.count(" ") > 3:
        return False
    if after[:1] in MARKS:  # "5 May 2021 | 18 comments. This post may contain links." The first words tell enough.
        after = " ".join(after.split()[:4])
    others: list[str] = WORD.findall(f"{before} {between} {after}")
    small = sum(word[0].islower() for word in others)
    if len(others) > MOST_OTHER_WORDS:
        return False
    edges = (not before or before[-1] in MARKS) + (not WORD.search(after) or after[0] in MARKS)
    if edges == 2:
        return True
    if labelled:
        return small <= 3
    if "?" in before or "!" in before or not edges:
        return False
    return (small <= 1 and len(others) <= 6) or (small <= 2 and (before[-1:] in MARKS or after[:1] in MARKS))


def _is_day(match: re.Match[str]) -> bool:
    day, month, _ = _numbers(match)
    return 1 <= day <= 31 and (month is None or 1 <= month <= 31)


def _numbers(match: re.Match[str]) -> tuple[int, int | None, int | None]:
    """Return day, month (``None`` where it is a name) and year of a match."""
    form = _form(match)
    month = match[f"month_{form}"] if form in "123" else None
    year = match[f"year_{form}"]
    full = int(year) if year else None
    if full is not None and full < 100:
        full += 2000 if full < 70 else 1900
    return int(match[f"day_{form}"]), int(month) if month else None, full


def _form(match: re.Match[str]) -> str:
    """Return the number of the form that matched: a name is the last group of a day before a month without its year."""
    last = str(match.lastgroup)
    return DAY_MONTH if last == "name" else last[-1]


def _dates(words: str, pieces: list[_Piece], patterns: DatePatterns, *, alone: bool) -> Iterator[FoundDate]:
    """Yield one date for each piece; a time without a day takes the day of the piece before it."""
    at = 0
    latest: FoundDate | None = None
    for piece in pieces:
        role: DateRole | None = None
        start, end = piece.start, piece.end
        if words[at:start].strip(EDGES):
            labels = patterns.label.found(words, at, start)
            role = patterns.roles[" ".join(labels[-1].group().casefold().split())] if labels else None
            if HANDLE.search(words, at, start):
                role = DateRole.OTHER
            start, end = _with_weekday(words, at, piece, patterns)
        place = functools.partial(
            FoundDate, start=start, end=end, role=role or DateRole.PUBLISHED, labelled=role is not None, alone=alone
        )
        found = _found(words, piece, patterns, latest, place)
        if found is None:
            continue
        latest = found
        at = piece.end
        yield found


def _with_weekday(words: str, at: int, piece: _Piece, patterns: DatePatterns) -> tuple[int, int]:
    """Return the bounds of a piece with the weekday that stands right before it."""
    for weekday in patterns.weekday.finditer(words, at, piece.start):
        if not words[weekday.end() : piece.start].strip(" ,.-"):
            return weekday.start(), piece.end
    return piece.start, piece.end


def _found(
    words: str, piece: _Piece, patterns: DatePatterns, latest: FoundDate | None, place: Callable[..., FoundDate]
) -> FoundDate | None:
    """Read a piece, of which ``place`` knows where it stands; ``None`` where the numbers are no day."""
    doubts: list[Doubt] = []
    time = _clock(piece.time, patterns, doubts) if piece.time else None
    known = DatePrecision.MINUTE if time else DatePrecision.DAY
    printed = words[piece.start : piece.end]
    if piece.day is None:
        if piece.time is not None and latest is not None and latest.date is not None:
            return place(precision=known, time=time, doubts=tuple(doubts), date=latest.date)
        doubts.append(_doubt(printed, *(NO_DAY if piece.time else RELATIVE)))
        return place(precision=DatePrecision.UNKNOWN, time=time, doubts=tuple(doubts))
    day, number, year = _numbers(piece.day)
    month = number if number is not None else patterns.months[piece.day["name"].lower()]
    if year is None and latest is not None and latest.date is not None:
        year = latest.date.year
    if year is None:
        doubts.append(_doubt(printed, *NO_YEAR))
        return place(precision=DatePrecision.UNKNOWN, time=time, doubts=tuple(doubts), month_day=(month, day))
    date, swapped = _day_or_none(year, month, day), None
    if _form(piece.day) == NUMBERS:
        swapped = _day_or_none(year, day, month)
        date, swapped = (date, swapped) if date else (swapped, None)
        if swapped == date or "." in piece.day["mark_3"]:
            swapped = None
    if date is None:
        return None
    day_first = _day_first(piece.day, swapped)
    return place(precision=known, time=time, doubts=tuple(doubts), date=date, swapped=swapped, day_first=day_first)


def _doubt(printed: str, code: str, message: str) -> Doubt:
    return Doubt(code, f"{printed!r} {message}")


def _day_or_none(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _day_first(match: re.Match[str], swapped: datetime.date | None) -> bool | None:
    """Return whether a printed date has its day before its month; ``None`` where it does not tell."""
    form = _form(match)
    if form == NUMBERS:
        same = match["day_3"] == match["month_3"]
        return None if swapped or same else int(match["day_3"]) > MONTHS or "." in match["mark_3"]
    return {"4": True, "6": False}.get(form)


def _clock(match: re.Match[str], patterns: DatePatterns, doubts: list[Doubt]) -> datetime.time | None:
    """Read a time; an incomplete or impossible one gives a doubt and ``None``."""
    minutes = match["minute"]
    hour, minute, second = int(match["hour"]), int(minutes or match["minute_2"] or 0), int(match["second"] or 0)
    half = (match["half_1"] or match["half_2"] or "").casefold()
    if minutes is not None and len(minutes) < 2:
        doubts.append(Doubt("incomplete-time", f"the time {match.group()!r} lacks a digit"))
        return None
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in patterns.afternoon else 0)
    if hour > 23 or minute > 59 or second > 59:
        doubts.append(Doubt("impossible-time", f"{match.group()!r} is no time of day"))
        return None
    return datetime.time(hour, minute, second, tzinfo=_zone(match, patterns))


def _zone(match: re.Match[str], patterns: DatePatterns) -> datetime.tzinfo | None:
    minutes = patterns.zones.get(match["zone"] or "", None)
    if match["zone"] is None and match.group().endswith("Z"):
        minutes = 0
    offset = match["offset_1"] or match["offset_2"]
    if offset:
        digits = offset[1:].replace(":", "")
        hours, rest = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
        minutes = (hours * 60 + rest) * (-1 if offset[0] == "-" else 1)
    if minutes is None or abs(minutes) >= 24 * 60:
        return None
    return tz.tzoffset(match["zone"], minutes * 60) if minutes else tz.UTC
