"""
Settle each quotation: its last kind, its confidence, its rule, and the entity that speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.saying import How
from mediacorpus.model import Quote, QuoteKind, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.attribute import Finding, Unmarked
    from mediacorpus._speech.speakers.sources import Link
    from mediacorpus.model import Entity, Note, Section

__all__ = ["settle"]

HEADING = 8
"""More words than this are no heading."""
FEW = 3
"""Fewer marked words than this that no cue governs are taken as the writer's distance; more, as somebody's words."""


def settle(
    text: str,
    sections: Sequence[Section],
    quotes: Sequence[Quote],
    findings: Sequence[Finding],
    reports: Sequence[Unmarked],
    entities: Sequence[Entity],
    lexicon: SpeechLexicon,
) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    out = []
    for quote, finding in zip(quotes, findings, strict=True):
        kind = last_kind(quote, finding, (), lexicon)
        source = finding.source if kind is not QuoteKind.SCARE else None
        out.append(
            attrs.evolve(
                quote,
                kind=kind,
                attribution=Span(source.start, source.end) if source else None,
                cue=Span(*source.cue) if source and source.cue else None,
                rule=f"{quote.rule}/{source.rule}" if source else f"{quote.rule}",
            )
        )
    for report in reports:
        source = report.source
        out.append(Quote(Span(report.start, report.end), kind=QuoteKind.INDIRECT, attribution=Span(source.start, source.end), cue=Span(*source.cue) if source.cue else None,
                         article=sections[report.section].article, confidence=0.0, rule='unmarked/'+source.rule, page=text))
    return tuple(out), ()


def last_kind(quote: Quote, finding: Finding, entities: Collection[Span], lexicon: SpeechLexicon) -> QuoteKind:
    """Decide with the cue at hand whether the marked words are somebody's."""
    link = finding.link
    if quote.nested_in is not None:
        return QuoteKind.SCARE
    if quote.kind is QuoteKind.DIRECT:
        return QuoteKind.SCARE if link is None and finding.alone and is_label(quote) else quote.kind
    words = len(quote.text.split())
    if quote.kind is QuoteKind.SCARE:
        said = link is not None and not names_entity(quote, entities) and speaks_name(quote, link, lexicon)
        return QuoteKind.MIXED if said else QuoteKind.SCARE
    if link is None:
        return QuoteKind.MIXED if words >= FEW or words == FEW - 1 and finding.company else QuoteKind.SCARE
    if link.after and not link.touching and words < FEW:
        loose = link.cue.how in (How.RELATIVE, How.PARTICIPLE, How.SHARED) or words == 1
        return QuoteKind.SCARE if loose else QuoteKind.MIXED
    return QuoteKind.MIXED


def is_label(quote: Quote) -> bool:
    """Tell whether a line of its own in single marks is a heading taken from the text, not speech."""
    return quote.page[quote.span.start] in "‘'" and len(quote.text.split()) <= HEADING


def names_entity(quote: Quote, entities: Collection[Span]) -> bool:
    """Tell whether the marked words are the name of an entity of the page, like ‘Israel’."""
    start, end = quote.span.start + 1, quote.span.end - 1
    return any(span.start <= start + 1 and span.end >= end - 3 for span in entities)


def speaks_name(quote: Quote, link: Link, lexicon: SpeechLexicon) -> bool:
    """Tell whether a name in marks is said by someone: "called him “Lying Ted”", but not "on “Morning Joe,” Lee said"."""
    if quote.rule not in ("title-case", "acronym", "designation"):
        return False
    if link.cue.bits & Word.JUDGING and not link.after:
        return True
    if link.after and not link.touching:
        return False
    before = quote.page[max(0, quote.span.start - 30) : quote.span.start].split()
    last = before[-1].lower() if before else ""
    if last.endswith(("'s", "’s", "s'", "s’")) or lexicon.flags.get(last, 0) & (Word.POSSESSIVE | Word.PREPOSITION) and last != "as":
        return False
    return not link.after or not last[-1:].isalnum()
