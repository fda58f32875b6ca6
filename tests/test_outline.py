"""The outline of a page is safe to print."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediacorpus import Article, Document, Note, Section, SectionKind, Span
from mediacorpus.writers.outline import WIDTH, outline


@given(st.text(st.characters(), min_size=1, max_size=300))
def test_no_character_of_a_page_reaches_the_terminal_unprintable(text: str) -> None:
    """Escape sequences, reversed writing and controls are shown as blanks, and no line is longer than promised."""
    section = Section(Span(0, len(text)), kind=SectionKind.STORY_CODE, article=0, rule="r", page=text)
    article = Article(Span(0, len(text)), index=0, title_span=Span(0, len(text)), sections=(section,), page=text)
    note = Note("c", span=Span(0, 1), message=text)
    rows = outline(Document(text, id="p", sections=(section,), articles=(article,), notes=(note,))).split("\n")
    assert all(row.isprintable() and len(row) <= WIDTH for row in rows)


def test_long_sections_tell_how_many_lines_follow() -> None:
    """Blank lines are not counted."""
    text = "One\n\nTwo\n\nThree"
    section = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="r", page=text)
    assert "     1  body        One (+2 lines)\n" in outline(Document(text, id="p", sections=(section,)))
