"""
Draw quotations and names over a text, so that all elements nest.

Shape: spans that may cross go in; where two cross, the one that was opened later is cut in pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus.writers.html_elements import Html, breaking, element, join, start_tag
from mediacorpus.writers.html_facts import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.writers.html_facts import Facts

__all__ = ["Layer", "Weaver", "layers_of"]

DEPTH: Final = 12
"""
The most things drawn inside each other; what lies deeper is in the lists alone.

A quotation in a quotation in a quotation, with a cue, its speaker and a name in it, makes six. Chromium nests 512 elements.
"""
SPEAKER: Final = 40
"""The most characters of a speaker's name behind a quotation: a third of a line."""
NOTHING: Final = Html("")


@attrs.frozen(kw_only=True)
class Layer:
    """One thing to be drawn over the text."""

    start: int
    end: int
    name: str
    """The element of its pieces."""
    attributes: dict[str, str | int | None]
    """Those of each of its pieces."""
    anchor: str | None = None
    """The ``id`` of its first piece."""
    tail: Html = NOTHING
    """What ends its last piece; it holds no text."""

    def open(self, at: int) -> Html:
        """Begin a piece at an offset."""
        own: dict[str, str | int | None] = {"id": self.anchor} if at == self.start else {"data-more": ""}
        return start_tag(self.name, {**own, **self.attributes})

    def close(self, at: int) -> Html:
        """End a piece at an offset."""
        return Html(f"{self.tail if at == self.end else NOTHING}</{self.name}>")


def layers_of(facts: Facts) -> list[Layer]:
    """Return what is to be drawn over the text of a document, in the order in which it begins, the longer first."""
    found = [*_quotes(facts), *_names(facts)]
    return sorted((layer for layer in found if layer.start < layer.end), key=lambda layer: (layer.start, -layer.end))


def _quotes(facts: Facts) -> Iterator[Layer]:
    for i, quote in enumerate(facts.document.quotes):
        speaker = facts.speakers[facts.keys[i]]
        known = {"data-s": speaker.key, "data-c": speaker.colour}
        yield Layer(
            start=quote.span.start,
            end=quote.span.end,
            name="q",
            attributes={"class": quote.kind, **known, "data-why": facts.why_quote(quote)},
            anchor=f"q{i}",
            tail=element("i", class_="by", data_by=shorten(speaker.name, SPEAKER)) if speaker.colour is not None else NOTHING,
        )
        for part, span in (("cue", quote.cue), ("attribution", quote.attribution)):
            if span is not None:
                yield Layer(start=span.start, end=span.end, name="i", attributes={"class": part, **known})


def _names(facts: Facts) -> Iterator[Layer]:
    for entity in facts.document.entities:
        shared: dict[str, str | int | None] = {"class": "name", "data-e": f"e{entity.id}", "data-label": entity.label}
        for number, mention in enumerate(entity.mentions):
            yield Layer(
                start=mention.span.start,
                end=mention.span.end,
                name="span",
                attributes={**shared, "data-why": facts.why_mention(entity, mention)},
                anchor=None if number else f"e{entity.id}",
            )


@attrs.define
class Weaver:
    """Draw the text from its beginning to its end, stretch by stretch."""

    text: str
    layers: list[Layer]
    """In the order in which they begin."""
    at: int = 0
    """What has been drawn."""
    _next: int = 0
    """The first layer that has not been opened."""
    _open: list[Layer] = attrs.field(factory=list)
    """Those that have been opened and have not ended, the innermost last."""

    def weave(self, end: int) -> Html:
        """Draw up to an offset: all that is open there is closed, and goes on in the next stretch."""
        parts = [layer.open(self.at) for layer in self._open] if self.at < end else []
        while self.at < end:
            parts += self._begin()
            following = self.layers[self._next].start if self._next < len(self.layers) else end
            stop = min(end, following, *(layer.end for layer in self._open))
            parts.append(breaking(self.text[self.at : stop]))
            self.at = stop
            parts += self._finish(last=stop == end)
        return join(parts)

    def skip(self, end: int) -> Html:
        """Draw up to an offset without layers; those that begin there are drawn from the next stretch on."""
        words = self.text[self.at : end]
        self.at = max(self.at, end)
        self._open = [layer for layer in self._open if layer.end > self.at]
        return breaking(words)

    def _begin(self) -> Iterator[Html]:
        """Open what begins here, or began in what was skipped."""
        while self._next < len(self.layers) and self.layers[self._next].start <= self.at:
            layer = self.layers[self._next]
            self._next += 1
            if layer.end > self.at and len(self._open) < DEPTH:
                self._open.append(layer)
                yield layer.open(self.at)

    def _finish(self, *, last: bool) -> Iterator[Html]:
        """Close what ends here, and what stands in it; open again what goes on."""
        ended = [depth for depth, layer in enumerate(self._open) if layer.end <= self.at]
        first = 0 if last else min(ended, default=len(self._open))
        yield from (layer.close(self.at) for layer in reversed(self._open[first:]))
        going_on = [layer for layer in self._open[first:] if layer.end > self.at]
        self._open[first:] = going_on
        if not last:
            yield from (layer.open(self.at) for layer in going_on)
