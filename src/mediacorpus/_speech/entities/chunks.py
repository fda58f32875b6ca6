"""
Cut runs of capitalised words into pieces, one for each name.

Shape: ``Iraq's Asa'ib Ahl Al-Haq SG`` goes in, ``Iraq`` and ``Asa'ib Ahl Al-Haq`` come out;
``Iraqi Foreign Minister Fuad Hussein`` gives ``Iraqi`` and ``Fuad Hussein`` with its title.
Rules of the gold: the longest name, no nesting; a people or a state before a body is a
name of its own; titles stand outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from mediacorpus._speech.entities.boundaries import (
    Piece,
    Stretch,
    after_titles,
    is_small,
    is_surname,
    is_title_alone,
    joins,
    keeps_owner,
    looks_personal,
    opens_sentence,
    own_label,
)
from mediacorpus._speech.entities.candidates import words_of
from mediacorpus._speech.entities.compounds import cut_compound, known_part
from mediacorpus._speech.entities.parting import is_double_surname, is_whole, parts, person_begins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus._speech.entities.candidates import Line
    from mediacorpus._speech.entities.knowledge import Knowledge, Known

__all__ = ["Piece", "cut_line"]


def cut_line(line: Line, knowledge: Knowledge) -> Iterator[Piece]:
    """
    Cut the runs of one line into pieces, in the order of the text.

    Raises:
        nothing, whatever the line.
    """
    section, headline, runs = line
    places = ((False, headline), (True, headline))
    cuts = tuple(knowledge.cuts.setdefault(place, {}) for place in places)
    for start, text, initial in runs:
        if text.isalpha():
            piece = _plain_word(text, places[initial], knowledge)
            if piece is not None:
                piece.start, piece.end, piece.section = start, start + len(text), section
                yield piece
            continue
        kept = cuts[initial]
        cut = kept.get(text)
        if cut is None:
            cut = tuple(map(_row, _cut_text(text, places[initial], knowledge)))
            if len(text) <= LONGEST_KEPT:
                if len(kept) >= MOST_KEPT:
                    kept.clear()
                kept[text] = cut
        for low, high, form, words, label, known, rule, opens, owned, titled, title in cut:
            place = None if title is None else (start + title[0], start + title[1])
            yield Piece(
                start + low, start + high, form, words, section, label, known, rule, opens, headline, owned, titled, place
            )


LONGEST_KEPT = 200
"""Characters of the longest run whose cut is kept; a longer one hardly recurs, and could fill the memory."""

MOST_KEPT = 16384
"""Cuts kept for runs in one kind of place; the table is emptied then, so that a corpus cannot fill the memory."""

Row = tuple[int, int, str, tuple[str, ...], str | None, "Known | None", str, bool, bool, bool, tuple[int, int] | None]
"""A piece as it is kept: a plain tuple, as the collector of garbage need not look at."""


def _row(piece: Piece) -> Row:
    """Return what is kept of a piece, with offsets counted from the start of its run."""
    low, high, form, words, label, known = piece.start, piece.end, piece.form, piece.words, piece.label, piece.known
    return low, high, form, words, label, known, piece.rule, piece.initial, piece.owned, piece.titled, piece.title


def _cut_text(text: str, place: tuple[bool, bool], knowledge: Knowledge) -> list[Piece]:
    """
    Cut the text of a run; the same runs recur from page to page, so the latest are kept by :func:`cut_line`.

    Args:
        text: its levelled text.
        place: whether it opens a sentence, and whether its line is printed with capitals throughout.
        knowledge: the words and forms known.
    """
    if not place[1] and _is_unknown(text, knowledge):
        return [Piece(0, len(text), text, tuple(text.split(" ")), 0, initial=place[0])]
    run = words_of(text)
    stretch = Stretch(run, knowledge, *place, "-" in text)
    low, count = 0, len(run.words)
    while low < count:
        name = _after_office(stretch, low)
        high = _reach(stretch, name)
        if name > low:
            _cut_titled(stretch, low - 1, name, high)
        elif high - low == 1:
            _single(stretch, low)
        else:
            _cut(stretch, low, high)
        low = high
    return stretch.out


def _is_unknown(text: str, knowledge: Knowledge) -> bool:
    """Tell whether a run has several words, and none that a rule asks about: it is one name, if any."""
    pieces, apart = text.split(" "), knowledge.asked.isdisjoint
    return len(pieces) > 1 and not ("'" in text or "-" in text) and apart(pieces) and apart(text.lower().split(" "))


def _plain_word(word: str, place: tuple[bool, bool], knowledge: Knowledge) -> Piece | None:
    """Cut a run of one word without any mark, by far the commonest."""
    initial, headline = place
    known, words = knowledge.forms.get(word), knowledge.words
    if known is None:
        if word in words.dates or (initial and word.lower() in words.function):
            return None
        known = known_part(word, knowledge) if word.isupper() else None
    label = None if known is None or known.weak else known.label
    rule = "vote" if known is None else "lexicon"
    return Piece(0, len(word), word, (word,), 0, label, known, rule, initial, headline)


def _after_office(stretch: Stretch, low: int) -> int:
    """Return where the name after ``of Defense`` begins in ``Secretary of Defense Ada Stone``, or ``low``; ``for Trade`` too."""
    run, words = stretch.run, stretch.knowledge.words
    if low == 0 or run.words[low] not in words.offices or run.words[low - 1] not in words.titles:
        return low
    small = run.between[low].split(" ")
    if not (small[0] in words.of or small[0] in words.for_) or not words.definite.issuperset(small[1:]):
        return low
    at = low
    while at < len(run.words) and run.words[at] in words.offices and not (at > low and run.between[at]):
        at += 1
        if run.owned[at - 1]:
            return low
    named = at < len(run.words) and not run.between[at] and run.words[at] not in words.last and not is_small(stretch, at)
    return at if named else low


def _single(stretch: Stretch, i: int) -> None:
    """Cut one word on its own."""
    run, knowledge = stretch.run, stretch.knowledge
    word = run.words[i]
    known = knowledge.forms.get(word)
    if known is None:
        words = knowledge.words
        if word in words.dates or ((stretch.initial or len(run.words) > 1) and word.lower() in words.function):
            return
        if "-" in word and _add_compound(stretch, i):
            return
        known = known_part(word, knowledge)
    label = None if known is None or known.weak else known.label
    stretch.emit(i, i + 1, label=label, known=known, rule="vote" if known is None else "lexicon")


def _add_compound(stretch: Stretch, i: int) -> bool:
    """Put down the names of a hyphen compound, if it is one."""
    parts = cut_compound(stretch.run, i, stretch.knowledge)
    if parts is None:
        return False
    for piece in parts:
        piece.headline = stretch.headline
        piece.initial = stretch.initial and piece.start == 0
        stretch.out.append(piece)
    return True


def _reach(stretch: Stretch, low: int) -> int:
    """Return the end of the words that may be one name: possessives and most small words part them."""
    run, count = stretch.run, len(stretch.run.words)
    high = stretch.match(low, count) or low + 1
    while high < count:
        if run.owned[high - 1] and not keeps_owner(stretch, high):
            break
        if run.between[high] and not joins(stretch, low, high):
            break
        high = stretch.match(high, count) or high + 1
    return high


def _cut(stretch: Stretch, low: int, high: int) -> None:
    """Cut words that may be one name into names."""
    low, high = _trim(stretch, low, high)
    if low == high:
        return
    if high - low == 1:
        _single(stretch, low)
        return
    if _split_compound(stretch, low, high):
        return
    known = stretch.known(low, high)
    if known is not None:
        stretch.emit(low, high, label=known.label, known=known, rule="lexicon")
    elif _leading_title(stretch, low, high) or _leading_known(stretch, low, high) or _inner_break(stretch, low, high):
        pass
    elif stretch.headline:
        _cut_headline(stretch, low, high)
    else:
        label, rule = own_label(stretch, low, high)
        stretch.emit(low, high, label=label, rule=rule)


def _trim(stretch: Stretch, low: int, high: int) -> tuple[int, int]:
    """Leave out words of grammar at both ends, a word that only opens the sentence, and a title that stands alone."""
    while low < high and is_small(stretch, low) and not (stretch.match(low, high) or _counts(stretch, low, high)):
        low += 1
    while high > low and is_small(stretch, high - 1):
        high -= 1
    if low == high or is_title_alone(stretch, low, high):
        return low, low
    last, words = stretch.run.words[high - 1], stretch.knowledge.words
    if high - low > 1 and last.isupper() and last in words.titles and last not in words.last:  # Hezbollah SG, not Oxford FM
        high -= 1
    elif high - low > 1 and last in words.titles and not stretch.headline:
        high = _before_office(stretch, low, high)
    if low == 0 and stretch.initial and high > 1 and opens_sentence(stretch, high):
        low = 1
    return low, high


def _before_office(stretch: Stretch, low: int, high: int) -> int:
    """Return where a known body ends whose office follows it, as in ``NASA Administrator``, or ``high``."""
    run, words = stretch.run, stretch.knowledge.words
    end = high - 1
    while end > low and (run.words[end - 1] in words.titles or run.words[end - 1] in words.modifiers):
        end -= 1
    if end == low or any(run.between[end:high]):
        return high
    known = stretch.known(low, end)
    return end if known is not None and not known.weak and known.label in ("ORG", "GPE", "MEDIA") else high


def _counts(stretch: Stretch, low: int, high: int) -> bool:
    """Tell whether a numeral or the like inside a sentence begins the name of a body: the ``First Oxford Trust``."""
    run, words = stretch.run, stretch.knowledge.words
    inside = not stretch.headline and not (stretch.initial and low == 0) and high - low > 2 and not run.between[low + 1]
    return inside and run.words[low] in words.counts and words.last.get(run.words[high - 1]) == "ORG"


def _leading_title(stretch: Stretch, low: int, high: int) -> bool:
    """Cut ``Prime Minister Mustafa al-Kadhimi`` after its titles; ``Secretary of State`` is a title too."""
    run, words = stretch.run, stretch.knowledge.words
    at = after_titles(stretch, low, high)
    if at == low or (high - at == 1 and run.words[at] in words.last and run.words[at] not in words.surnames):
        return False
    small = run.between[at].split(" ")[0]
    body = any(words.last.get(word) == "ORG" for word in run.words[at:high])
    if body and (run.words[low] not in words.honorifics or small in words.and_):  # Justice and Freedom Party
        return False
    if body and run.words[low] in words.crowned and at - low == 1 and words.last.get(run.words[high - 1]) == "ORG":
        return False  # Queen Ada University
    if small in words.of or small in words.and_ or small in words.for_:
        _cut(stretch, at, high)
    else:
        _cut_titled(stretch, low, at, high)
    return True


def _cut_titled(stretch: Stretch, low: int, at: int, high: int) -> None:
    """Cut the name from ``at``, before which a title stands from ``low``."""
    run, words = stretch.run, stretch.knowledge.words
    if high - at == 1:
        _titled_word(stretch, low, at)
        return
    before = len(stretch.out)
    _cut(stretch, at, high)
    piece = stretch.out[before] if len(stretch.out) > before else None
    if piece is not None and piece.start == run.starts[at] and not stretch.headline:
        named = piece.label == "FAC" and len(piece.words) == 2 and piece.words[0] in words.given  # General Peter Hall
        if named or piece.label in (None, "PERSON"):
            piece.title, piece.titled = (run.starts[low], run.ends[at - 1]), True
            if named or piece.known is None:
                piece.label, piece.rule = "PERSON", "title"


def _titled_word(stretch: Stretch, low: int, at: int) -> None:
    """Put down the one word after a title, which is a person unless it is known as something else."""
    word, words = stretch.run.words[at], stretch.knowledge.words
    surname = is_surname(stretch, at)
    if word in words.titles and not surname:
        return
    known = stretch.knowledge.forms.get(word)
    label = known.label if known is not None else None
    if known is not None and not known.state and label in ("GPE", "LOC", "FAC") and not stretch.headline:
        known = None  # Professor Cambridge
    if (known is None or known.weak or label == "PERSON") and (surname or word.lower() not in words.common):
        label = "PERSON"
    stretch.emit(at, at + 1, label=label, known=known, rule="title", title=low)


def _leading_known(stretch: Stretch, low: int, high: int) -> bool:
    """Cut a people, a state or another known name from the front, unless it belongs to what follows."""
    run, words = stretch.run, stretch.knowledge.words
    middle = stretch.match(low, high) or low + 1
    known = stretch.known(low, middle) if middle < high else None
    if known is None or (known.weak and middle == low + 1):
        return False
    if high - middle == 1 and known.given and known.label == "ORG" and words.last.get(run.words[middle]) == "ORG":
        stretch.emit(low, middle, label=known.label, known=known, rule="lexicon")  # a body of the caller's, "Movement"
        return True
    rest = stretch.known(middle, high)
    if rest is not None and not stretch.headline and is_whole(stretch, (low, middle, high), known, rest):
        return False
    if not (stretch.headline or rest is not None or parts(stretch, low, middle, high, known)):
        return False
    stretch.emit(low, middle, label=known.label, known=known, rule="lexicon")
    if rest is not None and rest.weak and rest.label == "ORG" and not stretch.headline:
        stretch.emit(middle, high, label="ORG", known=attrs.evolve(rest, weak=False), rule="lexicon")  # Iraqi Army
    else:
        _cut(stretch, middle, high)
    return True


def _inner_break(stretch: Stretch, low: int, high: int) -> bool:
    """Cut before a title or a known person that follows another name, as in ``Pentagon Spokesman John Kirby``."""
    run, words = stretch.run, stretch.knowledge.words
    if run.words[high - 1] in words.last:
        return False
    body = words.start.get(run.words[low]) == "ORG"  # given names, and a title right after its first word, may be part of it
    for at in range(low + 1 + body, high):
        word = run.words[at]
        if run.between[at] and not words.of.isdisjoint(run.between[at].split(" ")):
            continue
        left = at
        if word in words.honorifics or word in words.titles:
            after = after_titles(stretch, at, high)
            if after == at or not (run.words[after - 1] in words.honorifics or looks_personal(stretch, after, high)):
                continue
            while left > low and (run.words[left - 1] in words.titles or run.words[left - 1] in words.modifiers):
                left -= 1
        elif (body and word not in words.kunya) or not person_begins(stretch, low, at, high):
            continue
        if left == low:  # titles alone lie before it, and `_leading_title` has judged those
            continue
        _cut(stretch, low, left)
        _cut(stretch, left, high)
        return True
    return False


def _cut_headline(stretch: Stretch, low: int, high: int) -> None:
    """Take from a headline the longest known forms, and each other word apart; ``labels`` asks the prose about those."""
    forms = stretch.knowledge.forms
    while low < high:
        middle = stretch.match(low, high) or low + 1
        if middle == low + 1:
            _single(stretch, low)
        else:
            known = forms[stretch.form(low, middle)]
            stretch.emit(low, middle, label=known.label, known=known, rule="lexicon")
        low = middle


def _split_compound(stretch: Stretch, low: int, high: int) -> bool:
    """Cut a hyphen compound out of the words around it, unless the name goes on to its class noun (``A-B Highway``)."""
    run, knowledge = stretch.run, stretch.knowledge
    for i in range(low, high) if stretch.hyphened else ():
        word = run.words[i]
        if "-" not in word or word in knowledge.forms or stretch.match(i, high):
            continue
        if i < high - 1 and run.words[high - 1] in knowledge.words.last and word.rsplit("-", 1)[-1][:1].isupper():
            continue
        if (i > low and is_double_surname(stretch, i)) or cut_compound(run, i, knowledge) is None:
            continue
        if i > low:
            _cut(stretch, low, i)
        _add_compound(stretch, i)
        if i + 1 < high:
            _cut(stretch, i + 1, high)
        return True
    return False
