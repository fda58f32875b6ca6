"""
Find who signs: the authors, desks and sources named in a line, and the number a site gives its story.

A byline with an opener ("By Jane Doe, political editor") is known wherever it stands.
A bare line of names ("JANE DOE") is one only in the byline slot: :mod:`header` decides there.
"""

from __future__ import annotations

import functools
import re

import attrs

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
    "has_given_name",
    "has_role",
    "is_outlet",
    "is_person",
    "may_be_given",
    "name_below_opener",
    "names_beside_date",
    "opens_byline",
    "signs",
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
FIRST_NAME = 3
"""Characters within which the first name of such a line begins: "& Jane Doe"."""
MOST_BLANKS = 14
"""Blanks of the wordiest line of bare names: two people, each with a role of four words."""
LONGEST_SOURCE = 80
"""Characters of the longest name of an outlet."""
MOST_NAME_WORDS = 5
"""Words of the longest name: two given names, a particle, two family names."""
LONGEST_GIVEN = 60
"""Characters of a line within which the given name of its first name ends."""
LONGEST_PARTICLE = 3
"""Letters of a particle joined to a name: al-, el-, ibn-, d', O'."""
TOKEN = re.compile(r"@?[^\W\d_](?:[\w'’\N{MODIFIER LETTER APOSTROPHE}.-]*\w)?\.?")
DIGIT = re.compile(r"\d")
CAPITAL = re.compile(r"[&@]|(?:[-–—]\s?)?[A-ZÀ-ÖØ-Þ\u0100-\u024f\u0370-\u052f]")
PARTED = re.compile(r"[|•·⋅–—\d]")
"""What a byline inside a line stands beside: "5 May 2021 by Jane Doe", "News | by Jane Doe"."""
MARK = re.compile("[|•·⋅–—]")
FIRST_WORD = re.compile(r"[^\W\d_]+")
PIECE = re.compile(r"[^|•·⋅–—/,]+")
LOGIN = re.compile(r"(?=[^|]{3,20}$)(?:[a-zà-ÿ][\w.-]*|[A-Z]\w*[_\d]\w*|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$")
"""The name of an account: ``reineke``, ``Ann_B`` or ``AnnBee``, not ``Politics``."""
DOMAIN = re.compile(r"\.[a-z]{2,3}$", re.IGNORECASE)
"""The end of the address of a site, which looks like an account: ``harbour.de``."""
EMBEDDED = re.compile(r"[-–—]{1,2}\s?[^(]{1,60}\(@\w")
"""What signs a message of a network that is shown inside a page: "— Jane Doe (@jane) May 5, 2021"."""
GLUE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-Z])")
"""Where two words stand glued: ``Fost|Travel``; whether it is a name like ``MacArthur`` the words around it tell."""
ROLE_MARK = re.compile(r"[\s,|•·⋅–—(-]*")
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
    if match.group().split()[PROFILE_WORDS - 1 :] and LOGIN.match(words, match.end()):
        return FoundByline((Span(match.end(), len(words)),), "byline-box")
    names, end = _names(words, match.end())
    fits = names and names[0].start == match.end() and is_person(names[0].slice(words)) and _ends_well(words, end)
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
            names, end = _names(words, match.end())
            if names and _ends_well(words, end) and (colon or is_person(names[0].slice(words))):
                return FoundByline(tuple(names), rule)
    return None


def bare_names(words: str) -> FoundByline | None:
    """Return the names of a line that holds names, roles and handles and nothing else, or ``None``."""
    if len(words) > LONGEST_BARE or not CAPITAL.match(words) or words.count(" ") > MOST_BLANKS or words[-1] in "?!…":
        return None
    if words.isalpha() and not GLUE.search(words) and not _is_desk(words):
        return None  # a person has two names
    return _read_bare(words)


@functools.lru_cache(maxsize=REMEMBERED)
def _read_bare(words: str) -> FoundByline | None:
    """Read a line of names; the stages that ask for the same line again get the same answer."""
    if EMBEDDED.match(words):
        return None
    words = without_dates(words)
    names, end = _names(words, 0, bare=True)
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
        names, end = _names(masked, start)
        if names and names[0].start == start and is_person(names[0].slice(masked)) and _ends_well(masked, end):
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


def has_given_name(name: str) -> bool:
    """Tell whether a name begins with a frequent given name."""
    first = FIRST_WORD.match(name)
    return first is not None and first.group().casefold() in byline_words().given


def may_be_given(words: str) -> bool:
    """Tell whether one of the first words of a line is a frequent given name, as it is where its first name begins with one."""
    return not byline_words().given.isdisjoint(map(str.casefold, FIRST_WORD.findall(words, 0, LONGEST_GIVEN)[:3]))


def signs(name: str) -> bool:
    """Tell whether a name is one that signs: a person, a desk or an agency."""
    return is_person(name) or _is_desk(name)


def _is_desk(name: str) -> bool:
    """Tell whether a name is that of a desk or an agency: "Staff", "dpa", "Harbour Newsroom"."""
    lexicon = byline_words()
    folded = name.casefold()
    if folded in lexicon.desks or folded in lexicon.agencies:
        return True
    last = folded.rsplit(None, 1)[-1]
    return folded.count(" ") == 1 and last in lexicon.desks and last not in lexicon.roles


def _explained(rest: str) -> bool:
    """Tell whether what follows the names is a role, an outlet, a date, an address or nothing."""
    rest = EMAIL.sub("", rest)
    tokens = [match.group() for match in TOKEN.finditer(rest)]
    if not tokens:
        return True
    lexicon = byline_words()
    if rest.lstrip()[:1] in "|•·⋅–—(-@/" or rest[:1].isdigit():
        return len(tokens) <= 8 or bool(find_dates(rest))  # a role and an outlet, or a date
    told = any(token.casefold() in lexicon.roles or token.startswith("@") for token in tokens[:6])
    return (told and _ends_well(rest, 0)) or bool(find_dates(rest.strip()))


def _ends_well(words: str, end: int) -> bool:
    """Tell whether a byline may end here: prose goes on with a small word that is neither a role nor a stop."""
    rest = words[end:]
    mark = ROLE_MARK.match(rest)
    following = TOKEN.match(rest, mark.end() if mark else 0)
    if following is None or not following.group()[0].islower():
        return True
    lexicon = byline_words()
    word = following.group().casefold().rstrip(".")
    return word in lexicon.stops or word in lexicon.roles or word in lexicon.agencies


def is_person(name: str) -> bool:
    """Tell whether words have the shape of a person's name: two to five words with capitals, none of a menu."""
    lexicon = byline_words()
    tokens = name.split()
    if not 2 <= len(tokens) <= MOST_NAME_WORDS:
        return False
    folded = [token.casefold().strip(".") for token in tokens]
    if folded[0] in lexicon.openers or any(token in lexicon.never or token in lexicon.outlets for token in folded):
        return False
    capital = [token[0].isupper() or _rises(token) for token in tokens]
    return all(big or token in lexicon.particles for big, token in zip(capital, tokens, strict=True)) and capital[-1]


def _rises(token: str) -> bool:
    """Tell whether a name begins with a particle joined to it: "al-Najdi", "d'Alembert"; not "so-called"."""
    head, mark, tail = (
        token.partition("-") if "-" in token else token.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").partition("'")
    )
    return bool(mark) and len(head) <= LONGEST_PARTICLE and tail[:1].isupper()


def _names(words: str, at: int, *, bare: bool = False) -> tuple[list[Span], int]:
    """Read names from ``at`` on; return them and where the reading stopped. A ``bare`` line begins with one who signs."""
    names: list[Span] = []
    tokens = list(TOKEN.finditer(words, at))
    first = 0
    end = at
    after_role = False
    while first < len(tokens):
        last, name_end = _name(words, tokens, first)
        if last == first:
            break
        span = _trimmed(words, Span(tokens[first].start(), name_end))
        if bare and first == 0 and span.end > FIRST_NAME and not signs(span.slice(words)):
            break
        glued = name_end < tokens[last - 1].end()
        kind = _kind(words, span)
        before = words[: span.start].rstrip()[-1:]
        if names and before and before in "|•·" and not is_person(span.slice(words)):
            break
        if names and kind == "role" and _is_desk(names[0].slice(words)):
            kind = "name"  # "By Staff, Foreign Desk": after a desk comes another
        elif kind == "name" and before == "," and _is_place(words, names, span):
            kind = "place"
        if kind == "name" and (
            not after_role or words[tokens[first - 1].start() : tokens[first - 1].end()].casefold() in byline_words().joiners
        ):
            names.append(span)
            after_role = False
        after_role = after_role or kind == "role"
        end = name_end
        if kind == "stop" or glued:
            end = span.start if kind == "stop" else name_end
            break
        first = _next_name(words, tokens, last)
    return names, end


def _is_place(words: str, names: list[Span], span: Span) -> bool:
    """Tell whether one word behind a comma is where somebody writes from, "By Jane Doe, Harbour": a person has two names."""
    if not names or " " in span.slice(words) or _is_desk(span.slice(words)):
        return False
    return signs(names[0].slice(words))


def _next_name(words: str, tokens: list[re.Match[str]], last: int) -> int:
    """Return the token where the next name begins, or the number of tokens where none follows."""
    lexicon = byline_words()
    if last >= len(tokens):
        return last
    between = words[tokens[last - 1].end() : tokens[last].start()]
    if tokens[last].group().casefold() in lexicon.joiners:
        return last + 1
    if between.strip() in {",", "&", "/", ";", ", &", "|", "•", "·"}:
        return last + 1 if tokens[last].group().casefold() in lexicon.joiners else last
    return len(tokens)


def _name(words: str, tokens: list[re.Match[str]], first: int) -> tuple[int, int]:
    """Return one past the last token of the name that begins at ``first``, and where it ends."""
    lexicon = byline_words()
    i = first
    end = tokens[first].start()
    while i < len(tokens):
        token = tokens[i]
        word = token.group()
        folded = word.casefold().rstrip(".")
        if i > first and words[tokens[i - 1].end() : token.start()].strip():
            break
        if word in lexicon.joiners or (folded in lexicon.stops and i > first) or word.startswith("@"):
            break
        if i - first >= 2 and folded == "the" and word[0].isupper():
            break
        small = word[0].islower() and not _rises(word)
        if small and not (i == first or folded in lexicon.particles or folded in lexicon.roles):
            break
        if (
            small
            and i == first
            and folded not in lexicon.particles
            and folded not in lexicon.roles
            and not _stands_alone(words, tokens, i)
        ):
            break
        if i - first >= 2 and not small and (folded in lexicon.roles or folded in lexicon.never):
            break
        cut = _glue(words, tokens, i)
        i += 1
        end = cut or token.end()
        if cut:
            break
    return i, end


def _stands_alone(words: str, tokens: list[re.Match[str]], i: int) -> bool:
    """Tell whether a small word is all of a name: a login such as "oz" before a date, a stop or the end."""
    if i + 1 >= len(tokens):
        return not words[tokens[i].end() :].strip(" .,:|") or words[tokens[i].end() :].lstrip()[:1] in "|•·⋅–—,("
    between = words[tokens[i].end() : tokens[i + 1].start()].strip()
    return bool(between) or tokens[i + 1].group().casefold() in byline_words().stops


def _glue(words: str, tokens: list[re.Match[str]], i: int) -> int | None:
    """Return where a token is cut because a role or a menu word is glued to the name: ``Foster|Travel News Reporter``."""
    lexicon = byline_words()
    for cut in GLUE.finditer(tokens[i].group()):
        at = tokens[i].start() + cut.start()
        tail = [match.group().casefold() for match in TOKEN.finditer(words, at)][:4]
        menu = tail[0] in lexicon.never or tail[0] in lexicon.outlets or tail[0] in lexicon.roles
        if cut.start() >= 3 and (menu or any(len(word) > 4 and word in lexicon.roles for word in tail)):
            return at
    return None


def _trimmed(words: str, span: Span) -> Span:
    """Return a name without the full stop that ends the byline; that of an initial or of "Jr." stays."""
    text = span.slice(words)
    last = text.rsplit(None, 1)[-1]
    if " " in text and last[-1].isdigit() and last.rstrip("0123456789").isalpha():  # the mark of a footnote: "Jane Doe1"
        return Span(span.start, span.end - len(last) + len(last.rstrip("0123456789")))
    if last.endswith(".") and len(last) > 4 and last.count(".") == 1:
        return Span(span.start, span.end - 1)
    return span


def _kind(words: str, span: Span) -> str:
    """Return whether words are a ``name``, a ``role`` to be left out, or the ``stop`` of the byline."""
    lexicon = byline_words()
    text = span.slice(words)
    folded = text.casefold()
    if _is_desk(text):
        return "name"
    tokens = [token.casefold().rstrip(".") for token in text.split()]
    if folded in lexicon.suffixes:
        return "role"
    if any(token in lexicon.roles for token in tokens[-2:]) or tokens[0] in lexicon.roles:
        return "role"
    if len(tokens) > MOST_NAME_WORDS + 1 or tokens[0] in lexicon.stops or all(token in lexicon.particles for token in tokens):
        return "stop"
    return "name"
