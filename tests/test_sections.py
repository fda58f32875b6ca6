"""What stands between a title and its body, and where the body begins."""

from __future__ import annotations

import pytest

import mediacorpus
from mediacorpus._layout.content import RUNNING
from mediacorpus._layout.draft import Draft, Story, core
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import page_facts
from mediacorpus._layout.settle import settle

TITLE = "Old mill bridge to close for repairs"
SUMMARY = "Ferries will cross the river for the six weeks that the county needs, and shopkeepers fear for their trade"
PARAGRAPHS = (
    "The town council of Ashford voted late on Monday to close the old mill bridge for six weeks of repairs in spring.",
    "Engineers found cracks in two of the stone arches last autumn, and the county has limited the weight of lorries since.",
    "A ferry will carry people on foot from six in the morning until midnight, and the county pays for most of the work.",
    "Shopkeepers on the northern bank fear for their trade, and have asked the mayor to let the market move to the meadow.",
    "The bridge was built in 1794 by a guild of millers, and it has been closed only twice since, both times by floods.",
)


def parse(*lines: str) -> mediacorpus.Document:
    """Return the document of some lines."""
    return mediacorpus.Parser(entities=False, quotes=False).parse("\n\n".join(lines))


def kind_of(document: mediacorpus.Document, line: str) -> str:
    """Return the kind of the section that begins with, or holds, a line."""
    at = document.text.index(line)
    return next(str(section.kind) for section in document.sections if section.span.start <= at < section.span.end)


def settled(*lines: str, doubted: str) -> float:
    """Return the settled probability of a line that the model doubts, among paragraphs that it is sure of and short lines."""
    found = split_lines("\n".join(lines))
    content = [0.2 if line.text == doubted else 0.9 if line.text in PARAGRAPHS else 0.0 for line in found]
    draft = Draft("\n".join(lines), found, page_facts(found), content)
    settle(draft)
    return draft.content[lines.index(doubted)]


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("The market reopens in June, whatever the river does.", True),
        ("Follow the harbour news, and tell the whole street of it.", False),
        ("If you have a boat for hire, tell the harbour master.", False),
        ("Is the old mill bridge the oldest in the whole county?", False),
        ("The market reopens in June, whatever the river does", False),
    ],
)
def test_a_last_sentence_goes_on_with_the_body(line: str, *, runs: bool) -> None:
    """So does a short one without a word of the site, and not one to the reader; between paragraphs such a line is a caption."""
    assert (settled(TITLE, *PARAGRAPHS[:2], line, "Most read", "Ferry to run late", doubted=line) >= RUNNING) is runs
    assert settled(TITLE, *PARAGRAPHS[:2], line, "Most read", *PARAGRAPHS[2:], doubted=line) < RUNNING


def test_broken_lines_are_one_body() -> None:
    """A line that breaks off within a sentence is body with the one that goes on, and no title."""
    page = """Ferry drivers vote to strike

Friday 5 October 2018

Drivers at the county's biggest ferry company have voted by nine to one
to walk out for three days later this month in a row over rest breaks.
The union said its members were being asked to work shifts of up to
eleven hours with a single break of twenty minutes. Managers at
the ferry company said the figures were wrong and that talks would go on."""
    document = mediacorpus.Parser(entities=False, quotes=False).parse(page)
    assert document.title == "Ferry drivers vote to strike"
    assert document.body.split("\n\n") == page[page.index("Drivers at") :].split("\n")


def test_the_body_begins_with_the_subtitle() -> None:
    """What sums the story up right below the title is a section of its own, and part of the text that a reader came for."""
    document = parse(TITLE, SUMMARY, "14 May 2021", "By Nora Field", *PARAGRAPHS)
    assert kind_of(document, SUMMARY) == "subtitle"
    assert document.body.split("\n\n") == [SUMMARY, *PARAGRAPHS]


def test_a_teaser_among_buttons_is_no_subtitle() -> None:
    """Behind the buttons of the site a sentence above the body belongs to another story."""
    teaser = "Ashford ferry sinks twice in a week and rises again on Sunday"
    document = parse(TITLE, SUMMARY, "14 May 2021", "By Nora Field", "Facebook", "Copy link", teaser, "Copy link", *PARAGRAPHS)
    assert [kind_of(document, line) for line in (SUMMARY, teaser)] == ["subtitle", "promo"]
    assert document.body.split("\n\n") == [SUMMARY, *PARAGRAPHS]


def test_several_paragraphs_far_above_the_others_are_no_stray() -> None:
    """The body of a live blog begins above its entries, however small a part stands there; teasers above a date are strays."""
    above, buttons, entries = PARAGRAPHS * 2, ["Button"] * 20, PARAGRAPHS * 20
    for count, date, first in ((10, "Button", 0), (1, "Button", 22), (10, "14 May 2021", 31)):
        lines = split_lines("\n".join([*above[:count], *buttons, date, *entries]))
        body = [line for line in range(len(lines)) if lines[line].text in PARAGRAPHS]
        assert core(Story(0, 0, len(lines), body), lines) == (first, len(lines) - 1)


def test_a_body_that_is_printed_again_with_its_subtitle_adds_one_repeat() -> None:
    """The copies of the subtitle and of the paragraphs are one section, and the title stays the title."""
    page = "\n\n".join([TITLE, SUMMARY, "14 May 2021", "By Nora Field", *PARAGRAPHS])
    document = parse(page)
    again = parse(page, document.body)
    assert (again.title, again.body) == (TITLE, document.body)
    assert [str(section.kind) for section in again.sections] == [*(str(section.kind) for section in document.sections), "repeat"]


def test_a_title_printed_again_between_paragraphs_is_a_repeat() -> None:
    """It heads no part of the story."""
    document = parse(TITLE, "14 May 2021", *PARAGRAPHS[:2], TITLE, *PARAGRAPHS[2:])
    assert document.body.split("\n\n") == list(PARAGRAPHS)


def test_a_title_is_no_caption() -> None:
    """Where a caption above the body was chosen, the title above it is taken, and its byline with it."""
    title = "Inside a rebellion: this is what patience looks like"
    caption = "Shopkeepers and engineers at the old mill bridge in Ashford on Monday. (Courtesy of Nora Reed)"
    buttons = ("fb", "tw", "mail", "Print", "msg", "wa", "sms", "Bookmark")
    document = parse(title, title, "By Nora Field", *buttons, "14 May 2021", caption, *PARAGRAPHS)
    assert document.title == title
    assert document.authors == ("Nora Field",)


def test_a_date_far_below_the_body_lies_inside_the_article() -> None:
    """What dates the article belongs to it, whatever stands between."""
    document = parse(TITLE, *PARAGRAPHS, "Tags", "Bridge", "County", "Ferry", "Published: 14 May 2021", "Home", "News")
    (article,) = document.articles
    assert article.published is not None
    assert all(article.span.covers(date.span) for date in article.dates)


def test_a_line_between_the_length_of_a_video_and_a_blank_line_is_its_caption() -> None:
    """The length is furniture, and the paragraphs around stay; a time of day is no length."""
    caption = "Ashford mill bridge is closed for six weeks as masons look for cracks in its arches, and shopkeepers are angry."
    for length, kind in (("Duration 1:30", "caption"), ("00:01:30", "caption"), ("13:30", "body")):
        document = parse(TITLE, "By Nora Field", *PARAGRAPHS[:3], f"{length}\n{caption}", *PARAGRAPHS[3:])
        assert kind_of(document, caption) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read moreShopkeepers on the northern bank count the cost", "promo"),
        ("3/12", "furniture"),
        ("Masons look for cracks in the old mill bridge Credit: Coast News", "caption"),
        (
            "Harbour Notes is a reader-supported publication. To receive new posts, consider becoming a free or paid subscriber.",
            "promo",
        ),
        ("To display this content from a video site, you must enable advertisement tracking and audience measurement.", "promo"),
        (
            "Have a tip? Nora Field reads all letters to the harbour desk. Follow her on Facebook for more from the coast.",
            "promo",
        ),
    ],
)
def test_what_sites_print_between_paragraphs_is_no_body(line: str, kind: str) -> None:
    """Boxes, links glued to their label, the number of a picture and a credit without a stop stand between paragraphs."""
    document = parse(TITLE, "By Nora Field", *PARAGRAPHS[:3], line, *PARAGRAPHS[3:])
    assert kind_of(document, line) == kind
    assert document.body.split("\n\n") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "notice",
    [
        "You are using an out of date browser. It may not show this or other pages as they are meant to be.",
        "Du verwendest einen veralteten Browser. Diese und andere Seiten zeigt er vielleicht nicht so an, wie sie sind.",
        "Vous utilisez un navigateur obsolète. Cette page et d’autres ne seront peut-être pas montrées comme prévu.",
    ],
)
def test_what_is_said_of_the_browser_of_a_reader_is_no_body(notice: str) -> None:
    """Nor is the line above it the title, though it is printed twice."""
    document = parse("Home", "Bridges", "Bridges of Ashford", notice, TITLE, "14 May 2021", *PARAGRAPHS, "Bridges of Ashford")
    assert document.title == TITLE
    assert document.body.split("\n\n") == list(PARAGRAPHS)


def test_a_name_and_a_date_below_the_first_paragraphs_sign_them() -> None:
    """They head no other article, as a headline and a date there would."""
    parts = (TITLE, "14 May 2021", SUMMARY + ".", *PARAGRAPHS[:2], "Nora Field", "Updated on 15 May 2021", *PARAGRAPHS[2:])
    document = parse(*parts)
    assert [article.title for article in document.articles] == [TITLE]
    headline = "Millers of the lower town count what the night has cost them"
    other = parse(*(headline if part == "Nora Field" else part for part in parts))
    assert [article.title for article in other.articles] == [TITLE, headline]


def test_a_copyright_behind_a_maker_ends_a_caption() -> None:
    """The stroke before it tells it from a sentence about rights."""
    caption = "Masons look for cracks in the old mill bridge. Nora Reed/Copyright 2021 Coast News. All rights reserved."
    document = parse(TITLE, "By Nora Field", *PARAGRAPHS[:3], caption, *PARAGRAPHS[3:])
    assert kind_of(document, caption) == "caption"
    assert document.body.split("\n\n") == list(PARAGRAPHS)
    board = "The quarrel is about a Patents/Copyright Board that the county wants to set up next year in the old town hall."
    assert kind_of(parse(TITLE, "By Nora Field", *PARAGRAPHS[:3], board, *PARAGRAPHS[3:]), board) == "body"


def test_comments_may_outweigh_the_story() -> None:
    """A label with a thread at once below it heads comments, however little of the text stands above it."""
    thread = [f"Kind Reader\n1{day} May 2021 at 10:3{day}\n\n{PARAGRAPHS[day]}\n\n{PARAGRAPHS[day - 1]}" for day in (2, 3, 4)]
    document = parse(TITLE, "14 May 2021", "By Nora Field", SUMMARY + ".", PARAGRAPHS[0], "3 Comments", *thread)
    assert document.body.split("\n\n") == [SUMMARY + ".", PARAGRAPHS[0]]
    assert {kind_of(document, text) for text in PARAGRAPHS[1:]} == {"comment"}


@pytest.mark.parametrize(
    "label", ["3 thoughts on “Old mill bridge to close for repairs in spring, says the town council”", "3 Comments"]
)
@pytest.mark.parametrize("head", ["Kind Reader, 1{} May 2021 at 10:30 Reply", "Kind Reader on May 1{}, 2021 at 5:00 pm said:"])
def test_a_head_may_end_with_a_button_and_a_label_with_the_title(label: str, head: str) -> None:
    """So do those of common programs for blogs."""
    thread = [f"{head.format(day)}\n\n{PARAGRAPHS[day]}\n\n{PARAGRAPHS[day - 1]}" for day in (2, 3, 4)]
    document = parse(TITLE, "14 May 2021", "By Nora Field", SUMMARY + ".", PARAGRAPHS[0], label, *thread)
    assert document.body.split("\n\n") == [SUMMARY + ".", PARAGRAPHS[0]]
    assert {kind_of(document, text) for text in PARAGRAPHS[1:]} == {"comment"}


COMMENTS = ("Close the whole road for all I care.", "My boat is for hire, and it never had a crack.", "Nice story!")


def test_who_says_it_above_the_time_heads_a_comment_however_short() -> None:
    """Nor does a story begin at a question that one reader asks and another answers."""
    short = [f"Not again: that is closure number {number}." for number in range(1, 15)]
    said = [*short, "Why did nobody look at the arches last year?", "\n\n".join(PARAGRAPHS[1:])]
    thread = [f"reader{number} says:\nMay 1{number}, 2021 at 10:30 am\n\n{text}" for number, text in enumerate(said)]
    document = parse(TITLE, "14 May 2021", "By Nora Field", PARAGRAPHS[0], f"{len(said)} responses to “{TITLE}”", *thread)
    assert len(document.articles) == 1
    assert document.body == PARAGRAPHS[0]
    assert {kind_of(document, text) for text in (*short, *PARAGRAPHS[1:])} == {"comment"}


def comments(*thread: str) -> list[str]:
    """Return the comments below a story and the label of a thread."""
    document = parse(TITLE, "14 May 2021", "By Nora Field", *PARAGRAPHS, *thread, "Leave a Reply")
    assert document.body.split("\n\n") == list(PARAGRAPHS)
    return [section.text for section in document.sections if section.kind == "comment"]


def test_a_list_of_stories_above_the_comments_hides_none() -> None:
    """A button to like a story stands above stories with their dates on many blogs, and heads no thread."""
    related = ("Like this:", "Like Loading...", "Related", "Ten walks along the river", "19 August 2020", 'In "Walks"')
    thread = [f"reader{n} says:\n1{n} May 2021 at 9:12 pm\n{text}\nReply" for n, text in enumerate(COMMENTS, 5)]
    found = comments(*related, "3 thoughts on “Old mill bridge to close for repairs”", *thread)
    assert [comment.splitlines()[0] for comment in found] == ["reader5 says:", "reader6 says:", "reader7 says:"]


def test_the_time_of_a_comment_may_stand_below_it() -> None:
    """Who says it heads the comment then, also a reader without a name."""
    names = ("Tom Holt", "Anonymous", "Kind Reader")
    thread = [
        f"{name} said...\n{text}\n15 May 2021 at 20:1{n}" for n, (name, text) in enumerate(zip(names, COMMENTS, strict=True))
    ]
    assert comments("3 comments:", *thread) == thread


def test_a_reader_may_have_an_initial_or_no_name() -> None:
    """A stop behind an initial ends no sentence, and a number may go before a name."""
    names = ("1. Derek W.", "Kind Reader", "2. Anonymous")
    thread = [f"{name}\n15 May 2021 at 6:4{n} pm\n{text}" for n, (name, text) in enumerate(zip(names, COMMENTS, strict=True))]
    assert comments("Responses to “Old mill bridge to close for repairs”", *thread) == thread


def test_comments_without_a_date_are_told_by_their_feet() -> None:
    """Buttons with the age of the comment stand below each, its reader's name above."""
    names = ("Tom Holt", "Bea Marsh", "Kind Reader")
    thread = [f"{name}\n{text}\nLike · Reply · {n}h" for n, (name, text) in enumerate(zip(names, COMMENTS, strict=True), 2)]
    assert [comment.splitlines()[:2] for comment in comments("3 Comments", "Sort by Oldest", *thread)] == [
        comment.splitlines()[:2] for comment in thread
    ]


def test_a_label_of_comments_above_the_story_heads_none() -> None:
    """It is a button there, though the date of the story follows it."""
    document = parse(TITLE, SUMMARY, "3 Comments", "14 May 2021", "By Nora Field", *PARAGRAPHS, "Updated 15 May 2021")
    assert document.body.split("\n\n") == [SUMMARY, *PARAGRAPHS]


def test_a_reader_and_the_day_of_the_comment_are_no_header() -> None:
    """Below the label of the comments a name is no title, though a button of the site stands between it and its date."""
    names = ("Kind Reader", "Another Reader")
    thread = [f"{name}\nShare\n15 May 2021, 11:14\n\n" + "\n\n".join(PARAGRAPHS[2:]) for name in names]
    document = parse(TITLE, "14 May 2021", "By Nora Field", *PARAGRAPHS[:3], "2 Comments", *thread)
    assert len(document.articles) == 1
    assert document.body.split("\n\n") == list(PARAGRAPHS[:3])


def test_times_of_entries_are_no_lengths() -> None:
    """Nor are the marks of a transcript, the time of a run, or a length above the title."""
    for times in ([f"12:3{n}:15" for n in range(7)], [f"00:0{n}:15" for n in range(7)], ["2:05:13"]):
        entries = [f"{time}\n{paragraph}" for time, paragraph in zip(times, PARAGRAPHS[1:], strict=False)]
        document = parse(TITLE, "By Nora Field", PARAGRAPHS[0], *entries, *PARAGRAPHS[len(entries) + 1 :], "Home")
        assert {kind_of(document, paragraph) for paragraph in PARAGRAPHS[:-1]} == {"body"}
    assert parse(f"Duration 3:15\n{TITLE}", "By Nora Field", *PARAGRAPHS).title == TITLE


def test_a_list_of_stories_with_labels_of_comments_is_no_thread() -> None:
    """A few words that are no name, or have a byline, head another story, whatever stands between."""
    for title, *head in (("Herring record", "15 May 2021"), ("Herring Back", "15 May 2021", "By Tom Holt")):
        second = (title, *head, *PARAGRAPHS[3:], "2 Comments")
        document = parse("Spring fair", "14 May 2021", "By Nora Field", *PARAGRAPHS[:3], "3 Comments", "Share", *second)
        assert [article.title for article in document.articles] == ["Spring fair", title]


def test_entries_below_a_button_for_comments_are_no_thread() -> None:
    """Their heads have no name."""
    entries = [f"1{n} May 2021, 10:30\n\n{paragraph}" for n, paragraph in enumerate(PARAGRAPHS[1:])]
    document = parse(TITLE, PARAGRAPHS[0], "Comments", *entries)
    assert "comment" not in {str(section.kind) for section in document.sections}


def test_a_sentence_about_comments_is_no_label() -> None:
    """It says more between their number and the quotation."""
    sentence = "3 replies came before noon, and all of the shopkeepers called the plan of the council “a shame”"
    document = parse(TITLE, "By Nora Field", *PARAGRAPHS[:3], sentence, *PARAGRAPHS[3:])
    assert kind_of(document, sentence) == "body"


@pytest.mark.parametrize(
    ("line", "trail"),
    [
        (f"Home > News > Local > {TITLE}", "Home > News > Local >"),
        (f"You are here: Home » Local » {TITLE}", "You are here: Home » Local »"),
        (f"Home / Local / {TITLE}", "Home / Local /"),
        (f"News › {TITLE}", "News ›"),
        (f"Stone > Reed: {TITLE}", ""),
        (f"»{TITLE}« » Stone", ""),
        ("Home > News > Local", ""),
        (f"Home and/or away: {TITLE}", ""),
        ("Home > News > of mills and bridges", ""),
    ],
)
def test_a_trail_before_a_title_is_a_breadcrumb(line: str, trail: str) -> None:
    """So it is where no other line prints the title; one part alone must be a word of a menu."""
    document = parse(line, "14 May 2021", "By Nora Field", *PARAGRAPHS)
    assert document.title == line.removeprefix(trail).strip()
    assert [section.text for section in document.sections if section.kind == "breadcrumb"] == ([trail] if trail else [])


def test_a_title_behind_a_trail_may_be_printed_again() -> None:
    """Below it and above it, alone or behind the same trail."""
    trail = f"Home > Local > {TITLE}"
    for lines in ([trail, TITLE], [trail, trail], [TITLE, trail]):
        document = parse(*lines, "14 May 2021", "By Nora Field", *PARAGRAPHS)
        assert document.title == TITLE
        assert kind_of(document, lines[0]) == ("breadcrumb" if lines[0] == trail else "title")
        assert document.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "box",
    [
        "The Mill Letter brings the news of the whole valley delivered to your inbox every weekday at seven in the morning.",
        "We have a small favour to ask of everybody who reads us, in this country and in a hundred others: stay with us.",
        "If you buy through links on this page, the council of the paper may be paid, and it costs you nothing at all.",
        "Jeden Morgen um sieben die wichtigsten Nachrichten aus dem ganzen Tal in Ihr Postfach, kostenlos und ohne Werbung.",
        "Chaque jour à sept heures, toute l’actualité de la vallée dans votre boîte mail, gratuitement et sans publicité.",
        "Elke ochtend om zeven uur het nieuws uit de hele vallei: schrijf je in voor de brief van de molen, zonder reclame.",
        "Las noticias de todo el valle, cada mañana a las siete, en tu correo: suscríbete a la carta del molino y léelas antes.",
    ],
)
def test_what_only_boxes_say_is_no_body(box: str) -> None:
    """Between two paragraphs as well, however long it is and in several languages."""
    document = parse(TITLE, "By Nora Field", "14 May 2021", *PARAGRAPHS[:3], box, *PARAGRAPHS[3:])
    assert box not in document.body
    assert all(paragraph in document.body for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council uses cookies and maps to count who crosses the bridge, and an app that people may download, it said.",
        "Scientists of the county spotted a mistake in the gene editing by a rival, who paid a small commission for its use.",
        "Teachers on the northern bank ask parents to keep reading to their children, and to join the discussion in May.",
        "Mit ihrer Spende half sie der Stadt, die Brücke zu erhalten, und in ihrem Postfach lagen am Abend hundert Briefe.",
    ],
)
def test_what_boxes_say_in_other_words_is_body(sentence: str) -> None:
    """News tells of cookies, apps and mistakes too."""
    assert sentence in parse(TITLE, "By Nora Field", "14 May 2021", *PARAGRAPHS[:3], sentence, *PARAGRAPHS[3:]).body


def test_the_last_lines_about_the_author_are_no_body() -> None:
    """They begin with a name of the byline; what its bearer says in an interview does not, nor what stands above a paragraph."""
    about = "Nora Field covers the rivers of the county for the Ashford Post, which she joined after ten years on a ferry."
    document = parse(TITLE, "By Nora Field", "14 May 2021", *PARAGRAPHS, about)
    assert (kind_of(document, about), about in document.body) == ("furniture", False)
    assert about in parse(TITLE, "By Nora Field", "14 May 2021", *PARAGRAPHS[:3], about, *PARAGRAPHS[3:]).body
    assert about in parse(TITLE, "By Bo Reed", "14 May 2021", *PARAGRAPHS, about).body
    said = "Nora Field: The rivers of the county have not been as high since the flood that took the bridge in 1854."
    assert kind_of(parse(TITLE, "By Nora Field", "14 May 2021", *PARAGRAPHS, said), said) != "furniture"
