"""
Hand a document over to spaCy.

spaCy is not imported here: whoever has a loaded pipeline has its package, and ``pip install "mediacorpus[spacy]"`` gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus.writers.letters import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

    from mediacorpus.model import Document, Span

__all__ = ["to_spacy"]

DATA: Final = "mediacorpus"
"""The key of our facts in ``Doc.user_data``."""


def to_spacy(document: Document, nlp: Language) -> Doc:
    """
    Return the page as a spaCy ``Doc``, tokenised by the pipeline and with our findings on its tokens.

    ``doc.spans["sections"]``, ``["quotes"]`` and ``["entities"]`` hold a span for each section, quotation and mention, in
    our order: its ``label_`` is the kind or the label, its ``id_`` says which one it is (``section-0``, ``quote-0``,
    ``entity-0``), and its ``kb_id_`` is the key of the entity, or of the speaker of the quotation.  ``doc.ents`` holds the
    mentions.  No component of the pipeline runs.

    Units: ``start_char`` and ``end_char`` are code points of the page, as ours are.  A span that begins or ends inside a
    token is widened to whole tokens, and listed in ``doc.user_data["mediacorpus"]["inexact"]`` with its group, its place in
    the group, and its own ``start`` and ``end``.  Where two such mentions come to overlap, ``doc.ents`` holds the first.
    A lone surrogate of the page becomes U+FFFD.

    spaCy's tokenizer takes quadratic time on a long run of punctuation without a blank: 5 s for 8,000 brackets and marks.

    Args:
        document: any document.
        nlp: the pipeline; a blank one will do.

    Raises:
        ValueError: by spaCy, the page is longer than ``nlp.max_length``; raise that.
    """
    document = encodable(document)
    doc = nlp.make_doc(document.text)
    inexact: list[dict[str, str | int]] = []
    groups = {
        "sections": ((section.span, section.kind.value, f"section-{i}", "") for i, section in enumerate(document.sections)),
        "quotes": (
            (quote.span, quote.kind.value, f"quote-{i}", quote.speaker.key if quote.speaker else "")
            for i, quote in enumerate(document.quotes)
        ),
        "entities": iter(_mentions(document)),
    }
    for group, rows in groups.items():
        spans: list[Words] = []
        for span, label, name, key in rows:
            words = doc.char_span(span.start, span.end, label=label, kb_id=key, span_id=name)
            if words is None:
                words = doc.char_span(span.start, span.end, label=label, kb_id=key, span_id=name, alignment_mode="expand")
                inexact.append({"group": group, "place": len(spans), "start": span.start, "end": span.end})
            if words is not None:
                spans.append(words)
        doc.spans[group] = spans
    doc.set_ents(list(_apart(doc.spans["entities"])))
    doc.user_data[DATA] = {"id": document.id, "inexact": inexact}
    return doc


def _mentions(document: Document) -> list[tuple[Span, str, str, str]]:
    """Return the mentions of all entities, in the order of the text."""
    rows = [
        (mention.span, entity.label.value, f"entity-{entity.id}", entity.key)
        for entity in document.entities
        for mention in entity.mentions
    ]
    return sorted(rows, key=lambda row: (row[0].start, row[0].end))


def _apart(spans: list[Words]) -> Iterator[Words]:
    """Yield the spans that do not overlap one before them."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
