"""
Tell in words how a quotation was read: its form, its attribution, and the entity behind it.

Shape: :attr:`Quote.rule <mediacorpus.Quote.rule>` is up to three names with slashes between, one for each of the three,
such as ``clause/inverted/by-name``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mediacorpus.model import Quote

__all__ = ["QUOTE_REASONS", "reasons_of"]

FORMS: Final[dict[str, str]] = {
    "clause": "The marked words are a clause by themselves",
    "fragment": "The marked words are a part of a sentence",
    "distance": "A word before the marks says that the name is not the writer's own",
    "nickname": "The marked words stand inside a name",
    "work": "The word before the marks is a kind of work, and the marked words are its title",
    "acronym": "The marked word is an acronym",
    "title-case": "The marked words have capitals, as titles and names have",
    "designation": "The marked word is a name that the writer does not take for granted",
    "unmarked": "The clause hangs on a verb of saying and has no marks",
}
"""What the form of the words tells."""

SHAPES: Final[dict[str, str]] = {
    "finite": "A subject and its verb of saying attribute it",
    "inverted": "A verb of saying with its subject behind it attributes it",
    "participle": "A participle attributes it, to the subject of its sentence",
    "shared": "A verb of saying without a subject of its own attributes it, to the subject of the verb before",
    "relative": "A relative clause attributes it, to the noun before",
    "passive": "A passive verb attributes it, to its agent",
    "according": "The words for whom it is according to attribute it",
    "noun": "A noun of saying attributes it, to its owner or to the subject of the sentence",
    "colon": "A colon attributes it, to the label before",
    "dash": "A dash attributes it, to the name behind",
    "shape": "A subject and a verb right beside the marks attribute it, though the verb is not listed as one of saying",
    "late": "The sentence behind it holds nothing but its attribution",
    "continued": "It goes on with the quotation before it in the paragraph",
    "sentence-before": "It has no attribution of its own, and the sentence before reports somebody",
    "paragraph-before": "It has no attribution of its own, and the paragraph before quotes somebody",
    "report-before": "It has no attribution of its own, and the paragraph before is about somebody",
    "colon-before": "It has no attribution of its own, and the paragraph before ends with a colon",
    "subject": "Its sentence has no verb of saying, but a subject that can speak",
    "subject-before": "The sentence before has no verb of saying, but a subject that can speak",
    "label": "The label of a speaker opens it",
    "turn": "It stands in the turn of a speaker",
    "signature": "The line below signs it",
}
"""What attributes the words; without any of these, nothing does."""

SPEAKERS: Final[dict[str, str]] = {
    "by-name": "The attribution is a name of the speaker",
    "by-pronoun": "Of those whom the pronoun can mean the speaker is the nearest and most prominent",
    "by-description": "The page calls the speaker so",
    "by-apposition": "The name of the speaker stands behind the description",
    "by-document": "The speaker was named beside the statement or the letter when it was first spoken of",
    "by-turn": "The word stands for whoever has the turn",
}
"""What gave the entity; without any of these, no entity is known."""

QUOTE_REASONS: Final[dict[str, str]] = {**FORMS, **SHAPES, **SPEAKERS}
"""A sentence for each name that the rule of a quotation can hold."""


def reasons_of(quote: Quote) -> str:
    """Return the sentences for the rule of a quotation, with the words that attribute it and the cue."""
    parts = []
    for name in quote.rule.split("/"):
        found = []
        if name in SHAPES and quote.attribution is not None:
            found.append(f"“{quote.attribution.slice(quote.page)}”")
        if name in SHAPES and quote.cue is not None:
            found.append(f"the cue is “{quote.cue.slice(quote.page)}”")
        parts.append(f"{QUOTE_REASONS.get(name, f'The rule {name} decided')}{': ' if found else ''}{', '.join(found)}.")
    return " ".join(parts)
