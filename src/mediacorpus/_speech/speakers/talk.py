"""
Follow who is speaking from sentence to sentence and from paragraph to paragraph.

A whole sentence in marks without an attribution of its own belongs to whoever the text was reporting:
the quotation before it, the sentence before it, or the paragraph before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP
from mediacorpus._speech.speakers.names import phrase_after, phrase_before
from mediacorpus._speech.speakers.openers import subject_of_sentence
from mediacorpus._speech.speakers.phrases import head_of, is_name, is_somebody
from mediacorpus._speech.speakers.saying import How, embedded, opens_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase
    from mediacorpus._speech.speakers.saying import Cue
    from mediacorpus._speech.speakers.sources import Link

__all__ = ["Memory", "SentenceTalk", "Source", "follow_paragraph", "source_of", "statement_of"]


@attrs.frozen
class Source:
    """Who speaks, as the page words it, and by which cue; offsets of the page."""

    start: int
    end: int
    cue: tuple[int, int] | None = attrs.field(kw_only=True)
    rule: str = attrs.field(kw_only=True)
    same_sentence: bool = attrs.field(default=True, kw_only=True)
    """The words stand in the quotation's own sentence, or between its pieces."""


@attrs.define
class SentenceTalk:
    """One sentence: its cues, and the cue of each of its quotations."""

    first: int
    stop: int
    cues: list[Cue]
    links: dict[int, Link]
    quotes: list[int]
    """The indices of the words that stand for quotations."""


STATEMENT = 4
"""Within how many words a sentence that tells what the words before it are names it: "A short public statement by"."""
INNER = 20
"""How many words before marked words the subject of their clause is sought: a bound for hostile pages."""
OPENS_CLAUSE = Word.RELATIVE | Word.SUBORDINATOR | Word.CONJUNCTION | Word.THAT
"""What a clause inside a sentence begins with."""
Reading = tuple["Clauses", list[SentenceTalk]]


@attrs.define
class Memory:
    """What the paragraph before leaves behind."""

    article: int | None = None
    quoted: Source | None = None
    """The source of its last quotation, where it had one."""
    reported: Source | None = None
    """The subject of its last cue, or of its last sentence."""
    colon: bool = False
    """It ended with a colon."""
    unread: Callable[[], Reading] | None = None
    """Reads it; ``None`` once :attr:`reported` and :attr:`colon` are known."""

    def keep(self, read: Callable[[], Reading], quoted: Source | None = None, reported: Source | None = None) -> None:
        """Move on to the next paragraph."""
        self.quoted, self.reported, self.colon, self.unread = quoted, reported, False, read

    def recall(self) -> Source | None:
        """Return who the paragraph before was reporting; it is read only now, for most are never asked."""
        if self.unread is not None:
            clauses, talks = self.unread()
            self.unread = None
            self.colon = bool(clauses.words) and clauses.words[-1] == ":"
            if self.reported is None and self.colon:
                self.reported = label_source(clauses, talks[-1])
            if self.reported is None and talks:
                self.reported = subject_source(clauses, talks[-1], talks[-1].stop)
        if self.colon and self.reported is not None:
            return again(self.reported, "colon-before")
        if self.quoted is not None:
            return again(self.quoted, "paragraph-before")
        return again(self.reported, "report-before") if self.reported is not None else None


def follow_paragraph(
    clauses: Clauses, talks: list[SentenceTalk], memory: Memory, direct: frozenset[int] | set[int]
) -> dict[int, Source]:
    """
    Return the source of each quotation of the paragraph, by its number, and move the memory on.

    Args:
        clauses: the words of the paragraph.
        talks: its sentences.
        memory: what the paragraphs before leave behind.
        direct: the numbers of the quotations that are whole clauses; only they are followed across sentences.
    """
    found: dict[int, Source] = {}
    quoted: Source | None = None
    reported: Source | None = None
    newer = False
    waiting: list[int] = []
    for place, talk in enumerate(talks):
        for i in talk.quotes:
            number = clauses.quotes[i]
            link = talk.links.get(i)
            source = source_of(clauses, link.cue) if link is not None else None
            if source is not None:
                found[number] = quoted = source
            elif link is not None and link.cue.how is How.PASSIVE:
                continue
            elif i > talk.first and not clauses.bits[i - 1] & QUOTE and (own := subject_source(clauses, talk, i)) is not None:
                earlier = quoted or reported if stops_at(clauses, own, i) else None  # "Lee “is gone for good”" is said of Lee
                found[number] = quoted = again(earlier, "sentence-before") if earlier is not None else own
            elif number in direct:
                late = late_attribution(clauses, talks, place, i)
                if late is not None:
                    found[number] = quoted = late
                elif quoted is not None and not newer:
                    found[number] = again(quoted, "continued", same_sentence=True)
                elif reported is not None:
                    found[number] = quoted = again(reported, "sentence-before")
                elif place == 0:
                    waiting.append(number)
                else:
                    before = talks[place - 1]
                    source = subject_source(clauses, before, before.stop)
                    if source is not None:
                        found[number] = quoted = source
                    else:
                        waiting.append(number)
            elif (own := inner_subject(clauses, talk, i)) is not None:
                found[number] = own
            elif (near := reported or quoted or memory.recall()) is not None:
                found[number] = again(near, "sentence-before")
        report = last_report(clauses, talk, known=quoted is not None or reported is not None)
        newer = report is not None and not talk.quotes
        reported = report or reported
    for number in waiting:
        source = memory.recall()
        if source is not None:
            found[number] = quoted = source
    memory.keep(lambda: (clauses, talks), None if newer else quoted, reported)
    return found


def stops_at(clauses: Clauses, subject: Source, quote: int) -> bool:
    """Tell whether the marked words follow the subject at once, and so are what it does: not "Lee’s “old boat”"."""
    noun = clauses.bits[quote - 1] & (CAPITAL | Word.SUBJECT | Word.ROLE | Word.GROUP)  # not "Lee aims “to mend”"
    return bool(noun) and subject.end == clauses.ends[quote - 1] and not clauses.words[quote - 1].endswith(("'s", "'"))


def again(source: Source, rule: str, *, same_sentence: bool = False) -> Source:
    """Return the source for another quotation."""
    return Source(source.start, source.end, cue=source.cue, rule=rule, same_sentence=same_sentence)


def source_of(clauses: Clauses, cue: Cue) -> Source | None:
    """Turn a cue into offsets; ``None`` where it has no subject."""
    words = None if cue.how in (How.COLON, How.DASH) else (clauses.starts[cue.first], clauses.ends[cue.stop - 1])
    if cue.subject is None:
        return None
    first, stop = cue.subject
    return Source(clauses.starts[first], end_of(clauses, stop - 1), cue=words, rule=str(cue.how))


def end_of(clauses: Clauses, last: int) -> int:
    """Return where the words for a speaker end, of whose words ``last`` is the last: ``He’s`` ends before its apostrophe."""
    bit = clauses.bits[last]
    if bit & Word.SUBJECT and bit & Word.FINITE and "'" in clauses.words[last]:
        return clauses.starts[last] + clauses.words[last].index("'")
    return clauses.ends[last]


def last_report(clauses: Clauses, talk: SentenceTalk, *, known: bool) -> Source | None:
    """
    Return the subject of the sentence's last verb of saying that stands beside its subject.

    Args:
        clauses: the words of the paragraph.
        talk: the sentence.
        known: whether somebody speaks already, whom a verb that reports only beside marks does not replace, "They lie far off",
            but where nothing follows it: "Lee nodded."
    """
    spoken = any(
        cue.bits & Word.SAYING and not cue.bits & Word.BESIDE and cue.subject and cue.how is How.FINITE for cue in talk.cues
    )
    for place in range(len(talk.cues) - 1, -1, -1):
        cue = talk.cues[place]
        if spoken and (cue.bits & Word.BESIDE or not cue.bits & Word.SAYING):
            continue
        if place and embedded(clauses, talk.cues[place - 1], cue):
            continue
        if cue.subject is None or cue.how in (How.NOUN, How.PASSIVE, How.RELATIVE):
            continue
        if known and cue.bits & Word.BESIDE and not (ends_sentence(clauses, cue, talk.stop) and personal(clauses, cue.subject)):
            continue
        if cue.bits & (Word.SAYING | Word.JUDGING | Word.THINKING) and cue.how is not How.COLON:
            first, stop = cue.subject
            words = (clauses.starts[cue.first], clauses.ends[cue.stop - 1])
            return Source(clauses.starts[first], end_of(clauses, stop - 1), cue=words, rule="report")
    return None


def ends_sentence(clauses: Clauses, cue: Cue, stop: int) -> bool:
    """Tell whether the sentence that ends at ``stop`` has nothing but adverbs behind the cue: "Lee nodded slowly."."""
    bits, words = clauses.bits, clauses.words
    return all(bits[i] & (Word.ADVERB | STOP) or words[i].endswith("ly") for i in range(cue.end, stop))


def subject_source(clauses: Clauses, talk: SentenceTalk, stop: int) -> Source | None:
    """Return the subject of a sentence that has no verb of saying before ``stop``, if a name or a pronoun."""
    subject = in_whose_eyes(clauses, talk.first, stop) or subject_of_sentence(clauses, talk.first, stop)
    if subject is None or not personal(clauses, subject) or is_dateline(clauses, subject, stop):
        return None
    first, stop = subject
    return Source(
        clauses.starts[first],
        end_of(clauses, stop - 1),
        cue=None,
        rule="subject" if stop < talk.stop else "subject-before",
        same_sentence=False,
    )


def is_dateline(clauses: Clauses, subject: Phrase, quote: int) -> bool:
    """Tell whether capitals open the paragraph and a dash parts them from the marked words: ``OSLO - “…”``."""
    first, stop = subject
    return not first and stop == quote - 1 and clauses.words[stop] in DASHES and all(map(str.isupper, clauses.words[:stop]))


def in_whose_eyes(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the view that a sentence gives: ``Lee`` in "To Lee, the mayor is a “good man”"."""
    if not clauses.bits[first] & Word.TO:
        return None
    found = phrase_after(clauses, first + 1, stop)
    if found is None or found[1] >= stop or clauses.words[found[1]] != ",":
        return None
    return found if is_somebody(clauses, found) else None


def inner_subject(clauses: Clauses, talk: SentenceTalk, stop: int) -> Source | None:
    """Return the subject of the clause that holds the marked words: ``he`` in "a note in which he praised “us”"."""
    bits = clauses.bits
    for i in range(stop - 1, max(talk.first + 1, stop - INNER) - 1, -1):
        if bits[i] & QUOTE or clauses.words[i] in ";:":
            return None
        if not bits[i - 1] & OPENS_CLAUSE:
            continue
        phrase = phrase_after(clauses, i, stop)
        if phrase is None or phrase[1] >= stop or not personal(clauses, phrase):
            continue
        if bits[i] & Word.SUBJECT or all(bits[j] & CAPITAL for j in range(*phrase)):
            end = end_of(clauses, phrase[1] - 1)
            return Source(clauses.starts[i], end, cue=None, rule="subject", same_sentence=False)
    return None


def label_source(clauses: Clauses, talk: SentenceTalk) -> Source | None:
    """Return the name before the colon that ends a paragraph: ``From Chairwoman Stone:``."""
    phrase = phrase_before(clauses, talk.stop - 1, talk.first)
    if phrase is None or not opens_label(clauses, phrase, talk.first):
        return None
    if not any(clauses.bits[i] & CAPITAL for i in range(*phrase)):
        return None
    first, stop = phrase
    return Source(clauses.starts[first], clauses.ends[stop - 1], cue=None, rule="report", same_sentence=False)


def personal(clauses: Clauses, phrase: Phrase) -> bool:
    """
    Tell whether the phrase can speak: a name, a pronoun, a role or a group, but not "It's" or a bare "That".

    What hangs on a noun tells nothing of it, "Scenes from Lee's boat", nor does the capital of an article: "The price".
    """
    bits = clauses.bits
    first = bits[phrase[0]]
    if (
        first & Word.EMPTY
        or (first & Word.FINITE and not first & Word.SUBJECT)
        or (phrase[1] - phrase[0] == 1 and first & Word.POINTING)
    ):
        return False
    start, stop = head_of(clauses, phrase, kept=Word.OF)
    return any(bit & (Word.SUBJECT | Word.ROLE | Word.GROUP | Word.DOCUMENT) or is_name(bit) for bit in bits[start:stop])


def statement_of(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the name in ``A statement made by Mary Stone, the mayor.``, which follows the words of the statement."""
    bits, words = clauses.bits, clauses.words
    noun = next((i for i in range(first, min(stop, first + STATEMENT)) if bits[i] & Word.SPEECH_NOUN), stop)
    if noun + 2 >= stop or not bits[first] & Word.DETERMINER or not bits[noun + 1] & Word.MAKING:
        return None
    at = noun + 1
    while at < stop and bits[at] & Word.MAKING:
        at += 1
    phrase = phrase_after(clauses, at, stop)
    if phrase is None or not bits[phrase[1] - 1] & CAPITAL:
        return None
    return phrase if phrase[1] == stop or words[phrase[1]] in ",." else None


def late_attribution(clauses: Clauses, talks: list[SentenceTalk], place: int, quote: int) -> Source | None:
    """Read “It is over.” Smith said.: a sentence behind the quotation that holds nothing but its attribution."""
    if place + 1 >= len(talks) or talks[place].stop - 1 != quote:
        return None
    after = talks[place + 1]
    named = statement_of(clauses, after.first, after.stop)
    if named is not None and (place == 0 or talks[place].first == quote):
        return Source(clauses.starts[named[0]], clauses.ends[named[1] - 1], cue=None, rule="late")
    if any(clauses.bits[i] & QUOTE for i in after.quotes):
        return None
    for cue in after.cues:
        if cue.subject is None or not cue.bits & Word.SAYING or cue.how is not How.FINITE:
            continue
        if cue.subject[0] - after.first <= 1 and after.stop - cue.stop <= 2:
            first, stop = cue.subject
            words = (clauses.starts[cue.first], clauses.ends[cue.stop - 1])
            return Source(clauses.starts[first], end_of(clauses, stop - 1), cue=words, rule="late")
    return None
