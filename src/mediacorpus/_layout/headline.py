"""
Choose the line that is the title of an article.

A title stands above its date, its byline and its body, is often printed again elsewhere on the page
(in a breadcrumb, before the name of the site, in a list), and shares its words with the first paragraphs.
Each line above the body gets a score, the weighted sum of such features; the best line wins.
The weights are fitted by ``tests/training/headline.py``, a softmax over the lines of each page.
"""

from __future__ import annotations

import bisect
import functools
import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.bylines import bare_names, has_given_name
from mediacorpus._layout.date_words import either
from mediacorpus._layout.headline_weights import WEIGHTS
from mediacorpus._layout.page_facts import PageFacts, fold
from mediacorpus._layout.shape import is_paragraph
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["TitleChoice", "TitlePage", "candidates", "choose_title"]

REACH = 90
"""Lines above the body where a title is sought: the farthest of 300 development pages stands 76 above."""
INSIDE = 3
"""Lines of the body that may still be the title, where the caller began the body too early."""
LEAD = 6
"""Body lines whose words are compared with the title."""
MORE = 30
"""Body lines whose words are compared with it too: 15 do less by cross-validation, all of them no more."""
LONG = 30
"""Characters above which a line is no label: it is a title, a standfirst, a caption or a teaser."""
BLOCK = 3
"""Lines above a line where another long one makes it a later line of their block."""
LONGEST_TITLE = 260
"""Characters; the longest of 500 development titles has 214."""
NEAR = 12
"""Lines above the body where a line is asked whether it names people."""
SHORT = 15
"""Characters below which a line is short; far from the body and from any date it is taken for a menu."""
WITHIN = 40
"""Lines above the body where a longer line is asked in any case."""
STEP, SHORT_STEP = 20, 3
"""Lines above a date or a byline where a line, and a short one, is asked wherever it stands."""
LEAST_CHANCE = 10
"""Characters below which a line begins or ends others by chance."""
SHORTEST_WORD = 3
"""Letters of the shortest word that is compared."""
WORD = re.compile(rf"[^\W_]{{{SHORTEST_WORD},}}")
ENDS_SENTENCE = re.compile(r"[^\W_]{3}[.]$")
CODE = re.compile(r"[{}<>;=]|\(\)|https?:/|www\.|\.php|@")
PARTED = re.compile(r"\s[|>»]\s")
ARROW = re.compile("[←→⟵⟶«»‹›]")
MARKED = re.compile("[{}<>;=@|()←→⟵⟶«»‹›/.]")
"""What a line holds wherever :data:`CODE`, :data:`PARTED` or :data:`ARROW` is found."""
SIZES = ((15, "size s"), (30, "size m"), (60, "size l"), (120, "size xl"), (180, "size xxl"), (LONGEST_TITLE + 1, "size 3xl"))
"""Names for the length of a line, each with the length it ends before."""
LIMITS = [limit for limit, _ in SIZES]
FAR = 99
"""Stands for the distance to a date line that is not there."""
ABOVE_MARK = (
    (1, "just above a date or byline"),
    (2, "two above a date or byline"),
    (6, "near above a date or byline"),
    (20, "above a date or byline"),
    (FAR, "no date or byline below"),
)
BELOW_MARK = ((1, "just below a date or byline"), (4, "near below a date or byline"), (20, "below a date or byline"))
SEPARATORS = frozenset("|-:·•»>/(")


class Features(dict[str, float]):
    """The features of a line that are not zero, by name."""


@attrs.frozen
class TitleChoice:
    """A title and why it was chosen."""

    line: int
    """The index of its line."""
    score: float
    """The sum of its weighted features."""
    rule: str
    """The features that spoke for it, the strongest first."""


@attrs.frozen(kw_only=True)
class TitlePage:
    """A page as the choice of its title sees it."""

    lines: Sequence[Line]
    """The lines of the page."""
    facts: PageFacts
    """What is printed more than once."""
    first_body: int
    """The first line of the body."""
    last_body: int
    """The last line of the body."""
    start: int = 0
    """The first line that may belong to the article."""
    marks: Collection[int]
    """The lines that hold a date or a byline."""
    taken: Collection[int]
    """The lines that cannot be the title."""


@functools.cache
def _navigation() -> frozenset[str]:
    return merged().folded("header", "navigation") | merged().folded("bylines", "never")


@functools.cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a picture credit: matches ``Photo by Ada`` and ``Image: Ada``, not ``Photography``."""
    return re.compile(rf"\W{{0,3}}(?:{either(merged().words('bylines', 'credits'), cases=True)})\s?(?:[:/©]|(?<=by)\s|$)")


def _is_credit(text: str) -> bool:
    """Tell whether a line is the credit of a picture, or a caption that ends with one."""
    credit = _credit()
    if credit.match(text):
        return True
    at = max(text.rfind("("), text.rfind("/"), text.rfind("."), text.rfind("|"), text.rfind("©"))
    return at > 0 and credit.match(text, at) is not None


def choose_title(page: TitlePage) -> TitleChoice | None:
    """Return the best title of a page, or ``None`` where no line will do."""
    best, best_score, best_features = -1, 0.0, Features()
    for i, features in candidates(page):
        score = sum([WEIGHTS.get(name, 0.0) * value for name, value in features.items()])
        if best < 0 or score > best_score:
            best, best_score, best_features = i, score, features
    if best < 0:
        return None
    spoke = {name: WEIGHTS.get(name, 0.0) * value for name, value in best_features.items()}
    names = sorted((name for name in spoke if spoke[name] > 0.0), key=lambda name: -spoke[name])
    return TitleChoice(_first_printing(page, best), best_score, "title: " + ", ".join(names[:3]))


def _first_printing(page: TitlePage, chosen: int) -> int:
    """Return the first of the lines above that print the same words: a title may be printed again above the body."""
    folded = fold(page.lines[chosen].text)
    for i in range(max(page.start, chosen - 12), chosen):  # 12: the seeds and the development pages need 5
        if fold(page.lines[i].text) == folded:
            return i
    return chosen


def candidates(page: TitlePage) -> Iterator[tuple[int, Features]]:
    """Yield the lines that may be the title, each with those of its features that are not zero."""
    first = max(page.start, page.first_body - REACH)
    stop = _end_of_header(page)
    body = page.facts.texts[page.first_body : min(page.last_body + 1, page.first_body + MORE)]
    lead = _words(body[:LEAD])
    more = lead | _words(body[LEAD:])
    counts = page.facts.counts
    folded = [fold(text) if len(text) <= LONGEST_TITLE else "" for text in page.facts.texts[first:stop]]
    navigation = _navigation()
    possible = [
        len(words) > 3 and i not in page.taken and words.strip(" :.>»") not in navigation for i, words in enumerate(folded, first)
    ]
    long = [words for words in folded if len(words) >= LEAST_CHANCE]
    ends = _by_key([words[-LEAST_CHANCE:] for words in long], long)
    starts = _by_key([words[:LEAST_CHANCE] for words in long], long)
    marks = sorted(page.marks)
    is_long = [may and len(words) > LONG for may, words in zip(possible, folded, strict=True)]
    for i, words in enumerate(folded, first):
        if not possible[i - first] or not _in_reach(i, page.first_body - i, len(words), marks):
            continue
        features = _own(page.lines[i].text, words, lead, more)
        if len(words) > 20 and counts[page.lines[i].text] > 1:
            features["printed twice" if counts[page.lines[i].text] == 2 else "printed thrice"] = 1.0
        _add_glue(features, words, ends, starts)
        _add_place(features, page.first_body - i, i, marks)
        at = i - first
        if is_long[at] and not any(is_long[max(0, at - BLOCK) : at]):
            features["first of long lines"] = 1.0
        _add_neighbours(
            features,
            (folded[at - 1], possible[at - 1]) if at else ("", False),
            (folded[at + 1], possible[at + 1]) if i + 1 < stop else ("", False),
        )
        if page.facts.quoted.get(words, -1) > page.last_body:
            features["quoted below the body"] = 1.0
        text = page.lines[i].text
        if 0 < page.first_body - i <= NEAR and has_given_name(text) and bare_names(text) is not None:
            features["names people"] = 1.0
        yield i, features


def _end_of_header(page: TitlePage) -> int:
    """Return one past the last line that may be the title: none below the first paragraph is."""
    stop = min(page.first_body + INSIDE, page.last_body, len(page.lines))
    for i in range(page.first_body, stop):
        if is_paragraph(page.lines[i].text):
            return i
    return stop


def _in_reach(i: int, distance: int, size: int, marks: Sequence[int]) -> bool:
    """Tell whether a line is near enough to the body, or above a date or a byline, to be asked at all."""
    if distance <= (NEAR if size < SHORT else WITHIN):
        return True
    at = bisect.bisect_right(marks, i)
    return at < len(marks) and marks[at] - i <= (SHORT_STEP if size < SHORT else STEP)


def _by_key(keys: Sequence[str], lines: Sequence[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for key, words in zip(keys, lines, strict=True):
        table.setdefault(key, []).append(words)
    return table


def _words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of lines in lower case; those between blanks are most of them, and found six times as fast."""
    pieces = frozenset(" ".join(texts).lower().split())
    plain = frozenset(filter(str.isalnum, pieces))
    return frozenset(word for word in plain if len(word) >= SHORTEST_WORD).union(WORD.findall(" ".join(pieces - plain)))


def _own(text: str, folded: str, lead: frozenset[str], more: frozenset[str]) -> Features:
    """Return what the words of a line say for a title."""
    features = Features()
    size = len(text)
    features[SIZES[bisect.bisect_right(LIMITS, size)][1]] = 1.0
    words = set(WORD.findall(folded))
    if words:
        shared = len(words & lead)
        if shared:
            features["shares words with the lead"] = shared / len(words) * min(len(words), 5) / 5
            features["words shared"] = min(shared, 8) / 8
        shared = len(words & more)
        if shared:
            features["shares words with the body"] = shared / len(words) * min(len(words), 5) / 5
    else:
        features["no words"] = 1.0
    last = text[-1]
    if last == "." and ENDS_SENTENCE.search(text):
        features["ends a sentence"] = 1.0
    elif last in ":;,…":
        features["ends in a colon or comma"] = 1.0
    elif last in "?!":
        features["asks or exclaims"] = 1.0
    for name, has in SHAPES if MARKED.search(text) else PLAIN_SHAPES:
        if has(text):
            features[name] = 1.0
    return features


def _looks_listed(text: str) -> bool:
    """Tell whether a line is a list of words parted by commas, such as the categories of a blog."""
    commas = text.count(",")
    return commas >= 2 and commas * 3 >= len(text.split())


def _has_big_words(text: str) -> bool:
    """Tell whether three or more words begin with no small letter."""
    words = text.split()
    return len(words) > 2 and not any(map(str.islower, [word[0] for word in words]))


SHAPES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("begins small", lambda text: text[0].islower()),
    ("looks like code", CODE.search),
    ("is a credit", _is_credit),
    ("parted", PARTED.search),
    ("arrow", ARROW.search),
    ("list of words", _looks_listed),
    ("all capitals", str.isupper),
    ("all words big", _has_big_words),
)
"""Features of the shape of a line, each with its question."""
PLAIN_SHAPES = tuple((name, has) for name, has in SHAPES if name not in {"looks like code", "parted", "arrow"})
"""Those of a line without any of :data:`MARKED`."""


def _add_place(features: Features, distance: int, i: int, marks: Sequence[int]) -> None:
    """Add what the place of a line says for a title."""
    if distance <= 0:
        features["inside the body"] = 1.0
    else:
        features["distance to the body"] = min(distance, 60) / 60
        if distance <= 2:
            features["just above the body"] = 1.0
        if distance <= 8:
            features["near the body"] = 1.0
    at = bisect.bisect_right(marks, i)
    below = marks[at] - i if at < len(marks) else FAR
    above = i - marks[at - 1] if at else FAR
    for names, steps in ((BELOW_MARK, above), (ABOVE_MARK, below)):
        for limit, name in names:
            if steps <= limit:
                features[name] = 1.0
                break


def _add_neighbours(features: Features, above: tuple[str, bool], below: tuple[str, bool]) -> None:
    """Add what the lines next to a line say: a standfirst follows a title, a menu goes before it."""
    if above[1] and len(above[0]) > LONG:
        features["below a like line"] = 1.0
    elif above[1] and above[0].count(" ") >= 2:
        features["below a phrase"] = 1.0
    if above[0] and len(above[0]) < 25:
        features["below a short line"] = 1.0
    if below[1] and len(below[0]) > LONG:
        features["above a like line"] = 1.0
    if below[0].count(" ") >= 8:
        features["above a long line"] = 1.0
    if "just above a date or byline" in features and "below a like line" in features:
        features["between a like line and a date"] = 1.0  # the place of a standfirst
    if "just below a date or byline" in features and "no date or byline below" in features:
        features["below the only date or byline"] = 1.0
    if "two above a date or byline" in features and "above a like line" in features:
        features["a like line above a date"] = 1.0  # the place of a title with a standfirst


def _add_glue(features: Features, words: str, ends: Mapping[str, list[str]], starts: Mapping[str, list[str]]) -> None:
    """Add whether another line ends with this one, as a breadcrumb does, or begins with it before the name of the site."""
    size = len(words)
    if size < LEAST_CHANCE:
        return
    for other in ends[words[-LEAST_CHANCE:]]:
        if size + 2 < len(other) <= size + 80 and other.endswith(words):
            features["ends another line"] = 1.0
            return
    for other in starts[words[:LEAST_CHANCE]]:
        if size + 2 < len(other) <= size + 80 and other.startswith(words) and other[size : size + 2].strip()[:1] in SEPARATORS:
            features["begins another line"] = 1.0
            return
