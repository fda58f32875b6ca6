"""Read the formats back that describe articles, schema.org and ninjs, and check them against what these standards say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema

from mediacorpus.writers import to_ninjs, to_schema_org
from tests.round_trips.shared import clean_document, through_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mediacorpus import Article, Document

__all__ = ["check_ninjs", "check_schema_org"]


def _object(required: Iterable[str] = (), **properties: object) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


TEXT = {"type": "string"}
NUMBER = {"type": "number"}
MOMENT = {"type": "string", "format": "date-time"}
URI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:[!-~]+$"}
VALUES = {
    "type": "array",
    "items": _object(("value",), value=TEXT, role=TEXT, contenttype=TEXT, charcount=NUMBER, wordcount=NUMBER),
}
NAMED = {"type": "array", "items": _object(name=TEXT, literal=TEXT, uri=URI, rel=TEXT)}
NINJS = _object(
    ("uri",),
    uri=URI,
    type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
    standard=_object(name=TEXT, version=TEXT, schema=URI),
    contentcreated=MOMENT,
    **dict.fromkeys(("by", "located"), TEXT),
    **dict.fromkeys(("descriptions", "headlines", "bodies"), VALUES),
    **dict.fromkeys(("people", "organisations", "places", "events", "subjects", "infosources"), NAMED),
)
"""What ninjs-schema_2.1.json (version 2.1.1) says of the properties that we write."""

THING = {"type": "object", "required": ["@type", "name"], "properties": {"@type": TEXT, "name": TEXT}}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d(:\d\d)?)?)?$"}
NEWS_ARTICLE = {
    "type": "object",
    "required": ["@context", "@type", "@id", "identifier"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "NewsArticle"},
        "@id": URI,
        **dict.fromkeys(("url", "identifier", "headline", "dateline", "articleBody"), TEXT),
        **dict.fromkeys(("datePublished", "dateModified"), DAY),
        "author": {"type": "array", "items": {"oneOf": [TEXT, THING]}},
        "sourceOrganization": THING,
        "mentions": {"type": "array", "items": THING},
        "hasPart": {
            "type": "array",
            "items": _object(("@type", "text"), **{"@type": {"const": "Quotation"}, "text": TEXT, "spokenByCharacter": THING}),
        },
    },
    "additionalProperties": False,
}
"""The types that schema.org expects of the properties that we write."""


def _validate(item: object, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(item)


def _of_article(document: Document, article: Article) -> set[str]:
    return {
        entity.name
        for entity in document.entities
        if any(document.sections[mention.section].article == article.index for mention in entity.mentions)
    }


def check_schema_org(document: Document, _folder: Path) -> None:
    """Each article says in the words of schema.org what it says in ours."""
    expected = clean_document(document)
    for item, article in zip(through_json(to_schema_org(document)), expected.articles, strict=True):
        _validate(item, NEWS_ARTICLE)
        assert item.get("headline") == (article.title or None)
        assert item.get("articleBody", "") == article.body
        assert item.get("dateline") == (article.dateline or None)
        assert item.get("sourceOrganization", {}).get("name") == (article.source or None)
        assert tuple(one if isinstance(one, str) else one["name"] for one in item.get("author", ())) == article.authors
        assert item.get("datePublished", "")[:10] == (article.published.isoformat() if article.published else "")
        assert {one["name"] for one in item.get("mentions", ())} == _of_article(expected, article)
        spoken = [quote.text for quote in expected.quotes if quote.article == article.index and quote.kind in {"direct", "mixed"}]
        assert [one["text"] for one in item.get("hasPart", ())] == spoken


LISTS = ("people", "organisations", "places", "events", "subjects")


def check_ninjs(document: Document, _folder: Path) -> None:
    """Each article says in ninjs what it says in our words."""
    expected = clean_document(document)
    for item, article in zip(through_json(to_ninjs(document)), expected.articles, strict=True):
        _validate(item, NINJS)
        assert [one["value"] for one in item.get("bodies", ())] == ([article.body] if article.body else [])
        assert [one["value"] for one in item.get("headlines", ())] == ([] if article.title is None else [article.title])
        assert item.get("by", "") == ", ".join(article.authors)
        listed = [one for kind in LISTS for one in item.get(kind, ())]
        assert {one["name"] for one in listed} == _of_article(expected, article)
