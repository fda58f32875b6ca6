"""
The stages from text to document, in order.

.. code-block:: text

    text ── lines ── content ── settle ── stories ── comments ── sections ── site ── entities ── quotes ── speakers ── Document
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus._across.fingerprints import page_id
from mediacorpus._layout.assemble import assemble
from mediacorpus._layout.comments import label_comments
from mediacorpus._layout.content import content_of
from mediacorpus._layout.decode import decode
from mediacorpus._layout.draft import Draft
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import page_facts
from mediacorpus._layout.sections import label_stories
from mediacorpus._layout.settle import settle
from mediacorpus._layout.site import label_site
from mediacorpus._layout.stories import split_stories
from mediacorpus._speech.entities.stage import EntityFinder, RuleRecognizer
from mediacorpus._speech.lexicon import load_lexicon
from mediacorpus._speech.paragraphs import find_paragraphs
from mediacorpus._speech.quotes import find_quotes
from mediacorpus._speech.speakers import attribute
from mediacorpus.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediacorpus.lexicon import Lexicon
    from mediacorpus.model import Entity, Note, Quote, Section
    from mediacorpus.recognizers import EntityRecognizer

__all__ = ["STAGES", "Parser", "parse"]


def _find_comments(draft: Draft) -> None:
    for story in draft.stories:
        label_comments(draft, story, story.end)


STAGES: Final[tuple[Callable[[Draft], None], ...]] = (settle, split_stories, _find_comments, label_stories, label_site)
"""What is done to the lines of a page once it is known which are running text."""


@attrs.frozen(kw_only=True)
class Parser:
    """
    Parse pages with one configuration; safe to share and to pickle.

    Example:
        >>> import mediacorpus
        >>> bare = mediacorpus.Parser(entities=False, quotes=False)
        >>> bare.parse("“It will rain,” said Ada Stone.").quotes
        ()
    """

    lexicon: Lexicon | None = None
    """Names of the caller's own, which go before those of the package."""
    recognizer: EntityRecognizer | None = None
    """Who finds the names; by default the rules of the package.  Its names are linked like ours, and the lexicon has a say."""
    entities: bool = True
    """Whether names are sought; without them no quotation has a :attr:`~mediacorpus.Quote.speaker`."""
    quotes: bool = True
    """Whether quotations are sought."""
    _finder: EntityFinder | None = attrs.field(init=False, repr=False, eq=False)

    @_finder.default
    def _make_finder(self) -> EntityFinder | None:
        return EntityFinder(self.recognizer or RuleRecognizer(), self.lexicon) if self.entities else None

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
        facts = page_facts(lines)
        draft = Draft(text, lines, facts, content_of(lines, facts.counts))
        for stage in STAGES:
            stage(draft)
        sections, articles = assemble(draft)
        found = [note for story in draft.stories if story.header for note in story.header.notes]
        entities = self._finder.find(text, sections) if self._finder is not None else ()
        quotes, doubts = self._find_quotes(text, sections, entities)
        notes += tuple(sorted((*found, *doubts), key=lambda note: note.span.start))
        return Document(
            text,
            id=id or page_id(text),
            origin=origin,
            sections=sections,
            articles=articles,
            quotes=quotes,
            entities=entities,
            notes=notes,
        )

    def _find_quotes(
        self, text: str, sections: tuple[Section, ...], entities: tuple[Entity, ...]
    ) -> tuple[tuple[Quote, ...], tuple[Note, ...]]:
        if not self.quotes:
            return (), ()
        lexicon = load_lexicon()
        paragraphs = tuple(find_paragraphs(text, sections))
        marked, doubts = find_quotes(text, sections, paragraphs, lexicon)
        return attribute(text, sections, paragraphs, marked, entities, lexicon), doubts


def parse(text: str) -> Document:
    """Parse a page with the default :class:`Parser`."""
    return Parser().parse(text)
