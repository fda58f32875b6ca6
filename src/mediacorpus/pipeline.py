"""
The stages from text to document, in order.

.. code-block:: text

    text ── lines ── content ── stories ── comments ── sections ── site ── Document
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._layout.assemble import assemble
from mediacorpus._layout.comments import label_comments
from mediacorpus._layout.content import content_of
from mediacorpus._layout.decode import decode
from mediacorpus._layout.draft import Draft
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.sections import label_stories
from mediacorpus._layout.site import label_site
from mediacorpus._layout.stories import split_stories
from mediacorpus.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediacorpus.model import Note

__all__ = ["STAGES", "Parser", "parse"]


def _find_comments(draft: Draft) -> None:
    for story in draft.stories:
        label_comments(draft, story, story.end)


STAGES: Final[tuple[Callable[[Draft], None], ...]] = (split_stories, _find_comments, label_stories, label_site)
"""What is done to the lines of a page once it is known which are running text."""


@attrs.frozen
class Parser:
    """Parse pages with one configuration; safe to share and to pickle."""

    def parse(self, text: str, *, id: str | None = None, origin: str | None = None) -> Document:
        """
        Parse a page.

        Args:
            text: the page, any string.
            id: the caller's name for it; by default the first 16 hexadecimal digits of the SHA-256 of its UTF-8 form.
            origin: where it came from.

        Raises:
            TypeError: ``text`` is not a ``str``; the caller is at fault.
        """
        if not isinstance(text, str):
            raise TypeError(f"parse() takes a str, not {type(text).__name__}; for bytes call parse_bytes()")
        return self._parse(text, id=id, origin=origin, notes=())

    def parse_bytes(
        self, data: bytes, encoding: str | None = None, *, id: str | None = None, origin: str | None = None
    ) -> Document:
        """
        Decode and parse the bytes of a page; see :func:`mediacorpus.parse_bytes`.

        Args:
            data: the page.
            encoding: what the page is said to be encoded in.
            id: the caller's name for it; by default as in :meth:`parse`.
            origin: where it came from.

        Raises:
            TypeError: ``data`` is not bytes; the caller is at fault.
            LookupError: Python knows no such encoding; the caller is at fault.
        """
        if not isinstance(data, bytes | bytearray | memoryview):
            raise TypeError(f"parse_bytes() takes bytes, not {type(data).__name__}; for a str call parse()")
        text, notes = decode(bytes(data), encoding)
        return self._parse(text, id=id, origin=origin, notes=notes)

    def _parse(self, text: str, *, id: str | None, origin: str | None, notes: tuple[Note, ...]) -> Document:
        lines = split_lines(text)
        draft = Draft(text, lines, content_of(lines))
        for stage in STAGES:
            stage(draft)
        sections, articles = assemble(draft)
        found = [note for story in draft.stories if story.header for note in story.header.notes]
        notes += tuple(sorted(found, key=lambda note: note.span.start))
        return Document(text, id=id or _name(text), origin=origin, sections=sections, articles=articles, notes=notes)


def _name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def parse(text: str) -> Document:
    """Parse a page with the default :class:`Parser`."""
    return Parser().parse(text)
