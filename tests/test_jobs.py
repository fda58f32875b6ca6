"""Worker processes give what one process gives, and a page that ends them is a failure like any other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import mediacorpus
from mediacorpus import Parser, WorkerError
from mediacorpus.testing import HOSTILE, ArticleRecipe, PageRecipe, hostile_text, write_page
from tests.misbehaving import MisbehavingRecognizer

PARSER = Parser(recognizer=MisbehavingRecognizer())

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for child processes in /proc")


def fill(folder: Path, pages: list[str]) -> Path:
    """Write pages to files, whose names are in the order of the list."""
    for index, page in enumerate(pages):
        (folder / f"{index:04}.txt").write_bytes(page.encode("utf-8", "surrogatepass"))
    return folder


def children() -> set[str]:
    """Return the ids of the processes that this one has started and that have not been waited for."""
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


@pytest.fixture
def alone() -> set[str]:
    """Return the processes that were there before the test."""
    return children()


def test_any_number_of_jobs_gives_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    """Generated pages and hostile texts give the same JSON, and the same account, for one job, two and three."""
    recipes = [PageRecipe(articles=(ArticleRecipe(seed=seed),) * (1 + seed % 3)) for seed in range(10)]
    fill(tmp_path, [write_page(recipe).text for recipe in recipes] + [hostile_text(name, 1000) for name in HOSTILE])
    (tmp_path / "0001.md").touch()
    (tmp_path / "0003.txt").write_bytes(b"x" * 200_000)

    def read(jobs: int) -> list[str]:
        reader = mediacorpus.read_corpus(tmp_path, jobs=jobs, limit=100_000, on_failure=lambda _: None)
        told = [document.to_json() for document in reader]
        return [*told, *map(repr, reader.failures), repr((reader.documents, reader.passed_over))]

    serial = read(1)
    assert len(serial) == 10 + len(HOSTILE) + 1
    assert serial[-1] == repr((10 + len(HOSTILE) - 1, 1))
    assert read(2) == read(3) == serial


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="signals are Unix's")
def test_a_page_that_ends_its_worker_is_a_failure_and_stops_nothing(tmp_path: Path) -> None:
    """Two of forty pages end every worker they meet: they are failures in their turn, and the others are all there."""
    pages = [f"page {index}" for index in range(40)]
    pages[0] = "kill it"
    pages[17] = "exit now"
    told: list[object] = []
    tell = told.append
    reader = mediacorpus.read_corpus(fill(tmp_path, pages), jobs=2, parser=PARSER, on_failure=tell)
    for document in reader:
        tell(document.text)
    first, second = reader.failures
    assert told == [first, *pages[1:17], second, *pages[18:]]
    assert [type(failure.error) for failure in (first, second)] == [WorkerError, WorkerError]
    assert first.origin == first.error.source == str(tmp_path / "0000.txt")
    assert str(first.error) == (
        f"2 worker processes ended while they parsed {first.origin!r}, the last by SIGKILL; "
        "the page may need more memory than there is; try it alone, with read() or jobs=1"
    )
    assert "the last by exit code 3" in str(second.error)


def test_a_page_whose_worker_ended_once_is_tried_again(tmp_path: Path) -> None:
    """One end may be another's fault: the page is parsed by the next worker."""
    parser = Parser(recognizer=MisbehavingRecognizer(tmp_path / "marker"))
    reader = mediacorpus.read_corpus(fill(tmp_path, ["one", "once more", "three"]), jobs=2, parser=parser)
    assert [document.text for document in reader] == ["one", "once more", "three"]
    assert (tmp_path / "marker").exists()


def test_what_the_parser_raises_ends_the_iteration_in_its_turn(tmp_path: Path) -> None:
    """A recogniser's exception is the caller's to see, as with one job; the documents before it are given."""
    documents = iter(mediacorpus.read_corpus(fill(tmp_path, ["one", "two", "raise it", "four"]), jobs=2, parser=PARSER))
    assert [next(documents).text, next(documents).text] == ["one", "two"]
    with pytest.raises(WorkerError, match=r"the parser failed on .*0002\.txt': .*OwnError: I will not read 'raise it'") as caught:
        next(documents)
    assert "misbehaving.py" in "".join(caught.value.__notes__)
    assert list(documents) == []


def test_what_the_parser_prints_is_no_answer(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The standard output of a worker is not its channel, nor is its standard input."""
    reader = mediacorpus.read_corpus(fill(tmp_path, ["print it", "two"]), jobs=2, parser=PARSER)
    assert [document.text for document in reader] == ["print it", "two"]
    assert capfd.readouterr() == ("", "printed\nprinted b''\n")


def test_pages_are_read_ahead_by_a_few_only(tmp_path: Path) -> None:
    """When the first document is given, four pages for each job have been read and no more."""
    fill(tmp_path, [f"page {index}" for index in range(40)])
    documents = iter(mediacorpus.read_corpus(tmp_path, jobs=2))
    next(documents)
    for path in sorted(tmp_path.iterdir())[8:]:
        path.write_text("later", encoding="utf-8")
    texts = [document.text for document in documents]
    assert texts == [f"page {index}" for index in range(1, 8)] + ["later"] * 32


@needs_proc
def test_breaking_off_leaves_no_process_and_no_thread(tmp_path: Path, alone: set[str]) -> None:
    """Workers are ended when the iteration is, while one of them is in the middle of a page that takes a minute."""
    threads = threading.active_count()
    begin = time.monotonic()
    documents = iter(mediacorpus.read_corpus(fill(tmp_path, ["one", "wait"] * 10), jobs=2, parser=PARSER))
    next(documents)
    assert len(children() - alone) == 2
    del documents
    assert children() <= alone
    assert threading.active_count() == threads
    assert time.monotonic() - begin < 30


@needs_proc
def test_the_end_leaves_no_process(tmp_path: Path, alone: set[str]) -> None:
    """Two jobs for one page start one worker; when all pages are read it is gone."""
    documents = iter(mediacorpus.read_corpus(fill(tmp_path, ["one"]), jobs=2))
    next(documents)
    assert len(children() - alone) == 1
    assert list(documents) == []
    assert children() <= alone


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process whose parent is gone is told from others on Unix alone")
def test_a_script_needs_no_guard_and_its_workers_end_with_it(tmp_path: Path) -> None:
    """A script without ``if __name__ == "__main__"`` runs once, and when it is killed its workers go away."""
    fill(tmp_path, ["one", "two", "three"])
    script = tmp_path / "script.py"
    script.write_text(
        "import mediacorpus, os, signal, sys\n"
        f"documents = iter(mediacorpus.read_corpus({str(tmp_path)!r}, pattern='*.txt', jobs=2))\n"
        "print(next(documents).text, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n",
        encoding="utf-8",
    )
    # The workers inherit the standard error: its end is read when the last of them is gone.
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.split(), ran.stderr) == (-signal.SIGKILL, [b"one"], b"")


def test_a_parser_that_cannot_be_sent_is_refused(tmp_path: Path) -> None:
    """A parser with a part that does not pickle, or that only the script knows, is named before the first page."""
    fill(tmp_path, ["one"])

    class Local(MisbehavingRecognizer):
        """A class that pickle cannot find again."""

    with pytest.raises(WorkerError, match=r"cannot be sent to a worker process: .*; use jobs=1"):
        list(mediacorpus.read_corpus(tmp_path, jobs=2, parser=Parser(recognizer=Local())))
    script = (
        "import mediacorpus\n"
        "class Mine:\n    def find(self, text, sections):\n        return ()\n"
        f"print(*mediacorpus.read_corpus({str(tmp_path)!r}, jobs=2, parser=mediacorpus.Parser(recognizer=Mine())))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert "WorkerError: the parser, whose parts must stand in a module, cannot be rebuilt" in ran.stderr
    assert "has no attribute 'Mine'" in ran.stderr or "Can't get attribute 'Mine'" in ran.stderr


def test_no_job_is_an_error_at_once(tmp_path: Path) -> None:
    """At least one process must parse."""
    with pytest.raises(ValueError, match="jobs=0: at least one process"):
        mediacorpus.read_corpus(tmp_path, jobs=0)
