"""
Join the mentions of a page that name one entity.

Shape: labelled pieces go in; clusters of them come out, each with one label.
Longest first: a full name gathers its spellings, then a surname or a short form joins
the nearest earlier full name it agrees with.  A wrong merge costs more than a missed one:
what could be two stays apart, and ``never`` pairs are obeyed.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.acronyms import LONGEST_GAP, defines
from mediacorpus._speech.entities.bearers import Marks, find_bearer, named_in_full
from mediacorpus._speech.entities.namesakes import is_double, known_as, one_person
from mediacorpus._speech.entities.spelling import fold_name, is_romanised, plain_words, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mediacorpus._speech.entities.chunks import Piece
    from mediacorpus._speech.entities.knowledge import Knowledge

__all__ = ["Cluster", "link_pieces"]

_FAMILY = {
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "org",
    "MEDIA": "org",
    "PERSON": "person",
    "NORP": "people",
    "EVENT": "event",
    "LAW": "law",
}


@attrs.define(eq=False)
class Cluster:
    """Mentions of one entity, with the fold that holds them together."""

    name: str
    fold: tuple[str, ...]
    label: str
    pieces: list[Piece]
    reasons: dict[int, str]
    """Start of a piece -> the rule that joined it."""
    canonical: str | None
    first: int
    """Where its first mention stands."""
    folded: tuple[str, ...]
    """All words of its name, folded; :attr:`fold` has no honorifics."""
    romanised: bool
    """Whether its name looks transliterated."""
    plains: set[str] | None
    """Its spellings in plain words; kept only where the caller forbids merges."""
    into: Cluster | None = None
    """The cluster that this one has joined."""

    def root(self) -> Cluster:
        """Return the cluster that this one is part of by now, and shorten the way to it: a chain of joins stays linear."""
        root = at = self
        while root.into is not None:
            root = root.into
        while at.into is not None and at.into is not root:
            at.into, at = root, at.into
        return root


def link_pieces(pieces: list[Piece], flat: str, knowledge: Knowledge, begins: Sequence[int]) -> list[Cluster]:
    """
    Return the clusters of a page, in the order of their first mention.

    Args:
        pieces: labelled, in the order of the text.
        flat: the levelled page.
        knowledge: whose ``never`` pairs are obeyed.
        begins: where the article of each section begins.
    """
    clusters = _same_fold(pieces, knowledge)
    linker = _Linker(flat, knowledge, clusters, begins)
    linker.join_full_people()
    linker.join_known_as(pieces)
    linker.join_acronyms(pieces)
    linker.join_short_bodies()
    linker.join_class_nouns()
    linker.join_long_surnames()
    linker.join_surnames()
    for cluster in clusters:
        cluster.pieces.sort(key=lambda piece: piece.start)
    alive = [cluster for cluster in clusters if cluster.into is None and cluster.pieces]
    for cluster in alive:
        _settle_label(cluster)
    return sorted(alive, key=lambda cluster: cluster.pieces[0].start)


def _same_fold(pieces: list[Piece], knowledge: Knowledge) -> list[Cluster]:
    """Gather the pieces whose spellings fold to one name."""
    found: dict[tuple[str, str], Cluster] = {}
    forms: dict[tuple[str, str], Cluster] = {}
    honorifics, suffixes = knowledge.words.honorifics_plain, knowledge.words.suffixes_plain
    for piece in pieces:
        label = piece.label or "ORG"
        slot = (piece.form, label)
        cluster = forms.get(slot)
        if cluster is None:
            family = _FAMILY[label]
            known = piece.known if piece.known is not None and _FAMILY.get(piece.known.label) == family else None
            canonical = known.name if known is not None else None
            name = canonical or piece.form
            folded = fold = fold_name(name) if family in ("person", "org") else plain_words(name)
            if family == "org" and len(fold) > 1 and fold[-1] in suffixes:  # Stone AG
                fold = fold[:-1]
            if family == "person" and not honorifics.isdisjoint(folded):
                fold = (*(word for word in folded[:-1] if word not in honorifics), folded[-1])  # "Tom King" keeps his surname
            joined = " ".join(fold)
            cluster = found.get((family, joined))
            if cluster is None:
                plains: set[str] | None = set() if knowledge.never else None
                cluster = Cluster(name, fold, label, [], {}, canonical, piece.start, folded, is_romanised(name), plains)
                found[family, joined] = cluster
            elif cluster.canonical is None:
                cluster.canonical = canonical
            forms[slot] = cluster
            if cluster.plains is not None:
                cluster.plains.update((" ".join(plain_words(piece.form)), " ".join(plain_words(cluster.name))))
        cluster.pieces.append(piece)
        cluster.reasons[piece.start] = "lexicon" if piece.known is not None and cluster.canonical else "spelling"
    return list(found.values())


def _settle_label(cluster: Cluster) -> None:
    """Give a cluster one label: the lexicon's, else that of most mentions, the earliest of equals."""
    votes: dict[str, float] = {}
    for piece in cluster.pieces:
        label = piece.label or "ORG"
        votes[label] = votes.get(label, 0.0) + (3.0 if piece.known is not None and not piece.known.weak else 1.0)
    cluster.label = max(votes, key=lambda label: votes[label])


@attrs.define(eq=False)
class _Linker:
    """The state of one page while its clusters join."""

    flat: str
    knowledge: Knowledge
    clusters: list[Cluster]
    begins: Sequence[int]

    def merge(self, one: Cluster, other: Cluster, rule: str) -> bool:
        """Join ``other`` into ``one`` unless a ``never`` pair or two lexicon entries forbid it."""
        one, other = one.root(), other.root()
        if one is other:
            return True
        if one.canonical is not None and other.canonical is not None and one.canonical != other.canonical:
            return False
        if self.knowledge.never and self._forbidden(one, other):
            return False
        if len(other.pieces) > len(one.pieces):  # the fewer move, so that a chain of joins stays linear
            one.pieces, other.pieces = other.pieces, one.pieces
            one.reasons, other.reasons = other.reasons, one.reasons
            one.plains, other.plains = other.plains, one.plains
        for piece in other.pieces:
            reason = other.reasons[piece.start]
            one.reasons[piece.start] = rule if reason in ("spelling", "lexicon") else reason
        one.pieces.extend(other.pieces)
        if one.plains is not None and other.plains is not None:
            one.plains |= other.plains
        one.first = min(one.first, other.first)
        one.canonical = one.canonical or other.canonical
        if len(other.fold) > len(one.fold):
            one.fold, one.name, one.folded, one.romanised = other.fold, other.name, other.folded, other.romanised
        other.pieces = []
        other.into = one
        return True

    def _forbidden(self, one: Cluster, other: Cluster) -> bool:
        few, many = sorted((one.plains or set(), other.plains or set()), key=len)
        return any(not many.isdisjoint(self.knowledge.never.get(plain, ())) for plain in few)

    def alive(self, *labels: str) -> list[Cluster]:
        """Return the clusters of these labels that have joined no other."""
        return [cluster for cluster in self.clusters if cluster.into is None and cluster.label in labels]

    def join_full_people(self) -> None:
        """Join full names of one person: middle names, initials, romanised and reversed spellings."""
        by_end: dict[str, list[Cluster]] = {}
        for cluster in self.alive("PERSON"):
            if len(cluster.fold) < 2:
                continue
            ends = {cluster.fold[-1]}
            if cluster.romanised:
                ends |= {skeleton(cluster.fold[-1]), skeleton(cluster.fold[0])}
            for end in sorted(ends):
                for other in by_end.get(end, [])[-8:]:
                    if other.root() is not cluster.root() and one_person(other, cluster):
                        self.merge(other, cluster, "full-name")
                by_end.setdefault(end, []).append(cluster)

    def join_known_as(self, pieces: list[Piece]) -> None:
        """Join two names with "also known as" or the like between them."""
        where = self._where()
        pattern = known_as()
        for one, other in pairwise(pieces):
            gap = self.flat[one.end : other.start]
            if 4 <= len(gap) <= 70 and "\n" not in gap and pattern.fullmatch(gap):
                left, right = where[one.start], where[other.start]
                if _FAMILY[left.root().label] == _FAMILY[right.root().label] or other.form.isupper():
                    self.merge(left, right, "known-as")

    def join_acronyms(self, pieces: list[Piece]) -> None:
        """Join ``United Nations (UN)``, and an acronym that fits one body of the page alone."""
        where = self._where()
        defined: dict[Cluster, list[tuple[int, Cluster]]] = {}
        for one, other in pairwise(pieces):
            if other.start - one.end <= LONGEST_GAP and defines(one, other, self.flat):
                defined.setdefault(where[other.start], []).append((one.start, where[one.start].root()))
        for acronym, marks in defined.items():
            if len({body for _, body in marks}) == 1:
                self.merge(marks[0][1], acronym, "acronym")
            elif acronym.into is None and not any(body is acronym for _, body in marks):
                _share_out(acronym, marks, "nearest-acronym")
        by_initials: dict[str, list[Cluster]] = {}
        for cluster in self.alive("ORG", "MEDIA", "EVENT", "LAW", "FAC"):
            if len(cluster.fold) > 2:
                by_initials.setdefault(
                    "".join(word[0] for word in plain_words(cluster.name) if word not in self.knowledge.words.linking), []
                ).append(cluster)
        for cluster in self.alive("ORG", "MEDIA"):
            form = cluster.pieces[0].form.replace(".", "") if cluster.pieces else ""
            bodies = by_initials.get(form.casefold(), []) if form.isupper() and len(form) > 2 else []
            if len(bodies) == 1 and len(cluster.fold) == 1:
                self.merge(bodies[0], cluster, "acronym")

    def join_short_bodies(self) -> None:
        """Join a short form to the one longer body of the page that begins with it."""
        by_start: dict[tuple[str, ...], list[Cluster]] = {}
        for cluster in self.alive("ORG", "MEDIA"):
            for size in range(1, len(cluster.fold)):
                by_start.setdefault(cluster.fold[:size], []).append(cluster)
        for cluster in self.alive("ORG", "MEDIA"):
            if cluster.canonical is not None or not cluster.fold or cluster.fold[0] in self.knowledge.words.common:
                continue
            if cluster.fold != cluster.folded:  # Vosskamp Corp is no short form of Vosskamp TV
                continue
            longer = [one for one in by_start.get(cluster.fold, ()) if one.into is None]
            if len(longer) == 1 and not (len(cluster.fold) == 1 and self.knowledge.forms.get(cluster.name)):
                self.merge(longer[0], cluster, "short-form")

    def join_class_nouns(self) -> None:
        """Join ``the Church`` to the one body of the page that is called a Church."""
        words = self.knowledge.words
        by_noun: dict[str, list[Cluster]] = {}
        for cluster in self.alive("ORG", "MEDIA", "FAC"):
            if len(cluster.fold) > 1 and cluster.pieces:
                parts = cluster.pieces[0].words
                for noun in {parts[0], parts[-1]}:
                    if noun in words.last or noun in words.first or (noun[-1:] == "s" and noun is parts[-1]):  # the Herons
                        _add(by_noun, noun, cluster)
        for cluster in self.alive("ORG", "MEDIA", "FAC"):
            form = cluster.pieces[0].form if cluster.pieces else ""
            bodies = by_noun.get(form, [])
            if len(bodies) == 1 and cluster.canonical is None and bodies[0].first < cluster.first:
                self.merge(bodies[0], cluster, "class-noun")

    def join_long_surnames(self) -> None:
        """Join a surname of several words to the one full name that ends with it: ``Peña Duarte`` to ``Inés Peña Duarte``."""
        people = [cluster for cluster in self.alive("PERSON") if len(cluster.fold) > 1]
        longer: dict[tuple[str, ...], list[Cluster]] = {}
        for cluster in people:
            for size in range(2, min(len(cluster.fold), LONGEST_SURNAME + 1)):
                longer.setdefault(cluster.fold[-size:], []).append(cluster)
        for cluster in people if longer else ():
            bearers = longer.get(cluster.fold, ())
            if len(bearers) == 1 and cluster.canonical is None:
                self.merge(bearers[0], cluster, "surname")

    def join_surnames(self) -> None:
        """Join each lone surname or given name to the nearest earlier person it agrees with."""
        people = [cluster for cluster in self.alive("PERSON") if len(cluster.fold) > 1 and not is_double(cluster.name)]
        ends: dict[str, list[Cluster]] = {}
        starts: dict[str, list[Cluster]] = {}
        for cluster in people:
            for form in sorted({piece.form for piece in cluster.pieces}):
                self._index(cluster, form, ends, starts)
        marks: dict[str, tuple[Marks, list[int]]] = {}
        for cluster in self.alive("PERSON"):
            if cluster.canonical is None and (len(cluster.fold) == 1 or is_double(cluster.name)):
                self._join_lone(cluster, ends, starts, marks)

    def _index(self, cluster: Cluster, form: str, ends: dict[str, list[Cluster]], starts: dict[str, list[Cluster]]) -> None:
        """Put a person down under the words by which one spelling of the name may be shortened."""
        words, printed = cluster.folded if form == cluster.name else fold_name(form), form.split()
        if len(words) > 2 and words[-1] in self.knowledge.words.after_plain:  # Ada Stone Jr.
            words, printed = words[:-1], printed[:-1]
        if len(words) < 2 or words[-2] in self.knowledge.words.kunya_plain:
            return
        for word in {words[-1], skeleton(words[-1])} if cluster.romanised else {words[-1]}:
            _add(ends, word, cluster)
        if len(words) >= len(cluster.folded) or words != cluster.folded[-len(words) :]:  # no surname of several words
            _add(starts, words[0], cluster)
        if len(printed) > 2 and self._may_be_surname(printed[-2]):  # Inés Peña Duarte is Peña, too
            _add(starts, " ".join(fold_name(printed[-2])), cluster)
        if "-" in form and len(printed) > 1:
            _add(ends, " ".join(fold_name(printed[-1])), cluster)
            _add(starts, " ".join(fold_name(printed[0])), cluster)

    def _may_be_surname(self, word: str) -> bool:
        """Tell whether the last but one word of a name may be a surname: no given name, initial or small word."""
        words = self.knowledge.words
        return len(word) > 2 and word[:1].isupper() and word not in words.given and word not in words.given_weak

    def _join_lone(
        self,
        cluster: Cluster,
        ends: dict[str, list[Cluster]],
        starts: dict[str, list[Cluster]],
        marks: dict[str, tuple[Marks, list[int]]],
    ) -> None:
        form = cluster.pieces[0].form
        word = plain = " ".join(cluster.fold)
        spellings = [word]
        if len(cluster.fold) == 1:
            plain = plain_words(form)[-1]
            article = any("-" in piece.form for piece in cluster.pieces)
            spellings += [plain, fold_name(form, romanised=True)[-1]]
            if article or len(skeleton(word)) > 2:
                spellings.append(skeleton(word))
        spelling = next((one for one in spellings if one in ends), None)
        if spelling is None:
            bearers = starts.get(word) or starts.get(plain, [])
            if len(bearers) == 1:
                self.merge(bearers[0], cluster, "surname")
            return
        bearers = ends[spelling]
        if spelling not in marks:
            found = named_in_full(bearers, starts.get(spelling, []), self.flat, self.knowledge.words)
            marks[spelling] = found, [start for start, _ in found]
        rows, places = marks[spelling]
        if len(bearers) == 1 and not rows:
            self.merge(bearers[0], cluster, "surname")
            return
        _share_out(
            cluster,
            rows,
            "nearest-surname",
            lambda piece: find_bearer(self.flat, self.begins[piece.section], piece, places, lambda i: rows[i][1].fold[0]),
        )

    def _where(self) -> dict[int, Cluster]:
        return {piece.start: cluster for cluster in self.clusters for piece in cluster.pieces}


LONGEST_SURNAME = 3
"""Words of the longest surname: ``de la Peña``."""


def _share_out(cluster: Cluster, marks: Marks, rule: str, choose: Callable[[Piece], int] | None = None) -> None:
    """
    Give each mention of a form that several bear to one of them.

    Args:
        cluster: the mentions.
        marks: where its bearers are named.
        rule: why they are joined.
        choose: returns the index of the mark that is meant, or -1; without it the one before the mention is.
    """
    left = []
    for piece in cluster.pieces:
        at = bisect_left(marks, piece.start, key=itemgetter(0)) - 1 if choose is None else choose(piece)
        if at < 0:
            left.append(piece)
            continue
        chosen = marks[at][1].root()
        chosen.pieces.append(piece)
        chosen.reasons[piece.start] = rule
    cluster.pieces = left


def _add(index: dict[str, list[Cluster]], word: str, cluster: Cluster) -> None:
    """Put a cluster down under a word, once; clusters come one after the other."""
    group = index.setdefault(word, [])
    if not group or group[-1] is not cluster:
        group.append(cluster)
