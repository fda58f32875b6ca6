"""
Name what stands in a dateline, and the states that are abbreviated after a place.

Shape: ``LITTLE ROCK, Ark. (AP) —`` gives the places ``LITTLE ROCK`` and ``Ark`` and the agency ``AP``.
No vote is needed there: typography and grammar say what each name is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.chunks import Piece
from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._speech.entities.knowledge import Knowledge, Known
    from mediacorpus.model import Section

__all__ = ["name_origins", "name_states"]

_ORIGIN = re.compile(r"(?:[^()\n-]|-(?=\w)){2,90}")
"""Matches ``LITTLE ROCK, Ark. ``, up to the agency or the dash; a levelled page has hyphens only."""

_PART = re.compile(r"[^\W\d_][\w.'-]*(?:\x20[^\W\d_][\w.'-]*){0,4}")
"""Matches ``LITTLE ROCK`` and ``N.H.``; never ``Dec``'s day."""

_AGENCY = re.compile(r"\(([^\W\d_][\w.-]*(?:\x20[^\W\d_][\w.-]*){0,3})\)")
"""Matches ``(AP)`` and ``(Thomson Reuters)``; never ``(2021)``."""

_ABBREVIATED = re.compile(r",\x20([A-Z][a-z]{1,4})\.")
"""Matches ``, Ark.`` after a place; never ``, Arkansas``."""

PLACES = ("GPE", "LOC", "FAC")


def name_origins(pieces: list[Piece], sections: Sequence[Section], flat: str, knowledge: Knowledge) -> list[Piece]:
    """
    Put the places and the agency of each dateline in the stead of what was found in it.

    Args:
        pieces: labelled, in any order.
        sections: of the page.
        flat: the levelled page.
        knowledge: what is known of places.
    """
    datelines = [number for number, section in enumerate(sections) if section.kind is SectionKind.DATELINE]
    if not datelines:
        return pieces
    named: list[Piece] = []
    taken: set[int] = set()
    for number in datelines:
        found = list(_origins(sections[number], number, flat, knowledge))
        if found:
            named += found
            taken.add(number)
    return [piece for piece in pieces if piece.section not in taken] + named


def _origins(section: Section, number: int, flat: str, knowledge: Knowledge) -> Iterator[Piece]:
    """Yield the names of one dateline; none where nothing but common words stand, as in ``UPDATE —``."""
    span = section.span
    head = _ORIGIN.match(flat, span.start, span.end)
    if head is None:
        return
    agency = _AGENCY.match(flat, head.end(), span.end)
    parts = list(_PART.finditer(flat, head.start(), head.end()))
    places = [part for part in parts if part.group().split(" ")[0].rstrip(".").capitalize() not in knowledge.words.dates]
    if not places or places[0].start() != head.start():
        return
    first = places[0].group()
    if agency is None and len(parts) == 1 and _is_common(first, knowledge) and _place(first, knowledge) is None:
        return
    for part in places:
        form = part.group()
        known = _place(form, knowledge)
        if known is None and form.endswith("."):
            form = form[:-1]
            known = _place(form, knowledge) or knowledge.abbreviated.get(form)
        yield Piece(
            part.start(),
            part.start() + len(form),
            form,
            tuple(form.split(" ")),
            number,
            "GPE" if known is None else known.label,
            known,
            "dateline",
        )
    if agency is not None and not _is_common(agency.group(1), knowledge):
        form = agency.group(1)
        known = knowledge.forms.get(form)
        known = None if known is None or known.label not in ("MEDIA", "ORG") else known
        yield Piece(agency.start(1), agency.end(1), form, tuple(form.split(" ")), number, "MEDIA", known, "dateline")


def _is_common(form: str, knowledge: Knowledge) -> bool:
    return knowledge.words.common.issuperset(form.lower().split(" "))


def _place(form: str, knowledge: Knowledge) -> Known | None:
    """Return the place that is known by a form, also where it is printed in capitals: ``RIO DE JANEIRO``."""
    small = knowledge.words.small
    low = form.lower().split(" ")
    cased = " ".join([word if i and word in small else word.capitalize() for i, word in enumerate(low)])
    for one in (form, cased):
        known = knowledge.forms.get(one)
        if known is not None and known.label in PLACES:
            return known
    return None


def name_states(pieces: list[Piece], sections: Sequence[Section], flat: str, knowledge: Knowledge) -> list[Piece]:
    """
    Call ``Ark.`` after a place and a comma a state; alone it may be a word, or the end of a sentence.

    Args:
        pieces: labelled, in the order of the text, none over another.
        sections: of the page.
        flat: the levelled page.
        knowledge: what the states are called.
    """
    out: list[Piece] = []
    end = 0
    for piece in pieces:
        if piece.start < end:  # what stood where a state stands
            continue
        out.append(piece)
        if piece.label not in PLACES or flat[piece.end : piece.end + 1] != ",":
            continue
        match = _ABBREVIATED.match(flat, piece.end, sections[piece.section].span.end)
        known = knowledge.abbreviated.get(match.group(1)) if match is not None else None
        if match is not None and known is not None:
            form, end = match.group(1), match.end()
            out.append(Piece(match.start(1), match.end(1), form, (form,), piece.section, "GPE", known, "lexicon"))
    return out
