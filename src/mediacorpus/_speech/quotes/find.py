"""
Find the quotations of a page: every pair of marks, joined over paragraphs, with the kind its form suggests.

Shape: a page and its sections in; quotations without speakers, and notes on marks that do not balance, out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mediacorpus._speech.quotes.kinds import form_of
from mediacorpus._speech.quotes.marks import may_have_marks
from mediacorpus._speech.quotes.pairs import in_order, pair_marks
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
    found: list[Pair] = []
    notes: list[Note] = []
    last: Pair | None = None
    for paragraph in paragraphs:
        same = last is not None and last.section == paragraph.section
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
        for pair in pairs:
            pair.section = paragraph.section
        if last is not None and same and pairs and joins(text, last, pairs[0], paragraph):
            extend(last, pairs)
            del pairs[0]
            if not last.closed and last.end == paragraph.end:
                continue
        found += pairs
        outermost = next((pair for pair in pairs if not pair.closed and pair.end == paragraph.end and pair.parent is None), None)
        last = outermost if outermost is not None and may_go_on(text, outermost) else None
    quotes = tuple(make_quotes(text, in_order(found), sections, lexicon))
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


def may_go_on(text: str, pair: Pair) -> bool:
    """Tell whether an unclosed quotation reads like the first of several paragraphs: it ends as a sentence does."""
    return text[pair.end - 1] in ".?!…—–-―:;])" or text[pair.end - 1].isdigit()


def joins(text: str, last: Pair, pair: Pair, paragraph: Paragraph) -> bool:
    """Tell whether the first pair of a paragraph goes on with the quotation that the last one left open."""
    if pair.carried:
        return True
    if LABEL.match(text, pair.inner, min(pair.end, pair.inner + LONGEST_LABEL)):
        return False
    return pair.start == paragraph.start and pair.single == last.single


def extend(last: Pair, fresh: Sequence[Pair]) -> None:
    """Let the open quotation run to the end of the first pair of the new paragraph."""
    first = fresh[0]
    last.end, last.closed, last.last = first.end, first.closed, first.last
    for pair in fresh[1:]:
        if pair.parent is first:
            pair.parent = last


def make_quotes(text: str, pairs: Sequence[Pair], sections: Sequence[Section], lexicon: SpeechLexicon) -> list[Quote]:
    """Turn the pairs into quotations, the outer before the inner."""
    outer = {id(pair.parent) for pair in pairs if pair.parent is not None}
    number = {id(pair): i for i, pair in enumerate(pairs) if id(pair) in outer} if outer else {}
    quotes = []
    for pair in pairs:
        kind, rule = form_of(text, pair, start=pair.first, end=pair.last, lexicon=lexicon)
        quotes.append(
            Quote(
                Span(pair.start, pair.end),
                kind=kind,
                article=sections[pair.section].article,
                nested_in=number[id(pair.parent)] if pair.parent is not None else None,
                closed=pair.closed,
                confidence=0.0,
                rule=rule,
                page=text,
            )
        )
    return quotes
