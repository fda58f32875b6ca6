"""Read a view of a page back, with a parser that knows nothing of ours, and refuse what we do not write."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

__all__ = ["Reader", "read_back", "visible"]

VOID = {"meta", "input", "br"}
ELEMENTS = VOID | {
    *("html", "head", "title", "style", "script", "body", "header", "main", "aside", "div", "h1", "h2", "p", "ol", "li"),
    *("span", "bdi", "q", "i", "b", "a", "small", "button", "details", "summary"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "type", "id", "class", "hidden", "role", "title", "href", "open"),
    *("placeholder", "tabindex", "dir", "aria-label", "aria-pressed", "aria-hidden"),
    *("data-by", "data-value", "data-s", "data-c", "data-e", "data-a", "data-kind", "data-tint", "data-kinds"),
    *("data-heading", "data-label", "data-why", "data-more"),
}
WORDED = {
    "content",
    "name",
    "title",
    "placeholder",
    "aria-label",
    "data-by",
    "data-heading",
    "data-kinds",
    "charset",
    "http-equiv",
}
"""The attributes whose values are words, of the page or of ours."""
OURS = re.compile(r"[A-Za-z_]*|-?\d+|#?[a-z]\d+")
"""A value that is never a word of the page."""


class Reader(HTMLParser):
    """Read a view back with the parser of the standard library, which knows nothing of ours."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.pieces: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attrs)) == len(attrs), "an attribute stands twice"
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(self.tags[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Keep the text of the page, and that of each quotation."""
        if any(attributes.get("id") == "page" for _, attributes in self.open):
            self.text.append(data)
            for tag, attributes in self.open:
                if tag == "q":
                    self.pieces[attributes["data-why"]] = self.pieces.get(attributes["data-why"], "") + data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: we write none."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """Refuse a processing instruction: we write none."""
        raise AssertionError(data)


def read_back(written: str) -> Reader:
    """Parse a view, and check that it holds the elements and attributes that we write and no others."""
    reader = Reader()
    reader.feed(written)
    reader.close()
    assert not reader.open
    for tag, attributes in reader.tags:
        assert tag in ELEMENTS, tag
        assert set(attributes) <= ATTRIBUTES, attributes
        for key in (
            "id",
            "class",
            "href",
            "data-s",
            "data-c",
            "data-e",
            "data-a",
            "data-kind",
            "data-why",
            "data-more",
            "data-value",
        ):
            assert OURS.fullmatch(attributes.get(key, "").replace("_", "")), attributes
    assert [tag for tag, _ in reader.tags if tag in {"script", "style"}] == ["style", "script"]
    return reader


def visible(text: str) -> str:
    """Put what HTML says a text may not hold as a view shows it, by the categories of Unicode."""
    return "".join(letter if _is_held(letter) else _picture(ord(letter)) for letter in text)


def _is_held(letter: str) -> bool:
    code = ord(letter)
    refused = unicodedata.category(letter) in {"Cc", "Cs"} or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code < 0xFDF0
    return letter in "\t\n\r" or not refused


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
