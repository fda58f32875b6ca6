"""
Find the texts of a corpus that resemble one another.

Shape: running texts go in, in order; groups of them come out, each member with its resemblance to an earlier one.

The resemblance of two texts is the share of their five-word strings that both have (Jaccard).  Every string has one owner, the
first text that has it; a text is compared with the few that own most of its strings.  So the time is linear in the texts,
however many of them print the same words.
Source: Broder, Glassman, Manasse and Zweig, Syntactic clustering of the web, 1997.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["RESEMBLANCE", "Member", "find_duplicates"]

WORDS: Final = 5
"""The words of a string.  Two news stories of one day share names and phrases of three words, hardly any of five."""

RESEMBLANCE: Final = 0.5
"""From what resemblance on two texts are one: the half, as in the paper."""

OWNERS: Final = 3
"""With how many earlier texts a text is compared: the first printing, and the next that added to it."""

WORD = re.compile(r"\w+")
# "don", "t", "2021"; not "“", "–"


@attrs.frozen
class Member:
    """A text of a group."""

    index: int
    """Its place among the texts."""
    resemblance: float
    """The share of strings that it has in common with the earlier text it resembles most; 1 for the first of a group."""


def find_duplicates(texts: Iterable[str], resemblance: float = RESEMBLANCE) -> list[list[Member]]:
    """
    Return the groups of at least two texts, in the order of their first members.

    A text of fewer than five words resembles nothing.

    Args:
        texts: the running texts.
        resemblance: from what resemblance on two texts are one, in (0, 1].

    Example:
        >>> rain = "It rained all night in Ashford and the river rose."
        >>> find_duplicates([rain, "It snowed.", rain.upper(), rain + " Repairs begin."])
        [[Member(index=0, resemblance=1.0), Member(index=2, resemblance=1.0), Member(index=3, resemblance=0.75)]]
    """
    owners: dict[bytes, int] = {}
    strings: list[frozenset[bytes]] = []
    groups: dict[int, list[Member]] = {}
    group_of: dict[int, int] = {}
    for index, text in enumerate(texts):
        own = _strings(text)
        strings.append(frozenset(own))
        best, share = index, 0.0
        for other, _ in Counter(owners[string] for string in own if string in owners).most_common(OWNERS):
            both = len(strings[index] & strings[other])
            found = both / (len(own) + len(strings[other]) - both)
            if found > share:
                best, share = other, found
        if share >= resemblance:
            group_of[index] = group_of[best]
            groups[group_of[best]].append(Member(index, share))
        else:
            group_of[index] = index
            groups[index] = [Member(index, 1.0)]
        for string in own:
            owners.setdefault(string, index)
    return [group for group in groups.values() if len(group) > 1]


def _strings(text: str) -> list[bytes]:
    """Return the hashes of the five-word strings of a text, each once, in order."""
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
    return list(dict.fromkeys(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs))
