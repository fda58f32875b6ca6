"""
Join words across pages by their fingerprint.

Shape: ``“It will rain,”`` goes in, 32 hexadecimal digits come out, the same for ``It will RAIN``.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

__all__ = ["fingerprint", "page_id", "sha256"]

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


def sha256(text: str) -> str:
    """Return the SHA-256 of the UTF-8 form of a page, in hexadecimal digits; lone surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def page_id(text: str) -> str:
    """Return the name of a page that the caller gave none: the first 16 digits of its :func:`sha256`."""
    return sha256(text)[:16]
