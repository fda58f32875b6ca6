"""The laws of quotations: true of every page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._speech.lexicon import load_lexicon
from mediacorpus._speech.paragraphs import find_paragraphs
from mediacorpus._speech.quotes import find_quotes
from mediacorpus._speech.speakers import attribute
from mediacorpus.model import Note, Quote, QuoteKind, Section, SectionKind, Span
from mediacorpus.testing import assert_linear_time

MARKS = "“”„«»‹›「」\"'‘’`"
NOISE = st.lists(
    st.sampled_from([*MARKS, *"aAsS .,:;!?()[]<>—-\n\r\t\u00a0\x00\ud800", "said ", "he ", "that ", "who ", "Ada Stone "]),
    max_size=120,
).map("".join)
NAMES = ("Ada Stone", "Tom Reed", "Mary Cole", "Peter Marsh")
SPEECH = ("The bridge is old.", "We never sold the boat.", "It will rain again on Sunday.", "Nobody came to help us.")
VERBS = ("said", "added", "explained", "insisted")
FRAMES = (
    "{open}{speech},{close} {verb} {name}.",
    "{open}{speech},{close} {name} {verb}.",
    "{name} {verb}, {open}{speech}.{close}",
    "{name} {verb} that {open}{speech}{close}.",
)


def whole(text: str, kind: SectionKind = SectionKind.BODY) -> tuple[Section, ...]:
    """Return the one section of a page."""
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return (Section(Span(begin, end), kind=kind, article=0, rule="law", page=text),) if begin < end else ()


def read(text: str, sections: tuple[Section, ...] | None = None) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    """Find and attribute the quotations of a page."""
    sections = whole(text) if sections is None else sections
    lexicon = load_lexicon()
    paragraphs = tuple(find_paragraphs(text, sections))
    quotes, notes = find_quotes(text, sections, paragraphs, lexicon)
    return attribute(text, sections, paragraphs, quotes, (), lexicon), notes


@st.composite
def sentences(draw: st.DrawFn, *, opening: str = "“", closing: str = "”") -> list[str]:
    """Draw sentences that quote, each a paragraph of its own."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        frame = draw(st.sampled_from(FRAMES))
        speech = draw(st.sampled_from(SPEECH)).rstrip(".")
        made.append(
            frame.format(
                open=opening, close=closing, speech=speech, verb=draw(st.sampled_from(VERBS)), name=draw(st.sampled_from(NAMES))
            )
        )
    return made


def essence(text: str, quotes: tuple[Quote, ...]) -> list[tuple[str, str, str]]:
    """Return what stays the same whatever marks a page is typed with."""
    return [
        (str(quote.kind), quote.text.strip("“”„«»\"'`‘’"), quote.attribution.slice(text) if quote.attribution else "")
        for quote in quotes
        if quote.kind is not QuoteKind.INDIRECT
    ]


@given(NOISE)
def test_nothing_raises_and_all_spans_lie_in_one_section(text: str) -> None:
    """No page raises; every quotation lies in one section, and so do its cue and its attribution."""
    sections = whole(text)
    quotes, _ = read(text, sections)
    for quote in quotes:
        for span in (quote.span, quote.cue, quote.attribution):
            assert span is None or any(section.span.covers(span) for section in sections)


@given(NOISE)
def test_nested_spans_nest(text: str) -> None:
    """A quotation lies inside the one that ``nested_in`` names, and no two overlap in part."""
    quotes, _ = read(text)
    for number, quote in enumerate(quotes):
        if quote.nested_in is not None:
            assert quotes[quote.nested_in].span.covers(quote.span)
            assert quote.nested_in < number
        if quote.continues is not None:
            assert quote.continues < number
    for left in quotes:
        for right in quotes:
            apart = not left.span.overlaps(right.span)
            assert apart or left.span.covers(right.span) or right.span.covers(left.span)


@given(NOISE)
def test_quotations_are_in_order_and_sure_between_zero_and_one(text: str) -> None:
    """Quotations stand in the order of the text, each with a confidence in [0, 1] and a rule."""
    quotes, _ = read(text)
    starts = [quote.span.start for quote in quotes]
    assert starts == sorted(starts)
    assert all(0 <= quote.confidence <= 1 and quote.rule for quote in quotes)


@given(NOISE)
def test_same_page_same_quotations(text: str) -> None:
    """The same page gives the same quotations twice."""
    assert read(text) == read(text)


@given(NOISE)
def test_unclosed_quotations_have_a_note(text: str) -> None:
    """Marks balance, or a note says where they do not."""
    quotes, notes = read(text)
    noted = {note.span for note in notes if note.code == "unclosed-quotation"}
    assert {quote.span for quote in quotes if not quote.closed} == noted


@given(sentences())
def test_marks_of_any_make_give_the_same_quotations(paragraphs: list[str]) -> None:
    """Curly, straight and doubled single marks give the same quotations and attributions."""
    curly = "\n\n".join(paragraphs)
    wanted = essence(curly, read(curly)[0])
    assert len(wanted) == len(paragraphs)
    for opening, closing in (('"', '"'), ("''", "''"), ("``", "''"), ("«", "»"), ("„", "“")):
        text = curly.replace("“", opening).replace("”", closing)
        assert essence(text, read(text)[0]) == wanted


@given(sentences(), sentences(opening="‘", closing="’"))
def test_house_styles_do_not_mix_up(double: list[str], single: list[str]) -> None:
    """A page may quote in double marks and in single ones: each paragraph keeps its quotation."""
    text = "\n".join([*double, *single])
    quotes = [quote for quote in read(text)[0] if quote.kind is not QuoteKind.INDIRECT]
    assert len(quotes) == len(double) + len(single)


@given(sentences())
def test_a_repeated_body_adds_no_quotation(paragraphs: list[str]) -> None:
    """A body printed again as ``repeat`` adds no quotation and changes none."""
    body = "\n".join(paragraphs)
    text = f"{body}\n\n{body}"
    first = Section(Span(0, len(body)), kind=SectionKind.BODY, article=0, rule="law", page=text)
    again = Section(Span(len(body) + 2, len(text)), kind=SectionKind.REPEAT, article=0, repeats=0, rule="law", page=text)
    assert [q.span for q in read(text, (first, again))[0]] == [q.span for q in read(body)[0]]


@given(sentences(), st.sampled_from(["“", "”", '"', "‘", "’", "„", "''"]), st.integers(0, 200))
def test_a_broken_mark_spoils_only_its_paragraph(paragraphs: list[str], mark: str, at: int) -> None:
    """One stray mark in a paragraph of its own changes no quotation of another paragraph."""
    stray = "The road was wet and the lamps were out"
    place = at % len(stray)
    broken = stray[:place] + mark + stray[place:]
    text = "\n".join([*paragraphs, broken, *paragraphs])
    plain = "\n".join([*paragraphs, stray, *paragraphs])
    cut = len("\n".join(paragraphs))
    found = [q.text for q in read(text)[0] if q.kind is not QuoteKind.INDIRECT and not cut <= q.span.start <= cut + len(broken)]
    assert found == [q.text for q in read(plain)[0] if q.kind is not QuoteKind.INDIRECT]


HOSTILE = {
    "opening marks and blanks": "“ ",
    "apostrophes": "'",
    "apostrophes and blanks": "' ",
    "possessives": "as' ",
    "said in marks": '"said "',
    "participles": ", adding ",
    "relatives": "who said ",
    "angle brackets": "<",
    "closing marks": "”",
    "capitals": "Abc ",
    "stops": ". A",
    "lines": "“a.\n",
    "weekdays": "on Monday ",
    "according to": "according to ",
    "infinitives": "to say ",
}
"""What is hostile here, beside what :data:`mediacorpus.testing.HOSTILE` holds."""


def test_marks_around_no_word_raise_nothing() -> None:
    """A long stretch of stops in marks is a fragment, not an error."""
    (quote,) = read("He said “" + ". " * 500 + "a” on Monday.")[0]
    assert quote.closed


def test_a_paragraph_of_stray_marks_has_one_note() -> None:
    """More open marks than a paragraph of prose can have open nothing, and a note says so; other paragraphs keep theirs."""
    quotes, notes = read("“It leaks,” said Ada Stone.\n" + "“a " * 500 + "\n“It broke,” said Tom Reed.")
    assert [quote.text for quote in quotes] == ["“It leaks,”", "“It broke,”"]
    assert [note.code for note in notes] == ["stray-marks"]


@pytest.mark.usefixtures("still_heap", "untraced")
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    """Doubling a hostile page at most little more than doubles the time."""
    unit = HOSTILE[name]
    assert_linear_time(read, lambda size: (unit * (size // len(unit) + 1))[:size])
