"""Forests of symmetric trees."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._layout.forest import LEVELS, Forest, load_forest

if TYPE_CHECKING:
    from pathlib import Path

LEAVES = [(number * 37 + number // 3) % 256 for number in range(256)]


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Forest:
    """Return a forest of three trees over two features, one of which is asked more than eight questions."""
    folder: Path = tmp_path_factory.mktemp("weights")
    trees = [
        {"questions": [[0, border] for border in range(8)], "leaves": LEAVES},
        {"questions": [[0, border] for border in range(4, 11)] + [[1, 2]], "leaves": LEAVES[::-1]},
        {"questions": [[1, 5], [0, 1]], "leaves": [3, 0, 14, 255] * 64},
    ]
    data = {"features": ["length", "words"], "typical": [3, 2], "step": 0.002, "bias": -0.25, "trees": trees}
    folder.joinpath("small.json").write_text(json.dumps(data), encoding="utf-8")
    return load_forest("small", folder)


@given(rows=st.lists(st.tuples(st.integers(0, LEVELS - 1), st.integers(0, LEVELS - 1)), max_size=40))
def test_rows_are_scored_together_as_they_are_one_by_one(forest: Forest, rows: list[tuple[int, int]]) -> None:
    """The probability of a row is that of its log-odds, whatever rows it is asked with."""
    columns = [bytes(row[feature] for row in rows) for feature in range(2)]
    alone = [1 / (1 + math.exp(-forest.logit(row))) for row in rows]
    assert forest.probabilities(columns) == pytest.approx(alone)


def test_a_tree_adds_the_leaf_that_its_answers_lead_to(forest: Forest) -> None:
    """The first question is the lowest bit; a tree of two questions has four leaves, over and over."""
    assert forest.logit((0, 0)) == pytest.approx((LEAVES[0] + LEAVES[255] + 3) * 0.002 - 0.25)
    assert forest.logit((2, 6)) == pytest.approx((LEAVES[3] + LEAVES[255 - 128] + 255) * 0.002 - 0.25)


def test_what_moves_a_row_most_comes_first(forest: Forest) -> None:
    """A feature with its typical value moves nothing."""
    assert forest.leading((3, 2)) == []
    moved = forest.leading((30, 30))
    assert [name for name, _ in moved] == sorted((name for name, _ in moved), key=lambda name: -abs(dict(moved)[name]))
