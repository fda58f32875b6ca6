"""Tell what a short line beside running text is: a headline, a label, a caption, a separator, a request."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.dates import find_dates
from mediacorpus._layout.shape import COMMENTS, CREDIT, NAVIGATION, READ, RELATED, SITE, SUBSCRIBE, cues_of, opened_by, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.shape import Cues

__all__ = [
    "cues_in",
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
]

HEADLINE: Final = (10, 230)
"""Characters of a headline: the longest of 500 development titles has 214."""
LABEL: Final = 60
"""Characters of the longest label line."""
REMEMBERED: Final = 2048
"""Lines whose cues are remembered: more than most pages have near running text."""
CAPTION: Final = 320
"""Characters of the longest caption."""
LONGEST_CREDIT: Final = 100
"""Characters of the longest credit in brackets."""
LEAST_PHRASE: Final = 16
"""Characters up to which only the first words of a line are asked what it is for."""
REQUEST_WORDS: Final = 4
"""Words of the shortest request to the reader: "Subscribe to our newsletter", not "Sign in"."""
SPEAKER_WORDS: Final = 16
"""Words of the longest speaker label of the seed pages is 12: a name with its office."""
CLOSING: Final = '"”’»)]'
NO_HEADLINE: Final = frozenset(".,:;。、，")

# Matches "4 + 0 =", not "4 + 0 = 4 apples".
CAPTCHA: Final = re.compile(r"[0-9]{1,3}\s*[+x*×–-]\s*[0-9]{1,3}\s*=\s*[?_]*")
# Matches "——–", "* * *", "%d" alone; not "Q".
NO_WORD: Final = re.compile(r"[\W_]+")
# Matches "%d bloggers like this:", "{{ title }}"; not "5 % of all".
TEMPLATE: Final = re.compile(r"%[sd]\b|\{\{|\}\}|\$\{")
# Matches "Home > World > Asia", "News / World"; not "either/or".
TRAIL: Final = re.compile(r"\s[>»›/→|]\s|[>»›→]")


def cues_in(words: str) -> Cues:
    """Return the cues of a line; several stages ask about the same lines, so the latest are remembered."""
    return _cues_in(words[:READ])


@functools.lru_cache(maxsize=REMEMBERED)
def _cues_in(words: str) -> Cues:
    return cues_of(words_of(words))


def _may_open(words: str, group: int) -> bool:
    """Tell whether the first word of a line lets it open with a cue of a group."""
    return bool(opened_by(words) >> group & 1)


def looks_like_headline(words: str) -> bool:
    """Tell whether a line may be a headline by its length and its end."""
    if not HEADLINE[0] <= len(words) <= HEADLINE[1]:
        return False
    if words.rstrip(CLOSING)[-1:] in NO_HEADLINE and not words.endswith("..."):
        return False
    return words[0] not in "([" and not (opened_by(words) > 1 and cues_in(words).whole)


def is_related_label(words: str) -> bool:
    """Tell whether a line heads a list of other stories, empty or not: "Related News", "You might also like"."""
    if len(words) > LABEL or not _may_open(words, RELATED):
        return False
    cues = cues_in(words)
    return cues.whole == RELATED or (cues.opens == RELATED and words.count(" ") < 6 and words[-1] not in ".!?")


def is_comment_label(words: str) -> bool:
    """Tell whether a line heads the readers' comments or their form: "3 Comments", "Leave a Reply"."""
    if len(words) > LABEL:
        return False
    label = words.lstrip("0123456789 ")
    if not label or not _may_open(label, COMMENTS):
        return False
    cues = cues_in(label)
    return cues.whole == COMMENTS or (cues.opens == COMMENTS and words.count(" ") < 5)


def is_site_label(words: str) -> bool:
    """Tell whether a line belongs to the site: sharing, signing in, the law, a menu."""
    if len(words) <= LEAST_PHRASE and not opened_by(words):
        return False
    cues = cues_in(words)
    return cues.whole in SITE or (cues.opens in SITE and len(words) <= LABEL) or cues.legal


def is_menu_item(words: str) -> bool:
    """Tell whether a line is a word of a menu and nothing else."""
    return len(words) <= LABEL and _may_open(words, NAVIGATION) and cues_in(words).whole == NAVIGATION


def is_form(words: str) -> bool:
    """Tell whether a line is a separator, a captcha or an unfilled template."""
    if words[0].isalpha() and "%" not in words and "{" not in words and "}" not in words:
        return False
    return bool(NO_WORD.fullmatch(words) or CAPTCHA.fullmatch(words) or TEMPLATE.search(words))


def is_request(words: str) -> bool:
    """Tell whether a line asks the reader to subscribe or to give: a sentence, not a button."""
    if words.count(" ") + 1 < REQUEST_WORDS:
        return False
    cues = cues_in(words)
    return SUBSCRIBE in (cues.opens, cues.whole) or cues.asks_to_subscribe


def is_promo(words: str) -> bool:
    """Tell whether a line points to another story by a label and a colon: "READ MORE: ...", "OPINION: ..."."""
    colon = words.find(":", 0, LABEL)
    if colon < 0 or colon + 1 >= len(words):
        return False
    return _may_open(words, RELATED) and cues_in(words[:colon]).whole == RELATED


def is_caption(lines: Sequence[Line], i: int) -> bool:
    """
    Tell whether line ``i`` is what is left of a picture: its label, its caption, its credit.

    A short line right above a caption, without a blank line between, is the label of the picture.
    """
    if _is_picture(lines[i].text):
        return True
    text = lines[i].text
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is not None and below.gap == 0 and len(text) <= LABEL and text[-1] not in ":." and _has_credit(below.text):
        return True
    tight = i > 0 and lines[i].gap == 0 and len(text) <= CAPTION and text[-1] not in ".:"
    return tight and _is_picture(lines[i - 1].text) and not find_dates(text) and not is_site_label(text)


def _is_picture(words: str) -> bool:
    if len(words) > CAPTION:
        return False
    return _has_credit(words) or (len(words) <= LABEL and cues_in(words).pictured)


def _has_credit(words: str) -> bool:
    """Tell whether a line opens with the name of a picture or ends with a credit in brackets: "(... / photo by ...)"."""
    if (":" in words[:30] or len(words) <= LABEL) and _may_open(words, CREDIT) and cues_in(words).opens_credit:
        return True
    if not words.rstrip(".").endswith(")"):
        return False
    bracket = words.rfind("(")
    return bracket > 0 and len(words) - bracket < LONGEST_CREDIT and cues_in(words[bracket + 1 :]).pictured


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
