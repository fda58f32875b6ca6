"""
Tell by its form alone how a marked stretch is given: whole clauses, a fragment, or a name.

Whether a fragment is somebody's words, and not the writer's distance, depends on its cue;
:mod:`mediacorpus._speech.speakers` has the last word on that.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from mediacorpus._speech.lexicon import Word
from mediacorpus.model import QuoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus._speech.quotes.pairs import Pair

__all__ = ["CLOSING", "WORD", "form_of"]

WORD = re.compile(
    r"""
    [^\W_]+ (?: ['’.\-] [^\W_]+ )*       # it's  al-Quds  U.S  but not  -  or  _
    """,
    re.VERBOSE,
)
CLOSING = "\"”’'»›“„‘`」』 \N{NO-BREAK SPACE}"
"""What may stand behind the last word of a quotation and is none of its words."""
CONTEXT = 60
"""How far to look around a mark for the word beside it: no word of a page we saw is longer."""
LONG_NAME = 8
"""More words than this are no title of a work: a guess, longer titles in marks are sentences as a rule."""
SHORT_CLAUSE = 4
"""More words than this after "that" or ", " are a clause even where no verb is known: a guess."""
SUBTITLED = 4
"""A title with a colon has at least this many words: "Harbour: The Last Boat"; a label before speech has fewer with capitals."""
TOLD = frozenset({"distance", "work"})
"""Names that the word before the marks tells; the others are no names where they end in "!" or "?"."""
WHOLE = 400
"""A stretch this long holds a clause, whatever its words."""

SENTENCE_ENDS = frozenset(".?!")
"""What ends the sentence before marked words that are one by themselves."""

NAME_BITS = Word.PREPOSITION | Word.DETERMINER | Word.CONJUNCTION
SUBJECT_BITS = Word.SUBJECT | Word.OTHER
OPENS_CLAUSE = Word.DETERMINER | Word.POSSESSIVE | Word.SUBJECT | Word.PREPOSITION | Word.INDEFINITE | Word.OTHER
STARTS_ANEW = Word.SUBJECT | Word.SAYING | Word.CONJUNCTION
NOT_FIRST = Word.AUXILIARY | Word.PREPOSITION | Word.CONJUNCTION | Word.RELATIVE


class Before(NamedTuple):
    """What stands before a mark: the last word, and the marks between."""

    word: str
    parting: str


class Marked(NamedTuple):
    """The marked words, and what stands around them."""

    words: list[str]
    bits: list[int]
    closing: str
    """The last character that is no mark."""
    before: Before
    after: str
    bracket: bool
    """A bracket opens them, which stands for a capital."""


def form_of(text: str, pair: Pair, *, start: int, end: int, lexicon: SpeechLexicon) -> tuple[QuoteKind, str]:
    """
    Return the kind that the form of ``pair`` suggests, and the rule.

    Args:
        text: the page.
        pair: the marked stretch.
        lexicon: the words of its language.
        start: where the paragraph begins.
        end: where the paragraph ends.
    """
    inner = text[pair.inner : min(pair.end, pair.inner + WHOLE)]
    whole = pair.end - pair.inner >= WHOLE
    tail = text[pair.end - CONTEXT : pair.end] if whole else ""
    lead, after = text[max(start, pair.start - CONTEXT) : pair.start], text[pair.end : min(end, pair.end + CONTEXT)]
    return form_in(inner, tail, lead, after, lexicon)


@functools.lru_cache(maxsize=256)
def form_in(inner: str, tail: str, lead: str, after: str, lexicon: SpeechLexicon) -> tuple[QuoteKind, str]:
    """
    Return the kind and the rule of marked words; the latest are kept, for a broken page repeats one thousands of times.

    Args:
        inner: the words between the marks, no more than :data:`WHOLE` characters of them.
        tail: their end, where there are more.
        lead: what stands before the marks.
        after: what stands behind them.
        lexicon: the words of its language.
    """
    whole = bool(tail)
    words = WORD.findall(inner)
    if not words:
        return QuoteKind.MIXED, "fragment"
    bits = list(map(lexicon.bits.__getitem__, words))
    closing = (tail or inner).rstrip(CLOSING)[-1:]
    before = word_before(lead, 0, len(lead))
    if not has_label(inner):
        named = name_rule(words, bits, before, after, lexicon)
        if not named and ":" in inner and len(words) >= SUBTITLED and has_capitals(words, bits):
            named = "title-case"
        if named and (closing not in ("!", "?") or named in TOLD):
            return QuoteKind.SCARE, named
    marked = Marked(words, bits, closing, before, after, bracket=inner[:1] == "[")
    if (whole or is_clause(marked, lexicon)) and not runs_over(marked, lexicon):
        return QuoteKind.DIRECT, "clause"
    return QuoteKind.MIXED, "fragment"


def word_before(text: str, start: int, at: int) -> Before:
    """Return the last word before ``at`` and what parts the two."""
    end = at
    while end > start and not text[end - 1].isalnum():
        end -= 1
    begin = end
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "'’.-"):
        begin -= 1
    return Before(text[begin:end].lstrip("'’.-"), text[end:at].strip())


def has_label(inner: str) -> bool:
    """Tell whether the words begin with the label of a turn, as in ``“LIND: Breathe in.”``."""
    label, colon, _ = inner[:CONTEXT].partition(": ")
    return bool(colon) and label.isupper()


def name_rule(words: Sequence[str], bits: Sequence[int], before: Before, after: str, lexicon: SpeechLexicon) -> str:
    """Name the rule by which the marked words are a name or a title, or return an empty string."""
    last = before.word
    last_bits = lexicon.bits[last]
    if last_bits & Word.DISTANCE:
        return "distance"
    if len(words) > LONG_NAME or (words[0][0].islower() and not words[0].startswith("al-")):
        return ""
    if not has_capitals(words, bits):
        return ""
    if len(words) <= 2 and last[:1].isupper() and re.match(r"\s[^\W\d_]", after) and after[1].isupper() and not before.parting:
        return "nickname"
    if last_bits & Word.WORK:
        return "work"
    if all(word.isupper() for word in words) and len(words) == 1 and len(words[0]) > 1:
        return "acronym"
    proper = sum(not bit & NAME_BITS or bool(i and words[i][0].isupper()) for i, bit in enumerate(bits))
    shown = proper == 1 and len(words) == 2 and bits[0] & Word.DETERMINER
    if (proper > 1 or shown) and not any(bit & Word.FINITE for bit in bits):
        return "title-case"
    if len(words) == 1 and after[:1].isspace() and after[1:2].islower():
        return "designation"
    return ""


def has_capitals(words: Sequence[str], bits: Sequence[int]) -> bool:
    """Tell whether the words are written as a title is: all with capitals, but for the small words inside."""
    return all(
        word[0].isupper() or word[0].isdigit() or (bit & NAME_BITS and i) or word.startswith("al-")
        for i, (word, bit) in enumerate(zip(words, bits, strict=True))
    )


def is_clause(marked: Marked, lexicon: SpeechLexicon) -> bool:
    """Tell whether the words by themselves make a clause: a subject and a finite verb, or a sentence by its looks."""
    words, bits, closing = marked.words, marked.bits, marked.closing
    last, parting = marked.before
    capital = words[0][:1].isupper() or marked.bracket
    if closing in ".?!…" and capital and (len(words) > 1 or parting in (",", ":")):
        return True
    alone = parting.rstrip(CLOSING)[-1:] in SENTENCE_ENDS and not lexicon.bits[last] & Word.ABBREVIATION
    if closing == "." and capital and alone:  # "She laughed. “Nobody.”"
        return True
    if closing in ("?", "!") or (capital and closing == "," and len(words) > 1):
        return True
    if capital and parting in (",", ":") and len(words) > SHORT_CLAUSE:
        return True
    opens = capital or bits[0] & OPENS_CLAUSE
    if opens and not parting and len(words) > SHORT_CLAUSE and lexicon.bits[last] & Word.THAT:
        return True
    if bits[0] & NOT_FIRST and not bits[0] & SUBJECT_BITS and not capital:
        return bool(bits[0] & Word.SUBORDINATOR) and any(bit & Word.FINITE for bit in bits[2:])
    if len(words) == 1:
        return bool(bits[0] & Word.FINITE and bits[0] & SUBJECT_BITS)
    verbs = Word.FINITE | Word.VERB if opens else Word.FINITE
    return bool(bits[0] & SUBJECT_BITS) or any(bit & verbs for bit in bits[1:])


def runs_over(marked: Marked, lexicon: SpeechLexicon) -> bool:
    """Tell whether the reporter's clause runs over one of the marks."""
    words, closing, before = marked.words, marked.closing, marked.before
    if words[0][:1].isupper() and closing in ".,?!…—–-":
        return False
    following = WORD.match(marked.after.lstrip("\xa0 ")) if closing not in ".,?!…—–" else None
    if following is not None and following[0][0].islower() and not lexicon.bits[following[0]] & STARTS_ANEW:
        return True
    if before.parting or not before.word:
        return False
    return not lexicon.bits[before.word] & (Word.SAYING | Word.THINKING | Word.CONJUNCTION | Word.ADVERB | Word.THAT)
