"""
Read what the whole page says of its words, before any name is judged.

Shape: a levelled page goes in; a :class:`Page` comes out, which also remembers the longer names
as they are found.
"""

from __future__ import annotations

import re
from itertools import chain, filterfalse, islice
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.candidates import Sought
from mediacorpus._speech.entities.spelling import fold_name, is_romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.knowledge import Knowledge

__all__ = ["Page", "read_page"]

ENGLISH = 0.15
"""
Share of words of grammar among the different words in lower case of a page in English.

Source: .19 and more on all 183 pages of the development sets and the English ones of fundus' tests; .12 and
less on its 61 pages in other languages.
"""

ENOUGH = 400
"""Different words of which the share is taken; a longer page adds words, and no words of grammar."""

TOO_FEW = 20
"""Different words that tell no language."""

_WORD = re.compile(r"\w+")
"""Matches ``ceasefire`` and ``Karimi``; never a blank or a mark."""

_MARKS = ".,;:!?()\"'-/"
"""The commonest marks of a levelled text: a page without them is cut into words in two thirds of the time."""


@attrs.frozen(kw_only=True, eq=False)
class Page:
    """What the whole page says of its words."""

    flat: str
    knowledge: Knowledge
    printed: set[str]
    """Its words as printed."""
    heads: dict[str, str]
    """First word of a longer name of the page -> its label."""
    tails: dict[str, str]
    """Last word of a longer name of the page -> its label."""
    sounds: dict[str, str]
    """The same for romanised people, by the sound of the word."""
    shorter: dict[str, str]
    """A longer name of the page without its first words, or without its last -> the label of that form."""
    english: bool
    """Whether the page is written in the language whose words are known."""
    sought: Sought | None
    """On a page in another language, where names are sought."""

    def note(self, piece: Piece, label: str) -> None:
        """Remember how a longer name begins and ends, for the lone words that shorten it."""
        first, last = piece.words[0], piece.words[-1]
        if len(piece.words) > 2 and last in self.knowledge.words.after:  # Ada Stone Jr
            last = piece.words[-2]
        self.heads.setdefault(first, label)
        if label == "PERSON" or last not in self.tails:
            self.tails[last] = label
        if " " in piece.form:
            self._note_shorter(piece, label)
        if label == "PERSON" and is_romanised(piece.form):
            self.sounds[fold_name(last, romanised=True)[-1]] = label

    def _note_shorter(self, piece: Piece, label: str) -> None:
        """Remember the surname of several words, and the body without ``Ltd`` or its class noun."""
        words, parts = self.knowledge.words, piece.form.casefold().split(" ")
        if label == "PERSON":
            for at in range(1, min(len(parts) - 1, LONGEST_PERSON)):
                self.shorter.setdefault(" ".join(parts[at:]), label)
        elif label in ("ORG", "MEDIA"):
            legal = piece.words[-1] in words.suffixes
            if legal:  # Marlowe Rail Ltd
                parts = parts[:-1]
                self.shorter[" ".join(parts)] = "ORG"
            noun = (legal and len(parts) > 1) or words.last.get(piece.words[-1]) in ("ORG", "MEDIA")
            if noun and piece.words[0] not in words.given and not words.common.issuperset(parts[:-1]):  # no Ada Stone Band
                self.shorter.setdefault(" ".join(parts[:-1]), "ORG?")


LONGEST_PERSON = 5
"""Words of a full name of a person that are cut off its front, one after the other."""


def read_page(flat: str, knowledge: Knowledge) -> Page:
    """Collect what the whole page says of its words; one pass."""
    blank = flat
    for mark in _MARKS:
        blank = blank.replace(mark, " ")
    lines = blank.split("\n")
    told = list(map(str.split, lines))
    printed = set(chain.from_iterable(told))
    marked = list(filterfalse(str.isalnum, printed))
    printed.difference_update(marked)
    printed.update(_WORD.findall(" ".join(marked)))
    english = _is_english(printed, knowledge)
    sought = None if english else _sought(flat, zip(lines, told, strict=True), printed, marked, knowledge)
    return Page(
        flat=flat,
        knowledge=knowledge,
        printed=printed,
        heads={},
        tails={},
        sounds={},
        shorter={},
        english=english,
        sought=sought,
    )


def _is_english(printed: set[str], knowledge: Knowledge) -> bool:
    """Tell whether a page has words of grammar enough; it counts no more of its words than they could bear."""
    grammar = len(printed & knowledge.words.function)
    enough = min(ENOUGH, max(TOO_FEW, int(grammar / ENGLISH) + 2))
    size = len(list(islice(filter(str.islower, printed), enough)))
    return size < TOO_FEW or grammar >= ENGLISH * size


def _sought(
    flat: str, told: Iterable[tuple[str, list[str]]], printed: set[str], marked: list[str], knowledge: Knowledge
) -> Sought:
    """Return the words of a page that tell of a name in any language, and which lines, told with their words, have one."""
    words = printed & knowledge.telling
    pieces = words.union(piece for piece in marked if not words.isdisjoint(_WORD.findall(piece)))
    lines, start = {}, 0
    for line, own in told:
        end = start + len(line)
        if not pieces.isdisjoint(own):
            lines[start] = end
        start = end + 1
    for last in printed & knowledge.dotted.keys():
        for form in knowledge.dotted[last]:
            if form in flat:
                words.add(form)
                lines.update(_lines_with(form, flat))
    return Sought(words, sorted(lines.items()))


def _lines_with(form: str, flat: str) -> Iterator[tuple[int, int]]:
    """Yield the lines where a form stands apart: ``R.I.``, and not in ``R.I.P.``."""
    at = flat.find(form)
    while at >= 0:
        end = at + len(form)
        if not (flat[at - 1 : at].isalnum() or flat[end : end + 1].isalnum()):
            stop = flat.find("\n", end)
            end = len(flat) if stop < 0 else stop
            yield flat.rfind("\n", 0, at) + 1, end
        at = flat.find(form, end)
