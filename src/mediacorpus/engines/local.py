"""
Parse pages in processes of this machine.

Shape: sources go in one by one, a future of the document of each comes out.
A worker process has one page at a time, so that the page that ends a worker is known, and no other page is touched by it.
Each worker is served by one thread of this process, which writes the page to the worker's standard input and reads the
document from its standard output, both pickled; a worker whose standard input ends goes away by itself.

A worker is started as a program of its own (``python -c``), not by :mod:`multiprocessing`: a script needs no
``if __name__ == "__main__"``, nothing is forked under running threads, and no helper process outlives the iteration.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.spawn import get_executable
from typing import IO, TYPE_CHECKING, Final, Self, cast

import attrs

from mediacorpus.errors import WorkerError
from mediacorpus.model import Document
from mediacorpus.readers.source import Failure, Source

if TYPE_CHECKING:
    from types import TracebackType

    from mediacorpus.pipeline import Parser

__all__ = ["LocalWorkers", "parse_source", "serve"]

ATTEMPTS: Final = 2
"""How many workers a page may end: the first may have been killed for another's sake, by one who was short of memory."""

SIZE: Final = 8
"""The bytes that give the length of a message: a message of 4 GB is more than four can count."""

BOOT: Final = "import sys; sys.path[:] = sys.argv[1:]; from mediacorpus.engines.local import serve; serve()"
"""What a worker runs; its arguments are the places where this process finds its modules."""


def parse_source(source: Source, parser: Parser, encoding: str | None) -> Document:
    """
    Parse one page, in this process.

    Args:
        source: the page.
        parser: the parser.
        encoding: what a page that comes as bytes is said to be encoded in.
    """
    if isinstance(source.data, str):
        return parser.parse(source.data, id=source.id, origin=source.origin)
    return parser.parse_bytes(source.data, encoding, id=source.id, origin=source.origin)


@attrs.frozen
class _Trouble:
    """An exception that nobody caught in a worker."""

    what: str
    where: str = attrs.field(kw_only=True)


class LocalWorkers:
    """
    Parse pages in worker processes; use it in a ``with`` statement, whose end leaves no process behind.

    Args:
        parser: the parser of all pages; each worker gets a copy.
        encoding: what pages that come as bytes are said to be encoded in.
        jobs: how many workers there are at most; each is started when there is a page for it.

    Raises:
        WorkerError: the parser cannot be pickled; the caller is at fault.
    """

    def __init__(self, parser: Parser, encoding: str | None, jobs: int) -> None:
        try:
            self._setup = pickle.dumps((parser, encoding))
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise WorkerError(f"the parser cannot be sent to a worker process: {error}; use jobs=1") from error
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="mediacorpus")
        self._idle = queue.SimpleQueue[_Worker]()
        self._workers = set[_Worker]()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def submit(self, source: Source) -> Future[Document | Failure]:
        """
        Have a page parsed when a worker is free.

        Args:
            source: the page.

        Returns:
            the future of its document, or of a failure if it ends every worker that tries it.  The future raises
            :class:`~mediacorpus.WorkerError` if the parser raises, or if a worker cannot be started.
        """
        return self._threads.submit(self._parse, source)

    def _parse(self, source: Source) -> Document | Failure:
        message = pickle.dumps(source)
        end = ""
        for _ in range(ATTEMPTS):
            worker = self._free_worker()
            reply = worker.ask(message)
            answer = pickle.loads(reply) if reply is not None else None
            if isinstance(answer, Document):
                self._idle.put(worker)
                return answer
            end = worker.end()
            with self._lock:
                self._workers.discard(worker)
            if isinstance(answer, _Trouble):
                raise _worker_error(answer, f"the parser failed on {source.origin!r}", source.origin)
        problem = f"{ATTEMPTS} worker processes ended while they parsed {source.origin!r}, the last by {end}"
        way_out = "the page may need more memory than there is; try it alone, with read() or jobs=1"
        return Failure(source.origin, error=WorkerError(f"{problem}; {way_out}", source=source.origin))

    def _free_worker(self) -> _Worker:
        """Take an idle worker, or start one; there are never more than threads."""
        with contextlib.suppress(queue.Empty):
            return self._idle.get_nowait()
        with self._lock:
            if self._closed:
                raise WorkerError("the workers have been closed; nobody waits for this page")
            worker = _Worker()
            self._workers.add(worker)
        reply = worker.ask(self._setup)
        if reply is None:
            raise WorkerError(f"a worker process ended by {worker.end()} before it was ready; use jobs=1")
        if (trouble := pickle.loads(reply)) is not None:
            raise _worker_error(
                trouble, "the parser, whose parts must stand in a module, cannot be rebuilt in a worker process", None
            )
        return worker


class _Worker:
    """One worker process, as its thread sees it."""

    def __init__(self) -> None:
        command = [os.fsdecode(get_executable()), "-c", BOOT, *sys.path]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._outbox = cast("IO[bytes]", self._process.stdin)  # asked for above
        self._inbox = cast("IO[bytes]", self._process.stdout)

    def ask(self, message: bytes) -> bytes | None:
        """Send a message and wait for the answer; ``None`` if the process has ended instead."""
        try:
            _send(self._outbox, message)
            return _receive(self._inbox)
        except OSError:  # a broken pipe
            return None

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def end(self) -> str:
        """End the process, let go of its pipes, and say how it ended."""
        self._process.kill()
        with contextlib.suppress(OSError):  # of what was still to be written
            self._outbox.close()
        self._inbox.close()
        code = self._process.wait()
        if code < 0:
            return signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"exit code {code}"


def serve() -> None:
    """
    Be a worker: take the parser, then parse page after page until the standard input ends.

    Whatever the parser prints goes to the standard error, for the standard output carries the documents.
    An interrupt from the keyboard is left to the process that reads the corpus.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        what = traceback.format_exception_only(error)[-1].strip()
        where = "".join(traceback.format_exception(kind, error, trace))
        try:
            _send(outbox, pickle.dumps(_Trouble(what, where=where)))
        except BrokenPipeError:  # nobody is there to be told, nor to take what is left in the buffer
            os._exit(1)

    sys.excepthook = report
    parser: Parser | None = None
    encoding: str | None = None
    while (message := _receive(inbox)) is not None:
        if parser is None:
            parser, encoding = pickle.loads(message)
            _send(outbox, pickle.dumps(None))
        else:
            _send(outbox, pickle.dumps(parse_source(pickle.loads(message), parser, encoding)))


def _worker_error(trouble: _Trouble, problem: str, source: str | None) -> WorkerError:
    error = WorkerError(f"{problem}: {trouble.what}", source=source)
    error.add_note(f"In the worker process:\n{trouble.where}")
    return error


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(SIZE, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """Wait for a message; ``None`` if the other side has gone, be it in the middle of one."""
    head = pipe.read(SIZE)
    if len(head) < SIZE:
        return None
    size = int.from_bytes(head, "big")
    message = pipe.read(size)
    return message if len(message) == size else None
