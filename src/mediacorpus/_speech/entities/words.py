"""
Read the words of English that names are found by, once per process.

The words themselves are data, in ``_lexicons/en_*.toml``; this module only gives
them a shape in which one look-up costs one hash.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

import attrs

__all__ = ["Table", "Words", "load_table", "load_words"]

_LABELS = {
    "org": "ORG",
    "gpe": "GPE",
    "loc": "LOC",
    "fac": "FAC",
    "media": "MEDIA",
    "event": "EVENT",
    "law": "LAW",
    "person": "PERSON",
    "other": "OTHER",
}

_DOUBTFUL = ("weak", "eastasian")
"""Groups of given names that are as often something else."""

Table = dict[str, dict[str, str]]


@attrs.frozen(kw_only=True, eq=False)
class Words:
    """The words of one language, by what they do beside or inside a name."""

    function: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    given_weak: frozenset[str]
    arabic_given: frozenset[str]
    arabic_signs: frozenset[str]
    surnames: frozenset[str]
    variants: dict[str, str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    courtesy: frozenset[str]
    addressed: frozenset[str]
    honorifics_plain: frozenset[str]
    crowned: frozenset[str]
    """Titles that the names of schools and hospitals keep."""
    after: frozenset[str]
    after_plain: frozenset[str]
    kin: frozenset[str]
    whose: frozenset[str]
    short: dict[str, frozenset[str]]
    """Short given name, folded -> the full ones."""
    offices: frozenset[str]
    roles: frozenset[str]
    said: frozenset[str]
    born: frozenset[str]
    last: dict[str, str]
    first: dict[str, str]
    start: dict[str, str]
    beside: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    particles: frozenset[str]
    bare_articles: frozenset[str]
    opening_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    past: frozenset[str]
    """Verbs in the past without such an ending."""
    articles: frozenset[str]
    linking: frozenset[str]
    halves: frozenset[str]
    prefixes: frozenset[str]
    dates: frozenset[str]
    relative: frozenset[str]
    abbreviations: frozenset[str]
    extends: frozenset[str]
    creeds: frozenset[str]
    counted: frozenset[str]
    of: frozenset[str]
    and_: frozenset[str]
    foreign_and: frozenset[str]
    or_: frozenset[str]
    ampersand: frozenset[str]
    for_: frozenset[str]
    to: frozenset[str]
    on: frozenset[str]
    posted: frozenset[str]
    """What is done on an outlet, beside saying."""
    letters: frozenset[str]
    counts: frozenset[str]
    """Words of grammar that may begin the name of a body."""
    panels: frozenset[str]
    """Bodies that are ``on`` something."""
    inner: frozenset[str]
    """What follows the class noun of a body in its name: ``of``, ``for``."""
    joints: frozenset[str]
    """What may stand between the parts of one name, blanks and all."""
    lines: frozenset[str]
    apart: frozenset[str]
    plural_owners: frozenset[str]
    owned_nouns: frozenset[str]
    of_peoples: frozenset[str]
    kunya: frozenset[str]
    kunya_plain: frozenset[str]
    suffixes: frozenset[str]
    suffixes_plain: frozenset[str]
    definite: frozenset[str]
    openers: frozenset[str]
    equals: frozenset[str]
    determiners: frozenset[str]
    small: frozenset[str]
    kinds: dict[str, str]
    sport: frozenset[str]
    contest_before: frozenset[str]
    contest_after: frozenset[str]


def load_table(name: str) -> Table:
    """Read one bundled TOML file of plain word lists."""
    path = resources.files("mediacorpus") / "_lexicons" / name
    table: Table = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_label(table: dict[str, str]) -> dict[str, str]:
    """Turn lists of words by label into word -> label; the first list that names a word wins."""
    found: dict[str, str] = {}
    for group, text in table.items():
        for word in text.split():
            found.setdefault(word, _LABELS[group])
    return found


@lru_cache(maxsize=1)
def load_words() -> Words:
    """
    Return the words of English.

    Raises:
        nothing; the files are part of the package and tested.
    """
    names, titles = load_table("en_names.toml"), load_table("en_titles.toml")
    triggers, common = load_table("en_triggers.toml"), load_table("en_words.toml")["words"]
    person, particles, kept = titles["titles"], triggers["particles"], triggers["beside"]
    given, weak = names["given"], _set(names["given"]["weak"])
    variants = {}
    for line in names["variants"]["forms"].strip().splitlines():
        forms = [form.replace("'", "") for form in line.split()]
        variants.update(dict.fromkeys(forms, forms[0]))
    short: dict[str, frozenset[str]] = {}
    for line in names["short"]["forms"].strip().splitlines():
        full, *others = line.casefold().split()
        for other in others:
            short[other] = short.get(other, frozenset()) | {full}
    articles = _set(particles["article"])
    kinds = dict.fromkeys(_set(person["roles"]), "person")
    for kind, nouns in triggers["kinds"].items():
        kinds.update(dict.fromkeys(_set(nouns), kind))
    return Words(
        function=_set(common["function"]),
        common=_set(common["common"]) | _set(common["function"]),
        given=_set(" ".join(text for group, text in given.items() if group not in _DOUBTFUL)) - weak,
        given_weak=weak | _set(given["eastasian"]),
        arabic_given=frozenset(word.casefold() for word in _set(given["arabic"])),
        arabic_signs=frozenset(f"{article}-" for article in articles) | _set(particles["signs"]),
        surnames=_set(names["surname"]["names"]),
        variants=variants,
        titles=_set(person["before"]) | _set(person["capitals"]),
        modifiers=_set(person["modifier"]),
        honorifics=_set(person["honorific"]) | _set(person["capitals"]),
        honorifics_plain=frozenset(word.rstrip(".").casefold() for word in _set(person["honorific"])),
        crowned=_set(person["crowned"]),
        after=_set(person["after"]),
        after_plain=frozenset(word.replace(".", "").casefold() for word in _set(person["after"])),
        kin=_set(person["kin"]),
        whose=_set(person["whose"]),
        short=short,
        courtesy=_set(person["courtesy"]),
        addressed=_set(person["addressed"]),
        offices=_set(person["offices"]),
        roles=_set(person["roles"]),
        said=_set(person["said"]),
        born=_set(person["born"]),
        last=_by_label(triggers["last"]),
        first=_by_label(triggers["first"]),
        start=_by_label(triggers["start"]),
        beside={_LABELS[key]: _set(text) for key, text in kept.items() if key in _LABELS},
        before={key.removeprefix("before_"): _set(text) for key, text in kept.items() if key.startswith("before_")},
        particles=_set(particles["person"]),
        bare_articles=_set(particles["bare_article"]),
        opening_endings=tuple(triggers["grammar"]["opening_endings"].split()),
        past_endings=tuple(triggers["grammar"]["past_endings"].split()),
        past=_set(triggers["grammar"]["past"]),
        articles=articles,
        linking=_set(particles["linking"]),
        halves=_set(triggers["compound"]["halves"]),
        prefixes=_set(triggers["compound"]["prefixes"]),
        dates=_set(triggers["typography"]["months"]) | _set(triggers["typography"]["days"]),
        relative=_set(triggers["typography"]["relative"]),
        abbreviations=_set(triggers["typography"]["abbreviations"]),
        extends=_set(triggers["typography"]["extends"]),
        creeds=_set(triggers["typography"]["creeds"]),
        counted=_set(triggers["typography"]["counted"]),
        of=_set(triggers["grammar"]["of"]),
        and_=_set(triggers["grammar"]["and"]),
        foreign_and=_set(triggers["grammar"]["foreign_and"]),
        or_=_set(triggers["grammar"]["or"]),
        ampersand=_set(triggers["grammar"]["ampersand"]),
        for_=_set(triggers["grammar"]["for"]),
        to=_set(triggers["grammar"]["to"]),
        on=_set(triggers["grammar"]["on"]),
        posted=_set(triggers["grammar"]["posted"]) | _set(person["said"]),
        letters=_set(triggers["grammar"]["letters"]),
        counts=_set(triggers["grammar"]["counts"]),
        panels=_set(triggers["grammar"]["panels"]),
        inner=_set(triggers["grammar"]["of"]) | _set(triggers["grammar"]["for"]),
        joints=frozenset({" ", *(f" {joint} " for joint in triggers["grammar"]["joints"])}),
        lines=_set(triggers["grammar"]["lines"]),
        apart=_set(triggers["grammar"]["apart"]),
        plural_owners=_set(triggers["grammar"]["plural_owners"]),
        owned_nouns=_set(triggers["grammar"]["owned_nouns"]),
        of_peoples=_set(triggers["grammar"]["of_peoples"]),
        kunya=_set(triggers["grammar"]["kunya"]),
        kunya_plain=_set(triggers["grammar"]["kunya"].casefold()),
        suffixes=_set(triggers["grammar"]["suffixes"]),
        suffixes_plain=frozenset(word.casefold() for word in _set(triggers["grammar"]["suffixes"])),
        definite=_set(triggers["grammar"]["articles"]),
        openers=_set(triggers["grammar"]["openers"]),
        equals=_set(triggers["grammar"]["equals"]),
        determiners=_set(triggers["grammar"]["determiners"]),
        small=_set(particles["linking"]) | _set(particles["person"]),
        kinds=kinds,
        sport=_set(triggers["sport"]["words"]),
        contest_before=_set(triggers["sport"]["before"]),
        contest_after=_set(triggers["sport"]["after"]),
    )
