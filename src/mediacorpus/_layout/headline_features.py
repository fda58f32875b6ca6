"""Tell what speaks for a line being the title of an article, and what against it, as named numbers."""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter
from itertools import repeat
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.asides import is_comment_label, is_form, is_related_label, is_request, is_site_label
from mediacorpus._layout.byline_names import has_given_name
from mediacorpus._layout.bylines import bare_names, has_role
from mediacorpus._layout.captions import is_caption
from mediacorpus._layout.columns import CODE as BYTE_CODE
from mediacorpus._layout.date_words import either
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.page_facts import PageFacts

__all__ = [
    "BLOCK", "LONG", "LONGEST_TITLE", "SHORTEST_WORD", "Features", "Glue", "Topic", "add_doubts", "add_neighbours", "add_place",
    "add_printings", "add_setting", "own_features", "size_of", "topic_of",
]  # fmt: skip

LEAD = 6
"""Body lines whose words are compared with the title before those of the others."""
LONG = 30
"""Characters above which a line is no label: it is a title, a standfirst, a caption or a teaser."""
LONGEST_TITLE = 260
"""Characters; the longest of 500 development titles has 214."""
LEAST_CHANCE = 10
"""Characters below which a line begins or ends others by chance."""
MOST_ALIKE = 16
"""Lines with the same first or last characters that are compared: a hostile page has as many as lines."""
BESIDE = 4
"""Lines between a line and one that it ends with."""
AGAIN = 15
"""Lines between two printings of a title above the body."""
OFTEN = 4
"""Printings that make a label; a title has fewer, and a word told so often is what the body is about."""
LABEL = 20
"""Characters up to which a line that is printed twice may be a label."""
SHORTEST_WORD = 3
"""Letters of the shortest word that is compared."""
LONG_WORD = 6
"""Letters of a long word."""
WORD = re.compile(rf"[^\W_]{{{SHORTEST_WORD},}}")
ENDS_SENTENCE = re.compile(r"[^\W_]{3}[.]$")
CODE = re.compile(r"[{}<>;=]|\(\)|https?:/|www\.|\.php|@")
PARTED = re.compile(r"\s[|>»]\s")
ARROW = re.compile("[←→⟵⟶«»‹›]")
SPELT = bytes(
    ord(letter.lower().encode(BYTE_CODE)) if letter.isalnum() else ord(" ")
    for letter in bytes(range(256)).decode(BYTE_CODE, "replace")
)
"""Each character of that code in lower case where it is one of a word, else a blank."""
MARKED = re.compile("[{}<>;=@|()←→⟵⟶«»‹›/.]")
"""What a line holds wherever :data:`CODE`, :data:`PARTED` or :data:`ARROW` is found."""
SIZES = ((15, "size s"), (30, "size m"), (60, "size l"), (120, "size xl"), (180, "size xxl"), (LONGEST_TITLE + 1, "size 3xl"))
"""Names for the length of a line, each with the length it ends before."""
LIMITS = [limit for limit, _ in SIZES]
OPENING_QUOTES = frozenset("\"'“„«‘¿¡")
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
SHORT_TITLES = ("just above a date or byline", "just above the body", "no date or byline below")
"""The places of a short title, which is else taken for a label."""
BLOCK = 3
"""Lines on either side of a line that tell its setting."""
SEPARATORS = frozenset("|-:·•»>/(")


class Features(dict[str, float]):
    """The features of a line that are not zero, by name."""


@attrs.frozen
class Topic:
    """The words that the body is about."""

    lead: frozenset[str]
    """The words of its first lines."""
    counts: Mapping[str, int]
    """How often the first thirty lines say each word."""


@attrs.frozen
class Glue:
    """The folded lines of a header, to find those that hold others."""

    folded: Sequence[str]
    """The lines; empty where one is too long for a title."""
    starts: dict[str, list[str]] = attrs.field(init=False, factory=dict)
    """Those of a length by their first characters."""
    ends: dict[str, list[str]] = attrs.field(init=False, factory=dict)
    """The same by their last."""

    def __attrs_post_init__(self) -> None:
        for words in self.folded:
            if len(words) >= LEAST_CHANCE:
                self.starts.setdefault(words[:LEAST_CHANCE], []).append(words)
                self.ends.setdefault(words[-LEAST_CHANCE:], []).append(words)

    def add(self, features: Features, at: int) -> None:
        """Add whether another line ends with this one, as a breadcrumb does, or begins with it before the name of the site."""
        words = self.folded[at]
        size = len(words)
        if size < LEAST_CHANCE:
            return
        same = self.ends[words[-LEAST_CHANCE:]]
        if len(same) > 1:
            others = same[:MOST_ALIKE]
            if any(size + 2 < len(other) <= size + 80 and other.endswith(words) for other in others):
                features["ends another line"] = 1.0
            near = set(self.folded[max(0, at - BESIDE) : at + BESIDE + 1])
            if any(len(other) < size <= 3 * len(other) and words.endswith(other) and other in near for other in others):
                features["ends with a near line"] = 1.0
        if "ends another line" not in features:
            for other in self.starts[words[:LEAST_CHANCE]][:MOST_ALIKE]:
                if (
                    size + 2 < len(other) <= size + 80
                    and other.startswith(words)
                    and other[size : size + 2].strip()[:1] in SEPARATORS
                ):
                    features["begins another line"] = 1.0
                    return


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


def topic_of(body: Sequence[str]) -> Topic:
    """Return what the first lines of a body are about."""
    lead = _spell(body[:LEAD])
    return Topic(frozenset(lead), Counter(lead + _spell(body[LEAD:])))


def _spell(lines: Sequence[str]) -> list[str]:
    """Return the words of lines in lower case, in half the time of the pattern where a code of one byte a letter has them all."""
    text = " ".join(lines)
    try:
        coded = text.encode(BYTE_CODE)
    except UnicodeEncodeError:
        return WORD.findall(text.lower())
    return coded.translate(SPELT).decode(BYTE_CODE).split()


def size_of(text: str) -> str:
    """Return the name of the length of a line."""
    return SIZES[bisect.bisect_right(LIMITS, len(text))][1]


def own_features(text: str, folded: str, topic: Topic) -> Features:
    """Return what the words of a line say for a title."""
    features = Features()
    features[size_of(text)] = 1.0
    words = set(WORD.findall(folded))
    if words:
        _add_shared(features, words, topic)
    else:
        features["no words"] = 1.0
    last = text[-1]
    if last == "." and ENDS_SENTENCE.search(text):
        features["ends a sentence"] = 1.0
    elif last in ":;,…":
        features["ends in a colon or comma"] = 1.0
    elif last in "?!":
        features["asks or exclaims"] = 1.0
    first = text[0]
    if first.isdigit():
        features["begins with a digit"] = 1.0
    elif not first.isalpha() and first not in OPENING_QUOTES:
        features["begins with a mark"] = 1.0
    return features


def _add_shared(features: Features, words: set[str], topic: Topic) -> None:
    """Add how many of its words a line shares with the body, and how often the body says them."""
    size = len(words)
    shared = len(words & topic.lead)
    if shared:
        features["shares words with the lead"] = shared / size * min(size, 5) / 5
        features["words shared"] = min(shared, 8) / 8
    told = [min(count, OFTEN) for count in map(topic.counts.get, words, repeat(0)) if count]
    if told:
        features["shares words with the body"] = len(told) / size * min(size, 5) / 5
        features["words told often"] = sum(told) / OFTEN / size
        long = [min(topic.counts.get(word, 0), OFTEN) for word in words if len(word) >= LONG_WORD]
        if long:
            features["long words told often"] = sum(long) / OFTEN / size


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
    ("copyright", lambda text: "©" in text),
    ("parted", PARTED.search),
    ("arrow", ARROW.search),
    ("list of words", _looks_listed),
    ("all capitals", str.isupper),
    ("all words big", _has_big_words),
)
"""Features of the shape of a line, each with its question."""
PLAIN_SHAPES = tuple((name, has) for name, has in SHAPES if name not in {"looks like code", "parted", "arrow"})
"""Those of a line without any of :data:`MARKED`."""


def add_printings(features: Features, facts: PageFacts, body: Sequence[int], i: int) -> None:
    """
    Add how often a line is printed, and whether its neighbours are printed again too, as those of a menu are.

    A line that is printed again where the body is, as a subtitle may be, counts as printed once.
    """
    text = facts.texts[i]
    count = facts.counts[text]
    if count == 1 or (count == 2 and _begins_copy(facts, body, facts.last[text])):
        features["printed once"] = 1.0
        return
    if len(text) > LABEL:
        features["printed twice" if count == 2 else "printed thrice"] = 1.0
    elif count < OFTEN:
        features["short and printed again"] = 1.0
    if count >= OFTEN:
        features["printed often"] = 1.0
    if text in facts.texts[max(0, i - AGAIN) : i] or text in facts.texts[i + 1 : i + 1 + AGAIN]:
        features["printed again near"] = 1.0
    again = sum([facts.counts[other] > 1 for other in facts.texts[max(0, i - 1) : i + 2]])
    if again > 2:
        features["among lines printed again"] = 1.0
    elif again > 1:
        features["beside a line printed again"] = 1.0


def _begins_copy(facts: PageFacts, body: Sequence[int], i: int) -> bool:
    """Tell whether a line stands between the end of a body and the same body, printed again."""
    at = bisect.bisect_left(body, i)
    after = at + (at < len(body) and body[at] == i)
    inside = at > 0 and after < len(body) and body[at - 1] == i - 1 and body[after] == i + 1
    return inside and facts.counts[facts.texts[i + 1]] > 1


def add_place(features: Features, distance: int, i: int, marks: Sequence[int]) -> None:
    """Add what the place of a line says for a title: the distance to the next line of the body, and to dates and bylines."""
    features["distance to the body"] = min(distance, 60) / 60
    if distance <= 2:
        features["just above the body"] = 1.0
    if distance <= 8:
        features["near the body"] = 1.0
    elif distance > 60:
        features["far from the body"] = 1.0
    at = bisect.bisect_right(marks, i)
    below = marks[at] - i if at < len(marks) else FAR
    above = i - marks[at - 1] if at else FAR
    for names, steps in ((BELOW_MARK, above), (ABOVE_MARK, below)):
        for limit, name in names:
            if steps <= limit:
                features[name] = 1.0
                break


def add_neighbours(features: Features, above: tuple[str, bool], below: tuple[str, bool]) -> None:
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


def add_setting(features: Features, gaps: tuple[int, int], short: tuple[int, int], size: int) -> None:
    """
    Add what the setting of a line says: most titles have a blank line above and below, items of a menu have none.

    ``gaps`` are the blank lines above and below, ``short`` how many of the three lines on either side are short,
    ``size`` is the number of its own characters.
    """
    above, below = gaps
    if not below:
        features["no blank line below" if above else "no blank line around"] = 1.0
    elif not above:
        features["no blank line above"] = 1.0
    if short[0]:
        features["short lines above"] = short[0] / BLOCK
    if short[1]:
        features["short lines below"] = short[1] / BLOCK
    if size < LONG:
        for name in SHORT_TITLES:
            if name in features:
                features[f"short and {name}"] = 1.0


def add_doubts(features: Features, lines: Sequence[Line], i: int) -> None:
    """
    Add what never speaks for a title: the shape of a list or of code, words of the site or of a picture, names of people.

    A line that has none of these outdoes any that scores less without them.
    """
    line = lines[i]
    for name, has in SHAPES if MARKED.search(line.text) else PLAIN_SHAPES:
        if has(line.text):
            features[name] = 1.0
    if is_site_label(line) or is_form(line.text) or is_related_label(line) or is_comment_label(line) or is_request(line):
        features["words of the site"] = 1.0
    if is_caption(lines, i):
        features["words of a picture"] = 1.0
    words = line.text
    if "near the body" in features and ((has_given_name(words) and bare_names(words) is not None) or has_role(words)):
        features["names people"] = 1.0
