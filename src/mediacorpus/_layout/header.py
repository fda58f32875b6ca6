"""
Choose the header fields of one article: its title, dates, authors, source and story code.

The caller says which lines are the body; what stands around them is judged by place and by words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import attrs

from mediacorpus._layout.bylines import FoundByline, find_story_code
from mediacorpus._layout.header_dates import PlacedDate, choose_dates
from mediacorpus._layout.header_names import choose_authors, choose_source
from mediacorpus._layout.header_scene import ABOVE, INSIDE, Scene, gather
from mediacorpus._layout.headline import TitleChoice, TitlePage, choose_title
from mediacorpus._layout.lines import Line
from mediacorpus._layout.page_facts import PageFacts, fold, page_facts
from mediacorpus.model import Note, SectionKind, Span

__all__ = ["Header", "PlacedDate", "find_header", "title_page"]

CODE_REACH = 4
"""Lines above the title where the number of the story may stand."""
CRUMB_REACH = 4
"""Lines above the title where a breadcrumb that ends with it counts as its first printing."""
LONGEST_CRUMB = 80
"""Characters of the longest breadcrumb before a title."""


@attrs.frozen(kw_only=True)
class Header:
    """The header fields of one article; spans count from the start of the page."""

    title: Span | None = None
    """The first printing of the title, without a breadcrumb before it on its line."""
    breadcrumb: Span | None = None
    """The breadcrumb on the line of the title."""
    title_line: int | None = None
    """The index of the first line that holds it and nothing else."""
    title_rule: str = ""
    """Why it was chosen."""
    dates: tuple[PlacedDate, ...] = ()
    """The dates in the order of the page; the first of role ``published`` is the day of publication."""
    authors: tuple[Span, ...] = ()
    """The names of the byline."""
    byline_rule: str = ""
    """Why they were chosen."""
    source: Span | None = None
    """The outlet the article is taken from."""
    kinds: Mapping[int, SectionKind] = attrs.field(factory=lambda: MappingProxyType({}))
    """The kind of each line that gave a field, by its index: a line of date and byline is a byline, a second title a repeat."""
    notes: tuple[Note, ...] = ()
    """What could not be settled."""


def find_header(
    lines: Sequence[Line],
    first_body: int,
    last_body: int,
    *,
    body: Sequence[int] | None = None,
    bounds: tuple[int, int] | None = None,
    facts: PageFacts | None = None,
    known_title: int | None = None,
) -> Header:
    """
    Return the header fields of the article whose body runs from ``first_body`` to ``last_body``, both included.

    Args:
        lines: the page.
        first_body: the index of the first line of the body.
        last_body: the index of its last line.
        body: the lines of running text, ascending, strays above the first included; by default all from the first to the last.
        bounds: the first line that may belong to this article and one past the last; by default the whole page.
        facts: those of the page, where several articles share them.
        known_title: the line of the title, where it need not be chosen.

    Raises:
        nothing, whatever the page.
    """
    start, end = bounds or (0, len(lines))
    scene = gather(lines, facts or page_facts(lines), (first_body, last_body), (start, end))
    if known_title is None:
        title = choose_title(scene.title_page(body if body is not None else range(first_body, last_body + 1)))
    else:
        title = TitleChoice(known_title, 0.0, "title-above-body")
    if title and body and not first_body - ABOVE <= title.line < first_body:
        first = min([i for i in body if i > title.line], default=first_body)
        scene = gather(lines, scene.facts, (first, last_body), (start, end), title.line)
    scene = attrs.evolve(scene, top=title.line if title else max(start, first_body - CODE_REACH))
    dates = choose_dates(scene)
    authors = choose_authors(scene)
    source = choose_source(scene, signed=bool(authors))
    kinds = {date.line: SectionKind.DATE for date in dates if date.alone}
    kinds.update((i, SectionKind.BYLINE) for i, _ in authors)
    if source is not None:
        kinds.setdefault(source[0], SectionKind.SOURCE)
    printed = _printings(scene, title.line) if title else []
    for i, _, _ in reversed(printed):
        kinds[i] = SectionKind.REPEAT if i != printed[0][0] else SectionKind.TITLE
    alone = next((i for i, crumb, _ in printed if crumb is None), None)
    kinds.update(_story_codes(scene))
    return Header(
        title=printed[0][2] if printed else None,
        breadcrumb=printed[0][1] if printed else None,
        title_line=alone,
        title_rule=title.rule if title else "",
        dates=dates,
        authors=_once([(lines[i], found) for i, found in authors]),
        byline_rule=authors[0][1].rule if authors else "",
        source=_moved(lines[source[0]], source[1]) if source else None,
        kinds=MappingProxyType(kinds),
        notes=tuple(note for date in dates for note in date.notes),
    )


def title_page(
    lines: Sequence[Line],
    first_body: int,
    last_body: int,
    *,
    body: Sequence[int] | None = None,
    bounds: tuple[int, int] | None = None,
) -> TitlePage:
    """Return a page as the choice of the title of one article sees it; the arguments are those of :func:`find_header`."""
    scene = gather(lines, page_facts(lines), (first_body, last_body), bounds or (0, len(lines)))
    return scene.title_page(body if body is not None else range(first_body, last_body + 1))


def _printings(scene: Scene, chosen: int) -> list[tuple[int, Span | None, Span]]:
    """
    Return where the title is printed above the body: line, breadcrumb before it, title.

    The chosen line is one of them; the first may be a breadcrumb that ends with the title.
    """
    folded = fold(scene.lines[chosen].text)
    size = len(scene.lines[chosen].text)
    printed: list[tuple[int, Span | None, Span]] = []
    for i in range(max(scene.start, chosen - CRUMB_REACH), max(scene.first_body, chosen + 1)):
        line = scene.lines[i]
        more = len(line.text) - size
        if i == chosen or (more == 0 and fold(line.text) == folded):
            printed.append((i, None, Span(line.start, line.end)))
        elif 0 < more <= LONGEST_CRUMB and i < chosen and fold(line.text[more:]) == folded:
            crumb = line.text[:more].rstrip()
            printed.append((i, Span(line.start, line.start + len(crumb)), Span(line.start + more, line.end)))
    return printed


def _story_codes(scene: Scene) -> dict[int, SectionKind]:
    """Return the lines of the header that hold the number of the story."""
    head = range(max(scene.start, scene.top - CODE_REACH), min(scene.first_body + INSIDE, scene.last_body + 1))
    numbered = [i for i in head if scene.lines[i].marks]
    return {i: SectionKind.STORY_CODE for i in numbered if find_story_code(scene.lines[i].text) is not None}


def _once(authors: Sequence[tuple[Line, FoundByline]]) -> tuple[Span, ...]:
    """Return the names of a byline, each where it is printed first: some pages sign above the body and below it."""
    named: dict[str, Span] = {}
    for line, found in authors:
        for name in found.names:
            named.setdefault(" ".join(name.slice(line.text).casefold().split()), _moved(line, name))
    return tuple(named.values())


def _moved(line: Line, span: Span) -> Span:
    return Span(line.start + span.start, line.start + span.end)
