"""
Write a document as TEI P5.

The text content of ``body`` is the page, code point for code point, so an offset is the length of what stands before it.
Each section is a ``div`` with its kind as ``type``; its lines are ``p``, titles and headings are ``head``.
Quotations are ``said``, words in marks that report no speech ``soCalled``, names ``persName``, ``orgName``, ``placeName``
or ``name``, each referring to its entity in ``standOff``.  Where two of them cross, or a line ends, the inner one is cut
into pieces; each piece after the first refers to the one before it by ``prev``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from mediacorpus.model import EntityLabel, QuoteKind, SectionKind, Span
from mediacorpus.writers.address import placed
from mediacorpus.writers.letters import REPLACEMENT

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from mediacorpus.model import Article, DateMention, Document, Entity, Quote

__all__ = ["to_tei", "write_tei"]

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# "\x00" and "\ud800", which XML 1.0 (section 2.2) forbids even as references; not "\t", nor U+1F600.

HEADS: Final = frozenset({SectionKind.TITLE, SectionKind.SUBTITLE, SectionKind.HEADING})
NAMES: Final[Mapping[EntityLabel, str]] = {
    EntityLabel.PERSON: "persName",
    EntityLabel.ORG: "orgName",
    EntityLabel.MEDIA: "orgName",
    EntityLabel.GPE: "placeName",
    EntityLabel.LOC: "placeName",
    EntityLabel.FAC: "placeName",
}
"""The element of a name; the others are ``name``."""
LISTS: Final = (
    ("listPerson", "person", "persName"),
    ("listOrg", "org", "orgName"),
    ("listPlace", "place", "placeName"),
    ("list", "item", "name"),
)
"""The lists of ``standOff``, with their items, and the names in them."""
KINDS: Final[Mapping[QuoteKind, str]] = {
    QuoteKind.DIRECT: "The words of the speaker, between quotation marks.",
    QuoteKind.MIXED: "A fragment of the words of the speaker inside a reporting sentence.",
    QuoteKind.INDIRECT: "Speech that is reported without marks.",
    QuoteKind.SCARE: "Words in quotation marks that report no speech.",
}
TEXT_IS_THE_PAGE: Final = (
    "The text content of body is the page, code point for code point; a character that XML forbids is U+FFFD "
    "inside a seg of the type “replaced”, whose n names it. Sections, quotations and names were found by mediacorpus."
)


@attrs.frozen(kw_only=True)
class _Mark:
    """An element to be written around a span; a mark of a lower rank stands outside."""

    span: Span
    rank: int
    element: str
    id: str
    attributes: str

    @property
    def order(self) -> tuple[int, int, int, str]:
        return self.rank, self.span.start, -self.span.end, self.id


def to_tei(document: Document) -> str:
    """
    Return a document as one TEI file.

    The header holds the fields of the main article, and a ``bibl`` for each article.  Rules, confidences and notes
    are not written.  The text declares UTF-8; write it so, and without translating line ends,
    as :func:`write_tei` does.

    Source:
        TEI P5 Guidelines, https://tei-c.org/guidelines/p5/; the elements are those of version 4.3.0 and later.
    """
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
            *_header(document),
            *_stand_off(document.entities),
            '<text xml:space="preserve">',
            _Body(document).written(),
            "</text>\n</TEI>\n",
        )
    )


def write_tei(documents: Iterable[Document], folder: str | os.PathLike[str]) -> None:
    """
    Write each document as a file ``.xml`` named by its id.

    All but letters, digits and ``_.-~`` is percent-encoded in the names.

    Raises:
        OSError: a file cannot be written.
        DuplicateId: two documents have the same id; who named them is at fault.
    """
    for document, path in placed(documents, folder):
        Path(f"{path}.xml").write_text(to_tei(document), "utf-8", newline="")


def _escaped(text: str) -> str:
    """Return text as the content of an element or an attribute; what XML forbids is U+FFFD."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return NOT_XML.sub(REPLACEMENT, text)


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return ""
    inside = _escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {name}="{inside}"'


def _element(name: str, text: str | None, attributes: str = "") -> str:
    return f"<{name}{attributes}>{_escaped(text)}</{name}>" if text is not None else ""


def _header(document: Document) -> Iterator[str]:
    yield "<teiHeader>\n<fileDesc>\n<titleStmt>"
    yield _element("title", document.title or document.id)
    yield from (_element("author", author) for author in document.authors)
    yield "</titleStmt>\n<publicationStmt><p>A page of text with its markup.</p></publicationStmt>\n"
    yield '<sourceDesc>\n<listBibl>\n<bibl xml:id="page">'
    yield _element("idno", document.id, ' type="id"')
    yield _element("idno", document.origin, ' type="origin"')
    yield "</bibl>\n"
    yield from map(_bibl, document.articles)
    yield "</listBibl>\n</sourceDesc>\n</fileDesc>\n<encodingDesc>\n"
    yield _element("p", TEXT_IS_THE_PAGE)
    yield '\n<classDecl>\n<taxonomy xml:id="quotation">\n'
    for kind, words in KINDS.items():
        yield f'<category xml:id="quotation-{kind}">{_element("catDesc", words)}</category>\n'
    yield "</taxonomy>\n</classDecl>\n</encodingDesc>\n</teiHeader>\n"


def _bibl(article: Article) -> str:
    fields = [_element("title", article.title, ' level="a"')]
    fields += [_element("author", author) for author in article.authors]
    fields += [_element("date", date.text, _when(date)) for date in article.dates]
    fields += [_element("publisher", article.source), _element("pubPlace", article.dateline)]
    return f'<bibl xml:id="article-{article.index}">{"".join(fields)}</bibl>\n'


def _when(date: DateMention) -> str:
    when = date.date.isoformat() if date.date else None
    if when and date.time:
        when += f"T{date.time.isoformat('seconds')}"
    return _attribute("type", date.role.value) + _attribute("when", when)


def _stand_off(entities: tuple[Entity, ...]) -> Iterator[str]:
    if not entities:
        return
    yield "<standOff>\n"
    for holder, item, name in LISTS:
        own = [entity for entity in entities if NAMES.get(entity.label, "name") == name]
        if own:
            yield f"<{holder}>\n"
            yield from (_entity(entity, item, name) for entity in own)
            yield f"</{holder}>\n"
    yield "</standOff>\n"


def _entity(entity: Entity, item: str, name: str) -> str:
    names = [_element(name, entity.name, _attribute("type", entity.label.value))]
    names += [_element(name, alias, ' type="alias"') for alias in entity.aliases if alias != entity.name]
    return f'<{item} xml:id="entity-{entity.id}">{"".join(names)}</{item}>\n'


def _marks(document: Document) -> Iterator[_Mark]:
    """Yield all that is marked inside the lines."""
    for index, quote in enumerate(document.quotes):
        yield from _quote_marks(index, quote)
    for article in document.articles:
        yield from _field_marks(article)
    for entity in document.entities:
        refers = f' ref="#entity-{entity.id}"' + _attribute("type", entity.label.value)
        element = NAMES.get(entity.label, "name")
        for index, role in enumerate(entity.roles):
            of = f' ref="#entity-{entity.id}"'
            yield _Mark(span=role.span, rank=4, element="roleName", id=f"role-{entity.id}-{index}", attributes=of)
        for index, mention in enumerate(entity.mentions):
            yield _Mark(span=mention.span, rank=5, element=element, id=f"mention-{entity.id}-{index}", attributes=refers)


def _quote_marks(index: int, quote: Quote) -> Iterator[_Mark]:
    """Yield a quotation, its attribution and its cue; a ``soCalled`` may hold no ``said``, so it stands further in."""
    kind = f' corresp="#quotation-{quote.kind}"'
    if quote.kind is QuoteKind.SCARE:
        yield _Mark(span=quote.span, rank=1, element="soCalled", id=f"quote-{index}", attributes=kind)
    else:
        direct = "false" if quote.kind is QuoteKind.INDIRECT else "true"
        who = f' who="#entity-{quote.speaker.id}"' if quote.speaker else ""
        said = f' direct="{direct}"{who}{kind}'
        yield _Mark(span=quote.span, rank=0, element="said", id=f"quote-{index}", attributes=said)
    for name, span in (("attribution", quote.attribution), ("cue", quote.cue)):
        if span is not None:
            attributes = f' type="{name}" corresp="#quote-{index}"'
            yield _Mark(span=span, rank=2, element="seg", id=f"{name}-{index}", attributes=attributes)


def _field_marks(article: Article) -> Iterator[_Mark]:
    """Yield the header fields of an article where the page prints them."""
    of = f' corresp="#article-{article.index}"'
    fields = [("author", span) for span in article.author_spans]
    fields += [(name, span) for name, span in (("source", article.source_span), ("place", article.dateline_span)) if span]
    for index, (name, span) in enumerate(fields):
        attributes = f' type="{name}"{of}'
        yield _Mark(span=span, rank=3, element="name", id=f"{name}-{article.index}-{index}", attributes=attributes)
    for index, date in enumerate(article.dates):
        attributes = _when(date) + of
        yield _Mark(span=date.span, rank=3, element="date", id=f"date-{article.index}-{index}", attributes=attributes)


class _Body:
    """The writer of ``body``: goes through the page once, and opens and closes what is marked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._marks = sorted(_marks(document), key=lambda mark: mark.span.start, reverse=True)
        self._cuts = sorted({end for mark in self._marks for end in (mark.span.start, mark.span.end)}, reverse=True)
        self._active: list[_Mark] = []
        self._open: list[_Mark] = []
        self._pieces: dict[str, int] = {}
        self._out: list[str] = []

    def written(self) -> str:
        """Return the element ``body``."""
        sections = self._document.sections
        self._out.append("<body>")
        ends = [section.span.start for section in sections[1:]] + [len(self._text)]
        start = 0
        for index, (section, end) in enumerate(zip(sections, ends, strict=False)):
            article = f"#article-{section.article}" if section.article is not None else None
            attributes = _attribute("type", section.kind.value) + _attribute("n", section.speaker)
            self._out.append(f'<div xml:id="section-{index}"{attributes}{_attribute("corresp", article)}>')
            for block in [Span(start, end)] if section.kind in HEADS else self._lines(start, end):
                self._block("head" if section.kind in HEADS else "p", block)
            self._out.append("</div>")
            start = end
        if not sections:
            self._out.append("<div>")
            self._block("p", Span(0, len(self._text)))
            self._out.append("</div>")
        self._out.append("</body>")
        return "".join(self._out)

    def _lines(self, start: int, end: int) -> Iterator[Span]:
        """Yield a stretch cut before each line that is not blank, but the first."""
        at, begin, seen = start, start, False
        for line in self._text[start:end].splitlines(keepends=True):
            if line.strip():
                if seen:
                    yield Span(begin, at)
                    begin = at
                seen = True
            at += len(line)
        yield Span(begin, end)

    def _block(self, element: str, block: Span) -> None:
        self._out.append(f"<{element}>")
        at = block.start
        while at < block.end:
            while self._cuts and self._cuts[-1] <= at:
                self._cuts.pop()
            until = min(self._cuts[-1], block.end) if self._cuts else block.end
            while self._marks and self._marks[-1].span.start <= at:
                self._active.append(self._marks.pop())
            self._active = sorted((mark for mark in self._active if mark.span.end > at), key=lambda mark: mark.order)
            self._reopen(self._active)
            self._out.append(_content(self._text[at:until]))
            at = until
        self._reopen([])
        self._out.append(f"</{element}>")

    def _reopen(self, wanted: list[_Mark]) -> None:
        """Close what is no longer wanted, and all that stands in it; open what is."""
        same = 0
        while same < min(len(self._open), len(wanted)) and self._open[same] is wanted[same]:
            same += 1
        while len(self._open) > same:
            self._out.append(f"</{self._open.pop().element}>")
        for mark in wanted[same:]:
            piece = self._pieces[mark.id] = self._pieces.get(mark.id, 0) + 1
            before = f"#{mark.id}" + (f"-{piece - 1}" if piece > 2 else "")
            own = f' xml:id="{mark.id}"' if piece == 1 else f' xml:id="{mark.id}-{piece}" prev="{before}"'
            self._out.append(f"<{mark.element}{own}{mark.attributes}>")
            self._open.append(mark)


def _content(text: str) -> str:
    """Return text as content in which what XML forbids is marked."""
    pieces, at = [], 0
    for found in NOT_XML.finditer(text):
        pieces.append(_escaped(text[at : found.start()]))
        pieces.append(f'<seg type="replaced" n="U+{ord(found[0]):04X}">{REPLACEMENT}</seg>')
        at = found.end()
    pieces.append(_escaped(text[at:]))
    return "".join(pieces)
