"""The laws of quotations on whole pages: what :func:`mediacorpus.parse` finds, not the stage by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus as mc
from mediacorpus import Document, QuoteKind, SectionKind
from mediacorpus.testing import GeneratedPage, Printing, pages, print_body_again

MARKS = "“”„‟«»\"'`‘’"
STYLES = {"straight": ('"', '"'), "angled": ("«", "»"), "raised": ("‟", "”")}
"""Marks of one character: '' makes the lines longer, which can move a section; the law of '' is that of the stage."""


def essence(document: Document) -> list[tuple[str, str, str | None]]:
    """Return what stays the same whatever marks a page is typed with: kinds, words and speakers."""
    return [
        (str(quote.kind), quote.text.strip(MARKS), quote.speaker_name)
        for quote in document.quotes
        if quote.kind is not QuoteKind.INDIRECT
    ]


@given(page=pages())
def test_quotations_cues_and_attributions_lie_in_one_section(page: GeneratedPage) -> None:
    """Every quotation lies inside one section that may quote, and so do its cue and its attribution."""
    document = mc.parse(page.text)
    silent = (SectionKind.RELATED, SectionKind.FURNITURE, SectionKind.REPEAT)
    spans = [section.span for section in document.sections if section.kind not in silent]
    for quote in document.quotes:
        for span in (quote.span, quote.cue, quote.attribution):
            assert span is None or sum(home.covers(span) for home in spans) == 1


@given(page=pages())
def test_quotations_nest(page: GeneratedPage) -> None:
    """No two quotations overlap in part, and one inside another names it."""
    quotes = mc.parse(page.text).quotes
    for number, quote in enumerate(quotes):
        assert quote.nested_in is None or quotes[quote.nested_in].span.covers(quote.span)
        for other in quotes[number + 1 :]:
            assert not quote.span.overlaps(other.span) or quote.span.covers(other.span)


@given(page=pages(), at=st.integers(0, 10_000))
def test_marks_balance_or_a_note_says_where(page: GeneratedPage, at: int) -> None:
    """An opening mark put anywhere is closed, or the quotation that it opens has a note."""
    place = at % (len(page.text) + 1)
    document = mc.parse(f"{page.text[:place]}“{page.text[place:]}")
    noted = {note.span for note in document.notes if note.code == "unclosed-quotation"}
    assert {quote.span for quote in document.quotes if not quote.closed} == noted


@pytest.mark.parametrize("style", STYLES)
@given(page=pages(articles=1))
def test_a_page_in_other_marks_gives_the_same_quotations(style: str, page: GeneratedPage) -> None:
    """Curly, straight, angled and raised marks give the same quotations with the same speakers."""
    opening, closing = STYLES[style]
    other = mc.parse(page.text.replace("“", opening).replace("”", closing))
    assert essence(other) == essence(mc.parse(page.text))


@given(page=pages(articles=1, body_again=False), printing=st.sampled_from(Printing))
def test_a_body_printed_again_adds_no_quotation(page: GeneratedPage, printing: Printing) -> None:
    """Printing the body again, whole, in part or as one line, adds no quotation and changes none."""
    twice = print_body_again(page, printing=printing)
    assert essence(mc.parse(twice.text)) == essence(mc.parse(page.text))
