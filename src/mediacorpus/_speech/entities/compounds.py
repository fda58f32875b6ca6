"""Cut hyphen compounds: ``US-Iran`` holds two names, ``Iranian-backed`` one, ``Jean-Claude`` is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.entities.boundaries import Piece

if TYPE_CHECKING:
    from mediacorpus._speech.entities.candidates import RunWords
    from mediacorpus._speech.entities.knowledge import Knowledge, Known

__all__ = ["cut_compound", "known_part"]

MOST_PARTS = 5
"""Parts of a compound that is cut; ``US-South Korea-Japan`` has three, and a longer chain is an address."""


SHORTEST_IN_CAPITALS = 4
"""Letters of a word in capitals that may be a name of its own; shorter ones are initials."""


def cut_compound(run: RunWords, i: int, knowledge: Knowledge) -> list[Piece] | None:
    """
    Cut one hyphened word of a run, or return ``None`` where it is one name or none.

    A compound is cut where each half is a known state, people or person, where a person begins
    it (``Biden-Kadhimi``), or where its second half is a participle (``-backed``).
    """
    words, forms = knowledge.words, knowledge.forms
    if run.ends[i] - run.starts[i] != len(run.words[i]):  # "Al- Karimi", printed with a blank
        return None
    parts = run.words[i].split("-")
    if len(parts) > MOST_PARTS or (len(parts) == 2 and parts[0].casefold() in words.articles):  # al-Karimi
        return None
    if len(parts) == 2 and parts[0].casefold() in words.prefixes:  # Anti-American
        return _after_prefix(run, i, parts, knowledge)
    if len(parts) > 2 and parts[0].casefold() in words.articles:  # al-Karimi-led
        parts[:2] = [f"{parts[0]}-{parts[1]}"]
    keep = len(parts)
    while keep > 1 and (
        parts[keep - 1][:1].islower() or (parts[keep - 1].isupper() and parts[keep - 1].casefold() in words.halves)
    ):
        keep -= 1
    known = [known_part(part, knowledge) for part in parts[:keep]]
    sure = [one is not None and not one.weak and one.label in ("GPE", "NORP", "PERSON") for one in known]
    person = sure[0] and known[0] is not None and known[0].label == "PERSON"
    tailed = keep < len(parts)
    if not (all(sure) or person or (tailed and (sure[0] or parts[-1].casefold() in words.halves))):
        return None
    whole = "-".join(parts[:keep])
    if tailed and whole in forms:
        return [_part(run, i, 0, whole, knowledge)]
    pieces, at = [], 0
    for part in parts[:keep]:
        if part:
            pieces.append(_part(run, i, at, part, knowledge))
        at += len(part) + 1
    return pieces


def known_part(word: str, knowledge: Knowledge) -> Known | None:
    """Return what is known of a word, also where it is printed in capitals throughout, as ``TEHRAN``; not of ``US``."""
    known = knowledge.forms.get(word)
    if known is not None or len(word) < SHORTEST_IN_CAPITALS or not word.isupper():
        return known
    known = knowledge.forms.get(word.capitalize())
    return None if known is None or known.weak else known


def _after_prefix(run: RunWords, i: int, parts: list[str], knowledge: Knowledge) -> list[Piece] | None:
    """Cut what follows a prefix: a known name (``Anti-American``), or any where the compound stands alone (``Pro-Karimi``)."""
    inner, skip = knowledge.forms.get(parts[1]), len(parts[0]) + 1
    if inner is not None:
        return [_prefixed(run, i, skip, inner)]
    return [_part(run, i, skip, parts[1], knowledge)] if len(run.words) == 1 and parts[1].istitle() else None


def _prefixed(run: RunWords, i: int, skip: int, inner: Known) -> Piece:
    """Keep the prefix of a people (``Anti-American``), and drop that of a state (``Anti-US``)."""
    at = 0 if inner.label == "NORP" else skip
    form = run.words[i][at:]
    piece = Piece(run.starts[i] + at, run.ends[i], form, (form,), 0)
    piece.label, piece.known, piece.rule = inner.label, inner, "prefix"
    return piece


def _part(run: RunWords, i: int, at: int, part: str, knowledge: Knowledge) -> Piece:
    start = run.starts[i] + at
    piece = Piece(start, start + len(part), part, (part,), 0)
    known = known_part(part, knowledge)
    if known is not None:
        piece.label, piece.known, piece.rule = None if known.weak else known.label, known, "lexicon"
    return piece
