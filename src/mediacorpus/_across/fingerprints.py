"""
Join words across pages by their fingerprint.

Shape: ``“It will rain,”`` goes in, 32 hexadecimal digits come out, the same for ``It will RAIN``.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

__all__ = ["fingerprint"]

BYTES: Final = 16
"""The length of a fingerprint: among a billion different sections two share 128 bits with a chance of 1 in 10^21."""

WORD = re.compile(r"\w+")
# "don", "t", "2021"; not "“", "–"


def fingerprint(words: str) -> str:
    """
    Return the fingerprint of words: that of their letters and digits, without case, marks and white space.

    Words of marks alone have the fingerprint of those marks.

    Args:
        words: any text.

    Example:
        >>> fingerprint("“It will rain,”") == fingerprint("It will RAIN")
        True
        >>> fingerprint("***") == fingerprint("---")
        False
    """
    folded = " ".join(WORD.findall(words.casefold())) or words.strip()
    return hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=BYTES).hexdigest()
