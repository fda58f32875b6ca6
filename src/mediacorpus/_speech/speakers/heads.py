"""
Tell whether a name stands at the head of its sentence.

Shape: ``Lee`` does in "Her fellow panelist Lee disagreed." and in "On Monday, Mr. Lee disagreed.".
Units: offsets of the page.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import WORD

if TYPE_CHECKING:
    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.traits import Traits

__all__ = ["opens_sentence"]

LEAD = 40
"""How far before a name its sentence may begin, in characters."""
CLOSED = re.compile(r"[.!?…,](?:[”\"’']|'')\x20")
"""Matches the end of marked words that end a sentence or stand before their reporter; not ``” `` in ``the “free tea” plan``."""


def opens_sentence(traits: Traits, at: int) -> bool:
    """Tell whether the name stands first in its sentence, or behind ", but", titles and the article left out."""
    text, lexicon = traits.text, traits.lexicon
    lead = text[max(0, at - LEAD) : at]
    cut = max(last_stop(lead, lexicon), lead.rfind("\n"), max((match.end() for match in CLOSED.finditer(lead)), default=0) - 1)
    comma = lead.rfind(", ")
    turn = [lexicon.flags.get(word, 0) for word in WORD.findall(lead[comma:])] if comma > cut else []
    if turn and turn[0] & Word.TURNING and not any(flag & Word.SUBORDINATOR for flag in turn[1:]):  # "It was late, but Lee"
        cut = comma
    if cut < 0 and len(lead) == LEAD:
        return False
    parts = [WORD.findall(part) for part in lead[cut + 1 :].split(",")]
    timely = Word.TIME | Word.ADVERB | Word.CONJUNCTION
    ends = [part[-1] for part in parts[:-1] if part]
    if any(word[0].isupper() and not lexicon.flags.get(word.lower(), 0) & timely for word in ends):
        return False  # "Stone, a Reed supporter,"
    honorific = Word.HONORIFIC | Word.ROLE | Word.ADVERB | Word.CONJUNCTION | Word.DETERMINER
    words = list(itertools.chain.from_iterable(parts))
    flags = [lexicon.flags.get(word.lower(), 0) for word in words]
    if flags and flags[-1] & Word.ROLE and flags[0] & (Word.DETERMINER | Word.POSSESSIVE):  # "Her fellow panelist Lee"
        return not any(map(traits.acts, words)) and not any(flag & Word.PREPOSITION for flag in flags)
    return all(flag & honorific or word[0].isupper() for word, flag in zip(words, flags, strict=True))


def last_stop(lead: str, lexicon: SpeechLexicon) -> int:
    """Return where the last stop stands that ends a sentence, or -1: not that of "Mr." or of "Sen."."""
    stop = lead.rfind(". ")
    while stop > 0:
        word = lead[:stop].rpartition(" ")[2]
        if not lexicon.flags.get(word.lower(), 0) & (Word.ABBREVIATION | Word.HONORIFIC):
            return stop
        stop = lead.rfind(". ", 0, stop)
    return stop
