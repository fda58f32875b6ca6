"""
Hold a cue: a verb or a noun of saying with its subject, and the shape of the two.

Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["Cue", "How"]


class How(StrEnum):
    """The shape of a cue."""

    FINITE = "finite"
    INVERTED = "inverted"
    PARTICIPLE = "participle"
    SHARED = "shared"
    RELATIVE = "relative"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    COLON = "colon"
    DASH = "dash"
    SHAPE = "shape"


@attrs.define
class Cue:
    """One cue: its words, its subject, and where the two begin and end."""

    first: int
    stop: int
    how: How = attrs.field(kw_only=True)
    bits: int = attrs.field(kw_only=True)
    subject: Phrase | None = attrs.field(default=None, kw_only=True)

    @property
    def start(self) -> int:
        """The first word of cue and subject."""
        return min(self.first, self.subject[0]) if self.subject and self.how in BOUND else self.first

    @property
    def end(self) -> int:
        """One past the last word of cue and subject."""
        return max(self.stop, self.subject[1]) if self.subject and self.how in BOUND else self.stop


BOUND = frozenset({How.FINITE, How.INVERTED, How.RELATIVE, How.ACCORDING, How.SHAPE, How.DASH})
"""The shapes whose subject stands beside the cue."""
