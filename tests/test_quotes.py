"""Finding and attributing quotations: the parts by themselves."""

from __future__ import annotations

import pytest

from mediacorpus._speech.lexicon import Word, build_lexicon, forms, load_lexicon
from mediacorpus._speech.paragraphs import find_paragraphs
from mediacorpus._speech.quotes import find_quotes
from mediacorpus._speech.speakers import attribute
from mediacorpus.errors import LexiconError
from mediacorpus.model import Quote, QuoteKind, Section, SectionKind, Span


def read(text: str, *kinds: SectionKind) -> tuple[Quote, ...]:
    """Return the quotations of a page with one section a line."""
    sections = []
    at = 0
    for line, kind in zip(text.split("\n"), kinds or (SectionKind.BODY,), strict=True):
        sections.append(Section(Span(at, at + len(line)), kind=kind, article=0, rule="test", page=text))
        at += len(line) + 1
    lexicon = load_lexicon()
    paragraphs = tuple(find_paragraphs(text, sections))
    quotes, _ = find_quotes(text, sections, paragraphs, lexicon)
    return attribute(text, sections, paragraphs, quotes, (), lexicon)


def test_silent_sections_give_no_quotation() -> None:
    """Furniture, related stories and repeats hold no quotations; comments and captions do."""
    line = "“It leaks,” said Ada Stone."
    kinds = (SectionKind.RELATED, SectionKind.FURNITURE, SectionKind.REPEAT, SectionKind.COMMENT, SectionKind.CAPTION)
    found = read("\n".join([line] * 5), *kinds)
    assert [quote.span.start for quote in found] == [3 * (len(line) + 1), 4 * (len(line) + 1)]


def test_indirect_speech_has_the_clause() -> None:
    """Speech without marks is the reported clause, with its cue and attribution."""
    text = "Ada Stone said that the bridge was closed, adding that it would stay closed."
    found = [(quote.text, quote.attribution and quote.attribution.slice(text)) for quote in read(text)]
    assert found == [("that the bridge was closed", "Ada Stone"), ("that it would stay closed", "Ada Stone")]


def test_according_to_reports_the_rest() -> None:
    """What stands beside "according to" is reported."""
    (quote,) = read("According to the mayor, the bridge was closed.")
    assert (quote.kind, quote.text) == (QuoteKind.INDIRECT, "the bridge was closed")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Stone said the bridge was closed, and the city has closed the road.", ["the bridge was closed"]),
        ("Ada Stone said she rejected the idea of a new bridge.", ["she rejected the idea of a new bridge"]),
        ("Over the years, Ada Stone said, the bridge had become unsafe.", ["the bridge had become unsafe"]),
        ("Tom Reed met Ada Stone, who said the bridge was closed.", ["the bridge was closed"]),
        ("Ada Stone called for a new bridge in May.", ["a new bridge in May"]),
        ("Ada Stone urged drivers to keep off the bridge.", ["drivers to keep off the bridge"]),
        ("Ada Stone told drivers not to use the bridge.", ["not to use the bridge"]),
        ("Ada Stone pledged to mend the bridge.", ["to mend the bridge"]),
        ("Ada Stone denied the charges.", ["the charges"]),
        ("Ada Stone said so.", []),
        ("Nine in ten were likely to say they liked the bridge.", ["they liked the bridge"]),
        ("Ada Stone pointed to the rust on the bridge.", ["the rust on the bridge"]),
        (
            "Ada Stone spoke about the state of the bridge on the condition of anonymity.",
            ["the state of the bridge on the condition of anonymity"],
        ),
        ("Ada Stone spoke on the condition of anonymity.", []),
        ("Ada Stone said on Monday she would mend the bridge.", ["she would mend the bridge"]),
        ("They crossed the bridge, which Ada Stone said was rotten to the core, in single file.", ["was rotten to the core"]),
        ("The plan for the town bridge was sound, as Ada Stone noted.", ["The plan for the town bridge was sound"]),
        ("Ada Stone did not mention the rust under the bridge.", ["the rust under the bridge"]),
        ("Ada Stone repeated her claim that the bridge was safe, but nobody came.", ["that the bridge was safe"]),
        ("Her call to close the bridge fell flat.", ["to close the bridge"]),
        ("Ada Stone said the bridge — a relic of the war — was unsafe.", ["the bridge — a relic of the war — was unsafe"]),
        ("Ada Stone said gulls nest under the bridge.", ["gulls nest under the bridge"]),
        ("Ada Stone said in March it's a poor bridge.", ["it's a poor bridge"]),
        ("Men trained for the move said that the bridge was closed.", ["that the bridge was closed"]),
        ("The bridge is unsafe, Ada Stone said, folding her wet umbrella.", ["The bridge is unsafe"]),
        (
            "Ada Stone said she knew a better way, warning the crew that “it floods.”",
            ["she knew a better way"],
        ),
        ("Ada Stone, editor of “Dawn,” claimed that the bridge was unsafe.", ["that the bridge was unsafe"]),
        ("Ada Stone painted a sign that read: “Fifteen! And not one more.”", []),
        ("Ada Stone said that, according to the clerk, the fair was “a very great flop”.", []),
        ("Ada Stone said that 1,200 cars crossed at $2.50. Rain fell.", ["that 1,200 cars crossed at $2.50"]),
    ],
)
def test_a_report_is_one_clause(text: str, wanted: list[str]) -> None:
    """A report ends where another clause begins, holds no second report, and may hang on a relative clause."""
    assert [quote.text for quote in read(text) if quote.kind is QuoteKind.INDIRECT] == wanted


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Asked whether the bridge was safe, Ada Stone sighed.", "whether the bridge was safe"),
        ("When asked about the rust under the bridge, Ada Stone sighed.", "the rust under the bridge"),
        ("Asked at tea in May whether she would go, Ada Stone sighed.", "whether she would go"),
        ("Ada Stone was asked what she knew of the bridge.", "what she knew of the bridge"),
    ],
)
def test_a_question_is_reported_without_its_speaker(text: str, question: str) -> None:
    """What somebody was asked is reported, though nobody is said to have asked it."""
    (quote,) = read(text)
    assert (quote.kind, quote.text, quote.attribution, quote.rule) == (QuoteKind.INDIRECT, question, None, "unmarked/asked")
    assert quote.cue is not None
    assert quote.cue.slice(text).lower() == "asked"


def test_a_question_has_the_asker_behind_by() -> None:
    """Whoever is named behind "asked by" asks the question that leads up to the answer."""
    text = "Asked by a visitor why the bridge was closed, Ada Stone sighed."
    (quote,) = read(text)
    assert quote.attribution is not None
    assert (quote.text, quote.attribution.slice(text)) == ("why the bridge was closed", "a visitor")


def test_as_she_put_it_is_a_cue() -> None:
    """The words "put it" attribute what it stands beside."""
    (quote,) = read("The bridge, as Ada Stone put it, is “a heap of rust.”")
    assert (quote.attribution, quote.cue) == (Span(15, 24), Span(25, 31))


@pytest.mark.parametrize(
    ("text", "kind"), [("He will “unravel” it.", QuoteKind.MIXED), ("The “old” bridge fell.", QuoteKind.SCARE)]
)
def test_a_verb_in_marks_is_borrowed(text: str, kind: QuoteKind) -> None:
    """A fragment that does the work of a verb is somebody's words, where one adjective is the writer's distance."""
    (quote,) = read(text)
    assert quote.kind is kind


def test_the_newest_report_speaks() -> None:
    """A quotation behind a sentence that reports somebody else is not the earlier speaker's."""
    text = "“It leaks,” Ada Stone said. Tom Reed agrees that it does. “It leaked last year.”"
    assert read(text)[-1].attribution == Span(28, 36)


def test_second_pieces_continue_the_first() -> None:
    """“A,” he said. “B.” is one utterance, and so is “A,” he said, “b.”; a new verb begins another."""
    assert [quote.continues for quote in read("“We lost,” Tom Reed said. “We lost it all.”")] == [None, 0]
    assert [quote.continues for quote in read("“We lost,” Tom Reed said, “and we know it.”")] == [None, 0]
    assert [quote.continues for quote in read("“We lost,” Tom Reed said, adding: “We know it.”")] == [None, None]


def test_nested_quotations_name_the_outer() -> None:
    """A quotation inside another points at it."""
    outer, inner = read("“The ‘Duchess’ sank,” Tom Reed said.")
    assert (outer.nested_in, inner.nested_in, inner.kind) == (None, 0, QuoteKind.SCARE)


def test_unclosed_and_unopened_marks_are_noted() -> None:
    """A mark that closes nothing and one that is never closed each raise a note."""
    text = "The dam held,” he said. “It is"
    section = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="test", page=text)
    _, notes = find_quotes(text, (section,), tuple(find_paragraphs(text, (section,))), load_lexicon())
    assert [note.code for note in notes] == ["unopened-quotation", "unclosed-quotation"]


def test_confidence_falls_with_distance() -> None:
    """A touching attribution is surer than one taken over from the paragraph before."""
    near = read("“We lost,” Tom Reed said.")[0]
    far = read("“We lost,” Tom Reed said.\n“All of it is gone now.”", SectionKind.BODY, SectionKind.CAPTION)[1]
    assert near.confidence > far.confidence


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("argue", ["argue", "argues", "argued", "arguing"]),
        ("admit", ["admit", "admits", "admitted", "admitting"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("say", ["say", "says", "said", "saying"]),
    ],
)
def test_verbs_are_inflected(base: str, wanted: list[str]) -> None:
    """The lexicon holds base forms; all other forms follow by rule or from the irregular list."""
    found = [form for form, _ in forms(base, {"say": ["says", "said", "saying"]}, {"admit"})]
    assert found == wanted


def test_a_language_without_lexicon_is_told() -> None:
    """A language we have no words of raises an error that names the file."""
    with pytest.raises(LexiconError, match="xx_quotes"):
        load_lexicon("xx")


def test_a_missing_list_is_told() -> None:
    """A lexicon that lacks a list raises; the caller is told which."""
    with pytest.raises(KeyError):
        build_lexicon({"verbs": {"saying": "say"}})


def test_words_have_their_bits() -> None:
    """A form of a verb of saying is a cue; a name is a capital and no cue."""
    lexicon = load_lexicon()
    assert lexicon.bits["explained"] & Word.SAYING
    assert lexicon.bits["Stone"] & Word.CAPITAL
    assert lexicon.is_cue("explained")
    assert not lexicon.is_cue("table")
