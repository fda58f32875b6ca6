"""Tell a quotation that is printed large beside the paragraph it is taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import OPENING

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft

__all__ = ["is_pull_quote"]

SIZES: Final = (40, 250)
"""Characters of a pull quote; what is shorter is a heading in somebody's words."""
REACH: Final = 20
"""Lines from a pull quote to its paragraph, at most."""
MARKS: Final = "\"'“”„«»‘’‚‹› .,!?"
"""What stands around the words, in one printing or the other."""


def is_pull_quote(draft: Draft, i: int) -> bool:
    """
    Tell whether line ``i`` is a quotation that a longer paragraph near it has too, word for word.

    Of ten such lines on the pages of scrapinghub and fundus one is body by their labels.
    A line that has the paragraph next to the quotation too is a second printing of the body, glued to one line.
    """
    text = draft.lines[i].text
    if text[0] not in OPENING or not SIZES[0] <= len(text) <= SIZES[1]:
        return False
    words = text.strip(MARKS)
    first, end = max(0, i - REACH), i + 1 + REACH
    near = draft.facts.texts[first:end]
    if "\n".join(near).count(words) < 2:
        return False
    beside = [draft.lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(draft.lines) and draft.runs(j)]
    longer = [other for j, other in enumerate(near, first) if len(other) > len(text) and words in other and draft.runs(j)]
    return any(not any(own in other for own in beside if own != other) for other in longer)
