"""
Let another tool find the names, and keep our linking.

Shape: a loaded spaCy pipeline or GLiNER model goes in, an
:class:`EntityRecognizer` comes out; each section of the page is given to the
tool apart, so that no name crosses two of them.  Neither tool is imported here: whoever has a
loaded model has its package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import attrs

from mediacorpus._speech.entities.stage import EntityRecognizer, Finding, RuleRecognizer
from mediacorpus.model import EntityLabel, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mediacorpus.model import Section

__all__ = ["EntityRecognizer", "Finding", "GlinerRecognizer", "RuleRecognizer", "SpacyRecognizer"]

SPACY_LABELS: Mapping[str, EntityLabel] = {
    **{str(label): label for label in EntityLabel},
    "PER": EntityLabel.PERSON,
    "LOCATION": EntityLabel.LOC,
    "ORGANIZATION": EntityLabel.ORG,
}
"""Labels of spaCy's pipelines (OntoNotes and WikiNER) -> ours; all others are passed over."""

GLINER_LABELS: Mapping[str, EntityLabel] = {
    "person": EntityLabel.PERSON,
    "organization": EntityLabel.ORG,
    "country, city or state": EntityLabel.GPE,
    "location": EntityLabel.LOC,
    "facility": EntityLabel.FAC,
    "nationality, religious or political group": EntityLabel.NORP,
    "news outlet": EntityLabel.MEDIA,
    "event": EntityLabel.EVENT,
    "law": EntityLabel.LAW,
}
"""What GLiNER is asked for -> our labels."""


class _Ent(Protocol):
    @property
    def start_char(self) -> int: ...

    @property
    def end_char(self) -> int: ...

    @property
    def label_(self) -> str: ...


class _Doc(Protocol):
    @property
    def ents(self) -> Iterable[_Ent]: ...


class _Pipeline(Protocol):
    def __call__(self, text: str, /) -> _Doc: ...


class _Model(Protocol):
    def predict_entities(self, text: str, labels: list[str], /, *, threshold: float) -> Iterable[Mapping[str, Any]]: ...


@attrs.frozen(eq=False)
class SpacyRecognizer:
    """
    Find names with a spaCy pipeline of any kind: a trained one, or a blank one with an EntityRuler.

    Args:
        pipeline: the loaded pipeline; its sections' texts are given to it one by one.
        labels: the pipeline's labels -> ours; names of other labels are passed over.
    """

    pipeline: _Pipeline
    labels: Mapping[str, EntityLabel] = attrs.field(kw_only=True, default=SPACY_LABELS)

    def find(self, text: str, sections: tuple[Section, ...]) -> Iterator[Finding]:
        """Yield the names of each section, in the order of the text."""
        for section in sections:
            start = section.span.start
            for ent in self.pipeline(section.span.slice(text)).ents:
                label = self.labels.get(ent.label_)
                if label is not None:
                    yield Finding(Span(start + ent.start_char, start + ent.end_char), label=label)


@attrs.frozen(eq=False)
class GlinerRecognizer:
    """
    Find names with a GLiNER model.

    Args:
        model: the loaded model.
        labels: what to ask it for -> our labels.
        threshold: how sure it must be, in [0, 1].
    """

    model: _Model
    labels: Mapping[str, EntityLabel] = attrs.field(kw_only=True, default=GLINER_LABELS)
    threshold: float = attrs.field(kw_only=True, default=0.5)

    def find(self, text: str, sections: tuple[Section, ...]) -> Iterator[Finding]:
        """Yield the names of each section, line by line, for the model reads some hundred words at a time."""
        asked = list(self.labels)
        for section in sections:
            at = section.span.start
            for line in section.span.slice(text).split("\n"):
                if line.strip():
                    for found in self.model.predict_entities(line, asked, threshold=self.threshold):
                        label = self.labels.get(found["label"])
                        if label is not None:
                            yield Finding(Span(at + int(found["start"]), at + int(found["end"])), label=label)
                at += len(line) + 1
