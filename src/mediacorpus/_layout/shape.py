"""
Tell the shape of a line: how long it is, how it begins and ends, what its words are for.

A shape is a tuple of small whole numbers, one for each name in :data:`SHAPE`.
The numbers count, compare or name a class; none of them knows a page, a site or a name.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

from mediacorpus import _lexicons

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "CUES",
    "EMPTY",
    "PARAGRAPH",
    "SHAPE",
    "TERMINAL",
    "TERMINAL_MARKS",
    "Cues",
    "Shape",
    "cues_of",
    "is_paragraph",
    "opened_by",
    "openers_of",
    "read_line",
    "words_of",
]

CUES: Final = ("share", "subscribe", "comments", "related", "legal", "nav", "credit", "meta")
"""The groups of cue words, numbered from 1; 0 is none."""
SUBSCRIBE, COMMENTS, RELATED, LEGAL, NAVIGATION, CREDIT = 2, 3, 4, 5, 6, 7
SITE: Final = frozenset({1, 2, 5})
ANY: Final = (1 << len(CUES) + 1) - 1
"""All groups, and bit 0."""
ASKING: Final = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4
"""The groups of phrases that ask the reader to do something: share, subscribe, comment, read on."""

SHAPE: Final = (
    "length", "words", "function", "end", "start", "capitals", "commas", "numbers", "sentences", "whole", "opens",
    "asks", "legal", "chat", "separators", "dated", "quoted", "pictured",
)  # fmt: skip
"""What each number of a shape tells, in order."""

READ: Final = 140
"""Characters of a line that are read; what a paragraph is shows before (its length is taken whole). 240 gave the same F1."""

LENGTHS: Final = (8, 15, 25, 40, 60, 80, 110, 150, 200, 280, 400, 600, 1000)
WORDS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 60)
COUNTS: Final = (1, 2, 3, 5, 8)
TAIL: Final = 60
"""Characters at the end of a longer line in which the maker of a picture is sought."""
WIDE: Final = "\N{CJK RADICAL REPEAT}"
"""The first of the scripts of which a character is worth two letters, and which part no words."""
MENU: Final = 60
"""Characters of the longest line that is remembered."""

WORD: Final = re.compile(r"[\w']+")
DATED: Final = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
"""A numeric date or a time of day: "18/07/2021", "09:08", "2021-06-02"; not "1,500"."""
MARKS: Final = re.compile("[,|•·›»>/→。\t]|[.?!] ")
"""What parts the words of a line: "a, b", "Home > News", "One. Two", not "3.5"; what is parted is told by counting each."""
SEPARATORS: Final = "|•·›»>/→\t"
CAPITAL: Final = re.compile(" [A-Z]")
"""A capital after a blank: twice in "the Harbour Post"; for a line of ASCII that is printable and has single blanks."""

NONE, STOP, ASK, COLON, ELLIPSIS, CLOSED, COMMA, DIGIT, BRACKET, LETTER, SEPARATED, OPEN = range(12)
"""What a line ends with; CLOSED is a quotation mark after a stop, OPEN one without."""
TERMINAL: Final = frozenset({STOP, ASK, CLOSED})
TERMINAL_MARKS: Final = frozenset('.!?。！？…”»"।۔؟')
"""What a sentence can end with."""
PARAGRAPH: Final = 80
"""Characters of the shortest paragraph."""
ENDS: Final = {
    **dict.fromkeys(".。।۔｡", STOP), **dict.fromkeys("!?！？؟", ASK), **dict.fromkeys(":：", COLON), "…": ELLIPSIS,
    **dict.fromkeys(",;-–—،、", COMMA), **dict.fromkeys(")]", BRACKET), **dict.fromkeys("|>›", SEPARATED),
    **dict.fromkeys("»\"”“'’」", CLOSED),
}  # fmt: skip
OPENING: Final = frozenset("\"“„«'‘»›「")
UPPER, LOWER, NUMBER, QUOTE, CASELESS, SYMBOL = 1, 2, 3, 4, 5, 6
SHOUTED: Final = 9
FEW_WORDS: Final = 9
"""The class of lines of one or two words, where a share of function words says nothing."""
SHARES: Final = [min(8, share) for share in range(17)]
"""The class of a share of function words, counted in sixteenths."""

Shape = tuple[int, ...]
EMPTY: Final[Shape] = (0,) * len(SHAPE)


CHAT: Final = 1 << 8
PHRASE: Final = 1 << 16
"""What a word of chat, and the anchor of a phrase, count beside the 1 of a function word; no line has 256 words."""


class _Words(NamedTuple):
    counted: dict[str, int]
    """What each word counts for: the sum of 1 as a function word, :data:`CHAT`, and :data:`PHRASE` as an anchor of a phrase."""
    months: frozenset[str]
    pictures: frozenset[str]
    labels: dict[str, int]
    anchors: frozenset[str]
    """The rarest word of each phrase, as its length tells: 4 paragraphs in 10 have one, 9 in 10 a first word."""
    signs: frozenset[str]
    """The words for pictures, and the anchors: a line without any of them has no phrase."""
    openers: dict[str, int]
    """The groups of the labels and phrases that a word begins, as bits."""
    phrases: dict[tuple[str, str], list[tuple[list[str], int]]]
    """The phrases and their groups by their first two words, the longest first."""


def is_paragraph(text: str) -> bool:
    """Tell whether a line is as long as a paragraph, and ends as one does."""
    return len(text) >= PARAGRAPH and text[-1] in TERMINAL_MARKS


def words_of(line: str) -> list[str]:
    """Return the words of the first :data:`READ` characters of a line, in lower case; those of short lines are remembered."""
    return _menu_words(line) if len(line) <= MENU else _all_words(line)


def _all_words(line: str) -> list[str]:
    words: list[str] = WORD.findall(line[:READ].lower().replace("’", "'"))
    return words


_menu_words = functools.lru_cache(maxsize=4096)(_all_words)


def read_line(line: str) -> tuple[list[str], Shape]:
    """
    Return the words and the shape of a line that is not blank, trimmed.

    Short lines are remembered: the menus of a site stand on every page of it.
    """
    if len(line) <= MENU:
        return _read_menu(line)
    words = _all_words(line)
    return words, _shape(line, words)


@functools.lru_cache(maxsize=4096)
def _read_menu(line: str) -> tuple[list[str], Shape]:
    words = _menu_words(line)
    return words, _shape(line, words)


def _shape(line: str, words: list[str]) -> Shape:
    lexicon = _words()
    length = len(line)
    head = line[:READ]
    count = len(words)
    counted = sum(map(lexicon.counted.get, words, repeat(0)))
    whole, opens, inside = _cues(words, lexicon, phrased=counted >= PHRASE) if count else (0, 0, 0)
    numbers = sum(map(":".__gt__, words))
    dated = 0
    if numbers and length < 250:
        dated = (2 if not lexicon.months.isdisjoint(words[:12]) else 0) + (1 if DATED.search(line) else 0)
    commas = sentences = separators = 0
    marks = "".join(MARKS.findall(head))
    if marks:
        commas = bisect_right(COUNTS, marks.count(","))
        sentences = bisect_right(COUNTS, marks.count(" ") + marks.count("。"))
        separators = min(3, sum(map(marks.count, SEPARATORS)))
    wide = line[length // 2] >= WIDE
    return (
        bisect_right(LENGTHS, 2 * length if wide else length),
        bisect_right(WORDS, count),
        FEW_WORDS if count < 3 or wide else SHARES[counted % CHAT * 16 // count],
        _end(line),
        _start(line[0]),
        SHOUTED if count and head.isupper() else _capitals(head),
        commas,
        min(6, numbers * 6 // count) if numbers else 0,
        sentences,
        whole,
        opens,
        1 if inside & ASKING else 0,
        1 if inside >> LEGAL & 1 else 0,
        min(4, counted % PHRASE // CHAT) if counted >= CHAT else 0,
        separators,
        dated,
        1 if '"' in head or "“" in head or "„" in head or "«" in head else 0,
        _pictured(line, words, lexicon.pictures),
    )


def _pictured(line: str, words: list[str], pictures: frozenset[str]) -> int:
    """Return 1 where a word for a picture or its maker stands in the head of a line, 2 where in the tail of a longer one."""
    if len(line) > READ and not pictures.isdisjoint(WORD.findall(line[-TAIL:].lower())):
        return 2
    return 0 if pictures.isdisjoint(words) else 1


def _capitals(head: str) -> int:
    """Return how many eighths of the words between blanks begin with a capital."""
    if head.isascii() and head.isprintable() and "  " not in head:  # two thirds of the time of what follows
        return (len(CAPITAL.findall(head)) + head[0].isupper()) * 8 // (head.count(" ") + (head[-1] != " "))
    pieces = head.split()
    return sum([piece[0].isupper() for piece in pieces]) * 8 // len(pieces)


def _end(line: str) -> int:
    last = line[-1]
    end = ENDS.get(last)
    if end is None:
        return DIGIT if last.isdigit() else LETTER if last.isalpha() else NONE
    if end == STOP and line.endswith("..."):
        return ELLIPSIS
    if end == CLOSED and ENDS.get(line[-2:-1], NONE) not in (STOP, ASK, COMMA, ELLIPSIS):
        return OPEN
    return end


def _start(first: str) -> int:
    if first.isupper():
        return UPPER
    if first.islower():
        return LOWER
    if first.isdigit():
        return NUMBER
    if first in OPENING:
        return QUOTE
    return CASELESS if first.isalpha() else SYMBOL


def opened_by(line: str) -> int:
    """
    Return the groups of cues that the first word of a line may begin, as bits; far cheaper than its cues.

    Bit 0 tells that more than letters stands before the first blank: "2021", "»", "U.S.".
    """
    return _opened_by(line[:MENU].split(None, 1)[0])


def openers_of(lines: Iterable[str]) -> list[int]:
    """Return for each line what :func:`opened_by` says of it."""
    openers = _words().openers
    firsts = (line.split(None, 1)[0][:MENU] for line in lines)
    return [openers.get(first.lower(), 0) if first.isalpha() else _opened_by(first) for first in firsts]


@functools.lru_cache(maxsize=4096)
def _opened_by(first: str) -> int:
    if first.isalpha():
        return _words().openers.get(first.lower(), 0)
    word = WORD.search(first.lower().replace("’", "'"))
    if word is None:
        return ANY
    plain = first.strip(':;.,!?…()[]"»>›|').isalpha()
    return _words().openers.get(word[0], 0) | (not plain)


class Cues(NamedTuple):
    """What the words of a line say it is for, as numbers of :data:`CUES`."""

    whole: int
    """The group whose words fill the line, or 0."""
    opens: int
    """The group whose words open it and leave others, or 0."""
    inside: int
    """The groups of the phrases in it, as bits."""
    pictured: bool
    """Whether a word for a picture or its maker stands in it."""

    @property
    def legal(self) -> bool:
        """Whether a phrase of the law or of a cookie notice stands in it."""
        return bool(self.inside >> LEGAL & 1)

    @property
    def asks_to_subscribe(self) -> bool:
        """Whether a phrase in it asks to subscribe or to give."""
        return bool(self.inside >> SUBSCRIBE & 1)

    @property
    def opens_credit(self) -> bool:
        """Whether a word for a picture opens it."""
        return CREDIT in (self.whole, self.opens)


NO_CUES: Final = Cues(0, 0, 0, pictured=False)


def cues_of(words: list[str]) -> Cues:
    """Return the cues of a line from its words."""
    lexicon = _words()
    if not words or (words[0] not in lexicon.labels and lexicon.signs.isdisjoint(words)):
        return NO_CUES
    cues = _cues(words, lexicon, phrased=not lexicon.anchors.isdisjoint(words))
    return Cues(*cues, pictured=not lexicon.pictures.isdisjoint(words))


def _cues(words: list[str], lexicon: _Words, *, phrased: bool) -> tuple[int, int, int]:
    """
    Return the cue that fills the line, the cue that opens it, and the set of cues of its phrases as bits.

    ``phrased`` tells whether a word of the line is the anchor of a phrase.
    """
    first = lexicon.labels.get(words[0], 0)
    size = 1
    inside = 0
    phrases = lexicon.phrases
    if phrased and not phrases.keys().isdisjoint(pairwise(words)):
        for i, pair in enumerate(pairwise(words)):
            for phrase, group in phrases.get(pair, ()):
                if words[i : i + len(phrase)] == phrase:
                    inside |= 1 << group
                    if i == 0:
                        first, size = group, len(phrase)
                    break
    return (first, 0, inside) if first and size >= len(words) - words[-1].isdigit() else (0, first, inside)


@functools.cache
def _words() -> _Words:
    lexicon = _lexicons.merged()
    labels: dict[str, int] = {}
    phrases: dict[tuple[str, ...], int] = {}
    for number, group in enumerate(CUES, 1):
        for cue in lexicon.words("cues", group):
            first, *rest = words_of(cue) or ("",)
            if rest:
                phrases.setdefault((first, *rest), number)
            elif first:
                labels.setdefault(first, number)
    ends: dict[tuple[str, str], list[tuple[list[str], int]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        ends.setdefault((phrase[0], phrase[1]), []).append((list(phrase), phrases[phrase]))
    pictures = lexicon.folded("layout", "picture_words")
    openers: Counter[str] = Counter()
    for word, number in (*labels.items(), *((phrase[0], number) for phrase, number in phrases.items())):
        openers[word] |= 1 << number
    common = lexicon.folded("layout", "function_words") | lexicon.folded("layout", "chat_words")
    anchors = frozenset(max(phrase, key=lambda word: (word not in common, len(word))) for phrase in phrases)
    counted: Counter[str] = Counter(lexicon.folded("layout", "function_words"))
    counted.update(dict.fromkeys(lexicon.folded("layout", "chat_words"), CHAT))
    counted.update(dict.fromkeys(anchors, PHRASE))
    months = (lexicon.words("dates", f"month_{month:02}") for month in range(1, 13))
    return _Words(
        counted=dict(counted),
        months=frozenset(name.casefold() for names in months for name in names),
        pictures=pictures,
        labels=labels,
        anchors=anchors,
        signs=pictures | anchors,
        openers=dict(openers),
        phrases=ends,
    )
