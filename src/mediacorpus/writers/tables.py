"""
Write documents as flat tables that are joined by keys: one row for each section, article, quotation, name and mention.

Every row carries ``document_id``, and its ``index`` among its like; ``article``, ``section``, ``entity``, ``speaker``,
``continues`` and ``nested_in`` are indices of the same document.  ``start`` and ``end`` are code points of
``documents.text``, from 0, the end excluded.  A span that may be missing has a pair of columns, both empty where it is.
"""

from __future__ import annotations

import datetime
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediacorpus.writers.letters import encodable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from mediacorpus.model import Article, Document, Entity, Quote, Section, Span

__all__ = ["TABLES", "Row", "to_tables", "write_csv"]

Value = str | int | float | bool | datetime.date | None
Row = dict[str, Value]
"""A row: the name of each column of its table, and the value."""

_SPAN: Final = {"start": int, "end": int}
_KEYS: Final = {"document_id": str, "index": int}

TABLES: Final[Mapping[str, Mapping[str, type]]] = {
    "documents": {"document_id": str, "origin": str, "text": str},
    "sections": {
        **_KEYS,
        **_SPAN,
        "kind": str,
        "article": int,
        "repeats": int,
        "speaker": str,
        "rule": str,
        "text": str,
    },
    "articles": {
        **_KEYS,
        **_SPAN,
        "title": str,
        "title_start": int,
        "title_end": int,
        "published": datetime.date,
        "published_time": str,
        "updated": datetime.date,
        "source": str,
        "source_start": int,
        "source_end": int,
        "dateline": str,
        "dateline_start": int,
        "dateline_end": int,
        "body": str,
    },
    "authors": {"document_id": str, "article": int, "index": int, **_SPAN, "name": str},
    "dates": {
        "document_id": str,
        "article": int,
        "index": int,
        **_SPAN,
        "role": str,
        "precision": str,
        "date": datetime.date,
        "time": str,
        "text": str,
    },
    "quotes": {
        **_KEYS,
        **_SPAN,
        "kind": str,
        "speaker": int,
        "speaker_name": str,
        "attribution_start": int,
        "attribution_end": int,
        "cue_start": int,
        "cue_end": int,
        "article": int,
        "continues": int,
        "nested_in": int,
        "closed": bool,
        "confidence": float,
        "rule": str,
        "text": str,
    },
    "entities": {**_KEYS, "name": str, "label": str, "key": str, "rule": str},
    "mentions": {"document_id": str, "entity": int, "index": int, **_SPAN, "section": int, "rule": str, "text": str},
    "roles": {"document_id": str, "entity": int, "index": int, **_SPAN, "of": int, "text": str},
    "notes": {**_KEYS, **_SPAN, "code": str, "message": str},
}
"""The tables, and the columns of each with their types; only keys, ``start`` and ``end`` are never ``None``."""


def to_tables(document: Document) -> dict[str, list[Row]]:
    """
    Return the rows of each table of :data:`TABLES`.

    A lone surrogate of the page becomes U+FFFD, so that every row can be written; no offset moves.
    """
    document = encodable(document)
    entities = list(enumerate(document.entities))
    rows: dict[str, list[Row]] = {
        "documents": [{"origin": document.origin, "text": document.text}],
        "sections": [{"index": index, **_section(section)} for index, section in enumerate(document.sections)],
        "articles": [_article(article) for article in document.articles],
        "authors": [row for article in document.articles for row in _authors(article)],
        "dates": [row for article in document.articles for row in _dates(article)],
        "quotes": [{"index": index, **_quote(quote)} for index, quote in enumerate(document.quotes)],
        "entities": [
            {"index": index, "name": entity.name, "label": entity.label.value, "key": entity.key, "rule": entity.rule}
            for index, entity in entities
        ],
        "mentions": [{"entity": index, **row} for index, entity in entities for row in _mentions(entity)],
        "roles": [{"entity": index, **row} for index, entity in entities for row in _roles(entity)],
        "notes": [
            {"index": index, **_ends(note.span), "code": note.code, "message": note.message}
            for index, note in enumerate(document.notes)
        ],
    }
    return {name: [{"document_id": document.id, **row} for row in rows[name]] for name in TABLES}


def write_csv(documents: Iterable[Document], folder: str | os.PathLike[str]) -> None:
    """
    Write the tables of many documents as CSV, one file for each table, document after document.

    The files are as RFC 4180 has them, in UTF-8.  Strings stand in quotation marks, also empty ones; ``None`` is nothing
    at all between two commas; days are ``YYYY-MM-DD``, flags ``true`` and ``false``.

    Args:
        documents: any number; they are not kept.  Their ids, by which the tables are joined, should differ.
        folder: where ``documents.csv``, ``sections.csv`` and the others go; made where it is missing.

    Raises:
        OSError: a file cannot be written.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {}
        for name, columns in TABLES.items():
            files[name] = stack.enter_context((Path(folder) / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            files[name].write(",".join(columns) + "\r\n")
        for document in documents:
            for name, rows in to_tables(document).items():
                files[name].writelines(",".join(map(_cell, row.values())) + "\r\n" for row in rows)


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace('"', '""') + '"'
        case _:
            return str(value)


def _ends(span: Span) -> dict[str, Value]:
    return {"start": span.start, "end": span.end}


def _pair(name: str, span: Span | None) -> dict[str, Value]:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _section(section: Section) -> Row:
    return {
        **_ends(section.span),
        "kind": section.kind.value,
        "article": section.article,
        "repeats": section.repeats,
        "speaker": section.speaker,
        "rule": section.rule,
        "text": section.text,
    }


def _article(article: Article) -> Row:
    return {
        "index": article.index,
        **_ends(article.span),
        "title": article.title,
        **_pair("title", article.title_span),
        "published": article.published,
        "published_time": _time(article.published_time),
        "updated": article.updated,
        "source": article.source,
        **_pair("source", article.source_span),
        "dateline": article.dateline,
        **_pair("dateline", article.dateline_span),
        "body": article.body,
    }


def _authors(article: Article) -> list[Row]:
    return [
        {"article": article.index, "index": index, **_ends(span), "name": span.slice(article.page)}
        for index, span in enumerate(article.author_spans)
    ]


def _dates(article: Article) -> list[Row]:
    return [
        {
            "article": article.index,
            "index": index,
            **_ends(date.span),
            "role": date.role.value,
            "precision": date.precision.value,
            "date": date.date,
            "time": _time(date.time),
            "text": date.text,
        }
        for index, date in enumerate(article.dates)
    ]


def _time(time: datetime.time | None) -> str | None:
    return time.isoformat() if time is not None else None


def _quote(quote: Quote) -> Row:
    return {
        **_ends(quote.span),
        "kind": quote.kind.value,
        "speaker": quote.speaker.id if quote.speaker else None,
        "speaker_name": quote.speaker_name,
        **_pair("attribution", quote.attribution),
        **_pair("cue", quote.cue),
        "article": quote.article,
        "continues": quote.continues,
        "nested_in": quote.nested_in,
        "closed": quote.closed,
        "confidence": quote.confidence,
        "rule": quote.rule,
        "text": quote.text,
    }


def _mentions(entity: Entity) -> list[Row]:
    return [
        {"index": index, **_ends(mention.span), "section": mention.section, "rule": mention.rule, "text": mention.text}
        for index, mention in enumerate(entity.mentions)
    ]


def _roles(entity: Entity) -> list[Row]:
    return [{"index": index, **_ends(role.span), "of": role.of, "text": role.text} for index, role in enumerate(entity.roles)]
