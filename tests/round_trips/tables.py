"""Read the tables back: their keys put the document together again."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyarrow import parquet

from mediacorpus import Document
from mediacorpus.writers import TABLES, to_tables, write_csv, write_parquet
from tests.round_trips.shared import clean_document

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["check_csv", "check_parquet"]


def check_csv(document: Document, folder: Path) -> None:
    """The rows of the CSV files, typed by their columns, put the document together again."""
    write_csv([document], folder)
    rows: dict[str, list[dict[str, Any]]] = {}
    for name, columns in TABLES.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *lines = csv.reader(file)
        assert head == list(columns)
        rows[name] = [dict(zip(head, map(_typed, line, columns.values()), strict=True)) for line in lines]
    _assert_rows(rows, document)


def check_parquet(document: Document, folder: Path) -> None:
    """The rows of the Parquet files put the document together again."""
    write_parquet([document], folder)
    rows = {name: parquet.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES}
    assert rows == to_tables(document)
    _assert_rows(rows, document)


def _typed(cell: str, kind: type) -> Any:
    if not cell:
        return None
    if kind is bool:
        return {"true": True, "false": False}[cell]
    return datetime.date.fromisoformat(cell) if kind is datetime.date else kind(cell)


def _assert_rows(rows: Mapping[str, list[dict[str, Any]]], document: Document) -> None:
    expected = clean_document(document)
    assert _from_tables(rows) == expected
    for article, row in zip(expected.articles, rows["articles"], strict=True):
        names = ("title", "published", "updated", "source", "dateline")
        assert [row[name] for name in names] == [getattr(article, name) or None for name in names]
        assert (row["body"] or "") == article.body
    for name in ("sections", "dates", "quotes", "mentions", "roles"):
        assert all((row["text"] or "") == expected.text[row["start"] : row["end"]] for row in rows[name])
    assert [row["speaker_name"] for row in rows["quotes"]] == [quote.speaker_name or None for quote in expected.quotes]


def _from_tables(rows: Mapping[str, list[dict[str, Any]]]) -> Document:
    """Put a document together from its rows, by their keys."""

    def pair(row: dict[str, Any], name: str) -> list[int] | None:
        return None if row[f"{name}_start"] is None else [row[f"{name}_start"], row[f"{name}_end"]]

    def pick(row: dict[str, Any], *names: str) -> dict[str, Any]:
        return {name: row[name] for name in names if row[name] is not None}

    def those(name: str, key: str, value: int) -> list[dict[str, Any]]:
        return [row for row in rows[name] if row[key] == value]

    (page,) = rows["documents"]
    sections = [
        {"rule": "", **pick(row, "start", "end", "kind", "article", "repeats", "speaker", "rule")} for row in rows["sections"]
    ]
    articles = [
        {
            "start": row["start"],
            "end": row["end"],
            **{name: place for name in ("title", "source", "dateline") if (place := pair(row, name))},
            "authors": [[author["start"], author["end"]] for author in those("authors", "article", row["index"])],
            "dates": [
                pick({**date, "date": date["date"] and date["date"].isoformat()}, *DATE)
                for date in those("dates", "article", row["index"])
            ],
            "sections": [place["index"] for place in those("sections", "article", row["index"]) if place["kind"] != "comment"],
        }
        for row in rows["articles"]
    ]
    quotes = [
        {**pick(row, *QUOTE), **{name: place for name in ("attribution", "cue") if (place := pair(row, name))}}
        for row in rows["quotes"]
    ]
    entities = [
        {
            "key": "",
            **pick(row, "name", "label", "key", "rule"),
            "mentions": [pick(one, "start", "end", "section", "rule") for one in those("mentions", "entity", row["index"])],
            "roles": [pick(one, "start", "end", "of") for one in those("roles", "entity", row["index"])],
        }
        for row in rows["entities"]
    ]
    return Document.from_dict(
        {
            "schema": "mediacorpus/1",
            "id": page["document_id"],
            "text": page["text"] or "",
            **pick(page, "origin"),
            "sections": sections,
            "articles": articles,
            "quotes": quotes,
            "entities": entities,
            "notes": [pick(row, "code", "start", "end", "message") for row in rows["notes"]],
        }
    )


DATE = ("start", "end", "role", "precision", "date", "time")
QUOTE = ("start", "end", "kind", "speaker", "article", "continues", "nested_in", "closed", "confidence", "rule")
