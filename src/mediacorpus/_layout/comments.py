"""Find the readers' comments below a story."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import LABEL_WORDS, is_comment_label, is_form, is_related_label, is_site_label
from mediacorpus._layout.dates import find_dates
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.shape import COMMENTS
from mediacorpus._lexicons import merged
from mediacorpus.model import DatePrecision, SectionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.dates import FoundDate
    from mediacorpus._layout.draft import Draft, Story
    from mediacorpus._layout.lines import Line

__all__ = ["label_comments", "names_commenter"]

BULLETS: Final = frozenset("•*·-–#◦▪●")
NAME: Final = 40
"""Characters of the longest name of a reader."""
HEAD: Final = 120
"""Characters of the longest head of a comment."""
LONGEST_LABEL: Final = 230
"""Characters of the longest label, which may print the title."""
LIKELY: Final = 1 << COMMENTS | 1
"""The bits of :attr:`Line.opens` of what opens a label of comments, a word of one or a number, and of a bullet."""
EARLIEST: Final = 0.5
"""Share of the body above which a label "Comments" leads to the comments rather than stands over them."""
TITLE_WORDS: Final = 3
"""Words of the shortest title in a label that counts the comments on it."""
MARKS: Final = "\"'“”„‘’«»‹› "
DIGITS: Final = 5
"""Digits of the shortest date with a year: "May 5, 2031"."""
FOOT_REACH: Final = 4
"""Lines of the longest comment that is known by its foot alone: a guess."""
NUMBERING: Final = "0123456789.) "
# Matches the end of "Jane D.", not of "Jane did."
INITIAL: Final = re.compile(r" [^\W\d_]\.$")
# Matches the point between two buttons: "Like · Reply".
PARTED: Final = re.compile(r"\s*[·•|]\s*")
# Matches "14" and the age "2h"; not "14 May".
COUNT: Final = re.compile(r"\d{1,6}\s?\w{0,4}\.?")
# Matches "bo_51" and "salty51", not "8h00", "15th".
ACCOUNT: Final = re.compile(r"\b(?:[^\W\d_]{3,}\d+|\w+_\w+)\b")
AT_ONCE, THREAD, SEVERAL = 3, 40, 2
"""Lines within which the first head follows a label above that share, and so many heads with their comments: guesses."""


def label_comments(draft: Draft, story: Story, end: int) -> None:
    """
    Label the comments on a story and take them out of its body.

    Args:
        draft: the page.
        story: the story, not labelled yet.
        end: one past the last line that may belong to it.
    """
    zone = _zone(draft, story, end)
    if zone is None:
        return
    start, labelled = zone
    body = [i for i in story.body if i < start]
    end = next((i for i in range(start, end) if _ends_thread(draft.lines[i])), end)
    heads = [i for i in range(start, end) if _is_head(draft, i, labelled=labelled)] if body else []
    if not heads:
        return
    story.body = body
    story.comments = start
    if _stand_above(draft, start, end, heads):
        _label_above(draft, story, start, heads)
    else:
        _label_below(draft, story, range(start, end), heads)


def _label_below(draft: Draft, story: Story, zone: range, heads: Sequence[int]) -> None:
    """Label comments that stand below their heads."""
    opened = below_head = says = False
    known = set(heads)
    for i in zone:
        line = draft.lines[i]
        head = i in known
        if head:
            follows = opened and (below_head or (says and _is_time(line)))  # "Jane said...", what she said, the time
            new = not follows or (says and names_commenter(line.text))
            says = says or names_commenter(line.text)
            draft.label(i, SectionKind.COMMENT, "head-of-a-comment", article=story.index, opens=new)
            opened = True
        elif _is_tool(line):
            opened = opened and below_head  # "Author" right below a name belongs to the head; elsewhere a button ends the comment
            continue
        elif opened:
            draft.label(i, SectionKind.COMMENT, "below-the-head-of-a-comment", article=story.index)
        below_head = head


def _label_above(draft: Draft, story: Story, start: int, heads: Sequence[int]) -> None:
    """Label comments that stand above their signatures, with the name of each above it or not."""
    known = set(heads)
    opens = True
    for i in range(start, heads[-1] + 1):
        if i in known:
            draft.label(i, SectionKind.COMMENT, "signature-of-a-comment", article=story.index, opens=opens)
        elif _is_tool(draft.lines[i]):
            continue
        else:
            draft.label(i, SectionKind.COMMENT, "above-the-signature-of-a-comment", article=story.index, opens=opens)
        opens = i in known


def _stand_above(draft: Draft, start: int, end: int, heads: Sequence[int]) -> bool:
    """Tell whether each comment stands above its date: the first line of the zone runs on, and nothing follows the last date."""
    if len(heads) < SEVERAL:
        return False
    first = next((i for i in range(start, end) if i == heads[0] or not _is_tool(draft.lines[i])), start)
    named = first if _tells(draft, first) else first + 1
    if heads[0] <= named or not any(_tells(draft, i) for i in range(first, heads[0])):
        return False
    below = next((i for i in range(heads[-1] + 1, end) if not _is_tool(draft.lines[i])), end)
    return below == end or not _tells(draft, below)


def _tells(draft: Draft, i: int) -> bool:
    """Tell whether a line may be what a reader says: running text, or longer than a name."""
    return draft.runs(i) or len(draft.lines[i].text) > NAME


def _is_tool(line: Line) -> bool:
    """Tell whether a line among comments is a button or a label: "Reply", "Newest", "View more comments", "* * *"."""
    return is_comment_label(line) or is_site_label(line) or is_form(line.text) or line.text.rstrip(".…:").casefold() in _tools()


def _ends_thread(line: Line) -> bool:
    """Tell whether a line heads a list of other stories."""
    return is_related_label(line) and not _is_tool(line)


@functools.cache
def _tools() -> frozenset[str]:
    return merged().folded("layout", "thread_tools")


def _zone(draft: Draft, story: Story, end: int) -> tuple[int, bool] | None:
    """Return where the comments begin and whether a label says so."""
    first, half = story.body[0], _half(draft, story)
    below = draft.lines[first:end]
    likely = [i for i, line in enumerate(below, first) if line.opens & LIKELY and len(line.text) <= LONGEST_LABEL]
    own = set(story.body) if likely else set()
    for i in likely:
        if i not in own and (is_comment_label(draft.lines[i]) or _counts_below_title(draft, i)):
            is_thread = _is_thread if i >= half else _is_long_thread
            if is_thread(draft, i + 1, end):
                return _first_of_thread(draft, i, max((k for k in own if k < i), default=first)), True
        if i >= half and draft.lines[i].text[0] in BULLETS and _has_bullet_and_time(draft, i):
            return i, False
    return None


def _counts_below_title(draft: Draft, i: int) -> bool:
    """Tell whether a line counts something and ends with a line of the page, its title: "5 Answers on Old mill to close"."""
    words = draft.lines[i].text
    if not words[0].isdigit():
        return False
    parts = words.split(None, LABEL_WORDS)
    tails = (" ".join(parts[k:]).strip(MARKS) for k in range(2, len(parts)) if parts[1].isalpha())
    return any(tail in draft.facts.counts for tail in tails if tail.count(" ") + 1 >= TITLE_WORDS)


def _first_of_thread(draft: Draft, i: int, last: int) -> int:
    """Return where the comments begin whose label, or whose first button ("Reply"), is line ``i``, below the body."""
    if draft.facts.counts[draft.lines[i].text] < SEVERAL:
        return i + 1
    for k in range(max(last + 1, i - THREAD), i):
        line = draft.lines[k]
        if names_commenter(line.text) or (_is_time(line) and _is_named_above(draft, k, last + 1)):
            said = any(_tells(draft, j) for j in range(k + 1, i))
            return (k if names_commenter(line.text) else k - 1) if said else i + 1
    return i + 1


def _half(draft: Draft, story: Story) -> int:
    """Return the line of the body with :data:`EARLIEST` of it above."""
    least = EARLIEST * sum(len(draft.lines[i].text) for i in story.body)
    for i in story.body:
        least -= len(draft.lines[i].text)
        if least <= 0:
            return i
    return story.body[-1]


def _is_thread(draft: Draft, start: int, end: int) -> bool:
    """Tell whether the head of a comment stands within the next lines, above any list of other stories: those have dates too."""
    for i in range(start, min(end, start + 12)):
        if _is_head(draft, i, labelled=True):
            return True
        if _ends_thread(draft.lines[i]):
            return False
    return False


def _is_time(line: Line) -> bool:
    """Tell whether a line is a date and nothing else."""
    return any(found.alone for found in line.dates)


def _is_long_thread(draft: Draft, start: int, end: int) -> bool:
    """
    Tell whether two heads with a name and the day follow, the first of them at once, and running text behind each.

    So it is where the comments have more to say than the story; a date alone may be the story's, or that of an entry.
    Above that "Jane says:" stands leaves no doubt, whatever she says, and so does "Like · Reply · 2h" below.
    """
    heads = said = 0
    open_head = False
    for i in range(start, min(end, start + THREAD)):
        dates = _dates(draft.lines[i])
        said += bool(dates) and i > start and names_commenter(draft.lines[i - 1].text)
        said += len(draft.lines[i].text) <= NAME and _has_foot(draft, i) and _may_name(draft.lines[i])
        day = any(found.date for found in dates) and _is_head(draft, i, labelled=True)
        if day and (not all(found.alone for found in dates) or _is_named_above(draft, i, start)):
            open_head = True
        elif draft.runs(i):
            heads += open_head
            open_head = False
        elif not heads and not open_head and i >= start + AT_ONCE:
            return False
        if SEVERAL in {heads, said}:
            return True
    return False


def _is_named_above(draft: Draft, i: int, start: int) -> bool:
    """Tell whether the name of a reader may stand above a date alone, or above a button: "Kind Reader", "Kind Reader wrote:"."""
    above = i - 2 if i - 1 > start and is_site_label(draft.lines[i - 1]) else i - 1
    if above < start or draft.runs(above):
        return False
    line = draft.lines[above]
    return len(line.text) <= NAME and not (line.dates or is_site_label(line) or is_comment_label(line))


def _is_head(draft: Draft, i: int, *, labelled: bool) -> bool:
    """Tell whether a line is the head of a comment, or a part of it."""
    text = draft.lines[i].text
    if len(text) > HEAD:
        return False
    if _has_bullet_and_time(draft, i):
        return True
    if not labelled:
        return False
    if names_commenter(text) or _dates(draft.lines[i]) or _is_nobody(text):
        return True
    if i + 1 == len(draft.lines) or len(text) > NAME or text.count(" ") >= 5:
        return False
    below = draft.lines[i + 1]
    return ((bool(below.dates) and len(below.text) <= HEAD) or _has_foot(draft, i)) and _may_name(draft.lines[i])


def _may_name(line: Line) -> bool:
    """Tell whether a short line may be the name of a reader: without a stop but that of an initial, and no button."""
    if line.text[-1] in ".!?:" and INITIAL.search(line.text) is None:
        return False
    return _is_nobody(line.text) or not (is_site_label(line) or is_comment_label(line))


def _is_nobody(words: str) -> bool:
    """Tell whether a reader has no name but a word for one: "Anonymous", "2. Guest"."""
    return words.lstrip(NUMBERING).casefold() in _nobodies()


@functools.cache
def _nobodies() -> frozenset[str]:
    return merged().folded("layout", "readers")


def _has_foot(draft: Draft, i: int) -> bool:
    """Tell whether a line stands right below a label or the foot of a comment, and the foot of the next a few lines below."""
    above = draft.lines[i - 1]
    if i == 0 or not (_is_tool(above) or _is_foot(above)):
        return False
    return any(_is_foot(line) for line in draft.lines[i + 2 : i + 2 + FOOT_REACH])


def _is_foot(line: Line) -> bool:
    """Tell whether a line is the buttons below a comment, parted by points, with its age: "Like · Reply · 14 · 2h"."""
    if len(line.text) > HEAD or PARTED.search(line.text) is None:
        return False
    parts = [part for part in PARTED.split(line.text) if part]
    buttons = [cues_in(part).whole == COMMENTS or part.casefold() in _tools() for part in parts]
    return any(buttons) and all(button or COUNT.fullmatch(part) for part, button in zip(parts, buttons, strict=True))


def _dates(line: Line) -> tuple[FoundDate, ...]:
    """Return the dates of the head of a comment, which may end with a button or a verb: "5 May 2031 Reply", "... said:"."""
    if line.dates or len(line.marks) < DIGITS:
        return line.dates
    if len(line.text) <= HEAD and ACCOUNT.search(line.text) and (found := find_dates(ACCOUNT.sub("", line.text))):
        return found  # "bo_51 on 5 May 2031"
    before, _, last = line.text.rpartition(" ")
    return find_dates(before) if cues_in(last).whole == COMMENTS else ()


def names_commenter(words: str) -> bool:
    """Tell whether a line names who comments, and a verb: "Jane says:", "Jane Doe said..."."""
    if not words.endswith((":", "...", "…")) or len(words) > NAME + 8 or not 0 < words.count(" ") < 6:
        return False
    return cues_in(words.rsplit(" ", 1)[-1]).whole == COMMENTS


def _has_bullet_and_time(draft: Draft, i: int) -> bool:
    text = draft.lines[i].text
    if text[0] not in BULLETS or len(text) > HEAD:
        return False
    return any(found.precision is DatePrecision.MINUTE for found in find_dates(text[1:].strip()))
