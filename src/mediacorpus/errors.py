"""
The errors that mediacorpus raises, in one tree; the type says who must act.

.. code-block:: text

    MediaCorpusError
    ├── ReadError      (OSError)      the file: it cannot be opened or read
    ├── LimitExceeded  (ValueError)   the file: it is larger than the caller allowed
    ├── RecordError    (ValueError)   a record of a file with many pages: it is not what the format asks for, or has no text
    ├── SchemaError    (ValueError)   the record: it is not what ``Document.to_dict`` writes
    ├── LexiconError   (ValueError)   the lexicon: a row of it is malformed
    ├── DuplicateId    (ValueError)   the ids: two documents have the same, and their files are named by it
    ├── MissingExtra   (ImportError)  the installation: an optional package is not there
    └── WorkerError    (RuntimeError) a worker process: it ended while it parsed a page, or the parser failed in it

No text of a page raises any of them: what a page leaves in doubt is a
:class:`~mediacorpus.Note` of its document.  A wrong type of argument is the
caller's and raises the built-in :class:`TypeError`.

:class:`FailureWarning` is no error: it counts the files that an iteration over many went on without.
"""

from __future__ import annotations

__all__ = [
    "DuplicateId",
    "FailureWarning",
    "LexiconError",
    "LimitExceeded",
    "MediaCorpusError",
    "MissingExtra",
    "ReadError",
    "RecordError",
    "SchemaError",
    "WorkerError",
]


class MediaCorpusError(Exception):
    """
    Stand at the root of all errors of this package.

    Args:
        message: what is wrong, where, and the way out.
        source: the file or record at fault, as the caller named it.
    """

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.source = source
        """The file or record at fault, as the caller named it, or ``None``."""

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling, keyword attributes included."""
        return (_rebuild, (type(self), self.args[0], self.__dict__))


class ReadError(MediaCorpusError, OSError):
    """Say that a file cannot be opened or read; the file is at fault."""


class LimitExceeded(MediaCorpusError, ValueError):
    """Say that a file is larger than the limit; the file, or the limit, is at fault."""


class RecordError(MediaCorpusError, ValueError):
    """
    Say that a record of a file with many pages cannot be read, or has no text; the record is at fault.

    Args:
        message: what is wrong, and where.
        source: the file.
        number: the place of the record in it.
    """

    def __init__(self, message: str, *, source: str | None = None, number: int | None = None) -> None:
        super().__init__(message, source=source)
        self.number = number
        """The line of a text file, the row of a table, or the record of an archive, from 1."""


class SchemaError(MediaCorpusError, ValueError):
    """Say that a record is not what ``Document.to_dict`` writes; the record is at fault."""


class LexiconError(MediaCorpusError, ValueError):
    """Say that a lexicon has a malformed row; the lexicon is at fault."""


class DuplicateId(MediaCorpusError, ValueError):
    """Say that two documents have the same id where files are named by it; whoever named them is at fault."""


class MissingExtra(MediaCorpusError, ImportError):
    """Say that an optional package is not installed, and how to install it; the installation is at fault."""


class WorkerError(MediaCorpusError, RuntimeError):
    """Say that a worker process ended while it parsed, or that the parser failed in it; the parser or the machine is at fault."""


class FailureWarning(UserWarning):
    """Say that files of a corpus could not be read, and that nobody has asked for them yet."""


def _rebuild(kind: type[MediaCorpusError], message: str, state: dict[str, object]) -> MediaCorpusError:
    error = kind(message)
    error.__dict__.update(state)
    return error
