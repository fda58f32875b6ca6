"""The shapes of lines, as columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._layout.columns import SHAPE, read_shapes
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.shape import cues_of


@given(st.text(max_size=400))
def test_a_line_has_one_shape_whatever_stands_beside_it(text: str) -> None:
    """The lines of a page are read together; each comes out as if it were read alone."""
    lines = [line.text for line in split_lines(text)]
    words, cues, columns = read_shapes(lines)
    alone = [read_shapes([line]) for line in lines]
    assert cues == [cues_of(own) for own in words]
    assert words == [own for ((own,), _, _) in alone]
    assert columns == [b"".join(column) for column in zip(*(shape for _, _, shape in alone), strict=True)] or not lines


@given(st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=60))
def test_letters_beyond_the_code_make_no_difference(text: str) -> None:
    """A line is read the same way with a snowman before it, save for what the snowman itself is counted for."""
    lines = [line.text for line in split_lines(f"- {text}\n☃ {text}")]
    (plain, odd), _, columns = read_shapes(lines)
    assert plain == odd
    for name, column in zip(SHAPE, columns, strict=True):
        assert column[0] == column[1], name


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("The Harbour Post", "capitals", 8),
        ("ALL SHOUTED", "capitals", 9),
        ("the\N{NO-BREAK SPACE}Harbour  of Eastport", "capitals", 4),
        ("Rain, wind, hail", "commas", 2),
        ("It rained. It snowed? Yes! Both", "sentences", 3),
        ("Home > News | Sport", "separators", 2),
        ("Posted on 18/07/2021", "dated", 1),
        ("5 July 2021 09:08", "dated", 3),
        ("1,500 sheep", "dated", 0),
        ("“Ready,” said Ada.", "quoted", 1),
        ("Ada Stone at the harbour. Photo", "pictured", 1),
        (f"{'The boats of Eastport were kept in the harbour. ' * 4}Photo: Ada Stone", "pictured", 2),
        ("水位は午後に下がった。", "end", 1),
    ],
)
def test_what_a_number_of_a_shape_counts(line: str, name: str, number: int) -> None:
    """Each number tells what its name says."""
    _, _, columns = read_shapes([line])
    assert columns[SHAPE.index(name)] == bytes([number])
