"""
Find the lines that a site prints again and again between the paragraphs of an article: "Advertisement".

They say nothing, and hide from a paragraph that the next one is near: the model of lines does better without them.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import is_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["separators_of"]

LONGEST: Final = 40
"""Characters of the longest separator."""
TIMES: Final = 5
"""How often a separator stands on a page, at least."""
NEAR: Final = 4
"""Lines from a separator to a paragraph beside it, at most: an empty frame of an advertisement has three lines."""
BETWEEN: Final = 0.3
"""Part of its places that lie between two paragraphs, at least; a heading or a picture stands beside many others."""
BESIDE: Final = 0.6
"""Part of its places that lie beside a paragraph, at least; a name above each comment has a paragraph below and none above."""
LABEL: Final = ":："
"""What ends the name of a speaker, which is printed as often, and tells who speaks."""


def separators_of(texts: Sequence[str], counts: Mapping[str, int]) -> list[int]:
    """
    Return the indices of the lines that part the paragraphs of an article and say nothing.

    Of the 853 pages with gold labels 18 have any.

    Args:
        texts: the lines of a page that are not blank.
        counts: how often each of them is printed.
    """
    if not counts or max(counts.values()) < TIMES:
        return []
    often = {text for text, count in counts.items() if count >= TIMES and len(text) <= LONGEST and text[-1] not in LABEL}
    if not often:
        return []
    found = [i for i, text in enumerate(texts) if text in often]
    others = [i for i, text in enumerate(texts) if text not in often]
    beside: Counter[str] = Counter()
    between: Counter[str] = Counter()
    for i in found:
        place = bisect(others, i)
        near = [j for j in others[max(0, place - 1) : place + 1] if abs(i - j) <= NEAR and is_paragraph(texts[j])]
        beside[texts[i]] += bool(near)
        between[texts[i]] += len(near) == 2
    parting = {text for text in often if between[text] >= BETWEEN * counts[text] and beside[text] >= BESIDE * counts[text]}
    return [i for i in found if texts[i] in parting]
