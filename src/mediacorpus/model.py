"""
The objects a page becomes.

Every object is frozen, and everything it says about the page is a
:class:`Span`: half-open, counted in code points of :attr:`Document.text` from 0.
An object reads its words from the page when asked and stores no copy of them.
The classes here do not parse; :mod:`mediacorpus.pipeline` makes them.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Article",
    "DateMention",
    "DatePrecision",
    "DateRole",
    "Document",
    "Entity",
    "EntityLabel",
    "Mention",
    "Note",
    "Quote",
    "QuoteKind",
    "Role",
    "Section",
    "SectionKind",
    "Span",
    "Utterance",
]


class SectionKind(StrEnum):
    """What a section is to the page; the glossary defines each word."""

    BREADCRUMB = "breadcrumb"
    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    BYLINE = "byline"
    SOURCE = "source"
    STORY_CODE = "story_code"
    DATELINE = "dateline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    TURN = "turn"
    PROMO = "promo"
    RELATED = "related"
    COMMENT = "comment"
    FURNITURE = "furniture"
    REPEAT = "repeat"


class QuoteKind(StrEnum):
    """How a quotation is given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    SCARE = "scare"


class EntityLabel(StrEnum):
    """What a named entity is."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    MEDIA = "MEDIA"
    EVENT = "EVENT"
    LAW = "LAW"


class DateRole(StrEnum):
    """What a date printed beside an article says of it."""

    PUBLISHED = "published"
    UPDATED = "updated"
    OTHER = "other"


class DatePrecision(StrEnum):
    """How much of a date is known."""

    MINUTE = "minute"
    DAY = "day"
    UNKNOWN = "unknown"


@attrs.frozen
class Span:
    """
    Mark a stretch of the page: ``start`` included, ``end`` excluded.

    Units: code points of :attr:`Document.text`, from 0.

    Raises:
        ValueError: unless ``0 <= start <= end``; the caller is at fault.
    """

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}) is not 0 <= start <= end; give the smaller offset first")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def slice(self, text: str) -> str:
        """Return the words of ``text`` under this span."""
        return text[self.start : self.end]


@attrs.frozen
class Note:
    """
    Report a doubt: what the page says and what could not be settled.

    A doubt is data, never an error, and changes no text.
    """

    code: str
    """The kind of doubt, one word in kebab-case, e.g. ``incomplete-time``."""
    span: Span = attrs.field(kw_only=True)
    """Where the page raises it."""
    message: str = attrs.field(kw_only=True)
    """The doubt in words."""


@attrs.frozen(kw_only=True)
class DateMention:
    """A date that the page prints beside an article, with its role."""

    span: Span = attrs.field(kw_only=False)
    """The printed date, without its label."""
    role: DateRole
    """Whether it dates the publication, an update, or something else."""
    precision: DatePrecision
    """How much of it is known; ``unknown`` for one like "2h ago"."""
    date: datetime.date | None = None
    """The day, or ``None`` where it cannot be told from the page."""
    time: datetime.time | None = None
    """The time of day, with its offset where the page prints one, or ``None``."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """The date as printed."""
        return self.span.slice(self.page)


@attrs.frozen(kw_only=True)
class Section:
    """
    A maximal run of lines with one role in one article.

    Sections of a document are in order, disjoint and trimmed of white space,
    and nothing but white space lies between them.
    """

    span: Span = attrs.field(kw_only=False)
    """Where it stands."""
    kind: SectionKind
    """Its role."""
    article: int | None = None
    """The index of its article in :attr:`Document.articles`; ``None`` for matter of the site."""
    repeats: int | None = None
    """For a ``repeat``: where the earlier printing starts."""
    speaker: str | None = None
    """For a ``turn``: the label of its speaker as printed, without the colon."""
    rule: str
    """The rule that decided; :meth:`Document.explain` puts it in words."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """The words of the section, exactly as they stand in the page."""
        return self.span.slice(self.page)


@attrs.frozen(kw_only=True)
class Article:
    """One story of the page: its header fields, and the sections it is made of."""

    span: Span = attrs.field(kw_only=False)
    """From its first to its last section."""
    index: int
    """Its place among the articles of the page, from 0."""
    title_span: Span | None = None
    """The first printing of its title."""
    dates: tuple[DateMention, ...] = ()
    """Every date printed in its header or footer, in the order of the text."""
    author_spans: tuple[Span, ...] = ()
    """The names of its byline, people and desks alike."""
    source_span: Span | None = None
    """The outlet it is taken from."""
    dateline_span: Span | None = None
    """The place that opens the first paragraph, without the dash."""
    sections: tuple[Section, ...] = ()
    """Its sections, in the order of the text; comments on it are not among them."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def title(self) -> str | None:
        """Its headline as printed."""
        return _slice(self.page, self.title_span)

    @property
    def published_mention(self) -> DateMention | None:
        """The printed date of publication; where the page prints only an update, that of the update; or ``None``."""
        for role in (DateRole.PUBLISHED, DateRole.UPDATED):
            found = next((date for date in self.dates if date.role is role and date.date), None)
            if found is not None:
                return found
        return None

    @property
    def published(self) -> datetime.date | None:
        """The day of :attr:`published_mention`, or ``None``."""
        mention = self.published_mention
        return mention.date if mention else None

    @property
    def published_time(self) -> datetime.time | None:
        """The time of publication, or ``None`` where the page prints none."""
        first = self.published_mention
        if first is None:
            return None
        times = (date.time for date in self.dates if (date.role, date.date) == (first.role, first.date) and date.time)
        return next(times, None)

    @property
    def updated(self) -> datetime.date | None:
        """The day of the last update, or ``None`` where the page prints none."""
        return max((date.date for date in self.dates if date.role is DateRole.UPDATED and date.date), default=None)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of the byline as printed, people and desks alike."""
        return tuple(span.slice(self.page) for span in self.author_spans)

    @property
    def source(self) -> str | None:
        """The outlet it is taken from, as printed."""
        return _slice(self.page, self.source_span)

    @property
    def dateline(self) -> str | None:
        """The place that opens the body, without the dash."""
        return _slice(self.page, self.dateline_span)

    @property
    def body_spans(self) -> tuple[Span, ...]:
        """The paragraphs of :attr:`body`, one span each."""
        return tuple(_paragraphs(self.page, self.sections))

    @property
    def body(self) -> str:
        """The running text from the subtitle on, made of the slices of :attr:`body_spans`, joined by a blank line."""
        return "\n\n".join(span.slice(self.page) for span in self.body_spans)


@attrs.frozen(kw_only=True)
class Role:
    """What the page calls an entity: a title or a description beside its name."""

    span: Span = attrs.field(kw_only=False)
    """The words of the role, e.g. "secretary-general of the party"."""
    of: int | None = None
    """The :attr:`Entity.id` of the entity the role belongs to, where the page names it."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """The role as printed."""
        return self.span.slice(self.page)


@attrs.frozen(kw_only=True)
class Mention:
    """One place where an entity is named."""

    span: Span = attrs.field(kw_only=False)
    """The name, without titles and possessives."""
    section: int
    """The index of its section in :attr:`Document.sections`."""
    rule: str
    """The rule that joined it to its entity."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """The name as printed here."""
        return self.span.slice(self.page)


@attrs.frozen(kw_only=True)
class Entity:
    """One person, organisation, place, outlet or people, under all its spellings."""

    id: int = attrs.field(kw_only=False)
    """Its index in :attr:`Document.entities`."""
    name: str
    """The fullest spelling of the page."""
    label: EntityLabel
    """What it is."""
    mentions: tuple[Mention, ...]
    """Every place where it is named, in the order of the text."""
    roles: tuple[Role, ...] = ()
    """What the page calls it, in the order of the text."""
    key: str
    """A spelling-folded key that joins it across documents."""
    rule: str
    """The rule that gave the label."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """The distinct spellings, the commonest first."""
        counts: dict[str, int] = {}
        for mention in self.mentions:
            counts[mention.text] = counts.get(mention.text, 0) + 1
        return tuple(sorted(counts, key=lambda form: -counts[form]))


@attrs.frozen(kw_only=True)
class Quote:
    """One quotation: its words, how it is given, and who is said to have said it."""

    span: Span = attrs.field(kw_only=False)
    """The quotation, marks included."""
    kind: QuoteKind
    """Direct, mixed, indirect, or marks that report no speech."""
    speaker: Entity | None = None
    """The entity of the page that spoke, where it can be told."""
    attribution: Span | None = None
    """The words that name the speaker here ("he", "the spokesman")."""
    cue: Span | None = None
    """The verb or noun of saying."""
    article: int | None = None
    """The index of its article in :attr:`Document.articles`."""
    continues: int | None = None
    """The index in :attr:`Document.quotes` of the quotation whose words it goes on with."""
    nested_in: int | None = None
    """The index in :attr:`Document.quotes` of the quotation that holds it."""
    closed: bool = True
    """Whether the page closes it."""
    confidence: float
    """How likely the speaker is right, in [0, 1]."""
    rule: str
    """The rule that decided."""
    page: str = attrs.field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """The quotation as printed, marks included."""
        return self.span.slice(self.page)

    @property
    def speaker_name(self) -> str | None:
        """The best name there is for the speaker, the entity's before the attribution."""
        return self.speaker.name if self.speaker else _slice(self.page, self.attribution)


@attrs.frozen
class Utterance:
    """
    What one speaker says in one go: a quotation and the pieces that go on with it.

    Shape: “We lost,” Tom Reed said. “We lost it all.” is one utterance of two quotations.
    """

    quotes: tuple[Quote, ...]
    """Its pieces in the order of the text, at least one; each but the first :attr:`continues <Quote.continues>` one before it."""

    @property
    def span(self) -> Span:
        """From the first to the last piece, with the reporter's words between."""
        return Span(self.quotes[0].span.start, self.quotes[-1].span.end)

    @property
    def text(self) -> str:
        """The pieces as printed, marks included, joined by blanks and without the reporter's words."""
        return " ".join(quote.text for quote in self.quotes)

    @property
    def kind(self) -> QuoteKind:
        """How its first piece is given."""
        return self.quotes[0].kind

    @property
    def speaker(self) -> Entity | None:
        """The entity of the page that spoke, where it can be told."""
        return self.quotes[0].speaker

    @property
    def speaker_name(self) -> str | None:
        """The best name there is for the speaker."""
        return self.quotes[0].speaker_name


@attrs.frozen(kw_only=True)
class Document:
    r"""
    One page: its untouched text, and everything that was found in it.

    Example:
        >>> import mediacorpus
        >>> document = mediacorpus.parse("Rain ends drought\n\n5 May 2021\n\nBy Ada Stone\n\nIt rained all night.")
        >>> document.title, document.published.isoformat(), document.authors
        ('Rain ends drought', '2021-05-05', ('Ada Stone',))
    """

    text: str = attrs.field(kw_only=False, repr=False)
    """The page, exactly as it was given."""
    id: str
    """The caller's name for the page; by default a hash of the text."""
    origin: str | None = None
    """The file it came from, where there is one."""
    sections: tuple[Section, ...] = ()
    """The page from top to bottom."""
    articles: tuple[Article, ...] = ()
    """The stories, in the order of the text."""
    quotes: tuple[Quote, ...] = ()
    """The quotations, in the order of the text."""
    entities: tuple[Entity, ...] = ()
    """The named entities, in the order of their first mention."""
    notes: tuple[Note, ...] = ()
    """The doubts, in the order of the text."""

    @property
    def main(self) -> Article | None:
        """The article with the longest body, the first of equals; ``None`` on a page without one."""
        return max(self.articles, key=lambda article: sum(map(len, article.body_spans)), default=None)

    @property
    def title(self) -> str | None:
        """The headline of the :attr:`main` article."""
        return self.main.title if self.main else None

    @property
    def published(self) -> datetime.date | None:
        """The day the :attr:`main` article was published."""
        return self.main.published if self.main else None

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of the :attr:`main` article."""
        return self.main.authors if self.main else ()

    @property
    def source(self) -> str | None:
        """The outlet the :attr:`main` article is taken from."""
        return self.main.source if self.main else None

    @property
    def body_spans(self) -> tuple[Span, ...]:
        """The paragraphs of :attr:`body`, one span each."""
        return tuple(span for article in self.articles for span in article.body_spans)

    @property
    def body(self) -> str:
        """The running text of all articles, made of the slices of :attr:`body_spans`, joined by a blank line."""
        return "\n\n".join(span.slice(self.text) for span in self.body_spans)

    def entity(self, name: str) -> Entity | None:
        """
        Return the entity that bears a name, in any spelling, also one that the page does not print.

        A spelling that the page prints goes before one that folds or sounds alike; a surname is enough, and a title does no harm.
        Of several that bear the name equally well it is the one most often named, the earliest of equals;
        :meth:`entities_named` returns them all.

        Example:
            >>> import mediacorpus
            >>> page = mediacorpus.parse("Qais al-Karimi met Ada Stone in Oxford. Later Karimi left, and Stone stayed.")
            >>> page.entity("Qays Kareemi").name, page.entity("Ms Stone").name, page.entity("Nobody")
            ('Qais al-Karimi', 'Ada Stone', None)
        """
        return max(self.entities_named(name), key=lambda entity: len(entity.mentions), default=None)

    def entities_named(self, name: str) -> tuple[Entity, ...]:
        """Return all entities that bear a name equally well, in the order of the page; see :meth:`entity`."""
        from mediacorpus._speech.entities.reasons import look_up

        return look_up(self.entities, name)

    def quotes_by(self, name: str) -> tuple[Quote, ...]:
        """
        Return what somebody says, by any spelling of the name; by the wording of the page for one whom it does not name.

        Example:
            >>> import mediacorpus
            >>> page = mediacorpus.parse("“It rains,” said Qais al-Karimi. “It pours,” a guest said. “It hails,” Karimi added.")
            >>> [quote.text for quote in page.quotes_by("Qays Kareemi")], [quote.text for quote in page.quotes_by("a guest")]
            (['“It rains,”', '“It hails,”'], ['“It pours,”'])
        """
        ids = {entity.id for entity in self.entities_named(name)}
        words = name.casefold()
        return tuple(
            quote
            for quote in self.quotes
            if (quote.speaker.id in ids if quote.speaker else (quote.speaker_name or "").casefold() == words)
        )

    def utterances(self) -> tuple[Utterance, ...]:
        """
        Join the pieces of each split quotation, in the order of the text; marks that report no speech are left out.

        Example:
            >>> import mediacorpus
            >>> page = mediacorpus.parse("“We lost,” Tom Reed said. “We lost it all.”")
            >>> [(utterance.speaker_name, utterance.text) for utterance in page.utterances()]
            [('Tom Reed', '“We lost,” “We lost it all.”')]
        """
        pieces: dict[int, list[Quote]] = {}
        begins: dict[int, int] = {}
        for number, quote in enumerate(self.quotes):
            begins[number] = number if quote.continues is None else begins.get(quote.continues, number)
            if quote.kind is not QuoteKind.SCARE:
                pieces.setdefault(begins[number], []).append(quote)
        return tuple(Utterance(tuple(quotes)) for quotes in pieces.values())

    def explain(self, obj: Section | Article | Quote | Entity | Mention | DateMention | Note) -> str:
        """
        Tell in words why ``obj`` is what it is.

        Raises:
            ValueError: ``obj`` is not of this document; the caller is at fault.
        """
        from mediacorpus.explain import explain

        return explain(self, obj)

    def to_dict(self) -> dict[str, Any]:
        """Return the document as plain lists, dicts, strings and numbers, ready for JSON."""
        from mediacorpus.writers.jsonl import to_dict

        return to_dict(self)

    def to_json(self) -> str:
        """Return :meth:`to_dict` as one line of JSON."""
        from mediacorpus.writers.jsonl import to_json

        return to_json(self)

    def to_html(self) -> str:
        """Return the document as one page of HTML that needs nothing else, with everything that was found laid over the text."""
        from mediacorpus.writers.html import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page of :meth:`to_html` in a frame."""
        from mediacorpus.writers.html import to_notebook

        return to_notebook(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Document:
        """
        Build the document that :meth:`to_dict` wrote.

        Raises:
            SchemaError: the record is not of this schema; the record is at fault.
        """
        from mediacorpus.writers.jsonl import from_dict

        return from_dict(record)


RUNNING_TEXT = frozenset({SectionKind.SUBTITLE, SectionKind.DATELINE, SectionKind.BODY, SectionKind.HEADING, SectionKind.TURN})
"""The kinds of section that make up the body of an article."""


def _slice(page: str, span: Span | None) -> str | None:
    return span.slice(page) if span is not None else None


def _paragraphs(page: str, sections: tuple[Section, ...]) -> Iterator[Span]:
    """Yield the non-blank lines of the running text; a line cut into sections is joined again."""
    open_span: Span | None = None
    for section in sections:
        if section.kind not in RUNNING_TEXT:
            continue
        at = section.span.start
        for line in section.text.splitlines(keepends=True):
            words = line.strip()
            if words:
                begin = at + line.index(words[0])
                end = begin + len(words)
                if open_span is not None and page[open_span.end : begin].isspace() and "\n" not in page[open_span.end : begin]:
                    open_span = Span(open_span.start, end)
                else:
                    if open_span is not None:
                        yield open_span
                    open_span = Span(begin, end)
            at += len(line)
    if open_span is not None:
        yield open_span
