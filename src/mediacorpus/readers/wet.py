r"""
Read pages from WARC archives of plain text, as Common Crawl's WET files are.

Shape: each record of the type ``conversion`` to a source, named by the address of the page; others are passed over.
Where a record is broken, the reader looks for the next line that begins one.
Source: ISO 28500:2017 (the WARC format 1.1), sections 4 to 6.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Final

from mediacorpus.readers.records import failed, open_bytes, source_of, too_long
from mediacorpus.readers.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mediacorpus.readers.records import Options
    from mediacorpus.readers.source import Source

__all__ = ["read"]

VERSION: Final = b"WARC/1."
"""What the first line of a record begins with; 0 or 1 follows, as of today."""

LONGEST: Final = 2**16
"""The most bytes of a record's header, and of what is skipped at a time: addresses of pages are far shorter."""


def read(path: Path, options: Options) -> Iterator[Source | Failure | None]:
    """
    Yield a source, a failure, or ``None`` for a record of another type, for each record.

    Args:
        path: the file, packed with gzip if its name ends in ``.gz``.
        options: the limit.
    """
    number = 1
    with open_bytes(path) as file:
        while True:
            found, strange = _find_record(file)
            if strange:
                yield failed(path, number, "record", "is preceded by something that is no record")
            if not found:
                return
            yield _record(file, path, number, options)
            number += 1


def _find_record(file: BinaryIO) -> tuple[bool, bool]:
    """Read up to the first line of a record; tell whether there is one, and whether anything but white space was before it."""
    strange = False
    while line := file.readline(LONGEST):
        if line.startswith(VERSION):
            return True, strange
        strange = strange or not line.isspace()
    return False, strange


def _record(file: BinaryIO, path: Path, number: int, options: Options) -> Source | Failure | None:
    fields = _header(file)
    size = fields.get(b"content-length", b"")
    if not size.isdigit():
        return failed(path, number, "record", "has no header that ends, or no Content-Length in it")
    length = int(size[:18])  # a length of more digits is no length: the record is cut off
    plain = fields.get(b"content-type", b"text/plain").startswith(b"text/plain")
    if fields.get(b"warc-type") != b"conversion" or not plain:
        _skip(file, length)
        return None
    if options.limit is not None and length > options.limit:
        _skip(file, length)
        return Failure(os.fspath(path), error=too_long(path, number, "record", options.limit))
    page = _take(file, length)
    if len(page) < length:
        return failed(path, number, "record", f"is cut off after {len(page):,} of {length:,} bytes")
    address = fields.get(b"warc-target-uri", b"").decode("utf-8", "backslashreplace")
    return source_of(path, number, "record", (page, address), options)


def _header(file: BinaryIO) -> dict[bytes, bytes]:
    """Read the fields up to the blank line; a header that does not end in reach has none."""
    fields: dict[bytes, bytes] = {}
    rest = LONGEST
    while rest > 0:
        line = file.readline(rest)
        rest -= len(line)
        if line.isspace():
            return fields
        if not line:
            break
        name, _, value = line.partition(b":")
        fields[name.strip().lower()] = value.strip()
    return {}


def _take(file: BinaryIO, length: int) -> bytes:
    """Read so many bytes, or as many as there are; a length that is wrong reserves no memory."""
    pieces = []
    while length and (piece := file.read(min(length, LONGEST))):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _skip(file: BinaryIO, length: int) -> None:
    while length and (piece := file.read(min(length, LONGEST))):
        length -= len(piece)
