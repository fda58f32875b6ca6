"""Tell which entities an article names, for the formats that describe articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus.model import Document, Entity

__all__ = ["mentioned"]


def mentioned(document: Document) -> list[list[Entity]]:
    """Return for each article the entities that its sections name, in the order of their first mention on the page."""
    found: list[dict[int, Entity]] = [{} for _ in document.articles]
    for entity in document.entities:
        for mention in entity.mentions:
            article = document.sections[mention.section].article
            if article is not None:
                found[article][entity.id] = entity
    return [list(entities.values()) for entities in found]
