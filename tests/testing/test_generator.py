"""The page generator of ``mediacorpus.testing`` keeps the laws that it asks of parsers."""

from __future__ import annotations

import itertools
import subprocess
import sys

from hypothesis import Phase, find, given, settings, strategies

from mediacorpus.model import Section, SectionKind
from mediacorpus.testing import (
    HOSTILE,
    ArticleRecipe,
    GeneratedPage,
    PageRecipe,
    Printing,
    append,
    assert_as_expected,
    assert_same_above,
    assert_sections_tile,
    assert_spans_slice,
    furniture_blocks,
    hostile_text,
    hostile_texts,
    join,
    pages,
    print_body_again,
    several_pages,
    write_page,
)

FIRST_FOUND = settings(database=None, max_examples=2000, phases=(Phase.generate,))
"""Hypothesis tries the simplest example first; proving that there is no simpler one takes long."""
ALONE = {SectionKind.COMMENT, SectionKind.TURN}
"""The kinds of which two in a row stay two sections."""


def runs_are_maximal(sections: tuple[Section, ...]) -> bool:
    """Tell whether no two neighbours should be one section."""
    return all(
        (upper.kind, upper.article, upper.repeats) != (lower.kind, lower.article, lower.repeats) or upper.kind in ALONE
        for upper, lower in itertools.pairwise(sections)
    )


def has_lone_surrogate(text: str) -> bool:
    """Tell whether UTF-8 cannot hold the text."""
    return any("\ud800" <= character <= "\udfff" for character in text)


@given(page=pages())
def test_expected_sections_tile_the_page(page: GeneratedPage) -> None:
    """What is expected of a page is a document of it: it tiles, its spans slice, its runs are maximal."""
    assert_sections_tile(page.expected)
    assert_spans_slice(page.expected)
    assert_as_expected(page.expected, page.expected)
    assert runs_are_maximal(page.sections)


@given(page=pages())
def test_each_article_has_a_title_and_a_body(page: GeneratedPage) -> None:
    """An article of a page has a title that no other has, and three paragraphs or more of 40 words or more."""
    assert len({article.title for article in page.articles}) == len(page.articles) == len(page.recipe.articles)
    for article in page.articles:
        paragraphs = [line for s in article.sections if s.kind is SectionKind.BODY for line in s.text.splitlines()]
        long = [line for line in paragraphs if line.strip()]
        assert len(long) >= 3
        assert min(len(line.split()) for line in long) >= 40


@given(page=pages())
def test_no_body_paragraph_is_written_twice_by_chance(page: GeneratedPage) -> None:
    """Two equal lines of the bodies of a page would be a repeat that nobody asked for."""
    lines = [line for s in page.sections if s.kind is SectionKind.BODY for line in s.text.splitlines() if line.strip()]
    assert len(set(lines)) == len(lines)


@given(page=pages())
def test_the_same_recipe_writes_the_same_page(page: GeneratedPage) -> None:
    """A page is decided by its recipe alone."""
    assert write_page(page.recipe) == page


@given(page=pages(body_again=False), printing=strategies.sampled_from(Printing))
def test_a_body_printed_again_moves_what_stands_below(page: GeneratedPage, printing: Printing) -> None:
    """Printing the last body again adds one ``repeat`` that points at an earlier printing, and keeps the rest."""
    last = len(page.articles) - 1
    twice = print_body_again(page, article=last, printing=printing)
    assert_sections_tile(twice.expected)
    assert_spans_slice(twice.expected)
    assert len(twice.sections) == len(page.sections) + 1
    assert [article.title for article in twice.articles] == [article.title for article in page.articles]


@given(several=several_pages())
def test_joined_pages_keep_what_was_expected_of_each(several: list[GeneratedPage]) -> None:
    """Joined pages tile, and have the articles of each page in order."""
    whole = join(several)
    assert_sections_tile(whole)
    assert_spans_slice(whole)
    assert runs_are_maximal(whole.sections)
    assert [article.title for article in whole.articles] == [page.articles[0].title for page in several]
    assert all(page.articles[0].published for page in several)


@given(page=pages(), block=furniture_blocks())
def test_a_block_is_appended_below(page: GeneratedPage, block: str) -> None:
    """Furniture is appended as it is, and a page without it is the same above."""
    assert append(page, block).startswith(page.text)
    assert append(page, block).endswith(block)
    assert block.strip()
    assert_same_above(page.expected, page.expected)


def test_hostile_texts_have_about_the_wanted_size() -> None:
    """The hostile table has the promised 25 entries at least, and each makes texts of the wanted order of size."""
    assert len(HOSTILE) >= 25
    for name in HOSTILE:
        assert 5_000 <= len(hostile_text(name, 10_000)) <= 30_000, name


def test_pages_shrink_to_a_plain_one() -> None:
    """The simplest page is a title, a date and three paragraphs."""
    simplest = find(pages(), lambda _: True, settings=FIRST_FOUND)
    assert [section.kind for section in simplest.sections] == ["title", "date", "body"]
    assert simplest.recipe == PageRecipe(articles=(ArticleRecipe(),))


def test_hostile_texts_reach_lone_surrogates() -> None:
    """A text that UTF-8 cannot hold is among the hostile ones."""
    found = find(hostile_texts(), has_lone_surrogate, settings=FIRST_FOUND)
    assert has_lone_surrogate(found)


def test_without_hypothesis_the_error_names_the_extra() -> None:
    """Importing the package without Hypothesis says how to get it."""
    script = "import sys; sys.modules['hypothesis'] = None; import mediacorpus.testing"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "mediacorpus[testing]" in run.stderr
