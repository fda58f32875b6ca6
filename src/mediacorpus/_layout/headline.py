"""
Choose the line that is the title of an article.

A title is printed above its date, its byline and its body, is often printed again elsewhere on the page
(in a breadcrumb, before the name of the site, in a list), and shares its words with the first paragraphs.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["TitleChoice", "choose_title", "fold"]

REACH = 90
"""Lines above the body where a title is sought: the farthest of 300 development pages stands 76 above."""
LEAD = 6
"""Body lines whose words are compared with the title."""
LONGEST_TITLE = 260
"""Characters; the longest of 500 development titles has 214."""
WORD = re.compile(r"[^\W_]{3,}")
ENDS_SENTENCE = re.compile(r"[^.\s]{3}[.]$|[:;,]$")
TRANSLATION = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
    }
)
SEPARATORS = " |-:·•»>/("


@attrs.frozen
class TitleChoice:
    """A title and why it was chosen."""

    line: int
    """The index of its line."""
    score: float
    """The sum of its evidence."""
    rule: str
    """The kinds of evidence, the strongest first."""


def fold(words: str) -> str:
    """Return words as they compare: case-folded, quotation marks, dashes and no-break spaces unified, same length or so."""
    return words.translate(TRANSLATION).casefold()


@functools.cache
def _navigation() -> frozenset[str]:
    return merged().folded("header", "navigation") | merged().folded("bylines", "never")


def choose_title(
    lines: Sequence[Line], first_body: int, last_body: int, *, marks: Collection[int], taken: Collection[int]
) -> TitleChoice | None:
    """
    Return the best title above ``first_body``, or ``None`` where no line will do.

    Args:
        lines: the page.
        first_body: the index of the first line of the body.
        last_body: the index of its last line.
        marks: the lines above the body that hold the date or the byline of an article.
        taken: the lines that cannot be a title, ``marks`` among them.
    """
    start = max(0, first_body - REACH)
    lead = " ".join(line.text for line in lines[first_body : min(last_body + 1, first_body + LEAD)])
    body_words = frozenset(WORD.findall(fold(lead)))
    counts: dict[str, int] = {}
    for number, line in enumerate(lines):
        if len(line.text) <= LONGEST_TITLE and not first_body <= number <= last_body:
            folded = fold(line.text)
            counts[folded] = counts.get(folded, 0) + 1
    above = [fold(line.text) for line in lines[start:first_body]]
    best: TitleChoice | None = None
    for i in range(start, first_body):
        if i in taken:
            continue
        folded = above[i - start]
        evidence = _evidence(lines[i].text, folded, body_words)
        if evidence is None:
            continue
        evidence["printed-again"] = min(counts.get(folded, 1) - 1, 2) * 0.8 if len(folded) > 20 else 0.0
        evidence["in-a-breadcrumb"] = 1.2 * _glued(folded, above, i - start)
        evidence["near-the-body"] = -0.06 * min(first_body - i, 40)
        below = next((mark for mark in sorted(marks) if mark > i), None)
        if below is not None:
            evidence["above-the-date"] = max(0.0, 1.6 - 0.3 * (below - i - 1))
        score = sum(evidence.values())
        if best is None or score >= best.score:
            names = sorted((name for name in evidence if evidence[name] > 0.0), key=lambda name: -evidence[name])
            best = TitleChoice(i, score, "title: " + ", ".join(names[:3]))
    return best if best is not None and best.score > 0.0 else None


def _evidence(text: str, folded: str, body_words: frozenset[str]) -> dict[str, float] | None:
    """Return what the words of a line say for a title; ``None`` where they rule it out."""
    size = len(text)
    if not 4 <= size <= LONGEST_TITLE or folded.strip(" :.>»") in _navigation():
        return None
    words = WORD.findall(folded)
    if not words and not any(ord(letter) > 0x2E80 for letter in text):
        return None
    evidence = {"long-enough": min(size, 60) / 30 - (max(0, size - 120) / 60)}
    if words:
        shared = sum(word in body_words for word in set(words)) / len(set(words))
        evidence["shares-words-with-the-body"] = 2.0 * shared * min(len(words), 5) / 5
    if ENDS_SENTENCE.search(text):
        evidence["ends-like-a-sentence"] = -1.5
    if text[:1].islower():
        evidence["begins-small"] = -0.8
    return evidence


def _glued(folded: str, above: Sequence[str], own: int) -> bool:
    """Tell whether another line above the body ends with this one, or begins with it before the name of the site."""
    if len(folded) < 12:  # shorter ones end or begin other lines by chance
        return False
    for i, other in enumerate(above):
        if i != own and len(folded) < len(other) <= len(folded) + 80:
            if other.endswith(folded):
                return True
            if other.startswith(folded) and other[len(folded) : len(folded) + 2].strip(SEPARATORS) != other[len(folded) : len(folded) + 2]:
                return True
    return False
