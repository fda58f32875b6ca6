"""What a reader gives: a source, or a failure."""

from __future__ import annotations

import attrs

from mediacorpus.errors import LimitExceeded, ReadError, WorkerError

__all__ = ["Failure", "Source"]


@attrs.frozen
class Source:
    """The bytes of one page, with its name and where it came from."""

    data: bytes = attrs.field(repr=False)
    """The page, not decoded."""
    id: str = attrs.field(kw_only=True)
    """Its name in the corpus."""
    origin: str = attrs.field(kw_only=True)
    """The file it came from."""


@attrs.frozen
class Failure:
    """A page that could not be had, and why."""

    origin: str
    """The file, as a path that can be opened."""
    error: ReadError | LimitExceeded | WorkerError = attrs.field(kw_only=True)
    """The error that :func:`mediacorpus.read` raises for the file, or one that tells how its worker processes ended."""
