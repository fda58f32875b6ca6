"""Tell how a line begins and ends, and what its words are for."""

from __future__ import annotations

import functools
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from mediacorpus import _lexicons

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = [
    "CUES",
    "FULL_STOPS",
    "PARAGRAPH",
    "TERMINAL",
    "TERMINAL_MARKS",
    "CueWords",
    "Cues",
    "cue_words",
    "cues_of",
    "ends_of",
    "find_cues",
    "is_paragraph",
    "openers_of",
    "start_of",
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

READ: Final = 140
"""Characters of a line that are read; what a paragraph is shows before (its length is taken whole). 240 gave the same F1."""

LONGEST_FIRST: Final = 60
"""Characters of the longest first word that is remembered."""

WORD: Final = re.compile(r"[\w']+")
SPELT: Final = "".join(chr(code).lower() if WORD.match(chr(code)) else " " for code in range(128)).encode().ljust(256)
"""Each ASCII character in lower case where it is one of a word, else a blank."""

NONE, STOP, ASK, COLON, ELLIPSIS, CLOSED, COMMA, DIGIT, BRACKET, LETTER, SEPARATED, OPEN = range(12)
"""What a line ends with; CLOSED is a quotation mark after a stop, OPEN one without."""
TERMINAL: Final = frozenset({STOP, ASK, CLOSED})
TERMINAL_MARKS: Final = frozenset('.!?。！？…”»"।۔؟')
"""What a sentence can end with."""
FULL_STOPS: Final = frozenset(".。।۔")
"""What a sentence ends with that neither asks nor cries nor quotes."""
PARAGRAPH: Final = 80
"""Characters of the shortest paragraph."""
ENDS: Final = {
    **dict.fromkeys(".。।۔｡", STOP), **dict.fromkeys("!?！？؟", ASK), **dict.fromkeys(":：", COLON), "…": ELLIPSIS,
    **dict.fromkeys(",;-–—،、", COMMA), **dict.fromkeys(")]", BRACKET), **dict.fromkeys("|>›", SEPARATED),
    **dict.fromkeys("»\"”“'’」", CLOSED),
}  # fmt: skip
OPENING: Final = frozenset("\"“„«'‘»›「")
UPPER, LOWER, NUMBER, QUOTE, CASELESS, SYMBOL = 1, 2, 3, 4, 5, 6

CHAT: Final = 1 << 8
PHRASE: Final = 1 << 16
PICTURE: Final = 1 << 24
"""What a word of chat, the anchor of a phrase and a word for a picture count, where a function word counts 1; no line has 256."""


class CueWords(NamedTuple):
    """The words of the lexicons that tell what a line is for."""

    counted: dict[str, int]
    """What each word counts for: the sum of 1 as a function word, :data:`CHAT`, :data:`PHRASE` and :data:`PICTURE`."""
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
    """Return the words of the first :data:`READ` characters of a line, in lower case; plain ones in a third of the time."""
    head = line[:READ]
    if head.isascii():
        return head.encode().translate(SPELT).decode().split()
    words: list[str] = WORD.findall(head.lower().replace("’", "'"))
    return words


def ends_of(lines: Sequence[str]) -> bytes:
    """Return the class of the end of each line: its last character tells it, but for points in a row and a quotation mark."""
    ends = bytearray(map(end_of, [line[-1] for line in lines]))
    for i in [i for i, end in enumerate(ends) if end == OPEN or (end == STOP and lines[i].endswith("..."))]:
        ends[i] = end_of(lines[i][-3:])
    return bytes(ends)


@functools.lru_cache(maxsize=4096)
def end_of(tail: str) -> int:
    """Return the class of the end of a line from its last three characters."""
    last = tail[-1]
    end = ENDS.get(last)
    if end is None:
        return DIGIT if last.isdigit() else LETTER if last.isalpha() else NONE
    if end == STOP and tail == "...":
        return ELLIPSIS
    if end == CLOSED and ENDS.get(tail[-2:-1], NONE) not in (STOP, ASK, COMMA, ELLIPSIS):
        return OPEN
    return end


@functools.lru_cache(maxsize=4096)
def start_of(first: str) -> int:
    """Return the class of the first character of a line."""
    if first.isupper():
        return UPPER
    if first.islower():
        return LOWER
    if first.isdigit():
        return NUMBER
    if first in OPENING:
        return QUOTE
    return CASELESS if first.isalpha() else SYMBOL


def openers_of(lines: Iterable[str]) -> list[int]:
    """
    Return for each line the groups of cues that its first word may begin, as bits; far cheaper than its cues.

    Bit 0 tells that more than letters stands before the first blank: "2021", "»", "U.S.".
    """
    openers = cue_words().openers
    firsts = [line.partition(" ")[0] for line in lines]
    return [
        openers.get(first.lower(), 0) if first.isalpha() else _opened_by(first.split(None, 1)[0][:LONGEST_FIRST])
        for first in firsts
    ]


@functools.lru_cache(maxsize=4096)
def _opened_by(first: str) -> int:
    if first.isalpha():
        return cue_words().openers.get(first.lower(), 0)
    word = WORD.search(first.lower().replace("’", "'"))
    if word is None:
        return ANY
    plain = first.strip(':;.,!?…()[]"»>›|').isalpha()
    return cue_words().openers.get(word[0], 0) | (not plain)


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
ONLY_PICTURED: Final = Cues(0, 0, 0, pictured=True)


def cues_of(words: list[str]) -> Cues:
    """Return the cues of a line from its words."""
    lexicon = cue_words()
    if not words or (words[0] not in lexicon.labels and lexicon.signs.isdisjoint(words)):
        return NO_CUES
    cues = find_cues(words, lexicon, phrased=not lexicon.anchors.isdisjoint(words))
    return Cues(*cues, pictured=not lexicon.pictures.isdisjoint(words))


def find_cues(words: list[str], lexicon: CueWords, *, phrased: bool) -> tuple[int, int, int]:
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
def cue_words() -> CueWords:
    """Return the words of all lexicons."""
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
    counted.update(dict.fromkeys(pictures, PICTURE))
    months = (lexicon.words("dates", f"month_{month:02}") for month in range(1, 13))
    return CueWords(
        counted=dict(counted),
        months=frozenset(name.casefold() for names in months for name in names),
        pictures=pictures,
        labels=labels,
        anchors=anchors,
        signs=pictures | anchors,
        openers=dict(openers),
        phrases=ends,
    )
