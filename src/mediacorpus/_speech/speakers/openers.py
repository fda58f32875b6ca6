"""
Find the subject of a sentence behind the words that lead up to it.

Shape: in "WASHINGTON (AP) — On Monday, after the storm, the mayor spoke" the subject is ``the mayor``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.names import ASIDE, phrase_after
from mediacorpus._speech.speakers.phrases import is_somebody

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["end_of_lead", "is_lead", "nearest_pronoun", "nearest_subject", "subject_of_sentence"]

LEAD = 6
"""How many words a phrase that leads up to a pronoun may have without a comma."""
REACH = 30
"""How far before a participle the pronoun of its clause may stand."""
PLACE = 3
"""How many words a place in capitals may have before a colon."""
LEADS = 4
"""How many phrases may lead up to a clause: more were not seen."""


def subject_of_sentence(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the first noun phrase that a finite verb may follow, after leading phrases and their commas."""
    bits, words = clauses.bits, clauses.words
    i = skip_openers(clauses, first, stop)
    for _ in range(LEADS):
        if i >= stop:
            return None
        if not is_lead(clauses, i):
            found = phrase_after(clauses, i, stop)
            if found is not None and not bears_subject(clauses, found):
                return None
            if found is None or not (found[1] < stop and leads_time(clauses, found)):
                return found if found is None else behind_empty(clauses, found, stop) or found
        near = range(i, min(stop, i + ASIDE))
        comma = next((j for j in near if words[j] == "," or (bits[j] & QUOTE and not opens_clause(clauses, j, stop))), -1)
        if comma < 0 or comma + 1 >= stop or bits[comma + 1] & QUOTE:
            return pronoun_behind(clauses, i, stop)
        i = after_place(clauses, comma, skip_openers(clauses, comma + 1, stop), stop)
    return None


def behind_empty(clauses: Clauses, subject: Phrase, stop: int) -> Phrase | None:
    """
    Return who acts behind a subject that cannot: ``the board`` in "It did not help that the board had three slogans".

    So does ``Lee`` in "That led Lee to take a hat and call it “over”".
    """
    bits = clauses.bits
    first = bits[subject[0]]
    if subject[1] - subject[0] > 1 or not (first & Word.POINTING or (first & Word.EMPTY and not first & Word.SELF)):
        return None
    for i in range(subject[1], min(stop - 1, subject[1] + LEAD + 2)):
        if bits[i] & (STOP | QUOTE):
            return None
        if bits[i] & (Word.THAT | Word.ASKING) or (bits[i] & Word.CAUSING and not bits[i] & Word.PREPOSITION):
            found = phrase_after(clauses, i + 1, stop)
            return found if found is not None and is_somebody(clauses, found) else None
    return None


def pronoun_behind(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the pronoun behind a lead without a comma: ``she`` in "On May 4 she wrote"."""
    for j in range(first + 1, min(stop, first + LEAD)):
        bit = clauses.bits[j]
        if bit & (STOP | QUOTE | Word.RELATIVE):
            return None
        if bit & Word.SUBJECT and not bit & Word.OBJECT:
            return (j, j + 1)
    return None


def is_lead(clauses: Clauses, i: int) -> bool:
    """Tell whether a phrase that only leads up to the clause begins at ``i``: "In May", "After losing", "Asked why"."""
    bits, words = clauses.bits, clauses.words
    counted = bits[i] & Word.TOPIC and i + 1 < len(words) and words[i + 1][0].isdigit()
    if bits[i] & (Word.PREPOSITION | Word.SUBORDINATOR) and not bits[i] & Word.INDEFINITE and not counted:
        return True
    if words[i].endswith("ly") and bits[i + 1 : i + 2] and (bits[i + 1] & Word.PREPOSITION or words[i + 1].endswith("ing")):
        return True
    if words[i].endswith("ed") and bits[i] & CAPITAL and i + 1 < len(words) and bits[i + 1] & Word.PREPOSITION:
        return True
    return (words[i].endswith("ing") and not bits[i] & (Word.GROUP | Word.OTHER)) or bool(bits[i] & (Word.TIME | Word.PAST))


def bears_subject(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether a phrase can be somebody: "There's", "What" and an article alone cannot."""
    first = clauses.bits[phrase[0]]
    if first & Word.OTHER and not first & (Word.INDEFINITE | Word.SUBJECT):
        return False
    return phrase[1] - phrase[0] > 1 or not first & Word.ARTICLE


def leads_time(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether the phrase is a time before a comma: "A few minutes later,", "Last week,"."""
    bits, words = clauses.bits, clauses.words
    after = phrase[1]
    if words[after] == ",":
        return any(bits[i] & Word.TIME for i in range(*phrase)) or words[phrase[0]].isdigit()
    late = bits[after] & (Word.TIME | Word.ADVERB | Word.SUBORDINATOR)  # "Last week there,", "The day before,"
    return bool(late) and after + 1 < len(words) and words[after + 1] == ","


def skip_openers(clauses: Clauses, i: int, stop: int) -> int:
    """Skip marks, adverbs, conjunctions and a dateline before a clause."""
    bits, words = clauses.bits, clauses.words
    high = min(stop, i + ASIDE)
    while i < high and (
        bits[i] & (STOP | QUOTE)
        or (bits[i] & (Word.ADVERB | Word.CONJUNCTION) and not bits[i] & (Word.PREPOSITION | Word.SUBORDINATOR))
        or (i + 1 < stop and words[i].endswith(("ly", "wise")) and words[i + 1] == ",")
    ):
        i += 1
    return after_dateline(clauses, i, stop) if i < stop else i


def opens_clause(clauses: Clauses, quote: int, stop: int) -> bool:
    """Tell whether the clause runs on behind the quotation."""
    if quote + 1 >= stop:
        return True
    after = clauses.bits[quote + 1]
    return bool(after & (Word.PREPOSITION | Word.CONJUNCTION | Word.AUXILIARY | STOP)) and clauses.words[quote + 1] != ","


def after_dateline(clauses: Clauses, first: int, stop: int) -> int:
    """Skip ``WASHINGTON (AP) —`` or ``WASHINGTON:`` at the head of a sentence."""
    words = clauses.words
    if not first and words[first].isupper():
        end = next((i for i in range(1, min(stop - 1, PLACE + 1)) if not words[i].isupper()), stop)
        if end + 1 < stop and words[end] == ":" and not clauses.bits[end + 1] & QUOTE:
            return end + 1
    if (words[first].isupper() and len(words[first]) > 1) or (first + 1 < stop and words[first + 1] == "("):
        for i in range(first + 1, min(stop - 1, first + 12)):
            if clauses.words[i] in DASHES:
                return i + 1
    return first


def after_place(clauses: Clauses, comma: int, i: int, stop: int) -> int:
    """Skip the state behind the town: "In Austin, Tex., the mayor"."""
    bits, words = clauses.bits, clauses.words
    if not bits[comma - 1] & CAPITAL or bits[comma - 1] & Word.TIME or i >= stop or not bits[i] & CAPITAL:
        return i
    j = i + 1
    while j < stop and j < i + 3 and (bits[j] & CAPITAL or words[j] == "."):
        j += 1
    return j + 1 if j + 1 < stop and words[j] == "," else i


def nearest_pronoun(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the pronoun of the last clause before a participle: ``she`` in "though she left for Oslo, saying"."""
    bits = clauses.bits
    for i in range(stop - 2, max(first, stop - REACH) - 1, -1):
        if bits[i] & QUOTE or clauses.words[i] in ";:":
            return None
        if bits[i] & Word.SUBJECT and not bits[i] & (Word.OBJECT | Word.RELATIVE):
            before = bits[i - 1]
            joined = before & Word.TIME or (before & Word.CONJUNCTION and not before & Word.SUBORDINATOR)
            return (i, i + 1) if joined or clauses.words[i - 1] == "," else None
    return None


def nearest_subject(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """
    Return the subject of the last clause before the word ``stop`` that begins behind ``first``, if somebody.

    ``the crowd`` in "Lee spoke, and by noon the crowd took up the chant", but nobody in "Lee rose and sang".
    """
    bits, words = clauses.bits, clauses.words
    for i in range(stop - 2, max(first, stop - REACH) - 1, -1):
        if bits[i] & QUOTE or words[i] in ";:":
            return None
        joined = bits[i] & Word.CONJUNCTION and not bits[i] & Word.SUBORDINATOR and (words[i - 1] == "," or bits[i - 1] & QUOTE)
        if joined:  # not in a list: "Lee, Reed, and Stone"
            joined = any(acts(clauses, j) for j in range(max(first, i - REACH), i))
        led = i > first and bits[i] & (Word.WHO | Word.SUBJECT) == Word.WHO and bits[i - 1] & Word.PREPOSITION
        led = led or (bits[i] & Word.SUBORDINATOR and bits[i] & CAPITAL and "," not in words[i : stop - 1])
        if not (joined or led):
            continue
        at = i + 1
        while at < stop and bits[at] & (Word.ADVERB | Word.TIME):
            at += 1
        if at < stop and bits[at] & Word.PREPOSITION and not bits[at] & Word.INDEFINITE:
            lead = phrase_after(clauses, at + 1, min(stop, at + LEAD))
            at = lead[1] if lead is not None else at + 1
        phrase = phrase_after(clauses, at, stop)
        if phrase is None or phrase[1] >= stop or not acts(clauses, phrase[1]):
            continue
        if is_somebody(clauses, phrase) and not bits[phrase[0]] & Word.RELATIVE:  # not "Lee, who rose, and who is old, added"
            return phrase
    return None


def acts(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` can be the verb behind a subject."""
    bit, word = clauses.bits[i], clauses.words[i]
    verb = Word.FINITE | Word.VERB | Word.PAST | Word.SAYING | Word.AUXILIARY
    return not bit & (CAPITAL | STOP) and bool(bit & verb or word.endswith(("ed", "s", "ly")))


def end_of_lead(clauses: Clauses, first: int, stop: int) -> int:
    """Return where the main clause begins if another leads up to it, "When she called, he", "Asked why, he"; else ``first``."""
    bits = clauses.bits
    asked = bits[first] & Word.SAYING and bits[first] & Word.PAST
    if not (bits[first] & Word.SUBORDINATOR or asked):
        return first
    comma = next((i for i in range(first, stop) if clauses.words[i] == "," or bits[i] & QUOTE), first)
    return first if bits[comma] & QUOTE or (comma + 1 < stop and bits[comma + 1] & QUOTE) else comma
