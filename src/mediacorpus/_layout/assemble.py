"""Put the labelled pieces together: sections out of runs of one role, articles out of their sections."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mediacorpus.model import Article, DateMention, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mediacorpus._layout.draft import Draft, Piece, Story

__all__ = ["assemble"]


def assemble(draft: Draft) -> tuple[tuple[Section, ...], tuple[Article, ...]]:
    """Return the sections and the articles of a page whose lines all have their pieces."""
    sections = tuple(_sections(draft))
    own: dict[int, list[Section]] = {story.index: [] for story in draft.stories}
    spans = {story.index: _span(draft, story) for story in draft.stories}
    for section in sections:
        if section.article is not None and spans[section.article].covers(section.span):
            own[section.article].append(section)
    return sections, tuple(_article(draft, story, spans[story.index], own[story.index]) for story in draft.stories)


def _sections(draft: Draft) -> Iterator[Section]:
    """Yield a section for each run of pieces with one role."""
    pieces = list(chain.from_iterable(map(draft.pieces.__getitem__, range(len(draft.lines)))))
    start = 0
    for i in range(1, len(pieces)):
        if pieces[i].kind is not pieces[start].kind or not _joins(pieces[start], pieces[i - 1], pieces[i]):
            yield _section(draft, pieces[start], pieces[i - 1])
            start = i
    if pieces:
        yield _section(draft, pieces[start], pieces[-1])


def _joins(first: Piece, last: Piece, piece: Piece) -> bool:
    """Tell whether a piece goes on with the run between two others of its kind."""
    if piece.opens or piece.article != first.article:
        return False
    if piece.repeats is None:
        return True
    return last.repeats is not None and piece.repeats > last.repeats and piece.rule == first.rule


def _section(draft: Draft, first: Piece, last: Piece) -> Section:
    return Section(
        Span(first.start, last.end),
        kind=first.kind,
        article=first.article,
        repeats=first.repeats,
        speaker=first.speaker,
        rule=first.rule,
        page=draft.text,
    )


def _span(draft: Draft, story: Story) -> Span:
    pieces = [piece for i in range(story.start, story.end) for piece in draft.pieces[i] if piece.article == story.index]
    return Span(pieces[0].start, pieces[-1].end)


def _article(draft: Draft, story: Story, span: Span, sections: Iterable[Section]) -> Article:
    header = story.header
    if header is None:
        raise RuntimeError("a story without a header was assembled; this is our mistake, please report the page")
    return Article(
        span,
        index=story.index,
        title_span=story.title_span,
        dates=tuple(
            DateMention(date.span, role=date.role, precision=date.precision, date=date.date, time=date.time, page=draft.text)
            for date in header.dates
        ),
        author_spans=story.authors,
        source_span=header.source or story.source,
        dateline_span=story.dateline,
        sections=tuple(sections),
        page=draft.text,
    )
