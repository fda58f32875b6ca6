"""
Cut a paragraph into words and sentences, each quotation standing as one word.

Shape: ``“No,” he said. Rain fell.`` becomes ``[Q] he said .`` and ``Rain fell .``
Units: code points of the page; indices of words within the paragraph.
"""

from __future__ import annotations

import operator
import re
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.lexicon import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon

__all__ = ["CAPITAL", "DASHES", "QUOTE", "STOP", "WORDLIKE", "Clauses", "Hole", "read_clauses"]

Hole = tuple[int, int, int]
"""Where a quotation stands in a paragraph: its start, its end, and its number."""

TOKEN = re.compile(
    r"""
    (?: \w+ (?: (?: ['.&\-] | (?<=\d),(?=\d) ) \w+ )* | -{2,3} | [^\w\s] ) \s*      # U.S  it's  al-Quds  1,200  --  not  he said
    """,
    re.VERBOSE,
)

QUOTE, CAPITAL, STOP, WORDLIKE = Word.QUOTE, Word.CAPITAL, Word.STOP, Word.WORDLIKE

DASHES = frozenset("-‐‒–—―−") | {"--", "---"}
"""Hyphen-minus and the dashes, all used for one another."""
ENDERS = ".?!…"
CLOSED = frozenset(ENDERS + ",:;-‐‒–—―")
"""What ends a quotation behind which the sentence stops or its attribution may follow."""
MAY_END = frozenset(ENDERS) | {"Q"}
BESIDE = Word.PREPOSITION | Word.ADVERB | Word.TIME | Word.OBJECT | Word.SUBORDINATOR
"""What may follow the verb of a late attribution: “Who?” Smith asked in May, asked again, asked her, asked when she left."""
TRAILING = 7
"""How many words a late attribution (“Who?” Mr. Smith asked) may have before its verb."""
LONG_TRAILING = 20
"""The same, with an aside (“Who?” Mr. Smith, who sells cars, asked)."""


@attrs.define
class Clauses:
    """The words of one paragraph, column by column."""

    words: list[str]
    """Each word as printed, but with ' for ’; a quotation is ``"Q"``."""
    starts: list[int]
    ends: list[int]
    bits: list[int]
    """What each word can be: :class:`~mediacorpus._speech.lexicon.Word` and the bits of this module."""
    quotes: dict[int, int]
    """From the index of a word that stands for a quotation to the number of the quotation."""
    sentences: list[tuple[int, int]]
    """The words of each sentence, half-open."""


def read_clauses(text: str, start: int, end: int, holes: Sequence[Hole], lexicon: SpeechLexicon) -> Clauses:
    """
    Read the words of the paragraph ``text[start:end]``.

    Args:
        text: the page.
        start: where the paragraph begins.
        end: where it ends.
        lexicon: the words of its language.
        holes: its quotations, in order, none inside another.
    """
    words: list[str] = []
    starts: list[int] = []
    quotes: dict[int, int] = {}
    at = start
    for begin, stop, number in holes:
        add_words(text, at, begin, words, starts)
        quotes[len(words)] = number
        words.append("Q")
        starts.append(max(begin, start))
        at = max(at, stop)
    add_words(text, at, end, words, starts)
    bits = list(map(lexicon.bits.__getitem__, words))
    ends = list(map(operator.add, starts, map(len, words)))
    for (_, stop, _), i in zip(holes, quotes, strict=True):
        ends[i] = min(stop, end)
        bits[i] = QUOTE if last_mark(text, starts[i], ends[i]) in CLOSED else QUOTE | Word.RUNS_ON
    clauses = Clauses(words, starts, ends, bits, quotes, [])
    clauses.sentences = cut_sentences(text, clauses)
    return clauses


def add_words(text: str, start: int, end: int, words: list[str], starts: list[int]) -> None:
    """Append the words of ``text[start:end]`` and their places."""
    if start >= end or text[start:end].isspace():
        return
    raw = text[start:end].replace("’", "'").replace("‘", "'")
    lead = len(raw) - len(raw.lstrip())
    pieces = TOKEN.findall(raw)
    starts += list(accumulate(map(len, pieces), initial=start + lead))[:-1]
    words += map(str.rstrip, pieces)


def cut_sentences(text: str, clauses: Clauses) -> list[tuple[int, int]]:
    """Return the sentences; a quotation that ends as a sentence does ends one, unless its attribution follows."""
    words, bits = clauses.words, clauses.bits
    sentences = []
    first, count = 0, len(words)
    for i in [i for i, word in enumerate(words) if word in MAY_END]:
        if bits[i] & QUOTE:
            if not quote_ends_sentence(text, clauses, i):
                continue
        elif words[i] not in ENDERS or i + 1 == count or not ends_sentence(clauses, i):
            continue
        sentences.append((first, i + 1))
        first = i + 1
    if first < count:
        sentences.append((first, count))
    return sentences


def ends_sentence(clauses: Clauses, i: int) -> bool:
    """Tell whether the stop at ``i`` ends a sentence."""
    after = clauses.bits[i + 1]
    if not after & (CAPITAL | QUOTE | STOP) and not clauses.words[i + 1][0].isdigit():
        return False
    if after & STOP and clauses.words[i + 1] not in "([—–-―":
        return False
    if clauses.words[i] != "." or i == 0:
        return True
    before = clauses.words[i - 1]
    if clauses.ends[i - 1] != clauses.starts[i]:
        return True
    dotted = "." in before and not before[0].isdigit()
    return not (clauses.bits[i - 1] & Word.ABBREVIATION or (len(before) == 1 and before.isupper()) or dotted)


def last_mark(text: str, start: int, end: int) -> str:
    """Return the last character of a quotation that is no mark of quotation, or an empty string."""
    return text[max(start, end - 4) : end].rstrip("\"”’'»›“ \xa0)")[-1:]


def quote_ends_sentence(text: str, clauses: Clauses, i: int) -> bool:
    """Tell whether the quotation at ``i`` ends a sentence."""
    if i + 1 >= len(clauses.words):
        return False
    after = clauses.bits[i + 1]
    last = last_mark(text, clauses.starts[i], clauses.ends[i])
    if not last or last not in ENDERS or not after & (CAPITAL | QUOTE):
        return False
    if after & QUOTE or (last == "." and i and clauses.words[i - 1] == ":"):  # "Lee went on: “It is over.” Cole agreed."
        return True
    return not attribution_follows(clauses, i + 1, asked=last != ".")


def attribution_follows(clauses: Clauses, i: int, *, asked: bool) -> bool:
    """
    Tell whether ``Smith asked.`` or ``the mayor, a former judge, said of it`` stands at ``i`` and opens no new quotation.

    Args:
        clauses: the words of the paragraph.
        i: the word behind the quotation.
        asked: whether the quotation ends in another mark than a stop; behind a stop nothing may follow the verb.
    """
    bits, words = clauses.bits, clauses.words
    aside = False
    for j in range(i + 1, min(i + LONG_TRAILING, len(words))):
        bit = bits[j]
        if not aside and j >= i + TRAILING:
            return False
        if (
            bit & Word.SAYING
            and not bit & (Word.PARTICIPLE | CAPITAL)
            and (bit & (Word.SURE | Word.PAST) or not bit & Word.NOUN_TOO)
        ):
            if j + 1 >= len(words):
                return True
            if words[j + 1] == ",":
                return asked and not (j + 2 < len(words) and bits[j + 2] & QUOTE)
            near = BESIDE | (WORDLIKE if bit & (Word.HEARER | Word.ASKED) else 0)
            near |= CAPITAL if bit & Word.SURE else 0
            beside = bits[j + 1] & near and not bits[j + 1] & Word.THAT
            if asked and (beside or words[j + 1].endswith("ly")) and not opens_quote(clauses, j + 1):
                return True
            return words[j + 1] in ".;"
        plain = bits[j - 1] & CAPITAL and not bit & CAPITAL and (words[j].endswith("ed") or bit & Word.VERB)
        if plain and not aside and j + 1 < len(words):
            stands = words[j + 1] in ".," or (bits[j + 1] & Word.PREPOSITION and j + 2 < len(words) and words[j + 2] in ".,")
            if stands and not opens_quote(clauses, j + 1):
                return True
        if bit & QUOTE or (words[j] in ".!?:;" and not bits[j - 1] & (Word.ABBREVIATION | CAPITAL)):
            return False
        if words[j] == ",":
            aside = True
        if (
            not aside
            and not bit & (CAPITAL | Word.ADVERB | Word.ROLE | Word.DETERMINER | Word.HONORIFIC | Word.GROUP)
            and words[j] != "."
        ):
            return False
    return False


def opens_quote(clauses: Clauses, i: int) -> bool:
    """Tell whether a quotation follows before the sentence ends."""
    for j in range(i, min(i + 40, len(clauses.words))):
        if clauses.bits[j] & QUOTE:
            return True
        if clauses.words[j] in ".!?" or (clauses.bits[j] & Word.SAYING and clauses.bits[j] & Word.PARTICIPLE):
            return False
    return False
