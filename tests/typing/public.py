"""What a type checker sees of each public call; mypy reads this file, nothing runs it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, assert_type

import pyarrow as pa
from hypothesis.strategies import SearchStrategy
from spacy.language import Language
from spacy.tokens import Doc

import mediacorpus
from mediacorpus import (
    Appearance,
    Article,
    Copy,
    Corpus,
    CorpusReader,
    DateMention,
    Document,
    Entity,
    EntityRecognizer,
    Failure,
    Finding,
    GlinerRecognizer,
    Identity,
    Lexicon,
    LimitExceeded,
    Mention,
    Note,
    Parser,
    Quote,
    ReadError,
    RecordError,
    RuleRecognizer,
    Saying,
    Section,
    SectionKind,
    SpacyRecognizer,
    Span,
    Utterance,
    WorkerError,
    testing,
    writers,
)
from mediacorpus.arrow import from_table, parse_batch, to_batches, to_table

document = mediacorpus.parse("text")
assert_type(document, Document)
assert_type(mediacorpus.parse_bytes(b"text"), Document)
assert_type(mediacorpus.parse_bytes(b"text", "cp1252"), Document)
assert_type(mediacorpus.read("page.txt"), Document)
assert_type(mediacorpus.read(Path("page.txt"), encoding="cp1252", limit=None, parser=Parser()), Document)
assert_type(Parser().parse("text"), Document)
assert_type(Parser().parse_bytes(b"text"), Document)

reader = mediacorpus.read_corpus("folder", pattern="*.txt", limit=10, jobs=2, text_field="body", id_field="url", on_failure=print)
assert_type(mediacorpus.read_corpus("folder"), CorpusReader)
assert_type(reader.failures, tuple[Failure, ...])
assert_type(reader.documents, int)
for item in reader:
    assert_type(item, Document)
for failure in reader.failures:
    assert_type(failure.error, ReadError | LimitExceeded | RecordError | WorkerError)
    assert_type(failure.origin, str)

assert_type(document.sections, tuple[Section, ...])
assert_type(document.articles, tuple[Article, ...])
assert_type(document.quotes, tuple[Quote, ...])
assert_type(document.quotes_by("Ada Stone"), tuple[Quote, ...])
assert_type(document.utterances(), tuple[Utterance, ...])
assert_type(document.entities, tuple[Entity, ...])
assert_type(document.notes, tuple[Note, ...])
assert_type(document.main, Article | None)
assert_type(document.title, str | None)
assert_type(document.published, datetime.date | None)
assert_type(document.authors, tuple[str, ...])
assert_type(document.body, str)
assert_type(document.body_spans, tuple[Span, ...])
assert_type(document.to_dict(), dict[str, Any])
assert_type(document.to_json(), str)
assert_type(document.to_html(), str)
assert_type(Document.from_dict({}), Document)
assert_type(document.entity("Ada Stone"), Entity | None)
assert_type(document.entities_named("Ada Stone"), tuple[Entity, ...])
assert_type(document.explain(document.sections[0]), str)
assert_type(document.explain(document.entities[0].mentions[0]), str)

assert_type(from_table(to_table([document])), Iterator[Document])
assert_type(to_table([document]), pa.Table)
assert_type(to_batches([document]), Iterator[pa.RecordBatch])
for batch in to_batches([document]):
    assert_type(parse_batch(batch, parser=Parser()), pa.RecordBatch)

corpus = Corpus([document])
assert_type(corpus.documents, tuple[Document, ...])
assert_type(corpus.people(), tuple[Identity, ...])
assert_type(corpus.identities(), tuple[Identity, ...])
assert_type(corpus.quotes_by("Ada Stone"), tuple[Saying, ...])
assert_type(corpus.duplicates(0.8), tuple[tuple[Copy, ...], ...])
assert_type(corpus.to_tables()["quotes"], list[dict[str, str | int | float | bool | datetime.date | None]])
identity = corpus.people()[0]
assert_type(identity.aliases, tuple[str, ...])
assert_type(identity.documents, tuple[Document, ...])
assert_type(identity.appearances, tuple[Appearance, ...])

section = document.sections[0]
assert_type(section.kind, SectionKind)
assert_type(section.article, int | None)
assert_type(section.text, str)
article = document.articles[0]
assert_type(article.dates, tuple[DateMention, ...])
assert_type(article.body, str)
assert_type(article.published_mention, DateMention | None)
assert_type(article.published_time, datetime.time | None)
assert_type(article.updated, datetime.date | None)
assert_type(article.source, str | None)
assert_type(article.dateline, str | None)
quote = document.quotes[0]
assert_type(quote.speaker, Entity | None)
assert_type(quote.speaker_name, str | None)
assert_type(document.entities[0].mentions, tuple[Mention, ...])
assert_type(document.entities[0].aliases, tuple[str, ...])

assert_type(section.span.covers(Span(0, 1)), bool)
assert_type(section.span.overlaps(Span(0, 1)), bool)
assert_type(section.span.slice("text"), str)

lexicon = Lexicon()
assert_type(lexicon | Lexicon.conflict_groups(), Lexicon)
assert_type(Lexicon.conflict_groups(), Lexicon)
assert_type(Lexicon.read("names.toml"), Lexicon)
assert_type(Lexicon.from_csv("name,label"), Lexicon)
assert_type(Lexicon.from_jsonl(""), Lexicon)
assert_type(Lexicon.from_toml("", source="names.toml"), Lexicon)
assert_type(lexicon.to_csv(), str)
assert_type(lexicon.to_jsonl(), str)
assert_type(lexicon.to_patterns(), str)
assert_type(lexicon.to_toml(), str)


def find_names(finder: EntityRecognizer, model: Any) -> None:
    """Let each recognizer find the names of a page; all of them can be given to a parser."""
    assert_type(finder.find("text", document.sections), Iterable[Finding])
    assert_type(RuleRecognizer(lexicon).find("text", document.sections), Iterable[Finding])
    assert_type(SpacyRecognizer(model).find("text", document.sections), Iterator[Finding])
    assert_type(GlinerRecognizer(model).find("text", document.sections), Iterator[Finding])
    for each in (RuleRecognizer(), SpacyRecognizer(model), GlinerRecognizer(model)):
        assert_type(Parser(recognizer=each).recognizer, EntityRecognizer | None)


documents = [document]
assert_type(writers.to_tables(document)["quotes"], list[dict[str, str | int | float | bool | datetime.date | None]])
assert_type(writers.write_csv(documents, "folder"), None)
assert_type(writers.write_parquet(documents, Path("folder")), None)
assert_type(writers.to_tei(document), str)
assert_type(writers.write_tei(documents, "folder"), None)
assert_type(writers.to_brat(document), writers.Brat)
assert_type(writers.write_brat(documents, "folder"), None)
assert_type(writers.from_brat(writers.to_brat(document), id="page"), Document)
assert_type(writers.to_spacy(document, Language()), Doc)
assert_type(writers.to_web_annotation(document, address="https://example.org/"), dict[str, Any])
assert_type(writers.to_schema_org(document, address="https://example.org/"), list[dict[str, Any]])
assert_type(writers.to_ninjs(document), list[dict[str, Any]])
assert_type(writers.to_dolma(document), dict[str, Any])

page = testing.write_page(testing.PageRecipe())
assert_type(testing.write_page(page.recipe), testing.GeneratedPage)
assert_type(testing.print_body_again(page), testing.GeneratedPage)
assert_type(testing.append(page, "Leave a Reply"), str)
assert_type(testing.join([page]), Document)
assert_type(testing.pages(), SearchStrategy[testing.GeneratedPage])
assert_type(testing.several_pages(most=2), SearchStrategy[list[testing.GeneratedPage]])
assert_type(testing.hostile_text("blanks", 10), str)
assert_type(testing.hostile_texts(), SearchStrategy[str])
assert_type(testing.furniture_blocks(), SearchStrategy[str])
assert_type(testing.measure_growth(len, str), float)
