"""Tell what a short line beside running text is: a headline, a label, a caption, a separator, a request."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.alike import NUMBERED
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.shape import COMMENTS, CREDIT, NAVIGATION, NO_CUES, RELATED, SITE, SUBSCRIBE
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.shape import Cues

__all__ = [
    "asks_the_reader",
    "describes_picture",
    "ends_with_credit",
    "is_breadcrumb",
    "is_caption",
    "is_comment_label",
    "is_form",
    "is_menu_item",
    "is_promo",
    "is_related_label",
    "is_request",
    "is_site_label",
    "is_speaker_label",
    "looks_like_headline",
    "stands_on_credit",
]

HEADLINE: Final = (10, 230)
"""Characters of a headline: the longest of 500 development titles has 214."""
LABEL: Final = 60
"""Characters of the longest label line."""
CAPTION: Final = 320
"""Characters of the longest caption but of those that say themselves what they are."""
LONGEST_CAPTION: Final = 450
"""Characters of the longest caption that tells where on the picture somebody stands."""
LONGEST_CREDIT: Final = 100
"""Characters of the longest credit in brackets."""
MAKER_WORDS: Final = 8
"""Words of the longest name of a maker and a house."""
PARTICLE: Final = 3
"""Letters of the longest small word in a name: "for", "von"."""
LEAST_PHRASE: Final = 16
"""Characters up to which only the first words of a line are asked what it is for."""
REQUEST_WORDS: Final = 4
"""Words of the shortest request to the reader: "Subscribe to our newsletter", not "Sign in"."""
SPEAKER_WORDS: Final = 16
"""Words of the longest speaker label of the seed pages is 12: a name with its office."""
MAY_RELATE, MAY_COMMENT, MAY_LEAD, MAY_CREDIT = (1 << group for group in (RELATED, COMMENTS, NAVIGATION, CREDIT))
"""The bits of :attr:`Line.opens` without which a line opens with no cue of a group."""
NUMBERS: Final = "0123456789 "
SENTENCE_ENDS: Final = '.!?”"’'
CLOSING: Final = '"”’»)]'
NO_HEADLINE: Final = frozenset(".,:;。、，")

# Matches "4 + 0 =", not "4 + 0 = 4 apples".
CAPTCHA: Final = re.compile(r"[0-9]{1,3}\s*[+x*×–-]\s*[0-9]{1,3}\s*=\s*[?_]*")
# Matches "——–", "* * *", "%d" alone; not "Q".
NO_WORD: Final = re.compile(r"[\W_]+")
# Matches "%d bloggers like this:", "{{ title }}"; not "5 % of all".
TEMPLATE: Final = re.compile(r"%[sd]\b|\{\{|\}\}|\$\{")
# Matches ". Credit: Coast News" at the end, "Credit" its first group; not ". He said: it rained. It did."
CREDITED: Final = re.compile(r"[.!?”\"’)|]\s+(\w[\w ]{2,20}): [^.!?:]{2,60}\.?$")
# Matches ". Ada Stone for Coast News", ". — Photo by Ada Stone" at the end, the words after the stop its group; not "U.S. Navy".
SIGNED: Final = re.compile(r"[^\W_]{3}\.[”\"’]? (?:[—–-] )?([^.!?:;,\d]{4,60})$")
# Matches "Home > World > Asia", "News / World"; not "either/or".
TRAIL: Final = re.compile(r"\s[>»›/→|]\s|[>»›→]")


def looks_like_headline(line: Line) -> bool:
    """Tell whether a line may be a headline by its length and its end."""
    words = line.text
    if not HEADLINE[0] <= len(words) <= HEADLINE[1]:
        return False
    if not words[-1].isalnum() and words.rstrip(CLOSING)[-1:] in NO_HEADLINE and not words.endswith("..."):
        return False
    return words[0] not in "([" and not (line.opens > 1 and line.cues.whole)


def is_related_label(line: Line) -> bool:
    """Tell whether a line heads a list of other stories, empty or not: "Related News", "You might also like"."""
    if not line.opens & MAY_RELATE or len(line.text) > LABEL:
        return False
    cues = line.cues
    return cues.whole == RELATED or (cues.opens == RELATED and line.text.count(" ") < 6 and line.text[-1] not in ".!?")


def is_comment_label(line: Line) -> bool:
    """Tell whether a line heads the readers' comments or their form: "3 Comments", "Leave a Reply"."""
    words = line.text
    if not line.opens & (MAY_COMMENT | NUMBERED) or len(words) > LABEL:
        return False
    cues = line.cues
    if words[0] in NUMBERS:
        cues = cues_in(words.lstrip(NUMBERS))
    elif not line.opens & MAY_COMMENT:
        return False
    return cues.whole == COMMENTS or (cues.opens == COMMENTS and words.count(" ") < 5)


def is_site_label(line: Line) -> bool:
    """Tell whether a line belongs to the site: sharing, signing in, the law, a menu."""
    if not line.opens and len(line.text) <= LEAST_PHRASE:
        return False
    cues = line.cues
    if cues is NO_CUES:  # most lines are done with in half the time
        return False
    return cues.whole in SITE or (cues.opens in SITE and len(line.text) <= LABEL) or cues.legal


def is_menu_item(line: Line) -> bool:
    """Tell whether a line is a word of a menu and nothing else."""
    return bool(line.opens & MAY_LEAD) and len(line.text) <= LABEL and line.cues.whole == NAVIGATION


def is_form(words: str) -> bool:
    """Tell whether a line is a separator, a captcha or an unfilled template."""
    if words[0].isalpha() and "%" not in words and "{" not in words and "}" not in words:
        return False
    return bool(NO_WORD.fullmatch(words) or CAPTCHA.fullmatch(words) or TEMPLATE.search(words))


def is_request(line: Line) -> bool:
    """Tell whether a line asks the reader to subscribe or to give: a sentence, not a button."""
    return line.text.count(" ") + 1 >= REQUEST_WORDS and _asks(line.cues)


def asks_the_reader(words: str) -> bool:
    """Tell what :func:`is_request` tells, of a part of a line."""
    return words.count(" ") + 1 >= REQUEST_WORDS and _asks(cues_in(words))


def _asks(cues: Cues) -> bool:
    return cues is not NO_CUES and (SUBSCRIBE in (cues.opens, cues.whole) or cues.asks_to_subscribe)


def is_promo(line: Line) -> bool:
    """Tell whether a line points to another story by a label and a colon: "READ MORE: ...", "OPINION: ..."."""
    if not line.opens & MAY_RELATE:
        return False
    words = line.text
    colon = words.find(":", 0, LABEL)
    return 0 <= colon < len(words) - 1 and cues_in(words[:colon]).whole == RELATED


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


def _is_picture(line: Line) -> bool:
    if len(line.text) > CAPTION:
        return False
    return _has_credit(line) or (len(line.text) <= LABEL and line.cues.pictured)


def _has_credit(line: Line) -> bool:
    """Tell whether a line opens with the name of a picture, or tells of one wherever it stands."""
    words = line.text
    if line.opens & MAY_CREDIT and (len(words) <= LABEL or ":" in words[:30]) and line.cues.opens_credit:
        return True
    return describes_picture(line)


def describes_picture(line: Line) -> bool:
    """
    Tell whether a line names the maker of a picture, or tells where on it somebody stands: "Ada Stone, left, with Bo Wood".

    All 18 lines of the latter kind on the pages of scrapinghub and fundus are captions, the longest of 422 characters.
    """
    words = line.text
    if ("," in words or "(" in words) and len(words) <= LONGEST_CAPTION and _places_somebody(words):
        return True
    return ends_with_credit(line)


def _places_somebody(words: str) -> bool:
    """Tell whether a name is followed by a place on a picture; "and that, right, was all" has no name before."""
    placing = _placing()
    if placing.search(words) is None:  # most lines, in a third of the time
        return False
    places = [found.start() for found in placing.finditer(words)]
    return any(words[at] == "(" or words[:at].rpartition(" ")[2][:1].isupper() for at in places)


@functools.cache
def _placing() -> re.Pattern[str]:
    """Return the pattern of a place on a picture: matches ", second left," and "(right)", not "the left, who"."""
    places = sorted(merged().words("layout", "picture_places"), key=len, reverse=True)
    return re.compile(rf"(?:, |\()(?:{'|'.join(map(re.escape, places))})[,)]")


def ends_with_credit(line: Line) -> bool:
    """
    Tell whether a line ends with the maker of a picture: "(Ada Stone/Coast News)", ". (Coast News)", ". Credit: Coast News".

    "©" stands before a maker wherever it is, but in a line of the law: none of 141 such lines is running text.

    An open bracket at the end is what is left where the maker stands on a line of its own.
    Of 150 such lines on the pages of scrapinghub and fundus one is running text, of 45 that end with a name behind a stop two.
    A single word is no maker: agencies sign their last paragraph so.
    """
    words = line.text
    if ":" in words[-LABEL:] and (found := CREDITED.search(words, max(0, len(words) - LONGEST_CREDIT))):
        maker = cues_in(found[1])
        return maker.opens_credit or maker.pictured
    if len(words) > CAPTION:
        return False
    if words[-1] == "(" or ("©" in words and not line.cues.legal):
        return True
    if words[-1].isalnum():
        if "." not in words:
            return False
        signed = SIGNED.search(words, max(LEAST_PHRASE, len(words) - LONGEST_CREDIT))
        return signed is not None and _is_name(signed[1]) and _is_sentence(words[: signed.start()])
    if words[-1] not in ").":
        return False
    words = words.rstrip(".")
    bracket = words.rfind("(") if words.endswith(")") else -1
    return bracket > max(0, len(line.text) - LONGEST_CREDIT) and _names_maker(words[:bracket].rstrip(), words[bracket + 1 : -1])


def _is_name(maker: str) -> bool:
    """Tell whether words without a mark are a name, perhaps with a house: "Ada Stone for Coast News"."""
    words = maker.split()
    if not 2 <= len(words) <= MAKER_WORDS or not words[0][0].isupper() or not words[-1][0].isupper():
        return cues_in(maker).pictured
    return all(word[0].isupper() or len(word) <= PARTICLE for word in words)


def _is_sentence(words: str) -> bool:
    """Tell whether a third of the words begin small, as those of a headline in title case do not."""
    firsts = [word[0] for word in words.split()]
    return 3 * sum(map(str.islower, firsts)) >= len(firsts)


def _names_maker(before: str, maker: str) -> bool:
    """Tell whether the words in a bracket at the end of a line name the maker of a picture."""
    if " " in maker.partition("/")[0] and maker[0].isupper():
        signed = before[-1:] in SENTENCE_ENDS and maker[-1].isalpha() and len(maker) <= LABEL
        if ("/" in maker or signed) and all(part.strip()[:1].isupper() for part in maker.split("/")):
            return True
    return cues_in(maker).pictured


def is_breadcrumb(words: str) -> bool:
    """Tell whether a line is a trail to the page: "Home > World > Asia"."""
    return len(words) <= 2 * LABEL and words[-1] not in ".!?" and bool(TRAIL.search(words)) and words.count(" ") < 14


def is_speaker_label(words: str) -> bool:
    """Tell whether a line may be the label of a speaker on a line of its own: "Reporter:", "Ada Stone, head of the board:"."""
    return (
        words[-1] in ":："
        and len(words) > 2
        and words.count(" ") < SPEAKER_WORDS
        and not words[0].islower()
        and words[0].isalpha()
        and not any(mark in words[:-1] for mark in '?!“”"')
    )
