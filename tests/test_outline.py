"""What is shown of a page in a terminal is safe to print, and no wider than asked."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus
from mediacorpus import (
    Article,
    Document,
    Entity,
    EntityLabel,
    Mention,
    MissingExtra,
    Note,
    Quote,
    QuoteKind,
    Section,
    SectionKind,
    Span,
)
from mediacorpus.writers import terminal
from mediacorpus.writers.outline import WIDTH, entity_rows, explain_rows, outline, outline_rows, quote_rows
from mediacorpus.writers.rows import Piece, Style, fit, plain, width_of
from mediacorpus.writers.terminal import paint

ESCAPED = re.compile("\x1b\\[[0-9;]*m")
"""A colour, as terminals take it; no other escape sequence."""
ATTACKS = (
    "\x1b[2J\x1b[H",  # clears the screen
    "\x1b]0;title\x07",  # renames the window
    "\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\",  # makes a link
    "\x9b31m",  # as the first, in one byte of C1
    "a\rb\x08c",  # writes over what stands there
    "\N{RIGHT-TO-LEFT OVERRIDE}abc",  # turns the line around
    "[bold red]markup[/] [link=file:///]x[/]",  # of rich
)


def hostile(text: str) -> Document:
    """Return a document with a text wherever words of a page or of a caller are shown."""
    span = Span(0, len(text))
    section = Section(span, kind=SectionKind.STORY_CODE, article=0, rule=text, page=text)
    article = Article(span, index=0, title_span=span, source_span=span, sections=(section,), page=text)
    mention = Mention(span, section=0, rule=text, page=text)
    entity = Entity(0, name=text, label=EntityLabel.LAW, mentions=(mention,), key="k", rule=text)
    quotes = (
        Quote(span, kind=QuoteKind.MIXED, speaker=entity, confidence=1, rule=text, page=text),
        Quote(span, kind=QuoteKind.MIXED, attribution=span, confidence=1, rule=text, page=text),
    )
    note = Note(text, span=span, message=text)
    return Document(
        text,
        id=text,
        origin=text,
        sections=(section,),
        articles=(article,),
        quotes=quotes,
        entities=(entity,),
        notes=(note,),
    )


def cells(row: str) -> int:
    """Count the cells of a line as terminals do: accents take none, wide letters two."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in {"W", "F"} else unicodedata.category(letter) not in {"Mn", "Me"}
        for letter in row
    )


@given(st.one_of(st.text(st.characters(), min_size=1, max_size=300), st.sampled_from(ATTACKS)), st.integers(80, 200))
def test_no_character_of_a_page_reaches_the_terminal_unprintable(text: str, width: int) -> None:
    """Escape sequences, reversed writing and controls are shown as blanks, and no line is wider than asked."""
    document = hostile(text)
    for rows in (outline_rows(document, width), quote_rows(document, width), entity_rows(document, width)):
        for row in plain(rows).split("\n"):
            assert row.isprintable()
            assert cells(row) <= width
    assert all(row.isprintable() for row in plain(explain_rows(document, 0)).split("\n"))
    assert all(cells(row) <= WIDTH for row in outline(document).split("\n"))


@given(st.one_of(st.text(st.characters(), min_size=1, max_size=300), st.sampled_from(ATTACKS)))
def test_colours_change_no_word(text: str) -> None:
    """What is painted is what is plain, with colours and no other escape sequence; without a terminal it is the same."""
    document = hostile(text)
    rows = [*outline_rows(document, WIDTH), *quote_rows(document, WIDTH), *entity_rows(document, WIDTH)]
    painted = paint(rows, force=True)
    assert "\x1b" in painted
    assert ESCAPED.sub("", painted) == plain(rows)
    assert paint(rows, force=False) == plain(rows)


def test_rows_without_colours_stay_whole() -> None:
    """A line longer than any terminal is not broken, and its markup is words."""
    row = (Piece("[red]" + "x" * 500, Style.TEXT),)
    assert paint([row, ()], force=True) == "[red]" + "x" * 500 + "\n\n"


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("e\u0301e\u0301", 2, "e\u0301e\u0301"),
        ("e" + "\u0301" * 500, 9, "e" + "\u0301" * 35 + "…"),
        ("a\tb\x1b", 9, "a b"),
    ],
)
def test_words_are_cut_by_cells(words: str, width: int, shown: str) -> None:
    """An ideograph takes two cells, an accent none, and no stack of accents grows without end."""
    assert fit(words, width) == shown
    assert width_of(fit(words, width, pad=True)) == width


def test_long_sections_tell_how_many_lines_follow() -> None:
    """Blank lines are not counted."""
    text = "One\n\nTwo\n\nThree"
    section = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="r", page=text)
    assert "     1  body        One (+2 lines)\n" in outline(Document(text, id="p", sections=(section,)))


PAGE = "Rain ends drought\n\n5 May 2021\n\nBy Nora Field\n\n“It rained all night,” said Ada Stone, the miller. Stone was glad."


def test_quotations_and_names_are_listed() -> None:
    """A quotation with its line and speaker, and an entity with its other spellings."""
    document = mediacorpus.parse(PAGE)
    assert re.search(r"^     7  direct    Ada Stone +“It rained all night,”$", plain(quote_rows(document, 110)), re.MULTILINE)
    assert re.search(r"^     2  PERSON  Ada Stone +Stone ×1$", plain(entity_rows(document, 110)), re.MULTILINE)


def test_an_offset_is_explained() -> None:
    """The section, the quotation and the name that stand there are told in the words of the document."""
    document = mediacorpus.parse(PAGE)
    told = plain(explain_rows(document, PAGE.index("rained")))
    assert document.explain(document.quotes[0]) in told
    assert document.explain(document.sections[-1]) in told
    assert "It names Ada Stone (PERSON)" in plain(explain_rows(document, PAGE.index("Ada")))
    assert "2021-05-05" in plain(explain_rows(document, PAGE.index("May")))
    assert "white space between sections" in plain(explain_rows(document, PAGE.index("\n")))
    assert plain(explain_rows(document, 999)) == f"{document.id}: offset 999 lies past the end; it has {len(PAGE)} code points\n"


def test_without_rich_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module that needs it says what to install."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    monkeypatch.delitem(sys.modules, terminal.__name__)
    with pytest.raises(MissingExtra, match=r"pip install 'mediacorpus\[terminal\]'"):
        __import__(terminal.__name__)
