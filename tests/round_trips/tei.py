"""Read TEI back: a schema and the place of each element in the text."""

from __future__ import annotations

import functools
import importlib.util
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from mediacorpus import QuoteKind
from mediacorpus.writers import to_tei
from tests.round_trips.shared import Places, mentions_of, quotes_of, sections_of

if TYPE_CHECKING:
    from mediacorpus import Document

__all__ = ["check_tei", "read_tei", "tei_dtd"]


@functools.cache
def tei_dtd() -> etree.DTD:
    """Return the schema of TEI P5 4.8.0 that trafilatura ships; it holds 282 of the elements."""
    place = importlib.util.find_spec("trafilatura")
    assert place is not None
    assert place.submodule_search_locations
    return etree.DTD(str(Path(place.submodule_search_locations[0]) / "data" / "tei_corpus.dtd"))


def check_tei(document: Document, _folder: Path) -> None:
    """The file is valid TEI; its body is the page, replaced letters included; its elements stand where our spans do."""
    root = etree.fromstring(to_tei(document).encode("utf-8"))
    assert tei_dtd().validate(root), tei_dtd().error_log.filter_from_errors()
    text, elements = read_tei(root)
    assert text == document.text
    found: dict[str, Places] = {"section": Counter(), "quote": Counter(), "mention": Counter()}
    for element, begin, finish in elements:
        what = (element.get(XML_ID) or "").partition("-")[0]
        kind = (element.get("corresp") or "").removeprefix("#quotation-") if what == "quote" else element.get("type")
        start, end = _trimmed(text, begin, finish) if what == "section" else (begin, finish)
        if what in found:
            found[what][kind or "", start, end] += 1
    assert found == {"section": sections_of(document), "quote": quotes_of(document), "mention": mentions_of(document)}
    ids = set(root.xpath("//@xml:id"))
    assert len(ids) == len(root.xpath("//@xml:id"))
    assert {place[1:] for place in root.xpath("//@who | //@ref | //@corresp | //@prev")} <= ids
    said = [quote for quote in document.quotes if quote.kind is not QuoteKind.SCARE and quote.speaker]
    assert {f"#entity-{quote.speaker.id}" for quote in said if quote.speaker} == set(root.xpath("//@who"))


XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
Element = Any
"""lxml ships no types."""


def read_tei(root: Element) -> tuple[str, list[tuple[Element, int, int]]]:
    """Return the page, and each marked element with its place in it; pieces are joined by ``prev``."""
    (body,) = root.iter("{*}body")
    pieces: list[str] = []
    at = 0
    begun: dict[Element, int] = {}
    first: dict[str, str] = {}
    places: dict[str, tuple[Element, int, int]] = {}

    def add(text: str | None) -> None:
        nonlocal at
        pieces.append(text or "")
        at += len(pieces[-1])

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            begun[element] = at
            add(chr(int(element.get("n").removeprefix("U+"), base=16)) if element.get("type") == "replaced" else element.text)
            continue
        name = element.get(XML_ID)
        if name is not None:
            before = (element.get("prev") or "").removeprefix("#")
            first[name] = first.get(before, name)
            head, start, end = places.get(first[name], (element, begun[element], at))
            places[first[name]] = (head, min(start, begun[element]), max(end, at))
        if element is not body:
            add(element.tail)
    return "".join(pieces), list(places.values())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
