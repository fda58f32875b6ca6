"""Read pages from text files: one file, one page."""

from __future__ import annotations

import fnmatch
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediacorpus.errors import LimitExceeded, ReadError
from mediacorpus.readers.source import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LIMIT", "find", "load"]

LIMIT: Final = 20_000_000
"""The default limit of a file, in bytes: three hundred times the longest of the seed pages (65 kB)."""


def load(path: Path, *, name: str, limit: int | None) -> Source:
    """
    Read one file.

    Args:
        path: the file.
        name: the name of its document.
        limit: the most bytes it may have; ``None`` for no limit.

    Raises:
        ReadError: the file cannot be opened or read.
        LimitExceeded: it is larger than ``limit``.
    """
    try:
        with path.open("rb") as file:
            data = file.read() if limit is None else file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise read_error(path, error) from error
    if limit is not None and len(data) > limit:
        raise LimitExceeded(
            f"{os.fspath(path)!r} is larger than {limit:,} bytes; give a higher limit=, or None for no limit",
            source=os.fspath(path),
        )
    return Source(data, id=name, origin=os.fspath(path))


def find(root: Path, pattern: str) -> Iterator[Path | Failure | None]:
    """
    Walk a folder and all folders below it.

    The order is that of the names, code point by code point, a folder standing where its name stands; it is the same on every
    machine.  Links to folders are not followed, for they may lead in circles.

    Args:
        root: the folder.
        pattern: which names to give, as in the shell, in either case of letters.

    Yields:
        a path for each file that matches, a failure for each folder that cannot be listed, and ``None`` for each entry that is
        passed over: a name that does not match, a link to a folder, a pipe, a device.
    """
    stack: list[os.DirEntry[str] | Path] = [root]
    while stack:
        top = stack.pop()
        path = Path(top)
        if top is root or (isinstance(top, os.DirEntry) and top.is_dir(follow_symlinks=False)):
            try:
                with os.scandir(path) as entries:
                    stack += sorted(entries, key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                yield Failure(os.fspath(path), error=read_error(path, error))
        elif fnmatch.fnmatchcase(path.name.lower(), pattern.lower()) and _may_be_file(path):
            yield path
        else:
            yield None


def _may_be_file(path: Path) -> bool:
    """Tell whether reading is worth a try; a path that cannot even be looked at fails when it is read, and is told then."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def read_error(path: Path, error: Exception) -> ReadError:
    """Say which file cannot be read, why, and what to do."""
    name = os.fspath(path)
    if isinstance(error, IsADirectoryError):
        return ReadError(f"{name!r} is a folder; read_corpus({name!r}) reads all pages in it", source=name)
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return ReadError(f"cannot read {name!r}: {reason}; check the path and its permissions", source=name)
