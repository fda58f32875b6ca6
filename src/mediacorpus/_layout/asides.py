"""Tell what a short line beside running text is: a headline, a label, a separator, a request."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mediacorpus._layout.alike import NUMBERED
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.shape import COMMENTS, NAVIGATION, NO_CUES, RELATED, SITE, SUBSCRIBE
from mediacorpus._lexicons import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.lines import Line
    from mediacorpus._layout.shape import Cues

__all__ = [
    "LABEL",
    "LABEL_WORDS",
    "asks_the_reader",
    "counts_comments",
    "end_of_trail",
    "is_below_label",
    "is_box",
    "is_breadcrumb",
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
LEAST_PHRASE: Final = 16
"""Characters up to which only the first words of a line are asked what it is for."""
REQUEST_WORDS: Final = 4
"""Words of the shortest request to the reader: "Subscribe to our newsletter", not "Sign in"."""
SPEAKER_WORDS: Final = 16
"""Words of the longest speaker label of the seed pages is 12: a name with its office."""
MAY_RELATE, MAY_COMMENT, MAY_LEAD = (1 << group for group in (RELATED, COMMENTS, NAVIGATION))
"""The bits of :attr:`Line.opens` without which a line opens with no cue of a group."""
LONGEST_BOX: Final = 500
"""Characters of the longest paragraph of a box: the longest of 18 on the development pages has 448."""
NUMBERS: Final = "0123456789 "
CLOSING: Final = '"”’»)]'
TITLE_MARKS: Final = frozenset("\"'“”„‘’«»")
LABEL_WORDS: Final = 5
"""Words of the longest label with a word of comments, but for the title it prints: "2 responses from readers to"."""
NO_HEADLINE: Final = frozenset(".,:;。、，")

# Matches "4 + 0 =", not "4 + 0 = 4 apples".
CAPTCHA: Final = re.compile(r"[0-9]{1,3}\s*[+x*×–-]\s*[0-9]{1,3}\s*=\s*[?_]*")
# Matches "——–", "* * *", "%d" alone; not "Q".
NO_WORD: Final = re.compile(r"[\W_]+")
# Matches "3/12", the number of a picture; not "3/12 of all".
COUNTER: Final = re.compile(r"[0-9]{1,3}\s?/\s?[0-9]{1,3}")
# Matches "%d bloggers like this:", "{{ title }}"; not "5 % of all".
TEMPLATE: Final = re.compile(r"%[sd]\b|\{\{|\}\}|\$\{")
# Matches "Read more" in "Read moreTen walks", not in "Read more: ten walks".
GLUED: Final = re.compile(r"[^\W\d_]{2,12}(?: [^\W\d_]{2,12}){1,3}?(?<=[a-z\xe0-\xff])(?=[A-Z\xc0-\xde])")
# Matches "Home > World > Asia", "News / World"; not "either/or".
TRAIL: Final = re.compile(r"\s[>»›/→|]\s|[>»›→]")
# Matches "Home > World > " at the start of a line.
TRAIL_BEFORE: Final = re.compile(r"(?:[^>»›/]{1,30}(?:[>»›]\s*|\s/\s+))+")
STEP: Final = re.compile(r"[>»›/]")
CLOSED: Final = frozenset("«‹<")
"""The other halves of the signs of a trail: with one of them they are quotation marks."""
TITLE_WORDS: Final = 3
"""Words of the shortest title behind a trail: one of fewer may be the last part of the trail."""


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


def is_below_label(lines: Sequence[Line], i: int, first: int = 0) -> bool:
    """Tell whether a line stands right below the head of a list of other stories, or one line further down."""
    return any(map(is_related_label, lines[max(first, i - 2) : i]))


def is_comment_label(line: Line) -> bool:
    """Tell whether a line heads the readers' comments or their form: "3 Comments", "Responses to “Spring”", "Leave a Reply"."""
    words = line.text
    if not line.opens & (MAY_COMMENT | NUMBERED):
        return False
    numbered = words[0] in NUMBERS
    if (numbered or words[-1] in TITLE_MARKS) and counts_comments(words):
        return True
    if len(words) > LABEL or not (numbered or line.opens & MAY_COMMENT):
        return False
    cues = cues_in(words.lstrip(NUMBERS)) if numbered else line.cues
    return cues.whole == COMMENTS or (cues.opens == COMMENTS and words.count(" ") < LABEL_WORDS)


def counts_comments(words: str) -> bool:
    """Tell whether a line counts the comments and no more, or names their title: "3 Comments", "5 thoughts on “Spring”"."""
    if len(words) > HEADLINE[1]:
        return False
    cues = cues_in(words.lstrip(NUMBERS))
    if cues.opens == COMMENTS and words[-1] in TITLE_MARKS:
        return any(word[0] in TITLE_MARKS for word in words.split(None, LABEL_WORDS)[:LABEL_WORDS])
    return cues.whole == COMMENTS


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
    """Tell whether a line is a separator, a captcha, the number of a picture or an unfilled template."""
    if words[0].isalpha() and "%" not in words and "{" not in words and "}" not in words:
        return False
    return bool(NO_WORD.fullmatch(words) or CAPTCHA.fullmatch(words) or COUNTER.fullmatch(words) or TEMPLATE.search(words))


def is_box(text: str) -> bool:
    """Tell whether a line holds what only boxes say: "delivered to your inbox", "to continue reading"."""
    if len(text) > LONGEST_BOX:
        return False
    folded_text = text.casefold().replace("’", "'")
    anchors, boxes = _boxes()
    found = anchors.intersection(folded_text.split())
    return bool(found) and any(box in folded_text for word in found for box in boxes[word])


@functools.cache
def _boxes() -> tuple[frozenset[str], dict[str, list[str]]]:
    """Return the phrases of boxes by one word of each that no mark follows: the longest that carries no sentence."""
    lexicon = merged()
    common = lexicon.folded("layout", "function_words") | lexicon.folded("layout", "chat_words")
    boxes: dict[str, list[str]] = {}
    for box in lexicon.folded("layout", "boxes"):
        *words, last = box.split()
        if not last[-1].isalnum() or not words:
            words.append(last)
        boxes.setdefault(max(words, key=lambda word: (word not in common, len(word))), []).append(box)
    return frozenset(boxes), boxes


def is_request(line: Line) -> bool:
    """Tell whether a line asks the reader to subscribe or to give: a sentence, not a button."""
    return line.text.count(" ") + 1 >= REQUEST_WORDS and _asks(line.cues)


def asks_the_reader(words: str) -> bool:
    """Tell what :func:`is_request` tells, of a part of a line."""
    return words.count(" ") + 1 >= REQUEST_WORDS and _asks(cues_in(words))


def _asks(cues: Cues) -> bool:
    return cues is not NO_CUES and (SUBSCRIBE in (cues.opens, cues.whole) or cues.asks_to_subscribe)


def is_promo(line: Line) -> bool:
    """
    Tell whether a line points to another story by a label and a colon: "READ MORE: ...", "OPINION: ...".

    The title may be glued to a label of several words: "Read moreTen walks along the river".
    """
    if not line.opens & MAY_RELATE:
        return False
    words = line.text
    colon = words.find(":", 0, LABEL)
    if 0 <= colon < len(words) - 1 and cues_in(words[:colon]).whole == RELATED:
        return True
    glued = GLUED.match(words)
    return glued is not None and cues_in(glued.group()).whole == RELATED


def is_breadcrumb(words: str) -> bool:
    """Tell whether a line is a trail to the page: "Home > World > Asia"."""
    return len(words) <= 2 * LABEL and words[-1] not in ".!?" and bool(TRAIL.search(words)) and words.count(" ") < 14


def end_of_trail(words: str) -> int:
    """
    Return where the title begins on a line that a trail to it opens, or 0: "Home > World > Old mill bridge to close".

    A trail of one part is a word of a menu: "Stone > Reed in the final" has none.
    """
    trail = TRAIL_BEFORE.match(words)
    if trail is None or not CLOSED.isdisjoint(words):
        return 0
    title = words[trail.end() :]
    if title.count(" ") + 1 < TITLE_WORDS or title[0].islower():
        return 0
    first, *more = STEP.split(trail[0].rstrip()[:-1])
    return trail.end() if more or cues_in(first).whole == NAVIGATION else 0


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
