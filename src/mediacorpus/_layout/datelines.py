"""Find the dateline that opens the body of an agency story."""

from __future__ import annotations

from typing import Final

import regex

__all__ = ["find_dateline"]

LONGEST: Final = 90
"""Characters within which the dash stands: "SANTIAGO DE LOS CABALLEROS, Dominican Republic, Sept. 14 (Reuters) —" has 68."""

# Matches "ERBIL, Kurdistan Region — ", "TEHRAN, Dec. 05 (MNA) – ", "Washington (AFP) - ", "LONDON -- ";
# not "Berlin - die Stadt" (no capitals, no agency), not "The plan - he said - ".
DATELINE: Final = regex.compile(
    r"""
    (?P<place>
      (?: \p{Lu}[\p{Lu}\p{M}'’.-]+ (?:\s\p{Lu}[\p{Lu}\p{M}'’.-]+){0,4}            # a city in capitals
          (?: (?:,|/)\s?[\p{Lu}0-9][\p{L}\p{M}0-9.'’ ]{0,30} ){0,3}                # a country, a date
          (?: \s?\([^()]{2,30}\) )?                                                # an agency
        | \p{Lu}[\p{L}\p{M}'’.-]* (?:\s\p{L}[\p{L}\p{M}'’.-]*){0,4}                # a city in small letters
          (?: ,\s?[\p{Lu}0-9][\p{L}\p{M}0-9.'’ ]{0,30} ){0,3}
          \s?\([\p{Lu}][^()]{1,30}\)                                               # and an agency after it
      )
    )
    \s? (?P<dash> [—–] | -- | (?<=\s)- ) (?:\s|$)
    """,
    regex.VERBOSE,
)


def find_dateline(words: str) -> tuple[int, int, int] | None:
    """
    Return where the place of a dateline ends, where its dash ends, and where the body begins; ``None`` without a dateline.

    Example:
        >>> find_dateline("LONDON - It rained.")
        (6, 8, 9)
    """
    found = DATELINE.match(words[:LONGEST])
    if found is None:
        return None
    begin = found.end("dash")
    body = begin + len(words[begin:]) - len(words[begin:].lstrip())
    return (len(found["place"].rstrip()), begin, body) if body < len(words) else None
