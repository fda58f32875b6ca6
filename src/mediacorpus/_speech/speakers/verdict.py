"""
Settle each quotation: its last kind, its confidence, its rule, and the entity that speaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus.model import QuoteKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.attribute import Finding
    from mediacorpus.model import Entity, Note, Quote, Section

__all__ = ["settle"]


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
    link = finding.link
    if quote.nested_in is not None:
        return QuoteKind.SCARE
    if quote.kind is QuoteKind.DIRECT:
        return quote.kind
    if quote.kind is QuoteKind.SCARE:
        if link is not None and link.touching and quote.rule in ("title-case", "acronym", "designation"):
            return QuoteKind.MIXED
        return quote.kind
    if link is None:
        return QuoteKind.SCARE
    return QuoteKind.MIXED
