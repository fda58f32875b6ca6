"""
Compile what is known of the world, and what the caller adds, for look-up by words.

Shape: lexicon files and a :class:`~mediacorpus.Lexicon` go in; a
:class:`Knowledge` comes out, in which one look-up of a form costs one hash.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from mediacorpus._speech.entities.spelling import level, plain_words
from mediacorpus._speech.entities.words import Table, Words, load_table, load_words
from mediacorpus.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Knowledge", "Known", "default_knowledge", "understand"]

LONGEST = 12
"""Words of the longest form looked up; the longest bundled one has 10."""


@attrs.frozen(kw_only=True, eq=False)
class Known:
    """What a lexicon says of one form."""

    name: str
    """The usual name of the entity."""
    label: str
    """An :class:`~mediacorpus.EntityLabel`, or ``OTHER`` for what is a name but none of them."""
    weak: bool = False
    """Whether the form is as often something else and needs support."""
    state: bool = False
    """Whether it is a state of the world."""
    given: bool = False
    """Whether the caller's own lexicon says so."""


@attrs.frozen(kw_only=True, eq=False)
class Knowledge:
    """The words of the language, and every known form."""

    words: Words
    forms: dict[str, Known]
    """Levelled form -> what is known of it."""
    longest: dict[str, int]
    """First word of a form -> words of the longest form it begins."""
    abbreviated: Mapping[str, Known]
    """What a state is called after a place, without its dot."""
    never: Mapping[str, frozenset[str]]
    """Plain name -> the plain names that are never one with it, both ways round."""
    telling: frozenset[str]
    """Words that tell of a name in any language: those of known forms, given names and titles, also in capitals."""
    asked: frozenset[str]
    """Words by which runs are cut, as printed or in lower case: any other word only goes on with a name."""
    dotted: Mapping[str, list[str]]
    """The last word of initials -> the initials with it that do the same (``S`` -> ``U.S.``)."""
    cuts: dict[tuple[bool, bool], dict[str, tuple[tuple[Any, ...], ...]]] = attrs.field(init=False, factory=dict, repr=False)
    """How the runs of late were cut: ``chunks`` keeps them here."""
    lowered: re.Pattern[str] | None
    """Finds the known forms that are written in lower case."""
    lowered_starts: frozenset[str]
    """The first parts of those forms, of which a page must have one."""


def understand(lexicon: Lexicon | None = None) -> Knowledge:
    """
    Compile the bundled lexicons, and the caller's over them.

    Costs some 40 ms; do it once for many pages.
    """
    words = load_words()
    forms: dict[str, Known] = {}
    for form, known in _world():
        forms.setdefault(level(form), known)
    doubtful = load_table("places.toml")["weak"]["names"] + load_table("organisations.toml")["weak"]["names"]
    for form in doubtful.split("\n"):
        if form in forms:
            forms[form] = attrs.evolve(forms[form], weak=True)
    never: dict[str, frozenset[str]] = {}
    if lexicon is not None:
        for entry in lexicon.entries:
            known = Known(name=entry.name, label=entry.label, given=True)
            for form in (entry.name, *entry.aliases):
                forms[level(form).strip()] = known
        for one, other in lexicon.never:
            pair = " ".join(plain_words(one)), " ".join(plain_words(other))
            for left, right in (pair, pair[::-1]):
                never[left] = never.get(left, frozenset()) | {right}
    longest: dict[str, int] = {}
    for form in forms:
        pieces = form.split(" ")
        longest[pieces[0]] = max(longest.get(pieces[0], 0), min(len(pieces), LONGEST))
    telling, dotted = _telling(words, forms)
    small = sorted((form for form in forms if form[:1].islower() and form == form.lower() and " " in form), reverse=True)
    return Knowledge(
        words=words,
        forms=forms,
        longest=longest,
        abbreviated=_abbreviated(),
        never=never,
        telling=telling,
        asked=_asked(words).union(longest),
        dotted=dotted,
        lowered=_lowered(small),
        lowered_starts=frozenset(_PART.findall(form)[0] for form in small),
    )


@lru_cache(maxsize=1)
def default_knowledge() -> Knowledge:
    """Return what the bundled lexicons know."""
    return understand()


def _abbreviated() -> dict[str, Known]:
    """Return what the states are called after a place: ``Ark`` -> Arkansas."""
    lines = load_table("places.toml")["gpe"]["abbreviated"].strip().splitlines()
    return {short: Known(name=name, label="GPE") for short, _, name in (line.partition(" ") for line in lines)}


def _asked(words: Words) -> frozenset[str]:
    """Return the words of the language that tell where a name begins or ends, and of what kind it is."""
    titles = words.titles | words.modifiers | words.honorifics | words.roles | words.offices | words.kunya | words.counts
    return titles.union(words.last, words.first, words.start, words.small, words.bare_articles, words.dates, words.common, [""])


def _telling(words: Words, forms: dict[str, Known]) -> tuple[frozenset[str], dict[str, list[str]]]:
    """Return one word of each known form, its longest part, with given names and titles; and the initials among them."""
    sure = [form for form, known in forms.items() if not known.weak and known.label != "OTHER"]
    told = {max(_PART.findall(form), key=len) for form in sure if form[-1] != "."} | words.given | words.titles | words.kunya
    told |= {part.rstrip(".") for part in words.honorifics} | {word for word, label in words.last.items() if label == "PERSON"}
    told |= {part.upper() for part in told if len(part) > 3}  # shorter ones are initials
    dotted: dict[str, list[str]] = {}
    for form in sure:
        parts = _PART.findall(form[:-1])
        if form[-1] == "." and len(parts) > 1:  # a caller's "..." has no word
            dotted.setdefault(parts[-2], []).append(form)
    return frozenset(part for part in told if part[:1].isupper()), dotted


_PART = re.compile(r"\w+|$")
"""Matches ``al`` and ``Karimi`` in ``al-Karimi``; never a mark."""


def _lowered(forms: list[str]) -> re.Pattern[str] | None:
    """Compile the few known forms that begin in lower case (``green zone``); ``al-`` names are found as capitals."""
    if not forms:
        return None
    by_first: dict[str, list[str]] = {}
    for form in forms:
        by_first.setdefault(form[0], []).append(re.escape(form[1:]))
    return re.compile(r"\b(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + r")\b")


def _world() -> Iterator[tuple[str, Known]]:
    """Yield every bundled form, the strongest reading first."""
    world = load_table("world.toml")
    yield from _states(world)
    for line in world["peoples"]["names"].strip().splitlines():
        first, *others = (form.strip() for form in line.split(","))
        known = Known(name=first, label="NORP")
        for form in (first, *others):
            yield form, known
            yield form + "s", known
    places = load_table("places.toml")
    for group in ("us_states", "regions", "cities", "towns"):
        yield from _lines(places["gpe"][group], "GPE")
    yield from _lines(places["loc"]["names"], "LOC")
    yield from _lines(places["fac"]["names"], "FAC")
    bodies = load_table("organisations.toml")
    for names in bodies["org"].values():
        yield from _lines(names, "ORG")
    for group, label in (("media", "MEDIA"), ("event", "EVENT"), ("law", "LAW"), ("other", "OTHER")):
        yield from _lines(bodies[group]["names"], label)
    yield from _lines(load_table("people.toml")["people"]["names"], "PERSON")


def _states(world: Table) -> Iterator[tuple[str, Known]]:
    for name, row in world["states"].items():
        peoples, capital, others = (field.strip() for field in row.split("|"))
        state = Known(name=name, label="GPE", state=True)
        for form in (name, *filter(None, others.split(", "))):
            yield form, state
        if capital:
            yield capital, Known(name=capital, label="GPE")
        forms = [form for form in peoples.split(", ") if form]
        people = Known(name=forms[0] if forms else name, label="NORP")
        for form in forms:
            yield form, people
            if not form.endswith(("s", "sh", "ch", "ese", "men", "man")):
                yield form + "s", people


def _lines(text: str, label: str) -> Iterator[tuple[str, Known]]:
    """Yield the forms of a list with one entity a line; commas within a name are not known here."""
    for line in text.strip().splitlines():
        first, *others = (form.strip() for form in line.split(", "))
        known = Known(name=first, label=label)
        for form in (first, *others):
            yield form, known
