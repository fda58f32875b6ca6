"""
Order the questions of the trees of a forest, which is free in a symmetric tree, so that each is asked at one depth.

The depth of a question is the place of its answer among the bits of a leaf.
A forest is scored fastest where every tree finds an answer at its place already.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from mediacorpus._layout.forest import DEPTH

Question = tuple[int, int]
"""A feature and a border."""

ROUNDS = 40
CROWDED = 0.3
"""What another question about the same feature at a place costs, where a question's second place costs 1: both are read alone."""

TIE = 0.01
"""What chance adds to a cost at most."""


def reorder(questions: list[Question], leaves: list[int], places: list[int]) -> tuple[list[Question], list[int]]:
    """Return a tree of as many questions as places with each question at its place, and the leaves that go with them."""
    moved = [0] * len(leaves)
    for leaf, value in enumerate(leaves):
        moved[sum((leaf >> before & 1) << place for before, place in enumerate(places))] = value
    return [questions[places.index(place)] for place in range(len(places))], moved


def places_of(trees: list[list[Question]]) -> list[list[int]]:
    """
    Return the places of the questions of each tree; of one that has fewer than :data:`DEPTH`, as they stand.

    The trees are ordered one by one, again and again, each as suits the others best: of 262 questions 14 are left with two.
    """
    places = [list(range(len(questions))) for questions in trees]
    random = np.random.default_rng(1)
    for i in [i for _ in range(ROUNDS) for i in random.permutation(len(trees))]:
        if len(trees[i]) < DEPTH:
            continue
        others = {
            (*question, place)
            for j, (questions, own) in enumerate(zip(trees, places, strict=True))
            if j != i
            for question, place in zip(questions, own, strict=True)
        }
        beside = Counter((feature, place) for feature, _, place in others)
        costs = [
            [0 if (feature, border, place) in others else 1 + CROWDED * beside[feature, place] for place in range(DEPTH)]
            for feature, border in trees[i]
        ]
        places[i] = linear_sum_assignment(costs + TIE * random.random((DEPTH, DEPTH)))[1].tolist()
    return places
