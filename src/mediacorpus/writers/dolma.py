"""Write a document as the attributes of Dolma: spans under names, beside the documents they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mediacorpus.model import EntityLabel, QuoteKind, SectionKind

if TYPE_CHECKING:
    from mediacorpus.model import Document, Span

__all__ = ["to_dolma"]

CERTAIN = 1.0
"""The score of each span: a span is there or it is not."""


def to_dolma(document: Document) -> dict[str, Any]:
    """
    Return a row of a Dolma attributes file: the id of the document, and for each attribute its spans with their score.

    Shape: ``{"id": "p", "attributes": {"mediacorpus__section__furniture": [[120, 141, 1.0]], ...}}``.  The attributes are
    ``mediacorpus__section__KIND``, ``mediacorpus__quote__KIND`` and ``mediacorpus__entity__LABEL``, every one of them in
    every row, with an empty list where the page has none.

    Units: code points of the text, as in the taggers of the Dolma toolkit.

    Source:
        The format of the Dolma toolkit, https://github.com/allenai/dolma, ``docs/data-format.md``.
    """
    names = [("section", kind.value) for kind in SectionKind]
    names += [("quote", kind.value) for kind in QuoteKind]
    names += [("entity", label.value) for label in EntityLabel]
    attributes: dict[str, list[tuple[int, int, float]]] = {f"mediacorpus__{what}__{name}": [] for what, name in names}

    def add(what: str, name: str, span: Span) -> None:
        attributes[f"mediacorpus__{what}__{name}"].append((span.start, span.end, CERTAIN))

    for section in document.sections:
        add("section", section.kind.value, section.span)
    for quote in document.quotes:
        add("quote", quote.kind.value, quote.span)
    for entity in document.entities:
        for mention in entity.mentions:
            add("entity", entity.label.value, mention.span)
    return {"id": document.id, "attributes": {name: [list(row) for row in sorted(rows)] for name, rows in attributes.items()}}
