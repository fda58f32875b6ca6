"""
Find the entities of a page: the table of steps of this room's first half.

Shape: the page and its sections go in, a tuple of :class:`~mediacorpus.Entity` comes out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from mediacorpus._speech.entities.candidates import find_runs
from mediacorpus._speech.entities.chunks import Piece, cut_run
from mediacorpus._speech.entities.evidence import read_page
from mediacorpus._speech.entities.headlines import label_headlines
from mediacorpus._speech.entities.knowledge import Knowledge, default_knowledge, understand
from mediacorpus._speech.entities.labels import hand_weights, label_pieces, model_weights
from mediacorpus._speech.entities.links import link_pieces
from mediacorpus._speech.entities.outliers import extend_places, find_lowered, name_teams
from mediacorpus._speech.entities.roles import find_roles
from mediacorpus._speech.entities.spelling import level, name_key
from mediacorpus.model import Entity, EntityLabel, Mention, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediacorpus._speech.entities.links import Cluster
    from mediacorpus.lexicon import Lexicon
    from mediacorpus.model import Section

__all__ = ["EntityRecognizer", "Finding", "RuleRecognizer", "find_entities"]


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
    knowledge: Knowledge = attrs.field(init=False, repr=False)

    @knowledge.default
    def _compile(self) -> Knowledge:
        return default_knowledge() if self.lexicon is None else understand(self.lexicon)

    def find(self, text: str, sections: tuple[Section, ...]) -> Iterable[Finding]:
        """Yield the names of the page, in the order of the text."""
        for piece in find_pieces(level(text), sections, self.knowledge, model=self.model):
            yield Finding(Span(piece.start, piece.end), label=EntityLabel(piece.label or "ORG"))


def find_entities(
    text: str, sections: tuple[Section, ...], *, recognizer: EntityRecognizer | None = None, lexicon: Lexicon | None = None
) -> tuple[Entity, ...]:
    """
    Return the entities of a page, in the order of their first mention.

    Args:
        text: the page, untouched.
        sections: its sections; every mention lies in one.
        recognizer: who finds the names; by default the rules of this package.
        lexicon: names of the caller's own, where the rules are the recogniser; a
            :class:`RuleRecognizer` that holds it is faster for many pages.

    Raises:
        nothing, whatever the page.

    Example:
        >>> from mediacorpus.model import Section, SectionKind
        >>> text = "Ada Stone spoke in Oxford. Stone smiled."
        >>> body = Section(Span(0, len(text)), kind=SectionKind.BODY, rule="example", page=text)
        >>> [(entity.name, str(entity.label), entity.aliases) for entity in find_entities(text, (body,))]
        [('Ada Stone', 'PERSON', ('Ada Stone', 'Stone')), ('Oxford', 'GPE', ('Oxford',))]
    """
    chosen = recognizer if recognizer is not None else RuleRecognizer(lexicon)
    flat = level(text)
    if isinstance(chosen, RuleRecognizer):
        knowledge = chosen.knowledge
        pieces = find_pieces(flat, sections, knowledge, model=chosen.model)
    else:
        knowledge = default_knowledge() if lexicon is None else understand(lexicon)
        pieces = _adopt(chosen.find(text, sections), flat, sections, knowledge)
    clusters = link_pieces(pieces, flat, knowledge)
    roles = find_roles(clusters, flat)
    return tuple(_entity(i, cluster, roles.get(i, ()), text) for i, cluster in enumerate(clusters))


def find_pieces(flat: str, sections: tuple[Section, ...], knowledge: Knowledge, *, model: bool = True) -> list[Piece]:
    """Return the labelled names of a levelled page, in the order of the text, none over another."""
    prose: list[Piece] = []
    heads: list[Piece] = []
    for run in find_runs(flat, sections):
        (heads if run.headline else prose).extend(cut_run(run, knowledge))
    page = read_page(flat, knowledge)
    kept = label_pieces(prose, page, model_weights() if model else hand_weights())
    kept += label_headlines(heads, kept, page)
    kept += find_lowered(flat, sections, knowledge)
    extend_places(kept, flat, knowledge)
    name_teams(kept, page)
    kept.sort(key=lambda piece: (piece.start, -piece.end))
    out: list[Piece] = []
    for piece in kept:
        if not out or piece.start >= out[-1].end:
            out.append(piece)
    return out


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
        key=name_key(cluster.canonical or name, cluster.label),
        rule=fullest.rule,
    )
