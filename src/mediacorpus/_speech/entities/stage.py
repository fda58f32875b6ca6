"""
Find the entities of a page: the table of steps of this room's first half.

Shape: the page and its sections go in, a tuple of :class:`~mediacorpus.Entity` comes out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from mediacorpus._speech.entities.acronyms import join_defined
from mediacorpus._speech.entities.candidates import find_runs
from mediacorpus._speech.entities.chunks import Piece, cut_line
from mediacorpus._speech.entities.context import read_page
from mediacorpus._speech.entities.headlines import label_headlines
from mediacorpus._speech.entities.knowledge import Knowledge, default_knowledge, understand
from mediacorpus._speech.entities.labels import hand_weights, label_pieces, model_weights
from mediacorpus._speech.entities.links import link_pieces
from mediacorpus._speech.entities.nicknames import join_nicknames
from mediacorpus._speech.entities.origins import name_origins, name_states
from mediacorpus._speech.entities.outliers import drop_credits, extend_places, find_lowered, name_authors, name_teams
from mediacorpus._speech.entities.roles import find_roles
from mediacorpus._speech.entities.spelling import key_of, level, name_key
from mediacorpus.model import Entity, EntityLabel, Mention, Role, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mediacorpus._speech.entities.links import Cluster
    from mediacorpus.lexicon import Lexicon
    from mediacorpus.model import Section

__all__ = ["EntityFinder", "EntityRecognizer", "Finding", "RuleRecognizer", "find_entities"]


@attrs.frozen
class Finding:
    """One name that a recogniser has found."""

    span: Span
    """Where it stands, without title and possessive."""
    label: EntityLabel = attrs.field(kw_only=True)
    """What it is."""


class EntityRecognizer(Protocol):
    """
    Find names in a page; the linking of this package makes entities of them.

    Write one to plug in any other tool: it needs no more than this method.
    """

    def find(self, text: str, sections: tuple[Section, ...]) -> Iterable[Finding]:
        """
        Yield the names of the page, in any order.

        Findings that overlap an earlier one or leave their section are passed over.
        """
        ...


@attrs.frozen(eq=False)
class RuleRecognizer:
    """
    Find names by the rules and lexicons of this package; the default.

    Args:
        lexicon: names of the caller's own, over the bundled ones.
        model: whether the small fitted model votes beside the rules.
    """

    lexicon: Lexicon | None = None
    model: bool = attrs.field(kw_only=True, default=True)
    _knowledge: Knowledge = attrs.field(init=False, repr=False)

    @_knowledge.default
    def _compile(self) -> Knowledge:
        return _knowledge_of(self.lexicon)

    def __reduce__(self) -> tuple[Callable[..., RuleRecognizer], tuple[Lexicon | None]]:
        """Pickle the choice alone; whoever reads it compiles again."""
        return partial(RuleRecognizer, model=self.model), (self.lexicon,)

    def find(self, text: str, sections: tuple[Section, ...]) -> Iterable[Finding]:
        """Yield the names of the page, in the order of the text."""
        for piece in find_pieces(level(text), sections, self._knowledge, model=self.model):
            yield Finding(Span(piece.start, piece.end), label=EntityLabel(piece.label or "ORG"))


@attrs.frozen(eq=False)
class EntityFinder:
    """Find the entities of many pages; what is known of names is compiled once."""

    recognizer: EntityRecognizer
    """Who finds the names."""
    lexicon: Lexicon | None = None
    """Names of the caller's own; they go before those of a :class:`RuleRecognizer`."""
    _knowledge: Knowledge = attrs.field(init=False, repr=False)

    @_knowledge.default
    def _compile(self) -> Knowledge:
        known = self.recognizer.lexicon if isinstance(self.recognizer, RuleRecognizer) else None
        return _knowledge_of(known | self.lexicon if known is not None and self.lexicon is not None else self.lexicon or known)

    def __reduce__(self) -> tuple[type[EntityFinder], tuple[Any, ...]]:
        """Pickle the choice alone; whoever reads it compiles again."""
        return EntityFinder, (self.recognizer, self.lexicon)

    def find(self, text: str, sections: tuple[Section, ...]) -> tuple[Entity, ...]:
        """Return the entities of a page; see :func:`find_entities`."""
        flat, knowledge = level(text), self._knowledge
        if isinstance(self.recognizer, RuleRecognizer):
            pieces = find_pieces(flat, sections, knowledge, model=self.recognizer.model)
        else:
            pieces = _adopt(self.recognizer.find(text, sections), flat, sections, knowledge)
        clusters = link_pieces(pieces, flat, knowledge, _begins(sections))
        roles = find_roles(clusters, flat)
        return tuple(_entity(i, cluster, roles.get(i, ()), text) for i, cluster in enumerate(clusters))


def find_entities(
    text: str, sections: tuple[Section, ...], *, recognizer: EntityRecognizer | None = None, lexicon: Lexicon | None = None
) -> tuple[Entity, ...]:
    """
    Return the entities of a page, in the order of their first mention.

    Args:
        text: the page, untouched.
        sections: its sections; every mention lies in one.
        recognizer: who finds the names; by default the rules of this package.
        lexicon: names of the caller's own; for many pages an :class:`EntityFinder` that holds it is faster.

    Raises:
        nothing, whatever the page.

    Example:
        >>> from mediacorpus.model import Section, SectionKind
        >>> text = "Ada Stone spoke in Oxford. Stone smiled."
        >>> body = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="example", page=text)
        >>> [(entity.name, str(entity.label), entity.aliases) for entity in find_entities(text, (body,))]
        [('Ada Stone', 'PERSON', ('Ada Stone', 'Stone')), ('Oxford', 'GPE', ('Oxford',))]
    """
    return EntityFinder(recognizer or RuleRecognizer(), lexicon).find(text, sections)


def _begins(sections: tuple[Section, ...]) -> list[int]:
    """Return where the article of each section begins; what belongs to none begins for itself."""
    first: dict[int, int] = {}
    for section in sections:
        if section.article is not None:
            first.setdefault(section.article, section.span.start)
    return [section.span.start if section.article is None else first[section.article] for section in sections]


def _knowledge_of(lexicon: Lexicon | None) -> Knowledge:
    return default_knowledge() if lexicon is None else understand(lexicon)


def find_pieces(flat: str, sections: tuple[Section, ...], knowledge: Knowledge, *, model: bool = True) -> list[Piece]:
    """Return the labelled names of a levelled page, in the order of the text, none over another."""
    prose: list[Piece] = []
    heads: list[Piece] = []
    page = read_page(flat, knowledge)
    for line in find_runs(flat, sections, page.sought):
        (heads if line.headline else prose).extend(cut_line(line, knowledge))
    if page.english:
        prose = join_defined(prose, flat, knowledge.words)
        prose = join_nicknames(prose, flat, knowledge.words)
    kept = label_pieces(prose, page, model_weights() if model else hand_weights())
    kept += label_headlines(heads, kept, page)
    kept += find_lowered(page, sections)
    kept = drop_credits(kept, sections, knowledge)
    extend_places(kept, flat, knowledge)
    name_teams(kept, page)
    name_authors(kept, sections, knowledge)
    kept = name_origins(kept, sections, flat, knowledge)
    kept.sort(key=lambda piece: (piece.start, -piece.end))
    out: list[Piece] = []
    for piece in kept:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return name_states(out, sections, flat, knowledge)


def _adopt(findings: Iterable[Finding], flat: str, sections: tuple[Section, ...], knowledge: Knowledge) -> list[Piece]:
    """Turn the findings of another tool into pieces: trimmed, in order, each in one section."""
    out: list[Piece] = []
    number = 0
    for finding in sorted(findings, key=lambda one: (one.span.start, -one.span.end)):
        start, end = finding.span.start, min(finding.span.end, len(flat))
        while start < end and flat[start].isspace():
            start += 1
        while end > start and flat[end - 1].isspace():
            end -= 1
        while number < len(sections) and sections[number].span.end < end:
            number += 1
        if number == len(sections):
            break
        if start >= end or start < sections[number].span.start or (out and start < out[-1].end):
            continue
        form = " ".join(flat[start:end].split())
        known = knowledge.forms.get(form)
        out.append(Piece(start, end, form, tuple(form.split(" ")), number, str(finding.label), known, "recognizer"))
    return out


def _fullness(piece: Piece) -> tuple[int, int, int]:
    """Rank spellings: more words, then more letters, capitals throughout last, then the earlier one."""
    return len(piece.words), 0 if piece.form.isupper() else len(piece.form), -piece.start


def _entity(number: int, cluster: Cluster, roles: tuple[tuple[Span, int | None], ...], text: str) -> Entity:
    mentions = tuple(
        Mention(Span(piece.start, piece.end), section=piece.section, rule=cluster.reasons[piece.start], page=text)
        for piece in cluster.pieces
    )
    forms: dict[str, Piece] = {}
    for piece in cluster.pieces:
        forms.setdefault(piece.form, piece)
    fullest = max(forms.values(), key=_fullness)
    name = text[fullest.start : fullest.end]
    return Entity(
        number,
        name=" ".join(name.split()),
        label=EntityLabel(cluster.label),
        mentions=mentions,
        roles=tuple(Role(span, of=of, page=text) for span, of in roles),
        key=_key(cluster, cluster.canonical or name),
        rule=fullest.rule,
    )


def _key(cluster: Cluster, name: str) -> str:
    """Return the key of a name; a cluster of that name has folded it already, in the same way for all labels if not romanised."""
    if name == cluster.name and not cluster.romanised:
        return key_of(cluster.folded, cluster.folded, cluster.label, lone=" " not in name)
    return name_key(name, cluster.label)
