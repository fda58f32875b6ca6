"""Tell the most that the words of a line can speak for a title, so that lines which cannot win are not asked about them."""

from __future__ import annotations

import functools

from mediacorpus._layout.headline_features import SHORTEST_WORD, size_of
from mediacorpus._layout.headline_weights import WEIGHTS

__all__ = ["most_of"]

SHARES = {
    "shares words with the lead": 5,
    "shares words with the body": 5,
    "words shared": 8,
    "words told often": 1,
    "long words told often": 1,
}
"""The features that are shares of the words of a line, each with how many words it takes to be whole."""
MARKS = (
    "no words", "ends a sentence", "ends in a colon or comma", "asks or exclaims", "begins with a digit", "begins with a mark",
)  # fmt: skip
"""The other features of the words of a line but its size."""
MANY = max(SHARES.values())
ROUNDED = 1e-9
"""More than the order of the summands makes of a sum."""


def most_of(text: str, folded: str) -> float:
    """Return the most that :func:`~mediacorpus._layout.headline_features.own_features` are worth, whatever the body is about."""
    count = (len(folded) + 1) // (SHORTEST_WORD + 1)
    return WEIGHTS.get(size_of(text), 0.0) + _most_by_words()[min(count, MANY)]


@functools.cache
def _most_by_words() -> list[float]:
    """Return the most that features but the size are worth, by the number of words."""
    marks = ROUNDED + sum(max(0.0, WEIGHTS.get(name, 0.0)) for name in MARKS)
    shares = [(max(0.0, WEIGHTS.get(name, 0.0)), whole) for name, whole in SHARES.items()]
    return [marks + sum(worth * min(count, whole) / whole for worth, whole in shares) for count in range(MANY + 1)]
