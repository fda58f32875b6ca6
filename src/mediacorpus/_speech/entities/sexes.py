"""
Tell a title that cannot stand before a person: "Mr. Stone" is not Ada Stone.

Shape: the title before a surname and a given name go in; whether they speak of a man and of a woman comes out.
"""

from __future__ import annotations

from functools import lru_cache

from mediacorpus._speech.lexicon import Word, load_lexicon

__all__ = ["are_opposed"]

GENDERS = Word.MALE | Word.FEMALE


@lru_cache(maxsize=4096)
def are_opposed(title: str, given: str) -> bool:
    """Tell whether one of the two speaks of a man and the other of a woman: ``Mrs.`` and ``bill``, not ``Dr.`` and ``bill``."""
    lexicon = load_lexicon()
    said = 0
    for word in title.lower().replace(".", " ").split():
        said |= lexicon.flags.get(word, 0) & GENDERS
    borne = lexicon.given_names.get(given.lower(), 0) & GENDERS
    return bool(said and borne and GENDERS not in (said, borne) and said != borne)
