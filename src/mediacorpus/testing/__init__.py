"""
Test code that uses mediacorpus: pages with known sections, hostile texts, and assertions.

Needs Hypothesis: ``pip install 'mediacorpus[testing]'``.

Example:
    >>> from hypothesis import given
    >>> import mediacorpus
    >>> from mediacorpus.testing import GeneratedPage, assert_sections_tile, pages
    >>> @given(pages())
    ... def test_sections_tile(page: GeneratedPage) -> None:
    ...     assert_sections_tile(mediacorpus.parse(page.text))
"""

from mediacorpus.testing._checks import (
    assert_as_expected,
    assert_linear_time,
    assert_round_trips,
    assert_same_above,
    assert_sections_tile,
    assert_spans_slice,
    measure_growth,
)
from mediacorpus.testing._hostile import HOSTILE, hostile_text
from mediacorpus.testing._page import GeneratedPage, append, join, print_body_again, write_page
from mediacorpus.testing._recipe import ArticleRecipe, PageRecipe, Printing, Style
from mediacorpus.testing._strategies import furniture_blocks, hostile_texts, pages, several_pages

__all__ = [
    "HOSTILE",
    "ArticleRecipe",
    "GeneratedPage",
    "PageRecipe",
    "Printing",
    "Style",
    "append",
    "assert_as_expected",
    "assert_linear_time",
    "assert_round_trips",
    "assert_same_above",
    "assert_sections_tile",
    "assert_spans_slice",
    "furniture_blocks",
    "hostile_text",
    "hostile_texts",
    "join",
    "measure_growth",
    "pages",
    "print_body_again",
    "several_pages",
    "write_page",
]
