"""
Draw the page: its sections as blocks, and over their words the quotations and names.

Shape: the text goes in, and comes out as the text content of one element, character for character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mediacorpus.writers.html_elements import Html, element, join
from mediacorpus.writers.html_layers import Weaver, layers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Document, Section
    from mediacorpus.writers.html_facts import Facts

__all__ = ["draw_page", "name_kind"]

# Matches "\n" and whatever else ends a line for str.splitlines; not " ".
LINE_END: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def draw_page(facts: Facts) -> Html:
    """Return the element whose text content is the page; linear in the page and in what was found on it."""
    document = facts.document
    weaver = Weaver(document.text, layers_of(facts))
    parts: list[Html] = []
    article = None
    for group in _groups(document):
        parts.append(_gap(weaver, group[0][1].span.start))
        own = next((section.article for _, section in group if section.article is not None), article)
        heading = f"article {own}" if own is not None and own != article else None
        article = own
        parts.append(_block(facts, weaver, group, heading))
    parts.append(_gap(weaver, len(document.text)))
    return element("div", *parts, id="page", tabindex=0, role="region", aria_label="The page", dir="auto")


def name_kind(kind: str) -> str:
    """Return a kind in words: ``story_code`` is "story code"."""
    return kind.replace("_", " ")


def _groups(document: Document) -> Iterator[list[tuple[int, Section]]]:
    """Yield the sections, those that share a line together."""
    group: list[tuple[int, Section]] = []
    for number, section in enumerate(document.sections):
        if group and LINE_END.search(document.text, group[-1][1].span.end, section.span.start):
            yield group
            group = []
        group.append((number, section))
    if group:
        yield group


def _gap(weaver: Weaver, end: int) -> Html:
    """Draw what lies between sections: white space, but for documents that were made by hand."""
    blank = weaver.text[weaver.at : end].isspace()
    words = weaver.skip(end)
    return element("span", words, class_="gap" if blank else "loose") if words else words


def _block(facts: Facts, weaver: Weaver, group: list[tuple[int, Section]], heading: str | None) -> Html:
    """Draw sections that share lines: the longest gives the block its colour, and the others stand in it."""
    main = max((section for _, section in group), key=lambda section: len(section.span))
    parts: list[Html] = []
    for number, section in group:
        parts.append(weaver.skip(section.span.start))
        parts.append(
            element(
                "span",
                weaver.weave(section.span.end),
                class_=None if section is main else "inset",
                id=f"p{number}",
                data_kind=section.kind,
                data_a=None if section.article is None else f"a{section.article}",
                data_why=facts.why_section(section),
            )
        )
    return element(
        "div",
        join(parts),
        class_="block",
        data_tint=main.kind,
        data_kinds=" + ".join(dict.fromkeys(name_kind(section.kind) for _, section in group)),
        data_heading=heading,
        data_why=facts.why_section(main),
    )
