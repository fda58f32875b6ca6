"""
Know where a name may begin and end inside a run of capitalised words.

Shape: a :class:`Stretch` holds one run while ``chunks`` cuts it; the questions here look at
its words and change nothing.
"""

from __future__ import annotations

import attrs

from mediacorpus._speech.entities.candidates import RunWords
from mediacorpus._speech.entities.knowledge import Knowledge, Known

__all__ = [
    "Piece",
    "Stretch",
    "after_titles",
    "is_generic",
    "is_small",
    "is_surname",
    "is_title_alone",
    "joins",
    "keeps_owner",
    "looks_personal",
    "opens_sentence",
    "own_label",
]


@attrs.define(eq=False)
class Piece:
    """One stretch of the page that may be a name."""

    start: int
    end: int
    form: str
    """Its words, levelled, with one blank between them."""
    words: tuple[str, ...]
    section: int
    label: str | None = None
    """The label its own words give, or ``None`` where only the page can tell."""
    known: Known | None = None
    rule: str = "vote"
    initial: bool = False
    headline: bool = False
    owned: bool = False
    titled: bool = False
    """Whether an honorific stands before it."""
    title: tuple[int, int] | None = None
    """Where the title before it stands."""


@attrs.define(eq=False)
class Stretch:
    """One run while it is being cut, and the pieces cut so far."""

    run: RunWords
    knowledge: Knowledge
    initial: bool
    headline: bool
    hyphened: bool
    """Whether a word of the run has a hyphen."""
    out: list[Piece] = attrs.Factory(list)
    longest: list[int] = attrs.Factory(list)
    """For each word, the words of the longest known form it begins."""

    def __attrs_post_init__(self) -> None:
        get = self.knowledge.longest.get
        self.longest = [get(word, 0) for word in self.run.words]

    def form(self, low: int, high: int) -> str:
        """Return the words from ``low`` to ``high`` as one form."""
        run = self.run
        if high - low == 1:
            return run.words[low]
        if high - low == 2 and not run.between[low + 1] and not run.owned[low]:
            return f"{run.words[low]} {run.words[low + 1]}"
        parts = []
        for i in range(low, high):
            if i > low and run.between[i]:
                parts.append(run.between[i])
            parts.append(run.words[i] + "'s" if run.owned[i] and i < high - 1 else run.words[i])
        return " ".join(parts)

    def match(self, low: int, limit: int) -> int:
        """Return the end of the longest known form of two words or more that begins at ``low``, or 0."""
        longest = self.longest[low]
        if longest > 1:
            forms = self.knowledge.forms
            for high in range(min(limit, low + longest), low + 1, -1):
                if self.form(low, high) in forms:
                    return high
        return 0

    def known(self, low: int, high: int) -> Known | None:
        """Return what is known of the words from ``low`` to ``high``."""
        return self.knowledge.forms.get(self.form(low, high))

    def emit(
        self, low: int, high: int, *, label: str | None = None, known: Known | None = None, rule: str = "vote", title: int = -1
    ) -> None:
        """Put the words from ``low`` to ``high`` down as one piece; its titles begin at ``title``."""
        run = self.run
        piece = Piece(run.starts[low], run.ends[high - 1], self.form(low, high), run.words[low:high], 0)
        piece.label, piece.known, piece.rule = label, known, rule
        piece.initial, piece.headline, piece.owned = self.initial and low == 0, self.headline, run.owned[high - 1]
        if 0 <= title < low:
            honorifics = self.knowledge.words.honorifics
            piece.title = (run.starts[title], run.ends[low - 1])
            piece.titled = run.words[low - 1] in honorifics or run.words[title] in honorifics
        self.out.append(piece)


def is_small(stretch: Stretch, i: int) -> bool:
    """Tell whether a word is one of grammar or a date, and no known name such as ``US``."""
    word, words = stretch.run.words[i], stretch.knowledge.words
    if not (word.lower() in words.function or word in words.dates) or word in stretch.knowledge.forms:
        return False
    return i == 0 or word not in words.suffixes or stretch.run.words[i - 1].isupper()  # Vosskamp Rail AS


def joins(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether the small words before ``high`` join it to the name that begins at ``low``."""
    run, words = stretch.run, stretch.knowledge.words
    left, right = run.words[high - 1], run.words[high]
    small = run.between[high].split(" ")
    first = small[0]
    if not words.of.isdisjoint(small):
        return _of_joins(stretch, low, high)
    if first in words.ampersand:
        return _ampersand_joins(stretch, low, high)
    if first in words.and_:
        apart = right in words.first and not words.definite.isdisjoint(small)  # the Court of Justice and the Church of Oxford
        return not apart and _and_joins(stretch, low, high)
    if first in words.on:  # Texas Commission on Harbour Safety
        return left in words.panels and right.lower() not in words.function and right not in stretch.knowledge.forms
    if first in words.for_:
        return _for_joins(stretch, low, high)
    apart = first in words.apart or (first in words.foreign_and and right in words.given)  # Ada Stein und Otto Berger
    return not apart and left.lower() not in words.function and words.small.issuperset(small)


def _of_joins(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether ``of`` stands inside a name: ``Bank of Oxford``, and not ``Ada Stone of Oxford``."""
    left, words = stretch.run.words[high - 1], stretch.knowledge.words
    kind = words.first.get(left) or ("ORG" if _in_body(stretch, low, high) or _is_generic_body(stretch, low, high) else None)
    opener = stretch.initial and low == 0 and high == 1 and kind == "LOC" and left.lower() in words.common
    return kind is not None and kind != "OTHER" and not opener


def _ampersand_joins(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether an ampersand stands inside the name of a firm, and not between two people."""
    run, words = stretch.run, stretch.knowledge.words
    left, right = run.words[high - 1], run.words[high]
    if "ORG" in (words.last.get(right), words.first.get(right)):  # Paul Stone & Co., Paul Stone & Sons
        return True
    people = run.words[low] in words.given or right in words.given or right in words.given_weak
    return high - low == 1 or not (people or left in words.surnames or run.words[low] in words.given_weak)


def _for_joins(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether ``for`` or ``to`` stands inside the name of a body: ``Council for Harbour Safety``."""
    run, words = stretch.run, stretch.knowledge.words
    right, small = run.words[high], run.between[high].split(" ")
    known = stretch.knowledge.forms.get(right)
    if known is not None and known.label == "GPE" and small[0] in words.to:  # the move of the Harbour Authority to Oxford
        return False
    if not words.definite.isdisjoint(small) and _ends_in_body(stretch, high):  # in the Senate for the Harbour Party
        return False
    named = run.words[high - 1] not in words.titles and right.lower() not in words.function
    return named and any(words.last.get(word) == "ORG" for word in run.words[low:high])


def _in_body(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether ``of`` goes on with the name of a body: ``Harbour Council for the Upkeep of Piers``; no place follows."""
    run, words = stretch.run, stretch.knowledge.words
    known = stretch.knowledge.forms.get(run.words[high])
    if known is not None and known.label in ("GPE", "LOC", "NORP", "PERSON"):
        return False
    return any(run.between[i + 1] and words.first.get(run.words[i]) == "ORG" for i in range(low, high - 1))


def _is_generic_body(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether ``of`` joins a state to a body that only it tells from others: ``Armed Forces of Ukraine``."""
    run, words = stretch.run, stretch.knowledge.words
    known = stretch.knowledge.forms.get(run.words[high])
    if known is None or not known.state or high - low < 2 or words.last.get(run.words[high - 1]) != "ORG":
        return False
    return is_generic(stretch, low, high)


def is_generic(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether words say what a body is and no more: ``Supreme Court``, ``Communist Party``."""
    words = stretch.knowledge.words
    return all(word.lower() in words.common or word in words.creeds for word in stretch.run.words[low:high])


def _ends_in_body(stretch: Stretch, low: int) -> bool:
    """Tell whether the words from ``low`` to the next small word are the name of a body: ``Harbour Party``."""
    run = stretch.run
    end = low + 1
    while end < len(run.words) and not run.between[end] and not run.owned[end - 1]:
        end += 1
    return end - low > 1 and stretch.knowledge.words.last.get(run.words[end - 1]) == "ORG"


def keeps_owner(stretch: Stretch, high: int) -> bool:
    """Tell whether a possessive stands inside a name: in ``People's Party`` and ``Tarrant's Mill``, not in ``Iran's Bridge``."""
    run, words = stretch.run, stretch.knowledge.words
    owner = run.words[high - 1]
    if owner in words.plural_owners:
        return True
    known = stretch.knowledge.forms.get(owner)
    return (
        run.words[high] in words.owned_nouns and not run.between[high] and (known is None or known.weak) and not stretch.headline
    )


def _and_joins(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether ``and`` stands inside the name of a body or a line, as in ``Ministry of Health and Population``."""
    run, words = stretch.run, stretch.knowledge.words
    left, right = run.words[high - 1], run.words[high]
    if right in words.titles or words.last.get(left) == "ORG":
        return False
    forms = stretch.knowledge.forms
    end = high + 1
    while end < len(run.words) and not run.between[end] and not run.owned[end - 1]:
        end += 1
    final = run.words[end - 1]
    if final in words.lines:  # Ashford and Oxford Railway
        return end - high > 1
    if words.last.get(final) == "ORG" and end - high > 1:  # Culture and Tourism Ministry
        parts = (*run.words[low:high], right)
        if all(part.lower() in words.common and part not in forms for part in parts):
            return True
    known = forms.get(right)
    if known is not None and known.label in ("PERSON", "GPE", "MEDIA", "NORP"):
        return False
    if right in words.given or (end - high > 1 and words.last.get(final) not in (None, "ORG")):  # and Oxford County
        return False
    return any(
        run.words[i] in words.first and not words.inner.isdisjoint(run.between[i + 1].split(" ")) for i in range(low, high - 1)
    )


def is_title_alone(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether words are nothing but a title, as ``Vice President``."""
    words = stretch.knowledge.words
    if high - low == 1 or stretch.run.words[high - 1] not in words.titles or is_surname(stretch, high - 1):
        return False
    parts = stretch.run.words[low:high]
    return all(part in words.titles or part in words.modifiers for part in parts)


def is_surname(stretch: Stretch, at: int) -> bool:
    """Tell whether the word can only be a surname: behind "Mr." so is ``King``, and ``Speaker`` is not."""
    run, words = stretch.run, stretch.knowledge.words
    return at > 0 and run.words[at - 1] in words.courtesy and not run.between[at] and run.words[at] not in words.addressed


def opens_sentence(stretch: Stretch, high: int) -> bool:
    """Tell whether the first word only opens the sentence, as in ``Defeating ISIL`` and ``Angry George Bush``."""
    run, words, forms = stretch.run, stretch.knowledge.words, stretch.knowledge.forms
    first, second = run.words[0], run.words[1]
    if first.lower() not in words.common or run.between[1] or first in forms or stretch.match(0, high):
        return False
    if first in words.last or first in words.first or first in words.titles:
        return False
    if first.lower() in words.relative and run.words[high - 1] in words.last:  # North Oxford Police
        return False
    known = forms.get(second)
    named = (known is not None and not known.weak) or second in words.given or second in words.titles
    return named or first.endswith(words.opening_endings) or bool(stretch.match(1, high))


def after_titles(stretch: Stretch, low: int, high: int) -> int:
    """Return where the titles that begin at ``low`` end; modifiers count only before a title."""
    run, words = stretch.run, stretch.knowledge.words
    at = end = low
    while at < high - 1:
        word = run.words[at]
        title = word in words.titles or (not stretch.headline and word.lower() in words.roles)
        if not title and word not in words.modifiers:
            break
        if stretch.match(at, high):
            break
        at += 1
        if title:
            end = at
        if run.between[at]:
            break
    return end


def looks_personal(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether words look like the full name of a person."""
    if high - low < 2:  # a lone word is no full name
        return False
    words = stretch.knowledge.words
    first, last = stretch.run.words[low], stretch.run.words[high - 1]
    given = first in words.given or first in words.given_weak or first in words.kunya
    return given or last in words.surnames or "-" in last


def own_label(stretch: Stretch, low: int, high: int) -> tuple[str | None, str]:
    """Return the label that the words of a name give it, with the rule."""
    run, words = stretch.run, stretch.knowledge.words
    for i in range(low, high - 1):
        if run.words[i] in words.first and run.between[i + 1] and not words.of.isdisjoint(run.between[i + 1].split(" ")):
            return words.first[run.words[i]], "first-word"
    start = words.start.get(run.words[low])
    if start in ("LOC", "FAC") and high - low > 2 and words.last.get(run.words[high - 1]) == "ORG":  # Lake Oxford Bank
        return "ORG", "last-word"
    if start in ("EVENT", "FAC", "LOC", "ORG", "OTHER"):
        return start, "first-word"
    kind = words.last.get(run.words[high - 1])
    if kind is not None and kind != "OTHER":
        return kind, "last-word"
    if any(run.between[i + 1] and words.last.get(run.words[i]) == "ORG" for i in range(low + 1, high - 1)):
        return "ORG", "inner-word"
    return None, "vote"
