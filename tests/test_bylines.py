"""Names are read off bylines; the cases stand in ``cases/bylines.toml``."""

from __future__ import annotations

import pathlib
import time
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._layout.bylines import (
    bare_names,
    find_byline,
    find_source,
    find_story_code,
    is_outlet,
    name_below_opener,
    names_beside_date,
    opens_byline,
    words_after_profile,
)

CASES = tomllib.loads((pathlib.Path(__file__).parent / "cases" / "bylines.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["byline"], ids=lambda case: case["label"])
def test_a_byline_with_an_opener_is_read(case: dict[str, Any]) -> None:
    """The names stand without roles, handles, outlets and dates."""
    found = find_byline(case["line"])
    assert found is not None
    assert [name.slice(case["line"]) for name in found.names] == case["names"]


@pytest.mark.parametrize("case", CASES["bare"], ids=lambda case: case["label"])
def test_a_bare_line_of_names_is_read(case: dict[str, Any]) -> None:
    """The names of a line without an opener are read when it holds nothing else."""
    found = bare_names(case["line"])
    assert found is not None
    assert [name.slice(case["line"]) for name in found.names] == case["names"]


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: case["label"])
def test_another_line_names_nobody(case: dict[str, Any]) -> None:
    """Prose, titles, credits and menus are no bylines."""
    assert find_byline(case["line"]) is None
    assert bare_names(case["line"]) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("9. September 2031 um 15:46 Uhr / Frank Lind", "Frank Lind"),
        ("27. Januar 2031 • Greta Lind • 3 Minuten", "Greta Lind"),
        ("26. September 2031 Ulrike Lind Schreibe einen Kommentar", "Ulrike Lind"),
        ("stonecutter — 2. Februar 2031", "stonecutter"),
        ("Politics / January 11, 2031", None),
        ("5 May 2031", None),
        ("3 hours ago", None),
        ("5.5.2031 um 16:14 Uhr - Greta Lind - 91 Kommentare", "Greta Lind"),
        ("mercredi 5 mai 2031", None),
        ("Video 01:30 Min. | 5.5.2031 | harbour.example.de", None),
        ("— Ada Stone (@adastone) May 5, 2031", None),
        ("A post shared by Ada Stone (@adastone) on May 5, 2031", None),
        ("5 May 2031 | New Delhi", None),
        ("5 May 2031, Tel Aviv", None),
        ("Ada Stone", None),
    ],
)
def test_a_person_beside_the_date_is_read(line: str, name: str | None) -> None:
    """A person, or an account, on the line of the date is its author; a category is not."""
    found = names_beside_date(line)
    assert (found.names[0].slice(line) if found else None) == name


def test_a_story_code_is_the_number_after_its_label() -> None:
    """A label, a colon and a number make a story code; words alone do not."""
    line = "Story Code : 935898"
    code = find_story_code(line)
    assert code is not None
    assert code.slice(line) == "935898"
    assert find_story_code("Code red") is None


def test_a_source_is_the_outlet_after_its_label() -> None:
    """A label and a colon make a source; prose about sources does not."""
    line = "Source: Harbour Television (YouTube)"
    source = find_source(line)
    assert source is not None
    assert source.slice(line) == "Harbour Television (YouTube)"
    assert find_source("Sources said the harbour was closed") is None
    barred = "Source: Harbour Press | 2031-05-05 19:28:03 | Editor: stone"
    source = find_source(barred)
    assert source is not None
    assert source.slice(barred) == "Harbour Press"


def test_a_bare_outlet_is_told_by_its_last_word() -> None:
    """The line "Harbour Press" is an outlet, "Ada Stone" and a long line are not."""
    assert is_outlet("Harbour Press") is not None
    assert is_outlet("Harbour Herald-Ledger") is not None
    assert is_outlet("Ada Stone") is None
    assert is_outlet("The Harbour Was Closed After The Storm News") is None


def test_an_opener_may_stand_on_its_own_line() -> None:
    """The line "Author of the article:" announces the name on the next line."""
    assert opens_byline("Author of the article:")
    assert opens_byline("By")
    assert opens_byline("Views By")
    assert not opens_byline("By Ada Stone")
    assert not opens_byline("the mill by")


@pytest.mark.parametrize(
    ("opener", "line", "name"),
    [
        ("Von", "Ada", "Ada"),
        ("By", "harbour.example Team", "harbour.example Team"),
        ("By", "Ada Stone", "Ada Stone"),
        ("Author", "Ada", None),
        ("By", "in May", None),
        ("By", "5 May 2031", None),
        ("de", "fr", None),
    ],
)
def test_a_single_name_below_an_opener_is_read(opener: str, line: str, name: str | None) -> None:
    """Below "By" alone a line of up to three words is a name; below a label only what looks like one."""
    found = name_below_opener(opener, line)
    assert (found.names[0].slice(line) if found else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("View all posts by Ada Stone", "Ada Stone"),
        ("Zeige alle Beiträge von stonecutter →", "stonecutter"),
        ("Mehr von dem, was alle lesen", None),
        ("Mehr von allen", None),
        ("More by", None),
    ],
)
def test_a_link_to_all_that_somebody_wrote_names_the_author(line: str, name: str | None) -> None:
    """A person or an account behind such words is an author, other words are not."""
    found = words_after_profile(line)
    assert (found.names[0].slice(line) if found else None) == name


def test_an_opener_inside_a_word_opens_nothing() -> None:
    """The capitals of a button hold no opener."""
    assert find_byline("DIVE DEEPER") is None


@given(st.text(alphabet=st.sampled_from("AbyBVon .,|&-'@12(—)éß年"), max_size=60))
def test_any_line_is_read_without_error(line: str) -> None:
    """No line raises, and every name found lies inside the line."""
    for find in (find_byline, bare_names, names_beside_date, words_after_profile):
        found = find(line)
        for name in found.names if found else ():
            assert 0 <= name.start < name.end <= len(line)


@pytest.mark.parametrize("unit", ["By ", "by A", "Ada Stone, ", "@a", "| By ", "AaBb", "Author: "])
def test_a_hostile_line_costs_little(unit: str) -> None:
    """A line of ten million characters and many lines of three hundred are dealt with at once."""
    begin = time.process_time()
    for find in (find_byline, bare_names, names_beside_date, words_after_profile):
        find(unit * (10_000_000 // len(unit)))
        for _ in range(100):
            find((unit * 300)[:300])
            find((unit * 300)[:120])
    assert time.process_time() - begin < 3.0
