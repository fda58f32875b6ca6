"""Build the patterns of bylines from the words of the lexicons, once in a process."""

from __future__ import annotations

import functools
import re

import attrs

from mediacorpus._layout.date_words import cased, either
from mediacorpus._lexicons import merged

__all__ = ["BylineWords", "byline_words"]

SHORT = 4
"""Letters of the longest opener that is a small word: by, von, par, door."""


@attrs.frozen
class BylineWords:
    """The words of the lexicons that bylines need, folded, and their patterns."""

    starts: re.Pattern[str]
    """Any opener or label at the start of a line: most lines have none and are done with."""
    begins: re.Pattern[str]
    """The same where the opener ends there, or a capital is glued to it: "By Jane", "byJane", not "Bypass"."""
    hint: re.Pattern[str]
    """The last word of any opener or label, as it stands after a date or a mark: "by Jane", "byJane", not "bypass"."""
    opener: re.Pattern[str]
    """An opener of a byline with the start of the name after it."""
    label: re.Pattern[str]
    """A label of a byline, the same."""
    first_letters: frozenset[str]
    """The first two characters of all openers and labels: what tells most lines apart at once."""
    counter: re.Pattern[str]
    """A counter of comments without a digit: "No comments"."""
    credit: re.Pattern[str]
    """The credit of a picture or of other work at the start of a line."""
    source: re.Pattern[str]
    """The label of a source with the start of the outlet."""
    story_code: re.Pattern[str]
    """A whole line with the number of a story."""
    joiners: frozenset[str]
    """Words between two names."""
    stops: frozenset[str]
    """Words that end the names of a byline."""
    roles: frozenset[str]
    """Words for what a person is to the outlet."""
    never: frozenset[str]
    """Words no name of a person is made of."""
    particles: frozenset[str]
    """Small words inside names."""
    suffixes: frozenset[str]
    """What may stand after a name."""
    desks: frozenset[str]
    """Desks that sign like a person."""
    agencies: frozenset[str]
    """Agencies that sign like a person."""
    outlets: frozenset[str]
    """Last words of the names of outlets."""
    openers: frozenset[str]
    """All openers."""
    short_openers: frozenset[str]
    """Those of one small word, which may end a line too: "Views By"."""
    given: frozenset[str]
    """Frequent given names."""
    alone: frozenset[str]
    """Openers and labels that may be a line of their own."""
    box_heads: frozenset[str]
    """Those that head a box about the author: labels, and openers of several words."""
    profile: re.Pattern[str]
    """The link to all that somebody wrote, with the start of the name: "View all posts by Jane Doe"."""


@functools.cache
def byline_words() -> BylineWords:
    lexicon = merged()
    words = functools.partial(lexicon.words, "bylines")
    folded = functools.partial(lexicon.folded, "bylines")
    opener = either((*words("openers"), *words("translators")))
    label = either((*words("labels"), *words("translators")))
    plural = either(words("label_plurals"))
    begin = cased((*words("openers"), *words("translators"), *words("labels")))
    lasts = {entry.split()[-1] for group in ("openers", "translators", "labels") for entry in words(group)}
    return BylineWords(
        starts=re.compile(rf"\W{{0,5}}(?:{either(begin)})"),
        begins=re.compile(rf"\W{{0,5}}(?:{either(begin)})(?=[\s:A-Z]|$)"),
        first_letters=frozenset(form[:2] for form in begin),
        hint=re.compile(rf"(?:{either(lasts, cases=True)})(?=[\s:A-Z]|$)"),
        # "By Jane Doe", "byJane Doe", "May 5, 2021 by Jane Doe"; not "Bypass opened".
        opener=re.compile(
            rf"(?:^|(?<=[|•·⋅–—:,\d/-])\s{{0,3}}|(?<=\s))\W{{0,5}}(?:{opener})(?::\s{{0,3}}|\s{{1,3}}|(?-i:(?<=[a-z])(?=[A-Z])))(?=\w)",
            re.IGNORECASE,
        ),
        # "Author: Jane Doe", "Text: Jane Doe"; not "Text me", "Redakteur:innen".
        label=re.compile(
            rf"(?:^|(?<=[|•·⋅–—\d-])\s{{0,3}}|(?<=\s))(?:{label})\s?(?::\s{{0,3}}(?=\w)(?!(?:{plural})\b)|:?$|\s(?=\w)|(?-i:(?=[A-Z])))",
            re.IGNORECASE,
        ),
        # "Ein Kommentar" beside a name; not "Ein Kommentar von Jane Doe".
        counter=re.compile(rf"(?<!\w)(?:{either(words('counters'), cases=True)})(?!\w)"),
        credit=re.compile(rf"^\W{{0,3}}(?:{either(words('credits'))})(?![^\W\d_])", re.IGNORECASE),
        # "Source: Harbour Post"; not "Sources said".
        source=re.compile(rf"^(?:{either(words('sources'))})\s?:\s{{0,3}}(?=\w)", re.IGNORECASE),
        # "Story Code : 935898"; not "Code red".
        story_code=re.compile(
            rf"^(?:{either(words('story_codes'))})\s?[:#.]\s{{0,3}}(?P<code>[\w./-]{{0,30}}\d[\w./-]{{0,30}})$", re.IGNORECASE
        ),
        joiners=folded("joiners") | {"&"},
        stops=folded("stops"),
        roles=folded("roles"),
        never=folded("never") | folded("stops"),
        particles=folded("particles"),
        suffixes=folded("suffixes"),
        desks=folded("desks"),
        agencies=folded("agencies"),
        outlets=folded("outlets"),
        openers=folded("openers"),
        short_openers=frozenset(opener for opener in folded("openers") if opener in folded("never") or len(opener) <= SHORT),
        given=folded("given_names"),
        alone=folded("openers") | folded("labels"),
        box_heads=folded("box_heads") | folded("labels") | {opener for opener in folded("openers") if " " in opener},
        profile=re.compile(rf"\W{{0,3}}(?:{either(words('profiles'), cases=True)}):?\s{{1,3}}(?=\w)"),
    )
