"""
Know what leaves no doubt that a form is a name, so that only its label is asked.

Shape: all pieces of one form and the features of its places go in, yes or no comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.entities.evidence import PLACES, is_initials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mediacorpus._speech.entities.boundaries import Piece
    from mediacorpus._speech.entities.context import Page
    from mediacorpus._speech.entities.knowledge import Knowledge
    from mediacorpus._speech.entities.words import Words

__all__ = ["is_any_person", "is_body", "is_outlet", "is_posted_on", "is_sure"]


def is_sure(group: list[Piece], hint: str | None, page: Page, bag: Mapping[str, float]) -> bool:
    """Tell whether a form is a name beyond doubt: its own words say so, or what the page tells of it."""
    first, words = group[0], page.knowledge.words
    if hint == "PERSON" and any(piece.title is not None for piece in group) and first.form.lower() not in words.common:
        return True
    return (
        _is_surely_named(first, hint, page.knowledge, free="free" in bag)
        or _is_surely_told(first, hint, page, bag)
        or _is_unheard(first, page, bag)
        or _is_of_town(first, page, bag)
    )


def is_body(piece: Piece, page: Page) -> bool:
    """Tell whether an unheard word that begins a body of the page begins another name: ``Vosskamp Rail``; nobody is called so."""
    first, words = piece.words[0], page.knowledge.words
    if len(piece.words) < 2 or piece.label is not None or first.casefold() not in page.shorter:  # a name of two words at least
        return False
    known = not page.knowledge.forms.keys().isdisjoint(piece.words[1:])
    return not known and _is_strange(first, page) and first not in words.given and first not in words.given_weak


def is_outlet(piece: Piece, page: Page, bag: Mapping[str, float]) -> bool:
    """Tell whether the class noun of an outlet that the page names stands for it: the ``Gazette``."""
    told = "tail-of=MEDIA" in bag and "before-definite" in bag and piece.form.lower() not in page.printed
    return told and page.knowledge.words.last.get(piece.form) == "MEDIA"


def _is_of_town(piece: Piece, page: Page, bag: Mapping[str, float]) -> bool:
    """Tell whether words follow a town behind the article, inside a sentence: the ``Oxford Crime Desk``."""
    known = page.knowledge.forms.get(piece.words[0])
    town = known is not None and known.label == "GPE" and not known.state
    inside = "free" in bag and "before-definite" in bag
    return town and inside and len(piece.words) > 2 and all(word[1:].islower() for word in piece.words)  # three words at least


def _is_unheard(piece: Piece, page: Page, bag: Mapping[str, float]) -> bool:
    """
    Tell whether words that are none of the language have the shape of a person, and the sentence goes on with them.

    What only begins sentences has few signs of a name; but the second of two capitals there is no sentence's:
    ``Gudrat Tasbay won``.
    """
    if not 1 < len(piece.words) <= LONGEST_UNHEARD or "before-definite" in bag or "&" in piece.form:
        return False
    words = page.knowledge.words
    whole = [word for word in piece.words if word[1:] != "."]
    if len(whole) < 2 or whole[0].endswith(words.opening_endings) or not words.given.isdisjoint(whole[1:]):
        return False
    if not all(_is_strange(word, page) for word in whole):
        return False
    if "initial-only" in bag and page.flat[max(0, piece.start - 2) : piece.start] == ": ":
        return False
    return not _ACTING.isdisjoint(bag) or any(_is_deed(feature, words) or _is_asked(feature, words) for feature in bag)


def _is_deed(feature: str, words: Words) -> bool:
    """Tell whether a feature says that a verb in the past follows: ``after=rushed``."""
    if feature[:6] != "after=":
        return False
    return feature[6:] in words.past or (feature.endswith(words.past_endings) and feature[6:] not in words.function)


def _is_asked(feature: str, words: Words) -> bool:
    """Tell whether a feature says that a verb of saying stands before: ``before=told``."""
    return feature[:7] == "before=" and feature[7:] in words.said


def _is_strange(word: str, page: Page) -> bool:
    """Tell whether a word is written like a name, and neither the language, a lexicon nor the page knows it otherwise."""
    small, knowledge = word.lower(), page.knowledge
    if word in knowledge.forms or small in knowledge.words.common or small in page.printed:
        return False
    return all(part.isalpha() and part[0].isupper() and part[1:].islower() for part in word.split("-"))


LONGEST_UNHEARD = 4
"""Words of a name that is taken for one because no word of it is known."""


def is_any_person(piece: Piece, page: Page) -> bool:
    """Tell whether a known body may be called like a person: by a given name, a surname, a title or a full name nearby."""
    words = page.knowledge.words
    named = any(word in words.given or word in words.given_weak or word in words.surnames for word in piece.words)
    return named or piece.title is not None or page.tails.get(piece.form) == "PERSON" or page.heads.get(piece.form) == "PERSON"


def is_posted_on(group: list[Piece], page: Page) -> bool:
    """Tell whether something is said or shown on what may be an outlet: ``wrote on Telegram``."""
    words = page.knowledge.words
    for piece in group[:PLACES]:
        before = page.flat[max(0, piece.start - POSTED_REACH) : piece.start].split()[-2:]
        if len(before) == 2 and before[1] in words.on and before[0] in words.posted:
            return True
    return False


POSTED_REACH = 24
"""Characters before an outlet; ``announcement on `` has 16."""


def _is_surely_told(piece: Piece, hint: str | None, page: Page, bag: Mapping[str, float]) -> bool:
    """
    Tell whether the page leaves no doubt that a word alone is a name; only its label is asked then.

    Such are the first or last word of a body that the page names in full (``Milton`` of ``Milton Holdings``), and
    capitals that say or are something (``HWU said``, ``HWU, the union of``), if the page prints neither in lower case.
    """
    words = page.knowledge.words
    word = piece.form.lower()
    if len(piece.words) > 1 or word in words.common or word in page.printed:
        return False
    if hint in (None, "ORG") and ("tail-of=ORG" in bag or "head-of=ORG" in bag):
        return True
    if "initial-only" in bag and _speaks(piece.form, hint, words, bag):
        return True
    if not is_initials(piece.form) or len(piece.form) < SHORTEST_ACRONYM or "before-indefinite" in bag:
        return False
    return not _ACTING.isdisjoint(bag) or any(feature[:6] == "after=" and feature[6:] in words.roles for feature in bag)


def _speaks(form: str, hint: str | None, words: Words, bag: Mapping[str, float]) -> bool:
    """Tell whether an unheard word opens a sentence as who says something, or an acronym as who does: ``HWUK calls``."""
    if is_initials(form):
        acts = "verb-after" in bag or any(feature[:6] == "after=" and feature[6:] not in words.function for feature in bag)
        return acts and len(form) > SHORTEST_ACRONYM
    said = "said-after" in bag and hint is None
    return said and form[1:].islower() and form.isalpha() and form[-1] != "s" and form.lower() not in words.roles


SHORTEST_ACRONYM = 3
"""Letters of an acronym that is taken for a name from its place alone; two letters are units and grades as well."""

_ACTING = frozenset({"said-after", "verb-after", "comma-noun", "comma-relative"})
"""Features of a name that does something or is described."""


def _is_surely_named(piece: Piece, hint: str | None, knowledge: Knowledge, *, free: bool) -> bool:
    """
    Tell whether the words of a form leave no doubt that it is a name; only its label is asked then.

    Inside a sentence (``free``) a given name is enough, though a common word like ``Stone`` follows it.
    """
    words = knowledge.words
    if piece.rule == "acronym" or " " in piece.words[0]:  # al Karimi
        return True
    if len(piece.words) < 2:  # a lone word always leaves doubt
        return False
    if hint is None:
        article = any("-" in word and word.partition("-")[0].casefold() in words.articles for word in piece.words)
        if len(piece.words) == 2 and piece.words[0] in words.given_weak and piece.words[1] in words.surnames:  # Bill Stone
            return free
        return article or (piece.words[0] in words.given and (free or piece.words[-1].lower() not in words.common))
    if free and piece.rule == "first-word":  # the Court of Appeals
        return hint != "OTHER"
    return hint != "OTHER" and any(word.lower() not in words.common for word in piece.words)
