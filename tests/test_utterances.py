"""Quotations as a caller meets them: by speaker, joined, and explained."""

from __future__ import annotations

import attrs
import pytest

import mediacorpus
from mediacorpus import Document, Quote, QuoteKind, SectionKind
from mediacorpus._speech.speakers.reasons import FORMS, QUOTE_REASONS, SHAPES, SPEAKERS
from mediacorpus._speech.speakers.saying import How
from mediacorpus._speech.speakers.verdict import CONFIDENCE
from mediacorpus.explain import RULES

PAGE = """Bridge of Velmark closes

5 May 2021

“The bridge is old,” said Qais al-Karimi, the mayor of Velmark. “Nobody wants to pay for it,” he added.

“We lost it,” Tom Reed said, “and we know it.” The so-called “Duchess” sank.

“It leaks,” a neighbour said.
"""
DOCUMENT = mediacorpus.parse(PAGE)

TRANSCRIPT = """Ada Stone answers questions

5 May 2021

Ada Stone, the mayor of Velmark, met the press in the town hall on Monday and spoke about the bridge for an hour.

Transcript:

Reporter:

Is the bridge closed for good, and will the town pay for a new one before the winter?

Ada Stone, Secretary General of the Reform Party:

“The bridge is closed for good.”

Tom Reed called me and said, “It will rain again.” I answered, “Let it rain as long as it likes.”
"""
TALK = mediacorpus.parse(TRANSCRIPT)


def speakers(document: Document) -> list[tuple[str, str | None]]:
    """Return the words of the marked quotations with the names of their speakers."""
    return [(quote.text, quote.speaker_name) for quote in document.quotes if quote.kind is not QuoteKind.INDIRECT]


@pytest.mark.parametrize("name", ["Qais al-Karimi", "Karimi", "Qays Kareemi", "Mr Karimi"])
def test_quotations_are_found_by_any_spelling_of_the_speaker(name: str) -> None:
    """A name that the page spells otherwise finds what its bearer says, pronouns included."""
    assert [quote.text for quote in DOCUMENT.quotes_by(name)] == ["“The bridge is old,”", "“Nobody wants to pay for it,”"]


def test_quotations_of_the_unnamed_are_found_by_the_wording() -> None:
    """A speaker whom the page does not name is found by what it calls him, and a stranger says nothing."""
    assert [quote.text for quote in DOCUMENT.quotes_by("A neighbour")] == ["“It leaks,”"]
    assert DOCUMENT.quotes_by("Mary Cole") == ()


def test_pieces_of_a_split_quotation_are_one_utterance() -> None:
    """“A,” he said, “b.” is one utterance, with both pieces, from the first mark to the last."""
    [joined] = [utterance for utterance in DOCUMENT.utterances() if utterance.speaker_name == "Tom Reed"]
    assert joined.text == "“We lost it,” “and we know it.”"
    assert joined.span.slice(PAGE) == "“We lost it,” Tom Reed said, “and we know it.”"
    assert joined.kind is QuoteKind.DIRECT
    assert joined.speaker is not None
    assert joined.speaker.name == "Tom Reed"


def test_each_quotation_that_reports_speech_is_of_one_utterance() -> None:
    """Utterances hold all quotations but the scare quotes, each once, in the order of the text."""
    pieces = [quote for utterance in DOCUMENT.utterances() for quote in utterance.quotes]
    assert pieces == [quote for quote in DOCUMENT.quotes if quote.kind is not QuoteKind.SCARE]
    assert any(quote.kind is QuoteKind.SCARE for quote in DOCUMENT.quotes)


def test_a_turn_gives_its_speaker() -> None:
    """In a turn a quotation without attribution is the speaker's, "I" is the speaker, and others keep what is theirs."""
    assert SectionKind.TURN in {section.kind for section in TALK.sections}
    assert speakers(TALK) == [
        ("“The bridge is closed for good.”", "Ada Stone"),
        ("“It will rain again.”", "Tom Reed"),
        ("“Let it rain as long as it likes.”", "Ada Stone"),
    ]


def test_every_rule_of_a_quotation_has_a_sentence() -> None:
    """Each form, each shape of a cue and each rule with a confidence is put into words, and the table of rules holds them."""
    assert set(How) <= set(SHAPES)
    assert set(CONFIDENCE) <= set(SHAPES)
    assert {"distance", "nickname", "work", "acronym", "title-case", "designation", "clause", "fragment", "unmarked"} == set(
        FORMS
    )
    assert QUOTE_REASONS.items() <= RULES.items()
    assert all(name.startswith("by-") for name in SPEAKERS)


@pytest.mark.parametrize("quote", [*DOCUMENT.quotes, *TALK.quotes], ids=lambda quote: quote.text[:20])
def test_each_quotation_is_explained_by_known_rules(quote: Quote) -> None:
    """No quotation is explained by the bare name of a rule, and the words that attribute it are shown."""
    document = DOCUMENT if quote in DOCUMENT.quotes else TALK
    assert set(quote.rule.split("/")) <= set(QUOTE_REASONS)
    words = document.explain(quote)
    assert "The rule" not in words
    assert quote.attribution is None or f"“{quote.attribution.slice(document.text)}”" in words


def test_the_explanation_names_cue_rule_and_entity() -> None:
    """The explanation tells the form, the attribution with its cue, and what gave the entity."""
    [quote] = [quote for quote in DOCUMENT.quotes if quote.text.startswith("“Nobody")]
    words = DOCUMENT.explain(quote)
    assert words.startswith("direct quotation by Qais al-Karimi, line 5, code points ")
    assert words.endswith(
        "The marked words are a clause by themselves."
        " A subject and its verb of saying attribute it: “he”, the cue is “added”."
        " Of those whom the pronoun can mean the speaker is the nearest and most prominent."
    )


def test_a_rule_of_another_version_is_told_by_its_name() -> None:
    """A document read back from a later version is explained all the same."""
    changed = attrs.evolve(DOCUMENT, quotes=(attrs.evolve(DOCUMENT.quotes[0], rule="clause/telepathy"),))
    assert "The rule telepathy decided" in changed.explain(changed.quotes[0])
