"""Build the patterns of printed dates from the words of the lexicons, once in a process."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._lexicons import merged
from mediacorpus.model import DateRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = ["DatePatterns", "cased", "date_patterns", "either"]

AGO_UNITS = ("units_minute", "units_hour", "units_day", "units_long")


@attrs.frozen
class SignedPattern:
    """
    A pattern with a cheap sign or two: wherever it matches, one of them is found in the line in lower case.

    Most lines with a number hold no date; the signs pass them by in a fifth of the time.
    """

    pattern: re.Pattern[str]
    """What is sought."""
    sign: re.Pattern[str]
    """A pattern that begins with a letter, a digit or a blank, so that all else is skipped."""
    other_sign: re.Pattern[str] | None = None
    """Another one, where the pattern has two forms."""

    def may_match(self, words: str) -> bool:
        """Tell whether a sign is there."""
        lower = words.lower()
        return bool(self.sign.search(lower) or (self.other_sign and self.other_sign.search(lower)))

    def found(self, words: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """Return all matches between two offsets."""
        if not self.may_match(words):
            return []
        return list(self.pattern.finditer(words, start, len(words) if end is None else end))

    def sub(self, replacement: str | Callable[[re.Match[str]], str], words: str) -> str:
        """Return the line with all matches replaced."""
        return self.pattern.sub(replacement, words) if self.may_match(words) else words


@attrs.frozen
class DatePatterns:
    """Everything that recognises a date, compiled."""

    day: SignedPattern
    """A day of the calendar; its named groups tell the form."""
    time: SignedPattern
    """A time of day, with its half and its zone."""
    relative: SignedPattern
    """A time counted back from the reader's, such as "2h ago"."""
    label: SignedPattern
    """A label before a date."""
    roles: Mapping[str, DateRole]
    """The role that a label gives, by the label case-folded and with single spaces."""
    weekday: re.Pattern[str]
    """The name of a day of the week."""
    idle: re.Pattern[str]
    """Words of a date line that are neither date nor label: fillers, openers of a byline, reading times, counters."""
    counted: re.Pattern[str]
    """A number with what it counts, such as "5 min read"."""
    months: Mapping[str, int]
    """The number of a month by its name in lower case."""
    zones: Mapping[str, int | None]
    """Minutes from UTC by the name of a zone; ``None`` where the name does not tell."""
    afternoon: frozenset[str]
    """The signs of the second half of the day, in lower case."""
    morning: frozenset[str]
    """The signs of the first half of the day, in lower case."""


def either(words: Iterable[str], *, cases: bool = False) -> str:
    """Return a pattern for any of ``words``, the longest that fits; with ``cases``, for any of their :func:`cased` forms."""
    forms = cased(words) if cases else frozenset(words)
    return _branch(sorted(forms)) if forms else "(?!)"


def cased(words: Iterable[str]) -> frozenset[str]:
    """Return words as they stand, in capitals, in lower case and with a capital first."""
    return frozenset(form for word in words for form in (word, word.lower(), word.upper(), word[:1].upper() + word[1:]))


def _branch(forms: list[str], depth: int = 0) -> str:
    """Return a pattern for the sorted ``forms`` from ``depth`` on: common beginnings once, so that each place is tried once."""
    branches = []
    end = False
    for letter, group in itertools.groupby(forms, key=lambda form: form[depth : depth + 1]):
        if letter:
            blank = r"\s{1,3}" if letter == " " else re.escape(letter)
            branches.append(blank + _branch(list(group), depth + 1))
        else:
            end = True
    if not branches:
        return ""
    choice = branches[0] if len(branches) == 1 and not end else f"(?:{'|'.join(branches)})"
    return choice + "?" if end else choice


@functools.cache
def date_patterns() -> DatePatterns:
    """Return the patterns; the first call compiles them."""
    words = functools.partial(merged().words, "dates")
    months: dict[str, int] = {}
    for number in range(1, 13):
        for name in words(f"month_{number:02}"):
            for form in (name.lower(), name.upper().lower()):  # they differ in Turkish and Greek
                months.setdefault(form, number)
    zones: dict[str, int | None] = {}
    for entry in words("zones"):
        zone, _, minutes = entry.partition("=")
        zones[zone] = int(minutes) if minutes != "?" else None
    return DatePatterns(
        day=SignedPattern(_day(either(months, cases=True)), *_signs_of_day(months)),
        time=SignedPattern(_time(either(zones)), _sign_of_time()),
        relative=_relative(),
        label=_label(),
        roles={form.casefold(): role for role in DateRole for form in merged().words("dates", role.value)},
        weekday=re.compile(rf"(?:(?<!\w)|(?<=[a-zß-ÿ])(?=[A-Z]))(?:{either(_weekdays(), cases=True)})(?![^\W\d_])[.,]?"),
        idle=_idle(),
        counted=_counted(),
        months=months,
        zones=zones,
        afternoon=merged().folded("dates", "afternoon"),
        morning=merged().folded("dates", "morning"),
    )


def _weekdays() -> list[str]:
    return [name for number in range(1, 8) for name in merged().words("dates", f"weekday_{number}")]


def _day(month: str) -> re.Pattern[str]:
    """
    Return the pattern of a day.

    Matches ``2021-06-02``, ``18/07/2021``, ``5. November 2019``, ``Jan. 5th, 2020`` and ``Feb 182009``,
    not ``1.2.3.4``, ``12/2019`` or ``May 2019``.  The names of the months stand in it once, for three forms:
    most of the time to compile all patterns went into them.
    """
    words = merged().words
    ordinal = either(words("dates", "ordinals"))
    joiner = either(words("dates", "joiners"))
    weekday = either(_weekdays())
    year = r"(?:19|20)\d\d"
    short = r"(?<=[\s.'’-])(?<!,\s)[0-3]\d(?=\s*(?:$|[|,)]|\d\d?:\d\d))"  # 5 Nov 19, also before a time; not "5 Nov 10-12h"
    gap = r"[\s.,/'’-]{0,3}"
    signs = [either(words("dates", f"{name}_signs")) for name in ("year", "month", "day")]
    return re.compile(
        rf"""
        (?=[\dA-Z]|(?<!\w)\w)(?:(?<![\d$€£])(?<!\d[.,/:-])|(?<=\D(?:19|20)\d\d)|(?=[^\W\d_]))(?:
            (?P<year_1>{year})(?P<mark_1>[-./])(?P<month_1>\d{{1,2}})(?P=mark_1)(?P<day_1>\d{{1,2}})(?!\d)  # 2021-06-02
          | (?P<year_2>{year})\s?(?:{signs[0]})\s?(?P<month_2>\d{{1,2}})\s?(?:{signs[1]})\s?(?P<day_2>\d{{1,2}})\s?(?:{signs[2]})
          | (?P<day_3>\d{{1,2}})(?P<mark_3>\s?[./-]\s?)(?P<month_3>\d{{1,2}})(?P=mark_3)
            (?P<year_3>{year}(?!:\d)|\d\d(?=[012]\d:\d)|\d\d(?!\d))(?![./-]\d\d?(?![\d:]))  # 18/07/2021
          | (?:(?P<day_4>[0-3]?\d)(?:{ordinal}|[.º])?{gap}(?:(?:{joiner}|{weekday})\s){{0,2}}
              | (?P<year_5>{year})[.,]?\s
              | (?<!\w)|(?<=[a-zß-ÿ\d])(?=[A-Z]))
            (?P<name>{month})
            (?(day_4)(?![^\W\d_])(?:{gap}(?:(?:{joiner})\s)?(?P<year_4>{year}|{short}))?    # 5. November 2019
              |(?(year_5)\s(?P<day_5>[0-3]?\d)(?!\d)                             # 2019 May 5
              |[.]?\s{{0,2}}(?P<day_6>[0-3]?\d)(?:{ordinal})?
               (?:,?\s?,?\s?(?P<year_6>{year})|(?![\d:]))))                      # May 5th, 2019
        )
        """,
        re.VERBOSE,
    )


def _signs_of_day(months: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the signs of a day: two numbers with a mark between, the sign of a year, the whole name of a month in lower case."""
    year_sign = either(merged().words("dates", "year_signs"))
    return re.compile(rf"\d\s?(?:[./-]\s?\d|(?:{year_sign}))"), re.compile(rf"(?:{either(months)})(?![^\W\d_])")


def _time(zone: str) -> re.Pattern[str]:
    """
    Return the pattern of a time.

    Matches ``09:08``, ``18:5``, ``12.42 CET``, ``4:05 p.m.``, ``14 Uhr`` and ``T10:00:00Z``, not ``19°C`` or ``1999``.
    """
    words = functools.partial(merged().words, "dates")
    half = either((*words("morning"), *words("afternoon")), cases=True)
    clock = either(words("clocks"), cases=True)
    place = either(words("places_of_time"), cases=True)
    hour_sign, minute_sign = either(words("hour_signs")), either(words("minute_signs"))
    return re.compile(
        rf"""
        (?=[T\d])(?:(?<![\w:.,/])|(?<=[A-Za-z])(?=\d)|(?<=(?:19|20)\d\d)|(?<=\d)(?=T))T?(?P<hour>[012]?\d)
        (?:
            \s?(?:{hour_sign})\s?(?:(?P<minute_2>\d\d?)\s?(?:{minute_sign}))?  # 12時30分
          | \s?[:.h]\s?(?P<minute>\d\d?)(?::(?P<second>\d\d)(?:[.,]\d{{1,9}})?)?(?![\d.,/:%°-]\d|\d)  # 09:08
            (?:\s?(?P<half_1>{half})(?![^\W\d_]))?
            (?:\s?(?:{clock})(?:(?![^\W_])|(?<=[a-z])(?=[A-ZÄÖÜ])))?        # 09:08 Uhr
          | \s?(?P<half_2>{half})(?![^\W\d_])                             # 4pm
          | \s?(?:{clock})(?![^\W_])                                      # 14 Uhr
        )
        (?:\s?[(]?(?P<zone>{zone})(?![a-z])(?P<offset_1>[+-]\d\d?(?::?\d\d)?)?[)]?|\s?(?P<offset_2>[+-]\d\d:?\d\d)(?!\d))?
        (?:\s(?:{place}))?
        """,
        re.VERBOSE,
    )


def _sign_of_time() -> re.Pattern[str]:
    """Return the sign of a time: a digit with what may follow an hour."""
    words = functools.partial(merged().words, "dates")
    named = either(word.lower() for group in ("morning", "afternoon", "clocks") for word in words(group))
    return re.compile(rf"\d\s?(?:[:.h]\s?\d|(?:{either(words('hour_signs'))})|{named})")


def _relative() -> SignedPattern:
    """
    Return the pattern of a relative time.

    Matches ``2h ago``, ``5 hours ago`` and ``vor 3 Stunden``, not ``5 hours`` by itself.
    """
    words = functools.partial(merged().words, "dates")
    units = either({unit for name in AGO_UNITS for unit in words(name)}, cases=True)
    counts = either(words("ago_numbers"), cases=True)
    before = either(words("ago_before"), cases=True)
    number = rf"(?:\d{{1,3}}\+?|{counts})"
    signs = (
        re.compile(rf"\s(?:{either(word.lower() for word in words('ago'))})(?!\w)"),
        re.compile(rf"(?:{either(word.lower() for word in words('ago_before'))})\s"),
    )
    pattern = re.compile(
        rf"""
        (?:(?<!\w)(?P<before>{before})\s | (?<!\w) | (?<=[^\W\d_])(?=\d))
        {number}(?(before)\s|\s?)(?:{units})
        (?(before)|\s(?:{either(words("ago"), cases=True)}))(?!\w)          # vor 3 Stunden, 2h ago
        """,
        re.VERBOSE,
    )
    return SignedPattern(pattern, *signs)


def _label() -> SignedPattern:
    """
    Return the pattern of a label before a date.

    Matches ``Last updated``, also glued to what follows, not ``outdated``.
    """
    forms = [form for role in DateRole for form in merged().words("dates", role.value)]
    pattern = re.compile(
        rf"(?:(?<![^\W\d_])|(?-i:(?<=[a-zß-ÿ])(?=[A-ZÄÖÜ])))(?:{either(forms)})(?=[\W\d_]|$|(?-i:[A-Z]))",
        re.IGNORECASE,
    )
    return SignedPattern(pattern, re.compile(either(form.lower() for form in forms)))


def _counted() -> re.Pattern[str]:
    """
    Return the pattern of a reading time or a counter.

    Matches ``5 min read`` and ``12 comments``, not ``5 attacks``.
    """
    words = (*merged().words("dates", "reading"), *merged().words("dates", "counters"))
    return re.compile(rf"\d(?<!\d\d)\d{{0,5}}[\s-]?(?:{either(words)})(?![^\W_])", re.IGNORECASE)


def _idle() -> re.Pattern[str]:
    """
    Return the pattern of what a date line may hold besides the date.

    Matches ``at``, ``5 min read`` and ``12 comments``, not ``attack``.
    """
    words = functools.partial(merged().words, "dates")
    counted = either((*words("reading"), *words("counters")))
    plain = [*words("fillers"), *words("reading"), *words("joiners"), *words("clocks"), *words("places_of_time")]
    idle = either((*plain, *merged().words("bylines", "openers")))
    return re.compile(rf"(?:(?<=\d)|(?<!\w))(?:\d{{1,6}}[\s-]?(?:{counted})|{idle})(?![^\W_])", re.IGNORECASE)
