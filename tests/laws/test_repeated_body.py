"""Law 8: a body printed again is one ``repeat`` section, and no article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, strategies

import mediacorpus as mc
from mediacorpus.model import Section, SectionKind, Span
from mediacorpus.testing import GeneratedPage, Printing, pages, print_body_again

if TYPE_CHECKING:
    from collections.abc import Iterable

ONE_ARTICLE = pages(articles=1, body_again=False)


def body_repeats(page: GeneratedPage) -> list[Span]:
    """Return where the body was written again; a ``repeat`` of the title is not asked for."""
    titles = {article.title_span.start for article in page.articles if article.title_span}
    return [section.span for section in page.sections if section.repeats is not None and section.repeats not in titles]


def kinds(sections: Iterable[Section], *, without: Span | None = None) -> list[SectionKind]:
    """Return the kinds of the sections in order, leaving out the one that stands at ``without``."""
    return [section.kind for section in sections if section.span != without]


@given(page=ONE_ARTICLE, printing=strategies.sampled_from(Printing))
def test_a_body_printed_again_is_one_repeat(page: GeneratedPage, printing: Printing) -> None:
    """Printing the body again, whole, in part or as one line, adds one ``repeat`` and changes no other role."""
    twice = print_body_again(page, printing=printing)
    [added] = body_repeats(twice)
    before, after = mc.parse(page.text), mc.parse(twice.text)
    assert [section.kind for section in after.sections if section.span == added] == [SectionKind.REPEAT]
    assert kinds(after.sections, without=added) == kinds(before.sections)


@given(page=ONE_ARTICLE, printing=strategies.sampled_from(Printing))
def test_a_body_printed_again_is_no_article(page: GeneratedPage, printing: Printing) -> None:
    """Printing the body again adds no article, and changes no title, date, author, source or body."""
    before = mc.parse(page.text).articles
    after = mc.parse(print_body_again(page, printing=printing).text).articles
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert (new.title, new.published, new.authors, new.source) == (old.title, old.published, old.authors, old.source)
        assert new.body == old.body
