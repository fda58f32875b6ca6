"""What a reader gives: a source, or a failure."""

from __future__ import annotations

import attrs

from mediacorpus.errors import LimitExceeded, ReadError, RecordError, WorkerError

__all__ = ["Failure", "Source"]


@attrs.frozen
class Source:
    """One page that was read, with its name and where it came from."""

    data: str | bytes = attrs.field(repr=False)
    """The page: its bytes, or its text where the file says how it is encoded."""
    id: str = attrs.field(kw_only=True)
    """Its name in the corpus."""
    origin: str = attrs.field(kw_only=True)
    """The file it came from, and for a record, after a colon, its place in it."""


@attrs.frozen
class Failure:
    """A page that could not be had, and why."""

    origin: str
    """The file, as a path that can be opened; for a page that ended its worker, the origin that its document would have."""
    error: ReadError | LimitExceeded | RecordError | WorkerError = attrs.field(kw_only=True)
    """What is wrong with the file, with the record, or with the worker processes that had it."""
