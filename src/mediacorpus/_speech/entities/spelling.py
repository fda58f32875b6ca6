"""
Fold the spellings of one name together.

Shape: a name goes in, a tuple of plain words or one key string comes out;
``Qais al-Kareemi`` and ``Qais Karimi`` give the same key.
Two foldings: :func:`plain_words` takes away what no language distinguishes names
by (case, marks over letters, apostrophes, the Arabic article); :func:`sound_of`
takes one more step, for names romanised from Arabic, Persian or Cyrillic only,
where one letter has many Latin spellings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from mediacorpus._speech.entities.words import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["fold_name", "is_romanised", "key_of", "level", "name_key", "plain_words", "skeleton", "sound_of"]

_APOSTROPHES = (
    "'"
    "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{PRIME}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER REVERSED COMMA}"
    "\N{MODIFIER LETTER LEFT HALF RING}\N{MODIFIER LETTER RIGHT HALF RING}"
    "\N{GRAVE ACCENT}\N{ACUTE ACCENT}"
)
_HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"
_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
_DOUBLE = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_LEVEL = tuple(
    (mark, plain)
    for marks, plain in ((_APOSTROPHES, "'"), (_HYPHENS, "-"), (_BLANKS, " "), (_DOUBLE, '"'))
    for mark in marks
    if mark != plain
)
"""One character for one: no offset moves."""

_LETTERS = str.maketrans(
    {
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{LATIN SMALL LETTER THORN}": "th",
        "\N{LATIN SMALL LETTER ETH}": "d",
        "\N{LATIN SMALL LETTER SCHWA}": "a",
        "'": "",
        ".": "",
        '"': "",
    }
)

_WORD = re.compile(r"\w+-?")
"""Matches ``al-`` and ``karimi`` in ``al-karimi``; never a blank."""

_VOWELS = re.compile(r"[aeiouy]+")
"""Matches ``aie`` in ``rubaie``; never ``b``."""

_SOUNDS = str.maketrans({"q": "k", "w": "v"})


def level(text: str) -> str:
    """
    Write apostrophes, hyphens, blanks and double quotes each in one way, without moving an offset.

    Raises:
        nothing, whatever the text.
    """
    if not text.isascii() or "`" in text:
        for mark, plain in _LEVEL:
            text = text.replace(mark, plain)
    return text


@lru_cache(maxsize=16384)
def plain_words(name: str) -> tuple[str, ...]:
    """
    Return the words of a name in lower case, without marks, apostrophes, hyphens and the Arabic article.

    Example:
        >>> plain_words("Asa’ib Ahl al-Haq")
        ('asaib', 'ahl', 'haq')
    """
    lowered = level(name).casefold()
    words = load_words()
    if lowered.isascii() and lowered.replace(" ", "").isalpha():  # most names are nothing but such words
        kept = lowered.split()
        if len(kept) > 1 and not words.bare_articles.isdisjoint(kept):
            kept = [piece for piece in kept if piece not in words.bare_articles] or kept
        return tuple(kept)
    if not lowered.isascii():
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lowered).casefold())
        lowered = level("".join(letter for letter in apart if not unicodedata.combining(letter)))
    pieces = _WORD.findall(lowered.translate(_LETTERS).replace("- ", "-"))
    kept = [piece.rstrip("-") for piece in pieces if not (piece.endswith("-") and piece[:-1] in words.articles)]
    if len(kept) > 1:
        kept = [piece for piece in kept if piece not in words.bare_articles] or kept
    return tuple(kept or (piece.rstrip("-") for piece in pieces))


@lru_cache(maxsize=16384)
def sound_of(word: str) -> str:
    """
    Return a romanised word with its many Latin spellings made one.

    ``Qassem`` and ``Kasim`` sound alike, ``Hussein`` and ``Hussaini`` do not.
    Doubled letters are one, a run of vowels is one of ``a``, ``i``, ``u``, and an
    ``h`` that ends the word after a vowel is silent.

    Source: the seeds' 193 forms; ALA-LC against the spellings of the press.
    """
    before = ""
    while before != word:
        before = word
        word = word.translate(_SOUNDS).replace("ck", "k")
        if len(word) > 2 and word[-1] == "h" and word[-2] in "aeiouy":
            word = word[:-1]
        word = _VOWELS.sub(lambda run: _vowel(run.group()), word)
        word = "".join(letter for i, letter in enumerate(word) if i == 0 or letter != word[i - 1])
    return word


def _vowel(run: str) -> str:
    if any(letter in "eiy" for letter in run):
        return "i"
    return "u" if any(letter in "ou" for letter in run) else "a"


def skeleton(word: str) -> str:
    """Return the consonants of a romanised word: ``rb`` for ``Rubaie`` and ``Rabiee``."""
    sound = sound_of(word)
    return sound[:1] + "".join(letter for letter in sound[1:] if letter not in "aiu")


@lru_cache(maxsize=16384)
def is_romanised(name: str) -> bool:
    """Tell whether a name looks transliterated from Arabic or Persian, so that its vowels mean little."""
    words = load_words()
    pieces = level(name).casefold().replace("-", "- ").split()
    if not words.arabic_signs.isdisjoint(pieces):
        return True
    plain = plain_words(name)
    return not (
        words.arabic_given.isdisjoint(plain) and words.arabic_signs.isdisjoint(plain) and words.variants.keys().isdisjoint(plain)
    )


@lru_cache(maxsize=16384)
def fold_name(name: str, *, romanised: bool = False) -> tuple[str, ...]:
    """
    Return the words of a name with its spelling variants made one.

    Idempotent on its own joined result.

    Args:
        name: as printed.
        romanised: whether it is known to be transliterated, though it does not look so.

    Example:
        >>> fold_name("Qasem Soleimani") == fold_name("Qassem Soleimani")
        True
    """
    plain = plain_words(name)
    variants = load_words().variants
    if not romanised and not is_romanised(name):
        return plain
    return tuple(variants.get(word) or variants.get(sound_of(word)) or sound_of(word) for word in plain)


@lru_cache(maxsize=16384)
def name_key(name: str, label: str) -> str:
    """
    Return the key that joins a name across documents.

    Shape: ``person:kis karimi``.  A lone word for a person is not known well
    enough to join: its key has ``~`` for ``:``, and no join should use it.

    Args:
        name: the fullest spelling.
        label: an :class:`~mediacorpus.EntityLabel`; names of different labels never share a key.
    """
    words = fold_name(name) if label in ("PERSON", "ORG", "MEDIA", "FAC") else plain_words(name)
    return key_of(words, plain_words(name), label, lone=" " not in name)


def key_of(words: Sequence[str], plain: Sequence[str], label: str, *, lone: bool) -> str:
    """
    Return the key of a name whose words are folded already; see :func:`name_key`.

    Args:
        words: its words as its label wants them folded.
        plain: its plain words, as many; of a name that is not romanised they are the same.
        label: an :class:`~mediacorpus.EntityLabel`.
        lone: whether it is printed as one word, though a hyphen may make two of it (``Reed-Stone``).
    """
    kind = _FAMILY.get(label, label.casefold())
    if label == "PERSON":
        honorifics = load_words().honorifics_plain
        if not honorifics.isdisjoint(plain):
            words = [word for word, one in zip(words, plain, strict=True) if one not in honorifics] or words
        if len(words) > 2:
            words = [word for word in words if len(word) > 1] or words
    return f"{kind}{'~' if label == 'PERSON' and (lone or len(words) == 1) else ':'}{' '.join(words)}"


_FAMILY = {"GPE": "place", "LOC": "place", "FAC": "place", "ORG": "org", "MEDIA": "org"}
"""Labels that the press mixes for one thing share a family."""
