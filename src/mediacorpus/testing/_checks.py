"""Assert what must hold of every document, of every page, and of every parser."""

from __future__ import annotations

import gc
import json
import time
from typing import TYPE_CHECKING

import attrs

from mediacorpus.model import Article, Document, Section, SectionKind, Span
from mediacorpus.testing._words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = [
    "assert_as_expected",
    "assert_linear_time",
    "assert_round_trips",
    "assert_same_above",
    "assert_sections_tile",
    "assert_spans_slice",
    "measure_growth",
]

GROWTH = 2.5
"""How much longer a text twice as long may take; 2 is linear, 4 quadratic."""
LEAST_SECONDS = 0.02
"""A shorter run says more about the clock than about the parser."""
RUNS = 3
"""The best of three runs is little disturbed by what else the machine does."""
LONGEST = 2**20
"""Code points of the longest text tried for the first of three sizes."""
OPEN = {SectionKind.RELATED: SectionKind.FURNITURE}
"""The heading of an empty list may be read as either."""


def assert_sections_tile(document: Document) -> None:
    """Assert that sections are in order, disjoint and trimmed, with only white space between them."""
    at = 0
    for section in document.sections:
        if not (section.span.start >= at):
            raise AssertionError(f"{section!r} starts before {at}, where the section above ends")
        _assert_blank(document.text, at, section.span.start)
        words_of_section = section.text
        if not (words_of_section):
            raise AssertionError(f"{section!r} is empty")
        if not (words_of_section == words_of_section.strip()):
            raise AssertionError(f"{section!r} has outer white space")
        at = section.span.end
    _assert_blank(document.text, at, len(document.text))


def assert_spans_slice(document: Document) -> None:
    """Assert that every span lies in the text, slices to its object's words, and lies in what holds it."""
    text = document.text
    for section in document.sections:
        _assert_slices(text, section.span, section.text)
        if section.article is not None and not 0 <= section.article < len(document.articles):
            raise AssertionError(f"{section!r} names an article that is not there")
        if section.repeats is not None and not 0 <= section.repeats < section.span.start:
            raise AssertionError(f"{section!r} repeats what does not stand above it")
    for index, article in enumerate(document.articles):
        if not (article.index == index):
            raise AssertionError(f"article {index} says that it is {article.index}")
        _assert_article(document, article)
    for note in document.notes:
        if not (note.span.end <= len(text)):
            raise AssertionError(f"{note!r} lies outside the text")


def assert_round_trips(document: Document) -> None:
    """Assert that the document survives its dict, and the dict survives JSON."""
    record = document.to_dict()
    if not (Document.from_dict(record) == document):
        raise AssertionError("from_dict(to_dict(document)) is another document")
    if not (json.loads(json.dumps(record)) == record):
        raise AssertionError("to_dict(document) is not plain JSON")
    if not (json.loads(document.to_json()) == record):
        raise AssertionError("to_json(document) is not to_dict(document)")
    line = document.to_json()
    if not (len(line.splitlines()) == 1):
        raise AssertionError("to_json(document) is not one line")
    if not (Document.from_dict(json.loads(line)).to_json() == line):
        raise AssertionError("the JSON of a document read back differs")


def assert_same_above(before: Document, after: Document) -> None:
    """Assert that ``after``, a page with text appended, says of the text of ``before`` what ``before`` says."""
    if not (after.text.startswith(before.text)):
        raise AssertionError("the second page does not start with the first")
    end = len(before.text)
    expected = [_role(section) for section in before.sections]
    got = [_role(clipped) for section in after.sections if (clipped := _clip(section, end))]
    if not (got == expected):
        raise AssertionError(_difference(before.text, expected, got))
    if not (after.articles == before.articles):
        raise AssertionError(f"articles differ: {after.articles!r} is not {before.articles!r}")


def assert_as_expected(document: Document, expected: Document) -> None:
    """
    Assert that a parser found on a generated page what was written there.

    Compared are the lines with their roles, and of each article its title,
    day and time of publication, authors, source and dateline.  The heading of
    an empty list may be called ``furniture`` or ``related``.
    """
    _assert_lines(document, expected)
    wanted, got = [list(map(_fields, one.articles)) for one in (expected, document)]
    if not (got == wanted):
        raise AssertionError(f"articles differ:\n  expected {wanted!r}\n  got      {got!r}")


def _assert_lines(document: Document, expected: Document) -> None:
    """Assert that each line of a page has the role that was written there."""
    wanted = list(_stretches(expected))
    open_rows = {span for span, *_ in wanted if span.slice(expected.text) in words()["related_headings"]}
    got = [_settle(row, open_rows) for row in _stretches(document)]
    wanted = [_settle(row, open_rows) for row in wanted]
    if not (got == wanted):
        raise AssertionError(_difference(document.text, wanted, got))


def measure_growth(function: Callable[[str], object], make: Callable[[int], str], *, size: int = 2**14) -> float:
    """
    Measure by how much the time of ``function`` grows when its text doubles.

    The first size is doubled until it takes 20 ms or holds a million code
    points; then texts of four times that size and of that size are measured in
    turn, each at its best of three runs, in processor time.  In turn, so that
    what a function remembers of lines it has seen helps both or neither.

    Returns:
        the mean growth over the two doublings, where 2 is linear and 4 quadratic.
    """
    while _seconds(function, make(size)) < LEAST_SECONDS and size < LONGEST:
        size *= 2
    first = last = float("inf")
    for _ in range(RUNS):
        last = min(last, _seconds(function, make(4 * size)))
        first = min(first, _seconds(function, make(size)))
    return float((last / max(first, LEAST_SECONDS)) ** 0.5)


def assert_linear_time(
    function: Callable[[str], object], make: Callable[[int], str], *, most: float = GROWTH, tries: int = 4
) -> None:
    """Assert that doubling the text of ``make`` makes ``function`` take at most ``most`` times as long."""
    growths: list[float] = []
    while len(growths) < tries:
        growths.append(measure_growth(function, make))
        if growths[-1] <= most:
            return
    raise AssertionError(f"doubling {make(40)!r}... multiplies the time by {growths}, more than {most}")


def _seconds(function: Callable[[str], object], text: str) -> float:
    """Return the processor time of one run, without garbage collection."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        function(text)
        return time.process_time() - start
    finally:
        gc.enable()


def _assert_blank(text: str, start: int, end: int) -> None:
    between = text[start:end].strip()
    if between:
        raise AssertionError(f"no section holds {between[:60]!r} between {start} and {end}")


def _assert_slices(text: str, span: Span, told: str | None) -> None:
    if not (span.end <= len(text)):
        raise AssertionError(f"{span!r} lies outside a text of {len(text)}")
    if not (span.slice(text) == told):
        raise AssertionError(f"{span!r} is {span.slice(text)[:60]!r} in the text, but its object says {told!r}")


def _assert_article(document: Document, article: Article) -> None:
    for span, told in _named(article):
        _assert_slices(document.text, span, told)
        if not told or told != told.strip():
            raise AssertionError(f"{span!r} of article {article.index} is empty or has outer blanks")
        if not article.span.covers(span):
            raise AssertionError(f"{span!r} ({told!r}) lies outside article {article.index}")
    own = tuple(s for s in document.sections if s.article == article.index and s.kind is not SectionKind.COMMENT)
    if not own or article.sections != own:
        raise AssertionError(f"article {article.index} has other sections than name it, or none")
    if article.span != Span(own[0].span.start, own[-1].span.end):
        raise AssertionError(f"article {article.index} is at {article.span!r}, but its sections are not")
    for span in article.body_spans:
        if not article.span.covers(span) or "\n" in span.slice(document.text):
            raise AssertionError(f"{span!r} of the body is more than a line of article {article.index}")


def _named(article: Article) -> Iterator[tuple[Span, str | None]]:
    """Yield the spans of the fields of an article, and what the article says stands there."""
    for span, told in (
        (article.title_span, article.title),
        (article.source_span, article.source),
        (article.dateline_span, article.dateline),
    ):
        if span is not None:
            yield span, told
    yield from zip(article.author_spans, article.authors, strict=True)
    yield from ((date.span, date.text) for date in article.dates)


_Role = tuple[Span, SectionKind, int | None, int | None, str | None]


def _role(section: Section) -> _Role:
    return section.span, section.kind, section.article, section.repeats, section.speaker


def _clip(section: Section, end: int) -> Section | None:
    """Return the part of a section before ``end``, trimmed; ``None`` where there is none."""
    if section.span.start >= end:
        return None
    words_above = section.page[section.span.start : min(section.span.end, end)].rstrip()
    return attrs.evolve(section, span=Span(section.span.start, section.span.start + len(words_above)))


def _stretches(document: Document) -> Iterator[_Role]:
    """Yield each line of each section with its role; a turn's speaker and a repeat's start stand at its first line."""
    for section in document.sections:
        at = section.span.start
        for row, line in enumerate(section.text.splitlines(keepends=True)):
            visible = line.strip()
            start = at + line.find(visible)
            at += len(line)
            if visible:
                extra = (section.repeats, section.speaker) if row == 0 else (None, None)
                yield Span(start, start + len(visible)), section.kind, section.article, *extra


def _settle(row: _Role, open_rows: set[Span]) -> _Role:
    span, kind, article, repeats, speaker = row
    return span, OPEN.get(kind, kind) if span in open_rows else kind, article, repeats, speaker


def _difference(text: str, expected: list[_Role], got: list[_Role]) -> str:
    """Name the lines whose roles differ."""
    missing = [("expected", row) for row in expected if row not in got]
    unexpected = [("got", row) for row in got if row not in expected]
    rows = sorted(missing + unexpected, key=lambda item: (item[1][0].start, item[0]))
    told = [f"  {word:8} {row[1]:10} {row[2:]!r} {row[0].slice(text)[:70]!r}" for word, row in rows[:30]]
    return "\n".join(["sections differ:", *told])


def _fields(article: Article) -> tuple[object, ...]:
    return (
        article.title,
        article.title_span,
        article.published,
        article.published_time,
        article.authors,
        article.source,
        article.dateline_span,
    )
