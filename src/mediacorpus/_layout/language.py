"""Guess the language of running text from its commonest words."""

from __future__ import annotations

import functools
import re

from mediacorpus._lexicons import languages, load

__all__ = ["guess_language"]

SAMPLE = 3000
"""Characters that are read; a tenth of them would do for most pages."""
LEAST_SHARE = 0.08
"""Share of common words below which no language is named. Prose of the shipped languages has 0.2 to 0.4."""
WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Return the languages that have a word among their commonest."""
    owners: dict[str, tuple[str, ...]] = {}
    for language in languages():
        for word in load(language).folded("language", "common"):
            owners[word] = (*owners.get(word, ()), language)
    return owners


def guess_language(text: str) -> str | None:
    """
    Return the code of the likeliest shipped language, or ``None`` where none is likely.

    Example:
        >>> guess_language("The rain fell all night and the river rose to the bridge.")
        'en'
    """
    words = WORD.findall(text[:SAMPLE].casefold())
    owners = _owners()
    counts: dict[str, int] = {}
    for word in words:
        for language in owners.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    best = max(counts, key=lambda language: (counts[language], language), default=None)
    return best if best and counts[best] >= LEAST_SHARE * len(words) else None
