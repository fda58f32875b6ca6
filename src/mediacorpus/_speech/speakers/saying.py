"""
Find the cues of a sentence, the verbs and nouns of saying, each with its subject.

Shape: ``“No,” said Ms. Lee, adding that it was “over.”`` has two cues, ``said`` with the subject ``Ms. Lee``
and ``adding``, which shares it.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.cues import Cue, How
from mediacorpus._speech.speakers.names import owns, phrase_after, phrase_before
from mediacorpus._speech.speakers.nouns import HOLDS, read_noun
from mediacorpus._speech.speakers.openers import end_of_lead, nearest_pronoun, nearest_subject, subject_of_sentence
from mediacorpus._speech.speakers.phrases import (
    agentive,
    can_judge,
    caused,
    head_of,
    heads_clause,
    is_compound,
    is_issued,
    is_made,
    named_aside,
    own_subject,
    plausible,
    question_after,
    skip_adverbs,
    verb_like,
)
from mediacorpus._speech.speakers.preverbal import find_back, subject_before

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["Cue", "How", "embedded", "find_candidates", "find_cues", "opens_label"]

VERBS = Word.SAYING | Word.JUDGING | Word.THINKING
NOUNS = Word.SPEECH_NOUN | Word.DOCUMENT
OWN_CLAUSE = frozenset({How.PARTICIPLE, How.SHARED, How.NOUN})
"""The cues that may have the subject of a clause between them and the cue before."""
CANDIDATE = VERBS | NOUNS | Word.ACCORDING | Word.COLON | Word.PUTTING
FIRST_COMMA = 60
"""How far back a comma makes the one before the cue the end of an aside."""
EMBEDDING = 12
"""How many words may part a report from the report it holds."""
SOURCE = 2
"""How many words may stand before the name of a source that a colon ends: "More from the report:"."""
LABEL = 6
"""How many words may stand before the colon of a headline that gives its speaker."""


def find_candidates(clauses: Clauses) -> list[int]:
    """Return the words of a paragraph that can be a cue: a sentence without one need not be read."""
    return [i for i, bit in enumerate(clauses.bits) if bit & CANDIDATE]


def find_cues(clauses: Clauses, first: int, stop: int, *, quoted: bool = True, headline: bool = False) -> list[Cue]:
    """
    Return the cues of the sentence ``first``..``stop``, in order, each with the best subject there is.

    Args:
        clauses: the words of the paragraph.
        first: the first word of the sentence.
        stop: one past its last.
        quoted: whether the sentence holds a quotation in marks.
        headline: whether capitals tell nothing, so that ``Says`` is a verb.
    """
    bits = clauses.bits
    cues: list[Cue] = []
    candidates = [i for i, bit in enumerate(bits[first:stop], first) if bit & CANDIDATE]
    if not candidates:
        return cues
    for i in candidates:
        bit = bits[i]
        if bit & VERBS:
            cue = read_verb(clauses, i, first, stop, headline=headline)
        elif bit & Word.PUTTING:
            cue = read_putting(clauses, i, first, stop) if quoted else None
        elif bit & Word.COLON:
            cue = read_colon(clauses, i, first, stop, headline=headline) if quoted else None
        elif bit & NOUNS and (quoted or (i + 1 < stop and bits[i + 1] & HOLDS)):
            cue = read_noun(clauses, i, first, stop)
        else:
            cue = read_according(clauses, i, stop) if bit & Word.ACCORDING else None
        if cue is None and bit & NOUNS and bit & VERBS and (quoted or (i + 1 < stop and bits[i + 1] & HOLDS)):
            cue = read_noun(clauses, i, first, stop)
        if cue is not None:
            cues.append(cue)
    share_subjects(clauses, cues, first, stop)
    return cues


def read_verb(clauses: Clauses, i: int, first: int, stop: int, *, headline: bool) -> Cue | None:
    """Read the word at ``i``, which can be a verb of saying, as a cue."""
    bits, words = clauses.bits, clauses.words
    bit = bits[i]
    if bit & CAPITAL and not headline and not (i == first and bit & (Word.PARTICIPLE | Word.SURE)):
        return None
    end = i + 1
    while end < stop and bits[end] & Word.PARTICLE and end < i + 3:
        end += 1
    if bit & Word.PARTICIPLE:
        if bit & Word.PREPOSITION:  # "regarding"
            return None
        return read_participle(clauses, i, end, first)
    before = bits[i - 1] if i > first else 0
    if (
        bit & Word.ASKED
        and bit & Word.PAST
        and (i == first or before & Word.SUBORDINATOR)
        and question_after(clauses, end, stop) is not None
    ):
        asker = phrase_after(clauses, end + 1, stop) if bits[end] & Word.BY else None
        return Cue(i, end, how=How.PASSIVE, bits=bit, subject=asker)
    if (before & Word.BE and bit & Word.PAST) or before & Word.BEEN or agentive(clauses, i, end, stop):
        return read_passive(clauses, i, end, stop)
    if before & Word.ARTICLE or (before & Word.OF and bit & Word.NOUN_TOO):
        return None
    subject, stands = subject_before(clauses, i, first)
    if i > first and words[i - 1] == ",":
        if stands in ("plain", "shared") and bit & Word.JUDGING and bit & Word.PAST and end < stop and bits[end] & QUOTE:
            return read_passive(clauses, i, end, stop)
        turned = read_inverted(clauses, i, end, first, stop)
        aside = named_aside(clauses, subject) and "," in words[max(first, i - FIRST_COMMA) : i - 1]
        if turned is not None and closes(clauses, turned, stop) and not aside:
            return turned
    if subject is not None and bits[i - 1] & QUOTE:
        turned = read_inverted(clauses, i, end, first, stop)
        if turned is not None and closes(clauses, turned, stop):
            return turned
    if subject is not None:
        return read_finite(clauses, (i, end), subject, stands, stop)
    led = caused(clauses, i, first) if stands == "shared" else None
    if stands == "shared" and (led or bit & Word.PAST or not bit & Word.NOUN_TOO):
        return Cue(i, end, how=How.SHARED, bits=bit, subject=led)
    return read_inverted(clauses, i, end, first, stop)


def read_finite(clauses: Clauses, verb: Phrase, subject: Phrase, stands: str, stop: int) -> Cue | None:
    """Read a verb behind its subject, which may be no subject after all: "a shop called “Pots”", "a video that says"."""
    bits = clauses.bits
    i, end = verb
    bit = bits[i]
    if bit & Word.JUDGING and bit & Word.PAST:
        judge = subject if stands == "relative" else head_of(clauses, subject, kept=Word.OF)
        if not bit & Word.SAYING and not can_judge(clauses, judge) and not takes_object(clauses, subject, end, stop):
            return Cue(i, end, how=How.PASSIVE, bits=bit)
        named = bits[subject[0]] & Word.VAGUE and end < stop and bits[end] & QUOTE
        if named and stands == "plain" and subject[1] == i:
            return read_passive(clauses, i, end, stop)
    if (
        stands == "plain"
        and bit & Word.PAST
        and end < stop
        and bits[end] & (Word.PREPOSITION | Word.TO)
        and is_made(clauses, subject)
    ):
        return Cue(i, end, how=How.PASSIVE, bits=bit)
    if stands == "relative" and is_issued(clauses, subject, i):
        return Cue(i, end, how=How.SHARED, bits=bit)
    led = (
        bit & Word.BASE and subject[1] < i and bits[i - 1] & Word.TO and not bits[i - 2] & Word.NOUN_TOO
    )  # "friends like to call"
    if bit & Word.NOUN_TOO and not led and not verb_like(clauses, i, subject, stop):
        return None
    if bit & Word.BASE and not bit & (Word.PAST | Word.SURE) and is_compound(clauses, subject, i):
        return None
    if not plausible(clauses, subject):
        return Cue(i, end, how=How.SHARED, bits=bit)
    how = How.RELATIVE if stands == "relative" else How.FINITE
    return Cue(i, end, how=how, bits=bit, subject=subject)


def takes_object(clauses: Clauses, subject: Phrase, end: int, stop: int) -> bool:
    """Tell whether what is judged stands behind the verb, so that its subject acts: "The navy called it “over”"."""
    bits = clauses.bits
    if end + 1 >= stop or not bits[subject[0]] & Word.DEFINITE or not heads_clause(clauses, subject):
        return False
    return bool(bits[end] & Word.OBJECT or (bits[end] & Word.DETERMINER and not bits[end + 1] & QUOTE))


def read_putting(clauses: Clauses, i: int, first: int, stop: int) -> Cue | None:
    """Read "as she put it"."""
    if i + 1 >= stop or not clauses.bits[i + 1] & Word.ONE_BODY:
        return None
    subject, _ = subject_before(clauses, i, first)
    return Cue(i, i + 2, how=How.FINITE, bits=Word.SAYING, subject=subject) if subject else None


def closes(clauses: Clauses, cue: Cue, stop: int) -> bool:
    """Tell whether a mark follows the cue and its subject, as in "…, said Ms. Lee, …"."""
    return cue.end >= stop or bool(clauses.bits[cue.end] & (STOP | QUOTE))


def read_participle(clauses: Clauses, i: int, end: int, first: int) -> Cue | None:
    """Read ``adding`` and its like: the subject is that of another verb, or stands before "is" and "was"."""
    bits = clauses.bits
    bit = bits[i]
    if i > first and bits[i - 1] & Word.SUBJECT and bits[i - 1] & Word.FINITE:  # "he's saying"
        return Cue(i, end, how=How.FINITE, bits=bit, subject=(i - 1, i))
    if i > first and bits[i - 1] & (Word.BE | Word.ASPECT):
        subject, _ = subject_before(clauses, i - bool(bits[i - 1] & Word.ASPECT), first)
        return Cue(i, end, how=How.FINITE, bits=bit, subject=subject) if subject else None
    quoted = i - 1 - bool(bits[i - 1] & Word.AS)
    if bit & Word.SAYING and quoted > first + 1 and bits[quoted] & Word.PAST and bits[quoted - 1] & Word.BE:
        subject, _ = subject_before(clauses, quoted, first)
        return Cue(i, end, how=How.FINITE, bits=bit, subject=subject) if subject else None
    if bit & Word.NOUN_TOO and i > first:
        before = bits[i - 1]
        speaks = end + 1 < len(bits) and clauses.words[end] in (",", ":") and bits[end + 1] & QUOTE
        if not (speaks or before & (QUOTE | STOP | Word.CONJUNCTION | Word.ADVERB)):
            return None
    return Cue(i, end, how=How.PARTICIPLE, bits=bit, subject=own_subject(clauses, skip_adverbs(clauses, i, first), first))


def read_passive(clauses: Clauses, i: int, end: int, stop: int) -> Cue | None:
    """Read "was dubbed “…” by X": the agent speaks; without one, nobody is named."""
    bits, words = clauses.bits, clauses.words
    for j in range(end, min(stop, end + 14)):
        if bits[j] & Word.BY:
            subject = phrase_after(clauses, j + 1, stop)
            return Cue(i, end, how=How.PASSIVE, bits=bits[i], subject=subject) if subject else None
        if bits[j] & STOP and words[j] in ".;:":
            break
    return Cue(i, end, how=How.PASSIVE, bits=bits[i]) if not bits[i] & Word.THINKING or bits[i] & Word.DONE else None


def read_inverted(clauses: Clauses, i: int, end: int, first: int, stop: int) -> Cue | None:
    """Read "…," said X: a verb with its subject behind it."""
    bits, words = clauses.bits, clauses.words
    if not bits[i] & Word.SAYING or bits[i] & Word.HEARER or (bits[i] & Word.BASE and not bits[i] & (Word.SURE | Word.PAST)):
        return None
    j = i - 1
    while j >= first and bits[j] & Word.ADVERB:
        j -= 1
    if j >= first and bits[j] & Word.SO:
        j -= 1
    if not (j < first or bits[j] & QUOTE or words[j] == "," or words[j] in DASHES):
        return None
    if bits[i] & Word.ABOUT and not bits[i] & Word.SURE and not (j >= first and (bits[j] | bits[max(first, j - 1)]) & QUOTE):
        return None  # "…, condemning it, accused the mayor"
    k = end
    while k < stop and bits[k] & Word.ADVERB and not bits[k] & CAPITAL:
        k += 1
    if k >= stop or bits[k] & (Word.THAT | Word.TO):
        return None
    if bits[k] & (STOP | QUOTE | Word.OBJECT) and not bits[k] & Word.SUBJECT and not owns(clauses, k, stop):
        return None
    if bits[k] & (Word.PREPOSITION | Word.FINITE | Word.CONJUNCTION) and not bits[k] & (Word.INDEFINITE | CAPITAL):
        return None
    subject = phrase_after(clauses, k, stop)
    if subject is None or (subject[1] - subject[0] == 1 and bits[k] & Word.ARTICLE):
        return None
    if bits[k] & Word.SUBJECT and subject[1] < stop and bits[subject[1]] & Word.FINITE:  # "half of the “noes” said they would"
        return None
    if bits[i] & Word.ABOUT and not bits[i] & Word.SURE and subject[1] < stop and not bits[subject[1]] & (STOP | QUOTE):
        return None
    if not bits[i] & (Word.PAST | Word.SURE) and bits[k] & Word.VAGUE and not can_judge(clauses, subject):
        return None
    if bits[i] & Word.NOUN_TOO and not bits[k] & (CAPITAL | Word.DETERMINER | Word.ROLE | Word.SUBJECT | Word.INDEFINITE):
        return None
    return Cue(i, end, how=How.INVERTED, bits=bits[i], subject=subject)


def read_according(clauses: Clauses, i: int, stop: int) -> Cue | None:
    """Read "according to X"."""
    if i + 2 >= stop or not clauses.bits[i + 1] & Word.TO:
        return None
    subject = phrase_after(clauses, i + 2, stop)
    return Cue(i, i + 2, how=How.ACCORDING, bits=Word.SAYING, subject=subject) if subject else None


def read_colon(clauses: Clauses, i: int, first: int, stop: int, *, headline: bool) -> Cue | None:
    """Read ``Graham: “…”`` and ``“…”: Graham``."""
    bits = clauses.bits
    if i + 1 < stop and bits[i + 1] & QUOTE:
        end = i
        if i - 1 > first and clauses.words[i - 1] == ")":
            end = find_back(clauses, i - 1, first, "(")
        label = phrase_before(clauses, end, first) if end > first else None
        if label is not None and not opens_label(clauses, label, first):
            label = None
        if label is not None and label[1] - label[0] > 1 and is_reacting(clauses, label[1] - 1):
            label = (label[0], label[1] - 1)
        if label is not None:
            label = without_topic(clauses, label)
        return Cue(i, i + 1, how=How.COLON, bits=0, subject=label)
    if headline and i - first <= LABEL and not any(bits[j] & (QUOTE | STOP) for j in range(first, i)):
        return Cue(i, i + 1, how=How.COLON, bits=0, subject=(first, i)) if i > first else None
    if i > first and bits[i - 1] & QUOTE and i + 1 < stop and bits[i + 1] & CAPITAL:
        subject = phrase_after(clauses, i + 1, stop)
        return Cue(i, i + 1, how=How.COLON, bits=0, subject=subject) if subject else None
    return None


def without_topic(clauses: Clauses, label: Phrase) -> Phrase:
    """Return the name of a label without the topic or the place behind it: ``Ada Lee`` of "Ada Lee on her book: “…”"."""
    bits = clauses.bits
    first, stop = label
    at = next((i for i in range(first, stop) if not bits[i] & CAPITAL), stop)
    return (first, at) if first < at < stop and bits[at] & (Word.PLACING | Word.TO) else label


def is_reacting(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` is a verb in -ed behind a name: "Lee persisted: “…”"."""
    bits = clauses.bits
    return bool(clauses.words[i].endswith("ed") and bits[i - 1] & CAPITAL and not bits[i] & CAPITAL)


def opens_label(clauses: Clauses, label: Phrase, first: int) -> bool:
    """Tell whether the phrase before a colon is a label: a name after a mark, or "From the report:", "More from Lee:"."""
    bits = clauses.bits
    before = bits[label[0] - 1] if label[0] > first else STOP
    if bits[label[0]] & CAPITAL and before & (STOP | QUOTE):
        return True
    return label[0] - first <= SOURCE and bool(before & Word.PREPOSITION and before & Word.MAKING and not before & Word.OF)


def share_subjects(clauses: Clauses, cues: list[Cue], first: int, stop: int) -> None:
    """Give the cues without a subject that of the verb before in the main clause, else that of the sentence."""
    main: Phrase | None = None
    asked = False
    last: Cue | None = None
    lead = end_of_lead(clauses, first, stop)
    for cue in cues:
        if last is not None and last.first < lead < cue.first:
            last = None
        if cue.subject is not None:
            if cue.how not in (How.RELATIVE, How.NOUN, How.PASSIVE) and not embedded(clauses, last, cue):
                last = cue
            continue
        if cue.how is How.PASSIVE:
            continue
        if last is None and not asked:
            main, asked = subject_of_sentence(clauses, first, stop), True
        cue.subject = last.subject if last is not None else main
        verb = last.first if last is not None else main[1] if main is not None else first
        own = nearest_subject(clauses, verb, cue.first) if cue.how in OWN_CLAUSE else None
        if cue.how in (How.PARTICIPLE, How.SHARED):
            own = nearest_pronoun(clauses, last.end if last is not None else verb, cue.first) or own
        cue.subject = own or cue.subject
        if cue.subject and cue.subject[0] >= cue.first and cue.how is not How.PARTICIPLE:
            cue.subject = None


def embedded(clauses: Clauses, outer: Cue | None, inner: Cue) -> bool:
    """Tell whether the report ``inner`` hangs on the report ``outer``: "said that she thinks"."""
    if outer is None or outer.end > inner.start or inner.start - outer.end > EMBEDDING:
        return False
    bits = clauses.bits
    return not any(bits[i] & (STOP | QUOTE | Word.CONJUNCTION) for i in range(outer.end, inner.start))
