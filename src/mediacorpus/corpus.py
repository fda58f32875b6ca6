"""Read many pages, lazily: find the files, decode them, parse them."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.decode import check_encoding
from mediacorpus.errors import FailureWarning, LimitExceeded, ReadError
from mediacorpus.pipeline import Parser
from mediacorpus.readers import txt
from mediacorpus.readers.source import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Document
    from mediacorpus.readers.source import Source

__all__ = ["CorpusReader", "parse_bytes", "read", "read_corpus"]

PATTERN: Final = "*.txt"
"""The files of a folder that are pages, unless the caller says otherwise."""


def parse_bytes(data: bytes, encoding: str | None = None) -> Document:
    r"""
    Parse the bytes of a page.

    A byte order mark is believed first, then ``encoding``; without either the encoding is detected: UTF-8 where the bytes
    are UTF-8, else the legacy encoding that makes the likeliest words.  Bytes that cannot be decoded stay in the text as
    ``\xNN``, and a note names them.

    Shape: ``b"Caf\xe9 reopens\n"`` to a document whose text is ``"Café reopens\n"``.

    Args:
        data: the page as it came from the file or the network.
        encoding: what the page is said to be encoded in, as :func:`codecs.lookup` knows it.

    Raises:
        TypeError: ``data`` is not bytes; the caller is at fault.
        LookupError: Python knows no such encoding; the caller is at fault.  Nothing else, whatever the bytes.

    Example:
        >>> import mediacorpus
        >>> document = mediacorpus.parse_bytes("Ein größerer Brückenbau".encode("cp1252"))
        >>> document.text
        'Ein größerer Brückenbau'
        >>> [note.code for note in document.notes]
        ['detected-encoding']
    """
    return Parser().parse_bytes(data, encoding)


def read(
    path: str | os.PathLike[str],
    *,
    encoding: str | None = None,
    limit: int | None = txt.LIMIT,
    parser: Parser | None = None,
) -> Document:
    """
    Read one file and parse it.

    The :attr:`~Document.id` of the document is the name of the file, its :attr:`~Document.origin` the path.

    Args:
        path: a file with one page.
        encoding: as in :func:`parse_bytes`.
        limit: the most bytes the file may have; ``None`` for no limit.
        parser: the parser; by default ``Parser()``.

    Raises:
        TypeError: ``path`` is no path; the caller is at fault.
        LookupError: Python knows no such encoding; the caller is at fault.
        ReadError: the file cannot be opened or read.
        LimitExceeded: it is larger than ``limit``.
    """
    file = _path(path)
    return _parse(txt.load(file, name=file.name, limit=limit), parser or Parser(), encoding)


@attrs.define(eq=False)
class CorpusReader:
    """
    Iterate over the documents of a folder, and keep account of the files that were not read.

    :func:`read_corpus` makes it.  Each iteration reads the files anew and starts the account anew.  One document is in memory
    at a time.  If the iteration ends, or is broken off, with failures that nobody was told of, it warns with
    :class:`~mediacorpus.FailureWarning`.
    """

    root: Path
    """The file or folder."""
    pattern: str = attrs.field(kw_only=True)
    """Which names of a folder are read."""
    encoding: str | None = attrs.field(kw_only=True)
    """What the pages are said to be encoded in."""
    limit: int | None = attrs.field(kw_only=True)
    """The most bytes a file may have."""
    parser: Parser = attrs.field(kw_only=True, repr=False)
    """The parser of all pages."""
    on_failure: Callable[[Failure], object] | None = attrs.field(kw_only=True, repr=False)
    """Called with each failure as it happens."""
    documents: int = attrs.field(default=0, init=False)
    """How many documents the current or last iteration has given."""
    passed_over: int = attrs.field(default=0, init=False)
    """How many entries it has passed over, that is, a name that does not match, a link to a folder, a pipe, a device."""
    _failures: list[Failure] = attrs.field(factory=list, init=False, repr=False)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The files that could not be read in the current or last iteration, in order."""
        return tuple(self._failures)

    def __iter__(self) -> Iterator[Document]:
        self.documents = self.passed_over = 0
        failures = self._failures = list[Failure]()
        try:
            for source in self._sources():
                self.documents += 1
                yield _parse(source, self.parser, self.encoding)
        finally:
            if failures and self.on_failure is None:
                warnings.warn(_summary(failures), FailureWarning, stacklevel=2)

    def _sources(self) -> Iterator[Source]:
        """Yield what can be read; account for the rest."""
        folder = self.root.is_dir()
        for found in txt.find(self.root, self.pattern) if folder else (self.root,):
            if found is None:
                self.passed_over += 1
            elif isinstance(found, Failure):
                self._fail(found)
            else:
                name = found.relative_to(self.root).as_posix() if folder else found.name
                try:
                    source = txt.load(found, name=name, limit=self.limit)
                except (ReadError, LimitExceeded) as error:
                    self._fail(Failure(os.fspath(found), error=error))
                else:
                    yield source

    def _fail(self, failure: Failure) -> None:
        self._failures.append(failure)
        if self.on_failure is not None:
            self.on_failure(failure)


def read_corpus(
    path: str | os.PathLike[str],
    *,
    pattern: str = PATTERN,
    encoding: str | None = None,
    limit: int | None = txt.LIMIT,
    parser: Parser | None = None,
    on_failure: Callable[[Failure], object] | None = None,
) -> CorpusReader:
    """
    Read a file, or all pages of a folder and the folders below it, one at a time.

    Files come in the order of their names.  The :attr:`~Document.id` of a document is the path of its file below the folder,
    with ``/``.  A file that cannot be read stops nothing: it is a :class:`Failure`, given to ``on_failure`` at once, kept in
    ``failures`` of the reader, and counted in a warning at the end if ``on_failure`` is not given.

    Args:
        path: a file, or a folder.
        pattern: which names of a folder are pages, as in the shell (``"*.txt"``, ``"page-*"``); the reader counts the others
            as ``passed_over``.
        encoding: as in :func:`parse_bytes`, for all pages.
        limit: the most bytes a file may have; ``None`` for no limit.
        parser: the parser of all pages; by default ``Parser()``.
        on_failure: called with each failure; what it raises ends the iteration.

    Raises:
        TypeError: ``path`` is no path; the caller is at fault.
        LookupError: Python knows no such encoding; the caller is at fault.
        ReadError: nothing is at ``path``.

    Example:
        >>> import mediacorpus
        >>> reader = mediacorpus.read_corpus("seeds")
        >>> for document in reader:
        ...     print(document.id[:3], len(document.text))
        000 2900
        001 3701
        002 3899
        003 2565
        004 64289
        >>> reader.documents, reader.failures
        (5, ())
    """
    root = _path(path)
    if encoding is not None:
        check_encoding(encoding)
    try:
        root.stat()
    except (OSError, ValueError) as error:
        raise txt.read_error(root, error) from error
    return CorpusReader(root, pattern=pattern, encoding=encoding, limit=limit, parser=parser or Parser(), on_failure=on_failure)


def _parse(source: Source, parser: Parser, encoding: str | None) -> Document:
    return parser.parse_bytes(source.data, encoding, id=source.id, origin=source.origin)


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path)
    except TypeError:
        given = type(path).__name__
        raise TypeError(f"a path is a str or a pathlib.Path, not {given}; for the bytes of a page use parse_bytes") from None


def _summary(failures: list[Failure]) -> str:
    count = "1 file" if len(failures) == 1 else f"{len(failures)} files"
    return f"{count} could not be read, the first: {failures[0].error}; see .failures of the reader, or give on_failure="
