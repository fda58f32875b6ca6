"""
Choose the line that is the title of an article.

A title stands above its date, its byline and its body, is often printed again elsewhere on the page
(in a breadcrumb, before the name of the site, in a list), and shares its words with the first paragraphs.
Each line above the body gets a score, the weighted sum of such features; the best line wins.
The weights are fitted by ``tools/fit_headline.py``, a softmax over the lines of each page.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.date_words import either
from mediacorpus._layout.headline_weights import WEIGHTS
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["TitleChoice", "TitlePage", "choose_title", "fold"]

REACH = 90
"""Lines above the body where a title is sought: the farthest of 300 development pages stands 76 above."""
INSIDE = 3
"""Lines of the body that may still be the title, where the caller began the body too early."""
LEAD = 6
"""Body lines whose words are compared with the title."""
LONGEST_TITLE = 260
"""Characters; the longest of 500 development titles has 214."""
LEAST_CHANCE = 10
"""Characters below which a line begins or ends others by chance."""
WORD = re.compile(r"[^\W_]{3,}")
ENDS_SENTENCE = re.compile(r"[^\W_]{3}[.]$")
CODE = re.compile(r"[{}<>;=]|\(\)|https?:|www\.|\.php|@")
TRANSLATION = str.maketrans(
    {
        "\N{NO-BREAK SPACE}": " ",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
    }
)
SEPARATORS = frozenset("|-:·•»>/(")


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


def fold(words: str) -> str:
    """Return words as they compare: case-folded, with quotation marks, dashes and no-break spaces unified."""
    return words.translate(TRANSLATION).casefold()


@functools.cache
def _navigation() -> frozenset[str]:
    return merged().folded("header", "navigation") | merged().folded("bylines", "never")


@functools.cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a picture credit: matches ``Photo by Ada`` and ``(Image: Ada)``, not ``photography``."""
    return re.compile(rf"(?:^|[(/.|©])\s?(?:{either(merged().words('bylines', 'credits'), cases=True)})\s?(?:[:/©]|(?<=by)\s)")


def choose_title(page: TitlePage) -> TitleChoice | None:
    """Return the best title of a page, or ``None`` where no line will do."""
    best: TitleChoice | None = None
    best_features: dict[str, float] = {}
    for i, features in candidates(page):
        score = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
        if best is None or score > best.score:
            best, best_features = TitleChoice(i, score, ""), features
    if best is None:
        return None
    spoke = {name: WEIGHTS.get(name, 0.0) * value for name, value in best_features.items()}
    names = sorted((name for name in spoke if spoke[name] > 0.0), key=lambda name: -spoke[name])
    return TitleChoice(_first_printing(page, best.line), best.score, "title: " + ", ".join(names[:3]))


def _first_printing(page: TitlePage, chosen: int) -> int:
    """Return the first of the lines above that print the same words: a title may be printed again above the body."""
    folded = fold(page.lines[chosen].text)
    for i in range(max(page.start, chosen - 12), chosen):  # 12: the seeds and the development pages need 5
        if fold(page.lines[i].text) == folded:
            return i
    return chosen


def candidates(page: TitlePage) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the lines that may be the title, each with its features."""
    first = max(page.start, page.first_body - REACH)
    stop = min(page.first_body + INSIDE, page.last_body, len(page.lines))
    lead = " ".join(line.text for line in page.lines[page.first_body : min(page.last_body + 1, page.first_body + LEAD)])
    body_words = frozenset(WORD.findall(fold(lead)))
    counts = Counter(line.text for line in page.lines)
    folded = [fold(line.text) if len(line.text) <= LONGEST_TITLE else "" for line in page.lines[first:stop]]
    marks = sorted(page.marks)
    possible = [bool(words) and i not in page.taken and _possible(words) for i, words in enumerate(folded, first)]
    for i, words in enumerate(folded, first):
        if not possible[i - first]:
            continue
        features = dict(_own(page.lines[i].text, words, body_words))
        again = counts[page.lines[i].text] - 1
        features["printed twice"] = float(again == 1 and len(words) > 20)
        features["printed thrice"] = float(again > 1 and len(words) > 20)
        features.update(_neighbours(page, i, folded, first, marks))
        above = i > first and possible[i - 1 - first] and len(folded[i - 1 - first]) > 30
        below = i + 1 < stop and possible[i + 1 - first] and len(folded[i + 1 - first]) > 30
        features["below a like line"] = float(above)
        features["above a like line"] = float(below)
        features["below a phrase"] = float(i > first and possible[i - 1 - first] and 2 <= folded[i - 1 - first].count(" ") and not above)
        features["above a long line"] = float(i + 1 < stop and folded[i + 1 - first].count(" ") >= 8)
        features["below a short line"] = float(i > first and len(folded[i - 1 - first]) < 25)
        yield i, features


def _possible(folded: str) -> bool:
    return len(folded) > 3 and folded.strip(" :.>»") not in _navigation()


def _own(text: str, folded: str, body_words: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield what the words of a line say for a title."""
    size = len(text)
    yield f"size {'s' if size < 15 else 'm' if size < 30 else 'l' if size < 60 else 'xl' if size < 120 else 'xxl' if size < 180 else '3xl'}", 1.0
    words = set(WORD.findall(folded))
    if words:
        yield "shares words with the body", sum(word in body_words for word in words) / len(words) * min(len(words), 5) / 5
        yield "words shared", min(sum(word in body_words for word in words), 8) / 8
    else:
        yield "no words", 1.0
    yield "ends a sentence", float(bool(ENDS_SENTENCE.search(text)))
    yield "ends in a colon or comma", float(text[-1] in ":;,…")
    yield "begins small", float(text[0].islower())
    yield "asks or exclaims", float(text[-1] in "?!")
    yield "looks like code", float(bool(CODE.search(text)))
    yield "is a credit", float(bool(_credit().search(text)))
    yield "parted", float(" | " in text or " > " in text or " » " in text)
    letters = text.split()
    yield "arrow", float(any(sign in text for sign in "←→«»‹›⟵⟶"))
    yield "list of words", float(text.count(",") >= 2 and text.count(",") * 3 >= len(text.split()))
    yield "all words big", float(len(letters) > 2 and all(word[0].isupper() or not word[0].isalpha() for word in letters))
    yield "all capitals", float(text.isupper())


def _neighbours(page: TitlePage, i: int, folded: Sequence[str], first: int, marks: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield what the place of a line says for a title."""
    distance = page.first_body - i
    yield "distance to the body", min(max(distance, 0), 60) / 60
    yield "just above the body", float(1 <= distance <= 2)
    yield "near the body", float(1 <= distance <= 8)
    yield "inside the body", float(distance <= 0)
    below = next((mark - i for mark in marks if mark > i), 99)
    yield "just above a date or byline", float(below == 1)
    yield "two above a date or byline", float(below == 2)
    yield "near above a date or byline", float(3 <= below <= 6)
    yield "no date or byline below", float(below > 20)
    above = next((i - mark for mark in reversed(marks) if mark < i), 99)
    yield "just below a date or byline", float(above == 1)
    yield "near below a date or byline", float(2 <= above <= 4)
    yield "below a date or byline", float(5 <= above <= 20)
    glued = _glued(folded[i - first], folded, i - first)
    yield "ends another line", float(glued == "end")
    yield "begins another line", float(glued == "start")


def _glued(words: str, folded: Sequence[str], own: int) -> str:
    """Tell whether another line above the body ends with this one, or begins with it before the name of the site."""
    size = len(words)
    if size < LEAST_CHANCE:
        return ""
    for i, other in enumerate(folded):
        if size + 2 < len(other) <= size + 80 and i != own:
            if other.endswith(words):
                return "end"
            if other.startswith(words) and other[size : size + 2].strip()[:1] in SEPARATORS:
                return "start"
    return ""
