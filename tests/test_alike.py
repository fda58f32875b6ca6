"""Which lines stand in a row of like ones."""

from __future__ import annotations

from mediacorpus._layout.alike import NO_FORM, forms_of, numbered_lists, runs_of
from mediacorpus._layout.columns import SHAPE, read_shapes
from mediacorpus._layout.lines import split_lines
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
    assert near_text([line.text for line in table], numbered_lists(table)) == [(0, len(table))]
    names = split_lines("\n".join([SENTENCE, *["Ada Stone"] * 30]))
    assert near_text([line.text for line in names], numbered_lists(names)) == [(0, 1 + REACH)]


def test_every_other_line_of_a_list_may_be_alike() -> None:
    """A run holds lines of one form, or of two that take turns."""
    _, _, shapes = read_shapes(["A sentence.", "1 kettle", "ada.example", "2 lamps", "ada.example", "Another sentence."])
    forms = forms_of(shapes[SHAPE.index("start")], shapes[SHAPE.index("end")])
    runs = runs_of(forms)
    assert runs[2] == (2, 4)
    assert runs[3] == (1, 3)
    assert runs_of(forms + NO_FORM + forms[:1] * 2)[-1] == (7, 8)
