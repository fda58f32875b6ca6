"""
Find the line of a title where another one was chosen for it: a picture's, a standfirst, one behind a breadcrumb.

The choice of the title asks about words and places; here the labels around a line have their say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import is_breadcrumb, is_form, is_site_label, looks_like_headline
from mediacorpus._layout.bylines import bare_names
from mediacorpus._layout.captions import is_caption
from mediacorpus._layout.draft import folded, prints_again
from mediacorpus._layout.shape import FULL_STOPS
from mediacorpus._layout.stories import NAME_WORDS, shares_words

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft, Story

__all__ = ["GLUED_REACH", "title_line"]

GLUED_REACH: Final = 4
"""Lines between a breadcrumb glued to a title and the title alone."""
STANDFIRSTS: Final = 3
"""Lines of a standfirst, at most: some are lists of three points."""
SENTENCE: Final = 65
"""Characters from which a line without a stop may be a standfirst."""
HEAD: Final = (25, 180)
"""Characters of the headline above a standfirst."""
HEAD_BLANKS: Final = 3
"""Blanks of the shortest such headline."""
STOPPED: Final = 40
"""Characters of the shortest standfirst that ends with a stop: a headline of two words above it will do."""


def title_line(draft: Draft, story: Story, chosen: int | None) -> int | None:
    """Return the line of the title alone, where the line chosen is a picture's, a standfirst or behind a breadcrumb."""
    title, likely = chosen, story.likely_title
    if title is None or (likely is not None and _is_picture(draft, title) and not _is_name(draft.lines[likely].text)):
        title = likely
    if title is None:
        return None
    alone = _alone(draft, story, title)
    if alone is not None:
        return alone
    for _ in range(STANDFIRSTS):
        if title > story.start and _is_standfirst_of(draft, story, title, title - 1):
            title -= 1
    return _alone(draft, story, title) or title


def _alone(draft: Draft, story: Story, title: int) -> int | None:
    """Return the line right below that prints a title without the breadcrumb before it, or ``None``."""
    whole = folded(draft.lines[title].text)
    for i in range(title + 1, min(title + GLUED_REACH, story.body[0] + 1)):
        words = folded(draft.lines[i].text)
        if looks_like_headline(draft.lines[i]) and words != whole and prints_again(whole, words):
            return None if _is_name(draft.lines[i].text) else i  # "A comment by Ada Stone", and her name
    return None


def _is_name(text: str) -> bool:
    names = bare_names(text)
    return names is not None and (len(names.names) > 1 or text.count(" ") + 1 < NAME_WORDS)


def _is_picture(draft: Draft, i: int) -> bool:
    return is_caption(draft.lines, i) or is_form(draft.lines[i].text)


def _is_standfirst_of(draft: Draft, story: Story, i: int, above: int) -> bool:
    """Tell whether a line chosen for the title is the sentence below it: the line above is a headline of the same story."""
    text, head = draft.lines[i].text, draft.lines[above].text
    whole, words = folded(head), folded(text)
    if whole.endswith(words) or whole.startswith(words):
        return False  # the same words, with a breadcrumb or a count glued to them
    stopped = len(text) >= STOPPED and text[-1] in FULL_STOPS and not text.endswith("..")
    least, blanks = (0, 1) if stopped else (HEAD[0], HEAD_BLANKS)
    if not (stopped or len(text) >= SENTENCE or text[-1] == ".") or draft.facts.counts[text] > 1:
        return False
    if not least <= len(head) <= HEAD[1] or head.count(" ") < blanks:
        return False
    if not looks_like_headline(draft.lines[above]) or is_breadcrumb(head) or draft.lines[above].dates:
        return False
    if _is_picture(draft, above) or is_site_label(draft.lines[above]) or (head.isupper() and not text.isupper()):
        return False
    return stopped or shares_words(draft, above, [i, *story.body[:6]])
