"""
Say what speaks for which label: the features of a form and of the places where it stands.

Shape: all pieces of one form in one page go in; a bag of feature names with
their weights comes out.  The hand-set and the fitted weights of ``labels`` speak of the same names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.spelling import fold_name, is_romanised

if TYPE_CHECKING:
    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.knowledge import Knowledge

__all__ = ["Page", "bag_of", "form_features", "place_features", "read_page"]

REACH = 40
"""Characters looked at on each side of a name; three words of English."""

PLACES = 6
"""Places of one form that are looked at; more add nothing that would turn a vote."""

_SMALL = re.compile(r"\b[a-z]+\b")
"""Matches ``ceasefire``; never ``Ceasefire``."""

_NEXT = re.compile(r"(?:'s?)?\s?([^\w\s]?)\s?([A-Za-z]+|\d+)?")
"""Matches ``, the`` and `` said`` after a name; each part at most once."""


@attrs.frozen(kw_only=True, eq=False)
class Page:
    """What the whole page says of its words."""

    flat: str
    knowledge: Knowledge
    lowered: frozenset[str]
    """Words the page prints in lower case."""
    heads: dict[str, str]
    """First word of a longer name of the page -> its label."""
    tails: dict[str, str]
    """Last word of a longer name of the page -> its label."""

    def note(self, piece: Piece, label: str) -> None:
        """Remember how a longer name begins and ends, for the lone words that shorten it."""
        first, last = piece.words[0], piece.words[-1]
        self.heads.setdefault(first, label)
        if label == "PERSON" or last not in self.tails:
            self.tails[last] = label
        if label == "PERSON" and is_romanised(piece.form):
            self.tails[fold_name(f"al-{last}")[-1]] = label


_SAID_TO_BE = re.compile(r"(?:\x20\([^()\n]{0,60}\))?(?:,|\x20(?:is|was|are|were))\x20(?:a|an|the|one\x20of\x20the)\x20")
"""Matches `` is a `` and ``, the `` after a name; never `` is not``."""

FAR = 9
"""Words after ``is a`` among which the noun is sought."""


def _kind_after(piece: Piece, page: Page) -> str | None:
    """Return what the page says a name is: ``place`` for ``Aisby is a small village``."""
    match = _SAID_TO_BE.match(page.flat, piece.end, piece.end + 90)
    if match is None:
        return None
    kinds = page.knowledge.words.kinds
    for word in page.flat[match.end() : match.end() + 80].split()[:FAR]:
        kind = kinds.get(word.rstrip(",.;:'"))
        if kind is not None:
            return kind
        if word[-1] in ",.;:":
            return None
    return None


def read_page(flat: str, knowledge: Knowledge) -> Page:
    """Collect what the whole page says of its words; one pass."""
    return Page(flat=flat, knowledge=knowledge, lowered=frozenset(_SMALL.findall(flat)), heads={}, tails={})


def bag_of(pieces: list[Piece], page: Page) -> dict[str, float]:
    """Return the features of one form: its own with weight 1, those of its places averaged."""
    bag = dict.fromkeys(form_features(pieces[0], page), 1.0)
    seen = pieces[:PLACES]
    share = 1.0 / len(seen)
    for piece in seen:
        for feature in place_features(piece, page):
            bag[feature] = bag.get(feature, 0.0) + share
    free = sum(1 for piece in pieces if not piece.initial)
    bag["free" if free else "initial-only"] = 1.0
    bag["many" if len(pieces) > 2 else f"count={len(pieces)}"] = 1.0
    if any(piece.titled for piece in pieces):
        bag["titled-once"] = 1.0
    if free:
        words, form = page.knowledge.words, pieces[0].form
        lone = words.last.get(form) or words.first.get(form)
        if lone is not None:
            bag[f"lone-trigger={lone}|{'many' if len(pieces) > 2 else 'few'}"] = 1.0
        elif len(pieces[0].words) == 1 and form.lower() not in words.common and form.lower() not in page.lowered:
            bag["free-unknown|many" if len(pieces) > 2 else "free-unknown|few"] = 1.0
    return bag


def form_features(piece: Piece, page: Page) -> list[str]:
    """Return the features of the words of a name."""
    words, forms = page.knowledge.words, page.knowledge.forms
    parts = piece.words
    first, last, count = parts[0], parts[-1], len(parts)
    size = "1" if count == 1 else "2" if count == 2 else "3" if count == 3 else "4+"
    out = ["bias", f"size={size}", f"rule={piece.rule}|{piece.label}"]
    known = piece.known
    if known is not None:
        out.append(f"known={known.label}{'?' if known.weak else ''}")
    if first in words.given:
        out.append(f"given|{size}")
    elif first in words.given_weak:
        out.append(f"given?|{size}")
    if last in words.surnames:
        out.append(f"surname|{size}")
    if last in words.given and count == 1:
        out.append("given-alone")
    if any(part.endswith(".") and len(part) == 2 for part in parts):
        out.append("initial-letter")
    if any("-" in part and part.split("-")[0].casefold() in words.articles for part in parts):
        out.append(f"article|{size}")
        if (
            count > 1
            and first not in words.given
            and first not in words.given_weak
            and "-" not in first
            and first not in words.particles
        ):
            out.append(f"article-no-given|{size}")
    if last in words.last:
        out.append(f"last={words.last[last]}|{'1' if count == 1 else '2+'}")
    if first in words.first:
        out.append(f"first={words.first[first]}|{'1' if count == 1 else '2+'}")
    if first in words.start:
        out.append(f"start={words.start[first]}|{'1' if count == 1 else '2+'}")
    if count > 1:
        inner = {forms[part].label for part in parts if part in forms}
        out.extend(f"holds={label}" for label in sorted(inner))
        if any(part in words.last for part in parts[:-1]):
            out.append("inner-trigger")
        if " of " in piece.form:
            out.append("of")
        if "&" in parts or " and " in piece.form:
            out.append("and")
        if first in words.titles:
            out.append("title-first")
    common = sum(1 for part in parts if part.lower() in words.common)
    out.append(f"common={'all' if common == count else 'some' if common else 'none'}|{size}")
    lowered = sum(1 for part in parts if part.lower() in page.lowered)
    out.append(f"lowered={'all' if lowered == count else 'some' if lowered else 'none'}|{size}")
    if piece.form.isupper():
        out.append(f"caps|{min(len(piece.form), 6)}")
    elif not last[1:].islower() and last.isalpha():
        out.append("mixed-case")
    if any(letter.isdigit() for letter in piece.form):
        out.append("digit")
    if count == 1:
        tail = page.tails.get(last)
        if (tail is None and last[1:].islower() is not True) or (tail is None and last.lower() not in words.common):
            tail = page.tails.get(fold_name(f"al-{last}")[-1])
        if tail is not None:
            out.append(f"tail-of={tail}")
        if last in page.heads:
            out.append(f"head-of={page.heads[last]}")
    if last.isalpha() and last[1:].islower() and len(last) > 4:
        out.append(f"suffix={last[-3:]}|{'1' if count == 1 else '2+'}")
    return out


def place_features(piece: Piece, page: Page) -> list[str]:
    """Return the features of one place where a name stands."""
    flat, words = page.flat, page.knowledge.words
    out = []
    if piece.initial:
        out.append("at-start")
    if piece.owned:
        out.append("owned")
    if piece.title is not None:
        out.append("titled" if piece.titled else "role-before")
    low = piece.title[0] if piece.title is not None else piece.start
    left = flat[max(0, low - REACH) : low].rpartition("\n")[2]
    mark = left[-1:] if left[-1:] not in (" ", "") else left[-2:-1] if left[-2:-1] in "(,\"'[" else ""
    if mark:
        out.append(f"mark-before={mark}" if not mark.isalnum() else "glued")
    tokens = left.split()
    if tokens and not mark:
        word = tokens[-1]
        if word[0].isupper() and word.lower() in words.function:
            word = word.lower()
        out.append(f"before={word}" if word.islower() else "before=Cap")
        if word.islower():
            for name, group in words.before.items():
                if word in group:
                    out.append(f"before-{name}")
            if word in words.roles:
                out.append("role-before")
            if word == "the" and len(tokens) > 1:
                out.append(f"before-the={tokens[-2]}")
            if word == "of" and len(tokens) > 1 and tokens[-2] in words.kinds:
                out.append(f"kind-of={words.kinds[tokens[-2]]}")
            if word in words.kinds:
                out.append(f"kind-before={words.kinds[word]}")
    kind = _kind_after(piece, page)
    if kind is not None:
        out.append(f"kind={kind}")
    after = _NEXT.match(flat, piece.end, min(len(flat), piece.end + REACH))
    if after is not None and flat[piece.end : piece.end + 1] != "\n":
        sign, word = after.group(1), after.group(2) or ""
        if sign:
            out.append(f"mark-after={sign}")
        elif word.islower():
            out.append(f"after={word}")
            for label, group in words.beside.items():
                if word in group:
                    out.append(f"beside={label}")
            if word in words.said:
                out.append("said-after")
            if word in words.born:
                out.append("verb-after")
        if sign == "," and word in words.roles:
            out.append("comma-role")
        if sign == "," and word in ("a", "an", "the", "who", "whose"):
            out.append(f"comma-{word}")
        if sign == "(" and word.isdigit():
            out.append("year-after")
    return out
