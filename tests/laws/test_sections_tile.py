"""Law 2: sections stand in order, disjoint and trimmed, and only white space lies between them."""

from __future__ import annotations

import pytest
from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import (
    HOSTILE,
    GeneratedPage,
    assert_sections_tile,
    hostile_text,
    hostile_texts,
    pages,
)

LARGE = 50_000
"""Code points of a hostile text here; the time of larger ones is law 10."""


@given(text=hostile_texts())
def test_sections_tile_any_text(text: str) -> None:
    """Every visible character of any text lies in exactly one section."""
    assert_sections_tile(mc.parse(text))


@given(page=pages())
def test_sections_tile_a_page(page: GeneratedPage) -> None:
    """Every visible character of a page lies in exactly one section."""
    assert_sections_tile(mc.parse(page.text))


@pytest.mark.parametrize("name", HOSTILE)
def test_sections_tile_hostile_text(name: str) -> None:
    """Every visible character of a hostile text lies in exactly one section."""
    assert_sections_tile(mc.parse(hostile_text(name, LARGE)))


@given(text=hostile_texts())
def test_white_space_around_a_text_adds_no_section(text: str) -> None:
    """A text of white space alone has no section."""
    blank = "".join(character for character in text if character.isspace())
    assert mc.parse(blank).sections == ()
    assert mc.parse(blank).articles == ()
