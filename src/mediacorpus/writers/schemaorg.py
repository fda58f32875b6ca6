"""Describe the articles of a document in the words of schema.org, as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mediacorpus.model import EntityLabel, QuoteKind
from mediacorpus.writers.address import address_of
from mediacorpus.writers.letters import encodable
from mediacorpus.writers.mentioned import mentioned

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from mediacorpus.model import Document, Entity, Quote

__all__ = ["to_schema_org"]

TYPES: Final[Mapping[EntityLabel, str]] = {
    EntityLabel.PERSON: "Person",
    EntityLabel.ORG: "Organization",
    EntityLabel.GPE: "AdministrativeArea",
    EntityLabel.LOC: "Place",
    EntityLabel.FAC: "Place",
    EntityLabel.MEDIA: "NewsMediaOrganization",
    EntityLabel.EVENT: "Event",
    EntityLabel.LAW: "Legislation",
}
"""Label -> type of schema.org; the others are a ``Thing``."""
AGENTS: Final = frozenset({EntityLabel.PERSON, EntityLabel.ORG, EntityLabel.MEDIA})
"""Who can write and speak, as schema.org has it."""


def to_schema_org(document: Document, *, address: str | None = None) -> list[dict[str, Any]]:
    """
    Return a ``NewsArticle`` for each article, each a whole JSON-LD object with its ``@context``.

    ``articleBody`` is :attr:`mediacorpus.Article.body`; ``hasPart`` holds the quotations in marks, with their speakers;
    ``mentions`` the entities that the article names.  An author is a ``Person`` or an ``Organization`` where the page
    tells which, else the bare name.  What the page does not print is left out.

    Args:
        document: any document.
        address: the IRI of the page, which becomes its ``url``; an article is ``address#article-0``.

    Source:
        https://schema.org/NewsArticle.
    """
    document = encodable(document)
    page = address_of(document, address)
    labels = {mention.span: entity for entity in document.entities for mention in entity.mentions}
    own: list[list[Quote]] = [[] for _ in document.articles]
    for quote in document.quotes:
        if quote.article is not None and quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}:
            own[quote.article].append(quote)
    return [
        _compact(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "@id": f"{page}#article-{article.index}",
                "url": address,
                "identifier": f"{document.id}#article-{article.index}",
                "headline": article.title,
                "author": [_author(span.slice(article.page), labels.get(span)) for span in article.author_spans],
                "datePublished": _moment(article.published, article.published_time),
                "dateModified": article.updated.isoformat() if article.updated else None,
                "sourceOrganization": {"@type": "Organization", "name": article.source} if article.source else None,
                "dateline": article.dateline,
                "articleBody": article.body,
                "hasPart": [_quotation(quote) for quote in own[article.index]],
                "mentions": [_thing(entity) for entity in entities],
            }
        )
        for article, entities in zip(document.articles, mentioned(document), strict=True)
    ]


def _compact(record: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not there."""
    return {name: value for name, value in record.items() if value not in (None, [], "")}


def _moment(day: datetime.date | None, time: datetime.time | None) -> str | None:
    if day is None:
        return None
    return f"{day.isoformat()}T{time.isoformat()}" if time else day.isoformat()


def _author(name: str, entity: Entity | None) -> dict[str, str] | str:
    if entity is None or entity.label not in AGENTS:
        return name
    return {"@type": TYPES[entity.label], "name": name}


def _thing(entity: Entity) -> dict[str, Any]:
    aliases = [alias for alias in entity.aliases if alias != entity.name]
    return _compact({"@type": TYPES.get(entity.label, "Thing"), "name": entity.name, "alternateName": aliases})


def _quotation(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    kind = TYPES[speaker.label] if speaker and speaker.label in AGENTS else None
    by = {"@type": kind, "name": quote.speaker_name} if kind else None
    return _compact({"@type": "Quotation", "text": quote.text, "spokenByCharacter": by})
