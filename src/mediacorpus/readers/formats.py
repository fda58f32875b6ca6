"""Choose the reader of a file by its suffix; a file of any other is one page."""

from __future__ import annotations

import importlib
import os
import zlib
from typing import TYPE_CHECKING, Final

from mediacorpus.readers import txt
from mediacorpus.readers.source import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mediacorpus.readers.records import Options
    from mediacorpus.readers.source import Source

    Found = Source | Failure | None

__all__ = ["read_records", "record_reader"]

READERS: Final = {
    ".csv": "delimited",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".tsv": "delimited",
    ".warc": "wet",
    ".wet": "wet",
}
"""The suffixes of files with many pages, and the modules that read them; ``.gz`` may follow any but Parquet's."""


def record_reader(path: Path) -> Callable[[Path, Options], Iterator[Found]] | None:
    """
    Return the reader of a file with many pages, or ``None`` for a file that is one page.

    Args:
        path: the file, which need not be there.

    Raises:
        MissingExtra: its format needs a package that is not installed.
    """
    packed = path.suffix.lower() == ".gz"
    name = READERS.get((path.with_suffix("") if packed else path).suffix.lower())
    if name is None or (packed and name == "parquet"):
        return None
    reader: Callable[[Path, Options], Iterator[Found]] = importlib.import_module(f"mediacorpus.readers.{name}").read
    return reader


def read_records(read: Callable[[Path, Options], Iterator[Found]], path: Path, options: Options) -> Iterator[Found]:
    """
    Yield what a reader finds; where the file itself breaks off, the failure of the file is the last.

    Args:
        read: the reader.
        path: the file.
        options: the options of the reader.
    """
    try:
        yield from read(path, options)
    except (OSError, EOFError, UnicodeError, zlib.error) as error:
        yield Failure(os.fspath(path), error=txt.read_error(path, error))
