"""
Tell somebody's words from marks that only keep the writer's distance.

Shape: the marked words, their cue and what stands beside them in; the last kind of the quotation out.
The rules are the grammar of the place: what is said, what is predicated ("as a “fraud”"), what is called speech ("cries of
“shame”") or does the work of a verb ("to “unravel”") is somebody's; a name, a title or a lone adjective is not.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import CLOSING, WORD
from mediacorpus._speech.speakers.saying import How
from mediacorpus.model import QuoteKind

if TYPE_CHECKING:
    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.evidence import Finding
    from mediacorpus._speech.speakers.sources import Link
    from mediacorpus._speech.speakers.who import People
    from mediacorpus.model import Quote

__all__ = ["is_joined", "last_kind"]

CAPITALS = frozenset({"title-case", "nickname"})
"""What capitals tell of a quotation: nothing, in a headline."""
HEADING = 8
"""More words than this are no heading."""
FEW = 3
"""Fewer marked words than this that no cue governs are taken as the writer's distance; more, as somebody's words."""
BESIDE = 30
"""How far to look for the word beside a quotation, in characters."""
OPENING = "(\"“‘'"
"""What may stand before a word and is no part of it."""
STOPS = ".,?!;:"
JOINS = Word.PREPOSITION | Word.CONJUNCTION | Word.RELATIVE | Word.AUXILIARY | Word.ADVERB | Word.TIME | Word.TO | Word.THAT
"""What can follow a noun phrase, so that the marked words before it are its head."""


def last_kind(quote: Quote, finding: Finding, people: People, lexicon: SpeechLexicon) -> QuoteKind:
    """Decide with the cue at hand whether the marked words are somebody's."""
    link = finding.link
    if quote.nested_in is not None:
        return QuoteKind.SCARE
    if is_titled(quote, link, lexicon):
        return QuoteKind.SCARE
    if quote.kind is QuoteKind.DIRECT:
        return QuoteKind.SCARE if link is None and finding.alone and is_label(quote) else quote.kind
    words = len(quote.text.split())
    named = words <= HEADING and names_entity(quote, people)
    beside = read_beside(quote, lexicon)
    if link is None or is_source(quote, link):
        somebody = quote.kind is QuoteKind.MIXED and (words >= FEW or (words == FEW - 1 and finding.company) or beside.somebody)
        return QuoteKind.MIXED if (somebody and not named) or beside.spoken else QuoteKind.SCARE
    if quote.kind is QuoteKind.SCARE:
        said = not named and (
            speaks_name(quote, finding, link, lexicon) or (finding.headline and quote.rule in CAPITALS and not link.after)
        )
        if said and link.after and link.touching and quote.text.rstrip(CLOSING)[-1:] in (",", "?", "!"):
            return QuoteKind.DIRECT
        return QuoteKind.MIXED if said or beside.spoken else QuoteKind.SCARE
    if named and not link.touching:
        return QuoteKind.SCARE
    if link.after and link.touching and quote.text[1:2].isupper() and quote.text.rstrip(CLOSING)[-1:] == ",":
        return QuoteKind.DIRECT
    if link.after and not link.touching and words < FEW and not beside.somebody:
        lone = words == 1 and not link.cue.bits & Word.SURE
        loose = link.cue.how in (How.RELATIVE, How.PARTICIPLE, How.SHARED) or lone
        return QuoteKind.SCARE if loose else QuoteKind.MIXED
    return QuoteKind.MIXED


class Beside(NamedTuple):
    """What the words beside the marks tell."""

    spoken: bool
    """The marked words are called speech, whatever their form: "cries of “Shame”", "the “Shame” remark"."""
    somebody: bool
    """They are, or stand where somebody's word for a thing stands: "as a “fraud”", "to “unravel” it"."""


def read_beside(quote: Quote, lexicon: SpeechLexicon) -> Beside:
    """Read the two words before the marks and the one behind them."""
    page, start, end = quote.page, quote.span.start, quote.span.end
    beside = beside_of if end - start < LONGEST_KEPT else beside_of.__wrapped__
    return beside(page[max(0, start - BESIDE) : start], quote.text, page[end : end + BESIDE], lexicon)


LONGEST_KEPT = 200
"""Characters of the longest quotation of which the answer is kept; a longer one hardly recurs."""


@functools.lru_cache(maxsize=256)
def beside_of(lead: str, marked: str, tail: str, lexicon: SpeechLexicon) -> Beside:
    """Read what stands before and behind the marks; the latest are kept, for a broken page repeats one thousands of times."""
    bits = lexicon.bits
    before = [bits[word.lstrip(OPENING)] for word in lead.split()[-2:]]
    after = tail.split(None, 1)[:1]
    behind = bits[after[0].rstrip(".,;:")] if after else 0
    before_last, last = [0, 0, *before][-2:]
    inside = WORD.search(marked) if last & Word.TO else None
    acts = inside is not None and bits[inside[0].lower()] & (Word.VERB | Word.FINITE | Word.BASE)
    stopped = marked.rstrip(CLOSING)[-1:] in STOPS
    spoken = bool((behind & Word.SPEECH_NOUN and not stopped) or (last & Word.OF and before_last & Word.CRIES) or acts)
    leads = last & (Word.TO | Word.AUXILIARY) and not last & Word.BE
    if last & Word.ARTICLE:
        last = before_last
    heads = stopped or not after or not after[0][:1].islower() or behind & JOINS
    predicated = last & Word.AS and heads
    named = last & Word.JUDGING and last & Word.PAST
    return Beside(spoken, bool(spoken or leads or predicated or named))


def is_joined(earlier: Quote, quote: Quote, lexicon: SpeechLexicon) -> bool:
    """Tell whether a fragment is the second of a pair, "a “fraud” and a “cheat”", and so of the kind of the first."""
    start, end = earlier.span.end, quote.span.start
    if quote.nested_in is not None or quote.kind is not QuoteKind.MIXED or not 0 < end - start <= BESIDE:
        return False
    joint = [lexicon.bits[word] for word in quote.page[start:end].split()]
    article = len(joint) == 2 and joint[1] & Word.ARTICLE
    return bool(joint and joint[0] & Word.CONJUNCTION and not joint[0] & Word.SUBORDINATOR and (len(joint) == 1 or article))


def is_source(quote: Quote, link: Link) -> bool:
    """Tell whether the marked words are part of the source, as in "according to her “repair” plan"."""
    if link.cue.how is not How.ACCORDING or link.after or not link.touching or quote.kind is QuoteKind.DIRECT:
        return False
    return quote.page[max(0, quote.span.start - BESIDE) : quote.span.start].rstrip()[-1:] not in STOPS


def is_titled(quote: Quote, link: Link | None, lexicon: SpeechLexicon) -> bool:
    """
    Tell whether the marked words are the title of the work before them, of which the sentence tells something.

    "The paper, “Tides in town,” appeared in May", but neither "his letter, “We are lost,” said" nor "the letter: “We are lost.”".
    """
    start, page = quote.span.start, quote.page
    if (link is not None and link.cue.how is not How.NOUN) or not page[start + 1 : start + 2].isupper():
        return False
    lead = page[max(0, start - BESIDE) : start].rstrip().removesuffix(",")
    work = lexicon.bits[lead.rpartition(" ")[2]]
    if not work & (Word.WORK | Word.DOCUMENT) or work & (Word.SPEECH_NOUN | Word.SAYING) or not lead[-1:].isalnum():
        return False
    tail = page[quote.span.end : quote.span.end + BESIDE].lstrip(", ")
    behind = WORD.match(tail)
    bits = lexicon.bits[behind[0]] if behind is not None else 0
    tells = Word.FINITE | Word.AUXILIARY | Word.VERB | Word.JUDGING | Word.SAYING
    return bool(bits & tells) and quote.text.rstrip(CLOSING)[-1:] not in (".", "!", "?")


def is_label(quote: Quote) -> bool:
    """Tell whether a line of its own in single marks is a heading taken from the text, not speech."""
    return quote.page[quote.span.start] in "‘'" and len(quote.text.split()) <= HEADING


def names_entity(quote: Quote, people: People) -> bool:
    """Tell whether the marked words are the name of an entity of the page, like ‘Israel’."""
    start, end = quote.span.start + 1, quote.span.end - 1
    inside = people.traits.inside(start, end)
    return bool(inside) and any(row.start <= start + 1 and row.end >= end - 3 for row in inside)


def speaks_name(quote: Quote, finding: Finding, link: Link, lexicon: SpeechLexicon) -> bool:
    """
    Tell whether a name in marks is said by someone.

    "called him “Sly Ned”" and "mocked his “Gold”", but neither "on “Harbour Dawn,” Lee said" nor "told “Harbour Dawn”".
    """
    if quote.rule not in ("title-case", "acronym", "designation"):
        return False
    if link.cue.bits & Word.BESIDE and not link.after:
        return False
    if link.cue.bits & Word.HEARER and link.touching and not link.after:
        return False
    if link.cue.how is How.PASSIVE and link.cue.subject is None:
        return quote.rule == "title-case" and is_predicated(quote, finding, link, lexicon)
    if link.cue.bits & Word.JUDGING and not link.after:
        return True
    if link.after and not link.touching:
        return False
    before = quote.page[max(0, quote.span.start - 30) : quote.span.start].split()
    last = before[-1].lower().replace("’", "'") if before else ""
    bits = lexicon.flags.get(last, 0)
    if not link.after and quote.rule == "designation" and bits & (Word.POSSESSIVE | Word.OF):
        return True
    if last.endswith(("'s", "s'")) or (bits & (Word.POSSESSIVE | Word.PREPOSITION) and not bits & Word.AS):
        return False
    return not link.after or not last[-1:].isalnum()


def is_predicated(quote: Quote, finding: Finding, link: Link, lexicon: SpeechLexicon) -> bool:
    """Tell whether somebody gave the name, "it was dubbed the “Long Pier”"; "a show called “Long Pier”" only names."""
    if link.after or finding.cue is None or link.cue.bits & Word.DONE:
        return False
    before = quote.page[max(0, finding.cue[0] - BESIDE) : finding.cue[0]].split()[-2:]
    return any(lexicon.bits[word] & Word.BE for word in before)
