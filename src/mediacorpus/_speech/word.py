"""
Name what a word can be, as bits of one integer.

Shape: ``said`` is ``SAYING | SURE | PAST``; which list of the lexicon gives which bit stands in ``lexicon.py``.
"""

from __future__ import annotations

__all__ = ["GENDERS", "Word"]


class Word:
    """What a word can be; the members are bits and a word has several (plain ints: an ``IntFlag`` costs tenfold)."""

    SAYING = 1 << 0
    JUDGING = 1 << 1
    THINKING = 1 << 2
    PARTICIPLE = 1 << 3
    NOUN_TOO = 1 << 4
    SURE = 1 << 5
    SPEECH_NOUN = 1 << 6
    DOCUMENT = 1 << 7
    ROLE = 1 << 8
    GROUP = 1 << 9
    MALE = 1 << 10
    FEMALE = 1 << 11
    DETERMINER = 1 << 12
    POSSESSIVE = 1 << 13
    PREPOSITION = 1 << 14
    CONJUNCTION = 1 << 15
    SUBORDINATOR = 1 << 16
    AUXILIARY = 1 << 17
    FINITE = 1 << 18
    ADVERB = 1 << 19
    TIME = 1 << 20
    VERB = 1 << 21
    SUBJECT = 1 << 22
    OBJECT = 1 << 23
    RELATIVE = 1 << 24
    OTHER = 1 << 25
    ABBREVIATION = 1 << 26
    HONORIFIC = 1 << 27
    PARTICLE = 1 << 28
    DISTANCE = 1 << 29
    WORK = 1 << 30
    BASE = 1 << 31
    INDEFINITE = 1 << 32
    PAST = 1 << 33
    BARE = 1 << 34
    ABOUT = 1 << 35
    TAKES_OBJECT = 1 << 36
    TAKES_TO = 1 << 37
    BESIDE = 1 << 38
    TAKES_PREPOSITION = 1 << 39
    HEARER = 1 << 44
    THAT = 1 << 50
    TO = 1 << 51
    BY = 1 << 52
    OF = 1 << 53
    WITH = 1 << 54
    AS = 1 << 55
    IN_WORDS = 1 << 56
    SO = 1 << 57
    ACCORDING = 1 << 58
    BE = 1 << 59
    BEEN = 1 << 60
    ARTICLE = 1 << 61
    PLACING = 1 << 62
    ASKING = 1 << 63
    TURNING = 1 << 64
    AFTER_NOUN = 1 << 65
    BINDING = 1 << 66
    OWN = 1 << 67
    ONE_BODY = 1 << 68
    MANY = 1 << 69
    WHO = 1 << 70
    DEFINITE = 1 << 71
    VAGUE = 1 << 72
    POINTING = 1 << 73
    TOPIC = 1 << 74
    EMPTY = 1 << 75
    JUNIOR = 1 << 76
    SELF = 1 << 77
    PUTTING = 1 << 78
    TAKES_MATTER = 1 << 79
    MATTER = 1 << 80
    TAKES_GOAL = 1 << 81
    ORDERS = 1 << 82
    ASKED = 1 << 83
    LISTING = 1 << 84
    JOINING = 1 << 85
    MAKING = 1 << 86
    PREFIX = 1 << 87
    CRIES = 1 << 88
    DONE = 1 << 90
    ASPECT = 1 << 91
    CAUSING = 1 << 93
    PERCEIVING = 1 << 94
    COMING = 1 << 95
    FIRM = 1 << 96
    SERVING = 1 << 97
    SECOND = 1 << 98
    UNNAMED = 1 << 99
    PRESS = 1 << 100
    PLURAL = 1 << 92
    """Is the plural of a role or a noun of saying."""
    QUOTE = 1 << 40
    """Stands for a quotation."""
    RUNS_ON = 1 << 89
    """Stands for a quotation that no mark closes: the sentence runs on over it, as in "the “free tea” plan"."""
    COLON = 1 << 45
    """Is a colon."""
    CAPITAL = 1 << 41
    """Begins with a capital letter."""
    STOP = 1 << 42
    """Is a punctuation mark."""
    WORDLIKE = 1 << 43
    """Begins with a letter or a digit."""


GENDERS = Word.MALE | Word.FEMALE
"""The bits that tell a man from a woman."""
