"""The assertions of ``mediacorpus.testing`` fail where they should, and say what is wrong."""

from __future__ import annotations

import time
from typing import Any

import attrs
import pytest

from mediacorpus.model import Document, Note, Section, SectionKind, Span
from mediacorpus.testing import (
    ArticleRecipe,
    PageRecipe,
    assert_as_expected,
    assert_linear_time,
    assert_same_above,
    assert_sections_tile,
    assert_spans_slice,
    measure_growth,
    write_page,
)

PAGE = write_page(PageRecipe(articles=(ArticleRecipe(again=True, empty_headings=1, separator=True),)))


def section(text: str, start: int, end: int, kind: SectionKind = SectionKind.FURNITURE) -> Section:
    """Make a section that belongs to no article."""
    return Section(Span(start, end), kind=kind, rule="test", page=text)


def document(text: str, *spans: tuple[int, int]) -> Document:
    """Make a document with sections at the given places."""
    return Document(text, id="test", sections=tuple(section(text, *span) for span in spans))


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (document("one two", (0, 3)), "no section holds 'two'"),
        (document("one two", (4, 7)), "no section holds 'one'"),
        (document("one two", (0, 4), (4, 7)), "outer white space"),
        (document("one two", (0, 3), (2, 7)), "starts before 3"),
        (document("one two", (0, 3), (3, 3), (4, 7)), "is empty"),
    ],
)
def test_sections_that_do_not_tile_are_found(broken: Document, complaint: str) -> None:
    """A gap, an overlap, an outer blank and an empty section fail, and the message shows the place."""
    with pytest.raises(AssertionError, match=complaint):
        assert_sections_tile(broken)


def broken_spans() -> list[tuple[Document, str]]:
    """Return documents with one thing wrong, and what is to be said of each."""
    good, article = PAGE.expected, PAGE.articles[0]
    first = good.sections[0]

    def with_article(**changes: Any) -> Document:
        return attrs.evolve(good, articles=(attrs.evolve(article, **changes),))

    return [
        (attrs.evolve(good, sections=(attrs.evolve(first, page="x" * 999),)), "its object says"),
        (attrs.evolve(good, sections=(attrs.evolve(first, span=Span(0, 10**6)),)), "outside a text"),
        (attrs.evolve(good, sections=(attrs.evolve(first, article=7),)), "not there"),
        (attrs.evolve(good, sections=(attrs.evolve(first, repeats=5),)), "does not stand above"),
        (attrs.evolve(good, notes=(Note("n", span=Span(0, 10**6), message="m"),)), "outside the text"),
        (with_article(index=3), "says that it is 3"),
        (with_article(source_span=Span(0, 0)), "empty"),
        (with_article(source_span=good.sections[-1].span), "outside article 0"),
        (with_article(sections=()), "other sections"),
        (with_article(span=Span(0, article.span.end + 1)), "its sections are not"),
    ]


@pytest.mark.parametrize(("broken", "complaint"), broken_spans())
def test_spans_that_do_not_slice_are_found(broken: Document, complaint: str) -> None:
    """A span outside its text or its article, or of other words than its object's, fails."""
    with pytest.raises(AssertionError, match=complaint):
        assert_spans_slice(broken)


def test_a_wrong_role_is_shown_with_its_line() -> None:
    """The message for a wrong role shows the line, what was expected and what was found."""
    first, *rest = PAGE.sections
    wrong = attrs.evolve(PAGE.expected, sections=(attrs.evolve(first, kind=SectionKind.BODY), *rest))
    with pytest.raises(AssertionError, match=r"expected title .*\n.*got +body"):
        assert_as_expected(wrong, PAGE.expected)


def test_a_wrong_title_is_shown() -> None:
    """The message for a wrong field shows both articles."""
    [article] = PAGE.articles
    wrong = attrs.evolve(PAGE.expected, articles=(attrs.evolve(article, title_span=None),))
    with pytest.raises(AssertionError, match="articles differ"):
        assert_as_expected(wrong, PAGE.expected)


def test_the_heading_of_an_empty_list_is_open_to_either_reading() -> None:
    """An empty "Related Stories" may be ``related`` or ``furniture``."""
    *rest, last = PAGE.sections
    assert last.kind is SectionKind.RELATED
    other = attrs.evolve(PAGE.expected, sections=(*rest, attrs.evolve(last, kind=SectionKind.FURNITURE)))
    assert_as_expected(other, PAGE.expected)


def test_a_change_above_is_found() -> None:
    """A role that changes when text is appended fails; a section that grows over the new text does not."""
    longer = PAGE.text + "\n\nShare"
    sections = tuple(attrs.evolve(section, page=longer) for section in PAGE.sections)
    grown = attrs.evolve(sections[-1], span=Span(sections[-1].span.start, len(longer)))
    after = attrs.evolve(PAGE.expected, text=longer, sections=(*sections[:-1], grown))
    assert_same_above(PAGE.expected, after)
    with pytest.raises(AssertionError, match="sections differ"):
        assert_same_above(PAGE.expected, attrs.evolve(after, sections=sections[1:]))
    with pytest.raises(AssertionError, match="articles differ"):
        assert_same_above(PAGE.expected, attrs.evolve(after, articles=()))
    with pytest.raises(AssertionError, match="does not start with"):
        assert_same_above(after, PAGE.expected)


def quadratic(text: str) -> int:
    """Take four times as long for a text twice as long."""
    return sum(text.count("b") for _ in range(len(text) // 16))


@pytest.mark.usefixtures("still_heap", "untraced")
def test_quadratic_time_is_found() -> None:
    """A function whose time grows with the square of the text fails; one that grows with the text passes."""
    assert_linear_time(lambda text: [ord(character) for character in text], lambda size: "a" * size)
    with pytest.raises(AssertionError, match="multiplies the time"):
        assert_linear_time(quadratic, lambda size: "a" * size, tries=1)


@pytest.mark.usefixtures("still_heap", "untraced")
def test_instant_functions_have_grown_little() -> None:
    """A function that takes no measurable time is not called slow, however its few microseconds vary."""
    assert measure_growth(lambda text: len(text) and time.process_time(), lambda size: "a" * size) <= 1.5
