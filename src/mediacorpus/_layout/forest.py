"""
Score rows of small whole numbers by a forest of symmetric trees.

A symmetric (oblivious) tree asks the same question at all nodes of a depth, so a tree of
depth 8 is eight questions and a table of 256 leaves.  All rows of a page are asked together:
:meth:`bytes.translate` answers all questions about a feature for a whole column, one to a bit in the byte of
each row.  Columns of bytes are long whole numbers, so an "and" for each question and an "or" for each question of a tree
give the leaf of every row, one more translation its value, and additions add it to the sums of every other row.
A question has its bit at the depth where trees ask it, nearly always one and the same: the order within a tree is free,
and the file of a forest has it so (:mod:`tests.training.content`); to shift answers to their depth took twice as long.
For one row, all questions of the forest about one feature are answered by one look-up.

Source: Kohavi (1994), "Bottom-up induction of oblivious read-once decision graphs"; the
trees are grown by CatBoost (Prokhorenkova et al. 2018) in ``tests/training/content.py``.
"""

from __future__ import annotations

import json
import math
import struct
from importlib import resources
from operator import getitem, itemgetter
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from importlib.resources.abc import Traversable

    Tree = tuple[Callable[[Sequence[int]], Sequence[int]], bytes]

__all__ = ["LEVELS", "Forest", "load_forest"]

DEPTH: Final = 8
"""Questions of a tree: their answers fill one byte."""
BITS: Final = 8
"""Answers that a byte holds."""
LEVELS: Final = 32
"""One past the largest number a row may hold."""
BYTE: Final = 256
"""How many values a byte has."""


@attrs.frozen
class Forest:
    """A forest ready to score rows."""

    features: tuple[str, ...]
    """What each number of a row tells, in order."""
    typical: tuple[int, ...]
    """The median of each number on the training pages."""
    answers: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    """For each feature and value: the answers to all questions about it, as bits of one number."""
    leaves: tuple[bytes, ...] = attrs.field(repr=False)
    """For each tree: its 256 leaves; there are 256 trees at the most, so that two bytes hold the sum of one leaf of each."""
    step: float
    """What one in a leaf is worth, in log-odds."""
    bias: float
    """What is added to the sum of the leaves, in log-odds."""
    questions: tuple[tuple[int, bytes], ...] = attrs.field(repr=False)
    """Some questions about one feature: the feature, and the answers to each value as bits."""
    places: tuple[tuple[int, int], ...] = attrs.field(repr=False)
    """For each question: the index of its answers in :attr:`questions`, and the place of its bit."""
    asked: tuple[tuple[int, ...], ...] = attrs.field(repr=False)
    """For each tree: the numbers of its questions, counted from 1 in the order of :attr:`places`."""
    trees: tuple[Tree, ...] = attrs.field(init=False, repr=False, eq=False)
    """For each tree: what picks its answers, and its leaves."""

    def __attrs_post_init__(self) -> None:
        # A missing question doubles the leaves: any answer will do, and number 0 is none.
        picks = [itemgetter(*[0] * (DEPTH - len(asked)), *asked) for asked in self.asked]
        trees = tuple(zip(picks, self.leaves, strict=True))
        object.__setattr__(self, "trees", trees)

    def logit(self, row: Sequence[int]) -> float:
        """Return the log-odds of a row."""
        return self._weigh(sum(map(getitem, self.answers, row)))

    def _weigh(self, bits: int) -> float:
        """Return the log-odds of the answers of a row, added up."""
        return sum(map(getitem, self.leaves, bits.to_bytes(len(self.leaves), "little"))) * self.step + self.bias

    def probabilities(self, columns: Sequence[bytes]) -> list[float]:
        """Return the probability of each of some rows, given as the columns of :attr:`features`: that of its :meth:`logit`."""
        count = len(columns[0])
        lanes = count // 2 + 1
        ones = int.from_bytes(b"\1" * count, "little")
        every_other = int.from_bytes(b"\xff\0" * lanes, "little")
        masks = [ones << place for place in range(DEPTH)]
        bits = [int.from_bytes(columns[feature].translate(table), "little") for feature, table in self.questions]
        said = [0, *[bits[i] & masks[place] for i, place in self.places]]
        values: list[int] = []
        for answers, leaves in self.trees:
            a, b, c, d, e, f, g, h = answers(said)
            leaf = a | b | c | d | e | f | g | h
            values.append(int.from_bytes(leaf.to_bytes(count, "little").translate(leaves), "little"))
        even = sum([column & every_other for column in values])
        odd = (sum(values) - even) >> BITS
        totals = [0] * (2 * lanes)
        totals[::2], totals[1::2] = _sums(even, lanes), _sums(odd, lanes)
        step, bias = self.step, self.bias
        return [1.0 / (1.0 + math.exp(-(total * step + bias))) for total in totals[:count]]

    def leading(self, row: Sequence[int], count: int = 3) -> list[tuple[str, float]]:
        """
        Return the features that move a row most, each with the log-odds it adds.

        What a feature adds is the log-odds of the row less those of the row with the feature's typical value.
        """
        bits = sum(map(getitem, self.answers, row))
        whole = self._weigh(bits)
        moved = [
            (name, whole - self._weigh(bits - answers[value] + answers[typical]))
            for name, answers, value, typical in zip(self.features, self.answers, row, self.typical, strict=True)
            if value != typical
        ]
        return sorted(moved, key=lambda item: -abs(item[1]))[:count]


def _sums(column: int, lanes: int) -> tuple[int, ...]:
    """Return the sums that stand in a column, two bytes each."""
    return struct.unpack(f"<{lanes}H", column.to_bytes(2 * lanes, "little"))


def load_forest(name: str, folder: Traversable | None = None) -> Forest:
    """Return the forest of ``<name>.json`` in a folder, by default ``weights``, as ``tests/training/content.py`` writes it."""
    folder = folder or resources.files("mediacorpus._layout").joinpath("weights")
    data = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    features: list[str] = data["features"]
    answers = [[0] * LEVELS for _ in features]
    borders: dict[tuple[int, int], set[int]] = {}
    for number, tree in enumerate(data["trees"]):
        for place, (feature, border) in enumerate(tree["questions"]):
            borders.setdefault((feature, place), set()).add(border)
            bit = 1 << (number * DEPTH + place)
            for value in range(border + 1, LEVELS):
                answers[feature][value] |= bit
    groups: dict[tuple[int, int], dict[int, int]] = {}
    for feature, place in sorted(borders):
        for i, border in enumerate(sorted(borders[feature, place])):
            groups.setdefault((feature, i), {})[place] = border
    asked = [(feature, place, border) for (feature, _), group in groups.items() for place, border in group.items()]
    numbers = {question: i for i, question in enumerate(asked, 1)}
    return Forest(
        features=tuple(features),
        typical=tuple(data["typical"]),
        answers=tuple(map(_shared, answers)),
        leaves=tuple(bytes(tree["leaves"]) for tree in data["trees"]),
        step=data["step"],
        bias=data["bias"],
        questions=tuple((feature, _table(group)) for (feature, _), group in groups.items()),
        places=tuple((i, place) for i, group in enumerate(groups.values()) for place in group),
        asked=tuple(
            tuple(numbers[feature, place, border] for place, (feature, border) in enumerate(tree["questions"]))
            for tree in data["trees"]
        ),
    )


def _table(group: Mapping[int, int]) -> bytes:
    """Return for each value the answers to whether it is above some borders, each the bit at its place."""
    return bytes([sum((value > border) << place for place, border in group.items()) for value in range(LEVELS)]).ljust(BYTE)


def _shared(answers: Sequence[int]) -> tuple[int, ...]:
    """Return the answers with one object for all that are equal: 360 instead of 1800, which the processor keeps at hand."""
    known: dict[int, int] = {}
    return tuple([known.setdefault(bits, bits) for bits in answers])
