"""
Write a document as plain lists and dicts, and read it back exactly.

The form is published as a JSON Schema beside this file (``schema/mediacorpus-1.schema.json``) and carries its version.
A field that has its default is left out.  Spans are ``start`` and ``end``, or the pair ``[start, end]``, in code points of
``text``.  An article refers to its sections, and a quotation to its speaker, by index.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from mediacorpus.model import (
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
    Section,
    SectionKind,
    Span,
)
from mediacorpus.writers.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCHEMA", "from_dict", "to_dict", "to_json"]

SCHEMA: Final = "mediacorpus/1"
"""The name and version of the form."""

SURROGATE_PAIR = re.compile(r"(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")
# Between "\ud83d" and "\ude00" standing as two code points, not inside "😀".

UNSAFE = re.compile(r"[\x85\u2028\u2029\ud800-\udfff]")
# "\u2028", which str.splitlines takes for the end of a line of JSON Lines, and "\ud800", which UTF-8 cannot write; not "é".


def to_dict(document: Document) -> dict[str, Any]:
    """
    Return a document as plain lists, dicts, strings and numbers.

    Raises:
        ValueError: the document refers to a section or an entity that it does not have; who built it is at fault.
    """
    places = {section: index for index, section in enumerate(document.sections)}
    record = {
        "schema": SCHEMA,
        "id": _string(document.id),
        "origin": _string(document.origin),
        "text": _string(document.text),
        "sections": [_section(section) for section in document.sections],
        "articles": [_article(article, places) for article in document.articles],
        "quotes": [_quote(quote, document.entities) for quote in document.quotes],
        "entities": [_entity(entity) for entity in document.entities],
        "notes": [{"code": note.code, **_ends(note.span), "message": _string(note.message)} for note in document.notes],
    }
    return _compact(record)


def to_json(document: Document) -> str:
    """
    Return :func:`to_dict` as one line of JSON, without the line end.

    The line holds no character that ends a line anywhere (U+0085, U+2028), nor one that UTF-8 cannot write.
    """
    line = json.dumps(to_dict(document), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def from_dict(record: Mapping[str, Any]) -> Document:
    """
    Build the document that :func:`to_dict` wrote.

    Every field is checked: its type, its range, the order of the sections, and that what it refers to is there.

    Raises:
        SchemaError: the record is not of this form; the message names the field, its value and the place.
    """
    top = Record(record, "")
    if (schema := top.take("schema")) != SCHEMA:
        raise top.error("schema", schema, f"is not {SCHEMA!r}, which this version of mediacorpus reads")
    text = top.string("text")
    top.size = len(text)
    sections = tuple(_read_section(item, text) for item in top.records("sections"))
    _check_order(top, sections)
    articles = tuple(_read_article(item, text, sections, index) for index, item in enumerate(top.records("articles")))
    for index, section in enumerate(sections):
        if section.article is not None and section.article >= len(articles):
            raise top.error(f"sections[{index}].article", section.article, f"is not the index of one of {len(articles)} articles")
    entities = tuple(_read_entity(item, text, len(sections), index) for index, item in enumerate(top.records("entities")))
    _check_roles(top, entities)
    items = top.records("quotes")
    quotes = tuple(_read_quote(item, text, entities, len(articles), len(items)) for item in items)
    notes = tuple(_read_note(item) for item in top.records("notes"))
    document = Document(
        text,
        id=top.string("id"),
        origin=top.optional_string("origin"),
        sections=sections,
        articles=articles,
        quotes=quotes,
        entities=entities,
        notes=notes,
    )
    top.close()
    return document


def _string(words: str | None) -> str | list[str] | None:
    """
    Return the words in a form that JSON keeps.

    Two surrogates in a row that are two code points would be read back as one, so the words are cut between them.
    """
    if words is None or words.isascii():
        return words
    pieces = SURROGATE_PAIR.split(words)
    return pieces if len(pieces) > 1 else words


def _compact(record: dict[str, Any]) -> dict[str, Any]:
    """Leave out what has its default: ``None``, and an empty list."""
    return {name: value for name, value in record.items() if value is not None and value != []}


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _section(section: Section) -> dict[str, Any]:
    return _compact(
        {
            **_ends(section.span),
            "kind": section.kind.value,
            "article": section.article,
            "repeats": section.repeats,
            "speaker": _string(section.speaker),
            "rule": _string(section.rule),
        }
    )


def _article(article: Article, places: dict[Section, int]) -> dict[str, Any]:
    try:
        sections = [places[section] for section in article.sections]
    except KeyError as error:
        raise ValueError(f"article {article.index} has a section that is not among the document's: {error}") from error
    return _compact(
        {
            **_ends(article.span),
            "title": _pair(article.title_span),
            "dates": [_date(date) for date in article.dates],
            "authors": [_pair(span) for span in article.author_spans],
            "source": _pair(article.source_span),
            "dateline": _pair(article.dateline_span),
            "sections": sections,
        }
    )


def _date(date: DateMention) -> dict[str, Any]:
    return _compact(
        {
            **_ends(date.span),
            "role": date.role.value,
            "precision": date.precision.value,
            "date": date.date.isoformat() if date.date is not None else None,
            "time": date.time.isoformat() if date.time is not None else None,
        }
    )


def _quote(quote: Quote, entities: tuple[Entity, ...]) -> dict[str, Any]:
    speaker = quote.speaker
    if speaker is not None and (speaker.id >= len(entities) or entities[speaker.id] != speaker):
        raise ValueError(f"the speaker {speaker.name!r} of the quotation at {quote.span.start} is not among the entities")
    return _compact(
        {
            **_ends(quote.span),
            "kind": quote.kind.value,
            "speaker": speaker.id if speaker is not None else None,
            "attribution": _pair(quote.attribution),
            "cue": _pair(quote.cue),
            "article": quote.article,
            "continues": quote.continues,
            "nested_in": quote.nested_in,
            "closed": None if quote.closed else False,
            "confidence": quote.confidence,
            "rule": _string(quote.rule),
        }
    )


def _entity(entity: Entity) -> dict[str, Any]:
    return _compact(
        {
            "name": _string(entity.name),
            "label": entity.label.value,
            "mentions": [
                {**_ends(mention.span), "section": mention.section, "rule": _string(mention.rule)} for mention in entity.mentions
            ],
            "roles": [_compact({**_ends(role.span), "of": role.of}) for role in entity.roles],
            "key": _string(entity.key),
            "rule": _string(entity.rule),
        }
    )


def _read_section(item: Record, text: str) -> Section:
    section = Section(
        item.span(),
        kind=item.word("kind", SectionKind),
        article=item.optional_index("article"),
        repeats=item.optional_index("repeats", len(text)),
        speaker=item.optional_string("speaker"),
        rule=item.string("rule"),
        page=text,
    )
    item.close()
    return section


def _check_order(top: Record, sections: tuple[Section, ...]) -> None:
    for index in range(1, len(sections)):
        before, start = sections[index - 1].span.end, sections[index].span.start
        if start < before:
            raise top.error(f"sections[{index}].start", start, f"lies before {before}, where the section before it ends")


def _read_article(item: Record, text: str, sections: tuple[Section, ...], index: int) -> Article:
    article = Article(
        item.span(),
        index=index,
        title_span=item.optional_pair("title"),
        dates=tuple(_read_date(date, text) for date in item.records("dates")),
        author_spans=item.pairs("authors"),
        source_span=item.optional_pair("source"),
        dateline_span=item.optional_pair("dateline"),
        sections=tuple(sections[place] for place in item.indices("sections", len(sections))),
        page=text,
    )
    item.close()
    return article


def _read_date(item: Record, text: str) -> DateMention:
    date = DateMention(
        item.span(),
        role=item.word("role", DateRole),
        precision=item.word("precision", DatePrecision),
        date=item.optional_date("date"),
        time=item.optional_time("time"),
        page=text,
    )
    item.close()
    return date


def _read_entity(item: Record, text: str, sections: int, index: int) -> Entity:
    entity = Entity(
        index,
        name=item.string("name"),
        label=item.word("label", EntityLabel),
        mentions=tuple(_read_mention(mention, text, sections) for mention in item.records("mentions")),
        roles=tuple(_read_role(role, text) for role in item.records("roles")),
        key=item.string("key"),
        rule=item.string("rule"),
    )
    item.close()
    return entity


def _read_mention(item: Record, text: str, sections: int) -> Mention:
    mention = Mention(item.span(), section=item.index("section", sections), rule=item.string("rule"), page=text)
    item.close()
    return mention


def _read_role(item: Record, text: str) -> Role:
    role = Role(item.span(), of=item.optional_index("of"), page=text)
    item.close()
    return role


def _check_roles(top: Record, entities: tuple[Entity, ...]) -> None:
    for index, entity in enumerate(entities):
        for place, role in enumerate(entity.roles):
            if role.of is not None and role.of >= len(entities):
                field = f"entities[{index}].roles[{place}].of"
                raise top.error(field, role.of, f"is not the index of one of {len(entities)} entities")


def _read_quote(item: Record, text: str, entities: tuple[Entity, ...], articles: int, quotes: int) -> Quote:
    speaker = item.optional_index("speaker", len(entities))
    quote = Quote(
        item.span(),
        kind=item.word("kind", QuoteKind),
        speaker=entities[speaker] if speaker is not None else None,
        attribution=item.optional_pair("attribution"),
        cue=item.optional_pair("cue"),
        article=item.optional_index("article", articles),
        continues=item.optional_index("continues", quotes),
        nested_in=item.optional_index("nested_in", quotes),
        closed=item.flag("closed", default=True),
        confidence=item.share("confidence"),
        rule=item.string("rule"),
        page=text,
    )
    item.close()
    return quote


def _read_note(item: Record) -> Note:
    note = Note(item.string("code"), span=item.span(), message=item.string("message"))
    item.close()
    return note
