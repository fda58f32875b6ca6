"""
Split a page into stories: which lines of running text belong to one article, and where the next one begins.

A new story begins between two runs of body where a header stands: a line like a headline that is
printed again, dated, or signed. One card of another story inside a body has less of that than a header,
and stands below words like "Read also"; a page that has several sure headers trusts the weaker ones too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.asides import (
    is_below_label,
    is_breadcrumb,
    is_comment_label,
    is_related_label,
    is_site_label,
    looks_like_headline,
)
from mediacorpus._layout.byline_names import has_given_name
from mediacorpus._layout.bylines import bare_names, find_source, find_story_code
from mediacorpus._layout.captions import is_caption
from mediacorpus._layout.comments import names_commenter
from mediacorpus._layout.content import RUNNING
from mediacorpus._layout.draft import Draft, Story, folded, prints_again
from mediacorpus._layout.settle import DOUBTFUL
from mediacorpus._layout.shape import TERMINAL_MARKS, is_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["NAME_WORDS", "shares_words", "split_stories"]

DIGIT: Final = re.compile("[0-9]")
REACH: Final = 14
"""Lines above a body where its header is sought: the longest header of the seed pages has 7, with a related list above it."""
LEAST_HEADER: Final = 2
"""Lines of the shortest header: a title, and one sign that it is one."""
AGAIN: Final = 6
"""Lines below a title within which it is printed again."""
PRINTED_AGAIN, DATED, SIGNED, DATE_ABOVE = 3.0, 2.0, 1.5, 1.5
"""What each sign of a header is worth, set by hand: sure are a date with a byline, and either with the title printed again."""
SURE: Final = 3.5
CERTAIN: Final = 5.0
"""Worth of a title printed again that is dated too: it heads a story even below a label such as "Related"."""
NAME_WORDS: Final = 4
"""Words of the shortest title that cannot be a name."""
LONGEST_NAME: Final = 25
"""Characters beyond which a line printed twice is no name."""
MOST_PRINTINGS: Final = 4
"""Printings of a title on a page; a label such as "Article content" has more."""
SEVERAL: Final = 3
"""Sure headers from which a page is a listing of articles, where weaker headers count too."""
LEAD: Final = 3
LONG_WORD: Final = 4
SHARED_WORDS: Final = 2
LEAST_BODY: Final = 200
"""Characters of body that make a story of one line."""
LONGEST_DATE: Final = 60
SHORTEST_SENTENCE: Final = 4
"""Words of a sentence on a page without any sure running text."""


@attrs.frozen
class _Header:
    """The signs of a header above a run of body."""

    title: int
    """The line of the title."""
    worth: float
    """How sure it is."""
    dated: bool
    """Whether a date is among its signs."""
    clean: bool
    """Whether nothing but fields of a header stands between the title and the body."""
    below_label: bool
    """Whether words like "Related" stand right above it."""


def split_stories(draft: Draft) -> None:
    """Find the stories of a page and the lines of their bodies."""
    body = [i for i, probability in enumerate(draft.content) if probability >= RUNNING] or _sentences(draft)
    if not body:
        return
    starts = [0, *(k for k in range(1, len(body)) if body[k] > body[k - 1] + 1)]
    headers = {k: _header(draft, body[k - 1] + 1 if k else 0, body[k]) for k in starts}
    sure_titles = {folded(draft.lines[header.title].text) for header in headers.values() if header and header.worth >= SURE}
    several = len(sure_titles) >= SEVERAL
    first = headers[0]
    sure = first is not None and (
        several or (first.worth >= CERTAIN and draft.lines[first.title].text.count(" ") + 1 >= NAME_WORDS)
    )
    cuts: list[tuple[int, int | None]] = [(0, first.title if first and sure else None)]
    ends = _chunk_ends(starts, headers, len(body))
    comments: list[int] | None = None
    for k in starts[1:]:
        header = headers[k]
        if header is None or not _substantial(draft, body[cuts[-1][0] : k]):
            continue
        if several:
            enough = header.worth >= SIGNED
        else:
            alike = first is not None and min(first.worth, header.worth) >= DATED
            beyond_doubt = header.worth >= (CERTAIN if header.below_label else DATED + SIGNED)
            fits = header.clean or (not header.below_label and shares_words(draft, header.title, body[k : k + LEAD]))
            enough = alike and header.dated and (beyond_doubt or fits)
            title = draft.lines[header.title].text
            if enough and header.worth < DATED + SIGNED and has_given_name(title) and bare_names(title) is not None:
                enough = False  # whoever signs the story above
            elif enough and header.worth < DATED + SIGNED and _is_name(title) and title.count(" ") + 1 < NAME_WORDS:
                if comments is None:
                    comments = [i for i, line in enumerate(draft.lines) if is_comment_label(line)]
                enough = bisect_left(comments, body[cuts[-1][0]]) == bisect_left(comments, header.title)  # else a reader's name
        if enough and _substantial(draft, body[k : ends[k]]):
            cuts.append((k, header.title))
    _fill(draft, body, cuts)
    draft.stories[0].likely_title = first.title if first else None


def _chunk_ends(starts: Sequence[int], headers: Mapping[int, _Header | None], end: int) -> dict[int, int]:
    """Return for each start where the next start with a header is, in one pass from below."""
    ends: dict[int, int] = {}
    for k in reversed(starts):
        ends[k] = end
        if headers[k]:
            end = k
    return ends


def shares_words(draft: Draft, title: int, lead: Sequence[int]) -> bool:
    """Tell whether a title speaks of what the first lines below it speak of, as that of a card between paragraphs does not."""
    words = {word for word in folded(draft.lines[title].text).split() if len(word) >= LONG_WORD}
    there = {word for i in lead for word in folded(draft.lines[i].text).split()}
    return len(words & there) >= min(SHARED_WORDS, len(words))


def _fill(draft: Draft, body: list[int], cuts: list[tuple[int, int | None]]) -> None:
    """Make the stories from the places in the body where each begins and the lines of their titles."""
    bounds = [0]
    for k, title in cuts[1:]:
        bounds.append(_top(draft, title if title is not None else body[k], body[k - 1] + 1))
    bounds.append(len(draft.lines))
    ends = [k for k, _ in cuts[1:]] + [len(body)]
    for index, ((k, title), end) in enumerate(zip(cuts, ends, strict=True)):
        own = body[k:end]
        after = own[-1] + 1
        if after == bounds[index + 1] - 1 and _ends_story(draft, after):
            own.append(after)
        draft.stories.append(Story(index, bounds[index], bounds[index + 1], own, title))


def _ends_story(draft: Draft, i: int) -> bool:
    """Tell whether the line between a body and the next header is the last sentence of the body."""
    text = draft.lines[i].text
    sentence = is_paragraph(text) and draft.content[i] >= DOUBTFUL
    if sentence:
        draft.content[i] = RUNNING
    return sentence


def _top(draft: Draft, title: int, floor: int) -> int:
    """Return the first line of a header: its title, or the dates right above one that has none below."""
    top = title
    while top > floor and _is_date(draft, top - 1) and not _is_date(draft, title + 1):
        top -= 1
    if top < title and top > floor and looks_like_headline(draft.lines[top - 1]) and draft.lines[top].gap == 0:
        return title
    above = draft.lines[top - 1].text
    return top - 1 if top > floor and is_breadcrumb(above) and not is_site_label(draft.lines[top - 1]) else top


def _sentences(draft: Draft) -> list[int]:
    """Return the lines that end like a sentence, on a page where nothing is sure to be running text."""
    found = [
        i
        for i, line in enumerate(draft.lines)
        if line.text[-1] in TERMINAL_MARKS and line.text.count(" ") + 1 >= SHORTEST_SENTENCE and not line.dates
    ]
    for i in found:
        draft.content[i] = 1.0
    return found


def _substantial(draft: Draft, body: Sequence[int]) -> bool:
    """Tell whether lines are enough for an article."""
    return len(body) > 1 or sum(len(draft.lines[i].text) for i in body) >= LEAST_BODY


def _header(draft: Draft, start: int, end: int) -> _Header | None:
    """Return the header that stands right above the body line ``end``, within the lines from ``start`` on."""
    start = max(start, end - REACH)
    if end - start < LEAST_HEADER:
        return None
    signed = {i for i in range(start, end) if _is_signature(draft, i)}
    if not signed and not any(_may_sign(draft, i) for i in range(start, end)):
        return None
    dated = {i for i in range(max(0, start - 1), end) if _is_date(draft, i)}
    for i in reversed(range(start, end)):
        worth = _worth(draft, i, end, (dated, signed))
        if worth and _may_be_title(draft, i):  # asked last: most lines are worth nothing, and this takes longer
            words = folded(draft.lines[i].text)
            above = (k for k in range(max(start, i - AGAIN), i) if _may_be_title(draft, k))
            first = next((k for k in above if prints_again(folded(draft.lines[k].text), words)), i)
            if first < i:
                worth = max(worth, _worth(draft, first, end, (dated, signed)))
            if _heads_comment(draft, first, end):
                return None
            labelled = is_below_label(draft.lines, first, start)
            clean = all(_may_stand_below(draft, k, words) for k in range(i + 1, end))
            return _Header(first, worth, max(dated, default=-1) >= first - 1, clean, labelled)
    return None


def _heads_comment(draft: Draft, title: int, end: int) -> bool:
    """Tell whether what looks like a header is the head of a reader's comment, or the label of the comments above it."""
    line = draft.lines[title]
    if is_comment_label(line) or names_commenter(line.text):  # "3 Comments", "Jane Doe says:"
        return True
    if title and _is_name(line.text) and is_comment_label(draft.lines[title - 1]):  # a reader's name and the time
        return True
    return any(names_commenter(draft.lines[k].text) and _is_date(draft, k + 1) for k in range(title, end - 1))


def _may_stand_below(draft: Draft, i: int, title: str) -> bool:
    """Tell whether a line may stand between a folded title and its body: a field, a picture, the title again, a button."""
    line = draft.lines[i]
    return bool(draft.lines[i].dates) or _is_matter(draft, i) or is_site_label(line) or prints_again(folded(line.text), title)


def _is_name(words: str) -> bool:
    return len(words) <= LONGEST_DATE and words.count(" ") < NAME_WORDS and all(word[0].isupper() for word in words.split())


def _may_be_title(draft: Draft, i: int) -> bool:
    line = draft.lines[i]
    if not looks_like_headline(line) or draft.lines[i].dates or is_site_label(line):
        return False
    return not _is_matter(draft, i) or _is_repeated(draft, i)


def _is_repeated(draft: Draft, i: int) -> bool:
    """Tell whether a long line is printed again right below, as a title is, even one that begins like a byline: "De Wit: ..."."""
    words = folded(draft.lines[i].text)
    below = draft.lines[i + 1 : i + 1 + AGAIN]
    return len(words) >= LONGEST_NAME and any(folded(line.text) == words for line in below if len(line.text) <= 2 * len(words))


def _may_sign(draft: Draft, i: int) -> bool:
    """Tell whether a line may be a sign of a header though nobody signs in it: it has a digit, or is printed again."""
    text = draft.lines[i].text
    return draft.facts.counts[text] > 1 or DIGIT.search(text) is not None


def _worth(draft: Draft, title: int, end: int, signs: tuple[set[int], set[int]]) -> float:
    """Return how much speaks for line ``title`` being the headline of the body from ``end`` on; ``signs`` are dates and names."""
    dated, signed = signs
    if draft.facts.counts[draft.lines[title].text] > MOST_PRINTINGS:
        return 0.0
    words = folded(draft.lines[title].text)
    below = range(title + 1, min(end, title + 1 + AGAIN))
    again = next(
        (i for i in below if prints_again(words, folded(draft.lines[i].text)) and looks_like_headline(draft.lines[i])), None
    )
    worth = PRINTED_AGAIN if again is not None else 0.0
    after = range(again + 1, min(end, again + 5)) if again is not None else range(0)
    if not dated.isdisjoint((*below[:2], *after[:2])):
        worth += DATED
    elif title - 1 in dated and (title < 2 or draft.lines[title - 1].gap > 0):
        worth += DATE_ABOVE
    if not signed.isdisjoint((*below[:4], *after)) or (title == end - 2 and _is_bare_outlet(draft, end - 1)):
        worth += SIGNED
    return worth


def _is_matter(draft: Draft, i: int) -> bool:
    """Tell whether a line without a date belongs to a header but is not its title."""
    return _is_signature(draft, i) or is_caption(draft.lines, i) or is_related_label(draft.lines[i])


def _is_date(draft: Draft, i: int) -> bool:
    return any(found.date or found.month_day for found in draft.lines[i].dates)


def _is_signature(draft: Draft, i: int) -> bool:
    text = draft.lines[i].text
    return bool(draft.lines[i].byline or find_source(text) or (draft.lines[i].marks and find_story_code(text)))


def _is_bare_outlet(draft: Draft, i: int) -> bool:
    """Tell whether a short line is printed elsewhere on the page too, as an outlet is that signs several stories."""
    words = draft.lines[i].text
    return words.count(" ") < 4 and words[0].isupper() and words[-1].isalnum() and draft.facts.counts[words] > 1
