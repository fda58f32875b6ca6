"""
Tell the shape of a line: how long it is, how it begins and ends, what its words are for.

A shape is a tuple of small whole numbers, one for each name in :data:`SHAPE`.
The numbers count, compare or name a class; none of them knows a page, a site or a name.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from typing import Final, NamedTuple

from mediacorpus import _lexicons

__all__ = ["CUES", "EMPTY", "SHAPE", "TERMINAL", "TERMINAL_MARKS", "Cues", "Shape", "cues_of", "opens_with_cue", "read_line", "words_of"]

CUES: Final = ("share", "subscribe", "comments", "related", "legal", "nav", "credit", "meta")
"""The groups of cue words, numbered from 1; 0 is none."""
SUBSCRIBE, COMMENTS, RELATED, LEGAL, CREDIT = 2, 3, 4, 5, 7
SITE: Final = frozenset({1, 2, 5})
ASKING: Final = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4
"""The groups of phrases that ask the reader to do something: share, subscribe, comment, read on."""

SHAPE: Final = (
    "length", "words", "function", "end", "start", "capitals", "commas", "numbers", "sentences", "whole", "opens",
    "asks", "legal", "chat", "separators", "dated", "quoted",
)  # fmt: skip
"""What each number of a shape tells, in order."""

READ: Final = 140
"""Characters of a line that are read; what a paragraph is shows before (its length is taken whole). 240 gave the same F1."""

LENGTHS: Final = (8, 15, 25, 40, 60, 80, 110, 150, 200, 280, 400, 600, 1000)
WORDS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, 60)
COUNTS: Final = (1, 2, 3, 5, 8)
MENU: Final = 60
"""Characters of the longest line that is remembered."""

WORD: Final = re.compile(r"[\w']+")
DATED: Final = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
"""A numeric date or a time of day: "18/07/2021", "09:08", "2021-06-02"; not "1,500"."""
SEPARATOR: Final = re.compile("[|•·›»>/→]")

NONE, STOP, ASK, COLON, ELLIPSIS, CLOSED, COMMA, DIGIT, BRACKET, LETTER, SEPARATED, OPEN = range(12)
"""What a line ends with; CLOSED is a quotation mark after a stop, OPEN one without."""
TERMINAL: Final = frozenset({STOP, ASK, CLOSED})
TERMINAL_MARKS: Final = frozenset(".!?。！？…”»\"।۔؟")
"""What a sentence can end with."""
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

Shape = tuple[int, ...]
EMPTY: Final[Shape] = (0,) * len(SHAPE)


class _Words(NamedTuple):
    function: frozenset[str]
    chat: frozenset[str]
    months: frozenset[str]
    pictures: frozenset[str]
    labels: dict[str, int]
    phrases: dict[str, list[tuple[list[str], int]]]


def words_of(line: str) -> list[str]:
    """Return the words of the first :data:`READ` characters of a line, in lower case."""
    words: list[str] = WORD.findall(line[:READ].lower().replace("’", "'"))
    return words


def read_line(line: str) -> tuple[list[str], Shape]:
    """
    Return the words and the shape of a line that is not blank, trimmed.

    Short lines are remembered: the menus of a site stand on every page of it.
    """
    if len(line) <= MENU:
        return _read_menu(line)
    words = words_of(line)
    return words, _shape(line, words)


@functools.lru_cache(maxsize=4096)
def _read_menu(line: str) -> tuple[list[str], Shape]:
    words = words_of(line)
    return words, _shape(line, words)


def _shape(line: str, words: list[str]) -> Shape:
    lexicon = _words()
    length = len(line)
    head = line[:READ]
    count = len(words)
    whole, opens, inside = _cues(words, lexicon) if count else (0, 0, 0)
    numbers = sum([word[0] < ":" for word in words])
    pieces = head.split()
    dated = 0
    if numbers and length < 250:
        dated = (2 if not lexicon.months.isdisjoint(words[:12]) else 0) + (1 if DATED.search(line) else 0)
    return (
        bisect_right(LENGTHS, length),
        bisect_right(WORDS, count),
        FEW_WORDS if count < 3 else min(8, sum(map(lexicon.function.__contains__, words)) * 16 // count),
        _end(line),
        _start(line[0]),
        SHOUTED if count and head.isupper() else min(8, sum([piece[0].isupper() for piece in pieces]) * 8 // len(pieces)),
        bisect_right(COUNTS, head.count(",")),
        min(6, numbers * 6 // count) if numbers else 0,
        bisect_right(COUNTS, head.count(". ") + head.count("? ") + head.count("! ") + head.count("。")),
        whole,
        opens,
        1 if inside & ASKING else 0,
        1 if inside >> LEGAL & 1 else 0,
        min(4, sum(map(lexicon.chat.__contains__, words))),
        min(3, len(SEPARATOR.findall(head))),
        dated,
        1 if '"' in head or "“" in head or "„" in head or "«" in head else 0,
    )


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


def opens_with_cue(line: str) -> bool:
    """Tell whether the first word of a line begins any cue; far cheaper than its cues."""
    first = line[:MENU].lower().replace("’", "'").split(None, 1)[0].strip(":;.,!?…()[]\"»>›|")
    lexicon = _words()
    return first in lexicon.labels or first in lexicon.phrases or not first.isalpha()


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


def cues_of(words: list[str]) -> Cues:
    """Return the cues of a line from its words."""
    if not words:
        return Cues(0, 0, 0, pictured=False)
    lexicon = _words()
    return Cues(*_cues(words, lexicon), pictured=not lexicon.pictures.isdisjoint(words))


def _cues(words: list[str], lexicon: _Words) -> tuple[int, int, int]:
    """Return the cue that fills the line, the cue that opens it, and the set of cues of its phrases as bits."""
    count = len(words)
    filled = count - words[-1].isdigit()
    first = lexicon.labels.get(words[0], 0)
    size = 1 if first else 0
    inside = 0
    phrases = lexicon.phrases
    starts = () if phrases.keys().isdisjoint(words) else [i for i, word in enumerate(words) if word in phrases]
    for i in starts:
        for phrase, group in phrases[words[i]]:
            if words[i : i + len(phrase)] == phrase:
                inside |= 1 << group
                if i == 0:
                    first, size = group, len(phrase)
                break
    return (first, 0, inside) if first and size >= filled else (0, first, inside)


@functools.cache
def _words() -> _Words:
    lexicon = _lexicons.merged()
    labels: dict[str, int] = {}
    phrases: dict[str, dict[tuple[str, ...], int]] = {}
    for number, group in enumerate(CUES, 1):
        for cue in lexicon.words("cues", group):
            first, *rest = words_of(cue) or ("",)
            if rest:
                phrases.setdefault(first, {}).setdefault((first, *rest), number)
            elif first:
                labels.setdefault(first, number)
    months = (lexicon.words("dates", f"month_{month:02}") for month in range(1, 13))
    return _Words(
        function=lexicon.folded("layout", "function_words"),
        chat=lexicon.folded("layout", "chat_words"),
        months=frozenset(name.casefold() for names in months for name in names),
        pictures=lexicon.folded("layout", "picture_words"),
        labels=labels,
        phrases={
            first: [(list(words), number) for words, number in sorted(ends.items(), key=lambda item: -len(item[0]))]
            for first, ends in phrases.items()
        },
    )
