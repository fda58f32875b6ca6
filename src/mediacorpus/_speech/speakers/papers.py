"""
Remember who issued the statements, letters and notices of a page.

Shape: after "In a notice on Monday, Acme said it was over" the words ``the notice`` mean Acme.
Units: offsets of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import WORD

if TYPE_CHECKING:
    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus.model import Entity

__all__ = ["Papers"]

BEHIND = 160
"""How far before an attribution its sentence is read, in characters."""
AHEAD = 120
"""How far behind its beginning."""
NEAR = 4
"""Within how many words "in a" stands before the noun: "in a long open letter"."""
NOUNS = Word.DOCUMENT | Word.SPEECH_NOUN


class Papers:
    """Who issued what, in the order of the text."""

    def __init__(self, text: str, lexicon: SpeechLexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.issued: dict[str, tuple[int, Entity]] = {}
        self.unread: list[tuple[int, Entity]] = []

    def note(self, at: int, entity: Entity) -> None:
        """Note that ``entity`` speaks at ``at``; its sentence is read only if a paper is asked for, for few are."""
        self.unread.append((at, entity))

    def read(self, at: int, entity: Entity) -> None:
        """Note the papers of the sentence around ``at``, where ``entity`` speaks: "in a statement", "issued a letter"."""
        lead = self.text[max(0, at - BEHIND) : at]
        start = max(lead.rfind(mark) for mark in (". ", "\n", "” ", '" ')) + 1
        rest = self.text[at : at + AHEAD]
        stops = [place for place in map(rest.find, (". ", "\n", "“", '"')) if place >= 0]
        words = WORD.findall(lead[start:] + rest[: min(stops, default=AHEAD)])
        bits = [self.lexicon.flags.get(word.lower(), 0) for word in words]
        for i, bit in enumerate(bits):
            if bit & NOUNS and self.is_new(bits, i):
                self.issued[words[i].lower()] = (at, entity)

    def is_new(self, bits: list[int], noun: int) -> bool:
        """Tell whether the speaker makes the paper here: "in a", "issued a", "in his", but neither "in the" nor "read a"."""
        for i in range(noun - 1, max(0, noun - NEAR), -1):
            if bits[i] & (Word.VAGUE | Word.POSSESSIVE):
                return bool(bits[i - 1] & (Word.PLACING | Word.MAKING))
        return False

    def issuer(self, start: int, end: int, before: int) -> Entity | None:
        """Return who issued what the words mean: "the statement", "the group's letter"; nobody for what is new itself."""
        words = WORD.findall(self.text[start:end])
        if not 1 < len(words) <= NEAR or not self.lexicon.bits[words[0]] & Word.DEFINITE:
            return None
        for row in self.unread:
            self.read(*row)
        self.unread.clear()
        at, entity = self.issued.get(words[-1].lower(), (-1, None))
        return entity if at >= before else None
