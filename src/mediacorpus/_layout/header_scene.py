"""Gather the lines around a body that may hold header fields: those with dates, and those with bylines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from mediacorpus._layout.bylines import LONGEST_OPENER, FoundByline, bare_names, is_outlet, name_below_opener, opens_byline
from mediacorpus._layout.dates import FoundDate, may_be_labelled
from mediacorpus._layout.headline import TitlePage
from mediacorpus._layout.lines import Line
from mediacorpus._layout.page_facts import PageFacts

__all__ = ["ABOVE", "BELOW", "BELOW_SIGNED", "INSIDE", "Scene", "gather"]

ABOVE, FAR_ABOVE = 60, 100
"""Lines above the body where dates and bylines are sought, and where they are if there are none of both nearer."""
INSIDE = 16
"""Lines of the body where they are sought too: some pages print them after the standfirst."""
BELOW = 30
"""Lines below the body where a date with a label is sought."""
BELOW_BARE = 5
"""Lines below the body where a date without one is sought: three below the last line of bare names."""
BELOW_SIGNED = 12
"""Lines below the body where bylines are sought: half as many for those without a label such as "Author:"."""
SIGNATURE = 3
"""Lines above the body within which a bare name stands above a bare outlet: farther up two words of a menu do as well."""
LONG = 25
"""Characters above which a line that holds more than its date may be a title: "Minutes of the meeting of 10 May 2031"."""


@attrs.frozen(kw_only=True)
class Scene:
    """The lines around a body, and what was found in them."""

    lines: Sequence[Line]
    """The page."""
    facts: PageFacts
    """What is printed more than once on it."""
    first_body: int
    """The first line of the body."""
    last_body: int
    """The last line of the body."""
    start: int
    """The first line that may belong to the article."""
    end: int
    """One past the last line that may belong to it."""
    dated: Mapping[int, tuple[FoundDate, ...]]
    """The date lines, in order, with their dates."""
    unread: Sequence[int]
    """The lines far below the body whose dates, if they have any, only tell whether the page writes the day first."""
    signed: Mapping[int, FoundByline]
    """The lines that an opener makes a byline, or the bare outlet right below: "Jane Doe", "Harbour Post"."""
    houses: Sequence[int] = ()
    """The lines of such outlets."""
    top: int = 0
    """The line of the title, or where it should be."""

    def title_page(self, body: Sequence[int]) -> TitlePage:
        """Return the page as the choice of its title sees it, given the lines of running text."""
        marks = {*self.dated, *self.signed}
        more = {i for i, dates in self.dated.items() if len(self.lines[i].text) > LONG and not any(date.alone for date in dates)}
        return TitlePage(
            lines=self.lines,
            facts=self.facts,
            first_body=self.first_body,
            last_body=self.last_body,
            body=[i for i in body if i <= self.last_body],
            start=self.start,
            marks=[i for i in sorted(marks) if i <= self.last_body],
            taken=(marks - (more - self.signed.keys())).union(self.houses),
        )


def gather(
    lines: Sequence[Line], facts: PageFacts, body: tuple[int, int], bounds: tuple[int, int], title: int | None = None
) -> Scene:
    """
    Read the lines around a body, whose first and last line are given, within the bounds of its article.

    Where its title is known, the lines below it are read too, however far above the body.
    """
    first_body, last_body = body
    start, end = bounds
    head = range(max(start, first_body - ABOVE), min(first_body + INSIDE, last_body + 1))
    foot = range(max(last_body + 1, head.stop), min(end, last_body + 1 + BELOW))
    far = [i for i in foot[BELOW_BARE:] if lines[i].marks]
    labelled = [i for i in far if may_be_labelled(lines[i].text)]
    dated = {i: dates for i in (*head, *foot[:BELOW_BARE], *labelled) if (dates := lines[i].dates)}
    signed = {i: names for i in (*head, *foot[:BELOW_SIGNED]) if (names := lines[i].byline)}
    if not any(i < first_body for i in (*dated, *signed)):
        farther = range(max(start, first_body - FAR_ABOVE), head.start)
        dated = {i: dates for i in farther if (dates := lines[i].dates)} | dated
        signed = {i: names for i in farther if (names := lines[i].byline)} | signed
        head = range(farther.start, head.stop)
    if title is not None and title < head.start:
        beside = range(title, min(title + INSIDE, head.start))
        dated = {i: dates for i in beside if (dates := lines[i].dates)} | dated
        signed = {i: names for i in beside if (names := lines[i].byline)} | signed
    houses: list[int] = []
    for i in range(max(head.start, first_body - SIGNATURE), first_body - 1):
        if is_outlet(lines[i + 1].text) and (alone := bare_names(lines[i].text)) and alone.names[0].end == len(lines[i].text):
            signed.setdefault(i, alone)
            houses.append(i + 1)
    for i in head[:-1]:
        above = lines[i].text
        if len(above) < LONGEST_OPENER and opens_byline(above) and (below := name_below_opener(above, lines[i + 1].text)):
            signed.setdefault(i + 1, below)
    return Scene(
        lines=lines,
        facts=facts,
        first_body=first_body,
        last_body=last_body,
        start=start,
        end=end,
        dated=dated,
        unread=[i for i in far if i not in dated],
        signed=signed,
        houses=houses,
    )
