"""
Find who signs: the authors, desks and sources named in a line, and the number a site gives its story.

A byline with an opener ("By Jane Doe, political editor") is known wherever it stands.
A bare line of names ("JANE DOE") is one only in the byline slot: :mod:`header` decides there.
"""

from __future__ import annotations

import functools
import re

import attrs

from mediacorpus._layout.byline_names import (
    FIRST_NAME,
    GLUE,
    MOST_NAME_WORDS,
    TOKEN,
    ends_well,
    is_desk,
    is_person,
    read_names,
    signs,
)
from mediacorpus._layout.byline_words import byline_words
from mediacorpus._layout.date_words import date_patterns
from mediacorpus._layout.dates import find_dates
from mediacorpus.model import Span

__all__ = [
    "LONGEST_OPENER",
    "FoundByline",
    "bare_names",
    "begins_byline",
    "find_byline",
    "find_source",
    "find_story_code",
    "has_role",
    "is_outlet",
    "name_below_opener",
    "names_beside_date",
    "opens_byline",
    "words_after_profile",
]

LONGEST_BYLINE = 300
"""Characters of the longest byline that is looked at: ten names with their roles."""
REMEMBERED = 2048
"""Lines whose names are remembered: those of a long page."""
LONGEST_OPENER = 40
"""Characters that a line which is nothing but an opener is shorter than."""
MOST_LONE = 3
"""Words of the longest name below an opener alone that has not the shape of a person's: "By", "The Harbour Team"."""
PROFILE_WORDS = 4
"""Words of the shortest link behind which an account is one: "View all posts by stone", not "Mehr von allen"."""
LEAST_LONE = 3
"""Characters of the shortest one: "de" and "fr" are the languages of a site."""
LONGEST_BARE = 120
"""Characters of the longest line of bare names."""
MOST_BLANKS = 14
"""Blanks of the wordiest line of bare names: two people, each with a role of four words."""
LONGEST_SOURCE = 80
"""Characters of the longest name of an outlet."""
DIGIT = re.compile(r"\d")
CAPITAL = re.compile(r"[&@]|(?:[-–—]\s?)?[A-ZÀ-ÖØ-Þ\u0100-\u024f\u0370-\u052f]")
PARTED = re.compile(r"[|•·⋅–—\d]")
"""What a byline inside a line stands beside: "5 May 2021 by Jane Doe", "News | by Jane Doe"."""
MARK = re.compile("[|•·⋅–—]")
PIECE = re.compile(r"[^|•·⋅–—/,]+")
LOGIN = re.compile(r"(?=[^|]{3,20}$)(?:[a-zà-ÿ][\w.-]*|[A-Z]\w*[_\d]\w*|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$")
"""The name of an account: ``reineke``, ``Ann_B`` or ``AnnBee``, not ``Politics``."""
DOMAIN = re.compile(r"\.[a-z]{2,3}$", re.IGNORECASE)
"""The end of the address of a site, which looks like an account: ``harbour.de``."""
EMBEDDED = re.compile(r"[-–—]{1,2}\s?[^(]{1,60}\(@\w")
"""What signs a message of a network that is shown inside a page: "— Jane Doe (@jane) May 5, 2021"."""
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|\[email[^\]]{0,20}\]")


@attrs.frozen
class FoundByline:
    """The names of a byline; offsets count from the start of the line."""

    names: tuple[Span, ...]
    """People and desks alike, without roles and handles."""
    rule: str
    """What made it a byline."""


def opens_byline(words: str) -> bool:
    """Tell whether a line is the opener of a byline, or ends with one, so that the name stands on the next line: "Views By"."""
    if len(words) >= LONGEST_OPENER:
        return False
    folded = words.rstrip(" :").casefold()
    return folded in byline_words().alone or (
        folded.count(" ") in {1, 2} and words[:1].isupper() and folded.rsplit(None, 1)[-1] in byline_words().short_openers
    )


def name_below_opener(opener: str, words: str) -> FoundByline | None:
    """Return the names of the line below one that :func:`opens_byline`: behind a word like "By" a single one will do."""
    found = bare_names(words)
    if found is not None or opener.rstrip(" :").casefold() not in byline_words().openers or len(words) >= LONGEST_OPENER:
        return found
    tokens = words.split()
    fits = (
        len(words) >= LEAST_LONE
        and len(tokens) <= MOST_LONE
        and words[:1].isalpha()
        and words[-1].isalnum()
        and not DIGIT.search(words)
    )
    if not fits or not byline_words().never.isdisjoint(map(str.casefold, tokens)):
        return None
    return FoundByline((Span(0, len(words)),), "byline-opener")


def words_after_profile(words: str) -> FoundByline | None:
    """Return who wrote what a line links to, "View all posts by Jane Doe", or ``None``."""
    if len(words) > LONGEST_BARE or not (match := byline_words().profile.match(words)):
        return None
    words = words.rstrip(" .:>»→›")
    if len(match.group().split()) >= PROFILE_WORDS and LOGIN.match(words, match.end()):
        return FoundByline((Span(match.end(), len(words)),), "byline-box")
    names, end = read_names(words, match.end())
    fits = names and names[0].start == match.end() and is_person(names[0].slice(words)) and ends_well(words, end)
    return FoundByline((names[0],), "byline-box") if fits else None


def begins_byline(words: str) -> bool:
    """Tell whether a line begins with an opener or a label: without a digit or a mark inside it, no other line is a byline."""
    return _may_begin(words) and byline_words().begins.match(words) is not None


def _may_begin(words: str) -> bool:
    """Tell from its first two characters whether a line may begin with an opener or a label."""
    first = byline_words().first_letters
    return words[:2] in first or words[:1] in first or not words[:1].isalnum()


def find_story_code(words: str) -> Span | None:
    """Return the number of a story-code line such as "Story Code : 935898", or ``None``."""
    if len(words) > LONGEST_SOURCE or not ("." in words or ":" in words or "#" in words):
        return None
    match = byline_words().story_code.match(words)
    return Span(*match.span("code")) if match else None


def find_source(words: str) -> Span | None:
    """Return the outlet of a source line such as "Source: Harbour Post", or ``None``."""
    match = byline_words().source.match(words) if ":" in words and len(words) <= LONGEST_SOURCE else None
    if match is None:
        return None
    outlet = MARK.split(words[match.end() :], maxsplit=1)[0].rstrip() if "|" in words else words[match.end() :].rstrip()
    return Span(match.end(), match.end() + len(outlet))


def is_outlet(words: str) -> Span | None:
    """Return the span of a line that is the bare name of an outlet, "Harbour Post", or ``None``."""
    tokens = words.split()
    if not 2 <= len(tokens) <= MOST_NAME_WORDS:
        return None
    if not all(token[0].isupper() and token.replace("-", "").isalpha() for token in tokens):
        return None
    last = tokens[-1].casefold().split("-")  # "Harbour Herald-Ledger"
    return None if byline_words().outlets.isdisjoint(last) else Span(0, len(words))


def find_byline(words: str) -> FoundByline | None:
    """
    Return the names of a line that an opener makes a byline, or ``None``.

    Raises:
        nothing, whatever the line.

    Example:
        >>> words = "By Jane Doe and John Smith, political editor | 5 May 2021"
        >>> [name.slice(words) for name in find_byline(words).names]
        ['Jane Doe', 'John Smith']
    """
    if len(words) > LONGEST_BYLINE:
        return None
    lexicon = byline_words()
    may_begin = _may_begin(words)
    if not may_begin or lexicon.begins.match(words) is None:
        barred = words.find("|", 0, LONGEST_BARE) >= 0
        within = barred or len(words) <= LONGEST_BARE or (may_begin and lexicon.starts.match(words))
        if not within or not PARTED.search(words) or not lexicon.hint.search(words):
            return None
    return _read(words)


def _read(words: str) -> FoundByline | None:
    """Read the names after an opener."""
    lexicon = byline_words()
    if lexicon.credit.match(words) or EMBEDDED.match(words):
        return None
    page, words = words, without_dates(EMAIL.sub(_barred, words) if "@" in words else words)
    dated: bool | None = None
    within = not words[:1].isalnum() or MARK.search(words)  # a date leaves bars
    for pattern, rule in ((lexicon.opener, "byline-opener"), (lexicon.label, "byline-label")):
        for match in pattern.finditer(words) if within else filter(None, (pattern.match(words),)):
            if match.start() > 0 and words[: match.start()].strip(" \t|•·⋅–—-"):
                dated = bool(find_dates(page)) if dated is None else dated
                if not dated and not words[: match.start()].rstrip().endswith(("|", "•", "·", "⋅", "–", "—")):
                    continue
            colon = ":" in match.group() or rule == "byline-opener"
            names, end = read_names(words, match.end())
            if names and ends_well(words, end) and (colon or signs(names[0].slice(words))):
                return FoundByline(tuple(names), rule)
    return None


def bare_names(words: str) -> FoundByline | None:
    """Return the names of a line that holds names, roles and handles and nothing else, or ``None``."""
    if len(words) > LONGEST_BARE or words.count(" ") > MOST_BLANKS or not words.strip() or words[-1] in "?!…":
        return None
    if not CAPITAL.match(words) and not is_desk(words):
        return None
    if words.isalpha() and not GLUE.search(words) and not is_desk(words):
        return None  # a person has two names
    return _read_bare(words)


@functools.lru_cache(maxsize=REMEMBERED)
def _read_bare(words: str) -> FoundByline | None:
    """Read a line of names; the stages that ask for the same line again get the same answer."""
    if EMBEDDED.match(words):
        return None
    words = without_dates(words)
    names, end = read_names(words, 0, bare=True)
    names = [name for name in names if signs(name.slice(words))]
    if not names or names[0].start > FIRST_NAME or not _explained(words[end:]):
        return None
    return FoundByline(tuple(names), "byline-bare")


def has_role(words: str) -> bool:
    """Tell whether a bare line of names tells what the first of them is to the outlet: "Jane Doe, Senior Fellow"."""
    found = bare_names(words) if "," in words else None
    if found is None or words[found.names[0].end : found.names[0].end + 1] != ",":
        return False
    after = TOKEN.findall(words, found.names[0].end)[:3]
    return any(token.casefold() in byline_words().roles for token in after if token[0].isupper())


def names_beside_date(words: str) -> FoundByline | None:
    """Return the person that stands beside the date of a date line, "5 May 2021 / Jane Doe", or ``None``."""
    if len(words) > LONGEST_BARE:
        return None
    masked = without_dates(words)
    if masked == words or EMBEDDED.match(words) or byline_words().credit.match(words):
        return None
    masked = masked.replace(" - ", " | ")
    logins: list[Span] = []
    for piece in PIECE.finditer(masked):
        start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
        names, end = read_names(masked, start)
        if names and names[0].start == start and is_person(names[0].slice(masked)) and ends_well(masked, end):
            return FoundByline((names[0],), "byline-beside-date")
        login = piece.group().strip()
        if LOGIN.match(login) and login.casefold() not in byline_words().never and not DOMAIN.search(login):
            logins.append(Span(start, start + len(login)))
    return FoundByline((logins[0],), "byline-beside-date") if len(logins) == 1 else None


def without_dates(words: str) -> str:
    """Return a line with each date, time, label and reading time replaced by as many bars: they part names as bars do."""
    words = byline_words().counter.sub(_barred_counter, words)
    if not DIGIT.search(words):
        return words
    patterns = date_patterns()
    for pattern in (patterns.day, patterns.relative, patterns.time, patterns.label, patterns.counted):  # "3 hours" is a time too
        words = pattern.sub(_barred, words)
    return patterns.weekday.sub(_barred_at_date, words) if "|" in words else words


def _barred(match: re.Match[str]) -> str:
    """Return as many bars as a match has characters."""
    return "|" * len(match.group())


def _barred_counter(match: re.Match[str]) -> str:
    """Return bars for "Ein Kommentar", and itself before an opener: "Ein Kommentar von Jane Doe"."""
    return match.group() if byline_words().hint.match(match.string, match.end() + 1) else _barred(match)


def _barred_at_date(match: re.Match[str]) -> str:
    """Return bars for the name of a day before a date, and itself elsewhere: "Sun" and "Mar" are names too."""
    return _barred(match) if match.string[match.end() : match.end() + 3].lstrip(" ,.")[:1] == "|" else match.group()


def _explained(rest: str) -> bool:
    """Tell whether what follows the names is a role, an outlet, a date, an address or nothing."""
    rest = EMAIL.sub("", rest)
    tokens = [match.group() for match in TOKEN.finditer(rest)]
    if not tokens:
        return True
    lexicon = byline_words()
    if rest.lstrip()[:1] in "|•·⋅–—(-@/" or rest[:1].isdigit():
        return (len(tokens) <= 8 and ends_well(rest, 0)) or bool(find_dates(rest))  # a role and an outlet, or a date
    told = any(token.casefold() in lexicon.roles or token.startswith("@") for token in tokens[:6])
    return (told and ends_well(rest, 0)) or bool(find_dates(rest.strip()))
