"""
Vote on the label of each form of a page.

Shape: pieces go in, pieces with labels come out; what is no name is dropped.
All places of a form vote together.  The voters are the words of the name, the lexicons,
the places where it stands, and a small fitted model over the same features.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.acronyms import LONGEST_GAP, defines
from mediacorpus._speech.entities.boundaries import Piece
from mediacorpus._speech.entities.certainty import is_any_person, is_body, is_outlet, is_posted_on, is_sure
from mediacorpus._speech.entities.evidence import form_features, is_initials, page_bag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mediacorpus._speech.entities.context import Page
    from mediacorpus._speech.entities.knowledge import Knowledge, Known

__all__ = [
    "CLASSES",
    "HAND_FEATURES",
    "Voters",
    "hand_scores",
    "hand_weights",
    "hint_of",
    "label_pieces",
    "mix_weights",
    "model_weights",
]

CLASSES = ("PERSON", "ORG", "PLACE", "MISC", "NONE")
"""What a vote is about; PLACE is GPE, LOC or FAC, and NONE is no name at all."""

_CLASS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "MEDIA": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "OTHER": "MISC",
}


HAND: Mapping[str, tuple[float, float, float, float, float]] = {
    # feature            PERSON ORG  PLACE MISC NONE
    "size=1": (0, 0, 0, 0, 0.5),
    "size=2": (1.0, 0.5, 0, 0, 0),
    "size=3": (0.3, 0.8, 0, 0.3, 0),
    "size=4+": (0, 1.0, 0, 0.5, 0),
    "given|1": (1.5, 0, 0, 0, 0),
    "given|2": (3.0, 0, 0, 0, 0),
    "given|3": (2.0, 0, 0, 0, 0),
    "given?|2": (1.5, 0, 0, 0, 0),
    "given?|3": (0.8, 0, 0, 0, 0),
    "surname|1": (1.0, 0, 0, 0, 0),
    "surname|2": (1.5, 0, 0, 0, 0),
    "surname|3": (1.0, 0, 0, 0, 0),
    "initial-letter": (2.0, 0, 0, 0, 0),
    "article|1": (1.0, 0.5, 0.5, 0, 0),
    "article|2": (1.5, 0.5, 0, 0, 0),
    "article|3": (1.0, 1.0, 0, 0, 0),
    "article-no-given|3": (-1.0, 1.5, 0, 0, 0),
    "article-no-given|2": (-0.3, 0.7, 0, 0, 0),
    "free-unknown|many": (0.2, 0.4, 0, 0, 0),
    "holds=NORP": (-1.0, 1.5, 0, 1.0, 0),
    "holds=GPE": (-0.5, 1.0, 0.5, 0, 0),
    "of": (-1.0, 1.5, 0, 0.5, 0),
    "and": (-2.0, 1.5, 0, 0, 0),
    "inner-trigger": (-1.0, 1.0, 0, 0, 0),
    "common=all|1": (0, 0, 0, 0, 2.5),
    "common=all|2": (0, 0, 0, 0, 1.5),
    "common=some|2": (-0.5, 0.5, 0, 0, 0.3),
    "lowered=all|1": (0, 0, 0, 0, 2.0),
    "lowered=all|2": (0, 0, 0, 0.5, 1.0),
    "caps|2": (0, 2.0, 0, 0, 0),
    "caps|3": (0, 2.5, 0, 0, 0),
    "caps|4": (0, 2.5, 0, 0, 0),
    "caps|5": (0, 2.0, 0, 0, 0),
    "caps|6": (0, 1.5, 0, 0, 0),
    "digit": (-2.0, 0.5, 0, 0.5, 0),
    "tail-of=PERSON": (4.0, 0, 0, 0, 0),
    "head-of=PERSON": (2.0, 0, 0, 0, 0),
    "head-of=ORG": (0, 1.5, 0, 0, 0),
    "tail-of=ORG": (0, 0.5, 0, 0, 0.5),
    "initial-only": (0, 0, 0, 0, 1.0),
    "titled": (4.0, 0, 0, 0, 0),
    "titled-once": (1.0, 0, 0, 0, 0),
    "role-before": (2.0, 0, 0, 0, 0),
    "said-after": (1.5, 0.5, 0, 0, 0),
    "verb-after": (0.8, 0.3, 0, 0, 0),
    "comma-role": (1.5, 0, 0, 0, 0),
    "comma-relative": (2.0, 0, 0, 0, 0),
    "kind=person": (3.0, 0, 0, 0, 0),
    "kind=org": (0, 3.0, 0, 0, 0),
    "kind=place": (0, 0, 3.0, 0, 0),
    "kind=other": (0, 0, 0, 3.0, 0),
    "kind-of=place": (0, 0, 2.0, 0, 0),
    "kind-before=person": (1.0, 0, 0, 0, 0),
    "kind-before=org": (0, 1.0, 0, 0, 0),
    "kind-before=other": (0, 0, 0, 1.5, 0),
    "before-place": (-0.5, 0, 2.0, 0, 0),
    "before-foe": (0, 1.0, 0, 0, 0),
    "list-place": (0, 0, 1.0, 0, 0),
    "list-of=place": (0, 0, 2.0, 0, 0),
    "comma-known=GPE": (-1.0, 0, 2.0, 0, 0),
    "capital-article": (-1.0, 1.0, 0, 0, 0),
    "before-definite": (-2.0, 1.2, 0, 0.3, 0.3),
    "before-indefinite": (-1.0, 0, 0, 0, 1.0),
    "beside=ORG": (0, 1.5, 0, 0, 0),
    "beside=GPE": (0, 0, 1.0, 0, 0),
    "beside=MEDIA": (0, 1.5, 0, 0, 0),
    "beside=PERSON": (0.8, 0, 0, 0, 0),
    "known=GPE?": (0, 0, 1.5, 0, 0),
    "known=LOC?": (0, 0, 1.0, 0, 0.5),
    "owned": (0.5, 0.3, 0.3, 0, -0.5),
    "free": (0.3, 0.3, 0.3, 0, 0),
}
"""
The hand-set weights, used where the caller opts out of the fitted ones.

Source: set by eye on the error lists of the development sets, in steps of a half.
"""

PLACE_SHARE = 0.34
"""Share of the places of a surname that is also a town (``Paris``) which must speak of the town; a third, by eye."""

TRIGGER = 4.0
"""Hand-set weight of the label that the words of a name give it: more than any two places together."""


HAND_FEATURES = tuple(f"hand={name}" for name in CLASSES)
"""What the hand-set weights say, as features of the fitted ones."""


Row = tuple[float, ...]
"""One weight for each of :data:`CLASSES`."""


@attrs.frozen(kw_only=True, eq=False)
class Voters:
    """The weights of one vote."""

    weights: Mapping[str, Row]
    """Feature -> its weights."""
    triggers: Mapping[str, Row]
    """Class that the words of a name speak for -> the weights of that."""


@lru_cache(maxsize=1)
def hand_weights() -> Voters:
    """Return the hand-set weights."""
    triggers = {name: tuple(TRIGGER if other == name else 0.0 for other in CLASSES) for name in CLASSES}
    return Voters(weights=HAND, triggers=triggers)


@lru_cache(maxsize=1)
def model_weights() -> Voters:
    """Return the fitted weights; ``tests/training/entities.py`` says how they were made and of what."""
    path = resources.files("mediacorpus") / "_lexicons" / "en_entities_model.json"
    if not path.is_file():
        return hand_weights()
    table = json.loads(path.read_text(encoding="utf-8"))
    return mix_weights({name: tuple(value * table["scale"] for value in row) for name, row in table["weights"].items()})


def mix_weights(fitted: Mapping[str, Row]) -> Voters:
    """
    Add the hand-set weights to the fitted ones, as much as the fit trusts them.

    What the hand-set weights say is a feature of the fitted model, and both are sums: so is their mixture.
    """
    zero = (0.0,) * len(CLASSES)
    trust = [fitted.get(name, zero) for name in HAND_FEATURES]

    def trusted(row: Row) -> Row:
        return tuple(sum(value * trust[i][j] for i, value in enumerate(row)) for j in range(len(CLASSES)))

    names = sorted({*fitted, *HAND} - {*HAND_FEATURES})
    weights = {name: _plus(fitted.get(name, zero), trusted(HAND.get(name, zero))) for name in names}
    hand = hand_weights()
    return Voters(weights=weights, triggers={name: trusted(row) for name, row in hand.triggers.items()})


def _plus(one: Sequence[float], other: Sequence[float]) -> Row:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def label_pieces(pieces: list[Piece], page: Page, voters: Voters) -> list[Piece]:
    """
    Give every piece of the prose a label, and drop what is no name.

    Longer names vote first: a lone word asks whether it begins or ends one of them.
    """
    _note_acronyms(pieces, page.flat)
    forms: dict[str, list[Piece]] = {}
    for piece in pieces:
        forms.setdefault(piece.form, []).append(piece)
    longer = {form: group for form, group in forms.items() if len(group[0].words) > 1}
    kept: list[Piece] = []
    for group in sorted(longer.values(), key=_longest_first):
        label = decide(group, page, voters)
        if label is not None:
            _settle(group, label)
            kept.extend(group)
            page.note(group[0], label)
        elif hint_of(group) == "OTHER":
            page.note(group[0], "OTHER")
    for form, group in forms.items():
        if form in longer:
            continue
        label = decide(group, page, voters)
        if label is not None:
            _settle(group, label)
            kept.extend(group)
    kept.sort(key=lambda piece: piece.start)
    return kept


def _longest_first(group: list[Piece]) -> int:
    return -len(group[0].words)


def _note_acronyms(pieces: list[Piece], flat: str) -> None:
    """Mark the acronyms that the page defines, as in ``Harbour Workers Union (HWU)``."""
    defined: dict[str, str | None] = {}
    for one, other in pairwise(pieces):
        if other.form.isupper() and other.start - one.end <= LONGEST_GAP and defines(one, other, flat):
            defined[other.form] = one.label
    for piece in pieces:
        if piece.form in defined and piece.known is None:
            piece.rule = "acronym"
            piece.label = defined[piece.form]


def decide(group: list[Piece], page: Page, voters: Voters) -> str | None:
    """Return the label of one form, or ``None`` where it is no name of ours."""
    first = group[0]
    known = first.known
    if known is not None and not known.weak:
        return None if known.label == "OTHER" else known.label
    if not page.english:
        return _foreign_label(first, page.knowledge)
    outlet = known.label if known is not None else "MEDIA" if first.form in page.knowledge.words.letters else None
    if outlet is not None and _CLASS[outlet] == "ORG" and is_posted_on(group, page):
        return outlet
    if _is_no_name(first, page) or (len(first.words) == 1 and known is None and _only_opens(group, page)):
        return None
    return _elect(group, page, voters)


def _elect(group: list[Piece], page: Page, voters: Voters) -> str | None:
    """Return the label of a form that no lexicon is sure of, by the votes of its words and of its places."""
    first = group[0]
    hint, bag = hint_of(group), page_bag(group, page)
    label = _known_label(first, hint, page, bag)
    if label is not None:
        return label
    own = _own_scores(voters, page.knowledge, first.form, first.words, (first.rule, first.label, first.known))
    if hint is not None:
        own = _plus(own, voters.triggers[_CLASS[hint]])
    scores = weigh(bag, voters.weights, own)
    best = max(_open_classes(group, hint, page, bag), key=lambda name: scores[CLASSES.index(name)])
    if hint is None and first.known is not None:
        hint = first.known.label
        if _CLASS[hint] == "ORG" and (best == "PLACE" or (best == "PERSON" and not is_any_person(first, page))):
            return hint  # no lexicon knows it as a place, and nothing as a person
    if hint is not None and _CLASS[hint] == best:
        return None if hint == "OTHER" else hint
    return {"PERSON": "PERSON", "ORG": "ORG", "PLACE": "GPE"}.get(best)


def _known_label(piece: Piece, hint: str | None, page: Page, bag: Mapping[str, float]) -> str | None:
    """Return the label that a longer name of the page gives a form, or ``None`` where the vote decides."""
    if piece.known is not None:
        return "PERSON" if bag.get("tail-of=PERSON") and bag.get("before-place", 0.0) < PLACE_SHARE else None
    shorter = page.shorter.get(piece.form.casefold()) if " " in piece.form else None
    if shorter in ("PERSON", "ORG"):  # Peña Duarte, Marlowe Rail
        return shorter
    if hint is None and is_body(piece, page):
        return "ORG"
    return "MEDIA" if is_outlet(piece, page, bag) else None


def _open_classes(group: list[Piece], hint: str | None, page: Page, bag: Mapping[str, float]) -> tuple[str, ...]:
    """Return what a form may be."""
    first = group[0]
    if first.known is None and " " in first.form and first.form.casefold() in page.shorter:  # Harbour Reform
        return ("ORG", "PLACE")
    classes: tuple[str, ...] = CLASSES[:-1] if is_sure(group, hint, page, bag) else CLASSES
    if "kind-before=org" in bag and len(first.words) > 1 and not is_any_person(first, page):  # the union Industri Vest
        return tuple(name for name in classes if name != "PERSON")
    return classes


def _foreign_label(piece: Piece, knowledge: Knowledge) -> str | None:
    """Return the label of a form on a page in another language, where only lexicons and given names can be trusted."""
    if piece.known is not None and piece.known.label != "OTHER":
        return None if piece.known.weak else piece.known.label
    named = len(piece.words) == 2 and piece.words[0] in knowledge.words.given and piece.words[1][1:].islower()  # Ada Stone
    return "PERSON" if named or piece.label == "PERSON" else None


@lru_cache(maxsize=32768)
def _own_scores(
    voters: Voters, knowledge: Knowledge, form: str, parts: tuple[str, ...], hint: tuple[str, str | None, Known | None]
) -> Row:
    """Return what the words of a name say for each class, whatever the page; names recur from page to page."""
    piece = Piece(0, 0, form, parts, 0, hint[1], hint[2], hint[0])
    return tuple(weigh(dict.fromkeys(form_features(piece, knowledge), 1.0), voters.weights))


def _is_no_name(piece: Piece, page: Page) -> bool:
    """Tell whether a form is a numeral (``XVII``), a plural of initials, a ship, or the head of an address (``Gawker.com``)."""
    if piece.form.isupper() and not piece.form.strip("IVX"):
        return True
    words = page.knowledge.words
    if piece.form in words.after or (piece.form in words.suffixes and piece.rule != "acronym"):  # Jr, Inc
        return True
    if piece.form[-1] == "s" and len(piece.words) == 1 and piece.form[:-1].isupper() and len(piece.form) > 2:  # IEDs, MPs
        return True
    if len(piece.words) == 1 and page.tails.get(piece.form) == "OTHER":  # the Forbin, after FS Forbin
        return True
    tail = page.flat[piece.end : piece.end + 2]
    return len(tail) == 2 and tail[0] in ".@_/" and tail[1].islower()


def _only_opens(group: list[Piece], page: Page) -> bool:
    """
    Tell whether a lone word is no name beyond doubt.

    Such is a common word with its capital from the sentences it opens and from nothing else, and
    one that the page prints in lower case too and that names neither people nor bodies.
    """
    form, words = group[0].form, page.knowledge.words
    word = form.lower()
    common, lowered = word in words.common, word in page.printed
    if any(piece.title is not None for piece in group) or form in page.tails or not (common or lowered):
        return False
    if is_initials(form) and not all(piece.initial for piece in group):  # the fighters of IS
        return False
    if all(piece.initial for piece in group):
        return True
    named = form in words.last or form in words.first or form in words.given or form in words.given_weak or form in words.surnames
    return common and lowered and not named and form not in page.heads


def hint_of(group: list[Piece]) -> str | None:
    """Return the label that the words of the name, or a title at one of its places, give it."""
    for piece in group:
        if piece.label is not None:
            return piece.label
    return None


def hand_scores(bag: Mapping[str, float], hint: str | None) -> list[float]:
    """Return what the hand-set weights say for each class."""
    scores = weigh(bag, HAND)
    if hint is not None:
        scores[CLASSES.index(_CLASS[hint])] += TRIGGER
    return scores


def weigh(bag: Mapping[str, float], weights: Mapping[str, Row], base: Row = (0.0, 0.0, 0.0, 0.0, 0.0)) -> list[float]:
    """Return the sum of the weights of a bag of features, for each class, over ``base``."""
    person, org, place, misc, none = base
    get = weights.get
    for feature, amount in bag.items():
        row = get(feature)
        if row is not None:
            a, b, c, d, e = row
            person += amount * a
            org += amount * b
            place += amount * c
            misc += amount * d
            none += amount * e
    return [person, org, place, misc, none]


def _settle(group: list[Piece], label: str) -> None:
    for piece in group:
        if piece.label != label:
            piece.rule = "vote"
        piece.label = label
