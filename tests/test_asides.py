"""What stands between the paragraphs of an article and is none: separators, captions with their credits, pull quotes."""

from __future__ import annotations

from collections import Counter

import pytest

import mediacorpus
from mediacorpus._layout.captions import ends_with_credit, is_caption, places_somebody
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.separators import separators_of

PARAGRAPHS = (
    "The town council of Ashford voted late on Monday to close the old mill bridge for six weeks of repairs in spring.",
    "Engineers found cracks in two of the stone arches last autumn, and the county has limited the weight of lorries since.",
    "“We have waited too long already, and the stones will not wait with us,” said Ruth Lane, who chairs the council.",
    "A ferry will carry people on foot from six in the morning until midnight, and the county pays for most of the work.",
    "Shopkeepers on the northern bank fear for their trade, and have asked the mayor to let the market move to the meadow.",
    "The bridge was built in 1794 by a guild of millers, and it has been closed only twice since, both times by floods.",
)


def kinds_of(page: str) -> dict[str, str]:
    """Return the kind of the section that each line of a page stands in."""
    document = mediacorpus.Parser(entities=False, quotes=False).parse(page)
    return {
        line.text: next(str(section.kind) for section in document.sections if section.span.start <= line.start < section.span.end)
        for line in split_lines(page)
    }


def page_of(*lines: str) -> str:
    """Return a page with a header above some lines."""
    return "\n\n".join(["Old mill bridge to close for repairs", "14 May 2021", "By Nora Field", *lines])


def separators_among(texts: list[str]) -> list[int]:
    """Return the separators of a page of some lines."""
    return separators_of(texts, Counter(texts))


def test_a_line_between_paragraphs_again_and_again_is_a_separator() -> None:
    """What stands five times between paragraphs parts them; the same words in a menu do not."""
    texts = [text for paragraph in PARAGRAPHS for text in (paragraph, "Story continues")]
    assert separators_among(texts) == list(range(1, 12, 2))
    assert separators_among(["Menu", *["Story continues"] * 5, *PARAGRAPHS]) == []
    assert separators_among(texts[:8]) == []


def test_the_label_of_a_speaker_is_no_separator() -> None:
    """A label tells who speaks, however often it is printed."""
    assert separators_among([text for paragraph in PARAGRAPHS for text in (paragraph, "Reporter:")]) == []


def test_paragraphs_are_found_between_separators() -> None:
    """All paragraphs of an article are body, whatever the site prints between any two of them."""
    kinds = kinds_of(page_of(*[text for paragraph in PARAGRAPHS for text in (paragraph, "Article content")]))
    assert [kinds[paragraph] for paragraph in PARAGRAPHS] == ["body"] * len(PARAGRAPHS)
    assert kinds["Article content"] == "furniture"


@pytest.mark.parametrize(
    "caption",
    [
        "Ruth Lane says the stones of the bridge will not wait for the county to find the money. (Ada Marlow/Coast News)",
        "The old mill bridge seen from the northern bank of the river in early spring. (Ashford Town Archive)",
        "A drawing of the arches as the millers built them, with the house of the guild behind. Credit: Coast News",
        "The ferry will carry people on foot from six in the morning until midnight (",
        "The old mill bridge seen from the northern bank of the river on Friday. Photo by ADA MARLOW / Coast News",
        "Le vieux pont du moulin, vu de la rive nord, vendredi. PHOTO ADA MARLOW, LE COURRIER DE LA CÔTE",
        "El viejo puente del molino, visto desde la orilla norte el viernes. / ADA MARLOW",
        "The ferry will carry people on foot from six in the morning until midnight | Photo: Marlow",
    ],
)
def test_a_line_that_ends_with_a_credit_is_a_caption(caption: str) -> None:
    """A name and a house behind a stroke, a name behind a stop, a label for credits, a bracket left open."""
    assert ends_with_credit(caption)
    assert kinds_of(page_of(*PARAGRAPHS[:3], caption, *PARAGRAPHS[3:]))[caption] == "caption"


@pytest.mark.parametrize(
    "sentence",
    [
        "The county pays for most of the work, and the town for the rest (about a third).",
        "The work will be done by the end of June, the council said on Monday evening. (CNA)",
        "She won the doubles with her sister in the end, as they had in the year before (Norway/Sweden)",
        "He said: it rained all night. It did.",
        "The bridge is named for a miller of the town. Ada Marlow wrote a song about him",
    ],
)
def test_a_sentence_with_a_bracket_is_no_caption(sentence: str) -> None:
    """Agencies sign their last paragraph with one word; what a bracket adds to a sentence is part of it."""
    assert not ends_with_credit(sentence)


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry lands on the meadow below the northern bank in the morning. © Coast News",
        "The ferry lands on the meadow below the northern bank in the morning. Ada Marlow for Coast News",
        "The ferry landed on the meadow below the northern bank on 14 May 2021. — Picture by Ada Marlow",
    ],
)
def test_a_line_with_a_maker_behind_its_stop_is_a_caption(caption: str) -> None:
    """A name alone behind the last stop, or behind the sign of copyright, is that of whoever made the picture."""
    assert is_caption(split_lines(caption), 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ashford Closes Old Mill Bridge For Repairs. Ferry To Carry People",
        "The ferry is small, and it can carry no more than nine people at once. A second one",
    ],
)
def test_a_sentence_behind_a_stop_is_no_maker(sentence: str) -> None:
    """Two headlines on one line, or a sentence that is cut off, name nobody."""
    assert not is_caption(split_lines(sentence), 0)


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{PARAGRAPHS[3]} The sign © is no longer needed under the Berne Convention, as two lawyers of the county have said.",
        f"{PARAGRAPHS[3]} Ada Marlow",
        f"{PARAGRAPHS[3]}\nReuters",
        f"{PARAGRAPHS[3]}\nAdditional reporting by Ada Marlow, AP",
    ],
)
def test_a_paragraph_that_the_model_is_sure_of_is_no_caption(paragraph: str) -> None:
    """A paragraph may speak of copyright, or be signed by its author or its agency."""
    kinds = kinds_of(page_of(*PARAGRAPHS[:3], paragraph, *PARAGRAPHS[4:]))
    assert kinds[paragraph.partition("\n")[0]] == "body"


@pytest.mark.parametrize(
    "caption",
    [
        "Ruth Lane of the Town Council, second left, shows the county engineers the cracks in two of the stone arches.",
        "Ruth Lane (right) and the miller Bo Wood cross the old bridge for the last time before it closes in spring.",
    ],
)
def test_a_line_that_tells_where_somebody_stands_is_a_caption(caption: str) -> None:
    """A place on a picture stands behind a name or in brackets."""
    assert places_somebody(caption)
    assert kinds_of(page_of(*PARAGRAPHS[:3], caption, *PARAGRAPHS[3:]))[caption] == "caption"


@pytest.mark.parametrize(
    "sentence",
    [
        "The stones are old, right, and they will not wait for the county to find the money, she told the council.",
        "The road on the left, which leads to the mill, stays open to carts and to people on foot for the six weeks.",
        "“You know what I mean, Bob, right,” she told the court on the first day of the trial of the miller and his son.",
        "Der Rat Otto Braun (Mitte) will die Brücke in zwei Jahren bauen, und ein Liter (l) Farbe kostet mehr als gedacht.",
        "The party of Ada Stone, far right, won four of the nine seats in the council of the town at the end of the day.",
    ],
)
def test_a_sentence_with_a_side_is_no_caption(sentence: str) -> None:
    """A side without a name before it, or a part of a sentence, places nobody."""
    assert not places_somebody(sentence)


def test_a_line_right_above_a_credit_is_a_caption() -> None:
    """The maker stands on the next line without a blank one between, where paragraphs are parted by blank lines."""
    caption = "The ferry will carry people on foot from six in the morning until midnight, and nine of them at most at once."
    credit = "Ada Marlow/Getty Images"
    lines = split_lines(f"{PARAGRAPHS[0]}\n\n{caption}\n{credit}\n\n{PARAGRAPHS[1]}")
    assert [is_caption(lines, i) for i in range(4)] == [False, True, True, False]
    assert not is_caption(split_lines(f"{PARAGRAPHS[0]}\n\n{caption}\n\n{credit}"), 1)


def test_a_heading_that_a_list_names_too_stays_one() -> None:
    """The entries of a live blog are listed above it, and head parts of the story all the same."""
    heads = ["Ferry sinks again below the old mill bridge", "Mayor asks for a second ferry", "Market moves to the meadow"]
    entries = [line for head, text in zip(heads, PARAGRAPHS[2:], strict=False) for line in (head, text)]
    body = mediacorpus.parse(page_of("What happened today:", *heads, *PARAGRAPHS[:2], *entries, PARAGRAPHS[5])).body
    assert all(f"{head}\n\n{text}" in body for head, text in zip(heads, PARAGRAPHS[2:], strict=False))


def test_a_line_right_below_the_label_of_a_list_is_none_of_the_body() -> None:
    """A headline without a stop below "Read more" is another story's; a paragraph there is the next of this one."""
    teaser = "Ferry below the old mill bridge sinks again in the night"
    kinds = kinds_of(page_of(*PARAGRAPHS[:2], "Read more", teaser, *PARAGRAPHS[2:]))
    assert kinds[teaser] == "promo"
    assert [kinds[text] for text in PARAGRAPHS] == ["body"] * len(PARAGRAPHS)


def test_two_headlines_between_paragraphs_that_a_list_names_too_are_links() -> None:
    """A headline right above another heads no part of the story, and neither does the other."""
    heads = ["Ferry sinks again below the old mill bridge", "Mayor asks for a second ferry"]
    page = page_of(*PARAGRAPHS[:2], *heads, *PARAGRAPHS[2:], "Latest news", *heads)
    assert not any(head in mediacorpus.parse(page).body for head in heads)


def test_a_long_line_in_capitals_is_the_title_of_another_story() -> None:
    """A short one is a heading, and on a page in capitals it is a paragraph like the others."""
    title, heading = "MAYOR'S BROTHER SOLD THE STONES OF THE OLD MILL BRIDGE", "WHAT THE COUNTY PAYS FOR"
    kinds = kinds_of(page_of(*PARAGRAPHS[:2], title, *PARAGRAPHS[2:4], heading, *PARAGRAPHS[4:]))
    assert kinds[title] == "promo"
    assert kinds[heading] == "heading"
    shouted = [text.upper() for text in PARAGRAPHS]
    kinds = kinds_of(page_of(*shouted))
    assert [kinds[text] for text in shouted] == ["body"] * len(shouted)


def test_a_pull_quote_is_furniture() -> None:
    """A quotation that a paragraph near it has word for word is printed for the eye, and is no quotation of its own."""
    pulled = "“We have waited too long already, and the stones will not wait with us”"
    page = page_of(*PARAGRAPHS[:2], pulled, *PARAGRAPHS[2:])
    kinds = kinds_of(page)
    assert kinds[pulled] == "furniture"
    assert kinds[PARAGRAPHS[2]] == "body"
    assert len([quote for quote in mediacorpus.parse(page).quotes if "waited" in quote.text]) == 1


def test_a_quotation_that_is_printed_again_with_the_body_is_no_pull_quote() -> None:
    """Where the body stands again as one glued line, its quotations stay quotations."""
    said = "“We have waited too long already, and the stones will not wait with us.”"
    body = [*PARAGRAPHS[:2], said, *PARAGRAPHS[3:]]
    kinds = kinds_of(page_of(*body, " ".join(body)))
    assert kinds[said] == "body"
