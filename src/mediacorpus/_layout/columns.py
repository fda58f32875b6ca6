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
from bisect import bisect_right
from itertools import repeat
from operator import ne
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.shape import (
    ASKING,
    CHAT,
    LEGAL,
    PHRASE,
    PICTURE,
    READ,
    WORD,
    cue_words,
    end_of,
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
DATED: Final = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
"""A numeric date or a time of day: "18/07/2021", "09:08", "2021-06-02"; not "1,500"."""
SHOUTED: Final = 9
"""The class of a line without a small letter, instead of the eighths of its words that begin with a capital."""
FEW_WORDS: Final = 9
"""The class of lines of one or two words, where a share of function words says nothing."""
SHARES: Final = [min(8, share) for share in range(17)]
"""The class of a share of function words, counted in sixteenths."""

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

BLANKS: Final = re.compile(b" {2,}")
"""Blanks that part two words: "  ", not " "."""

Column = bytes
"""One number of each of some lines."""


def read_shapes(texts: Sequence[str]) -> tuple[list[list[str]], list[Column]]:
    """Return of lines that are not blank, trimmed: the words of each, and the columns of their shapes."""
    if not texts:
        return [], [b""] * len(SHAPE)
    lexicon = cue_words()
    heads = [text[:READ] for text in texts]
    words, kinds, odd = _spell(heads)
    counts = list(map(len, words))
    counted = [sum(map(lexicon.counted.get, own, repeat(0))) for own in words]
    lengths = list(map(len, texts))
    for i in odd:
        if texts[i][lengths[i] // 2] >= WIDE:
            lengths[i] *= 2
            counts[i] = -counts[i]  # a share of function words says nothing either
    lines = kinds.split(END_OF_LINE)
    figures = kinds.translate(FIGURES).split(END_OF_LINE)
    numbers = [line.count(b" 0") + line.count(b"/0") for line in figures]
    whole, opens, inside = _cues(words, counted, lexicon)
    return words, [
        bytes(map(bisect_right, repeat(LENGTHS), lengths)),
        bytes(map(bisect_right, repeat(WORDS), map(abs, counts))),
        _functions(counted, counts),
        bytes(map(end_of, [text[-3:] for text in texts])),
        bytes(map(start_of, [text[0] for text in texts])),
        _capitals(kinds),
        bytes(map(bisect_right, repeat(COUNTS), [line.count(b",") for line in lines])),
        bytes([min(6, number * 6 // abs(count)) if number else 0 for number, count in zip(numbers, counts, strict=True)]),
        bytes(map(bisect_right, repeat(COUNTS), [line.count(b". ") + line.count(b"o") for line in lines])),
        whole,
        opens,
        bytes([1 if groups & ASKING else 0 for groups in inside]),
        bytes([groups >> LEGAL & 1 for groups in inside]),
        bytes([min(4, known % PHRASE // CHAT) for known in counted]),
        bytes([min(3, line.count(b"|") + line.count(b"\t")) for line in lines]),
        _dates(texts, words, numbers, figures),
        bytes([b'"' in line for line in lines]),
        _pictures(texts, counted, lexicon.pictures),
    ]


def _spell(heads: list[str]) -> tuple[list[list[str]], bytes, list[int]]:
    """
    Return of the heads of lines: the words of each, the kinds of their characters, a blank before each line, and the odd ones.

    Odd ones have characters that :data:`CODE` lacks, and are read one by one: 1 line in 45 of trafilatura's evaluation pages.
    """
    page = " " + "\n ".join(heads)
    try:
        coded = page.encode(CODE)
    except UnicodeEncodeError:
        coded = page.encode(CODE, "replace")
        odd = [i for i, other in enumerate(map(ne, coded.decode(CODE).split("\n "), [" " + heads[0], *heads[1:]])) if other]
    else:
        odd = []
    words = list(map(str.split, coded.translate(SPELT).decode(CODE).split("\n")))
    kinds = coded.translate(KINDS)
    if odd:
        lines = kinds.split(END_OF_LINE)
        for i in odd:
            words[i] = WORD.findall(heads[i].lower().replace("’", "'"))
            lines[i] = b" " + bytes(map(_kind, heads[i]))
        kinds = END_OF_LINE.join(lines)
    return words, kinds, odd


def _cues(words: list[list[str]], counted: list[int], lexicon: CueWords) -> tuple[Column, Column, list[int]]:
    """Return for each line the cue that fills it, the cue that opens it, and the cues of its phrases as bits."""
    whole, opens, inside = bytearray(len(words)), bytearray(len(words)), [0] * len(words)
    labels = lexicon.labels
    for i, own in enumerate(words):
        if own and (own[0] in labels or counted[i] % PICTURE >= PHRASE):
            whole[i], opens[i], inside[i] = find_cues(own, lexicon, phrased=counted[i] % PICTURE >= PHRASE)
    return bytes(whole), bytes(opens), inside


def _functions(counted: list[int], counts: list[int]) -> Column:
    """Return the class of the share of function words, of lines that have more than two words."""
    both = zip(counted, counts, strict=True)
    return bytes([SHARES[known % CHAT * 16 // count] if count > 2 else FEW_WORDS for known, count in both])


def _capitals(kinds: bytes) -> Column:
    """Return how many eighths of the words between blanks begin with a capital."""
    spaced = kinds.translate(SPACED)
    if b"  " in spaced:
        spaced = BLANKS.sub(b" ", spaced)
    lines = spaced.split(END_OF_LINE)
    shares = bytearray([line.count(b" A") * 8 // (line.count(b" ") - (line[-1] == BLANK)) for line in lines])
    for i in [i for i, line in enumerate(lines) if b"a" not in line]:
        shares[i] = SHOUTED if b"A" in lines[i] else 0
    return bytes(shares)


def _dates(texts: Sequence[str], words: list[list[str]], numbers: list[int], figures: list[bytes]) -> Column:
    """Return for each shorter line with numbers 2 for the name of a month among its first words, and 1 for a date in figures."""
    months = cue_words().months
    dates = bytearray(len(texts))
    for i, number in enumerate(numbers):
        if number and len(texts[i]) < DATABLE:
            named = not months.isdisjoint(words[i][:OPENING_WORDS])
            joined = b"0/0" in figures[i] or len(texts[i]) > READ
            dates[i] = 2 * named + (joined and DATED.search(texts[i]) is not None)
    return bytes(dates)


def _pictures(texts: Sequence[str], counted: list[int], pictures: frozenset[str]) -> Column:
    """Return 1 where a word for a picture or its maker stands in the head of a line, 2 where in the tail of a longer one."""
    shown = bytearray([known >= PICTURE for known in counted])
    long = [i for i, text in enumerate(texts) if len(text) > READ]
    if long:
        tails, _, _ = _spell([texts[i][-TAIL:] for i in long])
        for i, words in zip(long, tails, strict=True):
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
