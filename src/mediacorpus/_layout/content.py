"""
Tell how likely each line of a page is running text of an article.

Two forests decide, the second with the first one's opinion of the whole page before it.
They were grown on line statistics of labelled news pages; no word of a page is in them.
What a site prints again and again between the paragraphs is left out before anything is read.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from mediacorpus._layout.alike import NO_FORM, forms_of, numbered_lists, runs_of
from mediacorpus._layout.columns import SHAPE, read_shapes
from mediacorpus._layout.context import contexts_of
from mediacorpus._layout.forest import Forest, load_forest
from mediacorpus._layout.separators import separators_of
from mediacorpus._layout.surroundings import copies_of, features_of, indices, near_text, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mediacorpus._layout.columns import Column
    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.surroundings import Span

__all__ = ["RUNNING", "Reading", "content_of", "leading_features", "read_page", "without_separators"]

START, END = SHAPE.index("start"), SHAPE.index("end")

RUNNING: Final = 0.4
"""From this probability a line is running text: over three fits by cross-validation English pages do best from .38 to .40."""
HOPELESS: Final = 0.08
"""Below this first probability a line is not asked again: to .08 F1 by cross-validation is the same, at .12 it is .001 less."""

AGAIN: Final = re.compile(b"\1+")
"""A run of lines that are asked again."""


class Reading(NamedTuple):
    """What is read of the lines of a page before any is judged."""

    kept: list[int]
    """The lines near text."""
    features: list[Column]
    """The features of those."""
    words: list[list[str]]
    """The words of each line of the page, none of a line far from text."""
    runs: list[Span]
    """The run of like lines that each line of the page stands in."""


def read_page(lines: Sequence[Line], counts: Mapping[str, int]) -> Reading:
    """Read the lines near text, and tell which lines are alike; ``counts`` tells how often the page has each line."""
    total = len(lines)
    texts = [line.text for line in lines]
    numbered = numbered_lists(lines)
    spans = near_text(texts, numbered)
    kept = indices(spans)
    found, cues, shapes = read_shapes([texts[i] for i in kept])
    runs = runs_of(spread(forms_of(shapes[START], shapes[END]), spans, total, NO_FORM))
    words: list[list[str]] = [[]] * total
    for i, own, said in zip(kept, found, cues, strict=True):
        line = lines[i]
        words[i] = line.words = own
        line.known_cues = said
    shapes.append(copies_of(texts, kept, counts))
    return Reading(kept, features_of(lines, spans, shapes, runs, numbered), words, runs)


def without_separators(lines: Sequence[Line], counts: Mapping[str, int]) -> Sequence[int]:
    """Return the indices of the lines that the forests see: all but what a site prints between any two paragraphs."""
    apart = set(separators_of([line.text for line in lines], counts))
    return [i for i in range(len(lines)) if i not in apart] if apart else range(len(lines))


def content_of(lines: Sequence[Line], counts: Mapping[str, int]) -> list[float]:
    """Return the probability of each line that it is running text; ``counts`` tells how often the page has each line."""
    plain = without_separators(lines, counts)
    if len(plain) == len(lines):
        return _answers(lines, counts)
    answers = [0.0] * len(lines)
    for i, answer in zip(plain, _answers([lines[i] for i in plain], counts), strict=True):
        answers[i] = answer
    return answers


def _answers(lines: Sequence[Line], counts: Mapping[str, int]) -> list[float]:
    """Return the probability of each line of a page without separators."""
    reading = read_page(lines, counts)
    answers, asked = _first_opinions(reading, len(lines))
    if asked:
        second = _forest("second").probabilities(_rows(lines, reading, answers, asked))
        for i, answer in zip(asked, second, strict=True):
            answers[i] = answer
    return answers


def _first_opinions(reading: Reading, total: int) -> tuple[list[float], list[int]]:
    """Return the probability of each line of a page by the first forest, and the lines that are asked again."""
    opinions = [0.0] * total
    for i, opinion in zip(reading.kept, _forest("first").probabilities(reading.features), strict=True):
        opinions[i] = opinion
    return opinions, [i for i in reading.kept if opinions[i] >= HOPELESS]


def _rows(lines: Sequence[Line], reading: Reading, opinions: Sequence[float], asked: Sequence[int]) -> list[Column]:
    """Return the columns of the features and the contexts of some of the kept lines."""
    again = [found.span() for found in AGAIN.finditer(bytes([opinions[i] >= HOPELESS for i in reading.kept]))]
    slices = [[column[first:end] for column in reading.features] for first, end in again]
    context = contexts_of(opinions, [len(line.text) for line in lines], reading.words, reading.runs, asked)
    return [*map(b"".join, zip(*slices, strict=True)), *context]


def leading_features(lines: Sequence[Line], asked: Sequence[int], count: int = 3) -> Iterator[list[tuple[str, float]]]:
    """
    Yield for each of some lines the features that moved its probability most, with the log-odds each added.

    Args:
        lines: those of the page.
        asked: the indices of the lines, ascending.
        count: how many features at most; none for a line far from running text.
    """
    counts = Counter(line.text for line in lines)
    plain = without_separators(lines, counts)
    lines = [lines[i] for i in plain]
    reading = read_page(lines, counts)
    opinions, again = _first_opinions(reading, len(lines))
    first = dict(zip([plain[i] for i in reading.kept], zip(*reading.features, strict=True), strict=True))
    second = dict(zip([plain[i] for i in again], zip(*_rows(lines, reading, opinions, again), strict=True), strict=True))
    for i in asked:
        if i in second:
            yield _forest("second").leading(second[i], count)
        else:
            yield _forest("first").leading(first[i], count) if i in first else []


@functools.cache
def _forest(name: str) -> Forest:
    return load_forest(name)
