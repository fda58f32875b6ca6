"""Law 3: every span lies in the text and slices to the words of its object."""

from __future__ import annotations

import pytest
from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import (
    HOSTILE,
    GeneratedPage,
    assert_spans_slice,
    hostile_text,
    hostile_texts,
    pages,
)

LARGE = 50_000
"""Code points of a hostile text here; the time of larger ones is law 10."""


@given(text=hostile_texts())
def test_spans_slice_any_text(text: str) -> None:
    """On any text, sections, titles, dates, authors, sources and datelines are slices of it."""
    assert_spans_slice(mc.parse(text))


@given(page=pages())
def test_spans_slice_a_page(page: GeneratedPage) -> None:
    """On a page, sections, titles, dates, authors, sources and datelines are slices of it."""
    assert_spans_slice(mc.parse(page.text))


@pytest.mark.parametrize("name", HOSTILE)
def test_spans_slice_hostile_text(name: str) -> None:
    """On a hostile text, sections, titles, dates, authors, sources and datelines are slices of it."""
    assert_spans_slice(mc.parse(hostile_text(name, LARGE)))


@given(page=pages())
def test_body_is_made_of_slices(page: GeneratedPage) -> None:
    """The body of a document is its body spans, one paragraph each."""
    document = mc.parse(page.text)
    assert document.body == "\n\n".join(span.slice(page.text) for span in document.body_spans)
