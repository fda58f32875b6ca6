"""
Read pages from a Parquet file, one page a row.

Shape: the cells of two columns, of which one is text or bytes, to a source.

Needs pyarrow: ``pip install 'mediacorpus[arrow]'``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from mediacorpus.errors import MissingExtra
from mediacorpus.readers import txt
from mediacorpus.readers.records import failed, source_of
from mediacorpus.readers.source import Failure

try:
    import pyarrow as pa
    import pyarrow.parquet
except ModuleNotFoundError as _missing:
    raise MissingExtra("reading Parquet needs pyarrow: pip install 'mediacorpus[arrow]'") from _missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mediacorpus.readers.records import Options
    from mediacorpus.readers.source import Source

__all__ = ["read"]

ROWS: Final = 64
"""How many rows are in memory at a time: with pages of 100 kB, 6 MB."""


def read(path: Path, options: Options) -> Iterator[Source | Failure]:
    """
    Yield a source, or a failure, for each row.

    Args:
        path: the file.
        options: the names of the columns, and the limit.
    """
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            names = file.schema_arrow.names
            if options.text_field not in names:
                yield failed(
                    path, 1, "row", f"has no column {options.text_field!r}, only {', '.join(map(repr, names)) or 'none'}"
                )
                return
            columns = [name for name in dict.fromkeys((options.text_field, options.id_field)) if name in names]
            number = 0
            for batch in file.iter_batches(ROWS, columns=columns):
                for index in range(len(batch)):
                    number += 1
                    yield _row(path, number, batch, index, options)
    except pa.ArrowException as error:
        yield Failure(os.fspath(path), error=txt.read_error(path, error))


def _row(path: Path, number: int, batch: Any, index: int, options: Options) -> Source | Failure:
    try:
        text = batch[options.text_field][index].as_py()
        name = batch[options.id_field][index].as_py() if options.id_field in batch.schema.names else None
    except ValueError as error:  # strings that are not UTF-8, times that Python does not have
        return failed(path, number, "row", f"cannot be read: {error}")
    return source_of(path, number, "row", (text, name), options)
