"""
Settle each quotation: its last kind, its confidence, its rule, and the entity that speaks.

The confidences are set by hand, one for each rule; the documentation shows how often each is right.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, NamedTuple

import attrs

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.apposed import apposed
from mediacorpus._speech.speakers.distance import is_joined, last_kind
from mediacorpus._speech.speakers.papers import Papers
from mediacorpus._speech.speakers.who import Last, People
from mediacorpus.model import Quote, QuoteKind, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.speakers.evidence import Finding, Unmarked
    from mediacorpus._speech.speakers.talk import Source
    from mediacorpus.model import Entity, Section

__all__ = ["settle"]

ASIDE = frozenset(
    {
        SectionKind.BREADCRUMB,
        SectionKind.DATE,
        SectionKind.BYLINE,
        SectionKind.SOURCE,
        SectionKind.STORY_CODE,
        SectionKind.PROMO,
        SectionKind.RELATED,
        SectionKind.FURNITURE,
    }
)
"""Whoever is named there is not whom the text means by "he" or "the group"."""
CONFIDENCE = {
    "finite": 0.95,
    "inverted": 0.97,
    "continued": 0.97,
    "late": 0.9,
    "colon": 0.8,
    "colon-before": 0.9,
    "label": 0.95,
    "signature": 0.9,
    "turn": 0.9,
    "according": 0.9,
    "participle": 0.8,
    "shape": 0.9,
    "shared": 0.75,
    "paragraph-before": 0.7,
    "sentence-before": 0.6,
    "relative": 0.6,
    "noun": 0.65,
    "passive": 0.5,
    "subject": 0.5,
    "subject-before": 0.4,
    "report-before": 0.2,
}
"""How likely the attribution is right, by rule: round figures, checked but not fitted (the table is in the docs)."""
OWNED = ("'s", "’s", "s'", "s’")
"""How words for an owner end, whose claim others may speak of: whoever spoke last speaks on."""
FRAGMENT_FACTOR = 0.93
"""A fragment is attributed wrongly more often than a whole clause: its cue may govern another part of the sentence."""


def settle(
    text: str,
    sections: Sequence[Section],
    quotes: Sequence[Quote],
    findings: Sequence[Finding],
    reports: Sequence[Unmarked],
    entities: Sequence[Entity],
    lexicon: SpeechLexicon,
) -> tuple[Quote, ...]:
    """Return the finished quotations, marked and unmarked, in the order of the text."""
    if not quotes and not reports:
        return ()
    aside = [(q.span.start, q.span.end) for q in quotes if q.nested_in is None]
    aside += [(section.span.start, section.span.end) for section in sections if section.kind in ASIDE]
    people = People(text, entities, sorted(aside), lexicon)
    speakers = _Speakers(people, sections, lexicon)
    rows: list[Quote] = []
    waiting = iter(sorted(reports, key=lambda report: (report.start, -report.end)))
    report = next(waiting, None)
    indirect: list[Quote] = []
    for quote, finding in zip(quotes, findings, strict=True):
        while report is not None and report.start < quote.span.start:
            indirect.append(make_report(text, sections, report, speakers))
            report = next(waiting, None)
        kind = last_kind(quote, finding, people, lexicon)
        if rows and kind is QuoteKind.SCARE and rows[-1].kind is QuoteKind.MIXED and is_joined(rows[-1], quote, lexicon):
            kind = QuoteKind.MIXED
        if finding.continues is not None and rows[finding.continues].kind is QuoteKind.SCARE:
            finding.continues = None
        if finding.continues is not None and finding.same_kind and kind is not QuoteKind.SCARE:
            kind = rows[finding.continues].kind
        rows.append(finish(quote, kind, finding, speakers))
    while report is not None:
        indirect.append(make_report(text, sections, report, speakers))
        report = next(waiting, None)
    return in_order(rows, indirect)


def finish(quote: Quote, kind: QuoteKind, finding: Finding, speakers: _Speakers) -> Quote:
    """Return the marked quotation with all that was found of it."""
    source = finding.source if kind is not QuoteKind.SCARE else None
    if source is None:
        known = finding.cue if kind is not QuoteKind.SCARE else None
        if known is None and kind is quote.kind:
            return quote
        return Quote(
            quote.span,
            article=quote.article,
            nested_in=quote.nested_in,
            closed=quote.closed,
            page=quote.page,
            kind=kind,
            cue=Span(*known) if known else None,
            confidence=quote.confidence,
            rule=quote.rule,
        )
    known_as = speakers.of(source, finding.section, finding.turn)
    return Quote(
        quote.span,
        article=quote.article,
        nested_in=quote.nested_in,
        closed=quote.closed,
        page=quote.page,
        kind=kind,
        speaker=known_as.entity,
        attribution=Span(source.start, known_as.end),
        cue=Span(*source.cue) if source.cue else None,
        continues=finding.continues,
        confidence=confidence(source.rule, kind),
        rule=known_as.rule(f"{quote.rule}/{source.rule}"),
    )


def make_report(text: str, sections: Sequence[Section], report: Unmarked, speakers: _Speakers) -> Quote:
    """Return speech reported without marks as a quotation."""
    span, cue, article = Span(report.start, report.end), Span(*report.cue), sections[report.section].article
    source = report.source
    if source is None:
        return Quote(span, kind=QuoteKind.INDIRECT, cue=cue, article=article, confidence=0.0, rule="unmarked/asked", page=text)
    known_as = speakers.of(source, report.section, None)
    return Quote(
        span,
        kind=QuoteKind.INDIRECT,
        speaker=known_as.entity,
        attribution=Span(source.start, known_as.end),
        cue=cue,
        article=article,
        confidence=confidence(source.rule, QuoteKind.INDIRECT),
        rule=known_as.rule(f"unmarked/{source.rule}"),
        page=text,
    )


class _Known(NamedTuple):
    """Who speaks, where the words for the speaker end, and by what the entity was found."""

    entity: Entity | None
    end: int
    why: str

    def rule(self, so_far: str) -> str:
        """Add to a rule how the entity was found."""
        return f"{so_far}/{self.why}" if self.entity is not None else so_far


class _Speakers:
    """Ask :class:`People` in the order of the text, remembering who spoke last in each article."""

    def __init__(self, people: People, sections: Sequence[Section], lexicon: SpeechLexicon) -> None:
        self.people, self.sections, self.lexicon = people, sections, lexicon
        self.begins: dict[int | None, int] = {}
        for section in sections:
            self.begins.setdefault(section.article, section.span.start)
        self.known: dict[tuple[int, int], _Known] = {}
        self.papers = Papers(people.text, lexicon)
        self.last = Last()
        self.article: int | None = None

    def of(self, source: Source, section: int, turn: Source | None) -> _Known:
        """Return the entity behind an attribution; "I" in the turn of a transcript is the speaker of the turn."""
        article = self.sections[section].article
        if article != self.article:
            self.article, self.last = article, Last()
        start, end = source.start, source.end
        if turn is not None and turn is not source and self.bits(start, end) & Word.SELF:
            known = self.of(turn, section, None)
            return _Known(known.entity, end, "by-turn")
        if (start, end) not in self.known:
            self.known[start, end] = self.seek(start, end, self.begins.get(article, 0))
        known = self.known[start, end]
        told = source.rule == "noun" and self.people.text[start:end].endswith(OWNED)  # "Lee mocked Stone's claim"
        if not told and (known.entity is not None or not self.bits(start, end) & (Word.DOCUMENT | Word.SPEECH_NOUN)):
            self.last = Last(known.entity, start, known.entity is None)
        return known

    def seek(self, start: int, end: int, before: int) -> _Known:
        """Ask who is meant for the first time."""
        beside = apposed(self.people.traits, start, end)
        if beside is not None:
            return _Known(beside.entity, beside.end, "by-apposition")
        entity, why = self.people.find(start, end, before, self.last)
        if entity is None:
            entity, why = self.papers.issuer(start, end, before), "by-document"
        else:
            self.papers.note(start, entity)
        return _Known(entity, end, why)

    def bits(self, start: int, end: int) -> int:
        """Return what the last word can be: a statement or a letter hides no one who spoke before."""
        return self.lexicon.bits[self.people.text[start:end].rpartition(" ")[2]]


def confidence(rule: str, kind: QuoteKind) -> float:
    """Return how likely the attribution is right."""
    value = CONFIDENCE.get(rule, 0.5)
    return round(value if kind is QuoteKind.DIRECT else value * FRAGMENT_FACTOR, 3)


def in_order(rows: Sequence[Quote], reports: Sequence[Quote]) -> tuple[Quote, ...]:
    """Merge the marked and the unmarked quotations and renumber what refers to a quotation."""
    merged: Sequence[Quote] = rows
    place: Sequence[int] = range(len(rows))
    if reports:
        order = [(quote.span.start, -quote.span.end, i, quote) for i, quote in enumerate(rows)]
        order += [(quote.span.start, -quote.span.end, -1, quote) for quote in reports]
        order.sort(key=operator.itemgetter(0, 1, 2))
        merged = [quote for _, _, _, quote in order]
        place = [new for new, (_, _, old, _) in enumerate(order) if old >= 0]
    done: list[Quote] = []
    around: list[int] = []
    for number, quote in enumerate(merged):
        start = quote.span.start
        while around and done[around[-1]].span.end <= start:
            around.pop()
        outer = around[-1] if around else None
        nested = place[quote.nested_in] if quote.nested_in is not None else outer
        continues = place[quote.continues] if quote.continues is not None else None
        moved = continues != quote.continues or nested != quote.nested_in
        done.append(attrs.evolve(quote, continues=continues, nested_in=nested) if moved else quote)
        around.append(number)
    return tuple(done)
