"""What the readers of files with many pages share: their options, their lines, and a source for each record."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import attrs

from mediacorpus.errors import LimitExceeded, RecordError
from mediacorpus.readers.source import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lines", "Options", "failed", "open_bytes", "open_text", "source_of", "too_long"]


@attrs.frozen(kw_only=True)
class Options:
    """How the records of a file are read."""

    text_field: str = "text"
    """The field, or column, that holds the page."""
    id_field: str = "id"
    """The field that names it, where there is one."""
    encoding: str | None = None
    """What a file of text is said to be encoded in."""
    limit: int | None = None
    """The most bytes that a page may have, and characters a line; ``None`` for no limit."""


class Lines:
    """
    Iterate over the lines of a text file, of which none is longer than the limit.

    A line that is too long is passed over, and :class:`~mediacorpus.LimitExceeded` raised in its place; the iteration can go
    on after it, as that of a generator could not.
    """

    def __init__(self, file: io.TextIOBase, path: Path, limit: int | None) -> None:
        self._file = file
        self._path = path
        self._limit = limit
        self.number: int = 0
        """How many lines have been read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        limit = self._limit
        line = self._file.readline(-1 if limit is None else limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if limit is None or len(line) <= limit:
            return line
        while line and not line.endswith("\n"):
            line = self._file.readline(limit + 1)
        raise too_long(self._path, self.number, "line", limit)


def open_bytes(path: Path) -> BinaryIO:
    """Open a file for its bytes, those of a ``.gz`` unpacked."""
    return cast("BinaryIO", gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")


def open_text(path: Path, encoding: str | None, newline: str) -> io.TextIOWrapper:
    """Open a file for its text, UTF-8 unless said otherwise; each byte that cannot be decoded becomes a lone surrogate."""
    return io.TextIOWrapper(open_bytes(path), encoding or "utf-8-sig", errors="surrogateescape", newline=newline)


def source_of(path: Path, number: int, unit: str, cells: tuple[object, object], options: Options) -> Source | Failure:
    """
    Return the source of a record, or the failure to get one.

    Args:
        path: the file.
        number: the place of the record in it, from 1.
        unit: what is counted: ``line``, ``row`` or ``record``.
        cells: what stands in the fields of the text and of the name; ``None`` for nothing.
        options: the options of the reader.
    """
    text, name = cells
    if not isinstance(text, str | bytes):
        what = "no text" if text is None else f"{type(text).__name__}, not text,"
        return failed(path, number, unit, f"has {what} in the field {options.text_field!r}")
    size = len(text) if isinstance(text, bytes) or text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    if options.limit is not None and size > options.limit:
        return Failure(os.fspath(path), error=too_long(path, number, unit, options.limit))
    known = name is not None and name != ""
    return Source(text, id=str(name) if known else f"{path.name}:{number}", origin=f"{os.fspath(path)}:{number}")


def failed(path: Path, number: int, unit: str, problem: str) -> Failure:
    """Return the failure to read a record, whose message names the file, the place and the problem."""
    name = os.fspath(path)
    return Failure(name, error=RecordError(f"{name!r}, {unit} {number}: {problem}", source=name, number=number))


def too_long(path: Path, number: int, unit: str, limit: int) -> LimitExceeded:
    """Return the error of a record above the limit."""
    name = os.fspath(path)
    return LimitExceeded(
        f"{name!r}, {unit} {number}: is larger than {limit:,} bytes; give a higher limit=, or None for no limit", source=name
    )
