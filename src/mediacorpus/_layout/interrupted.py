"""
Find the paragraphs of a body that a request, an offer or a list of other stories has cut off from the rest.

Their neighbours are furniture, which makes the model of lines doubt them; they are long, and stand by themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import is_promo, is_related_label, is_request, looks_like_headline
from mediacorpus._layout.bylines import find_source
from mediacorpus._layout.shape import TERMINAL_MARKS, is_paragraph

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft
    from mediacorpus._layout.lines import Line

__all__ = ["resumes_at", "stands_alone"]

LONG: Final = 150
"""Characters of the shortest paragraph that is known by standing alone: shorter ones are captions and notices as often."""
LIKELY: Final = 0.1
"""Probability from which it is body: all 12 such lines between others, above or below the body of fundus' pages are."""
TEASER_BLANKS: Final = 3
"""Blanks of the shortest headline that makes the paragraph below it a teaser."""
REACH: Final = 9
"""Lines below a body within which its last paragraph is sought: a form for a newsletter has eight."""
POSSIBLE: Final = 0.05
"""Probability from which a further paragraph below speaks for a list of teasers, or comments."""


def stands_alone(draft: Draft, i: int) -> bool:
    """
    Tell whether a line is a long paragraph with a blank line on both sides, no teaser below its headline or its date.

    The last of several headlines without blank lines between has no teaser: the others have none.
    """
    line = draft.lines[i]
    if len(line.text) < LONG or draft.content[i] < LIKELY or line.text[-1] not in TERMINAL_MARKS:
        return False
    if i == 0 or line.gap == 0 or (i + 1 < len(draft.lines) and draft.lines[i + 1].gap == 0):
        return False
    above = draft.lines[i - 1]
    return not above.dates and not (_is_headline(above) and not (i > 1 and above.gap == 0 and _is_headline(draft.lines[i - 2])))


def _is_headline(line: Line) -> bool:
    return looks_like_headline(line) and line.text.count(" ") >= TEASER_BLANKS


def resumes_at(draft: Draft, last: int, end: int) -> int | None:
    """
    Return the line of a last paragraph that an interruption has cut off from the body, or ``None``.

    One that begins like a line between is about the author, whose name that is;
    one below a single line that a label of other stories heads is the teaser of that story.

    Args:
        draft: the page.
        last: the last line of the body so far.
        end: one past the last line that may belong to the article.
    """
    below = range(last + 1, min(end, last + 1 + REACH))
    if max(draft.content[below.start : below.stop], default=0.0) < LIKELY:
        return None  # nearly always so
    interrupted = False
    for i in below:
        line = draft.lines[i]
        if interrupted and stands_alone(draft, i):
            named = any(line.text.startswith(other.text) for other in draft.lines[last + 1 : i])
            teaser = is_related_label(draft.lines[i - 2])
            return None if named or teaser or _goes_on(draft, i + 1) else i
        if line.byline or line.dates or find_source(line.text):
            return None
        interrupted = interrupted or is_request(line) or is_promo(line) or is_related_label(line)
    return None


def _goes_on(draft: Draft, start: int) -> bool:
    """Tell whether another paragraph follows, as another teaser or comment does."""
    below = range(start, min(len(draft.lines), start + REACH))
    return any(draft.content[i] >= POSSIBLE and is_paragraph(draft.lines[i].text) for i in below)
