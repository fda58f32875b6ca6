"""
Load the words of the languages.

Each ``<language>.toml`` beside this file holds one table for each module that needs words
(``[dates]``, ``[bylines]``, ...), and in a table one list of strings for each group of words.
``und.toml`` holds what belongs to no language, such as the names of time zones.
A language is added by adding its file: no code changes.
A file with a longer name than a code of two or three letters is of another make and belongs to the module that reads it.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from mediacorpus.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Lexicon", "languages", "load", "merged"]

SUFFIX = ".toml"
LONGEST_CODE = 3
"""Letters of the longest language code (BCP 47)."""


@attrs.frozen
class Lexicon:
    """The words of one language, or of all languages together."""

    language: str
    """The code of the language (BCP 47), or ``"mul"`` for all of them together."""
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = attrs.field(repr=False)
    """Table, then group, then its words as written in the file."""

    def words(self, table: str, group: str) -> tuple[str, ...]:
        """Return the words of a group in the order of the file; empty where the language has none."""
        return self.tables.get(table, {}).get(group, ())

    def folded(self, table: str, group: str) -> frozenset[str]:
        """Return the words of a group, case-folded."""
        return frozenset(word.casefold() for word in self.words(table, group))


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the codes of the shipped languages, English first and the rest in the order of the alphabet."""
    files = (entry.name for entry in resources.files(__name__).iterdir())
    codes = {name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)}
    return tuple(sorted((code for code in codes if len(code) <= LONGEST_CODE), key=lambda code: (code != "en", code)))


@functools.cache
def load(language: str) -> Lexicon:
    """
    Return the words of one language; its file is read once in a process.

    Raises:
        LexiconError: the file is not tables of lists of strings; we are at fault.
        FileNotFoundError: the language is not shipped; the caller is at fault.
    """
    name = language + SUFFIX
    content = tomllib.loads(resources.files(__name__).joinpath(name).read_text(encoding="utf-8"))
    tables = {title: _table(name, title, table) for title, table in content.items()}
    return Lexicon(language, MappingProxyType(tables))


@functools.cache
def merged() -> Lexicon:
    """Return the words of all shipped languages together, each word once."""
    tables: dict[str, dict[str, dict[str, None]]] = {}
    for language in languages():
        for title, table in load(language).tables.items():
            for group, words in table.items():
                tables.setdefault(title, {}).setdefault(group, {}).update(dict.fromkeys(words))
    frozen = {title: MappingProxyType({group: tuple(words) for group, words in table.items()}) for title, table in tables.items()}
    return Lexicon("mul", MappingProxyType(frozen))


def _table(name: str, title: str, table: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise LexiconError(f"{name}: {title!r} stands outside a table; put it under a [table]", source=name)
    return MappingProxyType({str(group): _group(name, f"{title}.{group}", words) for group, words in table.items()})


def _group(name: str, place: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise LexiconError(f'{name}: {place} is not a list of words; write {place} = ["word", ...]', source=name)
    return tuple(words)
