"""
Read the words of a language that quotations and speakers need.

The words live in ``_lexicons/<language>_quotes.toml``; here they become one dictionary from a lower-case word
to a set of bits, so that a page costs one lookup a word.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from mediacorpus._speech.word import Word
from mediacorpus.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["SpeechLexicon", "Word", "load_lexicon"]


class WordBits(dict[str, int]):
    """
    Look up the bits of a word as printed; each word is worked out once.

    The table is emptied when it holds :data:`MOST_WORDS`, so that a corpus cannot fill the memory.
    """

    def __init__(self, flags: Mapping[str, int]) -> None:
        super().__init__()
        self.flags = flags

    def __missing__(self, word: str) -> int:
        """Work out a new word."""
        if len(self) >= MOST_WORDS:
            self.clear()
        bits = self.flags.get(word.lower().replace("’", "'"), 0)
        first = word[:1]
        if first.isalnum():
            named = first.isupper() or ("-" in word and is_prefixed(word, self.flags))
            bits |= Word.WORDLIKE | Word.CAPITAL if named else Word.WORDLIKE
        else:
            bits |= Word.STOP | Word.COLON if word == ":" else Word.STOP
        self[word] = bits
        return bits


def is_prefixed(word: str, flags: Mapping[str, int]) -> bool:
    """Tell whether a name follows a prefix and a hyphen: ``al-Quds``."""
    prefix, _, name = word.partition("-")
    return bool(flags.get(prefix, 0) & Word.PREFIX) and name[:1].isupper()


WORD = re.compile(r"\w+")

MOST_WORDS = 100_000
"""About 20 MB; a page of news has some thousand distinct words."""


class CueWords(NamedTuple):
    """The words by which speech can be reported without marks."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    links: frozenset[str]
    """The words behind such a noun: "the claim that"."""


@attrs.frozen(eq=False)
class SpeechLexicon:
    """The words of one language, ready for lookup."""

    language: str
    """The language code."""
    flags: Mapping[str, int] = attrs.field(kw_only=True, repr=False)
    """The bits of :class:`Word` of each lower-case word."""
    bits: WordBits = attrs.field(kw_only=True, repr=False)
    """The same for words as printed, with what their first letter tells."""
    elisions: frozenset[str] = attrs.field(kw_only=True, repr=False)
    """Words that begin with an apostrophe, without it."""
    given_names: Mapping[str, int] = attrs.field(kw_only=True, repr=False)
    """First names that one gender bears, with the bit of :class:`Word`."""
    short_titles: Mapping[str, str] = attrs.field(kw_only=True, repr=False)
    """The role that a short title stands for: "sen" is a senator."""
    cues: CueWords = attrs.field(kw_only=True, repr=False)
    """The words by which speech can be reported."""
    person_endings: tuple[str, ...] = attrs.field(kw_only=True, repr=False)
    """How nouns for a person end that no list has: "man" of "radioman"."""
    turn_labels: frozenset[str] = attrs.field(kw_only=True, repr=False)
    """Labels of a turn that name no one: "q", "reporter"."""

    def has_cue(self, text: str, start: int, end: int) -> bool:
        """
        Tell whether a word of ``text[start:end]`` can be a cue: a paragraph without one, and without marks, need not be read.

        The first line of a text may be a headline, whose capitals hide its cues: the answer is yes.
        """
        if start == 0:
            return True
        words = WORD.findall(text, start, end)
        if not self.cues.verbs.isdisjoint(words):
            return True
        nouns, links = self.cues.nouns, self.cues.links
        return not nouns.isdisjoint(words) and any(one in nouns and other in links for one, other in pairwise(words))

    def is_cue(self, word: str) -> bool:
        """Tell whether ``word`` can be a verb of saying, judging or thinking."""
        return bool(self.flags.get(word.lower(), 0) & (Word.SAYING | Word.JUDGING | Word.THINKING))


LISTS: tuple[tuple[str, str, int], ...] = (
    ("nouns", "saying", Word.SPEECH_NOUN),
    ("nouns", "documents", Word.DOCUMENT),
    ("nouns", "roles", Word.ROLE),
    ("nouns", "male", Word.MALE),
    ("nouns", "female", Word.FEMALE),
    ("nouns", "groups", Word.GROUP),
    ("scare", "before", Word.DISTANCE),
    ("scare", "works", Word.WORK),
    ("function", "determiners", Word.DETERMINER),
    ("function", "possessives", Word.POSSESSIVE),
    ("function", "prepositions", Word.PREPOSITION),
    ("function", "conjunctions", Word.CONJUNCTION),
    ("function", "subordinators", Word.SUBORDINATOR),
    ("function", "auxiliaries", Word.AUXILIARY),
    ("function", "finite", Word.FINITE),
    ("function", "adverbs", Word.ADVERB),
    ("function", "times", Word.TIME),
    ("function", "verbs", Word.VERB),
    ("function", "subjects", Word.SUBJECT),
    ("function", "objects", Word.OBJECT),
    ("function", "relatives", Word.RELATIVE),
    ("function", "others", Word.OTHER),
    ("function", "nominal_pronouns", Word.INDEFINITE),
    ("titles", "abbreviations", Word.ABBREVIATION),
    ("titles", "honorifics", Word.HONORIFIC),
    ("verbs.more", "particles", Word.PARTICLE),
    ("verbs.more", "sure", Word.SURE),
    ("verbs.more", "nouns_too", Word.NOUN_TOO),
)
"""Which list of the file gives which bit."""

VERBS: tuple[tuple[str, str, int], ...] = (
    ("verbs", "saying", Word.SAYING),
    ("verbs", "judging", Word.JUDGING),
    ("verbs", "thinking", Word.THINKING),
    ("verbs.more", "beside", Word.BESIDE),
    ("reports", "bare", Word.BARE),
    ("reports", "about", Word.ABOUT),
    ("reports", "object", Word.TAKES_OBJECT),
    ("reports", "to", Word.TAKES_TO),
    ("reports", "preposition", Word.TAKES_PREPOSITION),
    ("reports", "matter", Word.TAKES_MATTER),
    ("reports", "goal", Word.TAKES_GOAL),
    ("reports", "order", Word.ORDERS),
    ("reports", "asked", Word.ASKED),
    ("reports", "hearer", Word.HEARER),
)
"""Which list of verbs gives which bit, to all forms of each verb."""

GRAMMAR = (
    "THAT",
    "TO",
    "BY",
    "OF",
    "WITH",
    "AS",
    "IN_WORDS",
    "SO",
    "ACCORDING",
    "BE",
    "BEEN",
    "ARTICLE",
    "PLACING",
    "ASKING",
    "TURNING",
    "AFTER_NOUN",
    "BINDING",
    "OWN",
    "ONE_BODY",
    "MANY",
    "WHO",
    "DEFINITE",
    "VAGUE",
    "POINTING",
    "TOPIC",
    "EMPTY",
    "JUNIOR",
    "SELF",
    "PUTTING",
    "MATTER",
    "LISTING",
    "JOINING",
    "MAKING",
    "PREFIX",
    "CRIES",
    "DONE",
    "ASPECT",
    "CAUSING",
    "PERCEIVING",
    "COMING",
    "FIRM",
    "SERVING",
    "SECOND",
    "UNNAMED",
    "PRESS",
)
"""The lists of ``[grammar]``, by the name of their bit."""


@functools.cache
def load_lexicon(language: str = "en") -> SpeechLexicon:
    """
    Return the lexicon of ``language``, read once per process.

    Raises:
        LexiconError: there is none, or a list is missing from it; the lexicon is at fault.
    """
    source = f"{language}_quotes.toml"
    path = resources.files("mediacorpus") / "_lexicons" / source
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return build_lexicon(table)
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"no usable lexicon {source}: {error}", source=source) from error
    except KeyError as error:
        raise LexiconError(f"{source} lacks the list {error}; add it, even if empty", source=source) from error


def build_lexicon(table: Mapping[str, Any]) -> SpeechLexicon:
    """Turn the parsed file into a lexicon: inflect the verbs, fold all lists into bits."""
    flags: dict[str, int] = {}
    for section, name, bit in (*LISTS, *(("grammar", name.lower(), getattr(Word, name)) for name in GRAMMAR)):
        for word in words_of(table, section, name):
            flags[word] = flags.get(word, 0) | bit
    for bit in (Word.ROLE, Word.SPEECH_NOUN):
        for word in [word for word in flags if flags[word] & bit]:
            plural = plural_of(word)
            flags[plural] = flags.get(plural, 0) | bit | Word.PLURAL
    irregular: Mapping[str, list[str]] = table["verbs"]["irregular"]
    doubling = frozenset(words_of(table, "verbs.more", "doubling"))
    for section, name, bit in VERBS:
        for base in words_of(table, section, name):
            for form, extra in forms(base, irregular, doubling):
                flags[form] = flags.get(form, 0) | bit | (extra if section == "verbs" else 0)
    given_names = dict.fromkeys(table["given_names"]["male"].split(), Word.MALE)
    given_names.update(dict.fromkeys(table["given_names"]["female"].split(), Word.FEMALE))
    transcripts = table["transcripts"]
    return SpeechLexicon(
        table["language"],
        flags=flags,
        bits=WordBits(flags),
        elisions=frozenset(table["elisions"]["words"].split()),
        cues=cue_words(flags),
        given_names=given_names,
        short_titles=table["titles"]["short_for"],
        person_endings=tuple(table["nouns"]["person_endings"].split()),
        turn_labels=frozenset((transcripts["question"] + " " + transcripts["answer"]).split()),
    )


def cue_words(flags: Mapping[str, int]) -> CueWords:
    """
    Return the words that can report speech without marks.

    Verbs in lower case, those that can open a sentence also with a capital, and nouns before "that" and "to".
    Of a word with a hyphen the last part stands for it.
    """
    verbs = {word for word, bits in flags.items() if bits & (Word.SAYING | Word.JUDGING | Word.THINKING)}
    opening = {word for word in flags if flags[word] & (Word.PARTICIPLE | Word.SURE | Word.ACCORDING | Word.PUTTING)}
    return CueWords(
        frozenset(word.rpartition("-")[2] for word in verbs | opening) | {word.capitalize() for word in opening},
        frozenset(word for word, bits in flags.items() if bits & (Word.SPEECH_NOUN | Word.DOCUMENT)),
        frozenset(word for word, bits in flags.items() if bits & (Word.THAT | Word.TO)),
    )


def plural_of(noun: str) -> str:
    """Return the plural of a noun: regular, or with "men" for "man"."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if re.search(r"[^aeiou]y\Z", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def words_of(table: Mapping[str, Any], section: str, name: str) -> list[str]:
    """Return the words of one list; ``section`` may name a table in a table, with a dot."""
    place: Mapping[str, Any] = table
    for key in section.split("."):
        place = place[key]
    words: str = place[name]
    return words.split()


def forms(base: str, irregular: Mapping[str, list[str]], doubling: Iterable[str]) -> list[tuple[str, int]]:
    """Return the forms of a verb, each with what it can be: base, third person, past, participle."""
    none = 0
    if base in irregular:
        third, *rest = irregular[base]
        shapes = [(form, Word.PARTICIPLE if form.endswith("ing") else Word.PAST) for form in rest]
        return [(base, Word.BASE), (third, none), *shapes]
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    if base in doubling:
        stem = base + base[-1]
    if re.search(r"[^aeiou]y\Z", base):
        third, past_form = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        past_form = base + "d" if base.endswith("e") else stem + "ed"
    return [(base, Word.BASE), (third, none), (past_form, Word.PAST), (stem + "ing", Word.PARTICIPLE)]
