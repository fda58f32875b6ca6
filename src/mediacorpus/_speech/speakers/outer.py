"""
Choose the report that holds another report, where the cue nearest to a quotation is not the one that gives it.

Shape: in "The mayor, Lee said, called it “over”" the quotation is Lee's, though "called" stands nearer.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import QUOTE
from mediacorpus._speech.speakers.phrases import can_judge, head_of
from mediacorpus._speech.speakers.saying import Cue, How, embedded

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses

__all__ = ["Link", "closing_cue", "inserted_cue", "outer_cue"]


WHICH = 4
"""Within how many words before the subject of a relative clause its pronoun stands: "of which some say"."""


@attrs.frozen
class Link:
    """A quotation's cue, and how well it fits."""

    cue: Cue
    score: float = attrs.field(kw_only=True)
    touching: bool = attrs.field(kw_only=True)
    """Nothing but a comma, a colon or "that" parts the two."""
    after: bool = attrs.field(kw_only=True)
    """The cue follows the quotation."""


def outer_cue(clauses: Clauses, cues: list[Cue], link: Link) -> Link:
    """
    Return the report that holds the report: ``Lee told`` for "Lee told us that she called it “over”".

    Only where nothing parts the two clauses, and the inner subject is a pronoun, for then both are one person's as a rule,
    or the inner report is not made yet: "Lee said that Stone would call it “over”".
    """
    cue = link.cue
    while (cue.how is How.PASSIVE and cue.subject is None) or (
        cue.subject is not None
        and cue.how is How.FINITE
        and (clauses.bits[cue.subject[0]] & Word.SUBJECT or is_wished(clauses, cue) or follows_that(clauses, cues, cue))
    ):
        place = bisect_left(cues, cue.first, key=lambda other: other.first)
        while place and cue.subject is not None and cues[place - 1].subject == cue.subject:
            place -= 1
            cue = cues[place]
        if place and cues[place - 1].how is How.NOUN:
            place -= 1
        outer = cues[place - 1] if place else None
        if (
            outer is None
            or not outer.bits & Word.SAYING
            or outer.subject is None
            or outer.bits & Word.BESIDE
            or outer.how in (How.NOUN, How.PASSIVE)
        ):
            break
        if not embedded(clauses, outer, cue) and not hangs(clauses, outer, cue):
            break
        cue = outer
    return link if cue is link.cue else Link(cue, score=link.score, touching=link.touching, after=False)


def follows_that(clauses: Clauses, cues: list[Cue], cue: Cue) -> bool:
    """Tell whether the report is all that another reports: "Lee said Stone called it “over”", "Lee said that Stone …"."""
    place = bisect_left(cues, cue.first, key=lambda other: other.first)
    outer = cues[place - 1] if place else None
    if outer is None or outer.end > cue.start or outer.how not in (How.FINITE, How.PARTICIPLE, How.SHARED):
        return False
    return outer.end == cue.start or bool(clauses.bits[cue.start - 1] & Word.THAT)


def is_wished(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether the verb is a base form behind an auxiliary: "would call", "should repeat"."""
    before = cue.first - 1
    while before > 0 and clauses.bits[before] & Word.ADVERB:
        before -= 1
    return bool(cue.bits & Word.BASE and before >= 0 and clauses.bits[before] & Word.AUXILIARY)


def hangs(clauses: Clauses, outer: Cue, inner: Cue) -> bool:
    """Tell whether "that she" links the two, whatever stands between: "told the hosts of “Dawn” that she calls it “over”"."""
    if inner.subject is None or not inner.subject[0] or outer.end > inner.start:
        return False
    return bool(clauses.bits[inner.subject[0] - 1] & Word.THAT)


def inserted_cue(clauses: Clauses, cues: list[Cue], link: Link, quote: int) -> Link:
    """
    Return the report that holds the whole clause, though another verb stands nearer to the quotation.

    It is inserted between commas, "The mayor, Lee said, called it “over”", or what it reports begins with a clause of its
    own, "Lee said that when the mayor called, “nobody came”", or the other verb stands in an aside that is over, "Lee said the
    plan, which some call bold, was “over”".
    """
    inner = link.cue
    loose = inner.how is How.NOUN or (inner.how is How.PASSIVE and inner.subject is None)
    if link.touching and not loose:
        return link
    for cue in cues:
        if cue.first >= inner.first:
            break
        if cue.how is How.ACCORDING and loose and leads(clauses, cue):
            return Link(cue, score=link.score, touching=False, after=False)
        if cue.how not in (How.FINITE, How.INVERTED) or not cue.bits & Word.SAYING or cue.subject == inner.subject:
            continue
        if (
            frames(clauses, cue)
            or is_closed(clauses, cue, inner, quote)
            or (is_inserted(clauses, cue) and not starts_anew(clauses, cue, inner))
        ):
            return Link(cue, score=link.score, touching=False, after=False)
    return link


def leads(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether "according to Lee," opens the sentence, so that all of it is Lee's where nobody else reports."""
    first, _ = clauses.sentences[bisect_right(clauses.sentences, cue.first, key=itemgetter(0)) - 1]
    return cue.first == first and cue.end < len(clauses.words) and clauses.words[cue.end] == ","


def frames(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether what is reported begins with a clause of its own: "said that when Lee called, “nobody came”"."""
    i = cue.end
    if cue.how is not How.FINITE or i + 2 >= len(clauses.words) or not clauses.bits[i] & Word.THAT:
        return False
    return bool(clauses.bits[i + 1 + (clauses.words[i + 1] == ",")] & (Word.SUBORDINATOR | Word.ACCORDING))


def is_closed(clauses: Clauses, outer: Cue, inner: Cue, quote: int) -> bool:
    """Tell whether a relative clause holds the inner cue and ends before the quotation: "the plan, which some call bold, was"."""
    words, bits = clauses.words, clauses.bits
    who = next((i for i in range(inner.start - 1, max(outer.end, inner.start - WHICH), -1) if bits[i] & Word.RELATIVE), 0)
    if not who or words[who - 1] != ",":
        return False
    return any(words[i] == "," and bits[i + 1] & (Word.FINITE | Word.AUXILIARY) for i in range(inner.end, quote - 1))


def starts_anew(clauses: Clauses, outer: Cue, inner: Cue) -> bool:
    """Tell whether a new clause begins between two reports: "The plan, critics said, was bold, but Stone called it “over”"."""
    at = inner.subject[0] - 1 if inner.subject is not None else 0
    return at > outer.end and clauses.words[at - 1] == "," and bool(clauses.bits[at] & Word.CONJUNCTION)


def is_inserted(clauses: Clauses, cue: Cue) -> bool:
    """Tell whether a cue and its subject stand between commas, and no quotation behind: not "However, Lee said, “…”"."""
    words, end = clauses.words, cue.end
    if cue.bits & Word.BESIDE or not cue.start or end + 1 >= len(words):
        return False
    return words[cue.start - 1] == "," and words[end] == "," and not clauses.bits[end + 1] & QUOTE


def closing_cue(clauses: Clauses, last: Cue, link: Link, quote: int, stop: int) -> Link:
    """Return the report that ends the sentence and so holds it whole: "The town should begin “anew,” said Lee"."""
    inner, words = link.cue, clauses.words
    weak = inner.how in (How.NOUN, How.SHARED) or inner.bits & Word.BESIDE or not inner.bits & (Word.SAYING | Word.JUDGING)
    if inner.how is How.FINITE and inner.subject is not None:
        weak = weak or not can_judge(clauses, head_of(clauses, inner.subject))
    if inner.bits & Word.SURE or not (weak or (inner.how is How.PASSIVE and inner.subject is None)):
        return link
    if (
        last.how not in (How.FINITE, How.INVERTED)
        or not last.bits & Word.SAYING
        or last.start <= quote
        or last.bits & Word.BESIDE
    ):
        return link
    parted = words[last.start - 1] == "," or last.start - 1 == quote
    ends = last.end >= stop or words[last.end] == "." or (words[last.end] == "," and last.how is How.INVERTED)
    return Link(last, score=link.score, touching=last.start - 1 == quote, after=True) if parted and ends else link
