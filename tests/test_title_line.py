"""The line of a title where another one was chosen for it."""

from __future__ import annotations

import pytest

from mediacorpus._layout.draft import Draft, Story
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import page_facts
from mediacorpus._layout.title_line import title_line

TITLE = "Facebook page helps to save old mill bridge"
SUMMARY = "The mill bridge will not be closed after four thousand people signed a letter to the council"
BODY = (
    "The town council of Ashford voted late on Monday to keep the mill bridge open in spring.",
    "A page on Facebook had brought the bridge four thousand friends within a week.",
)


def chosen(*head: str, choice: int, likely: int | None = None) -> str:
    """Return the title of a page that begins with some lines, of which the choice of the title took one."""
    lines = split_lines("\n\n".join([*head, *BODY]))
    draft = Draft("", lines, page_facts(lines), [0.0] * len(head) + [1.0] * len(BODY))
    body = list(range(len(head), len(lines)))
    title = title_line(draft, Story(0, 0, len(lines), body, likely_title=likely), choice)
    assert title is not None
    return lines[title].text


def test_the_line_below_a_breadcrumb_glued_to_the_title_is_the_title() -> None:
    """It prints the title alone."""
    assert chosen(f"Home News {TITLE}", "5 May 2031", TITLE, choice=0) == TITLE


def test_a_name_at_the_end_of_a_title_is_no_title() -> None:
    """A comment names its author in its title, and below it again."""
    assert chosen("We were right to save it. A comment by Ada Millstone", "5 May 2031", "Ada Millstone", choice=0).startswith(
        "We were"
    )


def test_the_line_above_a_standfirst_is_the_title() -> None:
    """The sentence below it was chosen as it has more words of the body."""
    assert chosen("News", "Four thousand friends save the mill bridge", SUMMARY, choice=2).startswith("Four")


@pytest.mark.parametrize("above", ["SAVING THE OLD MILL BRIDGE", "Photo of the old mill bridge: Ada Stone", "News"])
def test_a_kicker_above_a_long_title_is_no_title(above: str) -> None:
    """Nor is the maker of a picture, or the word of a menu."""
    assert chosen("Menu", above, SUMMARY, choice=2) == SUMMARY


def test_a_picture_is_no_title_where_another_line_has_the_signs_of_one() -> None:
    """A headline about a network stays, though it begins as a button to share does."""
    picture = "The old mill bridge in spring. Photo: Ada Stone"
    assert chosen(TITLE, "5 May 2031", picture, choice=2, likely=0) == TITLE
    for names in ("Ada Stone", "Ada Stone, Velda Mary Reed"):
        assert chosen(names, "5 May 2031", picture, choice=2, likely=0) == picture
    assert chosen("Know your bridges", "Menu", TITLE, "5 May 2031", choice=2, likely=0) == TITLE


def test_the_two_words_above_a_sentence_with_a_stop_are_the_title() -> None:
    """A title has no stop; without one the line below may be the title, and the words above the name of its column."""
    summary = "Four thousand friends have saved the old mill bridge."
    assert chosen("Menu", "Ashford keeps it", summary, choice=2) == "Ashford keeps it"
    assert chosen("Menu", "Ashford keeps it", summary[:-1], choice=2) == summary[:-1]
    assert chosen("Home", "Menu", summary, choice=2) == summary
