"""
Find where the words behind a verb of saying begin: at "that", at a subject with its verb, at "to", at its object.

Shape: in ``The mayor told the council on Monday that the bridge was closed`` the report begins at ``that``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, QUOTE, STOP
from mediacorpus._speech.speakers.saying import How

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.saying import Cue

__all__ = ["SHORTEST", "VERB_CUE", "VERB_REACH", "after_hearer", "clause_after", "has_clause"]

SHORTEST = 2
"""A report has at least this many words: "denied the charges" reports one, "said so" none."""
VERB_CUE = Word.SAYING | Word.THINKING | Word.TAKES_PREPOSITION | Word.TAKES_MATTER | Word.TAKES_GOAL | Word.ORDERS
"""The verbs that report a clause or an object."""
CLAUSE = 4
"""A plural without an article and as many words make a clause behind "said"."""
NO_SUBJECT = (
    Word.PREPOSITION | Word.TO | Word.FINITE | Word.VERB | Word.ADVERB | Word.SO | Word.OBJECT | Word.RELATIVE | Word.TIME
)
ORDER_REACH = 8
"""How many words may stand between "urged" and the "to" of what is to be done."""
VERB_REACH = 14
"""How many words after a cue without "that" its clause may wait for a finite verb."""
INSIDE = frozenset("'%&$")
"""The marks that may stand in the name of a hearer."""
STARTS = CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE | Word.OTHER
"""What can begin the subject of a clause."""
THING = CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT
"""What can begin the object of a verb."""


def clause_after(clauses: Clauses, cue: Cue, end: int) -> int | None:
    """Return where the words begin that the verb of ``cue`` reports, or ``None`` where it reports none."""
    bits = clauses.bits
    i = cue.stop
    while i < end and bits[i] & (Word.ADVERB | Word.TIME) and not bits[i] & (Word.SUBJECT | Word.DETERMINER | Word.OTHER):
        i += 1
    that = find_that(clauses, cue, i, end)
    if that is not None:
        return that
    if (
        i >= end
        or bits[i] & (STOP | QUOTE | Word.CONJUNCTION)
        or (cue.how is How.SHARED and cue.bits & Word.BASE and not cue.bits & Word.SURE)
    ):
        return None
    if cue.bits & Word.ORDERS:
        goal = find_order(clauses, i, end)
        if goal is not None:
            return goal if cue.bits & Word.HEARER else i
    if cue.bits & Word.HEARER:
        i = after_hearer(clauses, i, end)
        return i if i < end and (bits[i] & Word.SUBJECT or has_clause(clauses, i, end)) else None
    if cue.bits & Word.BARE:
        bare = bare_clause(clauses, cue, i, end)
        if bare is not None:
            return bare
    topic = bits[i] & (Word.TOPIC if cue.bits & Word.TAKES_PREPOSITION else Word.MATTER if cue.bits & Word.TAKES_MATTER else 0)
    if topic:
        return i + 1 if i + SHORTEST < end else None
    if bits[i] & Word.TO:
        if i + 1 >= end:
            return None
        if cue.bits & Word.TAKES_GOAL:
            return i + 1 if bits[i + 1] & THING or clauses.words[i + 1].endswith("ing") else None
        return i if cue.bits & Word.TAKES_TO and not bits[i + 1] & (CAPITAL | Word.DETERMINER | STOP) else None
    if cue.bits & Word.ABOUT and cue.how in (How.FINITE, How.PARTICIPLE):
        return i if bits[i] & THING else None
    if cue.bits & Word.TAKES_OBJECT:
        return i if bits[i] & THING or not bits[i] & Word.PREPOSITION else None
    return None


def find_that(clauses: Clauses, cue: Cue, i: int, end: int) -> int | None:
    """Return the "that" or "whether" behind a verb and its hearer: "told the council that"."""
    bits, words = clauses.bits, clauses.words
    if cue.bits & Word.TAKES_PREPOSITION and i < end and bits[i] & Word.TOPIC:
        return None
    for j in range(i, min(end, i + VERB_REACH)):
        if bits[j] & QUOTE and bits[i] & Word.PLACING:
            continue
        if bits[j] & Word.THAT and not (j + 1 < end and bits[j + 1] & (STOP | Word.AUXILIARY) and words[j + 1] != ","):
            return j
        if bits[j] & Word.ASKING and j == i:
            return j
        if bits[j] & (STOP | QUOTE | Word.AUXILIARY | Word.FINITE | Word.VERB) and words[j] not in INSIDE:
            break
    return None


def opens_far_clause(clauses: Clauses, i: int, end: int) -> bool:
    """Tell whether a plain word begins a clause whose verb is further off: "said comments from the mayor's aides were"."""
    bits = clauses.bits
    if bits[i] & (Word.PREPOSITION | Word.TO | Word.FINITE | Word.VERB | Word.ADVERB | Word.SO | Word.OBJECT | Word.RELATIVE):
        return False
    return any(bits[j] & Word.FINITE for j in range(i + 1, min(end, i + VERB_REACH)))


def find_order(clauses: Clauses, i: int, end: int) -> int | None:
    """Return the "to" of what somebody is to do: "urged the city to pay"; ``None`` where another verb comes first."""
    bits = clauses.bits
    for j in range(i, min(end, i + ORDER_REACH)):
        if bits[j] & Word.TO:
            if j + 1 >= end or bits[j + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | STOP | QUOTE):
                return None
            return j - 1 if j - 1 > i and bits[j - 1] & Word.ADVERB else j
        if bits[j] & (STOP | QUOTE | Word.FINITE | Word.VERB | Word.CONJUNCTION | Word.RELATIVE):
            return None
    return None


def bare_clause(clauses: Clauses, cue: Cue, i: int, end: int) -> int | None:
    """Return where a clause without "that" begins, behind what may stand before it: "said on Monday he would go"."""
    bits = clauses.bits
    if (cue.bits & Word.SURE and (bits[i] & STARTS or opens_far_clause(clauses, i, end))) or has_clause(clauses, i, end):
        return i
    if bits[i] & Word.FINITE:  # "which he said was late"
        return i
    if cue.bits & Word.SURE and end - i >= CLAUSE and is_plural(clauses, i):
        return i
    if not bits[i] & Word.PREPOSITION:
        return None
    for j in range(i + 2, min(end, i + VERB_REACH)):
        if bits[j] & Word.FINITE and "'" in clauses.words[j]:  # "said in March it's closed"
            return j
        if bits[j] & (STOP | QUOTE | Word.RELATIVE | Word.FINITE | Word.VERB):
            break
        fresh = bits[j] & Word.SUBJECT or (bits[j - 1] & Word.TIME and bits[j] & STARTS)
        if fresh and not bits[j - 1] & (Word.PREPOSITION | Word.CONJUNCTION) and has_clause(clauses, j, end):
            return j
    return None


def is_plural(clauses: Clauses, i: int) -> bool:
    """Tell whether a plural without an article stands at ``i``, which may be a subject: "said gulls nest here"."""
    word = clauses.words[i]
    return word.endswith("s") and not word.endswith(("ss", "us")) and not clauses.bits[i] & (NO_SUBJECT | CAPITAL)


def after_hearer(clauses: Clauses, i: int, end: int) -> int:
    """Skip the person told: "told me", "told Fox News", "told reporters"."""
    bits, words = clauses.bits, clauses.words
    if i < end and bits[i] & Word.OBJECT:
        return i + 1
    for j in range(i, min(end, i + ORDER_REACH)):
        if bits[j] & Word.SUBJECT and not bits[j] & Word.RELATIVE and j > i:
            return j
        if bits[j] & (STOP | QUOTE | Word.FINITE | Word.VERB | Word.RELATIVE | Word.CONJUNCTION):
            break
    while i < end and bits[i] & (CAPITAL | Word.DETERMINER) and not bits[i] & Word.SUBJECT:
        i += 1
    return i + 1 if i < end and words[i].endswith("s") and not bits[i] & (Word.SUBJECT | Word.FINITE) else i


def has_clause(clauses: Clauses, i: int, end: int) -> bool:
    """Tell whether a subject and then a finite verb stand at ``i``."""
    bits, words = clauses.bits, clauses.words
    if bits[i] & (Word.SUBJECT | Word.OTHER) or (bits[i] & Word.FINITE and "'" in words[i]):
        return True
    if (bits[i] & Word.PREPOSITION and not bits[i] & Word.INDEFINITE) or bits[i] & (Word.FINITE | Word.VERB):
        return False
    for j in range(i + 1, min(end, i + VERB_REACH)):
        if bits[j] & (Word.FINITE | Word.VERB) and not bits[j] & CAPITAL:
            return True
        if bits[j] & VERB_CUE and bits[j] & Word.PAST and not bits[j] & CAPITAL:
            return True
        if bits[j] & (STOP | QUOTE) and words[j] not in "'&.":
            return False
        if bits[j] & Word.TO or bits[j] & Word.RELATIVE:
            return False
    return False
