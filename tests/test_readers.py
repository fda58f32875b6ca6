"""Files with many pages: each record is a document or a counted failure, and nothing stops the rest."""

from __future__ import annotations

import csv
import gzip
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus
from mediacorpus import LimitExceeded, ReadError, RecordError

if TYPE_CHECKING:
    from mediacorpus import CorpusReader

PAGE = "Rain ends drought\n\n5 May 2021\n\n“It rained all night,” said Ruth Lane.\n"


def read(path: Path, data: bytes, **options: Any) -> tuple[list[tuple[str, str]], list[str], CorpusReader]:
    """Write a file and read it; return the names and texts, what the failures say after the name of the file, and the reader."""
    path.write_bytes(data)
    reader = mediacorpus.read_corpus(path, on_failure=lambda _: None, **options)
    found = [(document.id, document.text) for document in reader]
    assert all(failure.origin == failure.error.source == str(path) for failure in reader.failures)
    return found, [str(failure.error).removeprefix(repr(str(path))).removeprefix(", ") for failure in reader.failures], reader


def warc(kind: str, page: bytes, *, address: str = "", length: int | None = None) -> bytes:
    """Return a record of an archive."""
    fields = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: text/plain\r\n"
    return f"{fields}Content-Length: {len(page) if length is None else length}\r\n\r\n".encode() + page + b"\r\n\r\n"


def test_json_lines_are_pages(tmp_path: Path) -> None:
    """An object a line is a page, with its own name or that of its line; other fields, blank lines and a mark do not matter."""
    lines = [
        "\ufeff" + json.dumps({"id": "rain", "text": PAGE, "url": "x"}),
        "",
        json.dumps({"text": "Zwei\u2028Zeilen"}, ensure_ascii=False),
        json.dumps({"id": 7, "text": "\ud800"}),
        json.dumps({"id": None, "text": ""}),
    ]
    path = tmp_path / "pages.jsonl"
    found, failures, reader = read(path, "\r\n".join(lines).encode())
    assert found == [("rain", PAGE), ("pages.jsonl:3", "Zwei\u2028Zeilen"), ("7", "\ud800"), ("pages.jsonl:5", "")]
    assert not failures
    assert [document.origin for document in reader] == [f"{path}:{line}" for line in (1, 3, 4, 5)]


def test_lines_that_are_no_pages_are_failures(tmp_path: Path) -> None:
    """Each bad line is named by its number and told apart; the good lines between are read, by one process or two."""
    good = b'{"text": "It rained."}'
    lines = [
        b'{"text": "It rained"',
        good,
        b"[1]",
        b'{"body": "x"}',
        b'{"text": null}',
        b'{"text": 5}',
        b'{"text": "caf\xe9"}',
        b"[" * 40_000,
        good,
        b'{"text": "' + b"x" * 60_000 + b'"}',
        good,
    ]
    expected = [
        "line 1: is not JSON: Expecting ',' delimiter: line 1 column 22 (char 21)",
        "line 3: is list, not an object with the field 'text'",
        "line 4: has no text in the field 'text'",
        "line 5: has no text in the field 'text'",
        "line 6: has int, not text, in the field 'text'",
        "line 7: is not UTF-8, which JSON is written in",
        "line 8: is JSON of too many brackets within brackets",
        "line 10: is larger than 50,000 bytes; give a higher limit=, or None for no limit",
    ]
    for jobs in (1, 2):
        found, failures, reader = read(tmp_path / "p.ndjson", b"\n".join(lines), limit=50_000, jobs=jobs)
        assert found == [(f"p.ndjson:{line}", "It rained.") for line in (2, 9, 11)]
        assert [failure.replace("Expecting ',' delimiter: line 2 column 1 (char 21)", "x") for failure in failures][
            1:
        ] == expected[1:]
        assert failures[0].startswith("line 1: is not JSON: ")
        assert [type(failure.error) for failure in reader.failures] == [RecordError] * 7 + [LimitExceeded]


def test_an_error_of_a_record_has_its_number_and_survives_pickling(tmp_path: Path) -> None:
    """The place of a record is an attribute, also after pickling."""
    *_, reader = read(tmp_path / "p.jsonl", b"\n\n[]")
    again = pickle.loads(pickle.dumps(reader.failures[0].error))
    assert isinstance(again, RecordError)
    assert (again.number, again.source) == (3, str(tmp_path / "p.jsonl"))


def test_the_fields_have_the_names_that_the_caller_gives(tmp_path: Path) -> None:
    """``text_field`` and ``id_field`` name the fields of objects and the columns of tables."""
    table = pa.table({"url": ["a"], "body": [PAGE], "text": ["no"]})
    pyarrow.parquet.write_table(table, tmp_path / "p.parquet")
    (tmp_path / "p.csv").write_text(f'url,text,body\na,no,"{PAGE}"\n', encoding="utf-8", newline="")
    (tmp_path / "p.jsonl").write_text(json.dumps({"url": "a", "body": PAGE, "text": "no"}), encoding="utf-8")
    reader = mediacorpus.read_corpus(tmp_path, pattern="p.*", text_field="body", id_field="url")
    assert [(document.id, document.text) for document in reader] == [("a", PAGE)] * 3


def test_a_table_of_text_is_pages(tmp_path: Path) -> None:
    """Cells keep their quotation marks and line ends; a row is named by its first line; blank rows are nothing."""
    with (tmp_path / "p.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["text", "id"], [PAGE, "rain"], [], ['He said "yes",\r\nand left', ""], ["é", "x"]])
    found, failures, _ = read(tmp_path / "p.csv", (tmp_path / "p.csv").read_bytes())
    assert found == [("rain", PAGE), ("p.csv:9", 'He said "yes",\r\nand left'), ("x", "é")]
    assert not failures
    found, _, _ = read(tmp_path / "P.TSV", b"id\ttext\na\tIt rained, he said\n")
    assert found == [("a", "It rained, he said")]


def test_rows_that_are_no_pages_are_failures(tmp_path: Path) -> None:
    """A row with too many cells, or too few, or broken quotation marks, or above the limit, is named by its first line."""
    rows = [b"text,id", b"a,1,2", b"good,2", b'"a"b,3', b"good,4", b"x", b"y" * 200, b"good,6", b'"open,7' + b"\nx" * 40]
    found, failures, reader = read(tmp_path / "p.csv", b"\n".join(rows), limit=50)
    assert [name for name, _ in found] == ["2", "4", "6"]
    assert failures[:5] == [
        "line 2: has 3 cells, and the first row 2",
        "line 4: begins a row that is no CSV: ',' expected after '\"'",
        "line 6: has 1 cells, and the first row 2",
        "line 7: is larger than 50 bytes; give a higher limit=, or None for no limit",
        "line 9: begins a row that is no CSV: field larger than field limit (50)",
    ]
    assert {type(failure.error) for failure in reader.failures} == {RecordError, LimitExceeded}
    *_, last = read(tmp_path / "p.csv", b'text\ngood\n"never closed\n')[1]
    assert last == "line 3: begins a row that is no CSV: unexpected end of data"


def test_long_cells_are_read_and_the_limit_of_csv_is_left_alone(tmp_path: Path) -> None:
    """Cells above the 131,072 characters that Python allows are pages too, and others' limit stays."""
    before = csv.field_size_limit()
    found, failures, _ = read(tmp_path / "p.csv", b"text\n" + b"x" * 200_000 + b"\n", limit=None)
    assert [len(text) for _, text in found] == [200_000]
    assert not failures
    assert csv.field_size_limit() == before


def test_cells_of_another_encoding_are_detected_or_declared(tmp_path: Path) -> None:
    """A cell that is not UTF-8 is decoded like a page of its own; a declared encoding is that of the file."""
    found, _, reader = read(tmp_path / "p.csv", "text,id\nEin größerer Brückenbau,a\né,b\n".encode("cp1252"))
    assert found[0] == ("a", "Ein größerer Brückenbau")
    assert [note.code for note in next(iter(reader)).notes] == ["detected-encoding"]
    found, _, _ = read(tmp_path / "p.csv", "text,id\nКавказ,a\n".encode("cp1251"), encoding="cp1251")
    assert found == [("a", "Кавказ")]
    found, _, _ = read(tmp_path / "p.csv", "text,id\nÉté,a\n".encode("utf-16"), encoding="utf-16")
    assert found == [("a", "Été")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "line 1: has no column 'text', only none"),
        (b"id,body\na,b\n", "line 1: has no column 'text', only 'id', 'body'"),
        (b'"text"x,id\na,b\n', "line 1: begins a row that is no CSV: ',' expected after '\"'"),
    ],
)
def test_a_table_without_the_column_is_a_failure(tmp_path: Path, data: bytes, message: str) -> None:
    """The names of the columns there are stand in the message."""
    assert read(tmp_path / "p.csv", data)[:2] == ([], [message])


def test_parquet_is_pages(tmp_path: Path) -> None:
    """Strings and bytes are pages; null, and what is not UTF-8, are failures of their rows."""
    path = tmp_path / "p.parquet"
    texts = pa.array([PAGE.encode(), None, b"caf\xe9"]).view(pa.string())
    pyarrow.parquet.write_table(pa.table({"text": texts, "id": [1, 2, 3]}), path)
    found, failures, reader = read(path, path.read_bytes())
    assert found == [("1", PAGE)]
    assert failures[0] == "row 2: has no text in the field 'text'"
    assert failures[1].startswith("row 3: cannot be read: 'utf-8' codec can't decode byte 0xe9")
    assert next(iter(reader)).origin == f"{path}:1"
    pyarrow.parquet.write_table(pa.table({"text": ["Été".encode("utf-16"), b"x" * 100]}), path)
    found, failures, _ = read(path, path.read_bytes(), limit=99)
    assert found == [("p.parquet:1", "Été")]
    assert failures == ["row 2: is larger than 99 bytes; give a higher limit=, or None for no limit"]


def test_parquet_that_is_none_is_a_failure(tmp_path: Path) -> None:
    """A file that is no Parquet, or is cut off, or has no such column, or numbers in it."""
    path = tmp_path / "p.parquet"
    *_, reader = read(path, b"no parquet")
    assert [type(failure.error) for failure in reader.failures] == [ReadError]
    pyarrow.parquet.write_table(pa.table({"text": [1], "id": ["a"]}), path)
    assert read(path, path.read_bytes())[1] == ["row 1: has int, not text, in the field 'text'"]
    assert read(path, path.read_bytes(), text_field="body")[1] == ["row 1: has no column 'body', only 'text', 'id'"]
    *_, reader = read(path, path.read_bytes()[:-20])
    assert [type(failure.error) for failure in reader.failures] == [ReadError]


def test_parquet_without_pyarrow_names_the_extra(tmp_path: Path) -> None:
    """Who has no pyarrow is told at once how to get it."""
    (tmp_path / "p.parquet").touch()
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import mediacorpus\n"
        f"try:\n    mediacorpus.read_corpus({str(tmp_path / 'p.parquet')!r})\n"
        "except mediacorpus.MissingExtra as error:\n    print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "reading Parquet needs pyarrow: pip install 'mediacorpus[arrow]'\n"


@pytest.mark.parametrize("name", ["p.wet", "p.warc.wet.gz"])
def test_archives_are_pages(tmp_path: Path, name: str) -> None:
    """Each conversion is a page, named by its address; other records are passed over.  Each may be packed apart."""
    records = [
        warc("warcinfo", b"software: x\r\n"),
        warc("conversion", PAGE.encode(), address="http://example.org/rain"),
        warc("response", b"WARC/1.0 is no page"),
        warc("conversion", "Été\r\n\r\nWARC/1.0\r\n".encode()),
    ]
    pack = gzip.compress if name.endswith(".gz") else bytes
    found, failures, reader = read(tmp_path / name, b"".join(pack(record) for record in records))
    assert found == [("http://example.org/rain", PAGE), (f"{name}:4", "Été\r\n\r\nWARC/1.0\r\n")]
    assert (failures, reader.passed_over) == ([], 2)
    assert next(iter(reader)).origin == f"{tmp_path / name}:2"


def test_broken_records_of_an_archive_are_failures(tmp_path: Path) -> None:
    """A record that is too long, has no length, follows rubbish or is cut off is named by its number, and the rest is read."""
    good = warc("conversion", b"It rained.", address="a")
    data = b"".join(
        [
            warc("conversion", b"x" * 300),
            good,
            warc("conversion", b"It rained.").replace(b"Content-Length: 10", b"Content-Length: ten"),
            good,
            b"rubbish\r\n\r\n",
            good,
            warc("conversion", b"It rained.", length=5),
            good,
            warc("conversion", b"It rained.", length=200),
        ]
    )
    found, failures, _ = read(tmp_path / "p.wet", data, limit=250)
    assert found == [("a", "It rained.")] * 3 + [("p.wet:6", "It ra"), ("a", "It rained.")]
    assert failures == [
        "record 1: is larger than 250 bytes; give a higher limit=, or None for no limit",
        "record 3: has no header that ends, or no Content-Length in it",
        "record 4: is preceded by something that is no record",
        "record 5: is preceded by something that is no record",
        "record 7: is preceded by something that is no record",
        "record 8: is cut off after 14 of 200 bytes",
    ]


@pytest.mark.parametrize("header", [b"WARC/1.0\r\nWARC-Type: conversion\r\n", b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000])
def test_a_header_that_does_not_end_is_a_failure(tmp_path: Path, header: bytes) -> None:
    """A file may end inside a header, and a header may be longer than any is; the next record is read."""
    found, failures, _ = read(tmp_path / "p.wet", header)
    assert (found, failures[0]) == ([], "record 1: has no header that ends, or no Content-Length in it")
    long = header * (len(header) > 1000)
    found, _, _ = read(tmp_path / "p.wet", long + b"\r\n\r\n" + warc("conversion", b"It rained.", address="a"))
    assert found == [("a", "It rained.")]


@pytest.mark.parametrize("name", ["p.jsonl.gz", "p.csv.gz", "p.wet.gz"])
def test_a_packed_file_that_breaks_off_is_a_failure(tmp_path: Path, name: str) -> None:
    """What was read before the break is given, and the file is the last failure; a file that is not packed at all is one too."""
    rows = {
        "p.jsonl.gz": b'{"text": "It rained."}\n',
        "p.csv.gz": b"text\nIt rained.\n",
        "p.wet.gz": warc("conversion", b"It rained."),
    }
    whole = gzip.compress(rows[name])
    found, failures, reader = read(tmp_path / name, whole + whole[:-10])
    assert isinstance(reader.failures[-1].error, ReadError)
    assert "compressed file ended" in failures[-1]
    assert {text for _, text in found} <= {"It rained.", "text"}
    assert "not a gzipped file" in read(tmp_path / name, b"plain")[1][-1]


def test_records_and_files_stand_side_by_side_in_a_folder(tmp_path: Path) -> None:
    """A pattern may take files of all kinds; each is read by its suffix, in the order of names, whatever the number of jobs."""
    (tmp_path / "1.txt").write_text("one", encoding="utf-8")
    (tmp_path / "2.jsonl").write_text('{"text": "two"}\n{}\n{"text": "three"}\n', encoding="utf-8")
    (tmp_path / "3.txt").write_text("four", encoding="utf-8")
    (tmp_path / "4.md").write_text("five", encoding="utf-8")
    for jobs in (1, 2):
        reader = mediacorpus.read_corpus(tmp_path, pattern="[123]*", jobs=jobs, on_failure=lambda _: None)
        assert [document.id for document in reader] == ["1.txt", "2.jsonl:1", "2.jsonl:3", "3.txt"]
        assert (len(reader.failures), reader.documents, reader.passed_over) == (1, 4, 1)


GOOD = {
    ".jsonl": b'{"text": "It rained.", "id": "a"}\n' * 3,
    ".csv": b'text,id\n"It rained,\nhe said",a\nx,b\n',
    ".wet": warc("conversion", b"It rained.") * 3,
    ".csv.gz": gzip.compress(b"text,id\nIt rained,a\nx,b\n" * 3),
}


@given(suffix=st.sampled_from(sorted(GOOD)), at=st.integers(0, 300), noise=st.binary(max_size=12), cut=st.integers(0, 8))
def test_no_bytes_stop_a_reader(tmp_path_factory: pytest.TempPathFactory, suffix: str, at: int, noise: bytes, cut: int) -> None:
    """Whatever bytes stand in a file, an iteration ends, raises nothing, and gives documents and typed failures."""
    path = tmp_path_factory.mktemp("noise") / f"p{suffix}"
    data = GOOD[suffix]
    *_, reader = read(path, data[: at % len(data)] + noise + data[at % len(data) + cut :], limit=1000)
    assert all(isinstance(failure.error, RecordError | ReadError | LimitExceeded) for failure in reader.failures)
