"""Every writer says what was found, of the seeds, of generated pages, and of texts that break writers."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from lxml import etree
from pyarrow import parquet

import mediacorpus
from mediacorpus import (
    Article,
    DateMention,
    DatePrecision,
    DateRole,
    Document,
    DuplicateId,
    Entity,
    EntityLabel,
    Mention,
    Quote,
    QuoteKind,
    SchemaError,
    Section,
    SectionKind,
    Span,
    writers,
)
from mediacorpus.testing import GeneratedPage, hostile_texts, pages
from mediacorpus.writers import Brat, from_brat, to_brat, to_ninjs, to_schema_org, to_spacy, to_tables, to_tei, to_web_annotation
from tests.round_trips import CHECKS, check_all
from tests.round_trips.tei import read_tei, tei_dtd
from tests.test_jsonl import documents

SEEDS = sorted((Path(__file__).parents[1] / "seeds").iterdir())


@pytest.mark.parametrize("format_name", CHECKS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_the_seeds_are_written_exactly(seed: Path, format_name: str, tmp_path: Path) -> None:
    """A reader of the format finds on a seed what we found."""
    CHECKS[format_name](mediacorpus.read(seed), tmp_path)


@given(page=pages())
def test_generated_pages_are_written_exactly(page: GeneratedPage) -> None:
    """A reader of each format finds on a generated page what we found."""
    with tempfile.TemporaryDirectory() as folder:
        check_all(mediacorpus.parse(page.text), Path(folder))


@given(text=hostile_texts())
def test_no_text_breaks_a_writer(text: str) -> None:
    """Controls, lone surrogates, letters beyond U+FFFF and strange line ends are written, or replaced one for one."""
    with tempfile.TemporaryDirectory() as folder:
        check_all(mediacorpus.parse(text), Path(folder))


@given(document=documents())
def test_any_spans_make_valid_tei(document: Document) -> None:
    """Spans that cross one another in any way are cut into pieces, and the text content is still the page."""
    root = etree.fromstring(to_tei(document).encode("utf-8"))
    assert tei_dtd().validate(root), tei_dtd().error_log.filter_from_errors()
    assert read_tei(root)[0] == document.text


def test_the_names_of_the_package_are_there() -> None:
    """Each public name can be had and is described, and no other."""
    for name in writers.__all__:
        assert name == "TABLES" or getattr(writers, name).__doc__
    assert dir(writers) == sorted(writers.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'to_nothing'"):
        writers.__getattr__("to_nothing")


def test_only_the_writer_of_parquet_needs_pyarrow() -> None:
    """Without pyarrow all other names can be had, and ``write_parquet`` says what to install."""
    code = """
import sys
sys.modules["pyarrow"] = None
from mediacorpus import MissingExtra, writers
for name in writers.__all__:
    try:
        getattr(writers, name)
    except MissingExtra as error:
        print(name, error)
assert "spacy" not in sys.modules
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "write_parquet writing Parquet needs pyarrow: pip install 'mediacorpus[tables]'\n"


PAGE = "Rain ends drought\n\nIt rained 5 May, “I saw it,” said Ada Stone.\n"


def _article(time: str) -> Document:
    """Return a document with an article that was published at a time of 5 May 2021."""
    mention = mediacorpus.parse(f"Rain ends drought\n\n5 May 2021 {time}\n\nIt rained all night.").articles[0].published_mention
    assert mention is not None
    date = DateMention(
        Span(29, 34), role=DateRole.PUBLISHED, precision=DatePrecision.MINUTE, date=mention.date, time=mention.time, page=PAGE
    )
    title = Section(Span(0, 17), kind=SectionKind.TITLE, article=0, rule="r", page=PAGE)
    article = Article(Span(0, 17), index=0, title_span=Span(0, 17), dates=(date,), sections=(title,), page=PAGE)
    return Document(PAGE, id="a/b", sections=(title,), articles=(article,))


def test_a_moment_is_written_where_the_page_prints_its_offset() -> None:
    """Ninjs wants an offset; schema.org does not."""
    (item,) = to_ninjs(_article("09:30 GMT"))
    assert item["contentcreated"] == "2021-05-05T09:30:00+00:00"
    (item,) = to_ninjs(_article("09:30"))
    assert "contentcreated" not in item
    assert item["descriptions"] == [{"role": "published", "contenttype": "text/plain", "value": "2021-05-05"}]
    (item,) = to_schema_org(_article("09:30"))
    assert item["datePublished"] == "2021-05-05T09:30:00"


def test_an_address_replaces_the_id() -> None:
    """The address of the caller names the page; without one the id does, percent-encoded."""
    document = _article("09:30")
    address = "https://example.org/rain"
    assert to_web_annotation(document)["id"] == "urn:mediacorpus:a%2Fb#annotations"
    assert to_web_annotation(document, address=address)["items"][0]["target"]["source"] == address
    assert to_ninjs(document, address=address)[0]["uri"] == f"{address}#article-0"
    assert [to_schema_org(document, address=given)[0].get("url") for given in (None, address)] == [None, address]


def test_the_words_around_grow_until_they_tell() -> None:
    """Words that are printed twice get more of what stands around them; the position tells what that does not."""
    text = "Rain.\n" * 400
    section = Section(Span(0, 5), kind=SectionKind.BODY, rule="r", page=text)
    later = Section(Span(6 * 200, 6 * 200 + 5), kind=SectionKind.BODY, rule="r", page=text)
    first, second = to_web_annotation(Document(text, id="r", sections=(section, later)))["items"]
    assert (first["target"]["selector"][1]["prefix"], len(first["target"]["selector"][1]["suffix"])) == ("", 1024)
    assert second["target"]["selector"][0] == {"type": "TextPositionSelector", "start": 1200, "end": 1205}
    text = text[:60] + "Sun.\n" + text[60:]
    near = Section(Span(65, 70), kind=SectionKind.BODY, rule="r", page=text)
    (item,) = to_web_annotation(Document(text, id="r", sections=(near,)))["items"]
    assert len(item["target"]["selector"][1]["suffix"]) == 32


def _named(text: str, *spans: Span) -> Document:
    section = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="r", page=text)
    entities = tuple(
        Entity(
            index,
            name=span.slice(text),
            label=EntityLabel.GPE,
            mentions=(Mention(span, section=0, rule="r", page=text),),
            key=span.slice(text).lower(),
            rule="r",
        )
        for index, span in enumerate(spans)
    )
    quote = Quote(Span(0, 3), kind=QuoteKind.SCARE, speaker=entities[0], confidence=1.0, rule="r", page=text)
    return Document(text, id="n", sections=(section,), entities=entities, quotes=(quote,))


def test_a_name_inside_a_token_is_widened_and_listed() -> None:
    """Of two names inside one token, ``doc.ents`` holds the first, and the spans of both are told."""
    doc = to_spacy(_named("U.S.-led talks \N{GRINNING FACE}", Span(0, 4), Span(5, 8)), spacy.blank("en"))
    assert [ent.text for ent in doc.ents] == ["U.S.-led"]
    assert {"group": "entities", "place": 1, "start": 5, "end": 8} in doc.user_data["mediacorpus"]["inexact"]
    assert [(span.kb_id_, span.id_) for span in doc.spans["entities"]] == [("u.s.", "entity-0"), ("led", "entity-1")]
    assert [(span.label_, span.kb_id_) for span in doc.spans["quotes"]] == [("scare", "u.s.")]


def test_the_tables_of_many_documents_follow_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of many documents stand in one file, in order, also where the row groups are small; empty is not missing."""
    monkeypatch.setattr("mediacorpus.writers.parquet.BATCH", 2)
    many = [mediacorpus.Parser().parse(PAGE, id=name) for name in ("a", "b", "c")]
    writers.write_parquet(iter(many), tmp_path / "new" / "folder")
    writers.write_csv(iter(many), tmp_path / "new" / "folder")
    rows = parquet.read_table(tmp_path / "new" / "folder" / "quotes.parquet").to_pylist()
    assert rows == [row for document in many for row in to_tables(document)["quotes"]]
    with (tmp_path / "new" / "folder" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["document_id", "origin", "text"], *([name, "", PAGE] for name in "abc")]
    assert f'"a",,"{PAGE}"' in (tmp_path / "new" / "folder" / "documents.csv").read_bytes().decode()


def test_an_id_makes_no_path(tmp_path: Path) -> None:
    """No id leads out of the folder."""
    document = mediacorpus.Parser().parse(PAGE, id="../\ud800up")
    writers.write_brat([document], tmp_path / "in")
    writers.write_tei([document], tmp_path / "in")
    names = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert names == {"in/annotation.conf", *(f"in/..%2F%3Fup{ending}" for ending in (".txt", ".ann", ".xml"))}


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """No file is written over by the next one."""
    document = mediacorpus.parse(PAGE)
    for write in (writers.write_tei, writers.write_brat):
        with pytest.raises(DuplicateId, match=f"two documents have the id '{document.id}'"):
            write([document, document], tmp_path)


def test_the_configuration_of_brat_knows_all_that_is_written(tmp_path: Path) -> None:
    """Every type of an annotation or a relation stands in ``annotation.conf``."""
    for seed in SEEDS:
        writers.write_brat([mediacorpus.read(seed)], tmp_path)
    known = {line.split("\t")[0] for line in (tmp_path / "annotation.conf").read_text("utf-8").splitlines()}
    lines = [line for path in tmp_path.glob("*.ann") for line in path.read_text("utf-8").split("\n") if line[:1] in {"T", "R"}]
    assert {line.split("\t")[1].split(" ")[0] for line in lines} <= known


WRONG = ["T1", "T1\tsection_body 0 4", "T1\tsection_body\tRain", "X1\tsection_body 0 4\tRain", "T1\tPERSON 0 4\tRain",
         "#1\tAnnotatorNotes T1\t{", "R1\tspeaker Arg1:T1", "T1\tarticle_title 0 4\tRain", "T1\tsection_lawn 0 4\tRain",
         'T1\tsection_body 0 4\tRain\n#1\tAnnotatorNotes T1\t{"article": 1, "rule": "r"}']  # fmt: skip


@pytest.mark.parametrize("annotations", WRONG)
def test_annotations_of_another_make_are_refused(annotations: str) -> None:
    """What ``to_brat`` does not write raises our error, which says what is wrong."""
    with pytest.raises(SchemaError, match=r"to_brat|sections\[0\]"):
        from_brat(Brat(text="Rain", annotations=annotations))


def test_a_document_read_from_brat_is_named_by_its_text() -> None:
    """Without an id it gets the one that ``parse`` would give it."""
    document = mediacorpus.parse(PAGE)
    assert from_brat(to_brat(document)) == document
