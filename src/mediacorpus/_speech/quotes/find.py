"""
Find the quotations of a page: every pair of marks, joined over paragraphs, with the kind its form suggests.

Shape: a page and its sections in; quotations without speakers, and notes on marks that do not balance, out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.quotes.kinds import form_of
from mediacorpus._speech.quotes.marks import may_have_marks
from mediacorpus._speech.quotes.pairs import pair_marks
from mediacorpus.model import Note, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.paragraphs import Paragraph
    from mediacorpus._speech.quotes.pairs import Pair
    from mediacorpus.model import Section

__all__ = ["LABEL", "LONGEST_LABEL", "find_quotes"]


LONGEST_LABEL = 60
"""A label of a turn is at most this long, in characters."""
LABEL = re.compile(
    r"""
    [A-Z] [\w.'’\-]* (?: [ ] [A-Z] [\w.'’\-]* ){0,4} (?= : \s )     # WALLACE:  Mr. Lee:   but not  he said:
    """,
    re.VERBOSE,
)


MOST_OPEN = 100
"""More marks than this that one paragraph never closes are ornament, or a broken file: a guess, far above the three we saw."""
STRAY_MARKS = f"more than {MOST_OPEN} marks of this paragraph are never closed, and none of them opens a quotation"


@attrs.define
class _Run:
    """A quotation that may go on: its pair and the paragraphs where it begins and ends."""

    pair: Pair
    head: Paragraph
    tail: Paragraph


def find_quotes(
    text: str, sections: Sequence[Section], paragraphs: Sequence[Paragraph], lexicon: SpeechLexicon
) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
    """
    Find every marked quotation of the page.

    The kind is the one its form suggests; :func:`mediacorpus._speech.speakers.attribute` decides with the cue.

    Args:
        text: the page.
        sections: its sections; a quotation takes the article of its own.
        paragraphs: where quotations are sought: those of all sections but ``related``, ``furniture`` and ``repeat``.
        lexicon: the words of its language.

    Returns:
        The quotations and the notes, both in the order of the text.

    Raises:
        nothing, whatever the page.
    """
    runs: list[_Run] = []
    notes: list[Note] = []
    last: _Run | None = None
    for paragraph in paragraphs:
        same = last is not None and last.tail.section == paragraph.section
        if not may_have_marks(text, paragraph.start, paragraph.end):
            last = last if same else None
            continue
        pairs, strays, inside = pair_marks(text, paragraph.start, paragraph.end, elisions=lexicon.elisions, carried=same)
        notes += [
            Note("unopened-quotation", span=Span(s.start, s.end), message="this closing mark closes nothing") for s in strays
        ]
        if not pairs:
            last = last if same and inside else None
            continue
        if len(pairs) > MOST_OPEN and sum(not pair.closed for pair in pairs) > MOST_OPEN:
            notes.append(Note("stray-marks", span=Span(paragraph.start, paragraph.end), message=STRAY_MARKS))
            pairs, inside = without_open(pairs), False
        fresh = [_Run(pair, paragraph, paragraph) for pair in pairs]
        if last is not None and same and fresh and joins(text, last, fresh[0].pair, paragraph):
            extend(last, fresh, paragraph)
            del fresh[0]
            if not last.pair.closed and last.pair.end == paragraph.end:
                continue
        runs += fresh
        open_runs = [run for run in fresh if not run.pair.closed and run.pair.end == paragraph.end]
        outermost = next((run for run in open_runs if run.pair.parent is None), None)
        last = outermost if outermost is not None and may_go_on(text, outermost) else None
    runs.sort(key=lambda run: (run.pair.start, -run.pair.end))
    quotes = tuple(make_quotes(text, runs, sections, lexicon))
    notes += [
        Note("unclosed-quotation", span=quote.span, message="this quotation is never closed")
        for quote in quotes
        if not quote.closed
    ]
    return quotes, tuple(sorted(notes, key=lambda note: (note.span.start, note.span.end, note.code)))


def without_open(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs that are closed, each inside the innermost closed one around it."""
    closed = [pair for pair in pairs if pair.closed]
    for pair in closed:
        while pair.parent is not None and not pair.parent.closed:
            pair.parent = pair.parent.parent
    return closed


def may_go_on(text: str, run: _Run) -> bool:
    """Tell whether an unclosed quotation reads like the first of several paragraphs: it ends as a sentence does."""
    return text[run.pair.end - 1] in ".?!…—–-―:;])" or text[run.pair.end - 1].isdigit()


def joins(text: str, last: _Run, pair: Pair, paragraph: Paragraph) -> bool:
    """Tell whether the first pair of a paragraph goes on with the quotation that the last one left open."""
    if pair.carried:
        return True
    if LABEL.match(text, pair.inner, min(pair.end, pair.inner + LONGEST_LABEL)):
        return False
    return pair.start == paragraph.start and pair.single == last.pair.single


def extend(last: _Run, fresh: list[_Run], paragraph: Paragraph) -> None:
    """Let the open quotation run to the end of the first pair of the new paragraph."""
    first = fresh[0].pair
    last.pair.end, last.pair.closed, last.tail = first.end, first.closed, paragraph
    for run in fresh[1:]:
        if run.pair.parent is first:
            run.pair.parent = last.pair


def make_quotes(text: str, runs: Sequence[_Run], sections: Sequence[Section], lexicon: SpeechLexicon) -> list[Quote]:
    """Turn the runs into quotations, the outer before the inner."""
    number = {id(run.pair): i for i, run in enumerate(runs)}
    quotes = []
    for run in runs:
        pair = run.pair
        kind, rule = form_of(text, pair, start=run.head.start, end=run.tail.end, lexicon=lexicon)
        quotes.append(
            Quote(
                Span(pair.start, pair.end),
                kind=kind,
                article=sections[run.head.section].article,
                nested_in=number[id(pair.parent)] if pair.parent is not None else None,
                closed=pair.closed,
                confidence=0.0,
                rule=rule,
                page=text,
            )
        )
    return quotes
