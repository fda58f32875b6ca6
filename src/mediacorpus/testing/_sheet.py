"""Lay lines out on a page, and record where everything came to stand."""

from __future__ import annotations

import datetime
import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from mediacorpus.model import Article, DateMention, DatePrecision, DateRole, Document, Section, SectionKind, Span

if TYPE_CHECKING:
    from mediacorpus.testing._recipe import Style

__all__ = ["RULE", "Field", "Line", "Mark", "Strip", "lay_out"]

RULE = "generated"
"""The rule of every generated section."""
APART = frozenset({SectionKind.COMMENT, SectionKind.RELATED, SectionKind.FURNITURE})
"""The kinds that do not stretch an article: it ends before them."""
ALONE = frozenset({SectionKind.COMMENT, SectionKind.TURN})
"""The kinds of which two in a row stay two sections."""


class Field(StrEnum):
    """Which field of the article a stretch of a line gives."""

    TITLE = "title"
    PUBLISHED = "published"
    UPDATED = "updated"
    AUTHOR = "author"
    SOURCE = "source"
    DATELINE = "dateline"


@attrs.frozen(kw_only=True)
class Mark:
    """A field of the article, within a strip."""

    field: Field = attrs.field(kw_only=False)
    """Which field."""
    start: int
    """Where it starts, counted from the start of the strip."""
    end: int
    """One past its end, counted from the start of the strip."""
    date: datetime.date | None = None
    """For a date: the day."""
    time: datetime.time | None = None
    """For a date: the time."""


@attrs.frozen(kw_only=True)
class Strip:
    """A stretch of one line with one role."""

    text: str = attrs.field(kw_only=False)
    """Its words, without outer white space."""
    kind: SectionKind = attrs.field(kw_only=False)
    """Its role."""
    article: int | None = None
    """The article it belongs to; ``None`` for matter of the site."""
    marks: tuple[Mark, ...] = ()
    """The fields it gives."""
    opens: bool = False
    """Whether a new turn or comment starts here."""
    speaker: str | None = None
    """The label of the speaker whose turn starts here."""


@attrs.frozen(kw_only=True)
class Line:
    """A line of the page: its strips stand one blank apart."""

    strips: tuple[Strip, ...] = attrs.field(kw_only=False)
    """What it is made of."""
    indent: str = ""
    """The blanks before it."""
    tight: bool = False
    """Whether it follows its neighbour above without a blank line, whatever the style."""


@attrs.frozen
class _Placed:
    """A strip and where it came to stand."""

    strip: Strip
    start: int
    end: int


def lay_out(lines: list[Line], style: Style) -> Document:
    """Print the lines in a style, and return the page with all that stands on it."""
    parts: list[str] = []
    placed: list[_Placed] = []
    at = 0
    for row, line in enumerate(lines):
        blanks = 0 if line.tight else style.gap
        before = (style.newline * (1 + blanks) if row else "") + line.indent
        for i, strip in enumerate(line.strips):
            gap = before if i == 0 else " "
            at += len(gap)
            placed.append(_Placed(strip, at, at + len(strip.text)))
            at += len(strip.text)
            parts += (gap, strip.text)
        if row % 3 == 0:
            parts.append(style.trail)
            at += len(style.trail)
    return _document("".join(parts), placed)


def _document(text: str, placed: list[_Placed]) -> Document:
    extents = _extents(placed)
    sections = _sections(text, placed, extents)
    articles = tuple(_article(text, i, span, placed, sections) for i, span in sorted(extents.items()))
    return Document(text, id=_hash(text), sections=sections, articles=articles)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _extents(placed: list[_Placed]) -> dict[int, Span]:
    """Return where each article stands, from the first to the last strip of its own."""
    extents: dict[int, Span] = {}
    for item in placed:
        index = item.strip.article
        if index is not None and item.strip.kind not in APART:
            start = extents[index].start if index in extents else item.start
            extents[index] = Span(start, item.end)
    return extents


def _sections(text: str, placed: list[_Placed], extents: dict[int, Span]) -> tuple[Section, ...]:
    """Join neighbouring strips of one role in one article."""
    sections: list[Section] = []
    titles: dict[int, int] = {}
    for item in placed:
        kind = item.strip.kind
        article = _owner(item, extents)
        if kind is SectionKind.TITLE and article is not None:
            titles[article] = item.start
        repeats = titles[article] if kind is SectionKind.REPEAT and article is not None else None
        last = sections[-1] if sections else None
        joins = last is not None and (last.kind, last.article, last.repeats) == (kind, article, repeats)
        if last is not None and joins and not (kind in ALONE and item.strip.opens):
            sections[-1] = attrs.evolve(last, span=Span(last.span.start, item.end))
        else:
            span = Span(item.start, item.end)
            speaker = item.strip.speaker
            sections.append(Section(span, kind=kind, article=article, repeats=repeats, speaker=speaker, rule=RULE, page=text))
    return tuple(sections)


def _owner(item: _Placed, extents: dict[int, Span]) -> int | None:
    """Return the article of a strip: its own, or the one whose extent it lies in."""
    if item.strip.kind is SectionKind.COMMENT:
        return item.strip.article
    return next((i for i, span in extents.items() if span.start <= item.start and item.end <= span.end), None)


def _article(text: str, index: int, span: Span, placed: list[_Placed], sections: tuple[Section, ...]) -> Article:
    found: dict[Field, list[tuple[Span, Mark]]] = {field: [] for field in Field}
    for item in placed:
        if item.strip.article == index:
            for mark in item.strip.marks:
                found[mark.field].append((Span(item.start + mark.start, item.start + mark.end), mark))
    only = {field: spans[0][0] if spans else None for field, spans in found.items()}
    return Article(
        span,
        index=index,
        title_span=only[Field.TITLE],
        dates=tuple(
            DateMention(
                where,
                role=role,
                precision=DatePrecision.MINUTE if mark.time else DatePrecision.DAY,
                date=mark.date,
                time=mark.time,
                page=text,
            )
            for field, role in ((Field.PUBLISHED, DateRole.PUBLISHED), (Field.UPDATED, DateRole.UPDATED))
            for where, mark in found[field]
        ),
        author_spans=tuple(where for where, _ in found[Field.AUTHOR]),
        source_span=only[Field.SOURCE],
        dateline_span=only[Field.DATELINE],
        sections=tuple(s for s in sections if s.article == index and s.kind is not SectionKind.COMMENT),
        page=text,
    )
