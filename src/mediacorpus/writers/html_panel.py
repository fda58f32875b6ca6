"""
Write the lists beside the page: its articles, speakers and entities, the kinds of its sections, and its doubts.

A button names what it lights up by an attribute of the elements of the page and its value: ``data-by="s" data-value="s3"``
lights up whatever has ``data-s="s3"``.  A link leads to one place.  The values are numbers of our own, never words of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from mediacorpus.writers.html_elements import Html, element, escape, join
from mediacorpus.writers.html_facts import shorten
from mediacorpus.writers.html_page import name_kind

if TYPE_CHECKING:
    from mediacorpus.model import Article, Document, Entity
    from mediacorpus.writers.html_facts import Facts, Speaker

__all__ = ["write_panel", "write_reasons"]

LINE: Final = 90
"""The most characters of a quotation, a title or a role in a list: two lines of the panel."""
SPELLINGS: Final = 12
"""The most spellings that are listed under an entity; how many more there are is told."""


def write_panel(facts: Facts) -> Html:
    """Return all lists; one without entries is left out."""
    document = facts.document
    ranked = sorted(document.entities, key=lambda entity: -len(entity.mentions))
    kinds = Counter(section.kind for section in document.sections)
    return join(
        (
            _list("Articles", [_article(article) for article in document.articles]),
            _list("Speakers", [_speaker(facts, speaker) for speaker in facts.speakers.values()]),
            _list("Entities", [_entity(entity) for entity in ranked]),
            _list("Kinds", [_kind(kind, count) for kind, count in kinds.most_common()]),
            _list("Doubts", _doubts(document)),
        )
    )


def write_reasons(facts: Facts) -> Html:
    """Return the reasons that the elements of the page refer to by number; called when all else is written."""
    reasons = join(element("li", escape(reason)) for reason in facts.reasons)
    return element("ol", reasons, id="reasons", hidden="")


def _list(name: str, entries: list[Html]) -> Html:
    if not entries:
        return Html("")
    count = element("span", escape(str(len(entries))), class_="count")
    heading = element("summary", element("h2", escape(name), Html(" "), count))
    return element("details", heading, element("ol", *entries), class_=name.lower(), open="")


def _button(words: str, by: str, value: str, count: int | None = None) -> Html:
    inner = [element("bdi", escape(shorten(words, LINE)))]
    if count is not None:
        inner += [Html(" "), element("span", escape(str(count)), class_="count")]
    return element("button", *inner, type="button", data_by=by, data_value=value, aria_pressed="false")


def _article(article: Article) -> Html:
    published = article.published.isoformat() if article.published else None
    fields = (published, ", ".join(article.authors), article.source)
    below = shorten(" · ".join(field for field in fields if field), LINE)
    return element("li", _button(article.title or "(no title)", "a", f"a{article.index}"), _small(below))


def _speaker(facts: Facts, speaker: Speaker) -> Html:
    quotes = facts.document.quotes
    links = (
        element("li", element("a", element("bdi", escape(shorten(quotes[i].text, LINE))), href=f"#q{i}", title=quotes[i].kind))
        for i in speaker.quotes
    )
    said = element("details", element("summary", escape("quotations")), element("ol", *links))
    return element("li", _button(speaker.name, "s", speaker.key, len(speaker.quotes)), said, data_c=speaker.colour)


def _entity(entity: Entity) -> Html:
    counts = Counter(mention.text for mention in entity.mentions)
    forms = [f"{shorten(form, LINE)} ×{count}" for form, count in counts.most_common(SPELLINGS)]
    if len(counts) > SPELLINGS:
        forms.append(f"and {len(counts) - SPELLINGS} more")
    roles = dict.fromkeys(shorten(role.text, LINE) for role in entity.roles[:SPELLINGS])
    return element(
        "li",
        _button(entity.name, "e", f"e{entity.id}", len(entity.mentions)),
        element("span", escape(entity.label), class_="label", data_label=entity.label),
        _small(" · ".join(forms) if len(counts) > 1 else ""),
        _small("; ".join(roles)),
    )


def _kind(kind: str, count: int) -> Html:
    return element("li", _button(name_kind(kind), "kind", kind, count), data_tint=kind)


def _doubts(document: Document) -> list[Html]:
    starts = [section.span.start for section in document.sections]
    places = [max(0, bisect_right(starts, note.span.start) - 1) for note in document.notes]
    return [
        element("li", element("a", escape(note.message), href=f"#p{place}"))
        for note, place in zip(document.notes, places, strict=True)
    ]


def _small(words: str) -> Html:
    return element("small", element("bdi", escape(words))) if words else Html("")
