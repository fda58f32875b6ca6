"""Tell the encoding of bytes that do not name it."""

from __future__ import annotations

import codecs
import functools
import re
import tomllib
import unicodedata
from collections import Counter
from importlib import resources

__all__ = ["legacy_encoding", "unicode_form"]

CANDIDATES = (
    "cp1252",
    "gb18030",
    "cp1251",
    "cp932",
    "euc_kr",
    "cp949",
    "big5",
    "cp1256",
    "cp1250",
    "cp1254",
    "cp1255",
    "cp1253",
    "iso8859_2",
    "iso8859_15",
    "iso8859_9",
    "iso8859_7",
    "euc_jp",
    "cp874",
    "koi8_r",
    "koi8_u",
    "cp1257",
    "cp1258",
    "iso8859_5",
    "iso8859_6",
    "iso8859_8",
    "iso8859_13",
    "iso8859_4",
    "iso8859_10",
    "iso8859_16",
    "mac_roman",
    "mac_cyrillic",
    "cp866",
)
"""
The legacy encodings of web pages, the commonest first; the order breaks ties.

Source: the legacy encodings of the WHATWG Encoding Standard, in the order of their share of web pages
(W3Techs, "Usage statistics of character encodings for websites", 2024).
"""

COMMON_LEADS = {
    "gb18030": range(0xB0, 0xD8),
    "big5": range(0xA4, 0xC7),
    "cp932": range(0x82, 0x98),
    "euc_jp": range(0xA4, 0xD0),
    "cp949": range(0xB0, 0xC9),
    "euc_kr": range(0xB0, 0xC9),
}
"""
The first bytes of the ideographs, kana and syllables in daily use; the rest are rare.

Source: level 1 of GB 2312, Big5 and JIS X 0208, and the syllables of KS X 1001.
"""

SAMPLE = 4096
"""How many bytes the detection looks at: about a page; with 1024 the short test sentences do as well, with fewer not."""

BLANK = ord(" ")
"""Below it stand the controls, and the high bytes of the alphabets up to Tibetan in UTF-16."""

MOST = 0.7
"""What share of a side of UTF-16 lies below a blank in an alphabet; in our test sentences .93 or more."""

FEW = 0.1
"""What share of odd characters a text of ideographs may have; in our test sentences none, and .2 in the wrong byte order."""

BINARY = 0.05
"""What share of controls makes a file no text; bytes at random have .11, and pages a stray NUL at the most."""


def unicode_form(data: bytes) -> str | None:
    """Return the form of Unicode that the bytes are in, or ``None`` where they are in none."""
    return _wide(data) or _utf8(data)


def _wide(data: bytes) -> str | None:
    """
    Tell UTF-32 and UTF-16 without a mark by their NULs.

    In UTF-32 three bytes of four are 0 in most scripts.  In UTF-16 the high byte of a letter of an alphabet lies below 0x20,
    and ideographs stand beside line ends and figures, whose high byte is 0.  ASCII with a stray NUL is neither.
    """
    if b"\0" not in data:
        return None
    head = data[: SAMPLE * 4]
    for name in ("utf-32-le", "utf-32-be"):
        if len(data) % 4 == 0 and "\0" not in _strictly(head, name):
            return name
    sides = {"utf-16-le": (head[1::2], head[0::2]), "utf-16-be": (head[0::2], head[1::2])}
    for name, (high, low) in sides.items():
        alphabetic = 0 not in low and _share_below_blank(high) > MOST and _share_below_blank(low) < 1 - MOST
        if alphabetic and "\0" not in _strictly(head, name):
            return name
    if _is_utf8(head):
        return None
    texts = {name: _strictly(head, name) for name in sides}
    likely = [name for name, text in texts.items() if "\0" not in text and WIDE_LETTERS.search(text) and _oddity(text) < FEW]
    return min(likely, key=lambda name: _oddity(texts[name]), default=None)


WIDE_LETTERS = re.compile("[\u3040-\u9fff\uac00-\ud7a3].*[\n\r 0-9]", re.DOTALL)  # "市长\n", not "市长" nor "Yes\n"


def _share_below_blank(side: bytes) -> float:
    return sum(byte < BLANK for byte in side) / max(1, len(side))


def _strictly(data: bytes, encoding: str) -> str:
    """Return the text, cut before a character that the sample cuts in two, or NUL where it cannot be decoded."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        return decoder.decode(data)
    except UnicodeDecodeError:
        return "\0"


def _is_utf8(data: bytes) -> bool:
    return "\0" not in _strictly(data.replace(b"\0", b" "), "utf-8")


def _utf8(data: bytes) -> str | None:
    """
    Tell UTF-8, a few spoilt bytes allowed.

    A page cut inside a character, or pasted together from two encodings, is UTF-8 still: more of its characters beyond ASCII
    are well formed than not.  In a legacy encoding well-formed pairs are accidents, one pair of six at the most (GB 2312).
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
        sound = ESCAPED.sub("", text)
        good, bad = len(sound) - len(data.translate(None, HIGH)), len(text) - len(sound)
        return "utf-8" if good > bad else None
    return "iso2022_jp" if JAPANESE_SHIFT.search(data) and "\0" not in _strictly(data, "iso2022_jp") else "utf-8"


ESCAPED = re.compile("[\udc80-\udcff]+")  # "\udc93", not "“"
JAPANESE_SHIFT = re.compile(rb"\x1b\$[@B]")  # b"\x1b$B", not b"$B"
FOREIGN = re.compile(rb"[\x80-\xff]")  # b"\xe9", not b"e"
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")  # b"\0", not b"\t"
HIGH = bytes(range(0x80, 0x100))


def legacy_encoding(data: bytes) -> str | None:
    """Return the likeliest legacy encoding, or ``None`` for what is no text, such as a picture."""
    import charset_normalizer

    sample = _sample(data)
    if len(CONTROLS.findall(sample)) > BINARY * len(sample):
        return None
    sample = sample.replace(b"\0", b" ")
    matches = charset_normalizer.from_bytes(
        sample, cp_isolation=list(CANDIDATES), threshold=0.5, enable_fallback=False, preemptive_behaviour=False
    )
    judged = {name: match for match in matches for name in match.could_be_from_charset}
    costs: dict[str, float] = {}
    for rank, name in enumerate(CANDIDATES):
        text = _strictly(sample, name)
        if "\0" in text:
            continue
        match = judged.get(name)
        mess = match.chaos - 0.5 * match.coherence if match else 0.5
        costs[name] = mess + _oddity(text) + _rarity(text, name) + _strangeness(text) + 0.003 * rank
    return min(costs, key=costs.__getitem__, default=None)


def _sample(data: bytes) -> bytes:
    """Return the lines that hold bytes beyond ASCII, up to a page of them; the rest tells nothing."""
    pieces: list[bytes] = []
    size = at = 0
    while size < SAMPLE and (found := FOREIGN.search(data, at)):
        start = data.rfind(b"\n", at, found.start()) + 1 or at
        if found.start() - start > SAMPLE:
            start = found.start()
        end = data.find(b"\n", found.start(), start + SAMPLE) + 1
        pieces.append(data[start : end or start + SAMPLE])
        size += len(pieces[-1])
        if not end:  # cut, perhaps inside a character: nothing may follow
            break
        at = end
    return b"".join(pieces)


def _rarity(text: str, encoding: str) -> float:
    """Return the share of ideographs and syllables that are not in daily use."""
    common = COMMON_LEADS.get(encoding)
    letters = [letter for letter in text if letter > "\u0fff" and letter.isalpha()]
    if common is None or not letters:
        return 0.0
    return sum(letter.encode(encoding)[0] not in common for letter in letters) / len(letters)


def _strangeness(text: str) -> float:
    """Return the share of Latin letters beyond ASCII outside the alphabet of the language that fits best."""
    letters = Counter(letter for letter in text.lower() if "\x7f" < letter < "\u0250" and letter.isalpha())
    if not letters:
        return 0.0
    best = max(sum(times for letter, times in letters.items() if letter in alphabet) for alphabet in _alphabets())
    return 1.0 - best / letters.total()


@functools.cache
def _alphabets() -> tuple[frozenset[str], ...]:
    table = resources.files("mediacorpus").joinpath("_lexicons", "latin_alphabets.toml").read_text("utf-8")
    return tuple(map(frozenset, tomllib.loads(table).values()))


def _oddity(text: str) -> float:
    """Return the share of characters beyond ASCII that no word has where they stand."""
    odd = total = 0.0
    for (before, letter, after), times in Counter(zip(" " + text, text, text[1:] + " ", strict=False)).items():
        if letter > "\x7f":
            total += times
            odd += times * _odd(before, letter, after)
    return min(1.0, odd / total) if total else 0.0


def _odd(before: str, letter: str, after: str) -> float:
    """Judge one character between its neighbours: 0 in "café", 1 in "cafﻠ", "powiedzia³" and "prŠsident"."""
    category = unicodedata.category(letter)
    if category in {"Cc", "Co", "Cn"}:
        return 1.0
    if category[0] == "L":
        neighbours = [other for other in (before, after) if other.isalpha()]
        if any(_script(other) != _script(letter) for other in neighbours):
            return 1.0
        return float(before.islower() and letter.isupper())
    if category in {"Sk", "Sm", "So", "No", "Sc"}:
        return 0.5 * (before.isalpha() + after.isalpha())
    # In a script with spaces a stop or a quotation mark closes or opens a word; the apostrophe and the dots stand inside one.
    inside = before.isalpha() and after.isalpha() and "CJK" not in {_script(before), _script(after)}
    return float(inside and category in {"Po", "Pi", "Ps", "Pe"} and letter not in "\u00b7\u2019\u2026")


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ", 1)[0].split("-", 1)[0]
    return "CJK" if name in {"HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "HANGUL"} else name
