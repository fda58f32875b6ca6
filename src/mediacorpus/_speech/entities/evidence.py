"""
Say what speaks for which label: the features of a form and of the places where it stands.

Shape: all pieces of one form in one page go in; a bag of feature names with
their weights comes out.  The hand-set and the fitted weights of ``labels`` speak of the same names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.spelling import fold_name
from mediacorpus._speech.entities.words import load_words

if TYPE_CHECKING:
    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.context import Page
    from mediacorpus._speech.entities.knowledge import Knowledge, Known
    from mediacorpus._speech.entities.words import Words

__all__ = ["bag_of", "form_features", "is_initials", "page_bag", "place_features"]

REACH = 40
"""Characters looked at on each side of a name; three words of English."""

PLACES = 6
"""Places of one form that are looked at; more add nothing that would turn a vote."""

_DIGIT = re.compile(r"\d")

_TWO_WORDS = re.compile(r"(\w+(?:\.\w\.)?)(?:\x20\w+)?")
"""Matches ``New York`` and ``D.C.``; each part at most once."""

_NEXT = re.compile(r"(?:'s?)?\x20?([^\w\s]?)\x20?([A-Za-z]+|\d+)?")
"""Matches ``, the`` and `` said`` after a name; each part at most once."""


FAR = 9
"""Words after ``is a`` among which the noun is sought."""

FAR_CHARACTERS = 80
"""Characters in which they are sought."""


@lru_cache(maxsize=1)
def _said_to_be() -> re.Pattern[str]:
    """Match `` is a `` and ``, the `` after a name; never `` is not``."""
    words = load_words()
    equals, determiners = "|".join(sorted(words.equals)), "|".join(sorted(words.determiners))
    return re.compile(rf"(?:\x20\([^()\n]{{0,60}}\))?(?:,|\x20(?:{equals}))\x20(?:{determiners})\x20")


@lru_cache(maxsize=1)
def _kind_features() -> tuple[str, ...]:
    """Return all that the page can say that a name is."""
    return tuple(sorted({f"kind={kind}" for kind in load_words().kinds.values()}))


def _kind_after(piece: Piece, page: Page) -> str | None:
    """Return what the page says a name is: ``place`` for ``Aisby is a small village``."""
    if page.flat[piece.end : piece.end + 1] not in (" ", ","):
        return None
    match = _said_to_be().match(page.flat, piece.end, piece.end + FAR_CHARACTERS)
    if match is None:
        return None
    kinds = page.knowledge.words.kinds
    for word in page.flat[match.end() : match.end() + FAR_CHARACTERS].partition("\n")[0].split()[:FAR]:
        kind = kinds.get(word.rstrip(",.;:'"))
        if kind is not None:
            return kind
        if word[-1] in ",.;:":
            return None
    return None


def bag_of(pieces: list[Piece], page: Page) -> dict[str, float]:
    """Return all features of one form: its own, and those the page gives it."""
    bag = page_bag(pieces, page)
    bag.update(dict.fromkeys(form_features(pieces[0], page.knowledge), 1.0))
    return bag


def page_bag(pieces: list[Piece], page: Page) -> dict[str, float]:
    """Return the features that the page gives a form: those of its places are averaged."""
    bag: dict[str, float] = {}
    seen = pieces[:PLACES]
    share = 1.0 / len(seen)
    for piece in seen:
        for feature in place_features(piece, page):
            bag[feature] = bag.get(feature, 0.0) + share
    for kind in _kind_features():
        if kind in bag:  # what a name is said to be, it is everywhere
            bag[kind] = 1.0
    words, first, many = page.knowledge.words, pieces[0], len(pieces) > 2  # three places and more speak alike
    free = not all(piece.initial for piece in pieces)
    bag["free" if free else "initial-only"] = 1.0
    bag["many" if many else f"count={len(pieces)}"] = 1.0
    if any(piece.titled for piece in pieces):
        bag["titled-once"] = 1.0
    count = len(first.words)
    lowered = 0 if is_initials(first.form) else sum([part.lower() in page.printed for part in first.words])
    bag[f"lowered={_share(lowered, count)}|{_size(count)}"] = 1.0
    if count == 1:
        _lone_features(first.form, page, bag)
    if free:
        lone = words.last.get(first.form) or words.first.get(first.form)
        if lone is not None:
            bag[f"lone-trigger={lone}|{'many' if many else 'few'}"] = 1.0
        elif count == 1 and not lowered and first.form.lower() not in words.common:
            bag["free-unknown|many" if many else "free-unknown|few"] = 1.0
    return bag


def _lone_features(word: str, page: Page, bag: dict[str, float]) -> None:
    """Ask whether a lone word begins or ends a longer name of the page."""
    tail = page.tails.get(word)
    if tail is None and page.sounds and not (word[1:].islower() and word.lower() in page.knowledge.words.common):
        tail = page.sounds.get(fold_name(word, romanised=True)[-1])
    if tail is not None:
        bag[f"tail-of={tail}"] = 1.0
    if word in page.heads:
        bag[f"head-of={page.heads[word]}"] = 1.0


def is_initials(form: str) -> bool:
    """Tell whether a form is a word of capitals, which is none of the language: ``IS`` is not ``is``."""
    return len(form) > 1 and form.isalpha() and form.isupper()


def _size(count: int) -> str:
    return str(count) if count <= 3 else "4+"  # longer names behave alike


def _share(some: int, count: int) -> str:
    return "all" if some == count else "some" if some else "none"


def form_features(piece: Piece, knowledge: Knowledge) -> list[str]:
    """Return the features of the words of a name, which no page changes."""
    words = knowledge.words
    parts = piece.words
    first, last, count = parts[0], parts[-1], len(parts)
    size, short = _size(count), "1" if count == 1 else "2+"
    out = ["bias", f"size={size}", f"rule={piece.rule}|{piece.label}"]
    if piece.known is not None:
        out.append(f"known={piece.known.label}{'?' if piece.known.weak else ''}")
    out += _person_features(parts, size, knowledge)
    for name, table, word in (("last", words.last, last), ("first", words.first, first), ("start", words.start, first)):
        if word in table:
            out.append(f"{name}={table[word]}|{short}")
    if count > 1:
        out += _inner_features(piece, knowledge)
    common = 0 if is_initials(piece.form) else sum([part.lower() in words.common for part in parts])
    out.append(f"common={_share(common, count)}|{size}")
    if piece.form.isupper():
        out.append(f"caps|{min(len(piece.form), 6)}")
    elif last.isalpha() and not last[1:].islower():
        out.append("mixed-case")
    if _DIGIT.search(piece.form):
        out.append("digit")
    if len(last) > 4 and last.isalpha() and last[1:].islower():
        out.append(f"suffix={last[-3:]}|{short}")
    return out


def _person_features(parts: tuple[str, ...], size: str, knowledge: Knowledge) -> list[str]:
    words = knowledge.words
    first, last = parts[0], parts[-1]
    out = []
    if first in words.given and not (len(parts) > 1 and first.casefold() in words.bare_articles):  # Al Jones, Al Basrah
        out.append(f"given|{size}")
    elif first in words.given_weak:
        out.append(f"given?|{size}")
    if last in words.surnames:
        out.append(f"surname|{size}")
    if len(parts) == 1 and last in words.given:
        out.append("given-alone")
    marked = "".join(parts)
    if "." in marked and any(len(part) == 2 and part[1] == "." for part in parts):  # "J."
        out.append("initial-letter")
    if first.partition(" ")[0].casefold() in words.bare_articles and (" " in first or len(parts) > 1):
        out.append(f"bare-article|{size}")
    if "-" in marked and any("-" in part and part.partition("-")[0].casefold() in words.articles for part in parts):
        out.append(f"article|{size}")
        if (
            len(parts) > 1
            and "-" not in first
            and not (first in words.given or first in words.given_weak or first in words.particles)
        ):
            out.append(f"article-no-given|{size}")
    return out


def _inner_features(piece: Piece, knowledge: Knowledge) -> list[str]:
    words, parts = knowledge.words, piece.words
    out = [f"holds={label}" for label in sorted({knowledge.forms[part].label for part in parts if part in knowledge.forms})]
    if any(part in words.last for part in parts[:-1]):
        out.append("inner-trigger")
    small = set(piece.form.split(" ")) - set(parts)
    if small & words.of:
        out.append("of")
    if small & words.and_:
        out.append("and")
    if parts[0] in words.titles:
        out.append("title-first")
    return out


def place_features(piece: Piece, page: Page) -> list[str]:
    """Return the features of one place where a name stands."""
    out = []
    if piece.initial:
        out.append("at-start")
    if piece.owned:
        out.append("owned")
    if piece.title is not None:
        out.append("titled" if piece.titled else "role-before")
    out += _left_features(piece, page)
    kind = _kind_after(piece, page)
    if kind is not None:
        out.append(f"kind={kind}")
    after = _NEXT.match(page.flat, piece.end, piece.end + REACH)
    if after is not None:
        sign, word = after.group(1), after.group(2) or ""
        out += _right_word(sign, word)
        if sign == "," and word[:1].isupper():
            known = _known_at(page, after.start(2))
            if known is not None:
                out.append(f"comma-known={known.label}")
    return out


def _known_at(page: Page, start: int) -> Known | None:
    """Return what is known of the name of one word or two that begins at ``start``; no doubtful one."""
    match = _TWO_WORDS.match(page.flat, start)
    if match is None:
        return None
    forms = page.knowledge.forms
    for form in (match.group(), match.group(1)):
        known = forms.get(form)
        if known is not None and not known.weak:
            return known
    return None


def _left_features(piece: Piece, page: Page) -> list[str]:
    flat, words = page.flat, page.knowledge.words
    low = piece.title[0] if piece.title is not None else piece.start
    left = flat[max(0, low - REACH) : low].rpartition("\n")[2]
    if not left:
        return []
    mark = left[-1] if left[-1] != " " else left[-2:-1] if left[-2:-1] in "(,\"'[" else ""
    tokens = left.split()
    if mark:
        out = ["glued" if mark.isalnum() else f"mark-before={mark}"]
        return out + _list_features(tokens, words) if mark == "," else out
    if not tokens:
        return []
    word = tokens[-1]
    out = list(_left_word(word))
    if word in words.and_ or word in words.or_:
        out += _list_features(tokens, words)
    if word[0].isupper() and word.lower() in words.definite and len(tokens) > 1 and tokens[-2][-1].isalnum():
        out.append("capital-article")  # a concert of The Harbours
    if len(tokens) > 1:
        further = tokens[-2]
        if word in words.definite:
            out.append(f"before-the={further}")
        elif word in words.of and further in words.kinds:
            out.append(f"kind-of={words.kinds[further]}")
    return out


def _list_features(tokens: list[str], words: Words) -> list[str]:
    """Return what stands before the list of names that the tokens end with: ``villages of`` before ``Aisby, Ropton and``."""
    at = len(tokens) - 1
    while at >= 0 and (tokens[at][0].isupper() or tokens[at] in words.and_ or tokens[at] in words.or_):
        at -= 1
    if at < 0 or at == len(tokens) - 1 or tokens[at][-1] == ",":
        return []
    word = tokens[at]
    out = [f"list-before={word}", *(f"list-{name}" for name, group in words.before.items() if word in group)]
    if word in words.of and at > 0:
        word = tokens[at - 1]
    if word in words.kinds:
        out.append(f"list-of={words.kinds[word]}")
    return out


@lru_cache(maxsize=8192)
def _left_word(word: str) -> tuple[str, ...]:
    """Return the features of the word before a name."""
    words = load_words()
    if word[0].isupper() and word.lower() in words.function:
        word = word.lower()
    if not word.islower():
        return ("before=Cap",)
    out = [f"before={word}", *(f"before-{name}" for name, group in words.before.items() if word in group)]
    if word in words.definite:
        out.append("before-definite")
    elif word in words.determiners:
        out.append("before-indefinite")
    if word in words.roles:
        out.append("role-before")
    if word in words.kinds:
        out.append(f"kind-before={words.kinds[word]}")
    return tuple(out)


@lru_cache(maxsize=8192)
def _right_word(sign: str, word: str) -> tuple[str, ...]:
    """Return the features of the mark and the word after a name."""
    words = load_words()
    if sign:
        out = [f"mark-after={sign}"]
        if sign == "," and word in words.roles:
            out.append("comma-role")
        if sign == "," and word in words.openers:
            out.append("comma-noun" if word in words.determiners else "comma-relative")
        if sign == "(" and word.isdigit():
            out.append("year-after")
        return tuple(out)
    if not word.islower():
        return ()
    out = [f"after={word}", *(f"beside={label}" for label, group in words.beside.items() if word in group)]
    if word in words.said:
        out.append("said-after")
    if word in words.born:
        out.append("verb-after")
    return tuple(out)
