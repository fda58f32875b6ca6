"""
Tell whom a page brings in without a name, so that no name on it is taken for them.

Shape: behind "A man in a red coat left." the words ``he said`` are the man's, and ``the man said`` too.
Units: offsets of the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mediacorpus._speech.lexicon import Word
from mediacorpus._speech.quotes.kinds import WORD
from mediacorpus._speech.word import GENDERS

if TYPE_CHECKING:
    from mediacorpus._speech.lexicon import SpeechLexicon

__all__ = ["is_brought_in", "is_owned", "is_personal", "stranger_before"]

REACH = 1500
"""How far before "the neighbour" the words "a neighbour" may stand, in characters."""
NEAR = 600
"""How far before a pronoun the sentence may begin that brings somebody in, in characters."""
SUBJECT = 60
"""How many characters the words for somebody without a name may have."""
OWNER = re.compile(r"(?:['’]s|s['’])\x20")
"""Matches the end of an owner: ``Stone's `` and ``the farmers’ ``."""
OPENING = re.compile(r"(?<![A-Z])[.!?][”\"’']?\x20+(?=[A-Z])")
"""Matches what stands between two sentences, not behind "U.S."."""
CLOSING = re.compile(r"(?<![A-Z])[.!?][”\"’']?\x20")
"""Matches the end of a sentence, also before marked words."""
ADDED = re.compile(r",?\x20(?:named\x20|called\x20)?[A-Z]")
"""Matches the beginning of a name behind a noun: ``, Lee``, `` Lee`` and `` named Lee``, not ``. He``."""
NO_NOUN = Word.PREPOSITION | Word.RELATIVE | Word.VERB | Word.FINITE | Word.AUXILIARY | Word.SURE | Word.CONJUNCTION


def is_owned(text: str, start: int, end: int, lexicon: SpeechLexicon) -> bool:
    """Tell whether an owner stands before the noun: "the farmers' leader", but not "the head of Iraq's bank"."""
    owner = OWNER.search(text, start, end)
    lead = WORD.findall(text[start : owner.start()]) if owner is not None else []
    return owner is not None and not any(lexicon.flags.get(word.lower(), 0) & Word.PREPOSITION for word in lead)


def is_personal(word: str, lexicon: SpeechLexicon) -> bool:
    """Tell whether an unlisted noun means a person by its end, "the radioman", "the 46-year-old", not "the act"."""
    if not word.islower() or lexicon.flags.get(word, 0) & (Word.GROUP | Word.DOCUMENT | Word.SPEECH_NOUN):
        return False
    last = word.rpartition("-")[2]
    return last.endswith(lexicon.person_endings) or bool(lexicon.flags.get(last, 0) & Word.ROLE)


def is_brought_in(text: str, noun: str, before: int, at: int, lexicon: SpeechLexicon) -> bool:
    """
    Tell whether the page has "a neighbour" before "the neighbour", and no name beside it.

    Args:
        text: the page.
        noun: the noun, in lower case.
        before: where the article begins.
        at: where the words for the speaker begin.
        lexicon: the words of its language.
    """
    start = max(before, at - REACH)
    window = text[start:at].lower()
    place = window.find(noun)
    while place >= 0:
        end = place + len(noun)
        if not (window[place - 1 : place].isalnum() or window[end : end + 1].isalnum()):
            lead = text[max(start, start + place - SUBJECT) : start + place]
            if is_indefinite(lead, lexicon) and not ADDED.match(text, start + end):
                return True
        place = window.find(noun, end)
    return False


def is_indefinite(lead: str, lexicon: SpeechLexicon) -> bool:
    """Tell whether the words before a noun make it somebody new: "told a nosy" neighbour, not "Lee, a nosy" neighbour."""
    words = list(WORD.finditer(lead))[-3:]
    for word in reversed(words):
        bits = lexicon.flags.get(word.group().lower(), 0)
        if word.group()[0].isupper() and not bits & (Word.VAGUE | Word.INDEFINITE):
            return False
        if bits & (Word.VAGUE | Word.INDEFINITE):
            return not lead[: word.start()].rstrip().endswith((",", "-", "–", "—", "("))
        if bits & NO_NOUN or bits & Word.DETERMINER:
            return False
    return False


def stranger_before(text: str, before: int, at: int, gender: int, lexicon: SpeechLexicon) -> int:
    """
    Return where an earlier sentence of the paragraph brings in somebody without a name, of the gender, or -1.

    Args:
        text: the page.
        before: where to begin.
        at: where the pronoun stands.
        gender: the gender of the pronoun.
        lexicon: the words of its language.
    """
    start = max(before, text.rfind("\n", 0, at) + 1, at - NEAR)
    ends = [match.start() for match in CLOSING.finditer(text, start, at)]
    openings = [start, *(match.end() for match in OPENING.finditer(text, start, at))]
    for place in reversed(openings):
        end = next((end for end in ends if end > place), -1)
        if end >= 0 and is_stranger(text[place:end], gender, lexicon):
            return place
    return -1


def is_stranger(lead: str, gender: int, lexicon: SpeechLexicon) -> bool:
    """Tell whether a sentence opens with somebody new: ``Another survivor`` in "Another survivor, who gave no name, left"."""
    words = list(WORD.finditer(lead[:SUBJECT]))
    if not words or words[0].start() or not lexicon.flags.get(words[0].group().lower(), 0) & (Word.VAGUE | Word.INDEFINITE):
        return False
    noun = None
    for word in words[1:]:
        bits = lexicon.flags.get(word.group().lower(), 0)
        parted = lead[words[0].end() : word.start()].strip(" ") if noun is None else lead[noun.end() : word.start()]
        if bits & NO_NOUN or word.group()[0].isupper() or "," in parted or bits & Word.PLURAL:
            break
        if bits & (Word.ROLE | GENDERS):
            noun = word
    if noun is None or ADDED.match(lead, noun.end()):
        return False
    sex = lexicon.flags.get(noun.group().lower(), 0) & GENDERS
    behind = (lexicon.flags.get(part.split(" ")[0].lower(), 0) for part in lead.split(", ")[1:])
    told = any(bits & Word.SUBJECT and bits & gender for bits in behind)  # "An immigrant who came in May, she said"
    return not told and (not sex or bool(sex & gender))
