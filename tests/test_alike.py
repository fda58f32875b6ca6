"""Which lines stand in a row of like ones."""

from __future__ import annotations

from mediacorpus._layout.alike import numbered_lists, runs_of
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.shape import read_line
from mediacorpus._layout.surroundings import REACH, near_text

SENTENCE = "The harbour of Eastport was closed for two days after the storm."
ITEMS = [f"{number}\tAda Stone\t{200 - number}" for number in range(1, 31)]


def test_a_numbered_list_is_one_list_whatever_stands_between_its_items() -> None:
    """Items may be some lines apart; a number out of order begins no list, and a year is no number."""
    lines = split_lines("1) A kettle\nsold here\n2) A lamp\nsold here\n3) A rug\n7 people came\n2021\n2022")
    assert numbered_lists(lines) == [(0, 4, 3)]


def test_the_end_of_a_long_table_is_near_the_sentence_above_it() -> None:
    """A list counts as one line; without the numbers its end is far from text."""
    table = split_lines("\n".join([SENTENCE, *ITEMS]))
    assert all(near_text(table))
    names = split_lines("\n".join([SENTENCE, *["Ada Stone"] * 30]))
    assert sum(near_text(names)) == 1 + REACH


def test_every_other_line_of_a_list_may_be_alike() -> None:
    """A run holds lines of one form, or of two that take turns."""
    shapes = [
        read_line(text)[1] for text in ("A sentence.", "1 kettle", "ada.example", "2 lamps", "ada.example", "Another sentence.")
    ]
    runs = runs_of(shapes)
    assert runs[2] == (2, 4)
    assert runs[3] == (1, 3)
    assert runs_of([*shapes, None, shapes[0], shapes[0]])[-1] == (7, 8)
