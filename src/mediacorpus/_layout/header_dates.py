"""Choose the dates of an article among the date lines around its body, and read those that could mean two days."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout.edge_dates import find_edge_date
from mediacorpus._layout.header_scene import BELOW, BELOW_SIGNED
from mediacorpus._layout.language import guess_language
from mediacorpus.model import DatePrecision, DateRole, Note, Span

if TYPE_CHECKING:
    from mediacorpus._layout.dates import FoundDate
    from mediacorpus._layout.header_scene import Scene

__all__ = ["PlacedDate", "choose_dates"]

ABOVE_TITLE = 9
"""Lines above the title where the date of the article may stand; the farthest of the development pages stands 8 above."""
BELOW_BARE = 2
"""Lines below the body where a date without a label may be the article's: after it, they are of comments or other stories."""
WORDS_ABOVE = 3
"""Words of a line above the only date below the body, "Ada Stone", "Online since": more make a teaser, which has a date too."""
PERIOD = 2.0
"""What is taken off the worth of a line that names two days."""
AT_EDGE = "date at the edge of a line"
EDGES_INSIDE = 2
"""Body lines that may have the date at an edge."""
TOGETHER = 2
"""Lines between two dates of one header."""
LEAD = 6
"""Body lines that are read to guess the language."""
MONTH_FIRST = frozenset({"en"})
"""Languages in which some countries write the month first."""


@attrs.frozen(kw_only=True)
class PlacedDate:
    """A date of the header, at its place on the page."""

    line: int
    """The index of its line."""
    span: Span
    """The printed date, without its label."""
    role: DateRole
    """What it says of the article."""
    precision: DatePrecision
    """How much of it is known."""
    date: datetime.date | None
    """The day, or ``None``."""
    time: datetime.time | None
    """The time of day, or ``None``."""
    rule: str
    """Why it is taken for the article's."""
    notes: tuple[Note, ...] = ()
    """What could not be settled about it."""

    @property
    def alone(self) -> bool:
        """Whether its line is a date line, and not one of text with the date at its edge."""
        return self.rule != AT_EDGE


def choose_dates(scene: Scene) -> tuple[PlacedDate, ...]:
    """
    Return the dates of the article in the order of the page.

    The first of role ``published`` is the day of publication; dates that stand beside it keep the role of their label,
    and one without a label that names another day is ``other``.
    Where no date line of a likely place tells the day, less likely places may.
    """
    ranked: list[tuple[float, PlacedDate]] = []
    ambiguous = any(found.swapped for dates in scene.dated.values() for found in dates)
    day_first = _day_first(scene) if ambiguous else None
    for i, found_dates in scene.dated.items():
        place = _place(scene, i)
        if place is not None:
            worth = place[0] - PERIOD * _is_period(found_dates)
            ranked.extend(
                (worth + _weight(found), _placed(scene, (i, found), place[1], day_first=day_first)) for found in found_dates
            )
    ranked.sort(key=lambda pair: -pair[0])
    best = next((date for _, date in ranked if date.role is DateRole.PUBLISHED and date.date), None)
    if best is None and (last := _at_edge(scene) or _lone_below(scene) or _far_above(scene)):
        best = _placed(scene, last[0], last[1], day_first=_day_first(scene))
        ranked.append((0.0, best))
    if not ranked:
        return ()
    best = best or ranked[0][1]
    chosen = [date for _, date in ranked if abs(date.line - best.line) <= TOGETHER]
    return tuple(_demoted(date, best) for date in sorted(chosen, key=lambda date: date.span.start))


def _at_edge(scene: Scene) -> tuple[tuple[int, FoundDate], str] | None:
    """Return the date at an edge of the title, of a line below it, or of one of the first lines of the body."""
    title = scene.lines[scene.top].text
    for i in range(scene.top, min(scene.first_body + EDGES_INSIDE, scene.last_body + 1)):
        line = scene.lines[i]
        if line.marks and i not in scene.dated and (found := find_edge_date(line.text, title)) and _is_published(found):
            return (i, found), AT_EDGE
    return None


def _lone_below(scene: Scene) -> tuple[tuple[int, FoundDate], str] | None:
    """Return the only date beside a byline not far below the body, or else the only one there, alone on its line."""
    foot = range(scene.last_body + 1, min(scene.end, scene.last_body + 1 + BELOW))
    near = {i: found for i in foot[:BELOW_SIGNED] if (found := _day_of(scene, i))}
    lone = [i for i in near if i in scene.signed or i - 1 in scene.signed]
    if len(near) == 1 and not lone and not any(_day_of(scene, i) for i in foot[BELOW_SIGNED:]):
        lone = [i for i in near if near[i].alone and scene.lines[i - 1].text.count(" ") < WORDS_ABOVE]
    return ((lone[0], near[lone[0]]), "date below the body") if len(lone) == 1 and _is_published(near[lone[0]]) else None


def _day_of(scene: Scene, i: int) -> FoundDate | None:
    """Return the first date of a line that tells the day."""
    return next((date for date in scene.lines[i].dates if date.date), None)


def _far_above(scene: Scene) -> tuple[tuple[int, FoundDate], str] | None:
    """Return the last date with a label above the title."""
    far = [
        (i, date) for i, dates in scene.dated.items() for date in dates if i < scene.top and date.labelled and _is_published(date)
    ]
    return (max(far, key=lambda pair: pair[0]), "date above the title") if far else None


def _is_published(found: FoundDate) -> bool:
    return found.date is not None and found.role is DateRole.PUBLISHED


def _demoted(date: PlacedDate, best: PlacedDate) -> PlacedDate:
    """Return a date that claims another day of publication than the best one as one of role ``other``."""
    if date.role is DateRole.PUBLISHED and best.date and date.date and date.date != best.date:
        return attrs.evolve(date, role=DateRole.OTHER)
    return date


def _is_period(found_dates: tuple[FoundDate, ...]) -> bool:
    """Tell whether a line names two days without a label: the days of an event, or of a double issue."""
    return len({found.date for found in found_dates if found.date and not found.labelled}) > 1


def _weight(found: FoundDate) -> float:
    return 0.5 * found.labelled + 0.3 * found.alone + 0.2 * (found.time is not None)


def _place(scene: Scene, i: int) -> tuple[float, str] | None:
    """Return how well a place suits the date of the article, and its name."""
    if scene.top <= i < scene.first_body:
        return 3.0 - 0.02 * (i - scene.top), "date between title and body"
    if scene.first_body <= i <= scene.last_body:
        return 2.6 - 0.05 * (i - scene.first_body), "date below the standfirst"
    if i < scene.top:
        return (2.0 - 0.1 * (scene.top - i), "date above the title") if scene.top - i <= ABOVE_TITLE else None
    reach = BELOW if scene.dated[i][0].labelled else BELOW_BARE
    return (1.0 - 0.05 * (i - scene.last_body), "date below the body") if i <= scene.last_body + reach else None


def _placed(scene: Scene, at: tuple[int, FoundDate], rule: str, *, day_first: bool | None) -> PlacedDate:
    i, found = at
    line = scene.lines[i]
    span = Span(line.start + found.start, line.start + found.end)
    notes = [Note(doubt.code, span=span, message=doubt.message) for doubt in found.doubts]
    date = found.date
    if found.swapped is not None:
        prefer_day = day_first if day_first is not None else guess_language(_lead(scene)) not in MONTH_FIRST
        date = found.date if prefer_day else found.swapped
        if day_first is None and not prefer_day:
            words = line.text[found.start : found.end]
            notes.append(
                Note("ambiguous-date", span=span, message=f"{words!r} is read with the month first; nothing on the page tells")
            )
    return PlacedDate(
        line=i,
        span=span,
        role=found.role,
        precision=found.precision,
        date=date,
        time=found.time,
        rule=rule,
        notes=tuple(notes),
    )


def _day_first(scene: Scene) -> bool | None:
    """Return whether the other dates around the body are written with the day first; ``None`` where they do not tell."""
    known = [*scene.dated.values(), *(scene.lines[i].dates for i in scene.unread)]
    votes = [found.day_first for dates in known for found in dates if found.day_first is not None]
    days = sum(votes)
    return None if 2 * days == len(votes) else 2 * days > len(votes)


def _lead(scene: Scene) -> str:
    return " ".join([line.text for line in scene.lines[scene.first_body : min(scene.last_body + 1, scene.first_body + LEAD)]])
