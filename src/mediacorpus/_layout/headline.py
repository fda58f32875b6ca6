"""
Choose the line that is the title of an article.

A title stands above its date, its byline and its body, is often printed again elsewhere on the page
(in a breadcrumb, before the name of the site, in a list), and shares its words with the first paragraphs.
Each line above the body, or above most of it, gets a score, the weighted sum of such features; the best line wins.
The weights are fitted by ``tests/training/headline.py``, a softmax over the lines of each page.
"""

from __future__ import annotations

import bisect
import functools
from itertools import repeat
from operator import itemgetter, mul
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.asides import is_below_label, is_box
from mediacorpus._layout.headline_bounds import most_of
from mediacorpus._layout.headline_features import (
    BLOCK,
    LONG,
    LONGEST_TITLE,
    Features,
    Glue,
    Topic,
    add_doubts,
    add_neighbours,
    add_place,
    add_printings,
    add_setting,
    own_features,
    topic_of,
)
from mediacorpus._layout.headline_weights import WEIGHTS
from mediacorpus._layout.page_facts import PageFacts, fold
from mediacorpus._layout.shape import FULL_STOPS, is_paragraph
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["TitleChoice", "TitlePage", "candidates", "choose_title"]

REACH = 200
"""Lines above the body where a title is sought: 3 in 100 development pages have more than 90 between."""
MOST_ABOVE, STRAY = 0.15, 0.04
"""Share of the body that may stand above the title, and that of a stray: notices of cookies, teasers of other stories.

Of the largest part of the body no more than a stray may.
"""
INSIDE = 30
"""Lines below the start of the largest part of the body where the title may be."""
APART = 12
"""Lines between two parts of a body, the larger of which is the article."""
NEAR = 8
"""Lines above the body where any line is asked."""
SHORT, PHRASE = 15, 30
"""Characters below which a line far from the body and from any date is taken for a menu."""
WITHIN = 40
"""Lines above the body where a line that is not short is asked in any case."""
STEP, SHORT_STEP = 20, 3
"""Lines above a date or a byline where a line, and a short one, is asked wherever it stands."""
MORE = 30
"""Body lines whose words are compared with those of a title: 15 do less by cross-validation, all of them no more."""
CLOSING = '”»“"'
"""What may stand behind the stop of a paragraph that is no title: one that asks or ends in a quoted title may be."""
ARROWS = frozenset("←→⟵⟶‹›")
"""What a link to the page before or after begins or ends with."""
MENU = 25
"""Characters below which a line is short, as the items of a menu are."""
WORTH = dict(WEIGHTS)
"""The weights as a plain dictionary, which is asked in half the time."""
NOTHING = ("", False)
"""Stands for the line above the first and below the last."""


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
    body: Sequence[int]
    """The lines of running text up to the last, ascending; the first may be strays above the title."""
    start: int = 0
    """The first line that may belong to the article."""
    marks: Sequence[int]
    """The lines that hold a date or a byline, ascending."""
    taken: Collection[int]
    """The lines that cannot be the title."""


@attrs.frozen
class _Region:
    """The lines where the title is sought."""

    first: int
    """The first of them."""
    stop: int
    """One past the last."""
    body: int
    """The first line of the largest part of the body."""
    above: Sequence[float]
    """For each of the lines the share of the body above it."""
    below: Sequence[int]
    """For each the next line of the body."""


@functools.cache
def _navigation() -> frozenset[str]:
    return merged().folded("header", "navigation") | merged().folded("bylines", "never")


def choose_title(page: TitlePage) -> TitleChoice | None:
    """Return the best title of a page, or ``None`` where no line will do."""
    if not page.body:
        return None
    region, texts = _region(page), page.facts.texts
    topic = _topic(page, region)
    placed = [(_score(place) + most_of(texts[i], words), i, words, place) for i, words, place in _placed(page, region)]
    placed.sort(key=itemgetter(0), reverse=True)
    best: tuple[float, float, int] | None = None
    spoken = Features()
    for most, i, words, place in placed:
        if best and most < best[0]:
            break
        features = own_features(texts[i], words, topic)
        features.update(place)
        undoubted = _score(features)
        if best and undoubted < best[0]:
            continue  # a doubt never speaks for a title
        add_doubts(features, page.lines, i)
        found = (_score(features), undoubted, -i)
        if (best is None or found > best) and not is_box(texts[i]):
            best, spoken = found, features
    if best is None:
        return None
    spoke = {name: WEIGHTS.get(name, 0.0) * value for name, value in spoken.items()}
    names = sorted((name for name in spoke if spoke[name] > 0.0), key=lambda name: -spoke[name])
    return TitleChoice(_first_printing(page, -best[2]), best[0], "title: " + ", ".join(names[:3]))


def _score(features: Features) -> float:
    score: float = sum(map(mul, map(WORTH.get, features, repeat(0.0)), features.values()))
    return score


def _first_printing(page: TitlePage, chosen: int) -> int:
    """Return the first of the lines above that print the same words: a title may be printed again above the body."""
    folded = fold(page.lines[chosen].text)
    for i in range(max(page.start, chosen - 12), chosen):  # 12: the seeds and the development pages need 5
        if fold(page.lines[i].text) == folded:
            return i
    return chosen


def candidates(page: TitlePage) -> Iterator[tuple[int, Features]]:
    """Yield the lines that may be the title, each with those of its features that are not zero."""
    if not page.body:
        return
    region = _region(page)
    topic = _topic(page, region)
    for i, words, place in _placed(page, region):
        features = own_features(page.facts.texts[i], words, topic)
        features.update(place)
        add_doubts(features, page.lines, i)
        yield i, features


def _topic(page: TitlePage, region: _Region) -> Topic:
    """Return what the body is about, from the start of its largest part."""
    first = bisect.bisect_left(page.body, region.body)
    return topic_of([page.facts.texts[i] for i in page.body[first : first + MORE]])


def _placed(page: TitlePage, region: _Region) -> Iterator[tuple[int, str, Features]]:
    """
    Yield the lines of a region that may be the title, each with its folded words and what its place says for it.

    A brace or an arrow that assigns is found in programs alone; one at an end leads to another page.
    Two sentences with a phrase of the law are a notice: "This page uses cookies. Accept all".
    """
    texts = page.facts.texts
    if region.first == region.stop:
        return
    short = [text if len(text) <= LONGEST_TITLE else "" for text in texts[region.first : region.stop]]
    folded = fold("\n".join(short)).split("\n")
    navigation = _navigation()
    running = set(page.body[: bisect.bisect_left(page.body, region.stop)])
    possible = [
        len(words) > 3
        and i not in page.taken
        and not (i in running and is_paragraph(texts[i]) and texts[i].rstrip(CLOSING)[-1:] in FULL_STOPS)
        and words.strip(" :.>»") not in navigation
        and "{" not in words
        and "<-" not in words
        and ARROWS.isdisjoint((words[0], words[-1]))
        and not (". " in words and page.lines[i].cues.legal)
        for i, words in enumerate(folded, region.first)
    ]
    is_long = [may and len(words) > LONG for may, words in zip(possible, folded, strict=True)]
    blocks = _short_lines(texts, region)
    glue = Glue(folded)
    for at, words in enumerate(folded):
        i = region.first + at
        distance = region.below[at] - i
        if not possible[at] or not _in_reach(page, i, distance, len(words)):
            continue
        if i > page.first_body and is_below_label(page.lines, i):
            continue  # a link to another story between paragraphs
        features = Features()
        add_printings(features, page.facts, page.body, i)
        glue.add(features, at)
        add_place(features, distance, i, page.marks)
        _add_place_in_body(features, page, (i, region), running)
        if is_long[at] and not any(is_long[max(0, at - BLOCK) : at]):
            features["first of long lines"] = 1.0
        above = (folded[at - 1], possible[at - 1]) if at else NOTHING
        below = (folded[at + 1], possible[at + 1]) if i + 1 < region.stop else NOTHING
        add_neighbours(features, above, below)
        gap = page.lines[i + 1].gap if i + 1 < len(texts) else 0
        add_setting(features, (page.lines[i].gap if i else gap, gap), (blocks[at], blocks[at + BLOCK + 1]), len(words))
        if page.facts.quoted.get(words, -1) > page.last_body:
            features["quoted below the body"] = 1.0
        yield i, words, features


def _short_lines(texts: Sequence[str], region: _Region) -> list[int]:
    """Return for each line of a region, and those next to it, how many of the three lines above are short."""
    first, last = region.first - BLOCK, min(len(texts), region.stop + BLOCK)
    padding = max(0, -first)
    short = [0] * padding + [len(text) < MENU for text in texts[max(0, first) : last]] + [0] * BLOCK
    return [sum(three) for three in zip(short, short[1:], short[2:], strict=False)]


def _add_place_in_body(features: Features, page: TitlePage, place: tuple[int, _Region], running: Collection[int]) -> None:
    """Add what the running text above a line, and the line itself, say for a title; ``place`` is the line and where it is."""
    i, region = place
    share = region.above[i - region.first]
    if i < page.first_body:
        features["above all of the body"] = 1.0
    elif share:
        features["below a stray" if share < STRAY else "below strays"] = 1.0
    if i >= region.body:
        features["inside the body"] = 1.0
    if i - 1 in running:
        features["just below running text"] = 1.0
    if i in running:
        features["running text"] = 1.0


def _region(page: TitlePage) -> _Region:
    """Return the lines where the title is sought: from far above the largest part of the body to where it is under way."""
    texts, body = page.facts.texts, page.body
    start = _largest_part(page)
    first = max(page.start, start - REACH)
    total = sum(map(len, map(texts.__getitem__, body)))
    k = bisect.bisect_left(body, first)
    mass = sum([len(texts[i]) for i in body[:k] if is_paragraph(texts[i])])
    most = MOST_ABOVE * total
    near = body[k : bisect.bisect_left(body, start + INSIDE)]
    opening = [i for i in near if i >= start or is_paragraph(texts[i])]
    counted = set(opening)
    after = next(iter(body[k + len(near) : k + len(near) + 1]), page.last_body)
    above: list[float] = []
    below: list[int] = []
    k = 0
    for i in range(first, min(start + INSIDE, page.last_body + 1)):
        if i == start:
            most = min(most, mass + STRAY * total)
        if mass > most:
            break
        while k < len(opening) and opening[k] <= i:
            k += 1
        above.append(mass / total)
        below.append(opening[k] if k < len(opening) else after)
        if i in counted:
            mass += len(texts[i])
    return _Region(first, first + len(above), start, above, below)


def _largest_part(page: TitlePage) -> int:
    """Return the first line of the largest part of the body."""
    largest, start, part, mass, last = 0, page.body[0], page.body[0], 0, page.body[0]
    for i in page.body:
        if i - last > APART:
            part, mass = i, 0
        mass += len(page.facts.texts[i])
        if mass > largest:
            largest, start = mass, part
        last = i
    return start


def _in_reach(page: TitlePage, i: int, distance: int, size: int) -> bool:
    """Tell whether a line is near enough to the body, or above a date or a byline, to be asked at all."""
    if i >= page.first_body - NEAR or distance <= NEAR or size >= PHRASE or (size >= SHORT and distance <= WITHIN):
        return True
    at = bisect.bisect_right(page.marks, i)
    return at < len(page.marks) and page.marks[at] - i <= (SHORT_STEP if size < SHORT else STEP)
