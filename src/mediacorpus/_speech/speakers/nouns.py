"""
Read the nouns of saying as cues, "his claim that", "in a statement", and tell whose they are.

Shape: in "the suggestion by a judge that she “ought to go”" the cue ``suggestion`` has the subject ``a judge``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, QUOTE, STOP, WORDLIKE
from mediacorpus._speech.speakers.cues import Cue, How
from mediacorpus._speech.speakers.names import phrase_after, phrase_before
from mediacorpus._speech.speakers.phrases import is_somebody

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["HOLDS", "read_noun"]

HOLDS = Word.THAT | Word.TO
"""What leads from a noun of saying to what is said."""
NOUN_REACH = 8
"""How far before a quotation a noun of saying can stand and still govern it ("his statement on the vote: “…”")."""
FAR_NOUN = 24
"""The same, where "that" stands before the quotation ("made a pledge to all of them, that “…”")."""
OWNER_REACH = 4
"""How far before a noun of saying its owner may end: "Lee's first public statement"."""


def read_noun(clauses: Clauses, i: int, first: int, stop: int) -> Cue | None:
    """Read "his claim that", "in a statement": the subject is the owner, or that of the sentence."""
    bits = clauses.bits
    if i > first and bits[i] & CAPITAL and bits[i - 1] & (CAPITAL | Word.ARTICLE) == CAPITAL:  # "the Harbour Street Journal"
        return None
    reach = next((j for j in range(i + 1, min(stop, i + FAR_NOUN)) if bits[j] & QUOTE), -1)
    if not (i + 1 < stop and bits[i + 1] & HOLDS and bits[i] & Word.SPEECH_NOUN) and (
        reach < 0 or (reach >= i + NOUN_REACH and not bits[reach - 1] & Word.THAT)
    ):
        return None
    if bits[i] & Word.IN_WORDS and i + 2 < stop and bits[i + 1] & Word.OF:
        owner = phrase_after(clauses, i + 2, stop)
        return Cue(i, i + 2, how=How.ACCORDING, bits=Word.SAYING, subject=owner) if owner else None
    owner = maker(clauses, i, first, (reach, stop)) or owner_before(clauses, i, first)
    return Cue(i, i + 1, how=How.NOUN, bits=bits[i], subject=owner)


def owner_before(clauses: Clauses, i: int, first: int) -> Phrase | None:
    """Return whose noun it is: ``his`` in "his claim that", ``Lee`` in "Lee's statement"."""
    bits, words = clauses.bits, clauses.words
    walls = STOP | QUOTE | Word.PREPOSITION | Word.VERB | Word.AUXILIARY
    if bits[i] & Word.BASE:  # "to take his hat and call it"
        walls |= Word.CONJUNCTION
    for j in range(i - 1, max(first, i - OWNER_REACH) - 1, -1):
        owner = None
        if bits[j] & Word.POSSESSIVE:
            owner = (j, j + 1)
        elif words[j].endswith("'s") and bits[j] & WORDLIKE:
            owner = phrase_before(clauses, j + 1, first)
        elif words[j] == "'" and j > first and words[j - 1].endswith("s"):
            owner = phrase_before(clauses, j, first)
        elif bits[j] & walls:
            return None
        if owner is not None:
            return owner_alone(clauses, owner)
    return None


def owner_alone(clauses: Clauses, owner: Phrase) -> Phrase:
    """Return the owner without what stands before it: ``Lee's`` of "no fault with Lee's claim" and of "mocked Lee's claim"."""
    bits = clauses.bits
    first, stop = owner
    name = stop
    while name > first and (bits[name - 1] & CAPITAL or (clauses.words[name - 1] == "." and name < stop)):
        name -= 1
    if first < name < stop:
        while name > first and bits[name - 1] & (Word.ROLE | Word.DETERMINER):
            name -= 1
        return (name, stop)
    last = (i for i in range(stop - 2, first, -1) if bits[i] & Word.PREPOSITION and not bits[i] & (Word.OF | CAPITAL))
    return next(last, first - 1) + 1, stop


def maker(clauses: Clauses, i: int, first: int, ends: tuple[int, int]) -> Phrase | None:
    """
    Return who made what the noun at ``i`` says.

    ``a judge`` in "the claim by a judge that", ``the crowd`` in "led the crowd to chants of" and "chants of “…” from the crowd".

    Args:
        clauses: the words of the paragraph.
        i: the noun.
        first: the first word of the sentence.
        ends: the quotation behind the noun, or -1, and the end of the sentence.
    """
    bits = clauses.bits
    quote, stop = ends
    made: list[Phrase | None] = []
    if bits[i + 1] & Word.BY and bits[i] & Word.SPEECH_NOUN and not (i + 2 < stop and bits[i + 2] & Word.TIME):
        made.append(phrase_after(clauses, i + 2, stop))
    if bits[i] & Word.CRIES and bits[i + 1] & Word.OF:
        if 0 <= quote < stop - 2 and bits[quote + 1] & Word.MAKING and not bits[quote + 1] & Word.OF:
            made.append(phrase_after(clauses, quote + 2, stop))
        to = next((j for j in range(i - 1, max(first, i - OWNER_REACH), -1) if bits[j] & (Word.PREPOSITION | STOP)), -1)
        moved = phrase_before(clauses, to, first) if to > first and bits[to] & Word.TO else None
        if moved is not None and moved[0] > first:  # not "Listening to chants of"
            made.append(moved)
    return next((phrase for phrase in made if phrase is not None and is_somebody(clauses, phrase)), None)
