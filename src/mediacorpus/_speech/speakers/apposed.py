"""
Read the name behind a description: ``Ruth Park`` in "said her mother, Ruth Park".

Units: offsets of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import WORD
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.speakers.traits import Named, Traits

__all__ = ["apposed"]

JOINT = re.compile(r"(?:,\x20[A-Z]{2,10}(?=,\x20))?,\x20|\x20?(?:--|[–—])\x20?")
"""Matches ``, `` and `` -- `` before a name, and ``, HWU, `` in "a chief of the Harbour Workers Union, HWU, Ada Lee, said"."""
TITLES = 30
"""How many characters the titles before a name may have: "the Rt. Hon. ", "Chief Justice "."""
LISTED = 80
"""How many characters the rest of a list may have."""
NO_NOUN = Word.VERB | Word.FINITE | Word.AUXILIARY | Word.RELATIVE | Word.SUBJECT | Word.DETERMINER | Word.SURE
"""What stands in no list of nouns."""


def apposed(traits: Traits, start: int, end: int) -> Named | None:
    """Return the name behind the description ``start``..``end``: ``Acme`` in "the local firm, Acme, said"."""
    text = traits.text
    joint = JOINT.match(text, end)
    if joint is None:
        return None
    at = joint.end()
    words = WORD.findall(text[start:end])
    flags = [traits.lexicon.flags.get(word.lower(), 0) for word in words]
    head = next((i for i, flag in enumerate(flags) if flag & Word.PREPOSITION), len(flags))
    counted = len(words) > 2 and flags[0] & Word.INDEFINITE and flags[1] & Word.OF
    if not head or (flags[head - 1] & Word.PLURAL and not counted):
        return None
    place = bisect_left(traits.starts, at)
    row = traits.mentions[place] if place < len(traits.mentions) else None
    if row is None or not (row.start == at or is_title(traits, at, row.start) or is_list(traits, end, row.start)):
        return None
    person = row.entity.label is EntityLabel.PERSON
    if person and len(words) > 2 and flags[0] & Word.INDEFINITE and flags[1] & Word.OF:  # "one of the pilots, Ada Lee, said"
        return row if text[row.end : row.end + 1] == "," else None
    if not flags[head - 1] & (Word.GROUP | Word.ROLE) and not (person and is_noun(words[:head], flags[:head])):
        return None
    if head < len(flags) and not person:
        return None
    closing = (",", ".", " ") if person or flags[head - 1] & Word.ROLE else (",", " ")
    return row if text[row.end : row.end + 1] in closing else None


def is_noun(words: Sequence[str], flags: Sequence[int]) -> bool:
    """Tell whether the words are an article or an owner and a noun, "the vicar", "her vet"; of many there is no one name."""
    if len(words) < 2 or not words[-1].islower() or words[-1].endswith("s"):
        return False
    owned = flags[0] & (Word.ARTICLE | Word.POSSESSIVE) or any(word.endswith(("'s", "’s")) for word in words[:-1])
    return bool(owned) and not flags[-1] & (Word.DOCUMENT | Word.SPEECH_NOUN | Word.TIME | Word.WORK)


def is_list(traits: Traits, start: int, end: int) -> bool:
    """Tell whether the rest of a list stands there: ``, ports, and roads,`` of "the clerk for bridges, ports, and roads, Lee"."""
    if end - start > LISTED:
        return False
    parts = [WORD.findall(part) for part in traits.text[start:end].split(",")[1:-1]]
    flags = [traits.lexicon.flags.get(word, 0) for part in parts for word in part]
    if not parts or not all(parts) or any(flag & NO_NOUN for flag in flags):
        return False
    return traits.text[start:end].islower() and bool(traits.lexicon.flags.get(parts[-1][0], 0) & Word.JOINING)


def is_title(traits: Traits, start: int, end: int) -> bool:
    """Tell whether nothing but titles stand there: ``the Rev.`` in "the vicar, the Rev. Lee", or a role: ``retired postman``."""
    if end - start > TITLES:
        return False
    lead = traits.text[start:end]
    titles = Word.HONORIFIC | Word.ROLE | Word.ARTICLE
    words = WORD.findall(lead)
    flags = [traits.lexicon.flags.get(word.lower(), 0) for word in words]
    known = all(word[0].isupper() or flag & titles for word, flag in zip(words, flags, strict=True))
    if not known and flags[-1] & Word.ROLE:
        known = not any(
            flag & (NO_NOUN | Word.PREPOSITION | Word.CONJUNCTION) or traits.acts(word)
            for word, flag in zip(words, flags, strict=True)
        )
    return known and not set(lead) & NOT_IN_TITLE


NOT_IN_TITLE = frozenset(',;:()“”"\n')
"""Marks that stand in no title."""
