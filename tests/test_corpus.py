"""Files become documents, one at a time, and no failure is lost."""

from __future__ import annotations

import os
import pickle
import warnings
from typing import TYPE_CHECKING

import pytest

import mediacorpus
from mediacorpus import Failure, FailureWarning, LimitExceeded, ReadError

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "Rain ends drought\n\nIt rained all night.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of pages, with a folder below it and files that are no pages."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "b/2.txt", "b/10.TXT", "a.txt", "notes.md", ".DS_Store"):
        (tmp_path / name).write_text(PAGE + name, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_names(folder: Path) -> None:
    """Pages come in the order of their names, folders in their place, each with its name below the folder."""
    reader = mediacorpus.read_corpus(folder)
    documents = list(reader)
    assert [document.id for document in documents] == ["a.txt", "b/10.TXT", "b/2.txt", "c.txt"]
    assert [document.origin for document in documents] == [str(folder / document.id) for document in documents]
    assert (reader.documents, reader.passed_over, reader.failures) == (4, 2, ())


def test_a_pattern_chooses_the_pages(folder: Path) -> None:
    """Another pattern gives other files, and the rest is counted."""
    reader = mediacorpus.read_corpus(folder, pattern="*.md")
    assert [document.id for document in reader] == ["notes.md"]
    assert reader.passed_over == 5


def test_a_corpus_may_be_one_file(folder: Path) -> None:
    """A path to a file is a corpus of one document, whatever its name."""
    assert [document.id for document in mediacorpus.read_corpus(folder / "notes.md")] == ["notes.md"]


def test_files_are_read_lazily(folder: Path) -> None:
    """A file that appears while the first document is looked at is read too."""
    documents = iter(mediacorpus.read_corpus(folder))
    next(documents)
    (folder / "c.txt").write_text("New", encoding="utf-8")
    assert [document.text for document in documents][-1] == "New"


def test_each_iteration_starts_anew(folder: Path) -> None:
    """A reader can be iterated twice, and counts anew."""
    reader = mediacorpus.read_corpus(folder)
    assert len(list(reader)) == len(list(reader)) == reader.documents == 4


def test_a_bad_file_is_a_failure_and_stops_nothing(folder: Path) -> None:
    """A file above the limit, a broken link and a link to itself are reported at once, kept in order, and the rest is read."""
    (folder / "a.txt").write_bytes(b"x" * 1000)
    (folder / "b" / "1.txt").symlink_to(folder / "gone")
    (folder / "b" / "3.txt").symlink_to(folder / "b" / "3.txt")
    told: list[Failure] = []
    reader = mediacorpus.read_corpus(folder, limit=100, on_failure=told.append)
    assert [document.id for document in reader] == ["b/10.TXT", "b/2.txt", "c.txt"]
    assert reader.failures == tuple(told)
    assert [failure.origin for failure in told] == [str(folder / name) for name in ("a.txt", "b/1.txt", "b/3.txt")]
    assert [type(failure.error) for failure in told] == [LimitExceeded, ReadError, ReadError]


def test_failures_that_nobody_was_told_of_are_warned_of(folder: Path) -> None:
    """Without ``on_failure`` the end of the iteration warns, with the count and the first failure."""
    (folder / "c.txt").write_bytes(b"x" * 1000)
    reader = mediacorpus.read_corpus(folder, limit=100)
    with pytest.warns(FailureWarning, match=r"1 page could not be read, the first: .*c\.txt' is larger than 100 bytes"):
        assert len(list(reader)) == 3


def test_an_iteration_broken_off_warns_too(folder: Path) -> None:
    """Failures before the caller breaks off are not forgotten."""
    (folder / "0.txt").write_bytes(b"x" * 1000)
    (folder / "1.txt").write_bytes(b"x" * 1000)
    documents = iter(mediacorpus.read_corpus(folder, limit=100))
    assert next(documents).id == "a.txt"
    with pytest.warns(FailureWarning, match="2 pages could not be read"):
        del documents


def test_what_the_callback_raises_ends_the_iteration(folder: Path) -> None:
    """A caller who wants to stop at the first failure raises it."""
    (folder / "a.txt").write_bytes(b"x" * 1000)

    def stop(failure: Failure) -> None:
        raise failure.error

    with pytest.raises(LimitExceeded):
        list(mediacorpus.read_corpus(folder, limit=100, on_failure=stop))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are made by Unix alone")
def test_pipes_and_linked_folders_are_passed_over(folder: Path) -> None:
    """What would block or lead in circles is counted, not opened."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "b" / "loop.txt").symlink_to(folder)
    reader = mediacorpus.read_corpus(folder)
    assert len(list(reader)) == 4
    assert reader.passed_over == 4


def test_a_folder_that_cannot_be_listed_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder below that refuses to be listed is named, and its neighbours are read."""
    listed = os.scandir

    def refuse(path: Path) -> object:
        if path == folder / "b":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reader = mediacorpus.read_corpus(folder, on_failure=lambda _: None)
    assert [document.id for document in reader] == ["a.txt", "c.txt"]
    assert [str(failure.error) for failure in reader.failures] == [
        f"cannot read {str(folder / 'b')!r}: permission denied; check the path and its permissions"
    ]


def test_nothing_at_the_path_is_an_error_at_once(tmp_path: Path) -> None:
    """A wrong path is not an empty corpus."""
    with pytest.raises(ReadError, match="no such file") as caught:
        mediacorpus.read_corpus(tmp_path / "nowhere")
    assert caught.value.source == str(tmp_path / "nowhere")


def test_an_unknown_encoding_is_an_error_at_once(folder: Path) -> None:
    """The caller hears of it before the first file is read."""
    with pytest.raises(LookupError, match="utf-9"):
        mediacorpus.read_corpus(folder, encoding="utf-9")


def test_a_file_is_read_with_its_name_and_path(folder: Path) -> None:
    """One file is one document, under the name of the file."""
    document = mediacorpus.read(folder / "a.txt")
    assert (document.id, document.origin, document.text) == ("a.txt", str(folder / "a.txt"), PAGE + "a.txt")


def test_a_file_is_read_in_the_encoding_it_is_said_to_have(tmp_path: Path) -> None:
    """The declared encoding reaches the decoder."""
    (tmp_path / "p.txt").write_bytes(b"caf\xe9")
    assert mediacorpus.read(tmp_path / "p.txt", encoding="cp1251").text == "cafй"
    assert next(iter(mediacorpus.read_corpus(tmp_path, encoding="cp1251"))).text == "cafй"


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    """The limit counts bytes, and may be lifted."""
    path = tmp_path / "p.txt"
    path.write_bytes(b"x" * 101)
    with pytest.raises(LimitExceeded, match="is larger than 100 bytes; give a higher limit=") as caught:
        mediacorpus.read(path, limit=100)
    assert caught.value.source == str(path)
    assert mediacorpus.read(path, limit=101).text == mediacorpus.read(path, limit=None).text == "x" * 101


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Reading a folder as a file says what to call instead."""
    with pytest.raises(ReadError, match="is a folder; read_corpus"):
        mediacorpus.read(tmp_path)


@pytest.mark.parametrize("path", ["gone.txt", "nul\0.txt"])
def test_an_unreadable_path_is_named(path: str) -> None:
    """The error names the path and survives pickling; it is an OSError too."""
    with pytest.raises(ReadError) as caught:
        mediacorpus.read(path)
    assert repr(path) in str(caught.value)
    assert isinstance(caught.value, OSError)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.source) == (str(caught.value), path)


@pytest.mark.parametrize("call", [mediacorpus.read, mediacorpus.read_corpus])
def test_a_path_must_be_a_path(call: object) -> None:
    """Bytes given for a path are refused, with the way out."""
    assert callable(call)
    with pytest.raises(TypeError, match="not bytes; for the bytes of a page use parse_bytes"):
        call(b"Rain ends drought")


@pytest.mark.parametrize(
    ("name", "value", "way_out"),
    [("parse", b"Rain ends drought", "parse_bytes"), ("parse_bytes", "Rain ends drought", r"call parse\(")],
)
def test_text_is_text_and_bytes_are_bytes(name: str, value: object, way_out: str) -> None:
    """Bytes given for text are refused, with the way out, and so is the reverse."""
    with pytest.raises(TypeError, match=way_out):
        getattr(mediacorpus, name)(value)


def test_a_parser_given_is_the_parser_used(folder: Path) -> None:
    """One frozen parser serves a file and a corpus."""
    parser = mediacorpus.Parser()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert next(iter(mediacorpus.read_corpus(folder, parser=parser))) == mediacorpus.read(folder / "a.txt", parser=parser)
