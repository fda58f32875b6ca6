"""
Choose the header fields of one article: its title, dates, authors, source and story code.

The caller says which lines are the body; what stands around them is judged by place and by words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import attrs

from mediacorpus._layout.bylines import FoundByline, bare_names, find_byline, find_source, find_story_code, has_given_name, names_beside_date, opens_byline
from mediacorpus._layout.dates import FoundDate, find_dates
from mediacorpus._layout.headline import TitlePage, choose_title
from mediacorpus._layout.lines import Line
from mediacorpus.model import DatePrecision, DateRole, Note, SectionKind, Span

__all__ = ["Header", "PlacedDate", "find_header", "title_page"]

ABOVE = 60
"""Lines above the body where dates and bylines are sought."""
INSIDE = 16
"""Lines of the body where they are sought too: some pages print them after the standfirst."""
BELOW = 30
"""Lines below the body where a date with a label is sought."""
BELOW_SIGNED = 12
"""Lines below the body where bylines are sought."""
BELOW_BARE = 2
"""Lines below the body where a date without a label may be the article's: after it, dates are of comments and of other stories."""
ABOVE_TITLE = 9
"""Lines above the title where the date of the article may stand; the farthest of the development pages stands 8 above."""


INSIDE_BARE = 7
"""Lines of the body where a bare line of names is still a byline: after it, names are captions and headings."""
CERTAIN = 2.0
"""Score of a byline with an opener beside the title: no bare line is asked."""
BESIDE_DATE = 1.7
"""Score of a name on the line of the date."""
LEAST_BYLINE = 1.2
"""Score below which a line is no byline."""


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


@attrs.frozen(kw_only=True)
class Header:
    """The header fields of one article; spans count from the start of the page."""

    title: Span | None = None
    """The title."""
    title_line: int | None = None
    """The index of its line."""
    title_rule: str = ""
    """Why it was chosen."""
    dates: tuple[PlacedDate, ...] = ()
    """The dates, that of publication first, then in the order of the page."""
    authors: tuple[Span, ...] = ()
    """The names of the byline."""
    byline_rule: str = ""
    """Why they were chosen."""
    source: Span | None = None
    """The outlet the article is taken from."""
    kinds: Mapping[int, SectionKind] = attrs.field(factory=dict)
    """The kind of each line that gave a field, by its index."""
    notes: tuple[Note, ...] = ()
    """What could not be settled."""


@attrs.frozen(kw_only=True)
class _Scene:
    """The lines around a body that may hold header fields."""

    lines: Sequence[Line]
    first_body: int
    last_body: int
    start: int
    end: int
    dated: Mapping[int, tuple[FoundDate, ...]]
    signed: Mapping[int, FoundByline]
    top: int = 0


def find_header(lines: Sequence[Line], first_body: int, last_body: int, *, start: int = 0, end: int | None = None) -> Header:
    """
    Return the header fields of the article whose body runs from ``first_body`` to ``last_body``, both included.

    Args:
        lines: the page.
        first_body: the index of the first line of the body.
        last_body: the index of its last line.
        start: the first line that may belong to this article.
        end: one past the last line that may belong to it; by default the end of the page.

    Raises:
        nothing, whatever the page.
    """
    scene = _scene(lines, first_body, last_body, start, len(lines) if end is None else end)
    title = choose_title(_title_page(scene))
    scene = attrs.evolve(scene, top=title.line if title else max(start, first_body - 6))
    chosen = _choose_dates(scene)
    authors = _choose_authors(scene)
    kinds: dict[int, SectionKind] = {date.line: SectionKind.DATE for date in chosen}
    for i, _ in authors:
        kinds.setdefault(i, SectionKind.BYLINE)
    if title is not None:
        kinds[title.line] = SectionKind.TITLE
    return Header(
        title=Span(lines[title.line].start, lines[title.line].end) if title else None,
        title_line=title.line if title else None,
        title_rule=title.rule if title else "",
        dates=tuple(chosen),
        authors=tuple(span for i, found in authors for span in _place(lines[i], found)),
        byline_rule=authors[0][1].rule if authors else "",
        kinds=kinds,
    )


def title_page(lines: Sequence[Line], first_body: int, last_body: int) -> TitlePage:
    """Return the page as the choice of its title sees it."""
    return _title_page(_scene(lines, first_body, last_body, 0, len(lines)))


def _scene(lines: Sequence[Line], first_body: int, last_body: int, start: int, end: int) -> _Scene:
    head = range(max(start, first_body - ABOVE), min(first_body + INSIDE, last_body + 1))
    foot = range(max(last_body + 1, head.stop), min(end, last_body + 1 + BELOW))
    dated = {i: found for i in (*head, *foot) if (found := find_dates(lines[i].text))}
    window = (*head, *foot[:BELOW_SIGNED])
    signed = {i: found for i in window if (found := find_byline(lines[i].text))}
    for i in head:
        if i + 1 in head and opens_byline(lines[i].text) and (found := bare_names(lines[i + 1].text)):
            signed.setdefault(i + 1, found)
    return _Scene(lines=lines, first_body=first_body, last_body=last_body, start=start, end=end, dated=dated, signed=signed)


def _title_page(scene: _Scene) -> TitlePage:
    marks = {i for i, found in scene.dated.items() if i <= scene.last_body} | {i for i in scene.signed if i <= scene.last_body}
    return TitlePage(
        lines=scene.lines,
        first_body=scene.first_body,
        last_body=scene.last_body,
        start=scene.start,
        marks=marks,
        taken=set(scene.dated) | set(scene.signed),
    )


def _choose_dates(scene: _Scene) -> list[PlacedDate]:
    ranked: list[tuple[float, PlacedDate]] = []
    for i, dates in scene.dated.items():
        place = _date_place(scene, i)
        if place is None:
            continue
        for found in dates:
            line = scene.lines[i]
            placed = PlacedDate(
                line=i,
                span=Span(line.start + found.start, line.start + found.end),
                role=found.role,
                precision=found.precision,
                date=found.date,
                time=found.time,
                rule=place[1],
            )
            score = place[0] + 0.5 * found.labelled + 0.3 * found.alone + (0.2 if found.time else 0.0)
            ranked.append((score, placed))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked:
        return []
    best = next((placed for _, placed in ranked if placed.role is DateRole.PUBLISHED and placed.date), ranked[0][1])
    return [best, *(placed for _, placed in ranked if placed is not best and abs(placed.line - best.line) <= 2)]


def _date_place(scene: _Scene, i: int) -> tuple[float, str] | None:
    """Return how well a place suits the date of the article, and its name."""
    if scene.top <= i < scene.first_body:
        return 3.0 - 0.02 * (i - scene.top), "between title and body"
    if scene.first_body <= i <= scene.last_body:
        return 2.6 - 0.05 * (i - scene.first_body), "below the standfirst"
    if i < scene.top and scene.top - i <= ABOVE_TITLE:
        return 2.0 - 0.1 * (scene.top - i), "above the title"
    found = scene.dated[i][0]
    if scene.last_body < i <= scene.last_body + (BELOW if found.labelled else BELOW_BARE):
        return 1.0 - 0.05 * (i - scene.last_body), "below the body"
    return None


def _choose_authors(scene: _Scene) -> list[tuple[int, FoundByline]]:
    """Return the lines of the byline with their names; a byline may take several lines, one name each."""
    ranked = [(_opened_place(scene, i), i, found) for i, found in scene.signed.items()]
    head = range(max(scene.start, scene.top - 3), min(scene.first_body + INSIDE_BARE, scene.last_body + 1))
    bare = {i: found for i in head if i not in scene.signed and i != scene.top and (found := bare_names(scene.lines[i].text))}
    if not any(score >= CERTAIN for score, _, _ in ranked):
        ranked.extend((_bare_place(scene, i, found), i, found) for i, found in bare.items())
        foot = range(scene.last_body + 1, min(scene.last_body + 3, scene.end))
        ranked.extend((_bare_place(scene, i, found) - 0.6, i, found) for i in foot if (found := bare_names(scene.lines[i].text)))
        beside = ((i, names_beside_date(scene.lines[i].text)) for i in scene.dated if scene.top - 4 <= i < head.stop)
        ranked.extend((BESIDE_DATE, i, found) for i, found in beside if found)
    score, chosen, found = max(ranked, key=lambda entry: (entry[0], -entry[1]), default=(0.0, 0, None))
    if found is None or score < LEAST_BYLINE:
        return []
    lines = [(chosen, found)]
    for i in range(chosen + 1, head.stop):
        follower = scene.signed.get(i) if found.rule == "byline-opener" else bare.get(i) if found.rule == "byline-bare" else None
        if follower is None or (found.rule == "byline-bare" and not _people(scene.lines[i], follower)):
            break
        lines.append((i, follower))
    return lines


def _people(line: Line, found: FoundByline) -> bool:
    """Tell whether a bare line of names goes on with the byline above it: each has a frequent given name, or it begins with "&"."""
    return line.text.startswith("&") or all(has_given_name(name.slice(line.text)) for name in found.names)


def _opened_place(scene: _Scene, i: int) -> float:
    """Return how well a line with an opener stands for the byline of the article."""
    if scene.top - 1 <= i < scene.first_body + INSIDE and i <= scene.last_body:
        return 3.0 - 0.01 * abs(i - scene.top)
    if scene.first_body - 4 <= i < scene.top:
        return 2.8
    if scene.top - 4 <= i < scene.top:
        return 2.4
    if scene.last_body - 2 <= i <= scene.last_body + 6:
        return 1.4 - 0.02 * abs(i - scene.last_body)
    return 0.0


def _bare_place(scene: _Scene, i: int, found: FoundByline) -> float:
    """Return how well a bare line of names stands for the byline of the article."""
    name = found.names[0].slice(scene.lines[i].text)
    nearest = min((abs(i - date) for date in scene.dated), default=9)
    score = 0.6 + {0: 1.2, 1: 1.2, 2: 0.8, 3: 0.5}.get(nearest, 0.0)
    score += 0.5 if 0 < i - scene.top <= 2 else 0.0
    score -= 0.1 * max(0, min(i, scene.last_body) - scene.first_body - 4)
    score += 0.5 if has_given_name(name) else -0.3
    prose = scene.lines[scene.first_body : min(scene.last_body + 1, scene.first_body + 12)]
    if any(name in line.text for line in prose if len(line.text) > 2 * len(name) + 40):
        score -= 1.2
    again = sum([line.text.startswith(name) for line in scene.lines]) - 1
    return score + (0.7 if again > 0 else 0.0)


def _place(line: Line, found: FoundByline) -> tuple[Span, ...]:
    return tuple(Span(line.start + name.start, line.start + name.end) for name in found.names)
