"""What a type checker sees of each public call; mypy reads this file, nothing runs it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import mediacorpus
from mediacorpus import (
    Article,
    CorpusReader,
    DateMention,
    Document,
    Entity,
    Failure,
    LimitExceeded,
    Mention,
    Note,
    Parser,
    Quote,
    ReadError,
    Section,
    SectionKind,
    Span,
    WorkerError,
)
from mediacorpus.arrow import from_table, to_table

document = mediacorpus.parse("text")
assert_type(document, Document)
assert_type(mediacorpus.parse_bytes(b"text"), Document)
assert_type(mediacorpus.parse_bytes(b"text", "cp1252"), Document)
assert_type(mediacorpus.read("page.txt"), Document)
assert_type(mediacorpus.read(Path("page.txt"), encoding="cp1252", limit=None, parser=Parser()), Document)
assert_type(Parser().parse("text"), Document)
assert_type(Parser().parse_bytes(b"text"), Document)

reader = mediacorpus.read_corpus("folder", pattern="*.txt", limit=10, jobs=2, on_failure=print)
assert_type(reader, CorpusReader)
assert_type(reader.failures, tuple[Failure, ...])
assert_type(reader.documents, int)
for item in reader:
    assert_type(item, Document)
for failure in reader.failures:
    assert_type(failure.error, ReadError | LimitExceeded | WorkerError)
    assert_type(failure.origin, str)

assert_type(document.sections, tuple[Section, ...])
assert_type(document.articles, tuple[Article, ...])
assert_type(document.quotes, tuple[Quote, ...])
assert_type(document.entities, tuple[Entity, ...])
assert_type(document.notes, tuple[Note, ...])
assert_type(document.main, Article | None)
assert_type(document.title, str | None)
assert_type(document.published, datetime.date | None)
assert_type(document.authors, tuple[str, ...])
assert_type(document.body_spans, tuple[Span, ...])
assert_type(document.to_dict(), dict[str, Any])
assert_type(document.to_json(), str)
assert_type(Document.from_dict({}), Document)
assert_type(document.entity("Ada Stone"), Entity | None)
assert_type(document.entities_named("Ada Stone"), tuple[Entity, ...])
assert_type(document.explain(document.sections[0]), str)
assert_type(document.explain(document.entities[0].mentions[0]), str)

assert_type(from_table(to_table([document])), Iterator[Document])

section = document.sections[0]
assert_type(section.kind, SectionKind)
assert_type(section.article, int | None)
assert_type(section.text, str)
article = document.articles[0]
assert_type(article.dates, tuple[DateMention, ...])
assert_type(article.published_time, datetime.time | None)
assert_type(article.source, str | None)
quote = document.quotes[0]
assert_type(quote.speaker, Entity | None)
assert_type(quote.speaker_name, str | None)
assert_type(document.entities[0].mentions, tuple[Mention, ...])
assert_type(document.entities[0].aliases, tuple[str, ...])
