"""Turn the bytes of a page into its text, and say what was doubtful on the way."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from mediacorpus._layout.detect import legacy_encoding, unicode_form
from mediacorpus.model import Note, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["check_encoding", "decode"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""The marks that open a file and name its encoding.  Source: Unicode 15.0, section 23.8, and GB 18030-2022."""

NO_CHARACTER_SETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs that Python counts among the encodings of text, and no page is written in."""

PLACES = 100
"""How many undecodable places get notes of their own; the rest share one.  With more, the page is not of this encoding."""


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Note, ...]]:
    r"""
    Decode the bytes of a page.

    A byte order mark is believed first, then ``encoding``, then UTF-8 (and UTF-16, UTF-32 without a mark) where
    the bytes can be nothing else, then the legacy encoding that makes the likeliest words.  The mark is no part of the text.

    Shape: bytes to the text and the notes on it.  A byte that cannot be decoded stays in the text as ``\xNN``, and such
    places, the first hundred, get a note each, which names the bytes and the place.

    Args:
        data: the page, whole.
        encoding: what the page is said to be encoded in.

    Raises:
        LookupError: Python knows no such encoding; the caller is at fault.  Nothing else, whatever the bytes.
    """
    if encoding is not None:
        check_encoding(encoding)
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark) and not (name == "utf-32-le" and len(data) % 4):
            return _keep_all(data[len(mark) :], name)
    if encoding is not None:
        return _keep_all(data, encoding)
    if (form := unicode_form(data)) is not None:
        return _keep_all(data, form)
    if (legacy := legacy_encoding(data)) is None:
        return _keep_all(data, "utf-8")
    text, notes = _keep_all(data, legacy)
    message = f"no encoding was declared and the bytes are not UTF-8: read as {legacy}, which makes the likeliest words"
    return text, (Note("detected-encoding", span=Span(0, 0), message=message), *notes)


def check_encoding(encoding: str) -> None:
    """
    Refuse a name that is not an encoding of text.

    Raises:
        LookupError: Python knows no such encoding; the caller is at fault.
    """
    try:
        "".encode(encoding)
        known = codecs.lookup(encoding).name.replace("_", "-") not in NO_CHARACTER_SETS
    except (LookupError, ValueError, UnicodeError):  # ValueError: a NUL in the name
        known = False
    if not known:
        raise LookupError(
            f"encoding={encoding!r} is not an encoding of text that Python knows; "
            'give a name such as "utf-8" or "cp1252", or None to have it detected'
        )


def _keep_all(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    """Decode, with every byte that is no character kept visible and noted."""
    pieces: list[str] = []
    places: list[tuple[int, int, int]] = []  # first byte, one past the last byte, where they stand in the text
    at = length = 0
    for _ in range(PLACES):
        try:
            pieces.append(codecs.decode(data[at:], encoding))
            break
        except UnicodeDecodeError as error:
            start, end = at + error.start, at + max(error.end, error.start + 1)
        # A codec with shifts may stumble over the cut, so the good part is decoded without trust too.
        good = codecs.decode(data[at:start], encoding, "backslashreplace")
        length += len(good)
        if places and start == places[-1][1]:
            places[-1] = (places[-1][0], end, places[-1][2])
        else:
            places.append((start, end, length))
        shown = _escape(data[start:end])
        pieces += (good, shown)
        length += len(shown)
        at = end
    else:
        pieces.append(codecs.decode(data[at:], encoding, "backslashreplace"))
        last = Note(
            "undecodable-bytes",
            span=Span(length, length + len(pieces[-1])),
            message=f"from byte {at} on, what is not {encoding} was not counted; it stays in the text as \\xNN",
        )
        return "".join(pieces), (*_damage(data, places, encoding), last)
    return "".join(pieces), tuple(_damage(data, places, encoding))


def _damage(data: bytes, places: list[tuple[int, int, int]], encoding: str) -> Iterator[Note]:
    for start, end, at in places:
        bad = data[start:end]
        what = f"byte {start} is" if len(bad) == 1 else f"bytes {start} to {end - 1} are"
        shown = _escape(bad)
        message = f"{what} not {encoding}: {bad.hex(' ')} in hexadecimal; kept in the text as {shown}"
        yield Note("undecodable-bytes", span=Span(at, at + len(shown)), message=message)


def _escape(bad: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in bad)
