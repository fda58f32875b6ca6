"""Paragraphs that requests and lists cut off from the rest of a body."""

from __future__ import annotations

import pytest

from mediacorpus._layout.draft import Draft
from mediacorpus._layout.interrupted import resumes_at, stands_alone
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import page_facts

LONE = (
    "The county will pay for most of the repairs, but the shopkeepers on the northern bank have asked the mayor to let the "
    "market move to the meadow until the last of the stones is back in its place."
)
BODY = "The town council of Ashford voted late on Monday to close the old mill bridge for six weeks of repairs in spring."
FORM = ("Sign up to our weekly newsletter", "Your email", "Sign up")


def draft_of(*lines: str, opinion: float = 0.2, gap: str = "\n\n") -> Draft:
    """Return a page whose first line is running text and whose other paragraphs have the same low opinion."""
    text = gap.join(lines)
    split = split_lines(text)
    content = [0.99, *(opinion if len(line.text) > len(BODY) // 2 else 0.01 for line in split[1:])]
    return Draft(text, split, page_facts(split), content)


def test_a_long_paragraph_between_requests_stands_alone() -> None:
    """It does so between any short lines."""
    assert stands_alone(draft_of(BODY, *FORM, LONE, *FORM), 4)
    assert stands_alone(draft_of(BODY, LONE), 1)


def test_a_list_of_headlines_has_no_teaser() -> None:
    """The paragraph below the last of several, between which no blank line stands, is none."""
    assert stands_alone(draft_of(BODY, "Read also", "Ferries sail for the last time\nMill bridge may close for good", LONE), 4)
    assert not stands_alone(draft_of(BODY, "Read also", "Ferries\nMill bridge may close for good", LONE), 4)


@pytest.mark.parametrize(
    "page",
    [
        draft_of(BODY, "Mill bridge may close for good", LONE),
        draft_of(BODY, "14 May 2021", LONE),
        draft_of(BODY, "Sign up", LONE[: LONE.index(",")] + "."),
        draft_of(BODY, "Sign up", LONE[:-1]),
        draft_of(BODY, "Sign up", LONE, opinion=0.05),
        draft_of(BODY, "Sign up", LONE, gap="\n"),
        draft_of(BODY, "Sign up", LONE + "\nSign up"),
    ],
    ids=["below a headline", "below a date", "short", "without a stop", "unlikely", "tight", "tight below"],
)
def test_a_teaser_and_a_line_of_a_block_do_not(page: Draft) -> None:
    """Nor does what is short, unfinished, or hardly ever body."""
    assert not stands_alone(page, 2)


def test_the_first_line_of_a_page_stands_alone_nowhere() -> None:
    """There is nothing that it could have been cut off from."""
    assert not stands_alone(draft_of(LONE), 0)


def test_a_body_resumes_below_a_request() -> None:
    """Its last paragraph is found below the form for a newsletter, and nothing without one."""
    page = draft_of(BODY, *FORM, LONE, "Tags", "Bridge")
    assert resumes_at(page, 0, len(page.lines)) == 4
    assert resumes_at(page, 0, 4) is None
    plain = draft_of(BODY, "Bridge", "Ferry", LONE, "Tags")
    assert resumes_at(plain, 0, len(plain.lines)) is None
    far = draft_of(BODY, *FORM * 4, LONE, "Tags")
    assert resumes_at(far, 0, len(far.lines)) is None


@pytest.mark.parametrize(
    "below",
    [
        (*FORM, "Nora Field", "Nora Field" + LONE.removeprefix("The county")),
        (*FORM, LONE, "Ferry", LONE.upper()),
        (*FORM, "By Nora Field", "Ferry", LONE),
        (*FORM, "14 May 2021", "Ferry", LONE),
        (*FORM, "Source: Coast News", "Ferry", LONE),
        ("Related articles", "Ferry", LONE),
    ],
    ids=["about the author", "one of several", "below a byline", "below a date", "below a source", "a teaser"],
)
def test_a_body_does_not_resume_behind_its_end(below: tuple[str, ...]) -> None:
    """What follows the author, the date or the source is about them; several paragraphs, or one below a title, are teasers."""
    page = draft_of(BODY, *below)
    assert resumes_at(page, 0, len(page.lines)) is None
