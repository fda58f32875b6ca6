"""Date lines are found, read and told from prose; the cases stand in ``cases/dates.toml``."""

from __future__ import annotations

import datetime
import pathlib
import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._layout.dates import FoundDate, find_date, find_dates
from mediacorpus._lexicons import languages, load
from mediacorpus.model import DatePrecision, DateRole

CASES = tomllib.loads((pathlib.Path(__file__).parent / "cases" / "dates.toml").read_text(encoding="utf-8"))


def described(line: str, found: FoundDate) -> dict[str, Any]:
    """Return a date in the form of the case file."""
    clock = found.time.isoformat("minutes") if found.time else None
    fields = {
        "text": line[found.start : found.end],
        "date": found.date.isoformat() if found.date else None,
        "time": clock,
        "role": found.role.value,
        "doubts": [doubt.code for doubt in found.doubts],
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["label"])
def test_a_date_line_is_read(case: dict[str, Any]) -> None:
    """Each date of a date line is found with its bounds, day, time, role and doubts."""
    assert [described(case["line"], found) for found in find_dates(case["line"])] == case["dates"]


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: case["label"])
def test_another_line_has_no_date(case: dict[str, Any]) -> None:
    """A date inside prose, a caption or a title makes no date line."""
    assert find_dates(case["line"]) == ()


@pytest.mark.parametrize("language", [code for code in languages() if load(code).words("dates", "month_01")])
def test_every_month_of_every_language_is_read(language: str) -> None:
    """The first spelling of each month is known, as written and in capitals."""
    for month in range(1, 13):
        name = load(language).words("dates", f"month_{month:02}")[0]
        for spelling in (name, name.upper()):
            found = find_date(f"7 {spelling} 2031")
            assert found is not None
            assert found.date == datetime.date(2031, month, 7)


def test_the_date_of_publication_comes_before_the_update() -> None:
    """``find_date`` prefers the date of publication wherever it stands on the line."""
    found = find_date("Updated 4 May 2031, published 3 May 2031")
    assert found is not None
    assert (found.role, found.date) == (DateRole.PUBLISHED, datetime.date(2031, 5, 3))


def test_numbers_that_could_mean_two_days_keep_both() -> None:
    """A date in numbers whose day and month could change places gives both readings."""
    found = find_date("03/04/2031")
    assert found is not None
    assert (found.date, found.swapped) == (datetime.date(2031, 4, 3), datetime.date(2031, 3, 4))
    assert found.day_first is None


def test_the_precision_is_that_of_the_page() -> None:
    """A time makes a date exact to the minute; a relative date is not known."""
    lines = {"5 May 2031": "day", "5 May 2031, 10:00": "minute", "3 days ago": "unknown"}
    assert {line: found.precision for line in lines if (found := find_date(line))} == {
        line: DatePrecision(precision) for line, precision in lines.items()
    }


def test_a_line_of_date_material_is_alone() -> None:
    """``alone`` tells a line of nothing but date material from one that it shares with a byline."""
    assert [find_dates(line)[0].alone for line in ("Published: 5 May 2031", "By Ada Stone | 5 May 2031")] == [True, False]


@given(st.text(alphabet=st.sampled_from("0123456789:/.- TZMayJunedpm|年月日()"), max_size=60))
def test_any_line_is_read_without_error(line: str) -> None:
    """No line raises, and every date found lies inside the line, in order."""
    ends = 0
    for found in find_dates(line):
        assert ends <= found.start < found.end <= len(line)
        ends = found.end


@pytest.mark.parametrize("unit", ["7", "1/1/", "May ", "12:5", "2031-", "Updated ", "1 May 2031"])
def test_a_hostile_line_costs_little(unit: str) -> None:
    """A line of ten million characters and many lines of two hundred are dealt with at once."""
    begin = time.process_time()
    find_dates(unit * (10_000_000 // len(unit)))
    for _ in range(200):
        find_dates((unit * 200)[:200])
    assert time.process_time() - begin < 2.0
