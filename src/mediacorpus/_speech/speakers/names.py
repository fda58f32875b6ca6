"""
Find the noun phrase beside a verb: who is said to speak.

There is no tagger here. A phrase is what lies between words that cannot be in one: verbs, conjunctions, marks.
Shape: left of ``said`` in ``On Monday the head of the bank, a former judge, said`` lies ``the head of the bank``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, QUOTE, STOP, WORDLIKE

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses

__all__ = ["ASIDE", "FINITE_CUE", "Phrase", "owns", "phrase_after", "phrase_before"]

Phrase = tuple[int, int]

REACH = 30
"""How many words a phrase with all that hangs on it may have: a bound for hostile pages."""
ASIDE = 30
"""How many words may stand between the two commas of an aside."""

FINITE_CUE = Word.SAYING | Word.JUDGING | Word.THINKING
WALL = Word.AUXILIARY | Word.FINITE | Word.VERB | Word.SUBORDINATOR | Word.RELATIVE | Word.OTHER
KNITTING = frozenset("&'/#@$%+")
AFTER_VERB = (
    Word.PREPOSITION | Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB | Word.PARTICLE | Word.OBJECT | Word.TIME | STOP | QUOTE
)
PERSON = Word.ROLE | Word.GROUP | Word.MALE | Word.FEMALE
"""What tells that a phrase can act: "a row after the captain wrote", but not "the cook after the row said"."""
LEADS_NOUN = CAPITAL | STOP | Word.PREPOSITION | Word.CONJUNCTION | Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB
"""What may stand before "the" in one phrase; a noun stands in another: "the tea the mayor called", "at which sight the mayor"."""
LEADS_TIME = CAPITAL | Word.PREPOSITION
"""Behind these a time is no part of the phrase: "Lee Monday", "in May", but "The day"."""
NOUNLIKE = CAPITAL | Word.ROLE | Word.GROUP | Word.SUBJECT


def is_wall(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` cannot lie in a noun phrase."""
    bit = clauses.bits[i]
    if bit & STOP:
        word = clauses.words[i]
        if word == ".":
            return not (i and clauses.bits[i - 1] & (Word.ABBREVIATION | CAPITAL))
        return word not in KNITTING
    if bit & QUOTE:
        return True
    if bit & CAPITAL:
        return bool(bit & (Word.SUBORDINATOR | Word.SUBJECT)) and not bit & Word.TIME
    if bit & Word.OBJECT and not bit & (Word.POSSESSIVE | Word.SUBJECT):
        return True
    if bit & Word.VERB and not bit & Word.FINITE and i and clauses.bits[i - 1] & Word.ARTICLE:  # "the move"
        return False
    if bit & WALL:
        return not bit & (Word.DETERMINER | Word.PREPOSITION) or bool(bit & Word.SUBORDINATOR and not bit & Word.PREPOSITION)
    if bit & FINITE_CUE and i and clauses.bits[i - 1] & Word.SUBJECT:
        return True
    if clauses.words[i].endswith("ed") and has_object(clauses, i):
        return True
    return bool(bit & FINITE_CUE and not bit & Word.NOUN_TOO and not bit & Word.PARTICIPLE)


def has_object(clauses: Clauses, i: int) -> bool:
    """Tell whether what only a verb takes follows the word in -ed at ``i``: "mended the gate", "joined her"."""
    if i + 1 >= len(clauses.bits) or not i:
        return False
    after = clauses.bits[i + 1]
    return bool(after & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT) and not after & Word.INDEFINITE)


def phrase_before(clauses: Clauses, stop: int, first: int) -> Phrase | None:
    """Return the noun phrase that ends before the word ``stop`` and begins at ``first`` or later."""
    last = stop - 1
    if last < first:
        return None
    bits, words = clauses.bits, clauses.words
    if (bits[last] & (Word.SUBJECT | Word.RELATIVE) and not bits[last] & CAPITAL) or bits[last] & Word.SUBJECT:
        return (last, stop)
    if bits[last] & Word.OBJECT and last - 2 >= first and bits[last - 1] & Word.OF and bits[last - 2] & Word.INDEFINITE:
        return (last - 2, stop)  # "one of them"
    if bits[last] & Word.OBJECT or not (bits[last] & WORDLIKE or words[last] in ".%"):
        return None
    i = stop
    low = max(first, stop - REACH)
    while i > low and not is_wall(clauses, i - 1) and not (i < stop and is_gerund(clauses, i - 1)):
        i -= 1
        if bits[i] & Word.CONJUNCTION and not bits[i] & Word.PREPOSITION and not joins_names(clauses, i, stop):
            i += 1
            break
    headline = stop < len(bits) and bits[stop] & CAPITAL
    if i == last > first and bits[i] & CAPITAL and not bits[i] & Word.TIME and not headline:
        return (i, stop)  # inside a sentence a capital makes a name even of "Early" and "From"
    return trim_phrase(clauses, i, stop)


def is_gerund(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` is a verb in -ing with its object behind it: "calling Mr. Lee"."""
    bits = clauses.bits
    if not clauses.words[i].endswith("ing") or bits[i] & (CAPITAL | Word.PREPOSITION | Word.OTHER | Word.GROUP):
        return False
    return bool(bits[i + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT))


def joins_names(clauses: Clauses, i: int, stop: int) -> bool:
    """Tell whether the conjunction at ``i`` joins parts of one phrase: names, or nouns without a verb between."""
    if i == 0 or i + 1 >= stop:
        return False
    left, right = clauses.bits[i - 1], clauses.bits[i + 1]
    if left & CAPITAL and right & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE):
        return True
    return bool(
        left & WORDLIKE
        and not left & (Word.PREPOSITION | Word.DETERMINER)
        and not right & (CAPITAL | Word.SUBJECT | Word.DETERMINER)
    )


def trim_phrase(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Cut from ``first``..``stop`` what leads up to the phrase: "On Monday", "In a speech", "But"."""
    bits = clauses.bits
    at = first
    for i in range(stop - 2, first, -1):
        acts = bits[i + 1] & CAPITAL or (bits[i + 1] & (Word.DETERMINER | Word.POSSESSIVE) and bits[stop - 1] & PERSON)
        if bits[i] & Word.SUBORDINATOR and bits[i] & Word.PREPOSITION and not bits[i] & Word.AS and acts:
            return (i + 1, stop)
    for i in range(stop - 2, first, -1):
        if (
            bits[i] & (Word.ARTICLE | Word.POSSESSIVE)
            and not bits[i] & (CAPITAL | Word.RELATIVE)
            and not bits[i - 1] & LEADS_NOUN
        ):
            return (i, stop)
    for i, bit in enumerate(bits[first : stop - 1], first):
        if bit & Word.TIME and not clauses.words[i].endswith("'s") and not (bits[i + 1] & Word.PREPOSITION):
            at = i + 1
    while at < stop and bits[at] & (Word.CONJUNCTION | Word.ADVERB) and not bits[at] & Word.PREPOSITION:
        at += 1
    if at < stop and bits[at] & Word.PREPOSITION and not bits[at] & Word.INDEFINITE:
        at = after_lead(clauses, at, stop)
    while at < stop and (bits[at] & STOP or bits[at] & (Word.CONJUNCTION | Word.ADVERB)) and not bits[at] & CAPITAL:
        at += 1
    while stop > at and bits[stop - 1] & STOP and clauses.words[stop - 1] != ".":
        stop -= 1
    if at >= stop or not any(bit & WORDLIKE for bit in bits[at:stop]):
        return None
    return (at, stop)


def after_lead(clauses: Clauses, first: int, stop: int) -> int:
    """Skip the phrase that the preposition at ``first`` opens: return where the last phrase of its own begins."""
    bits = clauses.bits
    at = stop - 1
    while at > first and not bits[at] & Word.PREPOSITION:
        if bits[at] & (Word.DETERMINER | Word.POSSESSIVE) and at > first + 1:
            return at
        at -= 1
    return at + 1 if at + 1 < stop else first + 1


def phrase_after(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the noun phrase that begins at the word ``first`` and ends at ``stop`` or earlier."""
    bits, words = clauses.bits, clauses.words
    if first >= stop:
        return None
    if bits[first] & (Word.SUBJECT | Word.OBJECT) and not owns(clauses, first, stop):
        return (first, first + 1)
    i = first + bool(bits[first] & Word.OBJECT)
    high = min(stop, first + REACH)
    while i < high and not is_wall(clauses, i):
        bit = bits[i]
        if i > first and bit & (Word.TIME | Word.ADVERB) and not bit & CAPITAL and not bits[i - 1] & Word.ARTICLE:
            break
        if (
            i > first
            and not bit & CAPITAL
            and words[i].endswith("ed")
            and bits[i - 1] & NOUNLIKE
            and i + 1 < stop
            and (not bits[i + 1] & (Word.ROLE | Word.GROUP) or bits[i + 1] & CAPITAL or words[i + 1].endswith("s"))
            and (bits[i + 1] & (AFTER_VERB | CAPITAL) or bits[i - 1] & CAPITAL)
        ):
            break
        late = bit & Word.TIME and bits[i - 1] & LEADS_TIME and not bits[i - 1] & Word.ARTICLE  # not "the day"
        if i > first and (late or ends_name(clauses, i)):
            break
        if bit & Word.PREPOSITION and i > first and not binds(clauses, first, i):
            break
        if bit & Word.CONJUNCTION and not joins_names(clauses, i, high):
            break
        if i > first and bit & (Word.ARTICLE | CAPITAL) == Word.ARTICLE and not bits[i - 1] & LEADS_NOUN:
            i -= bool(i - 1 > first and bits[i - 1] & Word.PARTICIPLE)
            break
        i += 1
    while i > first and (bits[i - 1] & (Word.PREPOSITION | Word.CONJUNCTION) or (bits[i - 1] & STOP and words[i - 1] != ".")):
        i -= 1
    if i - 1 > first and words[i - 1] == "." and not bits[i - 2] & Word.ABBREVIATION and len(words[i - 2]) > 1:
        i -= 1
    return (first, i) if i > first and bits[first] & WORDLIKE else None


def owns(clauses: Clauses, i: int, stop: int) -> bool:
    """Tell whether the pronoun at ``i`` owns the noun behind it: "her aunt", not "told her to go"."""
    bits = clauses.bits
    if not bits[i] & Word.POSSESSIVE or i + 1 >= stop:
        return False
    return bool(bits[i + 1] & WORDLIKE) and not bits[i + 1] & (AFTER_VERB | WALL | Word.CONJUNCTION)


def ends_name(clauses: Clauses, i: int) -> bool:
    """
    Tell whether the word at ``i`` behind a name or a role is an adverb or a verb.

    "Lee openly", "Lee pockets a", "voters prefer Lee" and "the crowd loudly sang", but neither "Lee's aides" nor "party leaders".
    """
    bits, words = clauses.bits, clauses.words
    before, somebody = bits[i - 1], Word.ROLE | Word.GROUP
    if bits[i] & (CAPITAL | somebody | Word.PREPOSITION) or words[i - 1].endswith("'s") or i + 1 >= len(words):
        return bool(words[i].endswith("ly") and before & CAPITAL and not bits[i] & (CAPITAL | somebody | Word.PREPOSITION))
    after = bits[i + 1]
    if words[i].endswith("ly"):
        return bool(before & CAPITAL) or bool(
            before & somebody and (after & (Word.VERB | FINITE_CUE) or words[i + 1].endswith("ed"))
        )
    if not after & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT | CAPITAL):
        return False
    third = words[i].endswith("s") and not words[i].endswith(("ss", "'s"))
    if before & CAPITAL or not words[i - 1].endswith("s"):
        return third and bool(before & (CAPITAL | somebody | Word.DOCUMENT))
    return bool(before & Word.ROLE and bits[i] & WORDLIKE) and not (third or bits[i] & Word.CONJUNCTION)


def binds(clauses: Clauses, first: int, i: int) -> bool:
    """Tell whether the preposition at ``i`` goes on with the phrase; behind a bare name only "of" does."""
    bit = clauses.bits[i]
    if not bit & Word.BINDING:
        return False
    name = i
    while name > first and clauses.bits[name - 1] & CAPITAL:
        name -= 1
    if first < name < i and clauses.bits[name - 1] & Word.ROLE:  # "economist Ada Stone in a note"
        return bool(bit & Word.OF)
    return bool(bit & Word.OF) or not all(bit & (CAPITAL | STOP) for bit in clauses.bits[first:i])
