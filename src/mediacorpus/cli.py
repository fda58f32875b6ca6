"""
The command line: ``mediacorpus parse``, ``mediacorpus show`` and ``mediacorpus view``.

Exit codes: 0, all files were read; 1, some were not, each is named on the standard error, and the rest was written;
2, the arguments are wrong, or the output cannot be written; 141, the reader of the output went away.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mediacorpus import __version__, writers
from mediacorpus._layout.decode import check_encoding
from mediacorpus.corpus import PATTERN, read_corpus
from mediacorpus.errors import MediaCorpusError, MissingExtra, ReadError
from mediacorpus.readers.source import Failure
from mediacorpus.readers.txt import LIMIT
from mediacorpus.writers.jsonl import to_json
from mediacorpus.writers.outline import entity_rows, explain_rows, outline_rows, quote_rows
from mediacorpus.writers.rows import WIDTH, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mediacorpus.model import Document
    from mediacorpus.writers.rows import Row

    Form = Callable[[Document], str]

__all__ = ["main"]

BROKEN_PIPE = 141
"""What a shell reports for a command that SIGPIPE ended: 128 + 13."""

LINES: Mapping[str, str] = {
    "dolma": "to_dolma",
    "ninjs": "to_ninjs",
    "schema-org": "to_schema_org",
    "web-annotation": "to_web_annotation",
}
"""The formats of a line for each document or each article, beside ``jsonl``, and their writers."""
FOLDERS: Mapping[str, str] = {"csv": "write_csv", "parquet": "write_parquet", "tei": "write_tei", "brat": "write_brat"}
"""The formats of several files, and their writers."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line and return the exit code.

    Args:
        arguments: the words after the command; by default those of the process.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.format in FOLDERS and options.output is None:
        parser.error(f"--format {options.format} writes several files; name their folder with -o")
    pages = _Pages(options)
    try:
        _write(options, pages)
    except BrokenPipeError:
        # Python would complain again when it flushes the standard output at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except MissingExtra as error:
        _complain(str(error))
        return 2
    except (OSError, MediaCorpusError) as error:
        _complain(f"cannot write: {error}")
        return 2
    return 1 if pages.report() else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mediacorpus",
        description="Parse the plain text of scraped media pages into sections and articles with exact offsets.",
        epilog="Exit codes: 0 all files read; 1 some not, the rest written; 2 wrong arguments or output; 141 broken pipe.",
    )
    parser.add_argument("--version", action="version", version=f"mediacorpus {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    parse = commands.add_parser("parse", help="write pages as JSON Lines, one document a line, or in another format")
    parse.add_argument("-o", "--output", metavar="FILE", help="write here; by default to the standard output")
    parse.add_argument(
        "--format", choices=["jsonl", *LINES, *FOLDERS], default="jsonl", help="%(choices)s; the last four write a folder"
    )
    parse.set_defaults(form=_lines)
    show = commands.add_parser("show", help="show the articles and the outline of pages, in colours with the extra `terminal`")
    show.add_argument("--quotes", action="store_true", help="show the quotations too, each with its speaker")
    show.add_argument("--entities", action="store_true", help="show the names too, each with its spellings")
    show.add_argument("--explain", type=_size, metavar="OFFSET", help="tell instead why the code point is what it is; from 0")
    show.set_defaults(form=_show, output=None, format=None)
    view = commands.add_parser("view", help="write a page as HTML with all that was found laid over it")
    view.add_argument("paths", nargs=1, type=_file, metavar="FILE", help="a file")
    view.add_argument("-o", "--output", metavar="FILE", help="write here; by default to the standard output")
    view.set_defaults(form=lambda _: lambda document: document.to_html(), pattern=PATTERN, jobs=1, format=None)
    for command in (parse, show):
        command.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of files")
        command.add_argument("--pattern", default=PATTERN, help="the names of a folder that are pages (%(default)s)")
        command.add_argument("-j", "--jobs", type=_jobs, default=1, help="how many processes parse (%(default)s)")
    for command in (parse, show, view):
        command.add_argument("--encoding", type=_encoding, help="what the pages are encoded in; by default it is detected")
        command.add_argument("--limit", type=_size, default=LIMIT, help="the most bytes a page may have (%(default)s)")
        command.add_argument(
            "--text-field", default="text", help="the field of JSON Lines, CSV or Parquet with the page (%(default)s)"
        )
        command.add_argument("--id-field", default="id", help="the field with its name (%(default)s)")
    return parser


def _size(word: str) -> int:
    size = int(word)
    if size < 0:
        raise argparse.ArgumentTypeError(f"{word} is less than 0")
    return size


def _jobs(word: str) -> int:
    jobs = int(word)
    if jobs < 1:
        raise argparse.ArgumentTypeError(f"{word} is less than 1")
    return jobs


def _file(word: str) -> str:
    if Path(word).is_dir():
        raise argparse.ArgumentTypeError(f"{word!r} is a folder; give one file")
    return word


def _encoding(word: str) -> str:
    try:
        check_encoding(word)
    except LookupError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return word


def _lines(options: argparse.Namespace) -> Form:
    """Return how a document is written as JSON Lines."""
    if options.format == "jsonl":
        return lambda document: to_json(document) + "\n"
    write = getattr(writers, LINES[options.format])

    def form(document: Document) -> str:
        value = write(document)
        return "".join(f"{json.dumps(item)}\n" for item in (value if isinstance(value, list) else [value]))

    return form


def _show(options: argparse.Namespace) -> Form:
    """Return how a document is shown: by default its outline, as wide as the terminal."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH, 0)).columns if terminal else WIDTH
    paint = _painter() if terminal or os.environ.get("FORCE_COLOR") else plain

    def form(document: Document) -> str:
        if options.explain is not None:
            return paint(explain_rows(document, options.explain)) + "\n"
        rows = [*outline_rows(document, width)]
        rows += quote_rows(document, width) if options.quotes else ()
        rows += entity_rows(document, width) if options.entities else ()
        return paint(rows) + "\n"

    return form


def _painter() -> Callable[[Iterable[Row]], str]:
    """Return what writes lines for a terminal: in colours where rich is installed."""
    try:
        paint: Callable[[Iterable[Row]], str] = importlib.import_module("mediacorpus.writers.terminal").paint
    except MissingExtra:
        return plain
    return paint


@contextlib.contextmanager
def _output(name: str | None) -> Iterator[BinaryIO]:
    if name is not None:
        with Path(name).open("wb") as file:
            yield file
    else:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def _write(options: argparse.Namespace, pages: Iterable[Document]) -> None:
    """Write all documents into a folder, or one after the other."""
    if options.format in FOLDERS:
        getattr(writers, FOLDERS[options.format])(pages, options.output)
        return
    form: Form = options.form(options)
    with _output(options.output) as output:
        output.writelines(form(document).encode("utf-8", "backslashreplace") for document in pages)


class _Pages:
    """The documents of all paths, one after the other; each failure is complained of as it comes, and counted."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._failures = self._documents = self._passed_over = 0

    def __iter__(self) -> Iterator[Document]:
        options = self._options
        for path in options.paths:
            try:
                reader = read_corpus(
                    path,
                    pattern=options.pattern,
                    encoding=options.encoding,
                    limit=options.limit,
                    text_field=options.text_field,
                    id_field=options.id_field,
                    jobs=options.jobs,
                    on_failure=self._fail,
                )
            except ReadError as error:
                self._fail(Failure(path, error=error))
                continue
            yield from reader
            self._documents += reader.documents
            self._passed_over += reader.passed_over

    def report(self) -> int:
        """Complain of what was not read; return how many files that are."""
        if self._failures:
            _complain(f"{self._failures} of {self._documents + self._failures} files could not be read")
        elif not self._documents:
            _complain(f"no page found; {self._passed_over} names did not match --pattern {self._options.pattern!r}")
        return self._failures

    def _fail(self, failure: Failure) -> None:
        self._failures += 1
        _complain(str(failure.error))


def _complain(message: str) -> None:
    sys.stderr.write(f"mediacorpus: {message}\n")
