"""
Read pages from a table of text: CSV, or TSV by its suffix, with the names of the columns in the first row.

Shape: a row of cells to a source.  Quotation marks and line ends inside a cell are as RFC 4180 has them.
The bytes of a cell that are not of the encoding are handed on as bytes, so that the parser detects theirs.
"""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING, Final

from mediacorpus.errors import LimitExceeded
from mediacorpus.readers.records import Lines, failed, open_text, source_of
from mediacorpus.readers.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mediacorpus.readers.records import Options
    from mediacorpus.readers.source import Source

__all__ = ["read"]

LARGEST: Final = 2**31 - 1
"""The highest limit of a cell that :mod:`csv` takes on every platform."""


def read(path: Path, options: Options) -> Iterator[Source | Failure]:
    """
    Yield a source, or a failure, for each row below the first.

    Args:
        path: the file, packed with gzip if its name ends in ``.gz``.
        options: the names of the columns, the encoding and the limit.
    """
    with open_text(path, options.encoding, newline="") as file:
        lines = Lines(file, path, options.limit)
        rows = _rows(path, lines, "\t" if ".tsv" in path.name.lower()[-7:] else ",", options.limit)
        _, head = next(rows, (1, []))
        if isinstance(head, Failure):
            yield head
            return
        if options.text_field not in head:
            yield failed(path, 1, "line", f"has no column {options.text_field!r}, only {', '.join(map(repr, head)) or 'none'}")
            return
        text = head.index(options.text_field)
        name = head.index(options.id_field) if options.id_field in head else None
        for number, row in rows:
            if isinstance(row, Failure):
                yield row
            elif len(row) != len(head):
                yield failed(path, number, "line", f"has {len(row)} cells, and the first row {len(head)}")
            else:
                cells = _cell(row[text], options), None if name is None else row[name]
                yield source_of(path, number, "line", cells, options)


def _rows(path: Path, lines: Lines, delimiter: str, limit: int | None) -> Iterator[tuple[int, list[str] | Failure]]:
    """Yield each row that is not blank, or the failure to read it, with the number of its first line."""
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = lines.number + 1
        try:
            row = _next_row(rows, limit)
        except LimitExceeded as error:
            yield number, Failure(os.fspath(path), error=error)
        except csv.Error as error:
            yield number, failed(path, number, "line", f"begins a row that is no CSV: {error}")
        else:
            if row is None:
                return
            if row:
                yield number, row


def _next_row(rows: Iterator[list[str]], limit: int | None) -> list[str] | None:
    """Return the next row; the limit of a cell, which is one for all of Python, is ours while we read."""
    others = csv.field_size_limit(LARGEST if limit is None else min(limit, LARGEST))
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(others)


def _cell(cell: str, options: Options) -> str | bytes:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return cell.encode(options.encoding or "utf-8", "surrogateescape")
    return cell
