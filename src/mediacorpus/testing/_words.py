"""
Write plausible news prose from word lists.

The lists and sentence patterns are data, in ``_lexicons/testing_en.toml``.
Chance comes from a stream of integers grown from a seed (:func:`stream`), so
that the same seed writes the same words on every Python and platform.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Cast", "cast", "chance", "headline", "paragraphs", "pick", "say", "stream", "word", "words"]

Item = TypeVar("Item")

SLOT = re.compile(
    r"""
    \{ ( [a-z_]+ ) \}     # matches "{city}", not "{}" and not "{City}"
    """,
    re.VERBOSE,
)
SENTENCES = (2, 5)
"""A paragraph has at least two sentences and at most five: 40 to 120 words."""
SHORTEST = 40
"""Words of the shortest paragraph; below, layout rules rightly doubt that it is running text."""


@functools.cache
def words() -> Mapping[str, tuple[str, ...]]:
    """Return the word lists and sentence patterns, read once per process."""
    data = importlib.resources.files("mediacorpus").joinpath("_lexicons", "testing_en.toml").read_text("utf-8")
    return {name: tuple(entries) for name, entries in tomllib.loads(data).items()}


def word(name: str) -> str:
    """Return the one entry of a list, e.g. ``"By "`` of ``by``."""
    return words()[name][0]


def stream(seed: int) -> Iterator[int]:
    """
    Yield an endless stream of 64-bit integers that only ``seed`` decides.

    Source: splitmix64, Steele, Lea and Flood, "Fast splittable pseudorandom
    number generators", OOPSLA 2014; its constants are theirs.
    """
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) % 2**64
        mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
        yield mixed ^ (mixed >> 31)


def chance(numbers: Iterator[int], lowest: int, highest: int) -> int:
    """Draw an integer between the two bounds, both included."""
    return lowest + next(numbers) % (highest - lowest + 1)


def pick(numbers: Iterator[int], items: Sequence[Item]) -> Item:
    """Draw one of ``items``."""
    return items[next(numbers) % len(items)]


@attrs.frozen
class Cast:
    """Hold what the sentences of one article must agree on."""

    names: Mapping[str, str]
    """The name for each slot that is drawn once an article, e.g. ``{"city": "Karvane", ...}``."""

    def __getitem__(self, slot: str) -> str:
        return self.names[slot]


def cast(numbers: Iterator[int]) -> Cast:
    """Draw the people, organisations and places of one article; no two of a kind are the same."""
    lists = words()
    surnames = _two(numbers, lists["last"])
    first_names = _two(numbers, lists["first"])
    orgs = _two(numbers, lists["orgs"])
    return Cast(
        {
            "lead": f"{first_names[0]} {surnames[0]}",
            "lead_last": surnames[0],
            "other": f"{first_names[1]} {surnames[1]}",
            "other_last": surnames[1],
            "org": orgs[0],
            "rival": orgs[1],
            "city": pick(numbers, lists["cities"]),
            "country": pick(numbers, lists["countries"]),
        }
    )


def say(numbers: Iterator[int], pattern: str, who: Cast) -> str:
    """
    Fill the slots of a pattern, and the slots of what fills them.

    A slot in ``who`` takes its one name; ``{things_cap}`` is an entry of
    ``things`` in headline capitals; any other takes an entry of its list.
    """

    def fill(match: re.Match[str]) -> str:
        slot = match[1]
        if slot in who.names:
            return who.names[slot]
        if slot == "code":
            return str(chance(numbers, 100_000, 999_999))
        if slot == "headline":
            return headline(numbers, who)
        if slot.endswith("_cap"):
            return _capitals(pick(numbers, words()[slot.removesuffix("_cap")]))
        return say(numbers, pick(numbers, words()[slot]), who)

    return SLOT.sub(fill, pattern)


def headline(numbers: Iterator[int], who: Cast, *, quoted: bool = False) -> str:
    """Write a headline, without a closing stop; ``quoted`` opens it with a quotation."""
    return _sentence(say(numbers, pick(numbers, words()["quoted_headline" if quoted else "headline"]), who))


def paragraphs(numbers: Iterator[int], who: Cast, count: int) -> list[str]:
    """Write ``count`` different paragraphs of 40 words or more each."""
    deck: list[str] = []
    written: list[str] = []
    while len(written) < count:
        sentences: list[str] = []
        wanted = chance(numbers, *SENTENCES)
        while len(sentences) < wanted or len(" ".join(sentences).split()) < SHORTEST:
            deck = deck or list(words()["sentence"])
            sentences.append(_sentence(say(numbers, deck.pop(next(numbers) % len(deck)), who)))
        paragraph = " ".join(sentences)
        if paragraph not in written:
            written.append(paragraph)
    return written


def _two(numbers: Iterator[int], items: Sequence[str]) -> tuple[str, str]:
    first = pick(numbers, items)
    return first, pick(numbers, [item for item in items if item != first])


def _capitals(phrase: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in phrase.split(" "))


def _sentence(text: str) -> str:
    """Begin with a capital, "al-Najdi" too."""
    return text[:1].upper() + text[1:]
