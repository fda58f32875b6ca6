"""Tell captions: by their label, by their maker, by where on the picture somebody stands, and by the line above or below."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import LABEL, is_site_label
from mediacorpus._layout.byline_names import is_desk
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.shape import CREDIT
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line

__all__ = [
    "ends_with_credit",
    "hangs_on_length",
    "is_caption",
    "is_unsigned",
    "names_maker",
    "places_somebody",
    "stands_on_credit",
]

CAPTION: Final = 320
"""Characters of the longest caption but of one that tells where on the picture somebody stands."""
LONGEST_CAPTION: Final = 450
"""Characters of the longest of those: of 18 on the pages of scrapinghub and fundus one has 422."""
LONGEST_CREDIT: Final = 100
"""Characters of the longest credit in brackets."""
MAKER_WORDS: Final = 8
"""Words of the longest name of a maker and a house: a guess, the longest seen has five."""
PARTICLE: Final = 3
"""Letters of the longest small word in a name: "for", "von"."""
LEAST_SENTENCE: Final = 16
"""Characters of the shortest sentence before the name of a maker: a guess."""
MAY_CREDIT: Final = 1 << CREDIT
"""The bit of :attr:`Line.opens` without which a line opens with no name of a picture."""
SENTENCE_ENDS: Final = '.!?”"’'
QUOTES: Final = frozenset('"“”„«»')
TIMES_REACH: Final = 6
"""Lines on both sides within which another time makes one the time of an entry or a speech: guesses, three paragraphs."""

# Matches ". Credit: Coast News" at the end, "Credit" its first group; not ". He said: it rained. It did."
CREDITED: Final = re.compile(r"[.!?”\"’)|]\s+(\w[\w ]{2,20}): [^.!?:]{2,60}\.?$")
# Matches " Credit: Coast News" at the end, "Credit" its first group; not " credit: it rained".
LABELLED: Final = re.compile(r"\w[”\"’)]? ([A-Z]\w{3,11}): [A-Z][^.!?:]{1,40}$")
# Matches ". Ada Stone for Coast News", ". — Photo by Ada Stone" at the end, the words after the stop its group; not "U.S. Navy".
SIGNED: Final = re.compile(r"[^\W_]{3}\.[”\"’]? (?:[—–-] )?([^.!?:;,\d]{4,60})$")
# Matches "00:01:30", the length of a video or a time; not "1:30".
TIME: Final = re.compile(r"\d\d?:\d\d:\d\d")


def is_caption(lines: Sequence[Line], i: int) -> bool:
    """
    Tell whether line ``i`` is what is left of a picture: its label, its caption, its credit.

    A short line right above a caption, without a blank line between, is the label of the picture.
    """
    line = lines[i]
    if _is_picture(line) or stands_on_credit(lines, i):
        return True
    text = line.text
    if len(text) > CAPTION or text[-1] in ".:":
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is not None and below.gap == 0 and len(text) <= LABEL and _has_credit(below):
        return True
    return i > 0 and line.gap == 0 and _is_picture(lines[i - 1]) and not line.dates and not is_site_label(line)


def is_unsigned(lines: Sequence[Line], i: int) -> bool:
    """
    Tell whether a line that begins with a name is what is left of a picture, not a byline.

    A line with a date signs, and so does one that begins with an agency: "AFP", "AFP, Ada Stone".
    """
    return (
        not lines[i].dates and is_caption(lines, i) and lines[i].byline is None and not is_desk(lines[i].text.partition(",")[0])
    )


def stands_on_credit(lines: Sequence[Line], i: int) -> bool:
    """
    Tell whether line ``i`` has the maker of a picture on the next line, without a blank one between.

    None of 28 such lines below a blank one on the pages of scrapinghub and fundus is running text.
    """
    line = lines[i]
    if i + 1 == len(lines) or line.gap == 0 or len(line.text) > CAPTION:
        return False
    below = lines[i + 1]
    if below.gap or len(below.text) > LONGEST_CREDIT:
        return False
    return _has_credit(below) or below.cues.pictured


def hangs_on_length(lines: Sequence[Line], i: int) -> bool:
    """
    Tell whether line ``i`` stands between the length of a video, right above it, and a blank line.

    All three such lines on the pages of scrapinghub and fundus name a video, whatever the model says of them.
    In a header they may be its title, or a button.
    Among the entries of a live blog and the speeches of a transcript a time without a word is none.
    """
    if i == 0 or lines[i].gap or not lines[i - 1].marks or (i + 1 < len(lines) and lines[i + 1].gap == 0):
        return False
    above = lines[i - 1].text
    if TIME.fullmatch(above) is None:
        return len(above) <= LABEL and _length().fullmatch(above) is not None
    near = (*lines[max(0, i - 1 - TIMES_REACH) : i - 1], *lines[i + 1 : i + 1 + TIMES_REACH])
    return above.startswith("0") and not any(other.marks and TIME.fullmatch(other.text) for other in near)


@functools.cache
def _length() -> re.Pattern[str]:
    """Return the pattern of the length of a video: matches "Duration 1:30", not "1:30", a time of day."""
    words = map(re.escape, merged().words("layout", "video_lengths"))
    return re.compile(rf"(?:{'|'.join(words)}):? \d\d?:\d\d", re.IGNORECASE)


def _is_picture(line: Line) -> bool:
    if len(line.text) > CAPTION:
        return False
    return _has_credit(line) or (len(line.text) <= LABEL and line.cues.pictured)


def _has_credit(line: Line) -> bool:
    """Tell whether a line opens with the name of a picture, or tells of one wherever it stands."""
    words = line.text
    if line.opens & MAY_CREDIT and (len(words) <= LABEL or ":" in words[:30]) and line.cues.opens_credit:
        return True
    return places_somebody(words) or ends_with_credit(words) or names_maker(line)


def places_somebody(words: str) -> bool:
    """
    Tell whether a line tells where on a picture somebody stands: "Ada Stone, second left, with Bo Wood", "Ada Stone (right)".

    A name goes before the place: "and that, right, was all" has none, and what is said in marks is no caption.
    All 18 such lines on the pages of scrapinghub and fundus are captions.
    """
    if ("," not in words and "(" not in words) or len(words) > LONGEST_CAPTION or _placing().search(words) is None:
        return False  # most lines, in a third of the time
    before = [words[: found.start()].rpartition(" ")[2][:1] for found in _placing().finditer(words)]
    return any(map(str.isupper, before)) and QUOTES.isdisjoint(words)


@functools.cache
def _placing() -> re.Pattern[str]:
    """Return the pattern of a place on a picture: matches ", second left," and "(right)", not "the left, who"."""
    places = sorted(merged().words("layout", "picture_places"), key=len, reverse=True)
    return re.compile(rf"(?:, | \()(?:{'|'.join(map(re.escape, places))})[,)]")


def ends_with_credit(words: str) -> bool:
    """
    Tell whether a line ends with the maker of a picture: "(Ada Stone/Coast News)", ". (Coast News)", ". Credit: Coast News".

    So does one with "Ada Stone/Copyright 2031 Coast News", and one with ". Photo by Ada Stone" or ". / ADA STONE".
    An open bracket at the end is what is left where the maker stands on a line of its own.
    Of 150 such lines on the pages of scrapinghub and fundus one is running text.
    A single word is no maker: agencies sign their last paragraph so.
    """
    if len(words) > CAPTION:
        return False
    if ":" in words[-LABEL:] and (found := CREDITED.search(words, max(0, len(words) - LONGEST_CREDIT))):
        maker = cues_in(found[1])
        return maker.opens_credit or maker.pictured
    if ":" in words[-LABEL:] and (found := LABELLED.search(words, max(0, len(words) - LABEL))) and cues_in(found[1]).opens_credit:
        return True
    if words[-1] == "(" or _ends_with_bracket(words):
        return True
    if words[-1].isalnum() and (stop := words.rfind(". ", -LONGEST_CREDIT)) > 0:
        last = words[stop + 2 :]
        if cues_in(last).opens_credit or (last[0] in "/|" and last.isupper()):
            return True
    return "/" in words and _owner().search(words) is not None


@functools.cache
def _owner() -> re.Pattern[str]:
    """Return the pattern of the owner behind a maker: matches "Stone/Copyright 2031 Coast", not "a Patents/Copyright Board"."""
    words = map(re.escape, merged().words("layout", "owner_words"))
    return re.compile(rf"\w/(?:{'|'.join(words)}) \d{{4}}\b")


def names_maker(line: Line) -> bool:
    """
    Tell whether a line has a maker behind "©", or nothing but a name behind its last stop; some paragraphs have too.

    Of 141 lines with "©" on the pages of scrapinghub and fundus none is running text, of 45 that end with such a name two.
    """
    words = line.text
    if len(words) > CAPTION:
        return False
    if "©" in words and not line.cues.legal:
        return True
    if not words[-1].isalnum() or "." not in words:  # most lines, in half the time
        return False
    signed = SIGNED.search(words, max(LEAST_SENTENCE, len(words) - LONGEST_CREDIT))
    return signed is not None and _is_name(signed[1]) and _is_sentence(words[: signed.start()])


def _ends_with_bracket(words: str) -> bool:
    """Tell whether a bracket at the end, a stop behind it or not, names the maker of a picture."""
    if words[-1] not in ").":
        return False
    size = len(words)
    words = words.rstrip(".")
    bracket = words.rfind("(") if words.endswith(")") else -1
    return bracket > max(0, size - LONGEST_CREDIT) and _is_maker(words[:bracket].rstrip(), words[bracket + 1 : -1])


def _is_name(maker: str) -> bool:
    """Tell whether words without a mark are a name, perhaps with a house, or speak of a picture: "Ada Stone for Coast News"."""
    words = maker.split()
    if not 2 <= len(words) <= MAKER_WORDS or not words[0][0].isupper() or not words[-1][0].isupper():
        return cues_in(maker).pictured
    return all(word[0].isupper() or len(word) <= PARTICLE for word in words)


def _is_sentence(words: str) -> bool:
    """Tell whether a third of the words begin small, as those of a headline in title case do not."""
    firsts = [word[0] for word in words.split()]
    return 3 * sum(map(str.islower, firsts)) >= len(firsts)


def _is_maker(before: str, maker: str) -> bool:
    """Tell whether the words in a bracket at the end of a line name the maker of a picture."""
    if " " in maker.partition("/")[0] and maker[0].isupper():
        signed = before[-1:] in SENTENCE_ENDS and maker[-1].isalpha() and len(maker) <= LABEL
        if ("/" in maker or signed) and all(part.strip()[:1].isupper() for part in maker.split("/")):
            return True
    return cues_in(maker).pictured
