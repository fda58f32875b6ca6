"""
Attribute the quotations of a page: give each its cue, its attribution and its speaker.

Shape: quotations from :func:`~mediacorpus._speech.quotes.find_quotes` and the page's entities in; the same
quotations with speakers, fragments that nobody says turned into ``scare``, and indirect speech, out.
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.find import LABEL, LONGEST_LABEL
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, Hole, read_clauses
from mediacorpus._speech.speakers.evidence import Finding, Unmarked
from mediacorpus._speech.speakers.names import phrase_after
from mediacorpus._speech.speakers.saying import How, find_candidates, find_cues
from mediacorpus._speech.speakers.sources import link_quotes
from mediacorpus._speech.speakers.talk import Memory, SentenceTalk, Source, follow_paragraph, source_of, statement_of
from mediacorpus._speech.speakers.unmarked import find_reports
from mediacorpus._speech.speakers.verdict import settle
from mediacorpus.model import QuoteKind, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.paragraphs import Paragraph
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase
    from mediacorpus._speech.speakers.saying import Cue
    from mediacorpus.model import Entity, Quote, Section

__all__ = ["attribute"]


def attribute(
    text: str,
    sections: Sequence[Section],
    paragraphs: Sequence[Paragraph],
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    lexicon: SpeechLexicon,
) -> tuple[Quote, ...]:
    """
    Give the quotations of a page their cues, attributions and speakers.

    Args:
        text: the page.
        sections: its sections.
        paragraphs: where speech is sought.
        quotes: its marked quotations, in order.
        entities: who can be a speaker; without any, attributions stand and speakers are ``None``.
        lexicon: the words of its language.

    Returns:
        The quotations, indirect ones among them, in the order of the text.

    Raises:
        nothing, whatever the page.
    """
    findings = [Finding() for _ in quotes]
    labels = read_labels(text, quotes)
    memory = Memory()
    turn: Source | None = None
    unsigned: list[int] = []
    reports: list[Unmarked] = []
    for paragraph, holes in with_quotes(paragraphs, quotes):
        section = sections[paragraph.section]
        headline = section.kind in HEADLINES
        if section.article != memory.article:
            memory, turn = Memory(section.article), None
        if section.speaker is not None:
            turn = label_of(text, section) or turn
        read = functools.partial(read_paragraph, text, paragraph, holes, lexicon, headline=headline)
        signed = bool(unsigned) and may_sign(text, paragraph.start, lexicon)
        if not (holes or signed or headline or lexicon.has_cue(text, paragraph.start, paragraph.end)):
            memory.keep(read)
            unsigned = []
            continue
        clauses, talks = read()
        reports += read_reports(clauses, talks, quotes, paragraph.section)
        sign(clauses, findings, unsigned)
        unsigned = []
        if not holes:
            follow_paragraph(clauses, talks, memory, frozenset())
            continue
        take_links(clauses, talks, findings)
        for _, _, number in holes:
            finding = findings[number]
            finding.section, finding.headline = paragraph.section, headline
            finding.turn = turn if section.kind is SectionKind.TURN else None
            finding.alone = len(clauses.words) <= 2
        direct = {number for _, _, number in holes if quotes[number].kind is QuoteKind.DIRECT}
        for number, source in follow_paragraph(clauses, talks, memory, direct).items():
            findings[number].source = source
        for _, _, number in holes:
            findings[number].source = labels.get(number) or in_turn(findings[number], section)
        unsigned = [number for _, _, number in holes if findings[number].link is None and number not in labels]
        for number, earlier, split in continuations(clauses, talks, findings):
            findings[number].continues, findings[number].same_kind = earlier, split
    return settle(text, sections, quotes, findings, reports, entities, lexicon)


def read_paragraph(
    text: str, paragraph: Paragraph, holes: Sequence[Hole], lexicon: SpeechLexicon, *, headline: bool
) -> tuple[Clauses, list[SentenceTalk]]:
    """Read the words of a paragraph, the cues of its sentences, and which of them govern its quotations."""
    clauses = read_clauses(text, paragraph.start, paragraph.end, holes, lexicon)
    return clauses, read_talks(clauses, headline=headline)


def take_links(clauses: Clauses, talks: Sequence[SentenceTalk], findings: Sequence[Finding]) -> None:
    """Note for each quotation the cue that governs it in its own sentence."""
    linked = sum(len(talk.links) for talk in talks)
    for talk in talks:
        for i in talk.quotes:
            finding = findings[clauses.quotes[i]]
            finding.link = talk.links.get(i)
            finding.company = linked > (finding.link is not None)
            cue = finding.link.cue if finding.link is not None else None
            if cue is not None and cue.how is not How.COLON and not (cue.how is How.PASSIVE and cue.bits & Word.DONE):
                finding.cue = (clauses.starts[cue.first], clauses.ends[cue.stop - 1])


FAR = frozenset({"paragraph-before", "report-before", "subject-before"})
"""Sources of other paragraphs, which give way to the label of a turn."""
HEADLINES = frozenset({SectionKind.TITLE, SectionKind.SUBTITLE, SectionKind.BREADCRUMB})


def with_quotes(paragraphs: Sequence[Paragraph], quotes: Sequence[Quote]) -> Iterator[tuple[Paragraph, Sequence[Hole]]]:
    """Yield each paragraph with its outermost quotations; one over several paragraphs stands in each of them."""
    rest = iter(enumerate(quotes))
    number, quote = next(rest, (0, None))
    running: Hole | None = None
    for paragraph in paragraphs:
        start, end, _ = paragraph
        if (running is None or running[1] <= start) and (quote is None or quote.span.start >= end):
            running = None
            yield paragraph, ()
            continue
        holes: list[Hole] = []
        if running is not None and running[1] > start:
            holes.append((start, running[1], running[2]))
        while quote is not None and quote.span.start < end:
            span = quote.span
            if not holes or span.start >= holes[-1][1]:
                holes.append((span.start, span.end, number))
            number, quote = next(rest, (0, None))
        running = holes[-1]
        yield paragraph, holes


def read_talks(clauses: Clauses, *, headline: bool) -> list[SentenceTalk]:
    """Find the cues of each sentence and link its quotations to them."""
    talks = []
    places, candidates = list(clauses.quotes), find_candidates(clauses)
    at = 0
    for first, stop in clauses.sentences:
        begin = at
        while at < len(places) and places[at] < stop:
            at += 1
        inside = places[begin:at]
        cues: list[Cue] = []
        if candidates and bisect_left(candidates, first) < bisect_left(candidates, stop):
            cues = find_cues(clauses, first, stop, quoted=bool(inside), headline=headline)
        links = link_quotes(clauses, inside, stop, cues) if inside else {}
        talks.append(SentenceTalk(first, stop, cues, links, inside))
    return talks


def read_reports(clauses: Clauses, talks: list[SentenceTalk], quotes: Sequence[Quote], section: int) -> list[Unmarked]:
    """Return the speech that the paragraph reports without marks, as offsets of the page."""
    found = []
    for talk in talks:
        if not talk.cues:
            continue
        taken = {link.cue.first for i, link in talk.links.items() if not (link.after and is_name(quotes[clauses.quotes[i]]))}
        for report in find_reports(clauses, talk.first, talk.stop, talk.cues, taken):
            cue = (clauses.starts[report.cue.first], clauses.ends[report.cue.stop - 1])
            source = source_of(clauses, report.cue)
            found.append(Unmarked(clauses.starts[report.first], clauses.ends[report.stop - 1], source, cue, section))
    return found


def is_name(quote: Quote) -> bool:
    """Tell whether the marked words look like a name, of which a verb behind them says nothing: "host of “Dawn,” said that"."""
    return quote.kind is QuoteKind.SCARE


def label_of(text: str, section: Section) -> Source | None:
    """Return the speaker of a turn by its label, without what follows a comma: ``Ada Stone, head of the bank:``."""
    label = section.speaker
    if label is None or not text.startswith(label, section.span.start):
        return None
    name = label.partition(",")[0].partition("(")[0].rstrip()
    return Source(section.span.start, section.span.start + len(name), cue=None, rule="turn") if name else None


def in_turn(finding: Finding, section: Section) -> Source | None:
    """Return who says a quotation: in a turn, without words that attribute it, the speaker of the turn."""
    source, turn = finding.source, finding.turn
    if turn is None or finding.link is not None:
        return source
    below = section.span.start + len(section.speaker or "")
    return turn if source is None or source.rule in FAR or source.start < below else source


def read_labels(text: str, quotes: Sequence[Quote]) -> dict[int, Source]:
    """Return the speakers of quotations that begin with their label: ``“WALLACE: Let me ask you.”``."""
    found = {}
    for number, quote in enumerate(quotes):
        if quote.kind is QuoteKind.DIRECT and quote.nested_in is None:
            start = quote.span.start + 1
            start += text.startswith(("'", "`", "“"), start)
            label = LABEL.match(text, start, min(quote.span.end, start + LONGEST_LABEL))
            if label is not None:
                found[number] = Source(label.start(), label.end(), cue=None, rule="label")
    spoken = [source for source in found.values() if text[source.start : source.end].isupper()]
    if len(found) == 1 and not spoken:
        return {}
    return found


FIRST = re.compile(r"\w+")


def may_sign(text: str, start: int, lexicon: SpeechLexicon) -> bool:
    """Tell whether the line at ``start`` can name the source of what stands before it: a dash or an article opens it."""
    first = FIRST.match(text, start)
    return text[start] in DASHES if first is None else bool(lexicon.bits[first.group()] & Word.DETERMINER)


def sign(clauses: Clauses, findings: list[Finding], unsigned: Sequence[int]) -> None:
    """Give the quotations of the paragraph before the name that signs them: ``– Mary Stone.``."""
    if not unsigned:
        return
    phrase = signature(clauses) or statement_of(clauses, 0, len(clauses.words))
    if phrase is not None:
        for number in unsigned:
            findings[number].source = Source(clauses.starts[phrase[0]], clauses.ends[phrase[1] - 1], cue=None, rule="signature")


def signature(clauses: Clauses) -> Phrase | None:
    """Return the name of a line that is a dash and a name."""
    words = clauses.words
    if not 1 < len(words) <= SIGNATURE or words[0] not in DASHES or not clauses.bits[1] & CAPITAL:
        return None
    if clauses.bits[1] & Word.ARTICLE and not (len(words) > 2 and clauses.bits[2] & CAPITAL):  # "The Coast News", not "A diver"
        return None
    if clauses.quotes or any(word in ",:;" for word in words[1:3]):
        return None
    return phrase_after(clauses, 1, len(words))


def continuations(clauses: Clauses, talks: list[SentenceTalk], findings: list[Finding]) -> list[tuple[int, int, bool]]:
    """
    Return the second pieces of split quotations: (piece, earlier piece, whether they are one sentence).

    “A,” he said. “B.” and “A,” he said, “b.”, but neither “A,” he said, adding “B” nor “A” and “B”.
    """
    found = []
    places = list(clauses.quotes)
    starts = [talk.first for talk in talks]
    for left, right in itertools.pairwise(places):
        earlier, number = clauses.quotes[left], clauses.quotes[right]
        first, second = findings[earlier], findings[number]
        if first.source is None or second.source is None or first.link is None or not first.link.after:
            continue
        if (first.source.start, first.source.cue) != (second.source.start, second.source.cue):
            continue
        cue = first.link.cue
        if cue.start - left > 2 or right - cue.end > LOOSE:
            continue
        split = bisect_right(starts, left) == bisect_right(starts, right)
        before = clauses.words[right - 1]
        if split and before != "," and before not in DASHES:
            continue
        found.append((number, earlier, split))
    return found


SIGNATURE = 12
"""How many words a line that signs a quotation may have."""
LOOSE = 12
"""How many words may follow an attribution before the next piece: “A,” he told a crowd in the square on Sunday. “B.”"""
