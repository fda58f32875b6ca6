"""
Mend what the vote over capitalised forms cannot see.

Four rules: known names that a page prints in lower case; a class noun in lower case
that belongs to a place (``Beirut port``); states that play a game, which are teams; and
the writers of a byline, who are people though the last word of ``Ada Field`` is a class noun.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.chunks import Piece
from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._speech.entities.context import Page
    from mediacorpus._speech.entities.knowledge import Knowledge, Known
    from mediacorpus.model import Section

__all__ = ["drop_credits", "extend_places", "find_lowered", "name_authors", "name_teams"]

GAME_WORDS = 6
"""Different words of sport on a page that reports a game; the pages of the development sets have 0-3 or 9 and more."""

TEAM_SHARE = 0.25
"""Share of the places of a state that must speak of a team; in game reports it is .3 to .8, elsewhere below .1."""

_SMALL_LINE = re.compile(r"\n([^A-Z\n]{26,})(?=\n|\Z)")  # shorter lines are labels and addresses
"""Matches ``typed without a single capital``; never ``typed by Ada``."""

_SMALL_WORD = re.compile(r"\b[a-z]{4,}\b")
"""Matches ``iranians``; never ``Iran``."""

_NEAR_BEFORE = re.compile(r"(\w+)\x20(?:\w+\x20)?\Z")
_NEAR_AFTER = re.compile(r"(?:'s)?\x20(?:(\d+)|(\w+))")


def find_lowered(page: Page, sections: tuple[Section, ...]) -> Iterator[Piece]:
    """Yield the known names in lower case: ``green zone`` anywhere, ``iran`` where a line has no capitals at all."""
    starts = [section.span.start for section in sections]
    for start, end, known, rule in _lowered(page.flat, page):
        number = bisect_right(starts, start) - 1
        if number >= 0 and end <= sections[number].span.end:
            form = page.flat[start:end]
            yield Piece(start, end, form, tuple(form.split(" ")), number, known.label, known, rule)


def _lowered(flat: str, page: Page) -> Iterator[tuple[int, int, Known, str]]:
    knowledge = page.knowledge
    if knowledge.lowered is not None and not knowledge.lowered_starts.isdisjoint(page.printed):
        for match in knowledge.lowered.finditer(flat):
            yield *match.span(), knowledge.forms[match.group()], "lexicon"
    common = knowledge.words.common
    for line in _SMALL_LINE.finditer("\n" + flat):
        if line.group().islower():
            for match in _SMALL_WORD.finditer(flat, line.start(), line.end() - 1):
                word = match.group()
                known = knowledge.forms.get(word.capitalize())
                if known is not None and not known.weak and word not in common and (known.state or known.label == "NORP"):
                    yield *match.span(), known, "lower-case"


def extend_places(pieces: list[Piece], flat: str, knowledge: Knowledge) -> None:
    """Take the class noun in lower case into the name of a place: ``Beirut port``, ``Ain al-Assad airbase``."""
    for piece in pieces:
        if (
            flat[piece.end : piece.end + 1] != " "
            or piece.owned
            or piece.label not in ("GPE", "LOC", "ORG", "FAC", "PERSON")
            or len(piece.words) > 4
        ):
            continue
        word = _first_word(flat, piece.end + 1)
        if word in knowledge.words.extends and not (piece.known is not None and piece.known.state):
            piece.end += 1 + len(word)
            piece.form = f"{piece.form} {word}"
            piece.words = (*piece.words, word)
            piece.label, piece.known, piece.rule = "FAC", knowledge.forms.get(piece.form), "class-noun"


def _first_word(flat: str, start: int) -> str:
    stop = start
    while stop < len(flat) and stop < start + 12 and flat[stop].isalpha():
        stop += 1
    return flat[start:stop]


def name_teams(pieces: list[Piece], page: Page) -> None:
    """
    Call a state that plays a game a body, as OntoNotes does with teams named after places.

    Only on a page that speaks of a game, and only a state that stands where a team does.
    """
    words = page.knowledge.words
    if len(words.sport & page.printed) < GAME_WORDS:
        return
    groups: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.label == "GPE" and piece.known is not None and piece.known.state:
            groups.setdefault(piece.known.name, []).append(piece)
    for group in groups.values():
        if sum(_plays(piece, page) for piece in group) >= max(1, TEAM_SHARE * len(group)):
            for piece in group:
                piece.label, piece.rule = "ORG", "team"


def _plays(piece: Piece, page: Page) -> bool:
    words = page.knowledge.words
    before = _NEAR_BEFORE.search(page.flat, max(0, piece.start - 24), piece.start)
    if before is not None and before.group(1) in words.contest_before:
        return True
    after = _NEAR_AFTER.match(page.flat, piece.end)
    return after is not None and (bool(after.group(1)) or after.group(2) in words.contest_after)


def drop_credits(pieces: list[Piece], sections: Sequence[Section], knowledge: Knowledge) -> list[Piece]:
    """Leave out the common words of bylines that name nobody: ``By Staff``."""
    words = knowledge.words
    return [
        piece
        for piece in pieces
        if len(piece.words) > 1
        or piece.known is not None
        or piece.form.lower() not in words.common
        or piece.form in words.given_weak
        or piece.form in words.surnames
        or sections[piece.section].kind is not SectionKind.BYLINE
    ]


def name_authors(pieces: list[Piece], sections: Sequence[Section], knowledge: Knowledge) -> None:
    """Call a given name and a last name of a byline a person, and so wherever the page prints the two."""
    words = knowledge.words
    authors = {
        piece.form
        for piece in pieces
        if sections[piece.section].kind is SectionKind.BYLINE
        and piece.known is None
        and len(piece.words) > 1
        and (piece.words[0] in words.given or piece.words[0] in words.given_weak)
    }
    for piece in pieces:
        if piece.form in authors and piece.label != "PERSON":
            piece.label, piece.rule = "PERSON", "byline"
