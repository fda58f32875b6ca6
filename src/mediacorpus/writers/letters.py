"""Replace the letters that no file can hold: lone surrogates, which UTF-8 cannot write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mediacorpus.writers.jsonl import from_dict, to_dict

if TYPE_CHECKING:
    from mediacorpus.model import Document

__all__ = ["REPLACEMENT", "encodable"]

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
"""What stands for a letter that the format cannot hold: one code point for one, so that no offset moves."""

SURROGATE = re.compile(r"[\ud800-\udfff]")  # "\ud800" standing alone; not the letter U+1F600


def encodable(document: Document) -> Document:
    """
    Return the document with U+FFFD in place of each lone surrogate of its text and its names.

    All offsets stay as they are.  A document without surrogates is returned itself.
    """
    if SURROGATE.search("".join((document.text, document.id, document.origin or ""))) is None:
        return document
    return from_dict(_replaced(to_dict(document)))


def _replaced(value: Any) -> Any:
    match value:
        case str():
            return SURROGATE.sub(REPLACEMENT, value)
        case list():
            return [_replaced(item) for item in value]
        case dict():
            return {name: _replaced(item) for name, item in value.items()}
        case _:
            return value
