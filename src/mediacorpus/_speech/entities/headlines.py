"""
Find names in lines printed with capitals throughout.

There a capital says nothing: only a name known from the prose of the page or from a
lexicon counts, or a given name with a word that is no common one after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.evidence import Page

__all__ = ["label_headlines"]

LONGEST = 8
"""Words of the longest name joined again in a headline."""


def label_headlines(heads: list[Piece], prose: list[Piece], page: Page) -> list[Piece]:
    """
    Return the names among the words of headlines, with labels.

    Args:
        heads: one piece for each word, or for each known form, in the order of the text.
        prose: the names of the prose.
        page: what the page says of its words.
    """
    known = {piece.form.casefold(): piece for piece in reversed(prose)}
    out: list[Piece] = []
    at = 0
    while at < len(heads):
        used = _join(heads, at, known, page, out)
        at += used
    return out


def _join(heads: list[Piece], at: int, known: dict[str, Piece], page: Page, out: list[Piece]) -> int:
    """Take the longest name that begins at one word of a headline; return how many words it has."""
    first = heads[at]
    for size in range(min(LONGEST, len(heads) - at), 0, -1):
        last = heads[at + size - 1]
        if size > 1 and not _touch(heads[at : at + size], page.flat):
            continue
        form = page.flat[first.start : last.end]
        model = known.get(form.casefold())
        if model is not None:
            first.end, first.form, first.words = last.end, form, tuple(form.split(" "))
            first.label, first.known, first.rule = model.label, model.known, "prose"
            out.append(first)
            return size
    if first.known is not None and first.known.label != "OTHER" and (not first.known.weak or first.form.lower() not in page.knowledge.words.common):
        first.label = first.known.label
        out.append(first)
        return 1
    words = page.knowledge.words
    if at + 1 < len(heads) and first.form in words.given and _touch(heads[at : at + 2], page.flat):
        last = heads[at + 1]
        if last.form.lower() not in words.common and last.form[1:].islower():
            first.end, first.form, first.words = last.end, f"{first.form} {last.form}", (first.form, last.form)
            first.label, first.rule = "PERSON", "given-name"
            out.append(first)
            return 2
    if first.form in page.tails and page.tails[first.form] == "PERSON" and first.form.lower() not in words.common:
        first.label, first.rule = "PERSON", "prose"
        out.append(first)
    return 1


def _touch(pieces: list[Piece], flat: str) -> bool:
    """Tell whether the pieces stand one blank apart, or one small word for a name that was cut there."""
    return all(flat[one.end : other.start] in (" ", " of ", " for ", " and ", " of the ") for one, other in zip(pieces, pieces[1:], strict=False))
