"""
Know whether a name inside a longer stretch stands apart: a people, a state or a person before or after another name.

Shape: the questions look at a :class:`~mediacorpus._speech.entities.boundaries.Stretch` and change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.entities.boundaries import after_titles, is_generic, is_title_alone, looks_personal

if TYPE_CHECKING:
    from mediacorpus._speech.entities.boundaries import Stretch
    from mediacorpus._speech.entities.knowledge import Known

__all__ = ["is_double_surname", "is_whole", "parts", "person_begins"]


def is_whole(stretch: Stretch, bounds: tuple[int, int, int], known: Known, rest: Known) -> bool:
    """
    Tell whether a known name goes on with the next: ``Supreme Court of Canada``, ``Oxford High Court``.

    A state or a people before a body is a name of its own, a province or a city is part of it.
    """
    run, words = stretch.run, stretch.knowledge.words
    low, middle, high = bounds
    last = run.words[middle - 1]
    if known.label == "ORG" and rest.state and "ORG" in (words.first.get(last), words.last.get(last)):
        of = not words.of.isdisjoint(run.between[middle].split(" "))
        return of and is_generic(stretch, low, middle)  # not Oxford University of the US
    if known.label != "GPE" or known.state or rest.label != "ORG" or run.between[middle]:
        return False
    return high - middle > 1 and (run.words[middle] in words.first or run.words[high - 1] in words.last)


def parts(stretch: Stretch, low: int, middle: int, high: int, known: Known) -> bool:
    """Tell whether a known name in front stands apart from what follows it."""
    run, words = stretch.run, stretch.knowledge.words
    following, size = run.words[middle], high - middle
    kind = words.last.get(run.words[high - 1])
    person = kind is None and following in words.given and (size == 2 or words.start.get(following) == "PERSON")
    if person or (known.state and run.words[low].isupper()) or after_titles(stretch, middle, high) > middle:
        return True  # US Cyber Command
    first_of = size > 1 and following in words.first and run.between[middle + 1].split(" ")[0] in words.of
    if known.label == "NORP":
        if known.name in words.creeds or (size == 1 and following in words.of_peoples):
            return False
        lone = (size == 1 and kind in (None, "ORG", "GPE")) or is_title_alone(stretch, middle, high)
        return first_of or lone or (kind is None and looks_personal(stretch, middle, high))
    if known.state:
        return first_of
    if known.label == "PERSON" and size == 1 and not run.between[middle] and _is_unheard(stretch, middle):  # Truman Holt
        return False
    return known.label in ("PERSON", "EVENT", "LAW") and kind is None


def _is_unheard(stretch: Stretch, i: int) -> bool:
    """Tell whether a word is none of the language, no known name and no plural, as the surname of a person mostly is."""
    word, knowledge = stretch.run.words[i], stretch.knowledge
    return word[1:].islower() and word[-1] != "s" and word.lower() not in knowledge.words.common and word not in knowledge.forms


def person_begins(stretch: Stretch, low: int, at: int, high: int) -> bool:
    """Tell whether a person begins at ``at``, after another name."""
    run, words = stretch.run, stretch.knowledge.words
    word = run.words[at]
    match = stretch.match(at, high)
    known = stretch.known(at, match) if match == high else None
    if known is not None and known.label == "PERSON":
        return True
    if high - at < 2:  # a lone word begins no full name
        return False
    if word in words.kunya and at - low > 1:
        return True
    if words.last.get(run.words[at - 1]) in ("ORG", "FAC"):  # Defense Department Paul Hall, House Newt Gingrich
        return word in words.given or word in words.kunya or (word in words.given_weak and at - low == 1 == high - at - 1)
    return False


def is_double_surname(stretch: Stretch, i: int) -> bool:
    """Tell whether a compound ends the name of one person, as in ``Ada Biden-Stone``; not ``Joe Biden-Peter Stone talks``."""
    run, words = stretch.run, stretch.knowledge.words
    given = run.words[i - 1]
    alone = i + 1 == len(run.words) or bool(run.between[i + 1])
    named = (given in words.given or given in words.given_weak) and not (run.between[i] or run.owned[i - 1])
    return alone and named and f"{given} {run.words[i].partition('-')[0]}" not in stretch.knowledge.forms
