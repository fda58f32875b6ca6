"""Count once what the choice of every header of a page asks: which lines are printed again, and what is quoted."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["PageFacts", "fold", "page_facts"]

OPENING = 8
"""Characters of a name; one of fewer begins another line by chance, and is printed again only as a line of its own."""
LONGEST_QUOTING = 400
"""Characters of the longest line whose quotations are kept: "3 thoughts on “Rain ends drought”", not prose."""
CLOSING = '”“»«"'
# Matches “Rain ends drought”, „Rain ends drought“ and »Rain ends drought«, not “Rain.
QUOTED = re.compile(f"[{CLOSING}„]([^{CLOSING}„]{{8,260}})[{CLOSING}]")
UNIFIED = (
    ("\N{NO-BREAK SPACE}", " "),
    ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ("\N{LEFT SINGLE QUOTATION MARK}", "'"),
    ("\N{RIGHT DOUBLE QUOTATION MARK}", '"'),
    ("\N{LEFT DOUBLE QUOTATION MARK}", '"'),
    ("\N{EN DASH}", "-"),
    ("\N{EM DASH}", "-"),
)


@attrs.frozen
class PageFacts:
    """
    What is printed more than once, and what is quoted.

    All is counted at once: a class with properties that are cached takes four times as long to read any of its fields.
    """

    texts: Sequence[str]
    """The words of each line."""
    counts: Counter[str]
    """How often a line is printed, by its words."""
    last: Mapping[str, int]
    """The last line that prints some words, by the words."""
    page: str
    """The lines, a line feed before each."""
    quoted: Mapping[str, int]
    """The last line that quotes some words, by the folded words."""

    def begins_again(self, words: str) -> bool:
        """Tell whether two lines begin with ``words``."""
        return self.counts[words] > 1 if len(words) < OPENING else self.page.count("\n" + words) > 1


def fold(words: str) -> str:
    """Return words as they compare: in lower case, with quotation marks, dashes and no-break spaces unified."""
    if words.isascii():
        return words.lower()
    for sign, plain in UNIFIED:
        words = words.replace(sign, plain)
    return words.lower()


def page_facts(lines: Sequence[Line]) -> PageFacts:
    """Return the facts of a page."""
    texts = [line.text for line in lines]
    page = "\n".join(["", *texts])
    return PageFacts(texts, Counter(texts), dict(zip(texts, range(len(texts)), strict=True)), page, _quoted(texts, page))


def _quoted(texts: Sequence[str], page: str) -> dict[str, int]:
    marks = [mark for mark in CLOSING if mark in page]
    quoting = {i for mark in marks for i, text in enumerate(texts) if mark in text and len(text) <= LONGEST_QUOTING}
    return {fold(inner): i for i in sorted(quoting) for inner in QUOTED.findall(texts[i])}
