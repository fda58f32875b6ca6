"""
Read the shapes of the lines of a page, all at once.

A shape is a row of small whole numbers, one for each name in :data:`SHAPE`.  They count, compare or name a class;
none of them knows a page, a site or a name.  They are kept as columns: the bytes of one name for all lines.

The lines are joined and translated to the kinds of their characters, a byte each; what a line has of a kind is
counted by :meth:`bytes.count`.  Read line by line the same numbers took half as long again.
"""

from __future__ import annotations

import functools
import re
import struct
from bisect import bisect_right
from itertools import compress, repeat
from operator import ne, or_
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import (
    ASKING,
    LEGAL,
    NO_CUES,
    ONLY_PICTURED,
    READ,
    WORD,
    Cues,
    cue_words,
    ends_of,
    find_cues,
    start_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.shape import CueWords

__all__ = ["CODE", "SHAPE", "Column", "read_shapes"]

SHAPE: Final = (
    "length", "words", "function", "end", "start", "capitals", "commas", "numbers", "sentences", "whole", "opens",
    "asks", "legal", "chat", "separators", "dated", "quoted", "pictured",
)  # fmt: skip
"""What each number of a shape tells, in order."""

LENGTHS: Final = (8, 15, 25, 40, 60, 80, 110, 150, 200, 280, 400, 600, 1000)
LENGTH: Final = {length: bisect_right(LENGTHS, length) for length in range(LENGTHS[-1])}
"""The class of a length; that of a longer one is the number of borders."""
WORDS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 60)
COUNTS: Final = (1, 2, 3, 5, 8)
TAIL: Final = 60
"""Characters at the end of a longer line in which the maker of a picture is sought."""
WIDE: Final = "\N{CJK RADICAL REPEAT}"
"""The first of the scripts of which a character is worth two letters, and which part no words."""
DATABLE: Final = 250
"""Characters from which a line is not asked whether it is dated."""
OPENING_WORDS: Final = 12
"""Words of a line among which the name of a month dates it."""
DATED: Final = re.compile(r"[0-9](?::[0-9]{2}|[./-][0-9]{1,2}[./-][0-9]{2})")
"""What a numeric date or a time of day has in it: "18/07/2021", "09:08", "2021-06-02"; not "1,500"."""
SHOUTED: Final = 9
"""The class of a line without a small letter, instead of the eighths of its words that begin with a capital."""
FEW_WORDS: Final = 9
"""The class of lines of one or two words, where a share of function words says nothing."""
SHARES: Final = [min(8, share) for share in range(17)]
"""The class of a share of function words, counted in sixteenths."""
WORD_CLASSES, COUNT_CLASSES = (bytes([bisect_right(borders, count) for count in range(256)]) for borders in (WORDS, COUNTS))
SEPARATOR_CLASSES, CHAT_CLASSES, PRESENT = (bytes([min(most, count) for count in range(256)]) for most in (3, 4, 1))
"""The class of each count that a byte holds; the head of a line has no larger one."""

SEPARATORS: Final = "|•·›»>/→"
QUOTES: Final = '"“„«'

CODE: Final = "cp1252"
"""A code of one byte a character that has the letters of western Europe, and the quotation marks and dashes of print."""
UPPER, LOWER, LETTER, FIGURE, BLANK, TAB, SPACE = b"AaL0 \t~"
"""Kinds of characters of words, where a figure is an ASCII digit or an apostrophe, and kinds of white space."""
STOP, IDEOGRAPHIC_STOP, COMMA, SEPARATOR, QUOTE, JOINT, OTHER = b'.o,|":-'
"""Kinds of other characters; a stop is what ends a sentence before a blank, a joint what else joins the numbers of a date."""
END_OF_LINE: Final = b"\n"
KIND_OF: Final = {
    **dict.fromkeys("0123456789'’", FIGURE), "_": LETTER, " ": BLANK, "\t": TAB, "\n": END_OF_LINE[0],
    **dict.fromkeys(".?!", STOP), "。": IDEOGRAPHIC_STOP, ",": COMMA, **dict.fromkeys(SEPARATORS, SEPARATOR),
    **dict.fromkeys(QUOTES, QUOTE), **dict.fromkeys(":-", JOINT),
}  # fmt: skip
FIGURES: Final = bytes.maketrans(b'AaL0.|:\t~o,"-', b"aaa0///      ")
"""What becomes of a kind where numbers are sought: "0" of a figure, "a" of a letter, "/" of what may join numbers."""
NUMBERS: Final = FIGURES.replace(b"/", b" ")
"""The same where they are counted."""

Column = bytes
"""One number of each of some lines."""


def read_shapes(texts: Sequence[str]) -> tuple[list[list[str]], list[Cues], list[Column]]:
    """Return of lines that are not blank, trimmed: the words and the cues of each, and the columns of their shapes."""
    if not texts:
        return [], [], [b""] * len(SHAPE)
    lexicon = cue_words()
    heads = [text[:READ] for text in texts]
    coded, odd = _encode(heads)
    words, kinds = _spell(coded, heads, odd), _kinds_of(coded, heads, odd)
    counts = bytes(map(len, words))
    zeros = repeat(0)
    counted = [sum(map(lexicon.counted.get, own, zeros)) for own in words]
    sums = struct.pack(f"<{len(counted)}I", *counted)
    functions, chat, phrases, pictures = (sums[place::4] for place in range(4))
    lengths = list(map(len, texts))
    shares = bytearray(
        [SHARES[own * 16 // count] if count > 2 else FEW_WORDS for own, count in zip(functions, counts, strict=True)]
    )
    for i in odd:
        if texts[i][lengths[i] // 2] >= WIDE:
            lengths[i] *= 2
            shares[i] = FEW_WORDS  # a share of function words says nothing either
    lines = kinds.split(END_OF_LINE)
    numbers = [line.count(b" 0") if FIGURE in line else 0 for line in kinds.translate(NUMBERS).split(END_OF_LINE)]
    cues, cued = _cues(words, phrases, pictures, lexicon)
    return (
        words,
        cues,
        [
            bytes(map(LENGTH.get, lengths, repeat(len(LENGTHS)))),
            counts.translate(WORD_CLASSES),
            bytes(shares),
            ends_of(texts),
            bytes(map(start_of, [text[0] for text in texts])),
            _capitals(kinds),
            _count(kinds, lines, b",").translate(COUNT_CLASSES),
            bytes([min(6, number * 6 // count) if number else 0 for number, count in zip(numbers, counts, strict=True)]),
            _count(kinds, lines, b". ", b"o").translate(COUNT_CLASSES),
            *cued,
            chat.translate(CHAT_CLASSES),
            _count(kinds, lines, b"|", b"\t").translate(SEPARATOR_CLASSES),
            _dates(texts, words, numbers, lines),
            _count(kinds, lines, b'"').translate(PRESENT),
            _pictures(texts, pictures, lexicon.pictures),
        ],
    )


def _encode(heads: Sequence[str]) -> tuple[bytes, list[int]]:
    """
    Return the heads of lines in :data:`CODE`, a blank before each, and the odd ones.

    Odd ones have characters that the code lacks, and are read one by one: 1 line in 45 of trafilatura's evaluation pages.
    """
    page = " " + "\n ".join(heads)
    coded = page.encode(CODE, "replace")
    if coded.count(b"?") == page.count("?"):
        return coded, []
    others = map(ne, coded.decode(CODE).split("\n "), [" " + heads[0], *heads[1:]])
    return coded, [i for i, other in enumerate(others) if other]


def _spell(coded: bytes, heads: Sequence[str], odd: Sequence[int]) -> list[list[str]]:
    """Return the words of the heads of lines."""
    words = list(map(str.split, coded.translate(SPELT).decode(CODE).split("\n")))
    for i in odd:
        words[i] = WORD.findall(heads[i].lower().replace("’", "'"))
    return words


def _kinds_of(coded: bytes, heads: Sequence[str], odd: Sequence[int]) -> bytes:
    """Return the kinds of the characters of the heads of lines, a blank before each line."""
    kinds = coded.translate(KINDS)
    if not odd:
        return kinds
    lines = kinds.split(END_OF_LINE)
    for i in odd:
        lines[i] = b" " + bytes(map(_kind, heads[i]))
    return END_OF_LINE.join(lines)


def _count(kinds: bytes, lines: Sequence[bytes], mark: bytes, other: bytes = b"") -> Column:
    """Return how often each line has a mark, or another one."""
    if other and other in kinds:
        lines = kinds.replace(other, mark).split(END_OF_LINE)
    elif mark not in kinds:
        return bytes(len(lines))
    first = mark[0]
    return bytes([line.count(mark) if first in line else 0 for line in lines])


def _cues(
    words: Sequence[list[str]], phrases: Column, pictures: Column, lexicon: CueWords
) -> tuple[list[Cues], tuple[Column, Column, Column, Column]]:
    """
    Return the cues of each line, and as columns the cue that fills it, the one that opens it, and whether it asks or is legal.

    They are those of :func:`~mediacorpus._layout.shape.cues_of`; most lines have none.
    """
    cues = [ONLY_PICTURED if count else NO_CUES for count in pictures]
    whole, opens, asks, legal = (bytearray(len(words)) for _ in range(4))
    labels = lexicon.labels
    labelled = [bool(own) and own[0] in labels for own in words]
    for i in compress(range(len(words)), map(or_, labelled, phrases)):
        whole[i], opens[i], inside = found = find_cues(words[i], lexicon, phrased=phrases[i] > 0)
        cues[i] = Cues(*found, pictured=pictures[i] > 0)
        if inside:
            asks[i] = inside & ASKING > 0
            legal[i] = inside >> LEGAL & 1
    return cues, (bytes(whole), bytes(opens), bytes(asks), bytes(legal))


def _capitals(kinds: bytes) -> Column:
    """Return how many eighths of the words between blanks begin with a capital."""
    spaced = kinds.translate(SPACED)
    while b"  " in spaced:
        spaced = spaced.replace(b"  ", b" ")
    lines = spaced.split(END_OF_LINE)
    shares = bytearray([line.count(b" A") * 8 // (line.count(b" ") - (line[-1] == BLANK)) for line in lines])
    for i in [i for i, line in enumerate(lines) if LOWER not in line]:
        shares[i] = SHOUTED if UPPER in lines[i] else 0
    return bytes(shares)


def _dates(texts: Sequence[str], words: Sequence[list[str]], numbers: Sequence[int], lines: Sequence[bytes]) -> Column:
    """Return for each shorter line with numbers 2 for the name of a month among its first words, and 1 for a date in figures."""
    months = cue_words().months
    dates = bytearray(len(texts))
    for i in compress(range(len(texts)), numbers):
        size = len(texts[i])
        if size < DATABLE:
            named = not months.isdisjoint(words[i][:OPENING_WORDS])
            joined = size > READ or b"0/0" in lines[i].translate(FIGURES)
            dates[i] = 2 * named + (joined and DATED.search(texts[i]) is not None)
    return bytes(dates)


def _pictures(texts: Sequence[str], counts: Column, pictures: frozenset[str]) -> Column:
    """Return 1 where a word for a picture or its maker stands in the head of a line, 2 where in the tail of a longer one."""
    shown = bytearray(counts.translate(PRESENT))
    long = [i for i, text in enumerate(texts) if len(text) > READ]
    if long:
        tails = [texts[i][-TAIL:] for i in long]
        coded, odd = _encode(tails)
        for i, words in zip(long, _spell(coded, tails, odd), strict=True):
            if not pictures.isdisjoint(words):
                shown[i] = 2
    return bytes(shown)


@functools.lru_cache(maxsize=4096)
def _kind(letter: str) -> int:
    """Return the kind of a character."""
    if letter in KIND_OF:
        return KIND_OF[letter]
    if letter.isupper():
        return UPPER
    if letter.islower():
        return LOWER
    return LETTER if letter.isalnum() else SPACE if letter.isspace() else OTHER


LETTERS: Final = bytes(range(256)).decode(CODE, "replace")
KINDS: Final = bytes(map(_kind, LETTERS))
"""The kind of each character of the code."""
SPELT: Final = "".join(
    letter.lower() if letter.isalnum() or letter in "_'\n" else "'" if letter == "’" else " " for letter in LETTERS
).encode(CODE)
"""Each character of the code in lower case where it is one of a word, else a blank."""
SPACED: Final = bytes.maketrans(b"\t~", b"  ")
