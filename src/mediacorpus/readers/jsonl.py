r"""
Read pages from JSON Lines: one object a line, one of whose fields is the text.

Shape: ``{"id": "rain", "text": "Rain ends drought\n\n..."}`` on a line to a source.
A line that is blank is nothing; any other that is no such object is a failure.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from mediacorpus.errors import LimitExceeded
from mediacorpus.readers.records import Lines, failed, open_text, source_of
from mediacorpus.readers.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mediacorpus.readers.records import Options
    from mediacorpus.readers.source import Source

__all__ = ["read"]

UNDECODED = re.compile(r"[\udc80-\udcff]")
# The byte 0xe9 where UTF-8 cannot have it, not the six characters "\udce9", which JSON spells out.


def read(path: Path, options: Options) -> Iterator[Source | Failure]:
    """
    Yield a source, or a failure, for each line.

    Args:
        path: the file, packed with gzip if its name ends in ``.gz``.
        options: the names of the fields, the encoding and the limit.
    """
    with open_text(path, options.encoding, newline="\n") as file:
        lines = Lines(file, path, options.limit)
        while True:
            try:
                line = next(lines, None)
            except LimitExceeded as error:
                yield Failure(os.fspath(path), error=error)
                continue
            if line is None:
                return
            if line.strip():
                yield _record(path, lines.number, line, options)


def _record(path: Path, number: int, line: str, options: Options) -> Source | Failure:
    if UNDECODED.search(line):
        return failed(path, number, "line", f"is not {options.encoding or 'UTF-8'}, which JSON is written in")
    try:
        record = json.loads(line.strip())
    except ValueError as error:
        return failed(path, number, "line", f"is not JSON: {error}")
    except RecursionError:
        return failed(path, number, "line", "is JSON of too many brackets within brackets")
    if not isinstance(record, dict):
        return failed(path, number, "line", f"is {type(record).__name__}, not an object with the field {options.text_field!r}")
    return source_of(path, number, "line", (record.get(options.text_field), record.get(options.id_field)), options)
