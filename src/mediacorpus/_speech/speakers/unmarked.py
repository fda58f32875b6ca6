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
from mediacorpus._speech.speakers.phrases import question_after
from mediacorpus._speech.speakers.reported import SHORTEST, VERB_CUE, VERB_REACH, after_hearer, clause_after, has_clause
from mediacorpus._speech.speakers.saying import How

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.saying import Cue

__all__ = ["Report", "find_reports"]

LONGEST = 60
"""A report has at most this many words: a bound for hostile pages."""
LATE = frozenset({How.PARTICIPLE, How.ACCORDING, How.INVERTED})
"""The cues that end the report before their comma."""
HELD = frozenset({How.NOUN, How.PASSIVE})
"""The cues that stand inside a report and do not end it."""
NEXT_CUES = 4
"""How many cues to look at for the one that ends a report: a bound for hostile pages."""
CAN_RULE = Word.FINITE | Word.VERB | Word.PAST
"""What can be the verb of a clause."""
HYPHENS = "-‐"
"""What is a dash only between blanks."""
LOOSE = frozenset({How.SHARED, How.RELATIVE})
"""The cues whose subject stands apart: only verbs of saying report there."""


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
        if cue.subject is None and not (cue.how is How.PASSIVE and cue.bits & Word.ASKED):
            continue
        if cue.subject is not None and clauses.bits[cue.subject[0]] & Word.OWN:
            continue
        if cue.first in taken:
            continue
        if reports and reports[-1].first <= cue.first < reports[-1].stop:  # what is reported in a report is part of it
            continue
        after = [other for other in cues[place + 1 : place + NEXT_CUES] if other.how not in HELD]
        report = read_report(clauses, max(first, cue.first - LONGEST), min(end, cue.stop + LONGEST), cue, after)
        if report is None:
            continue
        begin, finish = trim(clauses, *report)
        if reports and reports[-1].first <= begin < reports[-1].stop:
            continue
        if finish - begin >= SHORTEST and next_quote(clauses, begin, finish) == finish:
            reports.append(Report(begin, finish, cue))
    return reports


def read_report(clauses: Clauses, first: int, end: int, cue: Cue, after: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the words that ``cue`` reports."""
    if cue.how is How.ACCORDING:
        return around_according(clauses, first, end, cue)
    if cue.how is How.INVERTED:
        return before_comma(clauses, first, cue)
    if cue.how is How.FINITE and cue.start - 2 > first and clauses.bits[cue.start - 1] & Word.AS and cue.stop >= end:
        return (first, cue.start - 2) if clauses.words[cue.start - 2] == "," else None
    if cue.how is How.NOUN:
        return behind_noun(clauses, cue, end)
    if cue.how is How.PASSIVE:
        return behind_asked(clauses, cue, end)
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
        led = led or (cue.how is How.PARTICIPLE and cue.first == first)
        led = (led and "," not in clauses.words[head : cue.first]) or hangs_on_which(clauses, cue, begin)
        return begin, clause_end(clauses, begin, end, after, led=led)
    behind = after_hearer(clauses, cue.stop, end) if cue.bits & Word.HEARER else cue.stop
    if (
        cue.how is How.FINITE
        and cue.bits & (Word.BARE | Word.SURE)
        and (behind >= end or clauses.bits[behind] & (STOP | Word.TIME | Word.PREPOSITION | Word.ADVERB))
    ):
        return around_comma(clauses, first, end, cue)
    return None


def behind_noun(clauses: Clauses, cue: Cue, end: int) -> tuple[int, int] | None:
    """Return what a noun of saying with its owner holds: "his claim that it leaks", "her call to close it"."""
    bits = clauses.bits
    i = cue.stop
    owned = cue.subject is not None and cue.subject[1] <= cue.first <= cue.subject[1] + 2
    if not owned or i + 1 >= end or not bits[i] & (Word.THAT | Word.TO) or not cue.bits & Word.SPEECH_NOUN:
        return None
    if bits[i] & Word.TO and bits[i + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT | Word.PREPOSITION):
        return None
    stop = clause_end(clauses, i, end, (), led=True)
    if bits[i] & Word.TO:
        stop = next((j for j in range(i + 1, stop) if bits[j] & (Word.FINITE | Word.VERB) and not bits[j - 1] & Word.TO), stop)
    return i, stop


def behind_asked(clauses: Clauses, cue: Cue, end: int) -> tuple[int, int] | None:
    """Return the question in "Asked whether it leaks, she sighed" and "She was asked about the leak"; it ends at a comma."""
    bits = clauses.bits
    i = question_after(clauses, cue.stop, end) if cue.bits & Word.ASKED else None
    if i is None or i + 1 >= end:
        return None
    begin = i + 1 if bits[i] & Word.MATTER else i
    return begin, next((j for j in range(begin, end) if clauses.words[j] == "," or bits[j] & QUOTE), end)


def hangs_on_which(clauses: Clauses, cue: Cue, begin: int) -> bool:
    """Tell whether a report is an aside without its subject: ", which she says is late, "."""
    which = cue.start - 1
    return bool(
        clauses.bits[begin] & Word.AUXILIARY
        and which > 0
        and clauses.bits[which] & Word.RELATIVE
        and clauses.words[which - 1] == ","
    )


def around_comma(clauses: Clauses, first: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """Return the longer part of a clause that the attribution parts: "After May, she said, the bridge will close"."""
    words = clauses.words
    before = before_comma(clauses, first, cue)
    if before is None:
        parted = cue.start > first and cue.end < end and words[cue.start - 1] == words[cue.end] == ","
        return (cue.end + 1, end) if parted else None
    comma = next((i for i in range(cue.end, min(end, cue.end + VERB_REACH)) if clauses.words[i] == ","), end)
    behind = end - comma - 1 > before[1] - before[0] and not words[comma + 1].endswith("ing")
    return (comma + 1, end) if behind else before


def clause_end(clauses: Clauses, begin: int, end: int, after: Sequence[Cue], *, led: bool) -> int:
    """
    Return where a reported clause ends: before a comma and the next cue, or with the sentence.

    Args:
        clauses: the words of the paragraph.
        begin: where the clause begins.
        end: where the sentence ends.
        after: the next cues of the sentence.
        led: whether the sentence opens with "While" or its like, so that its first clause ends at a comma.
    """
    words, bits = clauses.words, clauses.bits
    quote = next_quote(clauses, begin, end)
    for cue in after:
        join = cue.start - 1
        apart = begin < join < end - 1 and words[join] == ","
        if apart and (cue.how in LATE or (cue.how is How.FINITE and cue.end >= end - 2)):
            return join
        joined = bits[join] & Word.CONJUNCTION and (cue.how is How.SHARED or words[join - 1] == ",")
        if joined and cue.how in (How.FINITE, How.SHARED, How.RELATIVE) and begin + SHORTEST <= join < end - 1:
            return join
        if begin + 2 < cue.first < quote < end and bits[cue.first - 1] & Word.CONJUNCTION:
            return cue.first - 1
    if quote < end:
        if words[quote - 1] != ":":
            return end
        end = quote - 1
    return next((i for i in range(begin + 2, end - 2) if parts(clauses, begin, i, end, led=led)), end)


def parts(clauses: Clauses, begin: int, i: int, end: int, *, led: bool) -> bool:
    """Tell whether the mark at ``i`` ends the clause that begins at ``begin``; of two dashes neither does."""
    words, bits = clauses.words, clauses.bits
    word = words[i]
    if word == ",":
        return bool(led or bits[i + 1] & Word.TURNING or begins_clause(clauses, i + 1, end))
    if word not in DASHES:
        return word == ";"
    if clauses.ends[i - 1] == clauses.starts[i] and word in HYPHENS:
        return False
    return not any(words[j] in DASHES for j in range(begin, end) if j != i)


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
    if is_lead(clauses, first) and not any(clauses.bits[i] & CAN_RULE for i in range(first, cue.start - 1)):
        return None
    return first, cue.start - 1


def around_according(clauses: Clauses, first: int, end: int, cue: Cue) -> tuple[int, int] | None:
    """Return the rest of the sentence before or behind "according to X", but not "Lee said that" before it."""
    held = any(clauses.bits[i] & Word.THAT for i in range(max(first, cue.first - 2), cue.first))
    if cue.first - first > SHORTEST and not held:
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
