"""Read many pages, lazily: find the files, decode them, parse them."""

from __future__ import annotations

import os
import warnings
from collections import deque
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.decode import check_encoding
from mediacorpus.engines.local import LocalWorkers, parse_source
from mediacorpus.errors import FailureWarning, LimitExceeded, ReadError
from mediacorpus.pipeline import Parser
from mediacorpus.readers import txt
from mediacorpus.readers.formats import read_records, record_reader
from mediacorpus.readers.records import Options
from mediacorpus.readers.source import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from mediacorpus.model import Document

    Result = Document | Failure | None
    Pending = Future[Document | Failure] | Failure | None

__all__ = ["CorpusReader", "parse_bytes", "read", "read_corpus"]

PATTERN: Final = "*.txt"
"""The files of a folder that are pages, unless the caller says otherwise."""

LOOK_AHEAD: Final = 4
"""How many pages for each worker are read before their turn: one that it parses, and three for the time that another's long
page holds up the order."""


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
    return parse_source(txt.load(file, name=file.name, limit=limit), parser or Parser(), encoding)


@attrs.define(eq=False)
class CorpusReader:
    """
    Iterate over the documents of a folder, and keep account of the files that were not read.

    :func:`read_corpus` makes it.  Each iteration reads the files anew and starts the account anew.  One document is in memory
    at a time, or a few for each worker process.  If the iteration ends, or is broken off, with failures that nobody was told
    of, it warns with :class:`~mediacorpus.FailureWarning`; its worker processes end with it.
    """

    root: Path
    """The file or folder."""
    pattern: str = attrs.field(kw_only=True)
    """Which names of a folder are read."""
    encoding: str | None = attrs.field(kw_only=True)
    """What the pages are said to be encoded in."""
    limit: int | None = attrs.field(kw_only=True)
    """The most bytes a page may have."""
    text_field: str = attrs.field(kw_only=True)
    """The field, or column, of a record that holds the page."""
    id_field: str = attrs.field(kw_only=True)
    """The field that names it."""
    jobs: int = attrs.field(kw_only=True)
    """How many processes parse; with 1 it is this one."""
    parser: Parser = attrs.field(kw_only=True, repr=False)
    """The parser of all pages."""
    on_failure: Callable[[Failure], object] | None = attrs.field(kw_only=True, repr=False)
    """Called with each failure, in the order of the files."""
    documents: int = attrs.field(default=0, init=False)
    """How many documents the current or last iteration has given."""
    passed_over: int = attrs.field(default=0, init=False)
    """How many entries it has passed over, as names that do not match, links to folders, pipes, devices, records of no page."""
    _failures: list[Failure] = attrs.field(factory=list, init=False, repr=False)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The pages that could not be read in the current or last iteration, in order."""
        return tuple(self._failures)

    def __iter__(self) -> Iterator[Document]:
        self.documents = self.passed_over = 0
        failures = self._failures = list[Failure]()
        found = self._parse_here() if self.jobs == 1 else self._parse_in_workers()
        try:
            for result, self.passed_over in found:
                if isinstance(result, Failure):
                    self._fail(result)
                elif result is not None:
                    self.documents += 1
                    yield result
        finally:
            found.close()
            if failures and self.on_failure is None:
                warnings.warn(_summary(failures), FailureWarning, stacklevel=2)

    def _parse_here(self) -> Generator[tuple[Result, int]]:
        for found, passed_over in self._sources():
            yield parse_source(found, self.parser, self.encoding) if isinstance(found, Source) else found, passed_over

    def _parse_in_workers(self) -> Generator[tuple[Result, int]]:
        """Yield what :meth:`_parse_here` yields; the queue holds, in order, the pages read and not yet given."""
        queue: deque[tuple[Pending, int]] = deque()
        with LocalWorkers(self.parser, self.encoding, self.jobs) as workers:
            for found, passed_over in self._sources():
                queue.append((workers.submit(found) if isinstance(found, Source) else found, passed_over))
                if len(queue) >= self.jobs * LOOK_AHEAD:
                    yield _settled(*queue.popleft())
            while queue:
                yield _settled(*queue.popleft())

    def _sources(self) -> Iterator[tuple[Source | Failure | None, int]]:
        """Yield what can be read and what cannot, and last ``None``, each with the count of entries passed over before it."""
        passed_over = 0
        for found in self._found():
            if found is None:
                passed_over += 1
            else:
                yield found, passed_over
        yield None, passed_over

    def _found(self) -> Iterator[Source | Failure | None]:
        """Yield what is in the file, or in the files of the folder; ``None`` for what is passed over."""
        folder = self.root.is_dir()
        options = Options(text_field=self.text_field, id_field=self.id_field, encoding=self.encoding, limit=self.limit)
        for found in txt.find(self.root, self.pattern) if folder else (self.root,):
            if found is None or isinstance(found, Failure):
                yield found
            elif (reader := record_reader(found)) is not None:
                yield from read_records(reader, found, options)
            else:
                yield _load(found, found.relative_to(self.root).as_posix() if folder else found.name, self.limit)

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
    text_field: str = "text",
    id_field: str = "id",
    jobs: int = 1,
    parser: Parser | None = None,
    on_failure: Callable[[Failure], object] | None = None,
) -> CorpusReader:
    """
    Read a file, or all pages of a folder and the folders below it, one at a time.

    Files come in the order of their names.  A file is one page, and the :attr:`~Document.id` of its document is its path below
    the folder, with ``/``; but a file of one of these suffixes holds many, each with a name of its own:

    ==========================  =======================================================================================
    ``.jsonl``, ``.ndjson``     an object a line, with the fields ``text_field`` and ``id_field``
    ``.csv``, ``.tsv``          a row for each page, with the names of the columns in the first
    ``.parquet``                a row for each page; needs ``pip install 'mediacorpus[arrow]'``
    ``.wet``, ``.warc``         the records of the type ``conversion``, named by their addresses; others are passed over
    ==========================  =======================================================================================

    All but Parquet may be packed with gzip (``.jsonl.gz``).  A page without a name is called by the name of its file and its
    line, row or record (``pages.csv:12``), and all have both in their :attr:`~Document.origin`.

    A file or a record that cannot be read stops nothing: it is a :class:`Failure`, given to ``on_failure`` in its turn, kept in
    ``failures`` of the reader, and counted in a warning at the end if ``on_failure`` is not given.  So is a page that ends two
    worker processes, one after the other.

    Args:
        path: a file, or a folder.
        pattern: which names of a folder are read, as in the shell (``"*.txt"``, ``"*.jsonl.gz"``); the reader counts the others
            as ``passed_over``.
        encoding: as in :func:`parse_bytes`, for all pages; files of text with many pages are UTF-8 unless it is given.
        limit: the most bytes a page may have; ``None`` for no limit.
        text_field: the field, or column, of a record that holds the page.
        id_field: the field that names it, where there is one.
        jobs: how many processes parse.  The documents are the same for any number, and come in the same order.  With 1 this
            process parses; with more, worker processes do, which take a third of a second to start, and at most four pages for
            each are read ahead.
        parser: the parser of all pages; by default ``Parser()``.  For more than one job it must survive pickling.
        on_failure: called with each failure; what it raises ends the iteration.

    Raises:
        TypeError: ``path`` is no path; the caller is at fault.
        ValueError: ``jobs`` is less than 1; the caller is at fault.
        LookupError: Python knows no such encoding; the caller is at fault.
        ReadError: nothing is at ``path``.
        MissingExtra: it is a Parquet file, and pyarrow is not installed.

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
    if jobs < 1:
        raise ValueError(f"jobs={jobs}: at least one process must parse")
    if encoding is not None:
        check_encoding(encoding)
    try:
        root.stat()
    except (OSError, ValueError) as error:
        raise txt.read_error(root, error) from error
    if not root.is_dir():
        record_reader(root)  # which may need a package that is not installed
    return CorpusReader(
        root,
        pattern=pattern,
        encoding=encoding,
        limit=limit,
        text_field=text_field,
        id_field=id_field,
        jobs=jobs,
        parser=parser or Parser(),
        on_failure=on_failure,
    )


def _load(file: Path, name: str, limit: int | None) -> Source | Failure:
    try:
        return txt.load(file, name=name, limit=limit)
    except (ReadError, LimitExceeded) as error:
        return Failure(os.fspath(file), error=error)


def _settled(result: Future[Document | Failure] | Failure | None, passed_over: int) -> tuple[Document | Failure | None, int]:
    """Wait for a result whose turn has come."""
    return (result if result is None or isinstance(result, Failure) else result.result()), passed_over


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path)
    except TypeError:
        given = type(path).__name__
        raise TypeError(f"a path is a str or a pathlib.Path, not {given}; for the bytes of a page use parse_bytes") from None


def _summary(failures: list[Failure]) -> str:
    count = "1 page" if len(failures) == 1 else f"{len(failures)} pages"
    return f"{count} could not be read, the first: {failures[0].error}; see .failures of the reader, or give on_failure="
