"""Hold what the text around each quotation says of it, between the reading and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.sources import Link
    from mediacorpus._speech.speakers.talk import Source

__all__ = ["Finding", "Unmarked"]


@attrs.frozen
class Unmarked:
    """Speech reported without marks; offsets of the page."""

    start: int
    end: int
    source: Source | None
    """Who speaks; ``None`` where the text says only that somebody asked."""
    cue: tuple[int, int]
    section: int


@attrs.define
class Finding:
    """What the text around a quotation says of it."""

    section: int = 0
    """The index of its section."""
    link: Link | None = None
    """Its cue in its own sentence."""
    cue: tuple[int, int] | None = None
    """The words of that cue, offsets of the page."""
    source: Source | None = None
    """Who speaks, as the page words it."""
    continues: int | None = None
    """The number of the quotation whose words it goes on with."""
    same_kind: bool = False
    """It is the second piece of one sentence, and takes the kind of the first."""
    company: bool = False
    """Another quotation of its paragraph has a cue."""
    headline: bool = False
    """It stands in a headline, where capitals tell nothing."""
    alone: bool = False
    """It is a paragraph by itself."""
    turn: Source | None = None
    """The label of the turn it stands in."""
