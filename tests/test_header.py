"""The header fields of one article are chosen by place and by words."""

from __future__ import annotations

import datetime
import sys
import time

import pytest

from mediacorpus._layout.bylines import PARTED
from mediacorpus._layout.header import Header, find_header, title_page
from mediacorpus._layout.headline import candidates
from mediacorpus._layout.headline_bounds import most_of
from mediacorpus._layout.headline_features import SHAPES, own_features, topic_of
from mediacorpus._layout.headline_weights import WEIGHTS
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import fold
from mediacorpus.model import DateRole, SectionKind

BODY = [
    "The river rose to the bridge on Monday night and flooded the lower town, the mayor of Velmark said.",
    "Two hundred people left their houses, and the school on the hill was opened for them before dawn.",
    "“We have not seen such rain in forty years,” the mayor said, and asked the province for help.",
]
TITLE = "River floods the lower town of Velmark"


def header(*above: str, below: tuple[str, ...] = (), body: list[str] = BODY) -> tuple[Header, str]:
    """Return the header of a page, and the page."""
    page = "\n".join((*above, *body, *below))
    return find_header(split_lines(page), len(above), len(above) + len(body) - 1), page


def published(found: Header) -> datetime.date | None:
    """Return the day of publication."""
    return next((date.date for date in found.dates if date.role is DateRole.PUBLISHED and date.date), None)


def authors(found: Header, page: str) -> list[str]:
    """Return the names of the byline."""
    return [name.slice(page) for name in found.authors]


def test_a_full_header_is_read() -> None:
    """Title, date and authors of a page with a menu are found, each with its kind."""
    found, page = header(
        "Home", "News", "Sport", TITLE, "Two hundred people leave their houses in one night", "By Ada Stone", "5 May 2031"
    )
    assert found.title is not None
    assert found.title.slice(page) == TITLE
    assert published(found) == datetime.date(2031, 5, 5)
    assert authors(found, page) == ["Ada Stone"]
    assert dict(found.kinds) == {
        3: SectionKind.TITLE,
        5: SectionKind.BYLINE,
        6: SectionKind.DATE,
    }
    assert found.title_rule.startswith("title: ")
    assert found.byline_rule == "byline-opener"


def test_a_header_far_above_the_body_is_read() -> None:
    """A form to register may stand between them."""
    found, page = header(TITLE, "By Ada Stone", "5 May 2031", *["Register to read more"] * 70)
    assert published(found) == datetime.date(2031, 5, 5)
    assert authors(found, page) == ["Ada Stone"]


def test_the_fields_are_sought_around_a_title_that_is_known() -> None:
    """The line that would have been chosen has no say then."""
    page = "\n".join((TITLE, "By Ada Stone", *["Share"] * 8, "The mayor of Velmark on the bridge", "5 May 2031", *BODY))
    chosen, known = (find_header(split_lines(page), 12, 14, known_title=title) for title in (10, 0))
    assert authors(chosen, page) == []
    assert authors(known, page) == ["Ada Stone"]
    assert (known.title_line, known.title_rule, published(known)) == (0, "title-above-body", datetime.date(2031, 5, 5))


def test_a_title_is_taken_off_its_breadcrumb() -> None:
    """A breadcrumb glued to the title is the first printing of the title; the line below repeats it."""
    found, page = header(f"World Regions {TITLE}", TITLE, "5 May 2031")
    assert found.title is not None
    assert found.breadcrumb is not None
    assert (found.title.start, found.title.slice(page)) == (14, TITLE)
    assert (found.breadcrumb.slice(page), found.title_line) == ("World Regions", 1)
    assert found.kinds[1] is SectionKind.REPEAT


def test_the_first_printing_of_a_title_is_the_title() -> None:
    """A title printed twice above the body is taken where it stands first, also when a dash or a blank differs."""
    found, _ = header("River floods – the lower\N{NO-BREAK SPACE}town", "5 May 2031", "River floods - the lower town")
    assert found.title_line == 0
    assert found.kinds[2] is SectionKind.REPEAT


def test_two_dates_give_one_day_and_one_time() -> None:
    """A machine date above and a full date below it agree; both are kept."""
    found, _ = header("date 2031-06-02 0", "Monday 2 June 2031 - 09:08", TITLE)
    assert [(date.role, date.date, date.time) for date in found.dates] == [
        (DateRole.PUBLISHED, datetime.date(2031, 6, 2), None),
        (DateRole.PUBLISHED, datetime.date(2031, 6, 2), datetime.time(9, 8)),
    ]


def test_another_day_beside_the_date_of_publication_is_other() -> None:
    """A second day without a label does not compete with the first."""
    found, _ = header(TITLE, "5 May 2031", "3 May 2031")
    assert [date.role for date in found.dates] == [DateRole.PUBLISHED, DateRole.OTHER]


def test_a_period_is_no_date_of_publication() -> None:
    """The two days of a double issue give way to a single day, even one above the title."""
    found, _ = header("Politics / May 11, 2031", TITLE, "April 25, 2031/May 1, 2031, Issue")
    assert published(found) == datetime.date(2031, 5, 11)


def test_an_update_keeps_its_role() -> None:
    """An update is never given as the date of publication."""
    found, _ = header(TITLE, "Updated 6 May 2031")
    assert published(found) is None
    assert [(date.role, date.date) for date in found.dates] == [(DateRole.UPDATED, datetime.date(2031, 5, 6))]


@pytest.mark.parametrize(
    ("lines", "expected", "noted"),
    [
        (("03/04/2031",), datetime.date(2031, 3, 4), True),
        (("25/12/2030", TITLE, "03/04/2031"), datetime.date(2031, 4, 3), False),
        (("12/25/2030", TITLE, "03/04/2031"), datetime.date(2031, 3, 4), False),
    ],
)
def test_day_and_month_are_told_by_the_other_dates(lines: tuple[str, ...], expected: datetime.date, *, noted: bool) -> None:
    """Another date of the page tells the order; in English alone the month is read first, with a note."""
    found, _ = header(*(lines if TITLE in lines else (TITLE, *lines)))
    assert published(found) == expected
    assert [note.code for note in found.notes] == (["ambiguous-date"] if noted else [])


def test_day_and_month_are_told_by_the_language() -> None:
    """On a page in another language than English the day stands first."""
    body = [
        "Der Fluss stieg in der Nacht und die Straßen der Stadt sind nicht mehr zu sehen, sagte der Bürgermeister am Montag."
    ] * 2
    found, _ = header("Der Fluss steigt in der Nacht", "03/04/2031", body=body)
    assert published(found) == datetime.date(2031, 4, 3)
    assert found.notes == ()


def test_a_date_in_prose_or_far_below_is_not_taken() -> None:
    """Neither the dates of the body nor those of comments and other stories date the article."""
    body = [*BODY, "The last flood, on 3 May 2029, took the old bridge with it and left the lower town without water."]
    found, _ = header(TITLE, body=body, below=("More stories", "Bridge opens", "7 May 2031", "Mill closes", "8 May 2031"))
    assert published(found) is None


def test_a_labelled_date_below_the_body_is_taken() -> None:
    """Some sites print the date of publication, with its label, after the story."""
    found, _ = header(TITLE, below=("Share this", "Print", "Published on 5 May 2031"))
    assert published(found) == datetime.date(2031, 5, 5)


def test_a_doubt_becomes_a_note_at_its_place() -> None:
    """A time that lacks a digit is no time, and a note points at it."""
    found, page = header(TITLE, "March 5, 2031 - 18:5")
    assert [(note.code, note.span.slice(page)) for note in found.notes] == [("incomplete-time", "March 5, 2031 - 18:5")]
    assert found.dates[0].time is None


def test_a_bare_name_beside_the_date_signs() -> None:
    """A line with a name next to the date is the byline; a name the story is about is not."""
    found, page = header(TITLE, "Martha Lind", "5 May 2031")
    assert authors(found, page) == ["Martha Lind"]
    body = [BODY[0].replace("the mayor of Velmark", "Martha Lind, the mayor of Velmark,"), *BODY[1:]]
    found, page = header(TITLE, "5 May 2031", "Share", "Print", "Martha Lind", body=body)
    assert authors(found, page) == []


def test_authors_may_stand_on_lines_of_their_own() -> None:
    """One name a line, and an opener on a line before the name."""
    found, page = header(TITLE, "5 May 2031", "Martha Lind", "Peter Marek")
    assert authors(found, page) == ["Martha Lind", "Peter Marek"]
    found, page = header(TITLE, "Author of the article:", "Ada Stone", "5 May 2031")
    assert authors(found, page) == ["Ada Stone"]


def test_a_byline_after_the_standfirst_is_read() -> None:
    """Pages that print byline and date inside what looks like the body are read too."""
    found, page = header(TITLE, body=[BODY[0], "By Ada Stone", "5 May 2031", *BODY[1:]])
    assert (authors(found, page), published(found)) == (["Ada Stone"], datetime.date(2031, 5, 5))


def test_nobody_signs_twice() -> None:
    """A name printed in two bylines, or twice in one, is given once, where it stands first."""
    found, page = header(TITLE, "By Ada Stone", "By Martha Lind and ADA STONE", "5 May 2031")
    assert authors(found, page) == ["Ada Stone", "Martha Lind"]


@pytest.mark.parametrize(
    "box", [("About the author", "Ada Stone"), ("Über die Autorin:", "Ada Stone"), ("View all posts by Ada Stone",)]
)
def test_a_box_below_the_body_names_the_author(box: tuple[str, ...]) -> None:
    """It is asked where nothing else does, and not far below the body."""
    buttons = ("Share", "Print", "Save")
    found, page = header(TITLE, "5 May 2031", below=(*buttons, *box))
    assert (authors(found, page), found.byline_rule.startswith("byline-b")) == (["Ada Stone"], True)
    found, page = header(TITLE, "By Martha Lind", "5 May 2031", below=(*buttons, *box))
    assert authors(found, page) == ["Martha Lind"]
    found, page = header(TITLE, "5 May 2031", below=(*buttons * 9, *box))
    assert authors(found, page) == []


def test_a_person_signs_rather_than_an_account() -> None:
    """Whoever uploaded a text is not its author where the page names one."""
    found, page = header(TITLE, "Saved by stonecutter on 5 May 2031", "Share", "Text by Ada Stone")
    assert authors(found, page) == ["Ada Stone"]


@pytest.mark.parametrize(("distance", "names"), [(10, ["Ada Stone"]), (14, [])])
def test_a_label_below_the_body_names_the_author(distance: int, names: list[str]) -> None:
    """A byline with a label counts up to twelve lines below the body, and more than two words of a menu above the title."""
    below = (*["Share"] * (distance - 1), "Author: Ada Stone")
    found, page = header("Harbour Tales", "5 May 2031", TITLE, below=below)
    assert authors(found, page) == names


def test_a_single_name_may_stand_below_its_opener() -> None:
    """The name below "By" needs no surname."""
    found, page = header(TITLE, "By", "Ada", "5 May 2031")
    assert authors(found, page) == ["Ada"]


@pytest.mark.parametrize("below", [(), ("Source: Harbour Press",)])
def test_a_source_is_read_above_and_below_the_body(below: tuple[str, ...]) -> None:
    """A labelled source may stand in the header or after the body; a bare outlet only where nobody signs."""
    found, page = header(TITLE, "5 May 2031", *(() if below else ("Harbour Press",)), below=below)
    assert found.source is not None
    assert found.source.slice(page) == "Harbour Press"
    assert found.authors == ()


def test_a_story_code_is_marked() -> None:
    """The line with the number of the story has its kind."""
    found, _ = header(TITLE, "Story Code : 935898")
    assert found.kinds[1] is SectionKind.STORY_CODE


def test_bounds_keep_out_the_neighbours() -> None:
    """An article takes no field from outside its bounds."""
    lines = split_lines("\n".join(["4 May 2031", "By Ada Stone", TITLE, *BODY, "By Peter Marek"]))
    found = find_header(lines, 3, 5, bounds=(2, 6))
    assert (found.dates, found.authors) == ((), ())
    assert found.title_line == 2


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ((TITLE, "Ada Stone, Staff Attorney", "& Boris Marek, Director", "5 May 2031"), ["Ada Stone", "Boris Marek"]),
        ((TITLE, "Martha Lind", "Peter Marek", "5 May 2031"), ["Martha Lind", "Peter Marek"]),
        ((TITLE, "dpa", "5 May 2031"), ["dpa"]),
        ((TITLE, "5 May 2031", "Reuters, Ada Stone"), ["Reuters", "Ada Stone"]),
        ((TITLE, "Ada Stone / 5 May 2031 / Photo: coast.example"), ["Ada Stone"]),
        ((TITLE, "5 May 2031 Author Newsroom"), ["Newsroom"]),
        (("By", "Ada Stone", "Date", "5 May 2031", *["Share", "Print"] * 4, TITLE), ["Ada Stone"]),
        ((TITLE, "5 May 2031", "Ada Stone’s Harbour Plan"), []),
        ((TITLE, "5 May 2031", "Photo: Ada Stone", "Boris Marek"), []),
    ],
)
def test_bylines_of_many_shapes_are_read(above: tuple[str, ...], names: list[str]) -> None:
    """Two lines of one byline, agencies, a photo on the line of the author, and an opener far above; no words of a picture."""
    found, page = header(*above)
    assert authors(found, page) == names


def test_an_agency_signs_though_the_story_names_it() -> None:
    """Only a person whom the story is about is no author of it."""
    found, page = header(TITLE, "AFP", "5 May 2031", body=[BODY[0].replace("said.", "told AFP."), *BODY[1:]])
    assert authors(found, page) == ["AFP"]


def test_a_name_beside_a_date_deep_in_the_body_signs() -> None:
    """Where a long list of links was taken for the body, the byline is beside the date below it; another name is none."""
    found, page = header(TITLE, body=[*BODY * 3, "Frank Lind", "5 May 2031", *BODY])
    assert authors(found, page) == ["Frank Lind"]
    found, page = header(TITLE, body=[*BODY * 3, "Frank Lind", BODY[0], "5 May 2031", *BODY])
    assert authors(found, page) == []


@pytest.mark.parametrize(
    ("signature", "names"), [("Frank Lind", ["Frank Lind"]), ("– Dorrit Vael", ["Dorrit Vael"]), ("Dorrit Vael", [])]
)
def test_a_signature_right_below_the_body_is_read(signature: str, names: list[str]) -> None:
    """A name that begins with a frequent given name signs there, and any behind a dash beside a date."""
    found, page = header(TITLE, body=BODY * 3, below=(signature, "5 May 2031" if signature[0] == "–" else "Share"))
    assert authors(found, page) == names


def test_the_fields_of_a_title_deep_in_the_body_are_below_it() -> None:
    """A notice far above was taken for the first paragraph of the body."""
    notice = "We use cookies to make this site better for you and for our partners, and you can say no."
    page = "\n".join([notice, *(f"Topic {n}" for n in range(30)), TITLE, "Ada Stone", "5 May 2031", *BODY * 10])
    lines = split_lines(page)
    found = find_header(lines, 0, len(lines) - 1, body=[0, *range(34, len(lines))])
    assert [author.slice(page) for author in found.authors] == ["Ada Stone"]
    assert published(found) == datetime.date(2031, 5, 5)


def test_a_title_that_was_taken_for_body_is_the_title() -> None:
    """The first line of what the caller takes for the body may still be the title."""
    found, page = header("5 May 2031", body=[TITLE, *BODY])
    assert found.title is not None
    assert found.title.slice(page) == TITLE


def test_a_title_below_stray_sentences_is_found() -> None:
    """A notice far above the title that was taken for body does not hide it, nor does one just above it."""
    notice = "We use cookies to make this site better for you and for our partners, and you can say no."
    for menu in (["Home", "News", "Sport", *map(str, range(20))], ["Home"]):
        page = "\n".join([notice, *menu, TITLE, "5 May 2031", *BODY * 10])
        lines = split_lines(page)
        body = [0, *range(len(menu) + 3, len(lines))]
        found = find_header(lines, 0, len(lines) - 1, body=body)
        assert found.title is not None
        assert found.title.slice(page) == TITLE


def test_the_fields_of_a_title_far_above_the_body_are_below_it() -> None:
    """A player cut the first paragraph off from the rest; the words of its menu are no byline."""
    player = [*(f"{size} %" for size in range(80)), "Text Edge Style", "Done"]
    page = "\n".join([TITLE, "Ada Stone", "5 May 2031", BODY[0], *player, *BODY * 10])
    lines = split_lines(page)
    first = len(player) + 4
    found = find_header(lines, first, len(lines) - 1, body=[3, *range(first, len(lines))])
    assert published(found) == datetime.date(2031, 5, 5)
    assert [author.slice(page) for author in found.authors] == ["Ada Stone"]


def test_a_title_with_a_date_in_it_is_found() -> None:
    """A line that holds a date and more may be the title."""
    title = "Minutes of the meeting on the floods of Velmark of 10 May 2031"
    found, page = header("Home", "News", title, "By Ada Stone")
    assert found.title is not None
    assert found.title.slice(page) == title


def test_a_page_of_body_alone_has_no_header() -> None:
    """Where nothing stands around the body, nothing is invented."""
    found, _ = header()
    assert found.title_line in {None, 0}
    assert (found.dates, found.authors, found.source) == ((), (), None)


def test_every_feature_of_a_title_has_its_weight() -> None:
    """No line yields a feature that was not fitted."""
    lines = [
        TITLE,
        f"{TITLE} | Harbour Press",
        "«Menu»",
        "a {code} line;",
        "Photo by Ada Stone",
        "One, Two, Three",
        "ALL CAPITALS HERE",
    ]
    marked = [*lines, "5 May 2031", *lines, "Ada Stone", "Is it so?", "It is so.", "So:", "年月日"]
    page = split_lines("\n".join([*marked, *BODY, f"3 thoughts on “{TITLE}”"]))
    names = {name for _, features in candidates(title_page(page, len(marked), len(marked) + 2)) for name in features}
    assert names <= set(WEIGHTS)
    doubts = {"words of the site", "words of a picture", "names people", *(name for name, _ in SHAPES)}
    assert max(WEIGHTS[name] for name in doubts) < 0.0


@pytest.mark.parametrize("unit", ["7", "1/1/1/1/", "5 May 2031", "By Ada", "Aa ", "—", "“"])
def test_many_hostile_lines_cost_little(unit: str) -> None:
    """A megabyte of any one line is dealt with in less than two seconds."""
    page = "\n".join([(unit * 100)[:100]] * 10_000)
    lines = split_lines(page)
    begin = time.process_time()
    find_header(lines, len(lines) // 2, len(lines) - 1)
    assert time.process_time() - begin < 2.0


def test_a_person_beside_or_below_signs_too() -> None:
    """A name on the line of the date signs, and so does a lone name right below the body that the page prints again."""
    found, page = header(TITLE, "5 May 2031 / Frank Lind")
    assert authors(found, page) == ["Frank Lind"]
    assert found.byline_rule == "byline-beside-date"
    found, page = header(TITLE, below=("Frank Lind", "Share", "Frank Lind is a writer in Karvane."))
    assert authors(found, page) == ["Frank Lind"]
    found, page = header(TITLE, below=("By Ada Stone",))
    assert authors(found, page) == ["Ada Stone"]


def test_a_doubt_never_speaks_for_a_title() -> None:
    """What is asked only of the likeliest lines has no weight above 0: the others cannot gain by it."""
    doubts = {*(name for name, _ in SHAPES), "words of the site", "words of a picture", "names people"}
    assert all(WEIGHTS.get(name, 0.0) <= 0.0 for name in doubts)


@pytest.mark.parametrize(
    "line", [TITLE, "Velmark", "A", "?!", "5 towns:", "“Mayor mayor mayor mayor mayor mayor mayor mayor”", "洪水"]
)
@pytest.mark.parametrize("body", [BODY, [TITLE] * 9, ["Velmark mayor"] * 40])
def test_no_words_are_worth_more_than_their_bound(line: str, body: list[str]) -> None:
    """A line is asked about the body only while the most that its words may be worth could still make it the title."""
    features = own_features(line, fold(line), topic_of(body))
    assert sum(WEIGHTS[name] * value for name, value in features.items()) <= most_of(line, fold(line))


def test_a_line_with_a_digit_or_a_mark_is_marked() -> None:
    """Whatever digit or mark a line has, its marks tell it, so that no date and no byline is passed by."""
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isdecimal() or PARTED.fullmatch(sign)]
    lines = split_lines("\n".join([TITLE, *(f"a{sign}b" for sign in signs), "\ud800", ""]))
    assert [bool(line.marks) for line in lines] == [False, *([True] * len(signs)), False]


def test_the_days_far_below_the_body_tell_which_number_is_the_day() -> None:
    """A date that could be two days is read as the other dates of the page are, were they of comments far below."""
    far = tuple(f"So says reader number {'i' * i}" for i in range(1, 10))
    found, _ = header(TITLE, "04/05/2031", below=(*far, "25/05/2031"))
    other, _ = header(TITLE, "04/05/2031", below=(*far, "05/25/2031"))
    assert [dates[0].date for dates in (found.dates, other.dates)] == [datetime.date(2031, 5, 4), datetime.date(2031, 4, 5)]


def test_a_name_right_above_an_outlet_signs() -> None:
    """A bare name and a bare outlet above the body are its byline and its source, however often the body names the town."""
    found, page = header("Local", TITLE, "Velda Stonecroft", "Velmark Herald-Ledger")
    assert found.title is not None
    assert found.title.slice(page) == TITLE
    assert authors(found, page) == ["Velda Stonecroft"]
    assert found.source is not None
    assert found.source.slice(page) == "Velmark Herald-Ledger"


def test_a_person_with_a_post_speaks_against_a_title() -> None:
    """A name with a post behind a comma names people, whatever the given name; a headline with a comma does not."""
    page = "\n".join((TITLE, "Velda Stonecroft, Senior Fellow", "Velmark Floods, Schools Open", *BODY))
    found = dict(candidates(title_page(split_lines(page), 3, 5)))
    assert [i for i, features in found.items() if "names people" in features] == [1]


def test_a_header_is_sought_below_strays() -> None:
    """Lines of running text far above the title are no reason to seek the date and the byline up there."""
    stray = "We use a few small files to keep this site running, and you may read more about them below."
    page = "\n".join((stray, *["Menu"] * 20, TITLE, "By Ada Stone", "5 May 2031", *BODY))
    found = find_header(split_lines(page), 0, 26, body=[0, 24, 25, 26], known_title=21)
    assert (found.title_line, published(found)) == (21, datetime.date(2031, 5, 5))
    assert authors(found, page) == ["Ada Stone"]


def test_the_lines_below_a_title_far_above_are_read() -> None:
    """However far below it the body was found."""
    page = "\n".join((TITLE, "5 May 2031", *["Archive of the year"] * 120, *BODY))
    found = find_header(split_lines(page), 122, 124, body=[122, 123, 124], known_title=0)
    assert published(found) == datetime.date(2031, 5, 5)


@pytest.mark.parametrize(
    ("above", "opener"),
    [
        ((TITLE,), "(5 May 2031) "),
        ((TITLE, "Two hundred people leave their houses in one nightMonday, 5 May 2031"), ""),
        ((f"HomeLocal{TITLE}05.05.2031",), ""),
    ],
)
def test_a_date_at_the_edge_of_a_line_of_text_counts_where_no_line_holds_it(above: tuple[str, ...], opener: str) -> None:
    """The line stays what it is."""
    found, _ = header(*above, body=[opener + BODY[0], *BODY[1:]])
    assert published(found) == datetime.date(2031, 5, 5)
    assert SectionKind.DATE not in found.kinds.values()
    other, _ = header(*above, "6 May 2031", body=[opener + BODY[0], *BODY[1:]])
    assert published(other) == datetime.date(2031, 5, 6)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (("By Ada Stone", "5 May 2031"), True),
        (("5 May 2031 by Ada Stone Categories: Local",), True),
        (("By Ada Stone", "5 May 2031", "Mill bridge to close", "By Ben Hill", "3 May 2031"), False),
        (("Online since", "5 May 2031"), True),
        (("Online since", "5 May 2031", "3 May 2031"), False),
        (("Mill bridge to close for good", "5 May 2031"), False),
    ],
)
def test_a_date_some_lines_below_the_body_counts_if_it_is_the_only_one(below: tuple[str, ...], *, expected: bool) -> None:
    """It stands beside a byline, or alone on its line below a few words: a date below a headline is that of another story."""
    found, _ = header(TITLE, below=("Share", "Print", "Topics", "Floods", *below))
    assert published(found) == (datetime.date(2031, 5, 5) if expected else None)


def test_a_labelled_date_far_above_the_title_counts_where_there_is_no_other() -> None:
    """One without a label may be today's."""
    found, _ = header("Published: 5 May 2031", *["Menu"] * 20, TITLE)
    other, _ = header("5 May 2031", *["Menu"] * 20, TITLE)
    assert (published(found), published(other)) == (datetime.date(2031, 5, 5), None)


@pytest.mark.parametrize("quoted", ["“{}”", "„{}“", "„{}”", "«{}»", "»{}«", '"{}"'])
def test_a_title_quoted_below_the_body_is_the_title(quoted: str) -> None:
    """The line that heads the comments quotes the title, whatever the quotation marks."""
    short, long = "The wet Monday", "A diary of river towns and of those who live in them"
    found, page = header(long, "5 May 2031", short, below=(f"3 thoughts on {quoted.format(short)}",))
    assert found.title is not None
    assert found.title.slice(page) == short


def test_blank_lines_set_a_title_apart_from_a_menu() -> None:
    """Of two lines that differ by little the one between blank lines is the title, be it the first or the second."""
    towns = ("Rain in the lower town", "Rain in the upper town")
    for near, apart in (towns, towns[::-1]):
        tight, loose = ["News", near, "Sport"], ["", apart, ""]
        for above in ([*tight, *loose], [*loose, *tight]):
            page = "\n".join([*above, "", *BODY])
            found = find_header(split_lines(page), 4, 6)
            assert found.title is not None
            assert found.title.slice(page) == apart


@pytest.mark.parametrize("end", ["?", "!", " again and again, as the mayor calls it a “lake”"])
def test_a_question_that_was_taken_for_body_is_the_title(end: str) -> None:
    """A paragraph that ends with a stop is no title, one that asks, cries or ends in a quotation may be."""
    title = f"Why does the river flood the lower town of Velmark whenever the rain falls in May{end}"
    page = "\n".join(["News", "By Ada Stone", title, "", *BODY])
    found = find_header(split_lines(page), 2, 5)
    assert found.title is not None
    assert found.title.slice(page) == title


@pytest.mark.parametrize("link", ["← River floods the upper town of Velmark", "River floods the upper town of Velmark →"])
def test_a_link_to_the_page_before_or_after_is_no_title(link: str) -> None:
    """It would be one by its words and by its place."""
    found, page = header("The wet Monday", link, "5 May 2031")
    assert found.title is not None
    assert found.title.slice(page) == "The wet Monday"


def test_a_notice_of_two_sentences_is_no_title() -> None:
    """It speaks of cookies above a title that shares nothing with the body."""
    found, page = header("This page uses cookies. Accept all cookies", "The wet Monday", "5 May 2031")
    assert found.title is not None
    assert found.title.slice(page) == "The wet Monday"
    found, page = header("This page uses cookies. Accept all cookies", body=BODY)
    assert found.title is None
