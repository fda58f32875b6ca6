"""
Find speech that is reported without marks: ``The mayor said the bridge was closed``.

Shape: a sentence and its cues in; for each cue that governs a clause, the words of that clause, out.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.openers import is_lead
from mediacorpus._speech.speakers.saying import How

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.saying import Cue

__all__ = ["Report", "find_reports"]

LONGEST = 60
"""A report has at most this many words: a bound for hostile pages."""
SHORTEST = 3
"""A report has at least this many words: "said so" reports nothing."""
VERB_REACH = 14
"""How many words after a cue without "that" its clause may wait for a finite verb."""
LATE = frozenset({How.PARTICIPLE, How.ACCORDING, How.INVERTED})
"""The cues that end the report before their comma."""
PARTING = DASHES | {";", ","}
"""The marks at which a reported clause may end."""
LOOSE = frozenset({How.SHARED, How.RELATIVE})
"""The cues whose subject stands apart: only verbs of saying report there."""
VERB_CUE = Word.SAYING | Word.THINKING | Word.TAKES_PREPOSITION


class Report(NamedTuple):
    """The words of one report, half-open, and its cue."""

    first: int
    stop: int
    cue: Cue


def find_reports(clauses: Clauses, first: int, stop: int, cues: list[Cue], taken: set[int]) -> list[Report]:
    """
    Return the unmarked reports of the sentence ``first``..``stop``.

    Args:
        clauses: the words of the paragraph.
        first: the first word of the sentence.
        stop: one past its last.
        cues: its cues.
        taken: the cues, by their first word, that govern a quotation in marks.
    """
    reports: list[Report] = []
    end = sentence_end(clauses, first, stop)
    for place, cue in enumerate(cues):
        if cue.subject is None or cue.first in taken or clauses.bits[cue.subject[0]] & Word.OWN:
            continue
        if reports and reports[-1].first <= cue.first < reports[-1].stop:  # what is reported in a report is part of it
            continue
        after = cues[place + 1] if place + 1 < len(cues) else None
        report = read_report(clauses, max(first, cue.first - LONGEST), min(end, cue.stop + LONGEST), cue, after)
        if report is None:
            continue
        begin, finish = trim(clauses, *report)
        if finish - begin >= SHORTEST and next_quote(clauses, begin, finish) == finish:
            reports.append(Report(begin, finish, cue))
    return reports


def read_report(clauses: Clauses, first: int, end: int, cue: Cue, after: Cue | None) -> tuple[int, int] | None:
    """Return the words that ``cue`` reports."""
    if cue.how is How.ACCORDING:
        return around_according(clauses, first, end, cue)
    if cue.how is How.INVERTED:
        return before_comma(clauses, first, cue)
    if cue.how not in (How.FINITE, How.PARTICIPLE, *LOOSE) or not cue.bits & VERB_CUE:
        return None
    if cue.how in LOOSE and not cue.bits & Word.SAYING:
        return None
    if (clauses.bits[first] | clauses.bits[cue.start - 1]) & Word.AS and cue.stop < end and clauses.words[cue.stop] == ",":
        return cue.stop + 1, end
    begin = clause_after(clauses, cue, end)
    if begin is not None:
        head = max(first, cue.start - 1)
        led = any(clauses.bits[i] & Word.SUBORDINATOR and not clauses.bits[i] & Word.AS for i in (first, head))
        led = led and "," not in clauses.words[head : cue.first]
        return begin, clause_end(clauses, begin, end, after, led=led)
    if (
        cue.how is How.FINITE
        and cue.bits & (Word.BARE | Word.SURE)
        and (cue.stop >= end or clauses.bits[cue.stop] & (STOP | Word.TIME | Word.PREPOSITION | Word.ADVERB))
    ):
        return around_comma(clauses, first, end, cue)
    return None


def around_comma(clauses: Clauses, first: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """Return the longer part of a clause that the attribution parts: "After May, she said, the bridge will close"."""
    words = clauses.words
    before = before_comma(clauses, first, cue)
    if before is None:
        parted = cue.start > first and cue.end < end and words[cue.start - 1] == words[cue.end] == ","
        return (cue.end + 1, end) if parted else None
    comma = next((i for i in range(cue.end, min(end, cue.end + VERB_REACH)) if clauses.words[i] == ","), end)
    return (comma + 1, end) if end - comma - 1 > before[1] - before[0] else before


def clause_after(clauses: Clauses, cue: Cue, end: int) -> int | None:
    """Return where the clause behind a verb begins: at "that", or at a subject with its verb."""
    bits = clauses.bits
    i = cue.stop
    while i < end and bits[i] & (Word.ADVERB | Word.TIME) and not bits[i] & (Word.SUBJECT | Word.DETERMINER | Word.OTHER):
        i += 1
    limit = min(end, i + VERB_REACH)
    for j in range(i, limit):
        if bits[j] & QUOTE and bits[i] & Word.PLACING:
            continue
        if bits[j] & Word.THAT and not (j + 1 < end and bits[j + 1] & (STOP | Word.AUXILIARY)):
            return j
        if bits[j] & Word.ASKING and j == i:
            return j
        if bits[j] & (STOP | QUOTE | Word.AUXILIARY | Word.FINITE | Word.VERB):
            break
    if i >= end or bits[i] & (STOP | QUOTE | Word.CONJUNCTION) or (cue.how is How.SHARED and cue.bits & Word.BASE):
        return None
    if cue.bits & Word.HEARER:
        i = after_hearer(clauses, i, end)
        return i if i < end and (bits[i] & Word.SUBJECT or has_clause(clauses, i, end)) else None
    bare = cue.bits & Word.BARE
    if bare and ((cue.bits & Word.SURE and bits[i] & STARTS) or has_clause(clauses, i, end)):
        return i
    if bits[i] & Word.PREPOSITION and cue.bits & Word.TAKES_PREPOSITION and bits[i] & Word.TOPIC:
        return i + 1 if i + SHORTEST < end else None
    if bits[i] & Word.TO:
        goal = bits[i + 1] if i + 1 < end else STOP
        return i if cue.bits & Word.TAKES_TO and not goal & (CAPITAL | Word.DETERMINER | STOP) else None
    if cue.bits & Word.ABOUT and cue.how in (How.FINITE, How.PARTICIPLE):
        return i if bits[i] & (CAPITAL | Word.DETERMINER | Word.OBJECT | Word.POSSESSIVE) else None
    if cue.bits & Word.TAKES_OBJECT:
        return (
            i if bits[i] & (CAPITAL | Word.DETERMINER | Word.OBJECT | Word.POSSESSIVE) or not bits[i] & Word.PREPOSITION else None
        )
    return None


def after_hearer(clauses: Clauses, i: int, end: int) -> int:
    """Skip the person told: "told me", "told Fox News", "told reporters"."""
    bits, words = clauses.bits, clauses.words
    if i < end and bits[i] & Word.OBJECT:
        return i + 1
    while i < end and bits[i] & (CAPITAL | Word.DETERMINER) and not bits[i] & Word.SUBJECT:
        i += 1
    return i + 1 if i < end and words[i].endswith("s") and not bits[i] & (Word.SUBJECT | Word.FINITE) else i


STARTS = CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE | Word.OTHER


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


def clause_end(clauses: Clauses, begin: int, end: int, after: Cue | None, *, led: bool) -> int:
    """
    Return where a reported clause ends: before a comma and the next cue, or with the sentence.

    Args:
        clauses: the words of the paragraph.
        begin: where the clause begins.
        end: where the sentence ends.
        after: the next cue of the sentence.
        led: whether the sentence opens with "While" or its like, so that its first clause ends at a comma.
    """
    words, bits = clauses.words, clauses.bits
    apart = after is not None and begin + 1 < after.start < end and words[after.start - 1] == ","
    if after is not None and apart and (after.how in LATE or (after.how is How.FINITE and after.end >= end - 2)):
        return after.start - 1
    if after is not None and after.how in (How.FINITE, How.SHARED, How.RELATIVE) and begin + SHORTEST < after.start < end:
        join = after.start - 1
        if bits[join] & Word.CONJUNCTION and (after.how is How.SHARED or words[join - 1] == ","):
            return join
    quote = next_quote(clauses, begin, end)
    if quote < end:
        if after is None or not begin + 2 < after.first < quote or not bits[after.first - 1] & Word.CONJUNCTION:
            return end
        return after.first - 1
    for i, word in enumerate(words[begin + 2 : max(begin, end - 2)], begin + 2):
        if word in PARTING and (word != "," or led or bits[i + 1] & Word.TURNING or begins_clause(clauses, i + 1, end)):
            return i
    return end


def begins_clause(clauses: Clauses, i: int, end: int) -> bool:
    """Tell whether a conjunction and a new subject stand at ``i``, behind a comma: ", and the city sued"."""
    bits = clauses.bits
    if i + 2 >= end or not bits[i] & Word.CONJUNCTION or bits[i] & (Word.SUBORDINATOR | Word.PREPOSITION):
        return False
    return not bits[i + 1] & Word.THAT and has_clause(clauses, i + 1, end)


def next_quote(clauses: Clauses, begin: int, end: int) -> int:
    """Return the place of the first quotation from ``begin`` on, or ``end``."""
    if not clauses.quotes:
        return end
    return next((i for i in range(begin, end) if clauses.bits[i] & QUOTE), end)


def before_comma(clauses: Clauses, first: int, cue: Cue) -> tuple[int, int] | None:
    """Return the clause before a late attribution: "The bridge is closed, she said"."""
    words = clauses.words
    if cue.start - 1 <= first or words[cue.start - 1] != ",":
        return None
    if is_lead(clauses, first) and not any(clauses.bits[i] & (Word.FINITE | Word.VERB) for i in range(first, cue.start - 1)):
        return None
    return first, cue.start - 1


def around_according(clauses: Clauses, first: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """Return the rest of the sentence before or behind "according to X"."""
    if cue.first - first > SHORTEST:
        return first, cue.first
    if cue.end < end and clauses.words[cue.end] == ",":
        return cue.end + 1, end
    comma = next((i for i in range(cue.end, min(end, cue.end + VERB_REACH)) if clauses.words[i] == ","), -1)
    return (comma + 1, end) if comma > 0 else None


def sentence_end(clauses: Clauses, first: int, stop: int) -> int:
    """Return ``stop`` without the marks that end the sentence."""
    while stop > first and clauses.bits[stop - 1] & STOP and clauses.words[stop - 1] in ".?!…":
        stop -= 1
    return stop


def trim(clauses: Clauses, begin: int, finish: int) -> tuple[int, int]:
    """Cut marks and a leading conjunction off both ends."""
    bits = clauses.bits
    while begin < finish and (bits[begin] & STOP or clauses.words[begin] in ("But", "And", "Still")):
        begin += 1
    while finish > begin and bits[finish - 1] & STOP and clauses.words[finish - 1] != ")":
        finish -= 1
    return begin, finish
