"""
Know whether two names may be one person's, whose relative somebody is, and what joins two names.

Shape: two clusters, or a place on the page, go in; yes or no comes out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.spelling import skeleton
from mediacorpus._speech.entities.words import load_table, load_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediacorpus._speech.entities.links import Cluster
    from mediacorpus._speech.entities.words import Words

__all__ = ["is_double", "is_kin", "known_as", "one_person"]


def is_double(name: str) -> bool:
    """Tell whether a name is one word with a hyphen inside: a surname alone, ``Hall-Jones``, or a given name, ``Jean-Claude``."""
    return "-" in name and " " not in name


def one_person(one: Cluster, other: Cluster) -> bool:
    """Tell whether two full names can only be one person."""
    a, b = one.fold, other.fold
    if a[-1] == b[-1]:
        if a[0] == b[0]:
            return set(a) <= set(b) or set(b) <= set(a)
        if _is_short(a[0], b[0]):  # Tom Stone, Thomas R. Stone
            return True
        return (len(a[0]) == 1 != len(b[0]) and b[0].startswith(a[0])) or (len(b[0]) == 1 != len(a[0]) and a[0].startswith(b[0]))
    if not (one.romanised and other.romanised):
        return False
    if a[0] == b[0] and len(a) == len(b):
        return skeleton(a[-1]) == skeleton(b[-1]) and a[1:-1] == b[1:-1] and len(skeleton(a[-1])) > 1
    return len(a) == 2 and a == b[::-1]


def _is_short(one: str, other: str) -> bool:
    """Tell whether one given name is short for the other, as ``tom`` is for ``thomas``."""
    short = load_words().short
    return other in short.get(one, ()) or one in short.get(other, ())


def is_kin(flat: str, start: int, end: int, words: Words) -> bool:
    """Tell whether a full name is told as that of a relative: ``his brother Paul Stone``; the surname alone is not his."""
    left = flat[max(0, start - KIN_REACH) : start].rpartition("\n")[2].split()[-KIN_WORDS:]
    for word in reversed(left):
        if word[-1] in ".;:":
            break
        if word.rstrip(",") in words.kin:
            return True
    right = flat[end : end + KIN_REACH].partition("\n")[0].split()[:KIN_WORDS]
    return (
        len(right) > 2
        and right[0] == ","
        and right[1] in words.whose
        and any(word.rstrip(",.;") in words.kin for word in right[2:])
    )


KIN_REACH = 40
"""Characters before and after a name in which a noun of kinship is sought."""

KIN_WORDS = 4
"""Words that are looked at there: ``the son of the baker Paul Stone``."""


@lru_cache(maxsize=1)
def known_as() -> re.Pattern[str]:
    """Match `` (also known as the `` and `` [ABC], better known in Arabic as ``; never `` and ``."""
    table = load_table("en_triggers.toml")
    words, article = table["joining"], _either(table["grammar"]["articles"].split())
    qualifier, verb, ends, short = (_either(words[field].split()) for field in ("qualifier", "verb", "ends", "short"))
    return re.compile(
        rf"\W{{0,4}}(?:{short}|(?:{qualifier}\x20)?{verb}(?:\x20\w+){{0,4}}?\x20{ends}(?:\x20{article})?(?:\x20[A-Z]?[a-z]+){{0,2}}|{qualifier}(?:\x20{article})?)\W{{1,3}}"
    )


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"
