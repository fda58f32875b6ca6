"""Dates at the edge of a line of text are told from dates of its sentences."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._layout.edge_dates import find_edge_date

TITLE = "River floods the lower town"
PRINTED = [
    ("(5 May 2031) The river rose to the bridge.", "5 May 2031"),
    ("Velmark (nwa), 5 May 2031 – The river rose.", "5 May 2031"),
    ("Eds. / 05.05.2031 \N{NO-BREAK SPACE}The river rose.", "05.05.2031"),
    ("5 May 2031: The river rose to the bridge.", "5 May 2031"),
    ("05.05.2031, 15:30 UhrAm Abend stieg der Fluss.", "05.05.2031, 15:30 Uhr"),
    (f"5 May 2031 {TITLE}, and the hill is full", "5 May 2031"),
    (f"{TITLE} 05.05.2031", "05.05.2031"),
    ("HomeLocalRiver floods the “lower town”05.05.2031", "05.05.2031"),
    ("Why did nobody close the bridge?Monday, 5 May 2031", "Monday, 5 May 2031"),
]
PROSE = [
    "",
    "5 May 2031",
    "On 5 May 2031 the river rose to the bridge.",
    "5 May 2031 was the day the river rose.",
    "In a letter dated May 5, 2031 — seven months before — the mayor asked for a wall.",
    "The river rose to the bridge on 5 May 2031",
    "Velmark, 5 May – The river rose to the bridge.",
    "(5 May 2031)",
    "From 5 May 2031 to 7 May 2031 – The bridge is closed.",
]


@pytest.mark.parametrize(("words", "printed"), PRINTED)
def test_a_date_at_an_edge_is_found(words: str, printed: str) -> None:
    """A date parted from the text behind it, glued to the text before it, or beside the title is found with its bounds."""
    found = find_edge_date(words, TITLE)
    assert found is not None
    assert (words[found.start : found.end], found.date) == (printed, datetime.date(2031, 5, 5))


@pytest.mark.parametrize("words", PROSE)
def test_a_date_of_a_sentence_is_left_alone(words: str) -> None:
    """A date that a sentence needs, one without its year and a line of nothing else are no dates at an edge."""
    assert find_edge_date(words, TITLE) is None


@given(st.text(alphabet=st.sampled_from("0123456789:/.- TZMayJune|()?“”"), max_size=200), st.text(max_size=5))
def test_any_line_is_read_without_error(words: str, title: str) -> None:
    """No line raises, and a date found lies inside the line."""
    found = find_edge_date(words, title)
    assert found is None or 0 <= found.start < found.end <= len(words)


@pytest.mark.parametrize("unit", ["7", "1/1/", "May ", "(", "5 May 2031 ", "Monday", "a", "a "])
def test_a_hostile_line_costs_little(unit: str) -> None:
    """A line of ten million characters is dealt with at once, with a date glued to its end too."""
    words = unit * (10_000_000 // len(unit))
    begin = time.process_time()
    find_edge_date(words, TITLE)
    find_edge_date(f"{words}.5 May 2031", TITLE)
    assert time.process_time() - begin < 2.0
