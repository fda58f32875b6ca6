"""
Find the subject before a finite verb: past adverbs and asides, of a relative clause, or shared with the verb before.

Shape: left of ``said`` in ``Ms. Lee, a former judge, also said`` the subject is ``Ms. Lee``.
Units: indices of words in :class:`~mediacorpus._speech.speakers.clauses.Clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.speakers.clauses import CAPITAL, DASHES, QUOTE, STOP, WORDLIKE
from mediacorpus._speech.speakers.names import ASIDE, FINITE_CUE, phrase_before

if TYPE_CHECKING:
    from mediacorpus._speech.speakers.clauses import Clauses
    from mediacorpus._speech.speakers.names import Phrase

__all__ = ["find_back", "subject_before"]

MOST_COMMAS = 3
"""How many commas of an aside are weighed."""
LEAD = 5
"""How many words may lead up to a shared verb: "and in a written statement called"."""
SKIP = Word.ADVERB | Word.AUXILIARY
"""What may stand between a subject and its verb."""


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
    if i < first:
        return None, "none"
    word = words[i]
    if bits[i] & QUOTE:
        return aside_before(clauses, i, first) if ends_aside(clauses, i, first) else (None, "none")
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
        return ((i - 2, i + 1), "plain") if i == cue - 1 and is_two_worded(clauses, i, first) else (None, "none")
    if bits[i] & Word.DETERMINER and not bits[i] & (Word.INDEFINITE | CAPITAL) and not bits[i] & Word.POINTING:
        return None, "none"
    if words[i].endswith("'s") and not bits[i] & Word.SUBJECT:
        return None, "none"
    if is_led(clauses, i, first):
        return None, "shared"
    if i < cue - 1 and i > first and is_reduced(clauses, i):
        i -= 1
    found = phrase_before(clauses, i + 1, first)
    return inside_relative(clauses, found, first) or before_list(clauses, found, first) or (found, "plain")


def ends_aside(clauses: Clauses, quote: int, first: int) -> bool:
    """Tell whether the quotation ends an aside: ``Lee, host of the quiz “Dawn,” praised`` has its comma inside the marks."""
    bits, words = clauses.bits, clauses.words
    if quote - 1 <= first or bits[quote] & Word.RUNS_ON or bits[quote - 1] & (FINITE_CUE | STOP | QUOTE | Word.THAT):
        return False
    for i in range(quote - 1, max(first, quote - ASIDE), -1):
        if bits[i] & (FINITE_CUE | QUOTE | Word.FINITE) and not bits[i] & Word.NOUN_TOO:
            return False
        if words[i] == ",":
            return bool(bits[i - 1] & CAPITAL)
    return False


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
    if (
        wall - 1 > first
        and bits[wall - 1] & (Word.WHO | Word.THAT)
        and words[wall].endswith(("s", "ed"))
        and not bits[wall] & CAPITAL
    ):
        head = phrase_before(clauses, wall - 1, first)  # "the union that represents the workers called"
        return (head, "plain") if head and begins_clause(clauses, head, first) else None
    if not (bits[wall] & (FINITE_CUE | Word.VERB | Word.PREPOSITION | Word.AUXILIARY | Word.TO) or words[wall].endswith("ed")):
        return None
    if bits[wall] & Word.PREPOSITION:
        for j in range(wall - 1, max(first, wall - 4), -1):
            if is_reduced(clauses, j):
                head = phrase_before(clauses, j, first)
                return (head, "plain") if head else None
    for j in range(wall, max(first, wall - 15), -1):
        if (bits[j] & (QUOTE | Word.SUBJECT) and not bits[j] & Word.RELATIVE) or words[j] in (",", ";", ":"):
            return None
        if bits[j] & Word.WHO and j > first:
            head = phrase_before(clauses, j, first)
            return (head, "plain") if head else None
    return None


def is_led(clauses: Clauses, i: int, first: int) -> bool:
    """Tell whether the noun at ``i`` only leads up to a shared verb: "backs Lee and in a statement credited"."""
    bits = clauses.bits
    if bits[i] & (CAPITAL | Word.SUBJECT | Word.ROLE | Word.GROUP) or clauses.words[i].endswith("s"):
        return False
    for j in range(i - 1, max(first, i - LEAD), -1):
        if bits[j] & Word.PREPOSITION and not bits[j] & (CAPITAL | Word.CONJUNCTION):
            joint = bits[j - 1] & Word.CONJUNCTION and not bits[j - 1] & (Word.SUBORDINATOR | Word.PREPOSITION)
            return bool(joint and bits[j + 1] & (Word.DETERMINER | Word.POSSESSIVE))
        if bits[j] & (CAPITAL | STOP | QUOTE):
            return False
    return False


def begins_clause(clauses: Clauses, phrase: Phrase, first: int) -> bool:
    """Tell whether the phrase stands at the head of its clause, not as "Lee met the men who run the bank"."""
    return phrase[0] == first or bool(
        clauses.bits[phrase[0] - 1] & (STOP | QUOTE | Word.CONJUNCTION | Word.THAT | Word.SUBORDINATOR)
    )


def is_two_worded(clauses: Clauses, i: int, first: int) -> bool:
    """Tell whether the preposition at ``i`` is part of a noun at the head of its clause: "a voice over", "a passer by"."""
    bits = clauses.bits
    if i - 2 < first or not bits[i - 2] & Word.ARTICLE or not bits[i - 1] & WORDLIKE or bits[i - 1] & CAPITAL:
        return False
    return i - 2 == first or bool(bits[i - 3] & (STOP | QUOTE | Word.CONJUNCTION))


def is_reduced(clauses: Clauses, i: int) -> bool:
    """Tell whether the word at ``i`` says what was done to the noun before it: "the notice printed Sunday said"."""
    bits = clauses.bits
    if not clauses.words[i].endswith("ed") or bits[i] & CAPITAL:
        return False
    return bool(bits[i - 1] & (Word.DOCUMENT | Word.GROUP | Word.ROLE | Word.INDEFINITE))


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
        adverb = words[i].endswith(("ly", "n't")) and not bit & (Word.ROLE | Word.GROUP)  # not "the family said"
        if (bit & SKIP or adverb) and not bit & CAPITAL:
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
    if j - 1 > first and words[j].isdigit() and words[j - 1] == ",":  # "Ada Stone, 54, who"
        j -= 2
    found = phrase_before(clauses, j + 1, first) if j >= first else None
    found = behind_participle(clauses, found, first) if found else None
    return (found, "relative") if found else ((i, i + 1), "relative")


def behind_participle(clauses: Clauses, phrase: Phrase, first: int) -> Phrase:
    """Return whom a participle speaks of: ``his friends`` of "he was carried on the shoulders of his friends, who sang"."""
    start, stop = phrase
    bits = clauses.bits
    if start <= first or not bits[start - 1] & Word.AUXILIARY or bits[start] & (CAPITAL | Word.DETERMINER | Word.POSSESSIVE):
        return phrase
    if not (clauses.words[start].endswith("ed") or bits[start] & Word.PAST):
        return phrase
    last = next((i for i in range(stop - 2, start, -1) if bits[i] & Word.PREPOSITION and not bits[i] & CAPITAL), start)
    return (last + 1, stop)


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
            if j != commas[-1] and goes_on(clauses, j + 1, comma):
                continue
            break
        if found[0] > first and j != commas[-1] and words[found[0] - 1] == "," and in_relative(clauses, found[0] - 1, first):
            continue
        if best is None and found[1] - found[0] == 1 and words[found[0]].isupper() and is_short_form(clauses, found[0], first):
            continue
        if best is not None and leads_up(clauses, found, first):
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


def leads_up(clauses: Clauses, phrase: Phrase, first: int) -> bool:
    """Tell whether the phrase is a verb in -ing at the head of the sentence with its object: ``Giving evidence``."""
    start, stop = phrase
    return start == first and stop - start > 1 and clauses.words[start].endswith("ing") and not clauses.bits[start + 1] & CAPITAL


def is_short_form(clauses: Clauses, i: int, first: int) -> bool:
    """Tell whether the capitals at ``i`` stand behind a name and a comma: ``HWU`` in "the Harbour Workers Union, HWU,"."""
    return len(clauses.words[i]) > 1 and i - 2 > first and clauses.words[i - 1] == "," and bool(clauses.bits[i - 2] & CAPITAL)


def goes_on(clauses: Clauses, i: int, comma: int) -> bool:
    """Tell whether the last member of a list stands at ``i``: "and roads" in "the clerk for bridges, ports, and roads, said"."""
    bits = clauses.bits
    if not bits[i] & Word.JOINING or bits[i + 1] & (WORDLIKE | CAPITAL) != WORDLIKE:
        return False
    return not any(bit & (Word.FINITE | Word.VERB | Word.SUBJECT | QUOTE) for bit in bits[i + 1 : comma])


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
