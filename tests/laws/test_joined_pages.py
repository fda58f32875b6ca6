"""Law 9: n pages, one below the other, have n times their articles."""

from __future__ import annotations

from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import GeneratedPage, join, several_pages


@given(several=several_pages())
def test_joined_pages_have_all_their_articles(several: list[GeneratedPage]) -> None:
    """Pages with a title and a date each keep their articles when they are joined: as many, with the same titles and dates."""
    articles = mc.parse(join(several).text).articles
    apart = [article for page in several for article in mc.parse(page.text).articles]
    assert [article.title for article in articles] == [article.title for article in apart]
    assert [article.published for article in articles] == [article.published for article in apart]
    assert len(articles) == len(several)
