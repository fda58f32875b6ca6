"""
Choose, for each quotation of a sentence, the cue that governs it.

Every cue near the quotation gets a score from the shape of the two; the best wins, and of equals the one before.
The scores are set by hand from the order of preference that the gold guidelines give, not fitted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.names import phrase_after
from mediacorpus._speech.speakers.openers import nearest_subject
from mediacorpus._speech.speakers.outer import Link, closing_cue, inserted_cue, outer_cue
from mediacorpus._speech.speakers.saying import Cue, How

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["Link", "link_quotes"]

NEAR = 3
"""How many cues on each side of a quotation are weighed: a bound for hostile pages."""

FAR = 40
"""How many words before a quotation are searched for what parts it from its cue: a bound for hostile pages."""

NEAR_THAT = 8
"""How many words may stand between a verb and the "that" before the quotation: "claimed on Tuesday that “…”"."""
NEAR_NOUN = 5
"""Within how many words behind "came" its noun stands: "came the first angry reply"."""
TOUCHING_BEFORE = 11.0
TOUCHING_AFTER = 10.0
HEARD = 8.5
"""A verb of thought behind the quotation gives way to a verb of saying before it."""
BARE_COLON = 9.8
"""A colon without a verb gives way to a verb behind the quotation."""
BEFORE = 8.0
AFTER = 5.0
JOINTS = DASHES | {",", ":"}
"""What may part a quotation from a cue that touches it."""
BY_WORD = 0.08
"""What each word between cue and quotation costs."""


def link_quotes(clauses: Clauses, inside: Sequence[int], stop: int, cues: list[Cue]) -> dict[int, Link]:
    """Return the best cue of each quotation ``inside`` the sentence that ends at ``stop``, by the index of its word."""
    links: dict[int, Link] = {}
    places = [cue.first for cue in cues]
    for i in inside:
        middle = bisect_left(places, i)
        best = best_before(clauses, i, cues[max(0, middle - NEAR) : middle], stop)
        for cue in cues[middle : middle + NEAR]:
            if best is not None and best.score >= (TOUCHING_AFTER if cue.start < i + 3 else AFTER + 2):
                continue  # it cannot be better
            link = weigh(clauses, i, cue, stop)
            if link is not None and (best is None or link.score > best.score):
                best = link
        if best is not None and best.cue.how is How.COLON and not best.after and not labelled(clauses, best.cue):
            best = verb_before_colon(clauses, cues, middle, best.cue) or best
        if best is not None and not best.after:
            best = outer_cue(clauses, cues, best)
            best = inserted_cue(clauses, cues[max(0, middle - NEAR) : middle], best, i)
            best = closing_cue(clauses, cues[-1], best, i, stop)
        if best is None or best.score < AFTER + 1:
            shape = shape_after(clauses, i, stop)
            best = shape if shape is not None else best
        if best is not None:
            links[i] = best
    return links


def best_before(clauses: Clauses, quote: int, cues: list[Cue], stop: int) -> Link | None:
    """Return the best of the cues before a quotation, of equals the first; the nearest is weighed first, as it often touches."""
    best: Link | None = None
    near = not quote or clauses.words[quote - 1] in JOINTS or clauses.bits[quote - 1] & Word.THAT
    for cue in reversed(cues):
        if best is not None and best.score > BEFORE and not near and cue.end < quote:
            continue  # without a joint it cannot touch, and none that does not touch is better
        link = weigh(clauses, quote, cue, stop)
        if link is not None and (best is None or link.score >= best.score):
            best = link
    return best


def labelled(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether a name alone stands between a dash and the colon: ``Polls were wrong - Mary Stone: “…”``."""
    if cue.subject is None or not cue.subject[0]:
        return False
    before = clauses.words[cue.subject[0] - 1]
    return (before in DASHES or before in "….") and all(clauses.bits[i] & CAPITAL for i in range(*cue.subject))


def verb_before_colon(clauses: Clauses, cues: list[Cue], middle: int, colon: Cue) -> Link | None:
    """
    Return the verb that a colon stands for in ``X said this week: “…”``.

    A clause between the two has the quotation for itself: "Lee said it was old, but she found a kind word: “…”".
    """
    for cue in reversed(cues[max(0, middle - NEAR) : middle]):
        if cue.how is How.RELATIVE and not aside_speaks(clauses, cue, colon):
            continue
        if cue.bits & Word.SAYING and not cue.bits & Word.BESIDE and cue.subject is not None:
            own = nearest_subject(clauses, cue.end, colon.first) if cue.end + 2 < colon.first else None
            if own is not None:
                colon = Cue(colon.first, colon.stop, how=How.COLON, bits=0, subject=own)
                return Link(colon, score=BARE_COLON, touching=True, after=False)
            return Link(cue, score=TOUCHING_BEFORE, touching=True, after=False)
    return None


def aside_speaks(clauses: Clauses, cue: Cue, colon: Cue) -> bool:
    """Tell whether the relative clause leads to the colon: "Lee, who added a note:", but not "Lee, who spoke of it, went on:"."""
    words, bits = clauses.words, clauses.bits
    who = next((i for i in range(cue.first - 1, max(0, cue.first - NEAR_NOUN), -1) if bits[i] & Word.RELATIVE), 0)
    return who > 0 and words[who - 1] == "," and "," not in words[cue.end : colon.first]


def weigh(clauses: Clauses, quote: int, cue: Cue, stop: int) -> Link | None:
    """Score the cue for the quotation, or return ``None`` where it cannot govern it."""
    if cue.first > quote:
        return weigh_after(clauses, quote, cue, stop)
    words, bits = clauses.words, clauses.bits
    if cue.how is How.NOUN and is_told(clauses, cue):
        return None
    between = range(cue.end, quote) if cue.end <= quote else range(cue.stop, quote)
    gap = len(between)
    touching = all(bits[i] & Word.THAT or words[i] in (",", ":") or words[i] in DASHES for i in between)
    if not touching and words[quote - 1] in (",", ":") and gap <= NEAR_THAT:
        touching = all(bits[i] & Word.ADVERB or words[i].endswith("ly") for i in between[:-1])
    if not touching and bits[quote - 1] & Word.THAT and gap <= NEAR_THAT:
        touching = not any(bits[i] & (STOP | QUOTE) for i in between)
    if not touching and gap <= NEAR_THAT and words[quote - 1] == "," and cue.start and bits[cue.start - 1] & Word.AS:
        touching = not any(bits[i] & (STOP | QUOTE) for i in between[:-1])  # "As Lee sang back in May, “…”"
    if cue.bits & Word.BESIDE and not touching and not (cue.stop < quote and bits[cue.stop] & Word.THAT):
        return None
    if cue.how is How.PASSIVE and cue.subject is None and parted(clauses, between):
        return None
    if cue.how is How.NOUN and any(words[i] == "," and bits[i + 1] & Word.SUBJECT for i in between[-FAR:-1]):
        return None
    if touching:
        bare = cue.how is How.COLON or (gap == 1 and words[quote - 1] in DASHES)
        score = BARE_COLON if bare else TOUCHING_BEFORE - BY_WORD * gap
    else:
        score = BEFORE - BY_WORD * gap
        near = words[max(cue.end, quote - FAR) : quote]
        if ";" in near:
            score -= 3
        if "," in near and any(words[i] == "," and bits[i + 1] & Word.CONJUNCTION for i in range(quote - len(near), quote - 1)):
            score -= 0.5
    score += manner(cue, apart=not touching)
    return Link(cue, score=score, touching=touching, after=False)


def parted(clauses: Clauses, between: range) -> bool:
    """Tell whether another quotation has the cue for itself: "a jar labeled “x,” he found “y”", but not "known as “x” or “y”"."""
    bits = clauses.bits
    last = next((i for i in reversed(between) if bits[i] & QUOTE), -1)
    joints = Word.CONJUNCTION | Word.ARTICLE | Word.RELATIVE | Word.THAT | STOP
    return last >= 0 and not all(bits[i] & joints for i in range(last + 1, between.stop))


def is_told(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether the noun is what somebody speaks of: "said his comment “was vile”" is not "repeated his comment: “…”"."""
    bits = clauses.bits
    owner = cue.subject
    if owner is None or owner[1] > cue.first or not owner[0] or (cue.stop < len(bits) and bits[cue.stop] & (Word.THAT | STOP)):
        return False
    verb = bits[owner[0] - 1]
    if verb & Word.MATTER and cue.stop < len(bits) and bits[cue.stop] & QUOTE:  # "what she said of Lee's phrase “…”"
        return any(bit & Word.SAYING for bit in bits[max(0, owner[0] - NEAR_THAT) : owner[0] - 1])
    if cue.stop < len(bits) and bits[cue.stop] & Word.AS:
        return True
    if verb & Word.THAT and cue.stop < len(bits) and bits[cue.stop] & (Word.TOPIC | QUOTE):
        return True
    if verb & Word.JUDGING and cue.stop < len(bits) and bits[cue.stop] & QUOTE:
        return True
    return bool(verb & Word.SAYING and verb & Word.BARE and not verb & (Word.TAKES_OBJECT | Word.ABOUT))


def weigh_after(clauses: Clauses, quote: int, cue: Cue, stop: int) -> Link | None:
    """Score a cue that follows the quotation."""
    words = clauses.words
    between = range(quote + 1, max(quote + 1, cue.start))
    gap = len(between)
    if cue.how is How.PARTICIPLE or cue.how is How.SHARED or cue.how is How.NOUN:
        return Link(cue, score=2 - BY_WORD * gap, touching=False, after=True) if cue.subject else None
    if cue.how is How.COLON:
        if gap == 0 and cue.subject and cue.subject[0] > quote:
            return Link(cue, score=TOUCHING_AFTER, touching=True, after=True)
        return None
    if is_attribute(clauses, quote, cue.subject):
        return None
    touching = gap == 0 or (gap == 1 and (words[quote + 1] == "," or words[quote + 1] in DASHES))
    if cue.bits & Word.BESIDE and not touching:
        return None
    if touching and reports_more(clauses, cue, stop):
        return Link(cue, score=AFTER + manner(cue), touching=True, after=True)
    if touching and not cue.bits & (Word.SAYING | Word.JUDGING):  # "told police he was “late”, the court heard"
        return Link(cue, score=HEARD + manner(cue), touching=True, after=True)
    if touching:
        relative = cue.how is How.RELATIVE
        return Link(cue, score=(AFTER if relative else TOUCHING_AFTER) + manner(cue), touching=not relative, after=True)
    score = AFTER - BY_WORD * gap
    if words[cue.start - 1] == ",":
        score += 1
        if cue.end >= stop or words[cue.end] in (".", ","):
            score += 1
    return Link(cue, score=score + manner(cue), touching=False, after=True)


def reports_more(clauses: Clauses, cue: Cue, stop: int) -> bool:
    """Tell whether the verb behind a quotation has words of its own to report: "“…,” he says, ", but "“…,” he says he left"."""
    i = cue.end
    if cue.how is not How.FINITE or i >= stop:
        return False
    if clauses.bits[i] & Word.COLON and i + 1 < stop and clauses.bits[i + 1] & QUOTE:
        return True
    if leads_up(clauses, cue) and not clauses.bits[i] & (STOP | QUOTE | Word.ADVERB | Word.TIME | Word.PREPOSITION):
        return True
    return bool(clauses.bits[i] & (Word.THAT | Word.SUBJECT) and not clauses.bits[i] & Word.OBJECT)


def is_attribute(clauses: Clauses, quote: int, subject: Phrase | None) -> bool:
    """Tell whether the marked words belong to the subject behind them: "the “free tea” plans drawn up by the mayor"."""
    if subject is None or subject[0] != quote + 1 or not clauses.bits[quote] & Word.RUNS_ON:
        return False
    return not clauses.bits[quote + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.INDEFINITE)


def leads_up(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether the sentence of the cue opens with a clause that leads up to the next: "Though she likes “us,” he fears"."""
    first, _ = clauses.sentences[bisect_right(clauses.sentences, cue.first, key=itemgetter(0)) - 1]
    asked = clauses.bits[first] & Word.ASKED and clauses.bits[first] & Word.PAST
    return bool(clauses.bits[first] & Word.SUBORDINATOR or asked)


def manner(cue: Cue, *, apart: bool = False) -> float:
    """Return what the verb itself is worth."""
    bits = cue.bits
    worth = 0.0
    if cue.how is How.NOUN:
        worth -= 2.0
    elif cue.how is How.RELATIVE and apart and not bits & Word.JUDGING:
        worth -= 1.5
    elif cue.how is How.PASSIVE:
        worth -= 1.0
    if not bits & (Word.SAYING | Word.JUDGING):
        worth -= (0.3 if cue.how is How.PARTICIPLE else 1.5) if bits & Word.THINKING else 0.0
    if cue.subject is None:
        worth -= 1.0
    return worth


def shape_after(clauses: Clauses, quote: int, stop: int) -> Link | None:
    """Read "…," X thundered: a name and an unlisted verb right behind a quotation."""
    bits, words = clauses.bits, clauses.words
    i = quote + 1
    if i + 1 < stop and words[i] in DASHES and bits[i + 1] & CAPITAL:
        subject = phrase_after(clauses, i + 1, stop)
        if subject is not None and all(bits[j] & STOP for j in range(subject[1], stop)):
            return Link(Cue(i, i + 1, how=How.DASH, bits=0, subject=subject), score=AFTER, touching=True, after=True)
    if i < stop and words[i] == ",":
        i += 1
    if i >= stop or bits[i] & Word.RELATIVE:
        return None
    if bits[i] & Word.COMING:
        return came_from(clauses, i, stop)
    if words[i].endswith("ed") and not bits[i] & CAPITAL and i + 1 < stop and bits[i + 1] & (CAPITAL | Word.DETERMINER):
        subject = phrase_after(clauses, i + 1, stop)
        listed = bits[i] & (Word.SAYING | Word.JUDGING | Word.THINKING)
        if subject is not None and not (listed and subject[1] < stop and not bits[subject[1]] & STOP):
            return Link(Cue(i, i + 1, how=How.SHAPE, bits=0, subject=subject), score=AFTER, touching=True, after=True)
    if not bits[i] & (CAPITAL | Word.SUBJECT | Word.DETERMINER):
        return None
    subject = phrase_after(clauses, i, stop)
    if subject is None or is_attribute(clauses, quote, subject):
        return None
    verb = subject[1]
    if subject[1] - subject[0] > 1 and not bits[subject[1] - 1] & CAPITAL and words[subject[1] - 1].endswith("ed"):
        verb = subject[1] - 1
        subject = (subject[0], verb)
    if verb >= stop or bits[verb] & (STOP | QUOTE | CAPITAL):
        return None
    if not (words[verb].endswith(("ed", "s")) or bits[verb] & Word.VERB) or bits[verb] & (Word.AUXILIARY | Word.FINITE):
        return None
    if verb + 1 < stop and not bits[verb + 1] & (STOP | QUOTE | Word.PREPOSITION | Word.ADVERB):
        speech = verb + 2 < stop and bits[verb + 1] & Word.POSSESSIVE and bits[verb + 2] & (Word.SPEECH_NOUN | Word.DOCUMENT)
        if not speech:
            return None
    return Link(Cue(verb, verb + 1, how=How.SHAPE, bits=0, subject=subject), score=AFTER, touching=True, after=True)


def came_from(clauses: Clauses, verb: int, stop: int) -> Link | None:
    """Read "…," came the shouts from X."""
    bits = clauses.bits
    noun = next((i for i in range(verb + 1, min(stop, verb + NEAR_NOUN)) if bits[i] & Word.SPEECH_NOUN), stop)
    if noun + 2 >= stop or not bits[noun + 1] & Word.MAKING:
        return None
    subject = phrase_after(clauses, noun + 2, stop)
    if subject is None:
        return None
    return Link(Cue(noun, noun + 1, how=How.SHAPE, bits=0, subject=subject), score=AFTER, touching=True, after=True)
