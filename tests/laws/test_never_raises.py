"""Law 1: ``parse`` never raises, and never changes the text."""

from __future__ import annotations

import pytest
from hypothesis import example, given

import mediacorpus as mc
from mediacorpus.testing import HOSTILE, GeneratedPage, hostile_text, hostile_texts, pages

LARGE = 50_000
"""Code points of a hostile text here; the time of larger ones is law 10."""


@given(text=hostile_texts())
@example(text="")
@example(text=" ")
@example(text="\n")
@example(text="\0")
@example(text="\ud800")
@example(text="\udfff\ud800")
@example(text="\N{ZERO WIDTH NO-BREAK SPACE}Title")
@example(text="\r\r\n\n\r")
@example(text="\v\f\x1c\x1d\x1e\x85\u2028\u2029")
def test_any_text_becomes_a_document(text: str) -> None:
    """Any string parses, and its document holds that very string."""
    assert mc.parse(text).text is text


@given(page=pages())
def test_any_page_becomes_a_document(page: GeneratedPage) -> None:
    """A page parses, and its document holds that very page."""
    assert mc.parse(page.text).text is page.text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_becomes_a_document(name: str) -> None:
    """Each text of the hostile table parses unchanged."""
    text = hostile_text(name, LARGE)
    assert mc.parse(text).text is text


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("unit", ["a", "word ", "\n"], ids=["one word", "one line", "only newlines"])
def test_ten_megabytes_become_a_document(unit: str) -> None:
    """Ten million code points parse, on one line or on ten million."""
    text = unit * (10_000_000 // len(unit))
    assert mc.parse(text).text is text


@given(text=hostile_texts())
def test_documents_are_told_apart_by_their_text(text: str) -> None:
    """Documents of different texts are different, and a text always gets the same identifier."""
    assert mc.parse(text) == mc.parse(text)
    assert mc.parse(text).id == mc.parse(text).id
    assert mc.parse(text) != mc.parse(text + "x")
