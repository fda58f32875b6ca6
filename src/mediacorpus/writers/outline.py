"""Write a document as an outline that is read in a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mediacorpus.explain import explainer_of
from mediacorpus.model import SectionKind
from mediacorpus.writers.rows import WIDTH, Piece, Style, clean, fit, plain, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Article, DateMention, Document, Mention, Note, Quote, Section, Span
    from mediacorpus.writers.rows import Row

__all__ = ["WIDTH", "entity_rows", "explain_rows", "outline", "outline_rows", "quote_rows"]

ASIDES = frozenset({SectionKind.PROMO, SectionKind.RELATED, SectionKind.FURNITURE, SectionKind.REPEAT, SectionKind.BREADCRUMB})
"""The kinds of section that are shown dimmed."""
NAME = 26
"""The cells of a name in a column: most names of people in full."""


def outline(document: Document) -> str:
    """
    Return the articles of a page with their header fields, and its sections in order, one a line.

    A section is shown by its line number, its kind and its first line; what cannot be printed is shown as a blank.
    """
    return plain(outline_rows(document, WIDTH))


def outline_rows(document: Document, width: int) -> Iterator[Row]:
    """Yield the lines of :func:`outline`, at most ``width`` cells wide."""
    count = len(document.articles)
    size = f": {count} article{'s' * (count != 1)}, {len(document.sections)} sections, {len(document.text)} characters"
    name = fit(document.origin or document.id, max(width - len(size), NAME))
    yield Piece(name, Style.HEADING), Piece(size, Style.MUTED)
    shown: set[int] = set()
    number, at = 1, 0
    for section in document.sections:
        if section.article is not None and section.article not in shown:
            shown.add(section.article)
            yield from _header(document.articles[section.article], width)
        number += document.text.count("\n", at, section.span.start)
        at = section.span.start
        yield _section(number, section, width)
    for note in document.notes:
        yield (Piece(fit(f"  note: {note.message}", width), Style.DOUBT),)


def quote_rows(document: Document, width: int) -> Iterator[Row]:
    """Yield a line for each quotation: its line number, kind and speaker; a speaker that is no name is in parentheses."""
    yield from _heading("quotations", len(document.quotes))
    explainer = explainer_of(document, ())
    for quote in document.quotes:
        name = quote.speaker_name
        speaker = "-" if name is None else name if quote.speaker else f"({name})"
        head = Piece(f"{explainer.line(quote.span.start):>6}  ", Style.MUTED), Piece(f"{quote.kind:<8}  ", Style.FIELD)
        words = fit(" ".join(quote.text[: 4 * width].split()), max(width - NAME - 20, NAME))
        yield *head, Piece(fit(speaker, NAME, pad=True), Style.NAME), Piece("  "), Piece(words, Style.TEXT)


def entity_rows(document: Document, width: int) -> Iterator[Row]:
    """Yield a line for each entity, the one named most first: how often, its label, its name, and its other spellings."""
    yield from _heading("entities", len(document.entities))
    for entity in sorted(document.entities, key=lambda entity: -len(entity.mentions)):
        counts = Counter(mention.text for mention in entity.mentions)
        forms = " · ".join(f"{clean(form)} ×{count}" for form, count in counts.most_common(12) if form != entity.name)
        head = Piece(f"{len(entity.mentions):>6}  ", Style.MUTED), Piece(f"{entity.label:<6}  ", Style.FIELD)
        words = fit(forms, max(width - NAME - 18, NAME))
        yield (
            *head,
            Piece(fit(entity.name, NAME, pad=bool(words)), Style.NAME),
            Piece("  " * bool(words)),
            Piece(words, Style.MUTED),
        )


def explain_rows(document: Document, offset: int) -> Iterator[Row]:
    """
    Yield in words what stands at an offset: its section, quotations, names, dates and doubts.

    The words are whole, whatever the width of the terminal.
    """
    name = document.origin or document.id
    if offset >= len(document.text):
        yield (Piece(f"{clean(name)}: offset {offset} lies past the end; it has {len(document.text)} code points", Style.DOUBT),)
        return

    def here(span: Span) -> bool:
        return span.start <= offset < span.end

    sections = [section for section in document.sections if here(section.span)]
    explainer = explainer_of(document, sections)
    letter = clean(document.text[offset])
    place = f", code point {offset}, line {explainer.line(offset)}: “{letter}” (U+{ord(document.text[offset]):04X})"
    yield Piece(clean(name), Style.HEADING), Piece(place, Style.MUTED)
    found: list[Section | Quote | Mention | DateMention | Note] = [
        *sections,
        *(quote for quote in document.quotes if here(quote.span)),
        *(mention for entity in document.entities for mention in entity.mentions if here(mention.span)),
        *(date for article in document.articles for date in article.dates if here(date.span)),
        *(note for note in document.notes if here(note.span)),
    ]
    for obj in found:
        yield from ((Piece(f"  {clean(line)}", Style.TEXT),) for line in explainer.explain(obj).split("\n"))
    if not sections:
        yield (Piece("  white space between sections", Style.TEXT),)


def _heading(name: str, count: int) -> Iterator[Row]:
    yield ()
    yield Piece(f"  {name}", Style.HEADING), Piece(f" {count}", Style.MUTED)


def _header(article: Article, width: int) -> Iterator[Row]:
    published = article.published.isoformat() if article.published else None
    if published and article.published_time:
        published += f" {article.published_time.isoformat('minutes')}"
    fields = {
        "date": published,
        "updated": article.updated.isoformat() if article.updated else None,
        "byline": ", ".join(article.authors) or None,
        "source": article.source,
        "dateline": article.dateline,
    }
    always = ("date", "byline", "source")
    row = "; ".join(f"{name}: {value or '-'}" for name, value in fields.items() if value or name in always)
    yield ()
    yield (Piece(fit(f"  [{article.index}] {article.title or '(no title)'}", width), Style.HEADING),)
    yield (Piece(fit(f"      {row}", width), Style.MUTED),)


def _section(number: int, section: Section, width: int) -> Row:
    first, *more = section.text.splitlines() or [""]
    count = sum(1 for line in more if line.strip())
    tail = f" (+{count} lines)" if count > 1 else " (+1 line)" if count else ""
    head = Piece(f"{number:>6}  ", Style.MUTED), Piece(f"{section.kind:<10}  ", Style.FIELD)
    words = fit(first, max(width - sum(width_of(piece.words) for piece in head) - len(tail), NAME))
    return *head, Piece(words, Style.ASIDE if section.kind in ASIDES else Style.TEXT), Piece(tail, Style.MUTED)
