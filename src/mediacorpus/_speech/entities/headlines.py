"""
Find names in lines printed with capitals throughout.

There a capital says nothing: only a name known from the prose of the page or from a
lexicon counts, or a given name with a word that is no common one after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.context import Page

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
    known = {_key(piece.form): piece for piece in reversed(prose)}
    beginnings = {key.partition(" ")[0] for key in known}
    sizes = _touching(heads, page)
    out: list[Piece] = []
    at = 0
    while at < len(heads):
        used = 0
        if _key(heads[at].form).partition(" ")[0] in beginnings:
            used = _join_known(heads, at, sizes[at], known, page.flat)
        if used:
            out.append(heads[at])
        else:
            used = _join(heads, at, page, out)
        at += used
    return out


def _key(form: str) -> str:
    """Return a form without its capitals and apostrophes, which headlines leave out."""
    return form.casefold().replace("'", "")


def _join_known(heads: list[Piece], at: int, most: int, known: dict[str, Piece], flat: str) -> int:
    """Join the longest name of the prose that begins at one word of a headline; return how many words it has, or 0."""
    first = heads[at]
    for size in range(most, 0, -1):
        last = heads[at + size - 1]
        form = flat[first.start : last.end]
        model = known.get(_key(form))
        if model is not None:
            first.end, first.form, first.words = last.end, form, tuple(form.split(" "))
            first.label, first.known, first.rule = model.label, model.known, "prose"
            return size
    return 0


def _join(heads: list[Piece], at: int, page: Page, out: list[Piece]) -> int:
    """Take the name of a lexicon, or the unknown name, that begins at one word of a headline; return how many words it has."""
    first = heads[at]
    if (
        first.known is not None
        and first.known.label != "OTHER"
        and (not first.known.weak or first.form.lower() not in page.knowledge.words.common)
    ):
        first.label = first.known.label
        out.append(first)
        return 1
    words = page.knowledge.words
    size = _unknown_run(heads, at, page)
    if size:
        last = heads[at + size - 1]
        parts = [piece.form for piece in heads[at : at + size]]
        first.end, first.form, first.words = last.end, " ".join(parts), tuple(parts)
        first.label, first.rule = _name_label(parts, page), "headline-name"
        if first.label is not None:
            out.append(first)
            return size
        first.end, first.form, first.words = first.start + len(parts[0]), parts[0], (parts[0],)
    if first.form in page.tails and page.tails[first.form] == "PERSON" and first.form.lower() not in words.common:
        first.label, first.rule = "PERSON", "prose"
        out.append(first)
    return 1


def _unknown_run(heads: list[Piece], at: int, page: Page) -> int:
    """Return how many words from here may be an unknown name: uncommon words, then perhaps its class noun."""
    words, forms = page.knowledge.words, page.knowledge.forms
    size = 0
    for piece in heads[at : at + LONGEST]:
        word = piece.form
        if size and page.flat[heads[at + size - 1].end : piece.start] != " ":
            break
        if word in words.last and size:
            size += 1
            break
        if (
            word.lower() in words.common
            or word in words.titles
            or (word in forms and not (size and word in words.given))
            or (not word[1:].islower() and "-" not in word)
        ):
            break
        size += 1
        if heads[at + size - 1].owned:
            break
    return size if size > 1 else 0


def _name_label(parts: list[str], page: Page) -> str | None:
    """Return the label of an unknown name of a headline, or ``None`` where nothing speaks for one."""
    words = page.knowledge.words
    kind = words.last.get(parts[-1])
    if kind is not None:
        return None if kind == "OTHER" else kind
    if parts[0] in words.given or (parts[0] in words.given_weak and parts[-1] in words.surnames):
        return "PERSON"
    if any(part.split("-")[0].casefold() in words.articles and "-" in part for part in parts):
        return "PERSON" if len(parts) == 2 else "ORG"
    return None


def _touching(heads: list[Piece], page: Page) -> list[int]:
    """Return for each piece how many from there on stand one blank, or one small word where a name was cut, apart."""
    flat, joints = page.flat, page.knowledge.words.joints
    sizes = [1] * len(heads)
    for at in range(len(heads) - 2, -1, -1):
        if flat[heads[at].end : heads[at + 1].start] in joints:
            sizes[at] = min(sizes[at + 1] + 1, LONGEST)
    return sizes
