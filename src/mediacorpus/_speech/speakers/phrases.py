"""
Tell what a noun phrase can do in its clause: whether it speaks, judges, heads the clause, or is a participle's own subject.

Shape: in ", with the head of the union calling it “over”" the subject of ``calling`` is ``the head of the union``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.names import phrase_after

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = [
    "agentive",
    "begins_with_verb",
    "can_judge",
    "caused",
    "head_of",
    "heads_clause",
    "is_compound",
    "is_name",
    "is_somebody",
    "named_aside",
    "own_subject",
    "plausible",
    "question_after",
    "skip_adverbs",
    "verb_like",
]

VERBS = Word.SAYING | Word.JUDGING | Word.THINKING
NEAR_AS = 5
"""Within how many words behind "known" its "as" stands: "known on the docks as"."""
FAR = 20
"""How far before a participle may stand who is seen to act: "saw Lee coming down the pier at noon, saying"."""
REACH = 12
"""How many words the subject of a participle may have."""


def named_aside(clauses: Clauses, subject: Phrase | None) -> bool:
    """Tell whether the aside before a verb hangs on a name, a role or a pronoun: "Ms. Lee, a baker, said"."""
    if subject is None:
        return False
    good = CAPITAL | Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE
    return any(clauses.bits[j] & good for j in range(*subject))


def plausible(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether the phrase looks like a noun phrase: a name, a pronoun, a plural, or one with an article."""
    bits = clauses.bits
    good = CAPITAL | Word.SUBJECT | Word.RELATIVE | Word.ROLE | Word.GROUP | Word.DOCUMENT | Word.INDEFINITE
    if any(bits[i] & good for i in range(*phrase)):
        return True
    if bits[phrase[0]] & (Word.DETERMINER | Word.POSSESSIVE):
        return True
    if clauses.words[phrase[0]][0].isdigit():
        return phrase[1] - phrase[0] > 1 or phrase[0] < 2 or not is_year(clauses, phrase[0])
    last = clauses.words[phrase[1] - 1]
    return last.endswith("s") and not last.endswith("ss") and not (bits[phrase[0]] & VERBS)


def is_year(clauses: Clauses, i: int) -> bool:
    """Tell whether the number at ``i`` only dates: "who in 2010 said", but not "four in 10 said"."""
    before = clauses.bits[i - 2]
    return bool(clauses.bits[i - 1] & Word.PREPOSITION) and not (before & Word.INDEFINITE or clauses.words[i - 2].isdigit())


def heads_clause(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether the phrase begins where a clause can."""
    i = phrase[0]
    if i == 0 or clauses.bits[i] & (Word.SUBJECT | Word.RELATIVE):
        return True
    before = clauses.bits[i - 1]
    joint = Word.OTHER | Word.CONJUNCTION | Word.RELATIVE | Word.SUBORDINATOR | Word.TIME | Word.ADVERB | Word.THAT
    return bool(before & (STOP | QUOTE | joint))


def is_compound(clauses: Clauses, phrase: Phrase, i: int) -> bool:
    """Tell whether the base form at ``i`` is the head of "the UN nod": behind an article and one name it is no verb."""
    first, stop = phrase
    name = clauses.bits[stop - 1] & CAPITAL and not clauses.words[stop - 1].endswith("s")
    return bool(i == stop and stop - first == 2 and name and clauses.bits[first] & Word.ARTICLE)


def begins_with_verb(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether "saying at one" or "deserves" was read as the subject of "point" or "credit"."""
    bits = clauses.bits
    first = phrase[0]
    if bits[first] & (CAPITAL | Word.SUBJECT) or not first:
        return False
    led = bits[first - 1] & (Word.AUXILIARY | Word.TO | Word.WHO) or clauses.words[first - 1].endswith("n't")
    before = bits[first - 1] & Word.ADVERB and first > 1 and bits[first - 2] & Word.AUXILIARY
    return bool(bits[first] & Word.PARTICIPLE and not bits[first] & Word.NOUN_TOO) or bool(
        (led or before) and not bits[first] & (Word.DETERMINER | Word.POSSESSIVE | Word.INDEFINITE)
    )


def can_judge(clauses: Clauses, subject: Phrase) -> bool:
    """Tell whether a phrase may be who judges: a name, a pronoun, a role or a group, not the "messages" later deemed “secret”."""
    good = Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE | Word.RELATIVE | Word.DOCUMENT
    return any(bit & good or is_name(bit) for bit in clauses.bits[subject[0] : subject[1]])


def head_of(clauses: Clauses, phrase: Phrase, *, kept: int = 0) -> Phrase:
    """
    Return the phrase without what hangs on it: ``The end`` of "The end of the board".

    Args:
        clauses: the words of the paragraph.
        phrase: the phrase.
        kept: the bit of the prepositions that do not end it: with ``Word.OF`` a "group of judges" stays whole.
    """
    first, stop = phrase
    hangs = Word.PREPOSITION | CAPITAL | kept
    return first, next((i for i in range(first + 1, stop) if clauses.bits[i] & hangs == Word.PREPOSITION), stop)


def is_name(bit: int) -> bool:
    """Tell whether a word is a name by its capital, which "The" at the head of a sentence is not."""
    return bit & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE) == CAPITAL


def own_subject(clauses: Clauses, stop: int, first: int) -> Phrase | None:
    """Return the subject of a participle that has its own: ", with the head of the union calling", "- Lee saying"."""
    bits, words = clauses.bits, clauses.words
    seen = perceived(clauses, stop, first)
    if seen is not None:
        return seen
    for j in range(stop - 1, max(first, stop - REACH) - 1, -1):
        if bits[j] & (STOP | QUOTE | Word.SUBORDINATOR | Word.AUXILIARY) and words[j] != ".":
            break
        if bits[j] & Word.WITH:
            found = phrase_after(clauses, j + 1, stop)
            parted = j == first or bits[j - 1] & (STOP | Word.CONJUNCTION)
            return found if found is not None and (parted or found[1] >= stop - 1) else None
    name = stop
    while name > max(first, stop - REACH) and bits[name - 1] & CAPITAL:
        name -= 1
    if name == stop or name <= first:
        return None
    before = name - 1
    shown = bits[before] & Word.OF or (bits[before] & (Word.VERB | Word.THINKING) and not bits[before] & Word.AUXILIARY)
    joined = bits[before] & Word.CONJUNCTION and before and not bits[before - 1] & CAPITAL
    return (name, stop) if shown or joined or words[before] in DASHES else None


def perceived(clauses: Clauses, stop: int, first: int) -> Phrase | None:
    """Return who is seen or heard to say it: ``an old board`` in "to see an old board defending it"."""
    bits, words = clauses.bits, clauses.words
    for j in range(stop - 2, max(first, stop - FAR) - 1, -1):
        if bits[j] & QUOTE or (bits[j] & Word.FINITE and not bits[j] & CAPITAL) or words[j] in ";:":
            return None
        if bits[j] & Word.PERCEIVING and bits[j + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT):
            found = phrase_after(clauses, j + 1, stop)
            if found is None or not is_somebody(clauses, found):
                return None
            name, at = found
            while at < stop and words[at].endswith("ly"):
                at += 1
            if at > name + 2 and bits[at - 1] & Word.PARTICLE and words[at - 2].endswith("ing"):  # "coming down"
                at -= 1
            while at > name + 1 and words[at - 1].endswith("ing") and not bits[at - 1] & CAPITAL:
                at -= 1
            acts = at == stop or words[at].endswith("ing")
            return (name, min(at, found[1])) if acts else None
    return None


def is_somebody(clauses: Clauses, phrase: Phrase) -> bool:
    """Tell whether a phrase is a name, a role, a group or a pronoun."""
    good = Word.ROLE | Word.GROUP | Word.SUBJECT | Word.OBJECT
    return any(bit & good or is_name(bit) for bit in clauses.bits[phrase[0] : phrase[1]])


def caused(clauses: Clauses, verb: int, first: int) -> Phrase | None:
    """Return whom something made say it: ``her`` in "a storm that forced her to say", ``critics`` in "for critics to say"."""
    bits = clauses.bits
    to = skip_adverbs(clauses, verb, first) - 1
    if to <= first + 1 or not bits[to] & Word.TO:
        return None
    for j in range(to - 2, max(first, to - REACH) - 1, -1):
        if bits[j] & Word.CAUSING:
            return phrase_after(clauses, j + 1, to)
        if bits[j] & (STOP | QUOTE | Word.FINITE | Word.TO):
            return None
    return None


def skip_adverbs(clauses: Clauses, i: int, first: int) -> int:
    """Return ``i`` moved left over the adverbs before it."""
    while i - 1 > first and (clauses.bits[i - 1] & Word.ADVERB or clauses.words[i - 1].endswith("ly")):
        i -= 1
    return i


def agentive(clauses: Clauses, i: int, end: int, stop: int) -> bool:
    """Tell whether the verb is a participle: "seen by critics as", "known there as"."""
    bit = clauses.bits[i]
    if bit & Word.DONE:
        led = next((j for j in range(end, min(stop, end + NEAR_AS)) if clauses.bits[j] & (Word.AS | STOP | QUOTE)), -1)
        return led >= 0 and bool(clauses.bits[led] & Word.AS) and not (i and clauses.bits[i - 1] & Word.AUXILIARY)
    judged = bit & Word.PAST and bit & (Word.JUDGING | Word.THINKING) and not bit & Word.SURE
    if not judged or end >= stop:
        return False
    at = end
    while at < stop - 1 and at < end + NEAR_AS and clauses.bits[at] & (Word.AS | Word.ARTICLE | Word.ADVERB | QUOTE):
        at += 1
    return bool(clauses.bits[at] & Word.BY and (at == end or clauses.bits[at - 1] & QUOTE))


def is_issued(clauses: Clauses, head: Phrase, verb: int) -> bool:
    """Tell whether the head of a relative clause is a thing that somebody issues: "the mayor released a video that said"."""
    bits = clauses.bits
    first, stop = head
    if stop - first < 2 or any(bits[i] & Word.SUBJECT for i in range(stop, verb)):
        return False
    if any(bits[i] & (CAPITAL | Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE) for i in range(first, stop)):
        return False
    return not heads_clause(clauses, head)


def is_made(clauses: Clauses, subject: Phrase) -> bool:
    """
    Tell whether the phrase is a plural of things, of which a past form says what was done: "count the boats reported on air".

    At the head of a clause they act, whoever they are: "In May the bikers complained to the council".
    """
    bits, words = clauses.bits, clauses.words
    heads = CAPITAL | STOP | QUOTE | Word.TIME | Word.CONJUNCTION | Word.SUBORDINATOR | Word.THAT | Word.RELATIVE | Word.ADVERB
    if not subject[0] or bits[subject[0] - 1] & heads:
        return False
    acts = CAPITAL | Word.SUBJECT | Word.ROLE | Word.GROUP | Word.INDEFINITE | Word.DOCUMENT | Word.SPEECH_NOUN
    if any(bits[i] & acts for i in range(*subject)) or heads_clause(clauses, subject):
        return False
    return words[subject[1] - 1].endswith("s")


def question_after(clauses: Clauses, i: int, stop: int) -> int | None:
    """Return where a question begins behind "asked", or at its "about": "asked by a visitor whether", "asked again why"."""
    bits = clauses.bits
    for j in range(i, min(stop, i + REACH)):
        if bits[j] & (Word.ASKING | Word.OTHER) or (bits[j] & Word.MATTER and j == skip_times(clauses, i, stop)):
            return j
        if bits[j] & (STOP | QUOTE | Word.SUBJECT | Word.FINITE) and not bits[j] & CAPITAL:
            return None
    return None


def skip_times(clauses: Clauses, i: int, stop: int) -> int:
    """Return ``i`` moved right over adverbs and words of time."""
    while i < stop and clauses.bits[i] & (Word.ADVERB | Word.TIME) and not clauses.bits[i] & Word.ASKING:
        i += 1
    return i


def verb_like(clauses: Clauses, i: int, subject: Phrase, stop: int) -> bool:
    """Tell whether the word at ``i``, a noun elsewhere, is a verb after this subject."""
    bits, words = clauses.bits, clauses.words
    if i + 1 < stop and bits[i + 1] & Word.AFTER_NOUN:
        return False
    if (
        i + 1 < stop
        and words[i + 1] == ","
        and words[i].endswith("s")
        and not bits[subject[0]] & Word.SUBJECT
        and not (subject[0] and bits[subject[0] - 1] & (QUOTE | STOP))
    ):
        return False
    last = subject[1] - 1
    past = bits[i] & Word.PAST and not bits[i] & Word.BASE
    after = i + 1 + (i + 1 < stop and words[i + 1] == ",")
    if past and bits[subject[0]] & Word.DETERMINER and after < stop and bits[after] & QUOTE:
        return True
    if not heads_clause(clauses, subject) or begins_with_verb(clauses, subject):
        return False
    taken = Word.OBJECT | Word.POSSESSIVE
    if words[i].endswith("s") and bits[subject[0]] & Word.DETERMINER and i + 1 < stop and bits[i + 1] & taken:
        return True
    helped = any(bits[j] & Word.AUXILIARY for j in range(subject[1], i))
    if (bits[i] & Word.PAST and not bits[i] & Word.BASE) or helped:
        return True
    if bits[last] & (Word.SUBJECT | Word.RELATIVE):
        return True
    if bits[last] & (Word.ROLE | Word.GROUP | Word.INDEFINITE | Word.DOCUMENT):
        return True
    joint = any(bits[j] & Word.CONJUNCTION for j in range(*subject))
    plural = joint or (words[last].endswith("s") and not words[last].endswith("ss"))
    third = words[i].endswith("s")
    if bits[last] & CAPITAL:
        return third or plural
    return bool(plural and not third)
