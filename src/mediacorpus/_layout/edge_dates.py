"""Find the date at an edge of a line of text: before the first sentence of a story, or glued behind its title or standfirst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.date_words import date_patterns
from mediacorpus._layout.dates import find_dates

if TYPE_CHECKING:
    from mediacorpus._layout.date_words import DatePatterns
    from mediacorpus._layout.dates import FoundDate

__all__ = ["find_edge_date"]

EDGE = 80
"""Characters from an edge of a line within which its date stands, with a place or an agency, a weekday and a time."""
TIME_REACH = 12
"""Characters between a day and the start of its time, ", at about "."""
TOLD = 3
"""Words of the shortest text that a date opens or closes."""
WORD = re.compile(r"[^\W\d_]")
SMALL = re.compile(r"(?<![\w(])[a-zß-ÿ]")
"""A word without a capital, but for an agency in brackets: "In a letter"; not "Velmark (nwa)", "Eds. / "."""
# What parts a date from the text after it: "5 May 2031 – The", "(5 May 2031) The", "5 May 2031: The", two blanks, or nothing
# before a capital: "5 May 2031The"; not "5 May 2031 the", "5 May 2031, the".
OPENED = re.compile(r"[)\]]?\s?(?:[–—|:/]|\s-)\s|[)\]]\s|\s\s|(?=[A-ZÄÖÜ„“‚«\"])")
# The end of the text a date is glued to: "lower townMonday, 5 May 2031", "flooded?5 May 2031"; not "flooded on 5 May 2031".
GLUED = re.compile(r"[a-zß-ÿ.!?…)\]“”»\"’]")


def find_edge_date(words: str, title: str) -> FoundDate | None:
    """
    Return the date that opens or closes a line of text, given the title of the story; ``None`` without one.

    Raises:
        nothing, whatever the line.

    Example:
        >>> found = find_edge_date("(5 May 2031) The river rose to the bridge.", "River floods the town")
        >>> found.date.isoformat(), found.start
        ('2031-05-05', 1)
    """
    return _opening(words, title) or _closing(words, title)


def _opening(words: str, title: str) -> FoundDate | None:
    """Return the date that opens a line: up to its end the line is a date line, and a mark, a gap or the title follows."""
    patterns = date_patterns()
    head = words[: 2 * EDGE]
    day = next(iter(patterns.day.found(head, 0, min(EDGE, len(head)))), None)
    if day is None or day.end() == EDGE or not _tells(head[day.end() :]) or SMALL.search(_bare(head[: day.start()], patterns)):
        return None
    times = patterns.time.found(head, day.end())
    timed = bool(times) and not WORD.search(patterns.idle.sub("", head[day.end() : times[0].start()]))
    end = times[0].end() if timed and times[0].start() <= day.end() + TIME_REACH else day.end()
    if not OPENED.match(head, end) and not (" " in title and words[end:].lstrip().startswith(title)):
        return None
    opened = head[:end].lstrip("([")
    return _whole(find_dates(opened), end - len(opened))


def _closing(words: str, title: str) -> FoundDate | None:
    """Return the date that closes a line: it is glued to the text before it, or the title is before it."""
    patterns = date_patterns()
    first = max(0, len(words) - EDGE)
    if not patterns.day.may_match(words[first:]):
        return None
    for day in patterns.day.pattern.finditer(words, first):
        weekdays = patterns.weekday.finditer(words, first, day.start())
        start = next((found.start() for found in weekdays if not words[found.end() : day.start()].strip(" ,.-")), day.start())
        before = words[:start]
        if (GLUED.match(before[-1:]) and _tells(before)) or (" " in title and before.rstrip().endswith(title)):
            return _whole(find_dates(words[start:]), start)
    return None


def _tells(words: str) -> bool:
    """Tell whether what stands on the other side of a date is long enough to be a text."""
    return len(words.split(None, TOLD - 1)) == TOLD


def _bare(words: str, patterns: DatePatterns) -> str:
    """Return what stands before a date without labels, weekdays and idle words."""
    return patterns.idle.sub(" ", patterns.weekday.sub(" ", patterns.label.sub(" ", words)))


def _whole(dates: tuple[FoundDate, ...], moved: int) -> FoundDate | None:
    """Return the only date of a part of a line, if its year is printed, at its place in the line."""
    if len(dates) != 1 or dates[0].date is None:
        return None
    return attrs.evolve(dates[0], start=dates[0].start + moved, end=dates[0].end + moved, alone=False)
