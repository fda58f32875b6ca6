"""Write the articles of a document as IPTC ninjs, News in JSON."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

from mediacorpus.model import EntityLabel
from mediacorpus.writers.address import address_of
from mediacorpus.writers.letters import encodable
from mediacorpus.writers.mentioned import mentioned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediacorpus.model import Article, Document, Entity

__all__ = ["to_ninjs"]

STANDARD: Final = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
LISTS: Final[Mapping[EntityLabel, str]] = {
    EntityLabel.PERSON: "people",
    EntityLabel.ORG: "organisations",
    EntityLabel.MEDIA: "organisations",
    EntityLabel.GPE: "places",
    EntityLabel.LOC: "places",
    EntityLabel.FAC: "places",
    EntityLabel.EVENT: "events",
}
"""The property that holds an entity; the others are ``subjects``."""


def to_ninjs(document: Document, *, address: str | None = None) -> list[dict[str, Any]]:
    """
    Return an item of ninjs 2.1 for each article.

    ninjs wants a time with its offset from UTC.  ``contentcreated`` is there only where the page prints one; the day of
    publication stands among the ``descriptions``, with the role ``published``, wherever the page prints it.

    Args:
        document: any document.
        address: the IRI of the page; an item is ``address#article-0``.

    Source:
        ninjs 2.1, https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json.
    """
    document = encodable(document)
    page = address_of(document, address)
    return [
        _item(f"{page}#article-{article.index}", article, entities)
        for article, entities in zip(document.articles, mentioned(document), strict=True)
    ]


def _item(uri: str, article: Article, entities: list[Entity]) -> dict[str, Any]:
    item: dict[str, Any] = {"uri": uri, "type": "text", "standard": STANDARD}
    body = article.body
    day, time = article.published, article.published_time
    if day and time and time.tzinfo:
        item["contentcreated"] = datetime.datetime.combine(day, time).isoformat()
    if day:
        item["descriptions"] = [{"role": "published", "contenttype": "text/plain", "value": day.isoformat()}]
    if article.title is not None:
        item["headlines"] = [{"contenttype": "text/plain", "value": article.title}]
    if article.authors:
        item["by"] = ", ".join(article.authors)
    if article.dateline is not None:
        item["located"] = article.dateline
    if article.source is not None:
        item["infosources"] = [{"name": article.source}]
    if body:
        words = len(body.split())
        item["bodies"] = [{"contenttype": "text/plain", "charcount": len(body), "wordcount": words, "value": body}]
    for entity in entities:
        named = {"name": entity.name, "literal": entity.key}
        item.setdefault(LISTS.get(entity.label, "subjects"), []).append(named)
    return item
