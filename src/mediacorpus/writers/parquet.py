"""
Write the tables of :mod:`mediacorpus.writers.tables` as Parquet.

Needs pyarrow: ``pip install "mediacorpus[tables]"``.
"""

from __future__ import annotations

import datetime
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediacorpus.errors import MissingExtra
from mediacorpus.writers.tables import TABLES, to_tables

try:
    import pyarrow
    from pyarrow import parquet
except ModuleNotFoundError as _missing:
    raise MissingExtra("writing Parquet needs pyarrow: pip install 'mediacorpus[tables]'") from _missing

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from mediacorpus.model import Document
    from mediacorpus.writers.tables import Row

__all__ = ["write_parquet"]

BATCH: Final = 1_000
"""The documents of a row group: some 5 MB of text, for the pages of the benchmark have 5 kB each."""

TYPES: Final = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
    bool: pyarrow.bool_(),
    datetime.date: pyarrow.date32(),
}
SCHEMAS: Final = {
    name: pyarrow.schema([(column, TYPES[kind]) for column, kind in columns.items()]) for name, columns in TABLES.items()
}


def write_parquet(documents: Iterable[Document], folder: str | os.PathLike[str]) -> None:
    """
    Write the tables of many documents as Parquet, one file for each table, document after document.

    Args:
        documents: any number; a thousand are held at a time.  Their ids, by which the tables are joined, should differ.
        folder: where ``documents.parquet``, ``sections.parquet`` and the others go; made where it is missing.

    Raises:
        MissingExtra: pyarrow is not installed; ``pip install "mediacorpus[tables]"``.
        OSError: a file cannot be written.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(parquet.ParquetWriter(Path(folder) / f"{name}.parquet", schema))
            for name, schema in SCHEMAS.items()
        }
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for count, document in enumerate(documents, start=1):
            for name, more in to_tables(document).items():
                rows[name] += more
            if count % BATCH == 0:
                _flush(rows, files)
        _flush(rows, files)


def _flush(rows: dict[str, list[Row]], files: dict[str, parquet.ParquetWriter]) -> None:
    for name, some in rows.items():
        if some:
            files[name].write_table(pyarrow.Table.from_pylist(some, schema=SCHEMAS[name]))
            some.clear()
