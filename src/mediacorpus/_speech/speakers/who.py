"""
Resolve the words of an attribution to an entity of the page.

Shape: ``Ms. Lee`` is an entity's mention; ``the mayor`` one with that role; ``she`` the likeliest woman named before.
Units: offsets of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mediacorpus._speech.lexicon import Word
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus.model import Entity

__all__ = ["Last", "People"]

WORDS = re.compile(
    r"""
    [^\W_]+ (?: ['’.\-] [^\W_]+ )*       # al-Karimi  U.S  but not  -
    """,
    re.VERBOSE,
)
LOOK_BACK = 24
"""How many mentions before a pronoun are weighed."""
NEAR_ROLE = 70
"""How far from a name its role can stand, in characters."""
SENTENCE = 130
"""An average sentence of news, in characters: the unit of distance."""
GROUPS = frozenset({EntityLabel.ORG, EntityLabel.MEDIA, EntityLabel.GPE, EntityLabel.FAC})
BODIES = frozenset({EntityLabel.ORG, EntityLabel.MEDIA})
PEOPLE = frozenset({EntityLabel.PERSON})
ANY_GENDER = 0
GENDERS = Word.MALE | Word.FEMALE


class _Named(NamedTuple):
    start: int
    end: int
    entity: Entity


class Last(NamedTuple):
    """Who spoke last in the article, and where that is said."""

    entity: Entity | None = None
    at: int = 0
    unnamed: bool = False
    """Somebody whom the page does not name."""


class People:
    """The entities of one page, asked who is meant."""

    def __init__(self, text: str, entities: Iterable[Entity], marked: Sequence[tuple[int, int]], lexicon: SpeechLexicon) -> None:
        self.text, self.lexicon = text, lexicon
        rows = [_Named(m.span.start, m.span.end, entity) for entity in entities for m in entity.mentions]
        rows.sort(key=lambda row: (row.start, -row.end))
        self.mentions = rows
        self.starts = [row.start for row in rows]
        self.open_mentions = list(outside(rows, marked))
        self.open_starts = [row.start for row in self.open_mentions]
        self.genders: dict[int, int] = {}
        self.role_words: dict[int, set[str]] = {}
        self.near: dict[int, set[int]] = {}

    def find(self, start: int, end: int, before: int, last: Last) -> tuple[Entity | None, str]:
        """
        Return the entity that ``text[start:end]`` means, or ``None``, and by what it was found.

        Args:
            start: where the words begin.
            end: where they end.
            before: only what stands after this offset is looked at: where the article begins.
            last: who spoke last.
        """
        words = WORDS.findall(self.text[start:end])
        if not words or not self.mentions:
            return None, ""
        head = self.head_mention(start, end)
        if head is not None:
            return head, "by-name"
        bits = [self.lexicon.bits[word] for word in words]
        if len(words) == 1 and bits[0] & (Word.SUBJECT | Word.OBJECT | Word.POSSESSIVE | Word.RELATIVE):
            if last.unnamed and bits[0] & (Word.ONE_BODY | Word.MANY):
                return None, ""
            return self.pronoun(bits[0], start, before, last), "by-pronoun"
        return self.nominal(words, bits, start, end, before, last), "by-description"

    def inside(self, start: int, end: int) -> list[_Named]:
        """Return the mentions that overlap ``start``..``end``."""
        low = bisect_left(self.starts, max(0, start - NEAR_ROLE))
        high = bisect_left(self.starts, end)
        return [row for row in self.mentions[low:high] if row.end > start]

    def head_mention(self, start: int, end: int) -> Entity | None:
        """Return the entity that the phrase ends with, if no preposition stands before the name."""
        rows = self.inside(start, end)
        for last in range(len(rows) - 1, -1, -1):
            place, row = last, rows[last]
            if not self.ends_phrase(row, end) or self.hangs(row, start):
                continue
            while place and self.text[rows[place - 1].end : row.start].isspace() and self.text[row.end : end].strip():
                place -= 1
                row = rows[place]
            return row.entity
        return None

    def ends_phrase(self, row: _Named, end: int) -> bool:
        """Tell whether the name closes the phrase, or only "Jr.", a class noun or a phrase of place follows."""
        rest = self.text[row.end : end].strip(" .,’'\xa0")
        if not rest:
            return True
        words = WORDS.findall(rest)
        if row.entity.label is EntityLabel.PERSON and words:
            first = self.lexicon.flags.get(words[0].lower(), 0)
            return bool(first & Word.JUNIOR or (first & Word.PREPOSITION and rest[0].isalpha()))
        return row.entity.label is not EntityLabel.NORP and self.is_class_noun(row, rest)

    def hangs(self, row: _Named, start: int) -> bool:
        """Tell whether the name hangs on a preposition: "the head of Acme" is not Acme."""
        lead = WORDS.findall(self.text[start : row.start])
        flags = [self.lexicon.flags.get(word.lower(), 0) for word in lead]
        if row.entity.label is not EntityLabel.PERSON:
            return any(flag & Word.PREPOSITION for flag in flags)
        return bool(flags) and bool(flags[-1] & Word.PREPOSITION)

    def is_class_noun(self, row: _Named, rest: str) -> bool:
        """Tell whether what follows the name only says what it is: "the Kaf channel", "the Nujaba movement"."""
        words = WORDS.findall(rest)
        flags = [self.lexicon.flags.get(word.lower(), 0) for word in words]
        return row.entity.label in BODIES and bool(flags) and bool(flags[-1] & Word.GROUP) and len(flags) <= 2

    def pronoun(self, bits: int, at: int, before: int, last: Last) -> Entity | None:
        """Return who ``he``, ``she``, ``it`` or ``they`` is."""
        gender = bits & GENDERS
        if gender:
            return self.likeliest(at, before, PEOPLE, gender, last)
        if bits & Word.ONE_BODY:
            if last.entity is not None and last.entity.label in GROUPS:
                return last.entity
            return self.likeliest(at, before, BODIES, ANY_GENDER, Last())
        if bits & Word.MANY:
            return last.entity if last.entity is not None and last.entity.label in GROUPS else None
        if bits & Word.RELATIVE:
            rows = self.mentions[: bisect_left(self.starts, at)][-1:]
            return rows[0].entity if rows and at - rows[0].end <= 3 else None
        return None

    def likeliest(self, at: int, before: int, labels: frozenset[EntityLabel], gender: int, last: Last) -> Entity | None:
        """Weigh the mentions before ``at`` by distance, by place in their sentence and by who spoke last."""
        high = bisect_right(self.open_starts, at)
        scores: dict[int, float] = {}
        best: Entity | None = None
        for row in reversed(self.open_mentions[max(0, high - LOOK_BACK) : high]):
            entity = row.entity
            if row.start < before or row.start >= at or entity.label not in labels:
                continue
            score = 3.0 - (at - row.start) / SENTENCE
            if gender:
                known = self.gender(entity)
                if known and known != gender:
                    continue
                score += 0.7 if known else 0.0
            if self.opens_sentence(row.start):
                score += 1.2
            if self.text[row.end : row.end + 2] in ("’s", "'s"):
                score -= 0.5
            if last.entity is not None and entity.id == last.entity.id:
                score += 2.2 if at - last.at < 4 * SENTENCE else 0.8
            if entity.id in scores:
                scores[entity.id] = max(scores[entity.id], score) + 0.25
            else:
                scores[entity.id] = score
            if best is None or scores[entity.id] > scores[best.id]:
                best = entity
        return best

    def opens_sentence(self, at: int) -> bool:
        """Tell whether the name stands first in its sentence, titles and the article left out."""
        lead = self.text[max(0, at - 40) : at]
        cut = max(lead.rfind(". "), lead.rfind("\n"), lead.rfind("” "), lead.rfind('" '), lead.rfind("'' "))
        words = WORDS.findall(lead[cut + 1 :])
        if cut < 0 and len(lead) == 40:
            return False
        honorific = Word.HONORIFIC | Word.ROLE | Word.ADVERB | Word.CONJUNCTION | Word.DETERMINER
        return all(self.lexicon.flags.get(word.lower(), 0) & honorific or word[0].isupper() for word in words)

    def gender(self, entity: Entity) -> int:
        """Return what the words beside a person's names tell: the bit of ``MALE`` or ``FEMALE``, or 0."""
        if entity.id not in self.genders:
            votes = {Word.MALE: 0, Word.FEMALE: 0}
            for mention in entity.mentions[:LOOK_BACK]:
                span = mention.span
                lead = WORDS.findall(self.text[max(0, span.start - 30) : span.start])[-2:]
                names = WORDS.findall(self.text[span.start : span.end])
                for word in (*lead, *names[: max(1, len(names) - 1)]):
                    bits = self.lexicon.flags.get(word.lower(), 0) | self.lexicon.given_names.get(word.lower(), 0)
                    for bit in votes:
                        votes[bit] += bool(bits & bit)
            male, female = votes[Word.MALE], votes[Word.FEMALE]
            self.genders[entity.id] = 0 if male == female else Word.MALE if male > female else Word.FEMALE
        return self.genders[entity.id]

    def nominal(self, words: Sequence[str], bits: Sequence[int], start: int, end: int, before: int, last: Last) -> Entity | None:
        """Return who "the spokesman", "the group" or "the head of X" is; nobody where the phrase is not definite."""
        named = self.inside(start, end)
        definite = bool(bits[0] & Word.DEFINITE) or bool(named)
        if not definite or bits[0] & Word.VAGUE:
            return None
        roles = [word.lower() for word, bit in zip(words, bits, strict=True) if bit & Word.ROLE]
        if (
            not roles
            and bits[0] & Word.DEFINITE
            and len(words) <= 3
            and words[-1].islower()
            and not bits[-1] & (Word.GROUP | Word.DOCUMENT | Word.SPEECH_NOUN)
        ):
            roles = [words[-1]]
        if not roles:
            roles = [word.lower() for word in words if len(word) > 1 and word.isupper()][:1]
        if roles:
            return self.by_role(
                roles, {row.entity.id for row in named if row.entity.label is not EntityLabel.NORP}, start, before, last
            )
        if bits[-1] & Word.GROUP and not named:
            return self.by_class(words[-1], start, before, last)
        if bits[-1] & (Word.MALE | Word.FEMALE):
            return self.likeliest(start, before, PEOPLE, bits[-1] & GENDERS, last)
        if bits[-1] & Word.HONORIFIC or (bits[0] & GENDERS and len(words) == 2 and words[1][0].isupper()):
            return self.likeliest(start, before, PEOPLE, ANY_GENDER, last)
        return None

    def by_role(self, roles: Sequence[str], beside: set[int], at: int, before: int, last: Last) -> Entity | None:
        """Return the person nearest before whom the page gives the roles; a plural role is nobody's."""
        if roles[-1].endswith("s") and not roles[-1].endswith("ss"):
            return None
        wanted = set(roles)
        speaker = last.entity if last.entity is not None and last.entity.label is EntityLabel.PERSON else None
        if speaker is not None and (beside & self.neighbours(speaker) if beside else wanted <= self.roles_of(speaker)):
            return speaker
        high = bisect_left(self.open_starts, at)
        near = [
            row.entity
            for row in reversed(self.open_mentions[max(0, high - 2 * LOOK_BACK) : high])
            if row.start >= before and row.entity.label is EntityLabel.PERSON and row.entity.id not in beside
        ]
        for entity in near:
            if wanted <= self.roles_of(entity) and (not beside or beside & self.neighbours(entity)):
                return entity
        for entity in near:
            if beside & self.neighbours(entity):
                return entity
        if beside:
            everyone = {row.entity.id: row.entity for row in self.open_mentions if row.entity.label is EntityLabel.PERSON}
            fitting = [e for e in everyone.values() if beside & self.neighbours(e) and wanted & self.roles_of(e)]
            if len(fitting) == 1:
                return fitting[0]
        return speaker or next((entity for entity in near if wanted & self.roles_of(entity)), None)

    def by_class(self, word: str, at: int, before: int, last: Last) -> Entity | None:
        """Return the body that "the committee" means: one with the word in its name, else the likeliest."""
        high = bisect_left(self.open_starts, at)
        for row in reversed(self.open_mentions[max(0, high - LOOK_BACK) : high]):
            if row.start >= before and row.entity.label in BODIES and word.lower() in row.entity.name.lower().split():
                return row.entity
        return self.likeliest(at, before, BODIES, ANY_GENDER, last)

    def apposed(self, start: int, end: int) -> _Named | None:
        """Return the name behind a description: ``Acme`` in "the local firm, Acme, said"."""
        words = WORDS.findall(self.text[start:end])
        if not words or not self.lexicon.flags.get(words[-1].lower(), 0) & (Word.GROUP | Word.ROLE):
            return None
        if any(self.lexicon.flags.get(word.lower(), 0) & Word.PREPOSITION for word in words):
            return None
        if self.text[end : end + 2] != ", ":
            return None
        place = bisect_left(self.starts, end + 2)
        row = self.mentions[place] if place < len(self.mentions) else None
        return row if row is not None and row.start == end + 2 and self.text[row.end : row.end + 1] in (",", " ") else None

    def neighbours(self, entity: Entity) -> set[int]:
        """Return the entities named within a few words of the person's names: where a person belongs."""
        if entity.id not in self.near:
            found: set[int] = set()
            for mention in entity.mentions[:LOOK_BACK]:
                found |= {
                    row.entity.id for row in self.inside(mention.span.start - NEAR_ROLE // 2, mention.span.end + NEAR_ROLE // 2)
                }
            self.near[entity.id] = found - {entity.id}
        return self.near[entity.id]

    def roles_of(self, entity: Entity) -> set[str]:
        """Return the words by which the page calls the person, beside the names and in ``entity.roles``."""
        if entity.id not in self.role_words:
            found: set[str] = set()
            for role in entity.roles:
                found |= {word.lower() for word in WORDS.findall(self.text[role.span.start : role.span.end])}
            for mention in entity.mentions[:LOOK_BACK]:
                lead = re.split(r"[.,;:\n“”\"]", self.text[max(0, mention.span.start - NEAR_ROLE) : mention.span.start])[-1]
                tail = self.text[mention.span.end : mention.span.end + NEAR_ROLE]
                near = WORDS.findall(lead) + (WORDS.findall(re.split(r"[.;:\n“”\"]", tail)[0]) if tail.startswith(",") else [])
                found |= {
                    w.lower() for w in near if self.lexicon.flags.get(w.lower(), 0) & Word.ROLE or (w.isupper() and len(w) > 1)
                }
            self.role_words[entity.id] = found
        return self.role_words[entity.id]


def outside(rows: Sequence[_Named], marked: Sequence[tuple[int, int]]) -> Iterable[_Named]:
    """Yield the mentions that stand in no marked quotation: the reporter's "he" means nobody named only inside one."""
    at = 0
    for row in rows:
        while at < len(marked) and marked[at][1] <= row.start:
            at += 1
        if at == len(marked) or row.start < marked[at][0]:
            yield row
