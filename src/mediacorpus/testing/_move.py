"""Move what is known of a page when text is put above or into it."""

from __future__ import annotations

import attrs

from mediacorpus.model import Article, DateMention, Document, Section, SectionKind, Span

__all__ = ["merge_site_matter", "move"]


def move(document: Document, text: str, at: int, length: int, *, first_article: int = 0) -> Document:
    """Say of ``text`` what ``document`` says of its own, moved by ``length`` from ``at`` on."""

    def shift(span: Span) -> Span:
        return Span(span.start + length, span.end + length) if span.start >= at else span

    def move_section(section: Section) -> Section:
        repeats = section.repeats
        return attrs.evolve(
            section,
            span=shift(section.span),
            article=section.article if section.article is None else section.article + first_article,
            repeats=repeats if repeats is None else shift(Span(repeats, repeats)).start,
            page=text,
        )

    def move_date(date: DateMention) -> DateMention:
        return attrs.evolve(date, span=shift(date.span), page=text)

    def move_article(article: Article) -> Article:
        return attrs.evolve(
            article,
            span=Span(shift(article.span).start, max(shift(s.span).end for s in article.sections)),
            index=article.index + first_article,
            title_span=article.title_span and shift(article.title_span),
            dates=tuple(map(move_date, article.dates)),
            author_spans=tuple(map(shift, article.author_spans)),
            source_span=article.source_span and shift(article.source_span),
            dateline_span=article.dateline_span and shift(article.dateline_span),
            sections=tuple(map(move_section, article.sections)),
            page=text,
        )

    return Document(
        text,
        id=document.id,
        sections=tuple(map(move_section, document.sections)),
        articles=tuple(map(move_article, document.articles)),
    )


def merge_site_matter(sections: list[Section]) -> tuple[Section, ...]:
    """Join the site matter at the foot of a page with that at the head of the next."""
    merged: list[Section] = []
    for section in sections:
        last = merged[-1] if merged else None
        site = section.article is None and section.kind is not SectionKind.COMMENT
        if last is not None and site and (last.kind, last.article) == (section.kind, None):
            merged[-1] = attrs.evolve(last, span=Span(last.span.start, section.span.end))
        else:
            merged.append(section)
    return tuple(merged)
