r"""
Parse batches of pages into nested Arrow rows: one function for every engine.

Shape: a batch with a column ``text`` goes in, a batch of :data:`SCHEMA` comes out, one row for each row, in the same order.
A row that cannot be parsed carries its ``error``, and the batch goes on.

Needs pyarrow: ``pip install 'mediacorpus[arrow]'``.

Example:
    >>> import pyarrow as pa
    >>> from mediacorpus.arrow import parse_batch
    >>> batch = parse_batch(pa.RecordBatch.from_pydict({"text": ["Rain ends drought\n\nIt rained, said Ada Stone.", None]}))
    >>> batch["error"].to_pylist()
    [None, 'text is null']
    >>> [section["kind"] for section in batch["sections"][0].as_py()]
    ['title', 'body']
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from mediacorpus._across.fingerprints import fingerprint, sha256
from mediacorpus.errors import MissingExtra, SchemaError
from mediacorpus.pipeline import Parser
from mediacorpus.writers import jsonl

try:
    import pyarrow as pa
except ModuleNotFoundError as _missing:
    raise MissingExtra("mediacorpus.arrow needs pyarrow: pip install 'mediacorpus[arrow]'") from _missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mediacorpus.model import Article, DateMention, Document, Entity, Quote, Section, Span

__all__ = ["SCHEMA", "from_table", "parse_batch", "to_batches", "to_table"]

VERSION: Final = "mediacorpus-arrow/1"
"""The name and version of the schema."""

ROWS: Final = 256
"""How many documents :func:`to_batches` puts into a batch: with pages of 3 kB, as most seeds are, 10 MB of Python objects."""

_SPAN: Final = pa.struct({"start": pa.int32(), "end": pa.int32()})


def _list(**fields: pa.DataType) -> pa.DataType:
    """Return the type of a list of stretches of the page."""
    return pa.list_(pa.struct({"start": pa.int32(), "end": pa.int32(), **fields}))


SCHEMA: Final = pa.schema(
    {
        "id": pa.string(),
        "origin": pa.string(),
        "text": pa.string(),
        "sha256": pa.string(),
        "error": pa.string(),
        "sections": _list(
            kind=pa.string(),
            article=pa.int32(),
            repeats=pa.int32(),
            speaker=pa.string(),
            rule=pa.string(),
            fingerprint=pa.string(),
        ),
        "articles": _list(
            title=pa.string(),
            title_span=_SPAN,
            published=pa.date32(),
            updated=pa.date32(),
            dates=_list(role=pa.string(), precision=pa.string(), date=pa.date32(), time=pa.string()),
            authors=pa.list_(pa.string()),
            author_spans=pa.list_(_SPAN),
            source=pa.string(),
            source_span=_SPAN,
            dateline=pa.string(),
            dateline_span=_SPAN,
            sections=pa.list_(pa.int32()),
        ),
        "quotes": _list(
            kind=pa.string(),
            speaker=pa.int32(),
            speaker_name=pa.string(),
            attribution=_SPAN,
            cue=_SPAN,
            article=pa.int32(),
            continues=pa.int32(),
            nested_in=pa.int32(),
            closed=pa.bool_(),
            confidence=pa.float64(),
            rule=pa.string(),
            fingerprint=pa.string(),
        ),
        "entities": pa.list_(
            pa.struct(
                {
                    "name": pa.string(),
                    "label": pa.string(),
                    "key": pa.string(),
                    "rule": pa.string(),
                    "mentions": _list(section=pa.int32(), rule=pa.string()),
                    "roles": _list(of=pa.int32()),
                }
            )
        ),
        "notes": _list(code=pa.string(), message=pa.string()),
    },
    metadata={"mediacorpus": VERSION, "offsets": "code points of text, from 0, end excluded"},
)
"""
The schema of a row, which is one page.

Offsets are code points of ``text``; ``sha256`` is that of its UTF-8 form.  What a page does not have is null, or an empty list.
"""

_SPANS: Final = {"title_span": "title", "author_spans": "authors", "source_span": "source", "dateline_span": "dateline"}
"""Fields of a row that go by another name in ``Document.to_dict``."""

_DERIVED: Final = frozenset(
    {"sha256", "error", "fingerprint", "speaker_name", "title", "authors", "source", "dateline", "published", "updated"}
)
"""Fields of a row that follow from the others, and stand there for those who have no :class:`Document` at hand."""

_TEXTS: Final = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)
"""The tests of the types that a column of texts may have, or the dictionary of one."""


def parse_batch(batch: pa.RecordBatch, *, parser: Parser | None = None) -> pa.RecordBatch:
    """
    Parse the pages of a batch.

    Shape: the column ``text`` (strings, or the bytes of pages) and, where there are, ``id`` and ``origin`` to :data:`SCHEMA`,
    row by row.  Other columns are left out: join them by ``id``.

    Args:
        batch: the pages.
        parser: the parser; by default ``Parser()``.

    Returns:
        as many rows, in the same order.  Where ``text`` is null, or no text, or not the UTF-8 that its column promises, the row
        has its ``id``, its ``error``, and no document.

    Raises:
        SchemaError: the batch has no column ``text``; the caller is at fault.  Nothing else, whatever the rows.
    """
    names = batch.schema.names
    if "text" not in names:
        raise SchemaError(f"the batch has no column 'text', only {', '.join(map(repr, names)) or 'none'}; rename one")
    parser = parser or Parser()
    columns = {name: batch.column(name) for name in ("text", "id", "origin") if name in names}
    return _batch([_parse_row(parser, {name: column[index] for name, column in columns.items()}) for index in range(len(batch))])


def to_table(documents: Iterable[Document]) -> pa.Table:
    """
    Return the table of documents, one row each; :func:`from_table` gives the documents back.

    A document with a lone surrogate, which no UTF-8 holds, becomes a row with its ``error``.

    Args:
        documents: what :func:`mediacorpus.parse` or a :class:`~mediacorpus.CorpusReader` gives.
    """
    return pa.Table.from_batches(to_batches(documents), SCHEMA)


def to_batches(documents: Iterable[Document]) -> Iterator[pa.RecordBatch]:
    """
    Yield the table of documents in pieces, for a corpus that does not fit into memory.

    Args:
        documents: as in :func:`to_table`; they are taken as they are wanted.
    """
    rows: list[dict[str, Any]] = []
    for document in documents:
        rows.append(_row(document))
        if len(rows) == ROWS:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def from_table(table: pa.Table | pa.RecordBatch) -> Iterator[Document]:
    """
    Yield the documents of a table, exactly as they were.

    Args:
        table: the columns of :data:`SCHEMA`, in any order, and any others.

    Raises:
        SchemaError: the table is of another version, lacks a column, or has a row that is no document: one with an ``error``,
            one whose text is not that of its ``sha256``, or one whose offsets lie outside it.  The message names the row.
    """
    version = (table.schema.metadata or {}).get(b"mediacorpus", VERSION.encode()).decode("utf-8", "replace")
    if version != VERSION:
        raise SchemaError(f"the table is of the schema {version!r}; this version of mediacorpus reads {VERSION!r}")
    if missing := [name for name in SCHEMA.names if name not in table.schema.names]:
        raise SchemaError(f"the table has no column {', '.join(map(repr, missing))}")
    whole = table if isinstance(table, pa.Table) else pa.Table.from_batches([table])
    rows = (row for batch in whole.select(SCHEMA.names).to_batches(ROWS) for row in batch.to_pylist())
    for index, row in enumerate(rows):
        try:
            yield _document(row)
        except SchemaError as error:
            raise SchemaError(f"row {index}: {error}") from error


def _parse_row(parser: Parser, cells: dict[str, pa.Scalar]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": None, "origin": None}
    try:
        for name in row:
            if name in cells and cells[name].is_valid:
                row[name] = str(cells[name])
        text = _text(cells["text"])
    except UnicodeDecodeError as error:
        return {**row, "error": f"text, id or origin is not UTF-8: {error}"}
    if isinstance(text, str):
        return _row(parser.parse(text, **row))
    if isinstance(text, bytes):
        return _row(parser.parse_bytes(text, **row))
    return {**row, "error": "text is null" if text is None else f"text is {cells['text'].type}, not a string or bytes"}


def _text(cell: pa.Scalar) -> object:
    """Return what a cell holds, or the cell itself where it is neither null nor text."""
    kind = cell.type.value_type if pa.types.is_dictionary(cell.type) else cell.type
    return cell.as_py() if not cell.is_valid or any(holds(kind) for holds in _TEXTS) else cell


def _batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_writable(row) for row in rows], schema=SCHEMA)


def _writable(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row, or in place of one with a lone surrogate a row that says so."""
    try:
        pa.RecordBatch.from_pylist([row], schema=SCHEMA)
    except UnicodeEncodeError as error:
        names = {name: row[name] and row[name].encode("utf-8", "backslashreplace").decode() for name in ("id", "origin")}
        return {**names, "error": f"the document has a lone surrogate, which UTF-8 cannot hold: {error}"}
    return row


def _row(document: Document) -> dict[str, Any]:
    text = document.text
    places = {section: index for index, section in enumerate(document.sections)}
    return {
        "id": document.id,
        "origin": document.origin,
        "text": text,
        "sha256": sha256(text),
        "sections": [_section(section) for section in document.sections],
        "articles": [_article(article, places) for article in document.articles],
        "quotes": [_quote(quote) for quote in document.quotes],
        "entities": [_entity(entity) for entity in document.entities],
        "notes": [{**_ends(note.span), "code": note.code, "message": note.message} for note in document.notes],
    }


def _ends(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else _ends(span)


def _section(section: Section) -> dict[str, Any]:
    return {
        **_ends(section.span),
        "kind": section.kind.value,
        "article": section.article,
        "repeats": section.repeats,
        "speaker": section.speaker,
        "rule": section.rule,
        "fingerprint": fingerprint(section.text),
    }


def _article(article: Article, places: dict[Section, int]) -> dict[str, Any]:
    return {
        **_ends(article.span),
        "title": article.title,
        "title_span": _maybe(article.title_span),
        "published": article.published,
        "updated": article.updated,
        "dates": [_date(date) for date in article.dates],
        "authors": article.authors,
        "author_spans": [_ends(span) for span in article.author_spans],
        "source": article.source,
        "source_span": _maybe(article.source_span),
        "dateline": article.dateline,
        "dateline_span": _maybe(article.dateline_span),
        "sections": [places[section] for section in article.sections],
    }


def _date(date: DateMention) -> dict[str, Any]:
    return {
        **_ends(date.span),
        "role": date.role.value,
        "precision": date.precision.value,
        "date": date.date,
        "time": date.time and date.time.isoformat(),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        **_ends(quote.span),
        "kind": quote.kind.value,
        "speaker": quote.speaker and quote.speaker.id,
        "speaker_name": quote.speaker_name,
        "attribution": _maybe(quote.attribution),
        "cue": _maybe(quote.cue),
        "article": quote.article,
        "continues": quote.continues,
        "nested_in": quote.nested_in,
        "closed": quote.closed,
        "confidence": quote.confidence,
        "rule": quote.rule,
        "fingerprint": fingerprint(quote.text),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "label": entity.label.value,
        "key": entity.key,
        "rule": entity.rule,
        "mentions": [{**_ends(mention.span), "section": mention.section, "rule": mention.rule} for mention in entity.mentions],
        "roles": [{**_ends(role.span), "of": role.of} for role in entity.roles],
    }


def _document(row: dict[str, Any]) -> Document:
    if row["error"] is not None or row["text"] is None:
        raise SchemaError(f"no document, for {row['error'] or 'text is null'!r}; leave out the rows that have an error")
    if (found := sha256(row["text"])) != row["sha256"]:
        raise SchemaError(f"the SHA-256 of the text is {found}, not {row['sha256']}: the text has been changed")
    return jsonl.from_dict({"schema": jsonl.SCHEMA, **_plain(row)})


def _plain(value: Any) -> Any:
    """Return a row, or what is in it, in the form of ``Document.to_dict``."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return [value["start"], value["end"]]
    kept = ((name, field) for name, field in value.items() if field is not None and name not in _DERIVED)
    return {_SPANS.get(name, name): _plain(field) for name, field in kept}
