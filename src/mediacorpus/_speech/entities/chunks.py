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

if TYPE_CHECKING:
    from mediacorpus._speech.entities.candidates import Run
    from mediacorpus._speech.entities.knowledge import Knowledge, Known
    from mediacorpus._speech.entities.words import Words

__all__ = ["Piece", "cut_run"]


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


@attrs.define
class _Stretch:
    """Words of a run from ``low`` to ``high`` that are being cut."""

    run: Run
    knowledge: Knowledge
    out: list[Piece]

    def form(self, low: int, high: int) -> str:
        parts = []
        for i in range(low, high):
            if i > low and self.run.between[i]:
                parts.append(self.run.between[i])
            parts.append(self.run.words[i] + ("'s" if self.run.owned[i] and i < high - 1 else ""))
        return " ".join(parts)

    def emit(
        self,
        low: int,
        high: int,
        *,
        label: str | None = None,
        known: Known | None = None,
        rule: str = "vote",
        title: int | None = None,
    ) -> None:
        run = self.run
        words = tuple(run.words[low:high])
        piece = Piece(
            run.starts[low], run.ends[high - 1], self.form(low, high) if high - low > 1 else words[0], words, run.section
        )
        piece.label, piece.known, piece.rule = label, known, rule
        piece.initial, piece.headline, piece.owned = run.initial and low == 0, run.headline, run.owned[high - 1]
        if title is not None and title < low:
            piece.title = (run.starts[title], run.ends[low - 1])
            piece.titled = (
                run.words[low - 1] in self.knowledge.words.honorifics or run.words[title] in self.knowledge.words.honorifics
            )
        self.out.append(piece)


def cut_run(run: Run, knowledge: Knowledge) -> list[Piece]:
    """
    Cut one run into pieces, in the order of the text.

    Raises:
        nothing, whatever the run.
    """
    if len(run.words) == 1:
        return _single(run, knowledge)
    stretch = _Stretch(run, knowledge, [])
    low, count = 0, len(run.words)
    while low < count:
        high = _reach(stretch, low)
        _cut_stretch(stretch, low, high)
        low = high
    return stretch.out


def _single(run: Run, knowledge: Knowledge) -> list[Piece]:
    """Cut a run of one word, by far the commonest; most are the first word of a sentence."""
    word = run.words[0]
    known = knowledge.forms.get(word)
    if known is None:
        if word in knowledge.words.dates or (run.initial and word.lower() in knowledge.words.function):
            return []
        if "-" in word:
            parts = _compound(run, 0, knowledge)
            if parts is not None:
                return parts
        if word.isupper() and len(word) > 3:
            known = knowledge.forms.get(word.capitalize())
            known = None if known is not None and known.weak else known
    piece = Piece(run.starts[0], run.ends[0], word, (word,), run.section)
    if known is not None:
        piece.known, piece.rule = known, "lexicon"
        piece.label = None if known.weak else known.label
    piece.initial, piece.headline, piece.owned = run.initial, run.headline, run.owned[0]
    return [piece]


def _reach(stretch: _Stretch, low: int) -> int:
    """Return the end of the words that may be one name: possessives and most small words part them."""
    run, words = stretch.run, stretch.knowledge.words
    match = _match(stretch, low, len(run.words))
    high = max(low + 1, match)
    while high < len(run.words):
        if run.owned[high - 1] and run.words[high - 1] not in ("People", "Women", "Children", "Men", "Workers", "Valentine"):
            break
        between = run.between[high]
        if between and not _joins(stretch, low, high, between, words):
            break
        high += 1
        longer = _match(stretch, high - 1, len(run.words))
        high = max(high, longer)
    return high


def _joins(stretch: _Stretch, low: int, high: int, between: str, words: Words) -> bool:
    """Tell whether a small word joins what stands around it to one name."""
    run = stretch.run
    left, right = run.words[high - 1], run.words[high]
    small = between.split(" ")
    if "of" in small:
        kind = words.first.get(left)
        return (
            kind is not None
            and kind != "OTHER"
            and not (run.initial and low == 0 and high == 1 and left.lower() in words.common and kind == "LOC")
        )
    if small[0] in ("and", "&"):
        if small[0] == "&":
            return high - low == 1 or (left not in words.surnames and run.words[low] not in words.given)
        held = any(
            word in words.first and "of" in run.between[i + 1].split(" ") for i, word in enumerate(run.words[low : high - 1], low)
        )
        known = stretch.knowledge.forms.get(right)
        return (
            held
            and right not in words.titles
            and (known is None or known.label not in ("PERSON", "GPE", "MEDIA", "NORP"))
            and words.last.get(left) != "ORG"
        )
    if small[0] in ("for", "on", "to"):
        return (
            small[0] != "on"
            and any(words.last.get(word) == "ORG" for word in run.words[low:high])
            and right.lower() not in words.function
        )
    if small[0] in ("in", "the"):
        return False
    return all(word in words.particles or word in words.linking for word in small) and left.lower() not in words.function


def _match(stretch: _Stretch, low: int, limit: int) -> int:
    """Return the end of the longest known form of two words or more that begins at ``low``, or 0."""
    longest = stretch.knowledge.longest.get(stretch.run.words[low], 0)
    forms = stretch.knowledge.forms
    for high in range(min(limit, low + longest), low + 1, -1):
        if stretch.form(low, high) in forms:
            return high
    return 0


def _cut_stretch(stretch: _Stretch, low: int, high: int) -> None:
    """Cut words that may be one name into names."""
    words, forms = stretch.knowledge.words, stretch.knowledge.forms
    run = stretch.run
    while low < high and _is_small(stretch, low) and not _match(stretch, low, high):
        low += 1
    while high > low and _is_small(stretch, high - 1):
        high -= 1
    if low >= high:
        return
    if low == 0 and run.initial and high > 1 and _opens_sentence(stretch, high):
        low += 1
    if _split_compound(stretch, low, high):
        return
    known = forms.get(stretch.form(low, high))
    if known is not None and (high - low > 1 or not known.weak):
        stretch.emit(low, high, label=known.label, known=known, rule="lexicon")
        return
    if _leading_title(stretch, low, high) or _leading_known(stretch, low, high) or _inner_break(stretch, low, high):
        return
    if high - low == 1:
        part = _one_word(run, low)
        stretch.out.extend(_single(part, stretch.knowledge))
        return
    if run.headline:
        _cut_headline(stretch, low, high)
        return
    label, rule = _own_label(stretch, low, high)
    stretch.emit(low, high, label=label, rule=rule)


def _is_small(stretch: _Stretch, i: int) -> bool:
    """Tell whether a word is one of grammar or a date, and no known name such as ``US``."""
    word, words = stretch.run.words[i], stretch.knowledge.words
    return (word in words.dates or word.lower() in words.function) and word not in stretch.knowledge.forms


def _opens_sentence(stretch: _Stretch, high: int) -> bool:
    """Tell whether the first word only opens the sentence, as in ``Defeating ISIL`` and ``Angry George Bush``."""
    run, words, forms = stretch.run, stretch.knowledge.words, stretch.knowledge.forms
    first, second = run.words[0], run.words[1]
    if (
        first.lower() not in words.common
        or first in forms
        or first in words.last
        or first in words.first
        or first in words.titles
        or run.between[1]
        or _match(stretch, 0, high)
    ):
        return False
    known = forms.get(second)
    return (
        first.endswith(("ing", "ly"))
        or (known is not None and not known.weak)
        or second in words.given
        or second in words.titles
        or bool(_match(stretch, 1, high))
    )


def _one_word(run: Run, i: int) -> Run:
    """Return one word of a run as a run."""
    return attrs.evolve(
        run,
        words=[run.words[i]],
        starts=[run.starts[i]],
        ends=[run.ends[i]],
        owned=[run.owned[i]],
        between=[""],
        initial=run.initial and i == 0,
    )


def _leading_title(stretch: _Stretch, low: int, high: int) -> bool:
    """Cut ``Prime Minister Mustafa al-Kadhimi`` after its titles; ``Secretary of State`` is a title too."""
    run, words = stretch.run, stretch.knowledge.words
    at = _after_titles(stretch, low, high)
    if at == low or (high - at == 1 and run.words[at] in words.last and run.words[at] not in words.surnames):
        return False
    if any(words.last.get(word) == "ORG" for word in run.words[at:high]) and run.words[low] not in words.honorifics:
        return False
    if run.between[at]:
        small = run.between[at].split(" ")
        if "of" in small or "and" in small or "for" in small:
            _cut_stretch(stretch, at, high)
            return True
    if high - at == 1:
        word = run.words[at]
        if word in words.titles:
            return True
        known = stretch.knowledge.forms.get(word)
        person = known is None or known.weak or known.label == "PERSON"
        stretch.emit(
            at,
            high,
            label="PERSON" if person and word.lower() not in words.common else (known.label if known else None),
            known=known,
            rule="title",
            title=low,
        )
        return True
    before = len(stretch.out)
    _cut_stretch(stretch, at, high)
    for piece in stretch.out[before : before + 1]:
        if piece.start == run.starts[at] and piece.label in (None, "PERSON") and not run.headline:
            piece.title = (run.starts[low], run.ends[at - 1])
            piece.titled = True
            if piece.label is None and piece.known is None:
                piece.label, piece.rule = "PERSON", "title"
    return True


def _after_titles(stretch: _Stretch, low: int, high: int) -> int:
    """Return where the titles that begin at ``low`` end; modifiers count only before a title."""
    run, words = stretch.run, stretch.knowledge.words
    at, end = low, low
    while at < high - 1 and not _match(stretch, at, high):
        word = run.words[at]
        if word in words.titles or (word.lower() in words.roles and not run.headline):
            end = at + 1
        elif word not in words.modifiers:
            break
        at += 1
        if run.between[at]:
            break
    return end


def _leading_known(stretch: _Stretch, low: int, high: int) -> bool:
    """Cut a people, a state or another known name from the front, unless it belongs to what follows."""
    run, words, forms = stretch.run, stretch.knowledge.words, stretch.knowledge.forms
    middle = _match(stretch, low, high) or low + 1
    if middle >= high:
        return False
    known = forms.get(stretch.form(low, middle))
    if known is None or (known.weak and middle == low + 1):
        return False
    rest = forms.get(stretch.form(middle, high))
    following, size = run.words[middle], high - middle
    kind = words.last.get(run.words[high - 1])
    if size == 1 and known.given and kind == "ORG" and known.label == "ORG":
        stretch.emit(low, middle, label=known.label, known=known, rule="lexicon")
        return True
    person = following in words.given and (size == 2 or words.start.get(following) == "PERSON") and kind is None
    first_of = size > 1 and run.between[middle + 1].startswith("of") and following in words.first
    acronym = run.words[low].isupper() and known.state
    split = run.headline or rest is not None or acronym or person or _after_titles(stretch, middle, high) > middle
    if not split and known.label == "NORP":
        whole = known.name in words.creeds or (
            size == 1 and following in ("University", "College", "Airlines", "Airways", "Empire", "Republic")
        )
        split = not whole and (
            first_of or (size == 1 and kind in (None, "ORG", "GPE")) or (kind is None and _looks_personal(stretch, middle, high))
        )
    elif not split and known.state:
        split = first_of
    elif not split and known.label == "PERSON":
        split = kind is None
    if not split:
        return False
    stretch.emit(low, middle, label=known.label, known=known, rule="lexicon")
    if rest is not None and rest.weak and rest.label == "ORG" and not run.headline:
        stretch.emit(middle, high, label="ORG", known=attrs.evolve(rest, weak=False), rule="lexicon")
    else:
        _cut_stretch(stretch, middle, high)
    return True


def _looks_personal(stretch: _Stretch, low: int, high: int) -> bool:
    """Tell whether words look like the full name of a person."""
    run, words = stretch.run, stretch.knowledge.words
    first, last = run.words[low], run.words[high - 1]
    return high - low > 1 and (
        first in words.given or first in words.given_weak or last in words.surnames or "-" in last or first == "Abu"
    )


def _inner_break(stretch: _Stretch, low: int, high: int) -> bool:
    """Cut before a title or a known person that follows another name, as in ``Pentagon Spokesman John Kirby``."""
    run, words, forms = stretch.run, stretch.knowledge.words, stretch.knowledge.forms
    if words.start.get(run.words[low]) == "ORG":
        return False
    for at in range(low + 1, high):
        if "of" in run.between[at]:
            continue
        after = _after_titles(stretch, at, high) if run.words[at] in words.honorifics or run.words[at] in words.titles else at
        if (
            after > at
            and (run.words[after - 1] in words.honorifics or _looks_personal(stretch, after, high))
            and run.words[high - 1] not in words.last
        ):
            left = at
            while left > low and (run.words[left - 1] in words.titles or run.words[left - 1] in words.modifiers):
                left -= 1
            if left > low:
                _cut_stretch(stretch, low, left)
            _cut_stretch(stretch, left, high)
            return True
        match = _match(stretch, at, high)
        known = forms.get(stretch.form(at, match)) if match else None
        named = known is not None and known.label == "PERSON" and match == high
        body = words.last.get(run.words[at - 1]) == "ORG" and run.words[high - 1] not in words.last
        named = named or (body and high - at > 1 and (run.words[at] in words.given or run.words[at] == "Abu"))
        if named or (run.words[at] == "Abu" and at - low > 1 and high - at > 1):
            _cut_stretch(stretch, low, at)
            _cut_stretch(stretch, at, high)
            return True
    return False


def _cut_headline(stretch: _Stretch, low: int, high: int) -> None:
    """Take from a headline the longest known forms, and each other word apart; ``labels`` asks the prose about those."""
    run, forms = stretch.run, stretch.knowledge.forms
    at = low
    while at < high:
        match = _match(stretch, at, high) or at + 1
        known = forms.get(stretch.form(at, match))
        if known is None and run.words[at].isupper():
            known = forms.get(stretch.form(at, match).title())
        if match == at + 1:
            stretch.out.extend(_single(_one_word(run, at), stretch.knowledge))
        else:
            stretch.emit(at, match, label=known.label if known else None, known=known, rule="lexicon")
        at = match


def _own_label(stretch: _Stretch, low: int, high: int) -> tuple[str | None, str]:
    """Return the label that the words of a name give it, with the rule."""
    run, words = stretch.run, stretch.knowledge.words
    first, last = run.words[low], run.words[high - 1]
    for i in range(low, high - 1):
        if run.words[i] in words.first and "of" in run.between[i + 1].split(" "):
            return words.first[run.words[i]], "first-word"
    if first in words.start and words.start[first] in ("EVENT", "FAC", "LOC", "ORG", "OTHER"):
        return words.start[first], "first-word"
    kind = words.last.get(last)
    if kind is not None and kind != "OTHER":
        return kind, "last-word"
    for i in range(low + 1, high - 1):
        if words.last.get(run.words[i]) == "ORG" and run.between[i + 1]:
            return "ORG", "inner-word"
    return None, "vote"


def _split_compound(stretch: _Stretch, low: int, high: int) -> bool:
    """Cut a hyphen compound out of the words around it, unless the name goes on to its class noun (``A-B Highway``)."""
    run, words = stretch.run, stretch.knowledge.words
    for i in range(low, high):
        if "-" not in run.words[i] or run.words[i] in stretch.knowledge.forms or _match(stretch, i, high):
            continue
        parts = _compound(run, i, stretch.knowledge)
        if parts is None or (
            i < high - 1 and run.words[high - 1] in words.last and run.words[i].rsplit("-", 1)[-1][:1].isupper()
        ):
            continue
        if i > low:
            _cut_stretch(stretch, low, i)
        stretch.out.extend(parts)
        if i + 1 < high:
            _cut_stretch(stretch, i + 1, high)
        return True
    return False


def _compound(run: Run, i: int, knowledge: Knowledge) -> list[Piece] | None:
    """Cut ``US-Iran`` and ``Iranian-backed``; leave ``Jean-Claude`` and ``al-Khazali``."""
    words, forms = knowledge.words, knowledge.forms
    parts = run.words[i].split("-")
    if parts[0].casefold() in words.articles and len(parts) == 2:
        return None
    known = [forms.get(part) for part in parts]
    if parts[0].casefold() in words.prefixes and len(parts) == 2:
        inner = known[1]
        if inner is None:
            return None
        skip = 0 if inner.label == "NORP" else len(parts[0]) + 1
        form = run.words[i][skip:]
        return [Piece(run.starts[i] + skip, run.ends[i], form, (form,), run.section, inner.label, inner, "prefix")]
    keep = len(parts)
    while keep > 1 and parts[keep - 1][:1].islower():
        keep -= 1
    strong = [one is not None and not one.weak and one.label in ("GPE", "NORP", "PERSON") for one in known[:keep]]
    strong = (
        [True]
        if all(strong) or (strong[0] and known[0] is not None and known[0].label == "PERSON") or (keep < len(parts) and strong[0])
        else []
    )
    if keep == len(parts) and not strong:
        return None
    if keep < len(parts) and not strong and parts[-1] not in words.halves:
        return None
    if keep < len(parts) and "-".join(parts[:keep]) in forms:
        pieces = [(0, "-".join(parts[:keep]))]
    else:
        pieces, at = [], 0
        for part in parts[:keep]:
            pieces.append((at, part))
            at += len(part) + 1
    out = []
    for at, part in pieces:
        found = forms.get(part)
        piece = Piece(run.starts[i] + at, run.starts[i] + at + len(part), part, (part,), run.section)
        if found is not None:
            piece.label, piece.known, piece.rule = None if found.weak else found.label, found, "lexicon"
        piece.headline, piece.initial = run.headline, run.initial and at == 0
        if part:
            out.append(piece)
    return out
