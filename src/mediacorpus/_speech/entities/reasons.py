"""
Tell why mentions are one entity, and find an entity by any of its spellings.

Shape: the entities of one page go in; sentences, or the entities that bear a name, come out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.entities.spelling import fold_name, is_romanised, name_key, plain_words, skeleton
from mediacorpus._speech.entities.words import load_words
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mediacorpus.model import Entity, Mention

__all__ = ["LABEL_REASONS", "LINK_REASONS", "explain_entity", "explain_mention", "look_up", "near_names"]

LINK_REASONS: Mapping[str, str] = {
    "lexicon": "a lexicon gives this form to it",
    "spelling": "the spelling folds to the same words",
    "full-name": "the full names agree in all their parts, spelling variants and initials allowed",
    "known-as": "the page says that it is known by this name",
    "acronym": "the page defines this acronym, or its letters fit this body alone",
    "nearest-acronym": "several bodies bear this acronym, and it was the last that the page defined before",
    "short-form": "no other longer name of the page begins with it",
    "class-noun": "it is the only body of the page with this class noun",
    "surname": "no other person of the page has this surname or given name",
    "nearest-surname": "several people bear this surname, and it was the last named in full in its paragraph, or else the first",
}
"""Rule of a mention -> why it was joined."""

LABEL_REASONS: Mapping[str, str] = {
    "lexicon": "a lexicon knows it",
    "first-word": "the word it begins with says so",
    "last-word": "the word it ends with says so",
    "inner-word": "a word inside it says so",
    "title": "a title stands before it",
    "prefix": "a lexicon knows what follows its prefix",
    "acronym": "it abbreviates a name with this label",
    "prose": "it is so named in the prose of the page",
    "headline-name": "its words look like a name",
    "class-noun": "a class noun follows it",
    "lower-case": "a lexicon knows it with a capital, and its line has none",
    "nickname": "a given name begins it, and a nickname in marks stands inside",
    "byline": "it stands in a byline and begins with a given name",
    "dateline": "it stands in a dateline",
    "team": "it plays a game on this page",
    "recognizer": "the caller's recogniser says so",
    "vote": "its words and the places where it stands spoke most for it",
}
"""Rule of an entity -> why it has its label."""


def look_up(entities: tuple[Entity, ...], spelling: str) -> tuple[Entity, ...]:
    """
    Return the entities that bear a name: the exact spelling before folded ones, sounds alike, a surname, and a lexicon's name.

    Args:
        entities: of one page.
        spelling: any spelling, also one that the page does not print.

    Returns:
        All that agree equally well, in the order of the page; none, one, or several.
    """
    exact = [one for one in entities if spelling in one.aliases]
    if exact:
        return tuple(exact)
    for fold in (plain_words, _untitled, _sounds):
        wanted = fold(spelling)
        found = [
            one
            for one in entities
            if wanted and any(_bears(fold(form), wanted, person=one.label is EntityLabel.PERSON) for form in one.aliases)
        ]
        if found:
            return tuple(found)
    return tuple(one for one in entities if name_key(spelling, one.label) == one.key)


def _bears(form: tuple[str, ...], wanted: tuple[str, ...], *, person: bool) -> bool:
    """Tell whether a folded form is the wanted one, or ends with it where that is a surname."""
    return form == wanted or (person and len(wanted) == 1 and form[-1:] == wanted)


def _untitled(name: str) -> tuple[str, ...]:
    """Fold a name, and leave out ``Mr`` and ``General``."""
    honorifics, folded = load_words().honorifics_plain, fold_name(name)
    return tuple(word for word, plain in zip(folded, plain_words(name), strict=True) if plain not in honorifics) or folded


def _sounds(name: str) -> tuple[str, ...]:
    """Fold as a romanised name, article or no article."""
    return fold_name(name, romanised=True)


def explain_entity(entity: Entity) -> str:
    """Tell in words why an entity has its label, and why its mentions are one; a line for each spelling."""
    reason = LABEL_REASONS.get(entity.rule, f"the rule {entity.rule} decided")
    count = len(entity.mentions)
    lines = [f"{entity.name} is {entity.label}, named {count} {'time' if count == 1 else 'times'}: {reason}."]
    told: set[tuple[str, str]] = set()
    for mention in entity.mentions:
        if (mention.text, mention.rule) not in told:
            told.add((mention.text, mention.rule))
            reason = LINK_REASONS.get(mention.rule, f"the rule {mention.rule} decided")
            lines.append(f"{mention.text!r} is one of its names: {reason}.")
    return "\n".join(lines)


def near_names(entities: tuple[Entity, ...], entity: Entity) -> Iterator[str]:
    """
    Tell in words why the names near to that of an entity are not its own.

    Args:
        entities: all entities of the page.
        entity: one of them.
    """
    mine = _parts(entity)
    for other in entities:
        shared = sorted(mine & _parts(other)) if other.id != entity.id else []
        if shared:
            why = "another label" if other.label is not entity.label else "other parts of the name do not agree"
            yield f"{other.name} is another entity, though both have {max(shared, key=len)!r}: {why}."


def explain_mention(entity: Entity, mention: Mention) -> str:
    """Tell in words which entity is named here, and why."""
    reason = LINK_REASONS.get(mention.rule, f"the rule {mention.rule} decided")
    return f"It names {entity.name} ({entity.label}): {reason}."


def _parts(entity: Entity) -> set[str]:
    """Return the words of a name, and their consonants where it is romanised, that make names look near."""
    sounded = (skeleton(word) for form in entity.aliases if is_romanised(form) for word in fold_name(form))
    return {part for form in entity.aliases for part in plain_words(form) if len(part) > 2} | {
        part for part in sounded if len(part) > 2
    }
