"""
Read the names of a byline: where each begins and ends, and whether it is a person, a desk, a role or a place.

Which lines are bylines is told in :mod:`bylines`.
"""

from __future__ import annotations

import re

from mediacorpus._layout.byline_words import byline_words
from mediacorpus.model import Span

__all__ = [
    "FIRST_NAME",
    "GLUE",
    "MOST_NAME_WORDS",
    "TOKEN",
    "ends_well",
    "has_given_name",
    "is_desk",
    "is_person",
    "may_be_given",
    "read_names",
    "signs",
]

FIRST_NAME = 3
"""Characters within which the first name of a bare line begins: "& Jane Doe"."""
MOST_NAME_WORDS = 5
"""Words of the longest name: two given names, a particle, two family names."""
LONGEST_GIVEN = 60
"""Characters of a line within which the given name of its first name ends."""
LONGEST_PARTICLE = 3
"""Letters of a particle joined to a name: al-, el-, ibn-, d', O'."""
TOKEN = re.compile(r"@?[^\W\d_](?:[\w'’\N{MODIFIER LETTER APOSTROPHE}.-]*\w)?\.?")
FIRST_WORD = re.compile(r"[^\W\d_]+")
GLUE = re.compile(r"(?<=[a-zà-öø-ÿ])(?=[A-Z])")
"""Where two words stand glued: ``Fost|Travel``; whether it is a name like ``MacArthur`` the words around it tell."""
POSSESSIVE = re.compile(r"['’]s$")
ROLE_MARK = re.compile(r"[\s,|•·⋅–—(-]*")


def read_names(words: str, at: int, *, bare: bool = False) -> tuple[list[Span], int]:
    """Read names from ``at`` on; return them and where the reading stopped. A ``bare`` line begins with one who signs."""
    names: list[Span] = []
    tokens = list(TOKEN.finditer(words, at))
    first = 0
    end = at
    after_role = row = False
    while first < len(tokens):
        last, name_end = _name(words, tokens, first)
        if last == first:
            break
        row = row or last - first > MOST_NAME_WORDS  # several names without a mark between them
        if row and (parted := _parted(tokens, first, last)):
            last, name_end = parted, tokens[parted - 1].end()
        span = _trimmed(words, Span(tokens[first].start(), name_end))
        if bare and first == 0 and span.end > FIRST_NAME and not signs(span.slice(words)):
            break
        glued = name_end < tokens[last - 1].end()
        kind = _kind(words, span)
        before = words[: span.start].rstrip()[-1:]
        if names and before and before in "|•·" and not is_person(span.slice(words)):
            break
        if names and kind == "role" and is_desk(names[0].slice(words)):
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


def has_given_name(name: str) -> bool:
    """Tell whether a name begins with a frequent given name."""
    first = FIRST_WORD.match(name)
    return first is not None and first.group().casefold() in byline_words().given


def may_be_given(words: str) -> bool:
    """Tell whether one of the first words of a line is a frequent given name, as it is where its first name begins with one."""
    return not byline_words().given.isdisjoint(map(str.casefold, FIRST_WORD.findall(words, 0, LONGEST_GIVEN)[:3]))


def signs(name: str) -> bool:
    """Tell whether a name is one that signs: a person, a desk or an agency."""
    return is_person(name) or is_desk(name)


def is_desk(name: str) -> bool:
    """Tell whether a name is that of a desk or an agency: "Staff", "dpa", "Harbour Newsroom"."""
    lexicon = byline_words()
    folded = name.casefold()
    if folded in lexicon.desks or folded in lexicon.agencies:
        return True
    last = folded.rsplit(None, 1)[-1]
    return folded.count(" ") == 1 and last in lexicon.desks and last not in lexicon.roles


def ends_well(words: str, end: int) -> bool:
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
    if folded[0] in lexicon.openers or folded[-1] in lexicon.openers or any(map(POSSESSIVE.search, tokens)):
        return False
    if any(token in lexicon.never or token in lexicon.outlets for token in folded):
        return False
    capital = [token[0].isupper() or _rises(token) for token in tokens]
    return all(big or token in lexicon.particles for big, token in zip(capital, tokens, strict=True)) and capital[-1]


def _rises(token: str) -> bool:
    """Tell whether a name begins with a particle joined to it: "al-Najdi", "d'Alembert"; not "so-called"."""
    head, mark, tail = (
        token.partition("-") if "-" in token else token.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").partition("'")
    )
    return bool(mark) and len(head) <= LONGEST_PARTICLE and tail[:1].isupper()


def _parted(tokens: list[re.Match[str]], first: int, last: int) -> int:
    """Return where the next person begins in a row of names without a mark, "Ada Stone Boris Marek Greta Lind", or 0."""
    given = [token.group().casefold() in byline_words().given for token in tokens[first:last]]
    starts = [k for k in range(2, last - first - 1) if given[k] and not given[k - 1]]
    return first + starts[0] if starts and given[0] else 0


def _is_place(words: str, names: list[Span], span: Span) -> bool:
    """Tell whether one word behind a comma is where somebody writes from, "By Jane Doe, Harbour": a person has two names."""
    if not names or " " in span.slice(words) or is_desk(span.slice(words)):
        return False
    return signs(names[0].slice(words))


def _next_name(words: str, tokens: list[re.Match[str]], last: int) -> int:
    """Return the token where the next name begins, or the number of tokens where none follows."""
    lexicon = byline_words()
    if last >= len(tokens):
        return last
    between = words[tokens[last - 1].end() : tokens[last].start()]
    if not between.strip() and len(tokens) - last > 1 and tokens[last].group().casefold() in lexicon.given:
        return last
    if tokens[last].group().casefold() in lexicon.joiners:
        return last + 1
    if between.strip() in {",", "&", "/", ";", ", &", "|", "•", "·"}:
        return last
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
        known = folded in lexicon.particles or folded in lexicon.roles
        if small and not known and (i > first or not _stands_alone(words, tokens, i)):
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
    if is_desk(text):
        return "name"
    tokens = [token.casefold().rstrip(".") for token in text.split()]
    if folded in lexicon.suffixes:
        return "role"
    if any(token in lexicon.roles for token in tokens[-2:]) or tokens[0] in lexicon.roles:
        return "name" if len(tokens) == 2 and tokens[0] in lexicon.given and tokens[0] not in lexicon.roles else "role"
    if len(tokens) > MOST_NAME_WORDS + 1 or tokens[0] in lexicon.stops or all(token in lexicon.particles for token in tokens):
        return "stop"
    return "name"
