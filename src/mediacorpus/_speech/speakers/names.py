"""
Find the noun phrase beside a verb: who is said to speak.

There is no tagger here. A phrase is what lies between words that cannot be in one: verbs, conjunctions, marks.
Shape: left of ``said`` in ``On Monday the head of the bank, a former judge, said`` lies ``the head of the bank``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP, WORDLIKE

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses

__all__ = ["phrase_after", "phrase_before", "subject_before"]

Phrase = tuple[int, int]

REACH = 30
"""How many words a phrase with all that hangs on it may have: a bound for hostile pages."""
MOST_COMMAS = 3
"""How many commas of an aside are weighed."""
ASIDE = 30
"""How many words may stand between the two commas of an aside."""

SKIP = Word.ADVERB | Word.AUXILIARY
FINITE_CUE = Word.SAYING | Word.JUDGING | Word.THINKING
WALL = Word.AUXILIARY | Word.FINITE | Word.VERB | Word.SUBORDINATOR | Word.RELATIVE | Word.OTHER
KNITTING = frozenset("&'/#@$%")
AFTER_VERB = (
    Word.PREPOSITION | Word.DETERMINER | Word.POSSESSIVE | Word.ADVERB | Word.PARTICLE | Word.OBJECT | Word.TIME | STOP | QUOTE
)
NOUNLIKE = CAPITAL | Word.ROLE | Word.GROUP | Word.SUBJECT


def is_wall(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` cannot lie in a noun phrase."""
    bit = clauses.bits[i]
    if bit & STOP:
        word = clauses.words[i]
        if word == ".":
            return not (i and clauses.bits[i - 1] & (Word.ABBREVIATION | CAPITAL))
        return word not in KNITTING
    if bit & QUOTE:
        return True
    if bit & CAPITAL:
        return bool(bit & (Word.SUBORDINATOR | Word.SUBJECT)) and not bit & Word.TIME
    if bit & Word.OBJECT and not bit & (Word.POSSESSIVE | Word.SUBJECT):
        return True
    if bit & WALL:
        return not bit & (Word.DETERMINER | Word.PREPOSITION) or bool(bit & Word.SUBORDINATOR and not bit & Word.PREPOSITION)
    if bit & FINITE_CUE and i and clauses.bits[i - 1] & Word.SUBJECT:
        return True
    if clauses.words[i].endswith("ed") and has_object(clauses, i):
        return True
    return bool(bit & FINITE_CUE and not bit & Word.NOUN_TOO and not bit & Word.PARTICIPLE)


def has_object(clauses: Clauses, i: int) -> bool:
    """Tell whether what only a verb takes follows the word in -ed at ``i``: "mended the gate", "joined her"."""
    if i + 1 >= len(clauses.bits) or not i:
        return False
    after = clauses.bits[i + 1]
    return bool(after & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT) and not after & Word.INDEFINITE)


def phrase_before(clauses: Clauses, stop: int, first: int) -> Phrase | None:
    """Return the noun phrase that ends before the word ``stop`` and begins at ``first`` or later."""
    last = stop - 1
    if last < first:
        return None
    bits, words = clauses.bits, clauses.words
    if (bits[last] & (Word.SUBJECT | Word.RELATIVE) and not bits[last] & CAPITAL) or bits[last] & Word.SUBJECT:
        return (last, stop)
    if bits[last] & Word.OBJECT or not (bits[last] & WORDLIKE or words[last] in ".%"):
        return None
    i = stop
    low = max(first, stop - REACH)
    while i > low and not is_wall(clauses, i - 1) and not (i < stop and is_gerund(clauses, i - 1)):
        i -= 1
        if bits[i] & Word.CONJUNCTION and not bits[i] & Word.PREPOSITION and not joins_names(clauses, i, stop):
            i += 1
            break
    return trim_phrase(clauses, i, stop)


def is_gerund(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` is a verb in -ing with its object behind it: "calling Mr. Lee"."""
    bits = clauses.bits
    if not clauses.words[i].endswith("ing") or bits[i] & (CAPITAL | Word.PREPOSITION | Word.OTHER | Word.GROUP):
        return False
    return bool(bits[i + 1] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT))


def joins_names(clauses: Clauses, i: int, stop: int) -> bool:
    """Tell whether the conjunction at ``i`` joins parts of one phrase: names, or nouns without a verb between."""
    if i == 0 or i + 1 >= stop:
        return False
    left, right = clauses.bits[i - 1], clauses.bits[i + 1]
    if left & CAPITAL and right & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE):
        return True
    return bool(
        left & WORDLIKE
        and not left & (Word.PREPOSITION | Word.DETERMINER)
        and not right & (CAPITAL | Word.SUBJECT | Word.DETERMINER)
    )


def trim_phrase(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Cut from ``first``..``stop`` what leads up to the phrase: "On Monday", "In a speech", "But"."""
    bits = clauses.bits
    at = first
    for i in range(stop - 2, first, -1):
        if bits[i] & Word.SUBORDINATOR and bits[i] & Word.PREPOSITION and not bits[i] & Word.AS and bits[i + 1] & CAPITAL:
            return (i + 1, stop)
    for i, bit in enumerate(bits[first : stop - 1], first):
        if bit & Word.TIME and not clauses.words[i].endswith("'s") and not (bits[i + 1] & Word.PREPOSITION):
            at = i + 1
    while at < stop and bits[at] & (Word.CONJUNCTION | Word.ADVERB) and not bits[at] & Word.PREPOSITION:
        at += 1
    if at < stop and bits[at] & Word.PREPOSITION and not bits[at] & Word.INDEFINITE:
        at = after_lead(clauses, at, stop)
    while at < stop and (bits[at] & STOP or bits[at] & (Word.CONJUNCTION | Word.ADVERB)) and not bits[at] & CAPITAL:
        at += 1
    while stop > at and bits[stop - 1] & STOP and clauses.words[stop - 1] != ".":
        stop -= 1
    if at >= stop or not any(bit & WORDLIKE for bit in bits[at:stop]):
        return None
    return (at, stop)


def after_lead(clauses: Clauses, first: int, stop: int) -> int:
    """Skip the phrase that the preposition at ``first`` opens: return where the last phrase of its own begins."""
    bits = clauses.bits
    at = stop - 1
    while at > first and not bits[at] & Word.PREPOSITION:
        if bits[at] & (Word.DETERMINER | Word.POSSESSIVE) and at > first + 1:
            return at
        at -= 1
    return at + 1 if at + 1 < stop else first + 1


def phrase_after(clauses: Clauses, first: int, stop: int) -> Phrase | None:
    """Return the noun phrase that begins at the word ``first`` and ends at ``stop`` or earlier."""
    bits, words = clauses.bits, clauses.words
    if first >= stop:
        return None
    if bits[first] & (Word.SUBJECT | Word.OBJECT):
        return (first, first + 1)
    i = first
    high = min(stop, first + REACH)
    while i < high and not is_wall(clauses, i):
        bit = bits[i]
        if i > first and bit & (Word.TIME | Word.ADVERB) and not bit & CAPITAL and not bits[i - 1] & Word.ARTICLE:
            break
        if (
            i > first
            and not bit & CAPITAL
            and words[i].endswith("ed")
            and bits[i - 1] & NOUNLIKE
            and i + 1 < stop
            and (not bits[i + 1] & (Word.ROLE | Word.GROUP) or words[i + 1].endswith("s"))
            and (bits[i + 1] & (AFTER_VERB | CAPITAL) or bits[i - 1] & CAPITAL)
        ):
            break
        if i > first and (ends_name(clauses, i) or (bit & Word.TIME and bits[i - 1] & (Word.PREPOSITION | CAPITAL))):
            break
        if bit & Word.PREPOSITION and i > first and not binds(clauses, first, i):
            break
        if bit & Word.CONJUNCTION and not joins_names(clauses, i, high):
            break
        i += 1
    while i > first and (bits[i - 1] & (Word.PREPOSITION | Word.CONJUNCTION) or (bits[i - 1] & STOP and words[i - 1] != ".")):
        i -= 1
    if i - 1 > first and words[i - 1] == "." and not bits[i - 2] & Word.ABBREVIATION and len(words[i - 2]) > 1:
        i -= 1
    return (first, i) if i > first and bits[first] & WORDLIKE else None


def ends_name(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` behind a name is an adverb or a verb: "Lee openly", "Lee pockets a", not "Lee's aides"."""
    bits, words = clauses.bits, clauses.words
    if (
        bits[i] & (CAPITAL | Word.ROLE | Word.GROUP | Word.PREPOSITION)
        or not bits[i - 1] & CAPITAL
        or words[i - 1].endswith("'s")
    ):
        return False
    if words[i].endswith("ly"):
        return True
    third = words[i].endswith("s") and not words[i].endswith(("ss", "'s"))
    return bool(third and i + 1 < len(words) and bits[i + 1] & (Word.DETERMINER | Word.POSSESSIVE | Word.OBJECT | CAPITAL))


def binds(clauses: Clauses, first: int, i: int) -> bool:
    """Tell whether the preposition at ``i`` goes on with the phrase; behind a bare name only "of" does."""
    bit = clauses.bits[i]
    if not bit & Word.BINDING:
        return False
    return bool(bit & Word.OF) or not all(bit & (CAPITAL | STOP) for bit in clauses.bits[first:i])


def subject_before(clauses: Clauses, cue: int, first: int) -> tuple[Phrase | None, str]:
    """
    Return the subject of the finite verb at ``cue`` and how it stands there.

    Returns:
        The phrase, and one of ``plain``, ``aside`` (an aside between name and verb), ``relative``,
        ``shared`` (the subject of an earlier verb: "rose and said"), ``none``.
    """
    bits, words = clauses.bits, clauses.words
    i, bare = skip_back(clauses, cue - 1, first)
    if bare:
        return None, "shared"
    if i < first or bits[i] & QUOTE:
        return None, "none"
    word = words[i]
    if word == ",":
        return aside_before(clauses, i, first)
    if word == ")":
        opening = find_back(clauses, i, first, "(")
        return (phrase_before(clauses, opening, first), "plain") if opening > first else (None, "none")
    if word in DASHES:
        opening = next((j for j in range(i - 1, max(first, i - ASIDE) - 1, -1) if words[j] in DASHES), -1)
        return (phrase_before(clauses, opening, first), "aside") if opening > first else (None, "none")
    if bits[i] & STOP and word not in ".%":
        return None, "none"
    if (bits[i] & Word.RELATIVE and not bits[i] & Word.DETERMINER) or bits[i] & Word.THAT:
        return relative_before(clauses, i, first)
    if bits[i] & Word.CONJUNCTION and not bits[i] & (Word.SUBORDINATOR | Word.PREPOSITION):
        return None, "shared"
    if bits[i] & (Word.PREPOSITION | Word.POSSESSIVE) and not bits[i] & (Word.INDEFINITE | CAPITAL):
        return None, "none"
    if bits[i] & Word.DETERMINER and not bits[i] & (Word.INDEFINITE | CAPITAL) and not bits[i] & Word.POINTING:
        return None, "none"
    if words[i].endswith("'s") and not bits[i] & Word.SUBJECT:
        return None, "none"
    found = phrase_before(clauses, i + 1, first)
    return inside_relative(clauses, found, first) or before_list(clauses, found, first) or (found, "plain")


def before_list(clauses: Clauses, found: Phrase | None, first: int) -> tuple[Phrase | None, str] | None:
    """Return the head of "several banks, including Oak, Elm and Ash said", where the phrase before the verb is ``Ash``."""
    bits, words = clauses.bits, clauses.words
    if found is None or found[0] <= first + 1 or not bits[found[0]] & (CAPITAL | Word.DETERMINER):
        return None
    for j in range(found[0] - 1, max(first, found[0] - ASIDE), -1):
        if bits[j] & Word.LISTING and words[j - 1] == ",":
            head = phrase_before(clauses, j - 1, first)
            return (head, "aside") if head else None
        if bits[j] & (QUOTE | Word.SUBJECT | Word.AUXILIARY) or (bits[j] & STOP and words[j] not in ",."):
            return None
    return None


def inside_relative(clauses: Clauses, found: Phrase | None, first: int) -> tuple[Phrase | None, str] | None:
    """Return the head of "an aide who spoke of private plans said", where the phrase before the verb is ``private plans``."""
    bits, words = clauses.bits, clauses.words
    if found is None or found[0] <= first or bits[found[0]] & Word.SUBJECT:
        return None
    wall = found[0] - 1
    if not (bits[wall] & (FINITE_CUE | Word.VERB | Word.PREPOSITION | Word.AUXILIARY | Word.TO) or words[wall].endswith("ed")):
        return None
    if bits[wall] & Word.PREPOSITION:
        for j in range(wall - 1, max(first, wall - 4), -1):
            if (
                words[j].endswith("ed")
                and not bits[j] & CAPITAL
                and bits[j - 1] & (Word.DOCUMENT | Word.GROUP | Word.ROLE | Word.INDEFINITE)
            ):
                head = phrase_before(clauses, j, first)
                return (head, "plain") if head else None
    for j in range(wall, max(first, wall - 15), -1):
        if (bits[j] & (QUOTE | Word.SUBJECT) and not bits[j] & Word.RELATIVE) or words[j] in (",", ";", ":"):
            return None
        if bits[j] & Word.WHO and j > first:
            head = phrase_before(clauses, j, first)
            return (head, "plain") if head else None
    return None


def skip_back(clauses: Clauses, i: int, first: int) -> tuple[int, bool]:
    """
    Move left over adverbs, auxiliaries and "on Monday", and over "went on to" before a bare verb.

    Returns:
        Where the subject would end, and whether there can be none: "a chance to say".
    """
    bits, words = clauses.bits, clauses.words
    low = max(first, i - 12)
    while i >= low:
        bit = bits[i]
        if (bit & SKIP and not bit & CAPITAL) or (words[i].endswith(("ly", "n't")) and not bit & CAPITAL):
            i -= 1
        elif bits[i] & Word.TO and i > first:
            i -= 1
            at = i
            while (
                i >= low
                and not words[i].endswith("ing")
                and (
                    bits[i] & (Word.VERB | Word.PARTICLE | FINITE_CUE)
                    or (i == at and bits[i] & Word.PREPOSITION)
                    or words[i].endswith("ed")
                )
            ):
                i -= 1
            if i == at or (i >= low and words[i].endswith("ing")):
                return i, True
        elif bit & Word.TIME and not bit & Word.SUBJECT and i > first:
            j = i - 1
            while j > first and bits[j] & (Word.TIME | Word.DETERMINER):
                j -= 1
            if not bits[j] & Word.PREPOSITION and j == i - 1 and bit & CAPITAL and bits[j] & CAPITAL:
                return i, False
            i = j - 1 if bits[j] & Word.PREPOSITION else j
        else:
            return i, False
    return i, False


def relative_before(clauses: Clauses, i: int, first: int) -> tuple[Phrase | None, str]:
    """Return what the relative pronoun at ``i`` stands for."""
    words = clauses.words
    j = i - 1
    if j >= first and words[j] == ",":
        j -= 1
    if j >= first and words[j] == ")":
        j = find_back(clauses, j, first, "(") - 1
    found = phrase_before(clauses, j + 1, first) if j >= first else None
    return (found, "relative") if found else ((i, i + 1), "relative")


def find_back(clauses: Clauses, i: int, first: int, mark: str) -> int:
    """Return the last place of ``mark`` before ``i``, or -1."""
    for j in range(i - 1, max(first, i - ASIDE) - 1, -1):
        if clauses.words[j] == mark:
            return j
    return -1


def aside_before(clauses: Clauses, comma: int, first: int) -> tuple[Phrase | None, str]:
    """
    Return the phrase before the aside that the comma ends: ``Diaz`` in "Diaz, a former aide to Mr. Lee, said".

    The aside may hold commas itself. Of the phrases that end at a comma, the last one that is a name at the head of
    its clause wins, unless what follows it looks like no aside.
    """
    words, bits = clauses.words, clauses.bits
    if words[comma - 1] == ")" and comma > first:
        opening = find_back(clauses, comma - 1, first, "(")
        found = phrase_before(clauses, opening, first) if opening > first else None
        if found is not None and bits[found[0]] & CAPITAL and opening - found[0] > 1:
            return found, "plain"
    commas = [j for j in range(comma - 1, max(first, comma - ASIDE) - 1, -1) if words[j] == ","]
    best: Phrase | None = None
    for j in commas[:MOST_COMMAS]:
        if j == first:
            break
        end = j
        if words[j - 1] == ")":
            end = find_back(clauses, j - 1, first, "(")
            if end < 0:
                continue
        found = phrase_before(clauses, end, first)
        if found is None:
            continue
        if not opens_aside(clauses, j + 1):
            break
        if found[0] > first and j != commas[-1] and words[found[0] - 1] == "," and in_relative(clauses, found[0] - 1, first):
            continue
        at_head = found[0] == first or bits[found[0] - 1] & (STOP | QUOTE | Word.SUBORDINATOR | Word.CONJUNCTION | Word.TIME)
        best = found if best is None or at_head else best
        if at_head and bits[found[0]] & CAPITAL:
            break
    if best is not None:
        return best, "aside"
    found = phrase_before(clauses, comma, first) if commas == [] else None
    if found is None or (found[0] > first and bits[found[0] - 1] & (Word.SAYING | Word.JUDGING | Word.VERB)):
        return None, "shared"
    return found, "plain"


def in_relative(clauses: Clauses, comma: int, first: int) -> bool:
    """Tell whether the words before ``comma`` belong to a relative clause: "Lee, whose home, Oslo, is far, said"."""
    for j in range(comma - 1, max(first, comma - ASIDE) - 1, -1):
        if clauses.words[j] == ",":
            return j + 1 < comma and bool(clauses.bits[j + 1] & Word.POSSESSIVE and clauses.bits[j + 1] & Word.RELATIVE)
    return False


def opens_aside(clauses: Clauses, i: int) -> bool:
    """Tell whether an apposition, a relative clause or an age can begin at ``i``."""
    if i >= len(clauses.words):
        return False
    bit, word = clauses.bits[i], clauses.words[i]
    if bit & Word.SUBJECT and not bit & Word.RELATIVE:
        return False
    if bit & (Word.DETERMINER | Word.RELATIVE | Word.PREPOSITION | Word.POSSESSIVE | Word.ROLE | Word.HONORIFIC):
        return True
    return word[0].isdigit() or bool(bit & CAPITAL) or word.endswith(("ing", "ed")) or not bit & (STOP | QUOTE | Word.CONJUNCTION)
