"""Write the findings of a document as W3C Web Annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mediacorpus.writers.address import address_of
from mediacorpus.writers.letters import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Document, Entity, Span

__all__ = ["to_web_annotation"]

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
LEAST: Final = 32
"""The code points of ``prefix`` and ``suffix``, as the Hypothesis client writes them (``match-quote`` of hypothesis/client)."""
MOST: Final = 1024
"""Where the words around stay the same for longer than this, the position alone tells which printing is meant."""


def to_web_annotation(document: Document, *, address: str | None = None) -> dict[str, Any]:
    """
    Return an ``AnnotationPage`` with an annotation for each section, quotation and mention, as JSON-LD.

    Each annotation has two selectors for the same words: a ``TextPositionSelector``, in code points of the text from 0, the
    end excluded, and a ``TextQuoteSelector``, whose ``prefix`` and ``suffix`` are as long as it takes to tell the words
    from other printings of them, from 32 code points to 1,024.

    A lone surrogate of the page becomes U+FFFD; no offset moves.

    The words of each annotation are sought in the whole text, so the time grows with their number and with the length of
    the text: 30 ms for 1,700 annotations of 64,000 code points.

    Args:
        document: any document.
        address: the IRI of the text that is annotated; by default ``urn:mediacorpus:`` and the id of the document.

    Source:
        Web Annotation Data Model, W3C Recommendation, 23 February 2017; selectors in section 4.2.
    """
    document = encodable(document)
    source = address_of(document, address)
    items = [
        {
            "id": f"{source}#{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": bodies,
            "target": {"source": source, "selector": _selectors(document.text, span)},
        }
        for name, motivation, span, bodies in _annotations(document, source)
    ]
    return {"@context": CONTEXT, "id": f"{source}#annotations", "type": "AnnotationPage", "items": items}


def _annotations(document: Document, source: str) -> Iterator[tuple[str, str, Span, list[dict[str, str]]]]:
    for index, section in enumerate(document.sections):
        yield f"section-{index}", "classifying", section.span, [_words(section.kind.value, "classifying")]
    for index, quote in enumerate(document.quotes):
        bodies = [_words(quote.kind.value, "classifying")]
        if quote.speaker:
            bodies += _about(quote.speaker, source)
        elif quote.speaker_name:
            bodies.append(_words(quote.speaker_name, "describing"))
        yield f"quote-{index}", "classifying", quote.span, bodies
    for entity in document.entities:
        for index, mention in enumerate(entity.mentions):
            bodies = [_words(entity.label.value, "classifying"), *_about(entity, source)]
            yield f"entity-{entity.id}-{index}", "identifying", mention.span, bodies


def _about(entity: Entity, source: str) -> list[dict[str, str]]:
    """Return the bodies that name an entity: by its address within the page, and in words."""
    place = f"{source}#entity-{entity.id}"
    return [{"type": "SpecificResource", "source": place, "purpose": "identifying"}, _words(entity.name, "describing")]


def _words(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _selectors(text: str, span: Span) -> list[dict[str, str | int]]:
    around = LEAST
    while around < MOST and not _is_unique(text, span, around):
        around *= 2
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.slice(text),
            "prefix": text[max(span.start - around, 0) : span.start],
            "suffix": text[span.end : span.end + around],
        },
    ]


def _is_unique(text: str, span: Span, around: int) -> bool:
    """Tell whether the words with what stands around them are printed once."""
    begin = max(span.start - around, 0)
    words = text[begin : span.end + around]
    return text.find(words) == begin and text.find(words, begin + 1) < 0
