"""What was written on a generated page is found there: every role of every line, and every field of every article."""

from __future__ import annotations

from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import GeneratedPage, assert_as_expected, join, pages, several_pages


@given(page=pages(articles=1))
def test_a_page_of_one_article_is_read_as_it_was_written(page: GeneratedPage) -> None:
    """Each line has the role that was written, and the article its title, date, authors, source and dateline."""
    assert_as_expected(mc.parse(page.text), page.expected)


@given(page=pages())
def test_a_page_of_several_articles_is_read_as_it_was_written(page: GeneratedPage) -> None:
    """Each line belongs to the article it was written for, and has its role."""
    assert_as_expected(mc.parse(page.text), page.expected)


@given(several=several_pages())
def test_joined_pages_are_read_as_they_were_written(several: list[GeneratedPage]) -> None:
    """Each line of joined pages has the role it has on its own page."""
    expected = join(several)
    assert_as_expected(mc.parse(expected.text), expected)
