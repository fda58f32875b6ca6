"""
Choose the header fields of one article: its title, standfirst, dates, authors, source and story code.

The caller says which lines are the body; what stands around them is judged by place and by words.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

from mediacorpus._layout import bylines, dates, headline
from mediacorpus.model import DatePrecision, DateRole, Note, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mediacorpus._layout.lines import Line

__all__ = ["Header", "PlacedDate", "find_header"]

ABOVE = 60
"""Lines above the body where dates and bylines are sought."""
BELOW = 12
"""Lines below the body where dates and bylines are sought."""


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


@attrs.frozen
class _DateLine:
    line: int
    found: tuple[dates.FoundDate, ...]


def find_header(lines: Sequence[Line], first_body: int, last_body: int) -> Header:
    """
    Return the header fields of the article whose body runs from ``first_body`` to ``last_body``, both included.

    Raises:
        nothing, whatever the page.
    """
    start, end = max(0, first_body - ABOVE), min(len(lines), last_body + 1 + BELOW)
    window = [*range(start, first_body), *range(last_body + 1, end)]
    dated = [_DateLine(i, found) for i in window if (found := dates.find_dates(lines[i].text))]
    signed = {i: found for i in window if (found := bylines.find_byline(lines[i].text))}
    marks = {entry.line for entry in dated if entry.line < first_body} | {i for i in signed if i < first_body}
    pure = {entry.line for entry in dated if entry.found[0].alone}
    title = headline.choose_title(lines, first_body, last_body, marks=marks, taken=pure | set(signed))
    title_line = title.line if title else None
    top = title_line if title_line is not None else first_body
    chosen, notes = _choose_dates(lines, dated, top, first_body, last_body)
    names, rule, byline_line = _choose_authors(lines, signed, dated, top, first_body, last_body)
    kinds: dict[int, SectionKind] = {}
    for date in chosen:
        kinds[date.line] = SectionKind.DATE
    if byline_line is not None:
        kinds[byline_line] = SectionKind.BYLINE
    if title_line is not None:
        kinds[title_line] = SectionKind.TITLE
    return Header(
        title=Span(lines[title_line].start, lines[title_line].end) if title_line is not None else None,
        title_line=title_line,
        title_rule=title.rule if title else "",
        dates=tuple(chosen),
        authors=names,
        byline_rule=rule,
        source=None,
        kinds=kinds,
        notes=tuple(notes),
    )


def _choose_dates(
    lines: Sequence[Line], dated: Sequence[_DateLine], top: int, first_body: int, last_body: int
) -> tuple[list[PlacedDate], list[Note]]:
    chosen: list[PlacedDate] = []
    notes: list[Note] = []
    ranked: list[tuple[float, PlacedDate]] = []
    for entry in dated:
        place = _date_place(entry.line, top, first_body, last_body)
        if place is None:
            continue
        for found in entry.found:
            line = lines[entry.line]
            placed = PlacedDate(
                line=entry.line,
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
    if ranked:
        best = next((placed for score, placed in ranked if placed.role is DateRole.PUBLISHED and placed.date), ranked[0][1])
        chosen.append(best)
        chosen.extend(placed for _, placed in ranked if placed is not best and abs(placed.line - best.line) <= 2)
    return chosen, notes


def _date_place(i: int, top: int, first_body: int, last_body: int) -> tuple[float, str] | None:
    if top < i < first_body:
        return 3.0 - 0.02 * (i - top), "between title and body"
    if i < top and top - i <= 4:
        return 2.0 - 0.1 * (top - i), "above the title"
    if last_body < i <= last_body + 8:
        return 1.0 - 0.05 * (i - last_body), "below the body"
    return None


def _choose_authors(
    lines: Sequence[Line], signed: Mapping[int, bylines.FoundByline], dated: Sequence[_DateLine], top: int, first_body: int, last_body: int
) -> tuple[tuple[Span, ...], str, int | None]:
    between = [i for i in signed if top <= i < first_body]
    near = [i for i in signed if top - 4 <= i < top]
    after = [i for i in signed if last_body < i <= last_body + 6]
    for places in (between, near[::-1]):
        if places:
            return _place(lines[places[0]], signed[places[0]]), signed[places[0]].rule, places[0]
    for i in range(top + 1, first_body):
        if (bare := bylines.bare_names(lines[i].text)) is not None:
            return _place(lines[i], bare), bare.rule, i
    if after:
        return _place(lines[after[0]], signed[after[0]]), signed[after[0]].rule, after[0]
    return (), "", None


def _place(line: Line, found: bylines.FoundByline) -> tuple[Span, ...]:
    return tuple(Span(line.start + name.start, line.start + name.end) for name in found.names)
