"""Gather what the view of a page refers to: who speaks, and a reason for each thing shown, each text stored once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._speech.entities.reasons import explain_mention
from mediacorpus.explain import explainer_of

if TYPE_CHECKING:
    from mediacorpus.explain import Explainer
    from mediacorpus.model import Document, Entity, Mention, Quote, Section

__all__ = ["Facts", "Speaker", "gather", "shorten"]

COLOURS: Final = 10
"""How many colours tell speakers apart: about as many as an eye does (Ware, Information Visualization, chapter 4)."""
NOBODY: Final = "nobody"
"""The key of the quotations that nobody is known to have said."""
SCARE: Final = "marks"
"""The key of the marks that report no speech."""


@attrs.frozen(kw_only=True)
class Speaker:
    """Whoever is said to have said something, under one name."""

    key: str
    """By what the elements of the view find each other."""
    name: str
    """The name of the entity, or the words of the attribution."""
    quotes: tuple[int, ...]
    """The indices of the quotations."""
    colour: int | None
    """One of :data:`COLOURS`; none for nobody."""


@attrs.define(kw_only=True)
class Facts:
    """What the parts of a view share."""

    document: Document
    explainer: Explainer
    keys: tuple[str, ...]
    """The key of the speaker of each quotation."""
    speakers: dict[str, Speaker]
    """By their keys; who speaks most comes first."""
    reasons: dict[str, int] = attrs.field(factory=dict)
    """The number of each reason, in the order in which they were first given."""

    def why(self, reason: str) -> int:
        """Return the number of a reason."""
        return self.reasons.setdefault(reason, len(self.reasons))

    def why_section(self, section: Section) -> int:
        """Return the number of the reason of a section."""
        return self.why(self.explainer.explain(section))

    def why_quote(self, quote: Quote) -> int:
        """Return the number of the reason of a quotation; how likely its speaker is right is told with it."""
        sure = f" The speaker is right with a probability of {quote.confidence:.0%}." if quote.speaker_name else ""
        return self.why(self.explainer.explain(quote) + sure)

    def why_mention(self, entity: Entity, mention: Mention) -> int:
        """Return the number of the reason of a mention: the same for all that one rule joined to one entity."""
        return self.why(f"{explain_mention(entity, mention)} It is named {len(entity.mentions)}× on the page.")


def gather(document: Document) -> Facts:
    """Return the facts of a document; linear in its size."""
    keys = tuple(_key(quote) for quote in document.quotes)
    found: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        found.setdefault(key, []).append(i)
    ranked = sorted(found, key=lambda key: (key in {NOBODY, SCARE}, -len(found[key])))
    speakers = {key: _speaker(document, key, found[key], rank) for rank, key in enumerate(ranked)}
    # The attribution of an unknown speaker may be any words, so the elements refer to speakers by number.
    short = {key: f"s{number}" for number, key in enumerate(speakers)}
    return Facts(
        document=document,
        explainer=explainer_of(document, document.sections),
        keys=tuple(short[key] for key in keys),
        speakers={short[key]: attrs.evolve(speaker, key=short[key]) for key, speaker in speakers.items()},
    )


def _key(quote: Quote) -> str:
    if quote.kind == "scare":
        return SCARE
    if quote.speaker is not None:
        return f"{quote.speaker.id}"
    name = quote.speaker_name
    return f"~{name.casefold()}" if name else NOBODY


def _speaker(document: Document, key: str, quotes: list[int], rank: int) -> Speaker:
    first = document.quotes[quotes[0]]
    names = {NOBODY: "Nobody named", SCARE: "Marks without speech"}
    return Speaker(
        key=key,
        name=names.get(key) or first.speaker_name or key,
        quotes=tuple(quotes),
        colour=None if key in names else rank % COLOURS,
    )


def shorten(words: str, limit: int) -> str:
    """Return words on one line, cut to ``limit`` characters."""
    line = " ".join(words[: 4 * limit].split())
    return line if len(line) <= limit and len(words) <= 4 * limit else line[: limit - 1].rstrip() + "…"
