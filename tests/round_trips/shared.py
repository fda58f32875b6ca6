"""What all checks of the writers need: the document as UTF-8 can hold it, and where its findings stand."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from mediacorpus import Document

__all__ = ["Places", "clean", "clean_document", "mentions_of", "quotes_of", "sections_of", "through_json"]

Places = Counter[tuple[str, int, int]]
"""How often a thing of that name stands at that place."""


def clean(text: str) -> str:
    """Return text as UTF-8 can hold it: each lone surrogate is U+FFFD."""
    return "".join("\ufffd" if 0xD800 <= ord(letter) < 0xE000 else letter for letter in text)


def _clean_record(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_clean_record(item) for item in value]
        case dict():
            return {name: _clean_record(item) for name, item in value.items()}
    return value


def clean_document(document: Document) -> Document:
    """Return the document as UTF-8 can hold it."""
    return Document.from_dict(_clean_record(document.to_dict()))


def through_json(value: object) -> Any:
    """Return what a reader of UTF-8 gets of the value."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8"))


def sections_of(document: Document) -> Places:
    """Return where a section of which kind stands."""
    return Counter((section.kind.value, section.span.start, section.span.end) for section in document.sections)


def quotes_of(document: Document) -> Places:
    """Return where a quotation of which kind stands."""
    return Counter((quote.kind.value, quote.span.start, quote.span.end) for quote in document.quotes)


def mentions_of(document: Document) -> Places:
    """Return where a name of which label stands."""
    return Counter(
        (entity.label.value, mention.span.start, mention.span.end) for entity in document.entities for mention in entity.mentions
    )
