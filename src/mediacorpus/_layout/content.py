"""
Tell how likely each line of a page is running text of an article.

Two forests decide, the second with the first one's opinion of the whole page before it.
They were grown on line statistics of labelled news pages; no word of a page is in them.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, NamedTuple

from mediacorpus._layout.alike import runs_of
from mediacorpus._layout.context import contexts_of
from mediacorpus._layout.forest import Forest, load_forest
from mediacorpus._layout.shape import read_line
from mediacorpus._layout.surroundings import features_of, near_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.shape import Shape

__all__ = ["RUNNING", "content_of", "leading_features"]

RUNNING: Final = 0.42
"""From this probability a line is running text: the best F1 by cross-validation lies between .40 and .45."""
HOPELESS: Final = 0.02
"""Below this first probability a line is not asked again: below it, 1 line in 150 is body on the training pages."""
FAR: Final[tuple[list[str], Shape | None]] = ([], None)
"""What is read of a line far from running text."""


class _First(NamedTuple):
    """What is known of the lines of a page before they are asked in context."""

    opinions: list[float]
    """The probability of each line by the first forest."""
    features: list[Shape | None]
    """The features of each, ``None`` far from text."""
    words: list[list[str]]
    runs: list[tuple[int, int]]
    """The run of like lines that each stands in."""


def content_of(lines: Sequence[Line]) -> list[float]:
    """Return the probability of each line that it is running text."""
    first = _first_opinion(lines)
    answers = list(first.opinions)
    asked = [i for i, opinion in enumerate(answers) if opinion >= HOPELESS]
    rows = [(first.features[i] or ()) + context for i, context in zip(asked, _contexts(lines, first, asked), strict=True)]
    for i, answer in zip(asked, _forest("second").probabilities(rows), strict=True):
        answers[i] = answer
    return answers


def _first_opinion(lines: Sequence[Line]) -> _First:
    near = near_text(lines)
    read = [read_line(line.text) if close else FAR for line, close in zip(lines, near, strict=True)]
    shapes = [shape for _, shape in read]
    runs = runs_of(shapes)
    features = features_of(lines, shapes, runs)
    opinions = [0.0] * len(lines)
    kept = [i for i, close in enumerate(near) if close]
    for i, opinion in zip(kept, _forest("first").probabilities(filter(None, features)), strict=True):
        opinions[i] = opinion
    return _First(opinions, features, [words for words, _ in read], runs)


def _contexts(lines: Sequence[Line], first: _First, asked: Sequence[int]) -> Iterator[Shape]:
    return contexts_of(first.opinions, [len(line.text) for line in lines], first.words, first.runs, asked)


def leading_features(lines: Sequence[Line], asked: Sequence[int], count: int = 3) -> Iterator[list[tuple[str, float]]]:
    """
    Yield for each of some lines the features that moved its probability most, with the log-odds each added.

    Args:
        lines: those of the page.
        asked: the indices of the lines, ascending.
        count: how many features at most; none for a line far from running text.
    """
    first = _first_opinion(lines)
    for i, context in zip(asked, _contexts(lines, first, asked), strict=True):
        row = first.features[i]
        if row is None:
            yield []
        elif first.opinions[i] < HOPELESS:
            yield _forest("first").leading(row, count)
        else:
            yield _forest("second").leading(row + context, count)


@functools.cache
def _forest(name: str) -> Forest:
    return load_forest(name)
