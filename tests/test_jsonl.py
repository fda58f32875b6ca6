"""A document written as JSON is read back exactly, or refused with a reason."""

from __future__ import annotations

import copy
import datetime
import json
import re
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus
from mediacorpus import (
    Article,
    DateMention,
    DatePrecision,
    DateRole,
    Document,
    Entity,
    EntityLabel,
    Mention,
    Note,
    Quote,
    QuoteKind,
    Role,
    SchemaError,
    Section,
    SectionKind,
    Span,
)
from mediacorpus.writers.jsonl import SCHEMA

PUBLISHED = json.loads(resources.files("mediacorpus").joinpath("writers/schema/mediacorpus-1.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(PUBLISHED, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

ANY_TEXT = st.text(st.characters(), max_size=60)
"""Surrogates, alone and in pairs, included."""
OFFSETS = st.timedeltas(min_value=datetime.timedelta(hours=-23), max_value=datetime.timedelta(hours=23))
TIMES = st.times() | st.times(timezones=OFFSETS.map(datetime.timezone))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document whose every field may hold anything that it may hold."""
    text = draw(ANY_TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    at = st.sampled_from(cuts or [0])
    spans = st.tuples(at, at).map(lambda ends: Span(min(ends), max(ends)))
    perhaps = st.none() | spans
    count = draw(st.integers(0, 2))
    numbers = st.none() if not count else st.none() | st.integers(0, count - 1)
    sections = tuple(
        Section(
            Span(start, end),
            kind=draw(st.sampled_from(SectionKind)),
            article=draw(numbers),
            repeats=draw(st.none() | st.integers(0, len(text) - 1)) if text else None,
            speaker=draw(st.none() | ANY_TEXT),
            rule=draw(ANY_TEXT),
            page=text,
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    )
    dates = st.builds(
        DateMention,
        spans,
        role=st.sampled_from(DateRole),
        precision=st.sampled_from(DatePrecision),
        date=st.none() | st.dates(),
        time=st.none() | TIMES,
        page=st.just(text),
    )
    articles = tuple(
        Article(
            draw(spans),
            index=index,
            title_span=draw(perhaps),
            dates=tuple(draw(st.lists(dates, max_size=2))),
            author_spans=tuple(draw(st.lists(spans, max_size=2))),
            source_span=draw(perhaps),
            dateline_span=draw(perhaps),
            sections=tuple(section for section in sections if section.article == index),
            page=text,
        )
        for index in range(count)
    )
    entities = tuple(draw(_entities(text, spans, len(sections), count)))
    quotes = st.builds(
        Quote,
        spans,
        kind=st.sampled_from(QuoteKind),
        speaker=st.sampled_from([None, *entities]),
        attribution=perhaps,
        cue=perhaps,
        article=numbers,
        continues=st.none() | st.just(0),
        nested_in=st.none() | st.just(0),
        closed=st.booleans(),
        confidence=st.floats(0, 1),
        rule=ANY_TEXT,
        page=st.just(text),
    )
    return Document(
        text,
        id=draw(ANY_TEXT),
        origin=draw(st.none() | ANY_TEXT),
        sections=sections,
        articles=articles,
        quotes=tuple(draw(st.lists(quotes, max_size=3))),
        entities=entities,
        notes=tuple(draw(st.lists(st.builds(Note, ANY_TEXT, span=spans, message=ANY_TEXT), max_size=2))),
    )


@st.composite
def _entities(draw: st.DrawFn, text: str, spans: st.SearchStrategy[Span], sections: int, count: int) -> list[Entity]:
    mentions = st.builds(Mention, spans, section=st.integers(0, max(0, sections - 1)), rule=ANY_TEXT, page=st.just(text))
    roles = st.builds(Role, spans, of=st.none() if not count else st.none() | st.integers(0, count - 1), page=st.just(text))
    return [
        Entity(
            index,
            name=draw(ANY_TEXT),
            label=draw(st.sampled_from(EntityLabel)),
            mentions=tuple(draw(st.lists(mentions, max_size=2 if sections else 0))),
            roles=tuple(draw(st.lists(roles, max_size=2))),
            key=draw(ANY_TEXT),
            rule=draw(ANY_TEXT),
        )
        for index in range(count)
    ]


@given(documents())
def test_a_document_is_read_back_exactly(document: Document) -> None:
    """Dicts, and JSON as UTF-8 bytes, give back an equal document, and the same dict again."""
    record = document.to_dict()
    assert Document.from_dict(record) == document
    line = document.to_json().encode("utf-8")
    again = Document.from_dict(json.loads(line))
    assert again == document
    assert again.to_dict() == record


@given(documents())
def test_a_record_obeys_the_published_schema(document: Document) -> None:
    """What is written validates against the JSON Schema that the package ships."""
    VALIDATOR.validate(document.to_dict())


@given(documents())
def test_a_record_is_one_line(document: Document) -> None:
    """No reader of JSON Lines takes a character of the page for the end of the line."""
    assert len(document.to_json().splitlines()) == 1


def test_the_published_schema_is_a_schema() -> None:
    """The schema obeys its own metaschema, and knows the words of the model."""
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)
    words = {name: form["properties"] for name, form in PUBLISHED["$defs"].items() if "properties" in form}
    assert words["section"]["kind"]["enum"] == list(SectionKind)
    assert words["quote"]["kind"]["enum"] == list(QuoteKind)
    assert words["entity"]["label"]["enum"] == list(EntityLabel)
    assert words["date"]["role"]["enum"] == list(DateRole)
    assert words["date"]["precision"]["enum"] == list(DatePrecision)
    assert PUBLISHED["properties"]["schema"]["const"] == SCHEMA


HIGH, LOW = chr(0xD83D), chr(0xDE00)
"""The two halves of U+1F600 in UTF-16."""
STRANGE = [HIGH + LOW, HIGH, LOW + HIGH, f"a{HIGH}{LOW}\U0001f600{HIGH}{LOW}b", "\x85\u2028\u2029\x1c"]


@pytest.mark.parametrize("text", STRANGE)
def test_surrogates_and_strange_line_ends_survive(text: str) -> None:
    """Two lone surrogates in a row do not become one character on the way through JSON."""
    document = Document(text, id="x")
    assert Document.from_dict(json.loads(document.to_json().encode("utf-8"))).text == text


def test_a_time_keeps_its_offset() -> None:
    """A time is read back with the offset the page printed, not moved to another zone."""
    offset = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    moment = datetime.time(9, 8, tzinfo=offset)
    date = DateMention(Span(0, 1), role=DateRole.UPDATED, precision=DatePrecision.MINUTE, time=moment, page="x")
    document = Document("x", id="x", articles=(Article(Span(0, 1), index=0, dates=(date,), page="x"),))
    again = Document.from_dict(document.to_dict()).articles[0].dates[0].time
    assert again is not None
    assert again.isoformat() == "09:08:00+05:30"


def _whole() -> dict[str, Any]:
    """Return a small record with every field."""
    return {
        "schema": SCHEMA,
        "id": "p",
        "origin": "p.txt",
        "text": "Rain. “Yes,” said Ann.",
        "sections": [
            {"start": 0, "end": 5, "kind": "title", "article": 0, "rule": "r"},
            {"start": 6, "end": 22, "kind": "turn", "article": 0, "repeats": 0, "speaker": "Ann", "rule": "r"},
        ],
        "articles": [
            {
                "start": 0,
                "end": 22,
                "title": [0, 5],
                "dates": [
                    {"start": 0, "end": 1, "role": "published", "precision": "minute", "date": "2021-06-02", "time": "09:08:00"}
                ],
                "authors": [[18, 21]],
                "source": [0, 4],
                "dateline": [0, 4],
                "sections": [0, 1],
            }
        ],
        "quotes": [
            {
                "start": 6,
                "end": 12,
                "kind": "direct",
                "speaker": 0,
                "attribution": [18, 21],
                "cue": [13, 17],
                "article": 0,
                "continues": 0,
                "nested_in": 0,
                "closed": False,
                "confidence": 0.5,
                "rule": "r",
            }
        ],
        "entities": [
            {
                "name": "Ann",
                "label": "PERSON",
                "mentions": [{"start": 18, "end": 21, "section": 1, "rule": "r"}],
                "roles": [{"start": 0, "end": 4, "of": 0}],
                "key": "ann",
                "rule": "r",
            }
        ],
        "notes": [{"code": "c", "start": 0, "end": 0, "message": "m"}],
    }


WRONG: list[tuple[str, Any, str]] = [
    ("schema", "mediacorpus/2", "schema is 'mediacorpus/2': it is not 'mediacorpus/1'"),
    ("id", 7, "id is 7: it is not a string"),
    ("origin", ["a", 1], "origin is ['a', 1]: it is not a string"),
    ("text", None, "text is None: it is not a string"),
    ("sections", {}, "sections is {}: it is not a list"),
    ("sections.0", 3, "sections[0] is 3: not an object"),
    ("sections.0.kind", "boddy", "sections[0].kind is 'boddy': it is none of breadcrumb, title"),
    ("sections.0.start", True, "sections[0].start is True: it is not an integer from 0 on"),
    ("sections.0.start", -1, "sections[0].start is -1: it is not an integer from 0 on"),
    ("sections.0.end", 99, "sections[0].end is 99: it is not from 0, the start, to 22, the length of the text"),
    ("sections.1.start", 2, "sections[1].start is 2: it lies before 5, where the section before it ends"),
    ("sections.1.article", 1, "sections[1].article is 1: it is not the index of one of 1 articles"),
    ("sections.1.repeats", 22, "sections[1].repeats is 22: it is not less than 22"),
    ("sections.1.colour", "red", "sections[1].colour is 'red': it is no field of this form"),
    ("articles.0.title", [0], "articles[0].title is [0]: it is not a pair"),
    ("articles.0.title", "Rain.", "articles[0].title is 'Rain.': it is not a pair"),
    ("articles.0.title", [4, 0], "articles[0].title is [4, 0]: it is not a pair [start, end] in order"),
    ("articles.0.authors", [[0, 1.5]], "articles[0].authors[0][1] is 1.5: it is not an integer"),
    ("articles.0.sections", [2], "articles[0].sections[0] is 2: it is not less than 2"),
    ("articles.0.dates.0.date", "20210602", "articles[0].dates[0].date is '20210602': it is not a date of the form"),
    ("articles.0.dates.0.date", "2021-02-30", "articles[0].dates[0].date is '2021-02-30': it is not a date of the form"),
    ("articles.0.dates.0.time", "9:08", "articles[0].dates[0].time is '9:08': it is not a time of the form"),
    ("articles.0.dates.0.time", "25:00:00", "articles[0].dates[0].time is '25:00:00': it is not a time of the form"),
    ("quotes.0.speaker", 1, "quotes[0].speaker is 1: it is not less than 1"),
    ("quotes.0.closed", 0, "quotes[0].closed is 0: it is neither true nor false"),
    ("quotes.0.confidence", 1.5, "quotes[0].confidence is 1.5: it is not a number from 0 to 1"),
    ("quotes.0.confidence", float("nan"), "quotes[0].confidence is nan: it is not a number from 0 to 1"),
    ("quotes.0.continues", 1, "quotes[0].continues is 1: it is not less than 1"),
    ("entities.0.mentions.0.section", 2, "entities[0].mentions[0].section is 2: it is not less than 2"),
    ("entities.0.roles.0.of", 1, "entities[0].roles[0].of is 1: it is not the index of one of 1 entities"),
    ("notes.0.message", "m" * 100, ""),
    ("notes.0.code", {"m": "m" * 100}, "…: it is not a string"),
    ("extra", 1, "extra is 1: it is no field of this form"),
]


def test_a_whole_record_is_read_and_written_back() -> None:
    """The record that the wrong ones are made from is right."""
    record = _whole()
    VALIDATOR.validate(record)
    assert Document.from_dict(record).to_dict() == record


@pytest.mark.parametrize(("field", "value", "message"), WRONG)
def test_a_wrong_field_is_named_with_its_value_and_place(field: str, value: object, message: str) -> None:
    """A record that is not of the form is refused, and the message says where, what and why."""
    record = copy.deepcopy(_whole())
    *path, last = field.split(".")
    target: Any = record
    for step in path:
        target = target[int(step)] if step.isdigit() else target[step]
    target[int(last) if last.isdigit() else last] = value
    if not message:
        assert Document.from_dict(record).notes[0].message == value
        return
    with pytest.raises(SchemaError, match=re.escape(message)):
        Document.from_dict(record)


REQUIRED = [
    "schema", "id", "text", "sections.0.start", "sections.0.rule", "quotes.0.confidence", "entities.0.key", "notes.0.code"
]  # fmt: skip


@pytest.mark.parametrize("field", REQUIRED)
def test_a_missing_field_is_named(field: str) -> None:
    """A record without a field that has no default is refused, by our reader and by the published schema."""
    record = _whole()
    *path, last = field.split(".")
    target: Any = record
    for step in path:
        target = target[int(step)] if step.isdigit() else target[step]
    del target[last]
    with pytest.raises(SchemaError, match="is missing"):
        Document.from_dict(record)
    assert not VALIDATOR.is_valid(record)


def test_a_record_must_be_an_object() -> None:
    """Anything but a mapping is refused."""
    values: list[Any] = [[], None, "x"]
    for value in values:
        with pytest.raises(SchemaError, match="the record is"):
            Document.from_dict(value)


def test_a_document_put_together_wrongly_is_not_written() -> None:
    """An article whose section the document does not have, and a speaker it does not have, are refused."""
    section = Section(Span(0, 1), kind=SectionKind.BODY, rule="r", page="x")
    article = Article(Span(0, 1), index=0, sections=(section,), page="x")
    with pytest.raises(ValueError, match="article 0 has a section that is not among"):
        Document("x", id="x", articles=(article,)).to_dict()
    ann = Entity(0, name="Ann", label=EntityLabel.PERSON, mentions=(), key="ann", rule="r")
    quote = Quote(Span(0, 1), kind=QuoteKind.DIRECT, speaker=ann, confidence=1.0, rule="r", page="x")
    with pytest.raises(ValueError, match="the speaker 'Ann' of the quotation at 0"):
        Document("x", id="x", quotes=(quote,)).to_dict()


@pytest.mark.parametrize("seed", sorted((Path(__file__).parents[1] / "seeds").iterdir()), ids=lambda path: path.stem[:3])
def test_the_seeds_survive(seed: Path) -> None:
    """A parsed seed is read back exactly, and obeys the published schema."""
    document = mediacorpus.read(seed)
    assert Document.from_dict(json.loads(document.to_json())) == document
    VALIDATOR.validate(document.to_dict())
