"""
Resolve the words of an attribution to an entity of the page.

Shape: ``Ms. Lee`` is an entity's mention; ``the mayor`` one with that role; ``she`` the likeliest woman named before.
Units: offsets of the page.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import WORD
from mediacorpus._speech.speakers.clauses import CAPITAL
from mediacorpus._speech.speakers.heads import opens_sentence
from mediacorpus._speech.speakers.traits import Named, Traits
from mediacorpus._speech.speakers.unnamed import is_brought_in, is_owned, is_personal, stranger_before
from mediacorpus._speech.word import GENDERS
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mediacorpus._speech.lexicon import SpeechLexicon
    from mediacorpus.model import Entity

__all__ = ["Last", "People"]

LOOK_BACK = 24
"""How many mentions before a pronoun are weighed."""
SENTENCE = 130
"""An average sentence of news, in characters: the unit of distance."""
GROUPS = frozenset({EntityLabel.ORG, EntityLabel.MEDIA, EntityLabel.GPE, EntityLabel.FAC})
BODIES = frozenset({EntityLabel.ORG, EntityLabel.MEDIA})
PEOPLE = frozenset({EntityLabel.PERSON})
PLACES = frozenset({EntityLabel.GPE, EntityLabel.LOC, EntityLabel.FAC})
ANY_GENDER = 0


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
        self.traits = Traits(text, entities, lexicon)
        self.mentions, self.starts = self.traits.mentions, self.traits.starts
        self.open_mentions = list(outside(self.mentions, marked))
        self.open_starts = [row.start for row in self.open_mentions]

    def find(self, start: int, end: int, before: int, last: Last) -> tuple[Entity | None, str]:
        """
        Return the entity that ``text[start:end]`` means, or ``None``, and by what it was found.

        Args:
            start: where the words begin.
            end: where they end.
            before: only what stands after this offset is looked at: where the article begins.
            last: who spoke last.
        """
        words = WORD.findall(self.text[start:end])
        if not words or not self.mentions:
            return None, ""
        if self.is_joint(start, end):
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

    def head_mention(self, start: int, end: int) -> Entity | None:
        """Return the entity that the phrase ends with, if no preposition stands before the name."""
        rows = self.traits.inside(start, end)
        for last in range(len(rows) - 1, -1, -1):
            place, row = last, rows[last]
            if not self.ends_phrase(row, end) or self.hangs(row, start) or self.is_one_of(row, start, end):
                continue
            while place and self.text[rows[place - 1].end : row.start].isspace() and self.text[row.end : end].strip():
                place -= 1
                row = rows[place]
            return row.entity
        return None

    def is_joint(self, start: int, end: int) -> bool:
        """Tell whether two speak together, "Lee and Mayor Stone": then nobody alone is the speaker."""
        rows = self.traits.inside(start, end)
        if len(rows) < 2 or self.hangs(rows[-2], start) or self.text[rows[-1].end : end].strip(" .,’'"):
            return False
        between = WORD.findall(self.text[rows[-2].end : rows[-1].start])
        flags = [self.lexicon.flags.get(word.lower(), 0) for word in between]
        titles = Word.DETERMINER | Word.HONORIFIC | Word.ROLE
        rest = zip(between[1:], flags[1:], strict=True)
        return bool(flags) and bool(flags[0] & Word.JOINING) and all(flag & titles or word[0].isupper() for word, flag in rest)

    def ends_phrase(self, row: Named, end: int) -> bool:
        """Tell whether the name closes the phrase, or only "'s", "Jr.", a class noun or a phrase of place follows."""
        rest = self.text[row.end : end].strip(" .,’'\xa0")
        if rest == "s" and self.text[row.end] in "’'":  # "Lee's" of "Lee's claim that"
            rest = ""
        if not rest:
            return True
        words = WORD.findall(rest)
        if row.entity.label is EntityLabel.PERSON and words:
            first = self.lexicon.flags.get(words[0].lower(), 0)
            return bool(first & Word.JUNIOR or (first & Word.PREPOSITION and rest[0].isalpha()))
        return row.entity.label is not EntityLabel.NORP and self.is_class_noun(row, rest)

    def is_one_of(self, row: Named, start: int, end: int) -> bool:
        """Tell whether the name is that of a people or a party and one of it is meant: "another Dane", "the Danish Liberal"."""
        if row.entity.label is not EntityLabel.NORP:
            return False
        first = WORD.match(self.text, start, end)
        if first is None or first.start() >= row.start:
            return False
        phrase = self.text[start:end].rstrip()
        return not phrase.endswith("s") and bool(self.lexicon.bits[first.group()] & (Word.DETERMINER | Word.INDEFINITE))

    def hangs(self, row: Named, start: int) -> bool:
        """Tell whether the name hangs on a preposition: "the head of Acme" is not Acme."""
        lead = WORD.findall(self.text[start : row.start])
        flags = [self.lexicon.flags.get(word.lower(), 0) for word in lead]
        if row.entity.label is not EntityLabel.PERSON:
            return any(flag & Word.PREPOSITION for flag in flags)
        return bool(flags) and bool(flags[-1] & Word.PREPOSITION)

    def is_class_noun(self, row: Named, rest: str) -> bool:
        """Tell whether what follows the name only says what it is: "the Kaf channel", "the Heron movement"."""
        words = WORD.findall(rest)
        flags = [self.lexicon.flags.get(word.lower(), 0) for word in words]
        return row.entity.label in BODIES and bool(flags) and bool(flags[-1] & Word.GROUP) and len(flags) <= 2

    def pronoun(self, bits: int, at: int, before: int, last: Last) -> Entity | None:
        """Return who ``he``, ``she``, ``it`` or ``they`` is."""
        gender = bits & GENDERS
        if gender:
            found = self.likeliest(at, before, PEOPLE, gender, last)
            if found is not None and self.is_stranger(found, at, before, gender, last):
                return None
            if found is not None:
                self.traits.learn(found, gender)
            return found
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

    def is_stranger(self, found: Entity, at: int, before: int, gender: int, last: Last) -> bool:
        """Tell whether "he" is somebody without a name who opens a sentence since the last report and the name."""
        since = stranger_before(self.text, before, at, gender, self.lexicon)
        if since < 0 or (last.at > since and not last.unnamed):
            return False
        low, high = bisect_left(self.open_starts, since), bisect_left(self.open_starts, at)
        return not any(row.entity is found for row in self.open_mentions[low:high])

    def likeliest(self, at: int, before: int, labels: frozenset[EntityLabel], gender: int, last: Last) -> Entity | None:
        """
        Weigh the mentions before ``at`` by distance, by place in their sentence and by who spoke last.

        Whoever spoke last gives way to another who opens a sentence since: "“Yes,” Lee said. Cole was next. “No,” he said."
        """
        high = bisect_right(self.open_starts, at)
        scores: dict[int, float] = {}
        best: Entity | None = None
        fresh = False
        for row in reversed(self.open_mentions[max(0, high - LOOK_BACK) : high]):
            entity = row.entity
            if row.start < before or row.start >= at or entity.label not in labels:
                continue
            score = 3.0 - (at - row.start) / SENTENCE
            if gender:
                known = self.traits.gender(entity)
                if known and known != gender:
                    continue
                score += 0.7 if known else 0.0
            owner = self.text[row.end : row.end + 2] in ("’s", "'s")
            if opens_sentence(self.traits, row.start):
                score += 1.2
                if not fresh and row.start > last.at and not owner and entity is not last.entity:
                    fresh = True
                    score += 1.2
            if owner:
                score -= 0.5
            if last.entity is not None and entity.id == last.entity.id:
                score += 0.5 if fresh else 2.2 if at - last.at < 4 * SENTENCE else 0.8
            if entity.id in scores:
                scores[entity.id] = max(scores[entity.id], score) + 0.25
            else:
                scores[entity.id] = score
            if best is None or scores[entity.id] > scores[best.id]:
                best = entity
        return best

    def nominal(self, words: Sequence[str], bits: Sequence[int], start: int, end: int, before: int, last: Last) -> Entity | None:
        """Return who "the spokesman", "the group" or "the head of X" is; nobody where the phrase is not definite."""
        named = self.traits.inside(start, end)
        definite = bool(bits[0] & Word.DEFINITE) or bool(named)
        if not definite or bits[0] & Word.VAGUE or any(bit & Word.INDEFINITE for bit in bits):
            return None
        head = next((i for i, bit in enumerate(bits) if i and bit & Word.PREPOSITION and not bit & CAPITAL), len(words))
        roles = [word.lower() for word, bit in zip(words[:head], bits, strict=False) if bit & Word.ROLE]
        if (
            not roles
            and bits[0] & Word.DEFINITE
            and len(words) <= 3
            and not any(word.endswith(("'s", "’s")) for word in words)
            and is_personal(words[-1], self.lexicon)
        ):
            roles = [words[-1]]
        if not roles:
            roles = [word.lower() for word in words if len(word) > 1 and word.isupper()][:1]
        if roles:
            beside = [row.entity for row in named if row.entity.label is not EntityLabel.NORP]
            title = " ".join(word.lower() for word in words[1:head]) if head > 2 and bits[0] & Word.DEFINITE else ""
            found = self.by_role(roles, beside, start, before, last, title=title)
            if found is not None and not set(roles) & self.traits.roles_of(found):  # the last speaker, at best
                other = is_owned(self.text, start, end, self.lexicon)  # "the farmers' leader"
                since = max(before, found.mentions[0].span.start)  # before it is named "a lawmaker" may be the one who spoke last
                if other or is_brought_in(self.text, roles[-1], since, start, self.lexicon):
                    return None
                if not named:  # nobody is called so
                    kind = self.lexicon.flags.get(roles[-1], 0)
                    found = self.likeliest(start, before, PEOPLE, kind & GENDERS, last) or found
            if found is None or not bits[0] & Word.POSSESSIVE:
                return found
            return found if roles[-1] in self.traits.roles_of(found) else None  # "his chief aide" is not himself
        people = bits[0] & Word.ARTICLE and len(named) == 1 and named[0].end >= end
        if people and self.is_one_of(named[0], start, end):  # "the Dane"
            return self.likeliest(start, before, PEOPLE, ANY_GENDER, last)
        if bits[-1] & Word.GROUP and not any(row.entity.label in BODIES for row in named):
            named_so = any(bit & CAPITAL for bit in bits[1:])
            if named_so:
                return self.by_alias(start, end)
            owner = bits[0] & Word.POSSESSIVE or any(word.endswith(("'s", "’s", "s'", "s’")) for word in words[:-1])
            return self.by_class(words[-1], start, before, None if owner else last)
        if bits[-1] & GENDERS:
            return self.likeliest(start, before, PEOPLE, bits[-1] & GENDERS, last)
        if bits[-1] & Word.HONORIFIC or (bits[0] & GENDERS and len(words) == 2 and words[1][0].isupper()):
            return self.likeliest(start, before, PEOPLE, ANY_GENDER, last)
        return None

    def by_role(
        self, roles: Sequence[str], beside: Sequence[Entity], at: int, before: int, last: Last, *, title: str
    ) -> Entity | None:
        """
        Return the person whom the page gives the roles, the last speaker or else the nearest before; a plural role is nobody's.

        With names in the phrase ("the Maine senator", "the bank's spokeswoman") the person must be named beside one of them or
        have the role; of whom neither is told, nobody is meant.
        """
        kind = self.lexicon.flags.get(roles[-1], 0)
        if kind & (Word.PLURAL | Word.UNNAMED) or (roles[-1].endswith("s") and not roles[-1].endswith("ss")):
            return None
        wanted, names = set(roles), {entity.id for entity in beside}
        second = {role for role in roles if self.lexicon.flags.get(role, 0) & Word.SECOND}
        near = self.people_before(at, before, last, kind & GENDERS, names)
        places = all(entity.label in PLACES for entity in beside)
        bodies = {entity.id for entity in beside if entity.label in BODIES}
        best, most = None, 0.0
        for entity in near:
            called = self.traits.roles_of(entity)
            worth = 3.0 if wanted <= called else 2.0 if roles[-1] in called else 1.0 if wanted & called else 0.0
            if worth and second != {role for role in called if self.lexicon.flags.get(role, 0) & Word.SECOND}:
                worth = 0.0 if second else 1.0
            close = self.traits.neighbours(entity)
            if names and not names & close:
                worth = max(0.0, worth - 1.0) if places else 0.0
            elif names:
                worth += 1.0 if worth or bodies & close else 0.0
            if entity is last.entity and places:
                worth += 0.5
            if worth and title and self.traits.is_titled(entity, title):
                worth += 1.0
            if worth > most:
                best, most = entity, worth
        return best or (self.only_one(wanted, names) if names else None)

    def only_one(self, wanted: set[str], names: set[int]) -> Entity | None:
        """Return the one person of the page who has one of the roles and stands beside one of the names."""
        found = {e.id: e for name in names for role in wanted for e in self.people_beside.get((name, role), ())}
        return next(iter(found.values())) if len(found) == 1 else None

    @functools.cached_property
    def people_beside(self) -> dict[tuple[int, str], list[Entity]]:
        """For each name and each role the first two people of the page who stand beside the one and have the other."""
        everyone = {row.entity.id: row.entity for row in self.open_mentions if row.entity.label is EntityLabel.PERSON}
        found: dict[tuple[int, str], list[Entity]] = {}
        for entity in everyone.values():
            for key in itertools.product(self.traits.neighbours(entity), self.traits.roles_of(entity)):
                people = found.setdefault(key, [])
                if len(people) < 2:  # two are as good as more: nobody is the only one
                    people.append(entity)
        return found

    def people_before(self, at: int, before: int, last: Last, gender: int, names: set[int]) -> list[Entity]:
        """Return the people named before ``at``, the last speaker first and then the nearest, who can be of the gender."""
        high = bisect_left(self.open_starts, at)
        rows = reversed(self.open_mentions[max(0, high - 2 * LOOK_BACK) : high])
        found = {row.entity.id: row.entity for row in rows if row.start >= before}
        if last.entity is not None:
            found = {last.entity.id: last.entity, **found}
        return [
            entity
            for entity in found.values()
            if entity.label is EntityLabel.PERSON
            and entity.id not in names
            and not (gender and self.traits.gender(entity) not in (0, gender))
        ]

    def by_alias(self, start: int, end: int) -> Entity | None:
        """Return the body one of whose spellings stands in the phrase, where it was not taken for a mention of it."""
        words = {part for word in WORD.findall(self.text[start:end]) for part in word.split("-") if part[:1].isupper()}
        rows = [self.bodies[word] for word in words if word in self.bodies]
        return min(rows, key=lambda row: row.start).entity if rows else None

    @functools.cached_property
    def bodies(self) -> dict[str, Named]:
        """The first mention of a body under each spelling."""
        return {self.text[row.start : row.end]: row for row in reversed(self.open_mentions) if row.entity.label in BODIES}

    def by_class(self, word: str, at: int, before: int, last: Last | None) -> Entity | None:
        """
        Return the body that "the company" means: one with the word in its name, else the likeliest.

        Of nouns that mean a body of one kind, "the committee", the name has to tell: on 924 articles of PolNeAR the likeliest
        body was the right one for 5 of 42.

        Args:
            word: the noun.
            at: where the words begin.
            before: where the article begins.
            last: who spoke last; ``None`` for "her committee", which is no likely one, for it is called by whose it is.
        """
        high = bisect_left(self.open_starts, at)
        for row in reversed(self.open_mentions[max(0, high - LOOK_BACK) : high]):
            if row.start >= before and row.entity.label in BODIES and word.lower() in row.entity.name.lower().split():
                return row.entity
        if last is None or not self.lexicon.flags.get(word.lower(), 0) & (Word.FIRM | Word.PRESS):
            return None
        press = self.lexicon.flags.get(word.lower(), 0) & Word.PRESS
        label = EntityLabel.MEDIA if press else EntityLabel.ORG
        spoke = last.entity is not None and last.entity.label in BODIES
        found = None if spoke and not press else self.likeliest(at, before, frozenset({label}), ANY_GENDER, last)
        return self.likeliest(at, before, BODIES, ANY_GENDER, last) if found is None and spoke else found


def outside(rows: Sequence[Named], marked: Sequence[tuple[int, int]]) -> Iterable[Named]:
    """Yield the mentions that stand in no marked quotation: the reporter's "he" means nobody named only inside one."""
    at = 0
    for row in rows:
        while at < len(marked) and marked[at][1] <= row.start:
            at += 1
        if at == len(marked) or row.start < marked[at][0]:
            yield row
