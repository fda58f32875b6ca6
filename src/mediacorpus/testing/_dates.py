"""Print a date in one of the many forms of news pages."""

from __future__ import annotations

import datetime
from enum import StrEnum

import attrs

from mediacorpus.testing._words import word, words

__all__ = ["DateForm", "PrintedDate", "printed", "printed_update"]


class DateForm(StrEnum):
    """How a date line is printed; each value is the line for Friday 25 June 2021, 9:08."""

    DAY_MONTH = "25 Jun 2021"
    MONTH_DAY = "June 25, 2021"
    SLASHES = "25/06/2021"
    ISO = "2021-06-25"
    ISO_TIME = "2021-06-25 09:08"
    MACHINE = "date 2021-06-25"
    WEEKDAY_TIME = "Friday 25 June 2021 - 09:08"
    MONTH_DAY_TIME = "June 25, 2021 - 09:08"
    POSTED = "Posted on June 25, 2021"
    PUBLISHED = "Published: 25 June 2021 09:08"
    CLOCK = "Jun 25, 2021 9:08 AM"


NOON = 12
TIMED = frozenset({DateForm.ISO_TIME, DateForm.WEEKDAY_TIME, DateForm.MONTH_DAY_TIME, DateForm.PUBLISHED, DateForm.CLOCK})


@attrs.frozen(kw_only=True)
class PrintedDate:
    """A date line, the date in it, and what it means."""

    line: str = attrs.field(kw_only=False)
    """The whole line, label included."""
    start: int
    """Where the date starts in the line, after its label."""
    date: datetime.date | None
    """The day it means."""
    time: datetime.time | None
    """The time it means, where the form prints one."""


def printed(form: DateForm, moment: datetime.datetime) -> PrintedDate:
    """
    Print ``moment`` in ``form``.

    The form ``SLASHES`` puts the day first; draw a day above 12 where the
    line alone must settle which number is the month.
    """
    month, clock = _month(moment), f"{moment:%H:%M}"
    weekday = words()["calendar_weekdays"][moment.weekday()]
    day_month_year = f"{moment.day} {month} {moment.year}"
    month_day_year = f"{month} {moment.day}, {moment.year}"
    label, date = {
        DateForm.DAY_MONTH: ("", f"{moment.day} {month[:3]} {moment.year}"),
        DateForm.MONTH_DAY: ("", month_day_year),
        DateForm.SLASHES: ("", f"{moment:%d/%m/%Y}"),
        DateForm.ISO: ("", f"{moment:%Y-%m-%d}"),
        DateForm.ISO_TIME: ("", f"{moment:%Y-%m-%d} {clock}"),
        DateForm.MACHINE: (word("machine"), f"{moment:%Y-%m-%d}"),
        DateForm.WEEKDAY_TIME: ("", f"{weekday} {day_month_year} - {clock}"),
        DateForm.MONTH_DAY_TIME: ("", f"{month_day_year} - {clock}"),
        DateForm.POSTED: (word("posted"), month_day_year),
        DateForm.PUBLISHED: (word("published"), f"{day_month_year} {clock}"),
        DateForm.CLOCK: ("", f"{month[:3]} {moment.day}, {moment.year} {_twelve(moment)}"),
    }[form]
    time = moment.time() if form in TIMED else None
    return PrintedDate(label + date, start=len(label), date=moment.date(), time=time)


def printed_update(moment: datetime.datetime, *, clock_alone: bool) -> PrintedDate:
    """Print the line of an update: ``Updated: June 26, 2021``, or the time of the day alone, ``Updated 12:40 GMT``."""
    if clock_alone:
        label = word("updated_clock")
        return PrintedDate(f"{label}{moment:%H:%M} GMT", start=len(label), date=None, time=moment.timetz())
    label = word("updated")
    line = f"{label}{_month(moment)} {moment.day}, {moment.year}"
    return PrintedDate(line, start=len(label), date=moment.date(), time=None)


def _month(moment: datetime.datetime) -> str:
    return words()["calendar_months"][moment.month - 1]


def _twelve(moment: datetime.datetime) -> str:
    return f"{(moment.hour - 1) % NOON + 1}:{moment:%M} {'AM' if moment.hour < NOON else 'PM'}"
