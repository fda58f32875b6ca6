"""
Settle each quotation: its last kind, its confidence, its rule, and the entity that speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.saying import How
from mediacorpus.model import QuoteKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.attribute import Finding
    from mediacorpus._speech.speakers.sources import Link
    from mediacorpus.model import Entity, Note, Quote, Section

__all__ = ["settle"]

FEW = 3
"""Fewer marked words than this that no cue governs are taken as the writer's distance; more, as somebody's words."""


def settle(
    text: str,
    sections: Sequence[Section],
    quotes: Sequence[Quote],
    findings: Sequence[Finding],
    entities: Sequence[Entity],
    lexicon: SpeechLexicon,
) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    out = []
    for quote, finding in zip(quotes, findings, strict=True):
        kind = last_kind(quote, finding)
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
    return tuple(out), ()


def last_kind(quote: Quote, finding: Finding) -> QuoteKind:
    """Decide with the cue at hand whether the marked words are somebody's."""
    link = finding.link
    if quote.nested_in is not None:
        return QuoteKind.SCARE
    if quote.kind is QuoteKind.DIRECT:
        return quote.kind
    words = len(quote.text.split())
    if link is None:
        return QuoteKind.MIXED if quote.kind is QuoteKind.MIXED and words >= FEW else QuoteKind.SCARE
    if quote.kind is QuoteKind.SCARE:
        return QuoteKind.MIXED if speaks_name(quote, link) else QuoteKind.SCARE
    if link.after and not link.touching and words < FEW and link.cue.how in (How.RELATIVE, How.PARTICIPLE, How.SHARED):
        return QuoteKind.SCARE
    return QuoteKind.MIXED


def speaks_name(quote: Quote, link: Link) -> bool:
    """Tell whether a name in marks is said by someone: "called him “Lying Ted”", but not "on “Morning Joe,” Lee said"."""
    if quote.rule not in ("title-case", "acronym", "designation"):
        return False
    if link.cue.bits & Word.JUDGING and not link.after:
        return True
    if not link.touching:
        return False
    before = quote.page[max(0, quote.span.start - 30) : quote.span.start].split()
    return not link.after or not before or not before[-1][-1].isalnum()
