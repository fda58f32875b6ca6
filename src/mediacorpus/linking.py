"""
Link the documents of a corpus: one person over many pages, one story printed many times.

Shape: documents go in, a :class:`Corpus` comes out, whose questions are answered by the keys of names and the words of articles.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from mediacorpus._across.duplicates import RESEMBLANCE, find_duplicates
from mediacorpus._across.keys import is_partial, name_key
from mediacorpus.model import EntityLabel
from mediacorpus.writers.tables import TABLES, to_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediacorpus.model import Article, Document, Entity, Quote
    from mediacorpus.writers.tables import Row

__all__ = ["Appearance", "Copy", "Corpus", "Identity", "Saying"]


@attrs.frozen
class Appearance:
    """An entity of one page of a corpus."""

    document: Document
    """The page."""
    entity: Entity = attrs.field(kw_only=True)
    """The entity, one of the document's."""


@attrs.frozen
class Saying:
    """A quotation of one page of a corpus."""

    document: Document
    """The page."""
    quote: Quote = attrs.field(kw_only=True)
    """The quotation, one of the document's."""


@attrs.frozen
class Copy:
    """An article of a corpus that is printed more than once."""

    document: Document
    """The page."""
    article: Article = attrs.field(kw_only=True)
    """The article, one of the document's."""
    resemblance: float = attrs.field(kw_only=True)
    """How much it resembles an earlier printing, from 0 to 1; 1 for the first."""


@attrs.frozen(kw_only=True)
class Identity:
    """One person, organisation, place, outlet or people of a corpus, under all its spellings."""

    key: str = attrs.field(kw_only=False)
    """The :attr:`Entity.key` that its entities share."""
    name: str
    """The name that most pages give it, the first of equals."""
    label: EntityLabel
    """What most pages take it for, the first of equals."""
    appearances: tuple[Appearance, ...]
    """Its entities, one or more on each of its pages, in the order of the corpus."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """The distinct spellings of all pages, the commonest first."""
        mentions = (mention.text for appearance in self.appearances for mention in appearance.entity.mentions)
        return tuple(form for form, _ in Counter(mentions).most_common())

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its pages, each once, in the order of the corpus."""
        return tuple({id(appearance.document): appearance.document for appearance in self.appearances}.values())


class Corpus:
    r"""
    Hold documents, and answer what needs more than one of them.

    The documents stay in memory; for a corpus that does not fit there, see :doc:`/how-to/polars-duckdb`.

    Args:
        documents: what :func:`mediacorpus.read_corpus` gives, or any others.

    Example:
        >>> import mediacorpus
        >>> rain = mediacorpus.parse("Rain ends drought\n\n5 May 2021\n\n“It rained all night,” said Qasem Karimi, a farmer.")
        >>> fire = mediacorpus.parse("Mayor under fire\n\n9 May 2021\n\n“Nobody thanked us,” Qassem Karimi said on Monday.")
        >>> corpus = mediacorpus.Corpus([rain, fire])
        >>> [(person.name, person.aliases, len(person.documents)) for person in corpus.people()]
        [('Qasem Karimi', ('Qasem Karimi', 'Qassem Karimi'), 2)]
        >>> [saying.quote.text for saying in corpus.quotes_by("Qasim Karimi")]
        ['“It rained all night,”', '“Nobody thanked us,”']
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents: tuple[Document, ...] = tuple(documents)
        """The pages, in their order."""

    def __repr__(self) -> str:
        return f"<Corpus of {len(self.documents)} documents>"

    def identities(self) -> tuple[Identity, ...]:
        """
        Return every entity of the corpus, those on most pages first.

        Entities of different pages are one where their keys are equal.  A person of whom a page gives one word only is joined
        to nobody, for the page does not say whose name it is.
        """
        found: dict[object, list[Appearance]] = {}
        for place, document in enumerate(self.documents):
            for entity in document.entities:
                key = (place, entity.id) if is_partial(entity.key) else entity.key
                found.setdefault(key, []).append(Appearance(document, entity=entity))
        identities = (_identity(tuple(appearances)) for appearances in found.values())
        return tuple(sorted(identities, key=lambda identity: -len(identity.documents)))

    def people(self) -> tuple[Identity, ...]:
        """Return the persons among the :meth:`identities`, in the same order."""
        return tuple(identity for identity in self.identities() if identity.label is EntityLabel.PERSON)

    def quotes_by(self, name: str) -> tuple[Saying, ...]:
        """
        Return what is quoted of someone, on all pages, in the order of the corpus.

        Args:
            name: a name in any spelling, as :meth:`Document.entity` takes it.  A full name finds its identity.  A lone surname
                finds, on each page, whoever bears it there: perhaps different people, as ``quote.speaker`` tells.
        """
        lone = is_partial(name_key(name, EntityLabel.PERSON))
        sayings: list[Saying] = []
        keys = {entity.key for document in self.documents for entity in document.entities_named(name)}
        for document in self.documents:
            here = {entity.id for entity in document.entities_named(name)} if lone else set[int]()
            for quote in document.quotes:
                speaker = quote.speaker
                if speaker and (speaker.id in here or (speaker.key in keys and not is_partial(speaker.key))):
                    sayings.append(Saying(document, quote=quote))
        return tuple(sayings)

    def duplicates(self, resemblance: float = RESEMBLANCE) -> tuple[tuple[Copy, ...], ...]:
        """
        Return the articles that are printed more than once, a tuple for each, in the order of the first printings.

        Two articles are one where they share, of all strings of five words in their bodies, at least ``resemblance``; the
        printings of an article follow from one another, so that the last may resemble the first less.

        Args:
            resemblance: the least share, from 0 (excluded) to 1; by default the half.

        Raises:
            ValueError: ``resemblance`` is not such a share; the caller is at fault.
        """
        if not 0 < resemblance <= 1:
            raise ValueError(f"resemblance={resemblance} is not a share above 0 and up to 1")
        articles = [(document, article) for document in self.documents for article in document.articles]
        groups = find_duplicates((article.body for _, article in articles), resemblance)
        return tuple(tuple(_copy(*articles[member.index], member.resemblance) for member in group) for group in groups)

    def to_tables(self) -> dict[str, list[Row]]:
        """Return the rows of all documents, table by table; see :func:`mediacorpus.writers.to_tables`."""
        tables: dict[str, list[Row]] = {name: [] for name in TABLES}
        for document in self.documents:
            for name, rows in to_tables(document).items():
                tables[name] += rows
        return tables


def _copy(document: Document, article: Article, resemblance: float) -> Copy:
    return Copy(document, article=article, resemblance=resemblance)


def _identity(appearances: tuple[Appearance, ...]) -> Identity:
    entities = [appearance.entity for appearance in appearances]
    return Identity(
        entities[0].key,
        name=Counter(entity.name for entity in entities).most_common(1)[0][0],
        label=Counter(entity.label for entity in entities).most_common(1)[0][0],
        appearances=appearances,
    )
