"""Label the lines of a page by its gold body: which lines, in order, are the body's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOKEN = re.compile(r"\w+")
GRAM = 4
"""Words of a shingle, as in the scorer of scrapinghub/article-extraction-benchmark."""
COPIES = 6
"""Places of the body at which one line is tried."""


def line_labels(lines: Sequence[str], body: str) -> list[float]:
    """
    Return for each line the share of it that is body, 0 where it stands out of the body's order.

    The lines are aligned with the body by the heaviest increasing chain of matches (a line's words in full, or its shingles).
    """
    matches = list(_matches(lines, TOKEN.findall(body)))
    chain = _heaviest_chain(matches)
    labels = [0.0] * len(lines)
    for line, _, _, share in chain:
        labels[line] = share
    return labels


def _matches(lines: Sequence[str], body: list[str]) -> Iterator[tuple[int, int, int, float]]:
    """Yield (line, place in the body, weight, share of the line) in the order of the lines."""
    joined = " " + " ".join(body) + " "
    starts, at = {}, 1
    for i, token in enumerate(body):
        starts[at] = i
        at += len(token) + 1
    grams: dict[tuple[str, ...], int] = {}
    for i in range(len(body) - GRAM + 1):
        grams.setdefault(tuple(body[i : i + GRAM]), i)
    for number, line in enumerate(lines):
        tokens = TOKEN.findall(line)
        if not tokens:
            continue
        whole = " " + " ".join(tokens) + " "
        found = joined.find(whole)
        tried = 0
        places = []
        while found >= 0 and tried < COPIES:
            places.append((number, starts[found + 1], len(tokens), 1.0))
            found = joined.find(whole, found + 1)
            tried += 1
        yield from reversed(places)
        if not places and len(tokens) > GRAM:
            own = [tuple(tokens[i : i + GRAM]) for i in range(len(tokens) - GRAM + 1)]
            hits = sorted(grams[gram] for gram in own if gram in grams)
            if hits:
                yield number, hits[len(hits) // 2], len(hits), min(1.0, len(hits) / len(own))


def _heaviest_chain(matches: Sequence[tuple[int, int, int, float]]) -> list[tuple[int, int, int, float]]:
    """Return the heaviest chain of matches whose places increase, one for a line at most (a Fenwick tree of maxima)."""
    size = max((place for _, place, _, _ in matches), default=0) + 2
    tree = [(0, -1)] * (size + 1)
    back = []
    for number, (_, place, weight, _) in enumerate(matches):
        best, i = (0, -1), place
        while i > 0:
            best = max(best, tree[i])
            i -= i & -i
        back.append(best[1])
        entry, i = (best[0] + weight, number), place + 1
        while i <= size:
            tree[i] = max(tree[i], entry)
            i += i & -i
    best, i = (0, -1), size
    while i > 0:
        best = max(best, tree[i])
        i -= i & -i
    chain = []
    number = best[1]
    while number >= 0:
        chain.append(matches[number])
        number = back[number]
    return chain[::-1]
