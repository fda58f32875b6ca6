"""Pages become Arrow rows and come back, and no row stops a batch."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
import pytest
from hypothesis import given

import mediacorpus
from mediacorpus import Parser, SchemaError
from mediacorpus.arrow import SCHEMA, from_table, parse_batch, to_batches, to_table
from mediacorpus.testing import HOSTILE, GeneratedPage, hostile_text, pages

PAGE = "Rain ends drought\n\n5 May 2021, 10:30\n\nBy Ada Stone\n\nASHFORD — “It rained all night,” said Ruth Lane, the mayor.\n"


def batch(**columns: list[Any]) -> pa.RecordBatch:
    """Make a batch of columns."""
    return pa.RecordBatch.from_pydict(columns)


def test_the_seeds_come_back(tmp_path: Path) -> None:
    """The documents of the seeds are the same after a table, and after Parquet, to the byte."""
    documents = list(mediacorpus.read_corpus("seeds"))
    table = to_table(documents)
    assert table.schema.equals(SCHEMA, check_metadata=True)
    assert list(from_table(table)) == documents
    pyarrow.parquet.write_table(table, tmp_path / "pages.parquet")
    again = list(from_table(pyarrow.parquet.read_table(tmp_path / "pages.parquet")))
    assert [document.to_json() for document in again] == [document.to_json() for document in documents]


@given(page=pages())
def test_generated_pages_come_back(page: GeneratedPage) -> None:
    """What ``parse_batch`` gives is what ``to_table`` gives of the parsed documents, and ``from_table`` gives those back."""
    document = mediacorpus.parse(page.text)
    parsed = parse_batch(batch(text=[page.text]))
    assert pa.Table.from_batches([parsed]) == to_table([document])
    assert list(from_table(parsed)) == [document]


def test_hostile_texts_come_back_or_say_why_not() -> None:
    """Each hostile text is a document again, but those with a lone surrogate, which are rows with an error."""
    documents = [mediacorpus.parse(hostile_text(name, 2000)) for name in HOSTILE]
    writable = [document for document in documents if document.text == document.text.encode("utf-8", "replace").decode()]
    assert 0 < len(writable) < len(documents)
    table = to_table(documents)
    assert table["id"].to_pylist() == [document.id for document in documents]
    errors = table["error"].to_pylist()
    assert list(from_table(table.filter(pa.compute.is_null(table["error"])))) == writable
    assert {error.partition(":")[0] for error in errors if error} == {
        "the document has a lone surrogate, which UTF-8 cannot hold"
    }


def test_a_row_that_cannot_be_handled_carries_its_error() -> None:
    """Null is not text; the rows about it are parsed, and keep their names."""
    parsed = parse_batch(batch(text=[PAGE, None, ""], id=["a", "b", None], other=[1, 2, 3]))
    assert parsed.schema.equals(SCHEMA, check_metadata=True)
    assert parsed["error"].to_pylist() == [None, "text is null", None]
    assert parsed["id"].to_pylist() == ["a", "b", hashlib.sha256().hexdigest()[:16]]
    assert parsed["text"].to_pylist() == [PAGE, None, ""]


@pytest.mark.parametrize(
    ("column", "error"),
    [
        (pa.array([1, None]), "text is int64, not a string or bytes"),
        (pa.array([["a"], None]), "text is list<item: string>, not a string or bytes"),
        (pa.array([{"a": 1}, None]), "text is struct<a: int64>, not a string or bytes"),
        (pa.array([2**62, None], pa.timestamp("ns")), "text is timestamp[ns], not a string or bytes"),
        (pa.array([None, None], pa.null()), "text is null"),
        (
            pa.array([b"caf\xe9", None]).view(pa.string()),
            "text, id or origin is not UTF-8: 'utf-8' codec can't decode byte 0xe9 in position 3: unexpected end of data",
        ),
        (
            pa.array([b"\xed\xa0\x80", None]).view(pa.string()),
            "text, id or origin is not UTF-8: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
        ),
    ],
    ids=str,
)
def test_what_is_no_text_is_an_error_of_its_row(column: pa.Array, error: str) -> None:
    """A column of another type, or of strings that are not UTF-8, gives errors and no exception."""
    assert parse_batch(pa.RecordBatch.from_arrays([column], ["text"]))["error"].to_pylist() == [error, "text is null"]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())], ids=str
)
def test_every_type_of_string_is_text(kind: pa.DataType) -> None:
    """Large strings, views and dictionaries are what strings are."""
    column = pa.array([PAGE, None], kind)
    assert parse_batch(pa.RecordBatch.from_arrays([column], ["text"])) == parse_batch(batch(text=[PAGE, None]))


@pytest.mark.parametrize("kind", [pa.binary(), pa.large_binary(), pa.binary_view()], ids=str)
def test_bytes_are_decoded(kind: pa.DataType) -> None:
    """Bytes are pages as ``parse_bytes`` reads them, the detected encoding noted."""
    pages = ["Ein größerer Brückenbau".encode("cp1252"), b"caf\xe9\xff\x00", PAGE.encode("utf-16")]
    parsed = parse_batch(pa.RecordBatch.from_arrays([pa.array(pages, kind)], ["text"]))
    assert list(from_table(parsed)) == [mediacorpus.parse_bytes(page) for page in pages]


def test_numbers_are_names() -> None:
    """An ``id`` that is a number is written in digits; the origin is kept."""
    parsed = parse_batch(batch(text=["a", "b"], id=[7, None], origin=["x.txt", None]))
    assert parsed["id"].to_pylist() == ["7", mediacorpus.parse("b").id]
    assert parsed["origin"].to_pylist() == ["x.txt", None]


def test_a_batch_of_nothing_is_nothing() -> None:
    """No rows give no rows, of the same schema."""
    empty = parse_batch(pa.RecordBatch.from_arrays([pa.array([], pa.string())], ["text"]))
    assert (len(empty), empty.schema) == (0, SCHEMA)
    assert to_table([]) == pa.Table.from_batches([empty])
    assert list(from_table(to_table([]))) == []


def test_a_batch_without_texts_is_the_callers_error() -> None:
    """The message names the columns there are."""
    with pytest.raises(SchemaError, match="no column 'text', only 'body', 'id'"):
        parse_batch(batch(body=["a"], id=["b"]))


def test_a_parser_given_is_the_parser_used() -> None:
    """A parser that seeks no quotations finds none."""
    assert parse_batch(batch(text=[PAGE]))["quotes"][0].as_py()
    assert not parse_batch(batch(text=[PAGE]), parser=Parser(quotes=False))["quotes"][0].as_py()


def test_a_row_tells_what_a_document_tells() -> None:
    """The fields that follow from the others are those of the objects."""
    document = mediacorpus.parse(PAGE)
    (row,) = parse_batch(batch(text=[PAGE])).to_pylist()
    assert row["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    main = document.main
    assert main is not None
    told = {name: row["articles"][0][name] for name in ("title", "published", "source", "dateline")}
    assert told == {"title": main.title, "published": main.published, "source": main.source, "dateline": "ASHFORD"}
    assert tuple(row["articles"][0]["authors"]) == main.authors == ("Ada Stone",)
    assert (
        [quote["speaker_name"] for quote in row["quotes"]] == [quote.speaker_name for quote in document.quotes] == ["Ruth Lane"]
    )
    assert [entity["key"] for entity in row["entities"]] == [entity.key for entity in document.entities]


def test_fingerprints_are_of_the_words() -> None:
    """The same words in other marks and other case have the fingerprint of the first; others have their own."""
    texts = ["It rained, he said", "“IT RAINED!” he said.", "It snowed, he said"]
    rows = parse_batch(batch(text=texts)).to_pylist()
    one, two, three = (row["sections"][-1]["fingerprint"] for row in rows)
    assert one == two != three


def test_documents_are_taken_as_batches_are_wanted() -> None:
    """A batch of documents is made before the next document is taken."""
    document = mediacorpus.parse("A page")
    taken: list[int] = []

    def documents() -> Any:
        for index in range(600):
            taken.append(index)
            yield document

    sizes = [(len(found), len(taken)) for found in to_batches(documents())]
    assert sizes == [(256, 256), (256, 512), (88, 600)]


def test_names_that_are_no_utf8_are_told() -> None:
    """A document of a file whose name is no UTF-8 is an error of its row, under a name that can be written."""
    documents = [mediacorpus.parse(PAGE), attrs.evolve(mediacorpus.parse(PAGE), id="caf\udce9.txt")]
    table = to_table(documents)
    assert table["id"].to_pylist() == [documents[0].id, "caf\\udce9.txt"]
    assert table["text"].to_pylist() == [PAGE, None]
    assert [bool(error) for error in table["error"].to_pylist()] == [False, True]


def changed(name: str, value: object) -> pa.Table:
    """Return the table of a page with a cell changed."""
    (row,) = to_table([mediacorpus.parse(PAGE)]).to_pylist()
    return pa.Table.from_pylist([row, {**row, name: value}], schema=SCHEMA)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (changed("error", "text is null"), r"row 1: no document, for 'text is null'"),
        (changed("text", None), r"row 1: no document, for 'text is null'"),
        (changed("text", PAGE.upper()), r"row 1: the SHA-256 of the text is \w{64}, not \w{64}: the text has been changed"),
        (changed("notes", [{"code": "c", "start": 0, "end": 9999, "message": "m"}]), r"row 1: notes\[0\].end is 9999"),
        (changed("sections", None).drop_columns(["sections", "id"]), r"no column 'id', 'sections'"),
        (changed("id", "x").replace_schema_metadata({"mediacorpus": "mediacorpus-arrow/2"}), r"'mediacorpus-arrow/2'"),
    ],
)
def test_a_table_that_is_no_table_of_documents_is_refused(table: pa.Table, message: str) -> None:
    """The message names the row and what is wrong with it."""
    with pytest.raises(SchemaError, match=message):
        list(from_table(table))


def test_a_table_may_lose_its_metadata_and_gain_columns() -> None:
    """Engines drop the metadata and change the order; the documents are the same."""
    document = mediacorpus.parse(PAGE)
    table = to_table([document]).replace_schema_metadata(None)
    table = table.select(table.schema.names[::-1]).append_column("other", pa.array([1]))
    assert list(from_table(table)) == [document]


def test_every_offset_is_a_code_point() -> None:
    """Characters beyond the first 65,536 count once."""
    smile = "\N{GRINNING FACE}"
    page = f"{smile}{smile} Rain ends drought\n\n5 May 2021\n\n“It {smile} rained,” said Ruth Lane.\n"
    (row,) = parse_batch(batch(text=[page])).to_pylist()
    (quote,) = row["quotes"]
    assert page[quote["start"] : quote["end"]] == f"“It {smile} rained,”"


def test_without_pyarrow_the_error_names_the_extra() -> None:
    """Who has no pyarrow is told how to get it."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import mediacorpus\n"
        "try:\n    import mediacorpus.arrow\n"
        "except mediacorpus.MissingExtra as error:\n    print(error)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "mediacorpus.arrow needs pyarrow: pip install 'mediacorpus[arrow]'\n"
