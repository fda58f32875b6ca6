"""
Settle the lines of which the words or the neighbours say more than the model of lines.

The model sees statistics only. A title printed twice, a date, a request, the label of a picture are no
running text whatever their length; a paragraph between two paragraphs is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import (
    counts_comments,
    is_box,
    is_form,
    is_promo,
    is_related_label,
    is_request,
    is_site_label,
    looks_like_headline,
)
from mediacorpus._layout.captions import (
    ends_with_credit,
    hangs_on_length,
    is_caption,
    names_maker,
    places_somebody,
    stands_on_credit,
)
from mediacorpus._layout.content import RUNNING
from mediacorpus._layout.draft import folded, prints, prints_again
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.pull_quotes import is_pull_quote
from mediacorpus._layout.shape import CHAT, PARAGRAPH, TERMINAL_MARKS, cue_words, is_paragraph, words_of

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft

__all__ = ["DOUBTFUL", "is_listed", "is_shouted", "settle"]

AGAIN: Final = 6
"""Lines above and below a title within which it is printed again."""
ABOVE: Final = 3
"""Lines between a title and the line that ends or begins with it."""
ENTRY: Final = 3
"""Lines from the last paragraph of one part of a story to the heading of the next: a picture and a time between them."""
LONGEST_LABEL: Final = 300
"""Characters of the longest line compared with a title: a title and the breadcrumb before it."""
FOLD: Final = 3
"""Characters that one may become in lower case at most (Unicode, CaseFolding.txt): what is shorter is no copy."""
LONGEST_REQUEST: Final = 80
LONGEST_TEASER: Final = 120
"""Characters of the longest item of a list of other stories: a guess; what a stop ends is a paragraph."""
SHOUTED: Final = 50
"""Characters of the shortest line in capitals that is no heading: those of five pages have 52 to 96, headings up to 44."""
CERTAIN: Final = 0.9
"""Probability from which a line is no caption and no title of another story, whatever name or capitals it has."""
LONGEST_DATE: Final = 60
NOTICE, SURE = 200, 0.8
"""Characters, and probability, from which a paragraph at the edge of the running text is none, whatever words it has."""
OPENING: Final = 4
"""Words within which a notice comes to its point: "We use cookies"."""
ELLIPSES: Final = ("...", "…")
STRAY: Final = " “„«"
"""What a sentence does not end with, and a page prints behind it all the same: “the stones will not wait. “”."""
DOUBTFUL: Final = 0.1
"""Probability from which a paragraph between two paragraphs is one of them."""
LIKELY: Final = 0.3
"""The same for a paragraph above or below one."""
SENTENCE, FOLLOWING = 40, 0.15
"""Characters of the shortest sentence below a paragraph that goes on with it, and its least probability."""
LAST: Final = 10
"""Lines below it that are no running text: between paragraphs such a sentence is a caption."""
STOPS: Final = frozenset('.。”»"।۔')
"""What such a sentence ends with: a question or a cry is for the reader."""
BROKEN: Final = 40
"""Characters of the shortest line that breaks off within a sentence."""


def settle(draft: Draft) -> None:
    """Correct the probabilities of the lines that are settled by their words or their neighbours."""
    likely = [i for i, probability in enumerate(draft.content) if probability >= DOUBTFUL]
    for i in likely:
        if draft.runs(i) and _is_title_again(draft, i):
            draft.content[i] = 0.0
    for i in likely:
        probability = draft.content[i]
        if probability >= RUNNING:
            if _is_aside(draft, i) or _heads_a_date(draft, i) or _is_notice(draft, i) or is_pull_quote(draft, i):
                draft.content[i] = 0.0
        elif probability >= DOUBTFUL and (_is_between_paragraphs(draft, i) or _is_last_sentence(draft, i)):
            draft.content[i] = RUNNING
    _join_wrapped(draft, likely)
    _trust_copies(draft)


def _is_title_again(draft: Draft, i: int) -> bool:
    """Tell whether a line is a title: printed again on the page, or the end of a line just above."""
    text = draft.lines[i].text
    if text[-1] in ".," or not looks_like_headline(draft.lines[i]):
        return False
    if draft.facts.counts[text] > 1:
        return not _heads_a_part(draft, i)
    words = folded(text)
    above = [line.text for line in draft.lines[max(0, i - AGAIN) : i] if len(line.text) < LONGEST_LABEL]
    below = [line.text for line in draft.lines[i + 1 : i + 1 + AGAIN] if len(line.text) < LONGEST_LABEL]
    if any(prints(other, words) for other in (*above, *below)):
        return True
    longer = [folded(other) for other in above[-ABOVE:] if FOLD * len(other) >= len(words)]
    return any(prints_again(other, words) or other.startswith(words) for other in longer)


def _heads_a_part(draft: Draft, i: int) -> bool:
    """
    Tell whether a line heads a paragraph right below paragraphs, as the entry of a live blog that a list names too.

    A headline above it, without a time, makes both links to other stories.
    """
    if i and looks_like_headline(draft.lines[i - 1]) and not draft.lines[i - 1].marks:
        return False
    above, below = range(max(0, i - ENTRY), i), range(i + 1, min(i + 2, len(draft.lines)))
    return all(any(draft.runs(k) and is_paragraph(draft.lines[k].text) for k in near) for near in (above, below))


def _is_aside(draft: Draft, i: int) -> bool:
    """Tell whether a line is a caption with its credit, or a short one a date, a request, a label or the teaser of a list."""
    line, text = draft.lines[i], draft.lines[i].text
    if is_listed(draft, i) or ends_with_credit(text) or places_somebody(text) or hangs_on_length(draft.lines, i):
        return True
    if text[0].isdecimal() and counts_comments(text):
        return True
    if draft.content[i] < CERTAIN and (names_maker(line) or stands_on_credit(draft.lines, i) or is_shouted(draft, i)):
        return True
    if len(text) > LONGEST_REQUEST:
        return False
    if is_request(line) or is_form(text) or (line.opens and line.cues.whole) or text[0] == "©":
        return True
    return _is_bare_date(draft, i) or (len(text) <= LONGEST_DATE and text[-1].isalnum() and is_caption(draft.lines, i))


def is_listed(draft: Draft, i: int) -> bool:
    """Tell whether a line is the first of a list of other stories, or the second or the teaser of the first; no paragraph."""
    text = draft.lines[i].text
    teaser = text.endswith(ELLIPSES)
    if not teaser and (len(text) > LONGEST_TEASER or text[-1] in TERMINAL_MARKS):
        return False
    if i and not teaser and is_related_label(draft.lines[i - 1]):
        return True
    return i > 1 and is_related_label(draft.lines[i - 2]) and looks_like_headline(draft.lines[i - 1])


def is_shouted(draft: Draft, i: int) -> bool:
    """Tell whether a line in capitals is the title of another story, as all five such lines are; not so on a page in capitals."""
    text = draft.lines[i].text
    if len(text) < SHOUTED or not text.isupper() or text[-1] in TERMINAL_MARKS or text[0].isdigit():
        return False
    if i and draft.lines[i - 1].text.isupper():
        return False
    return 2 * sum(map(str.isupper, text)) >= len(text)


def _heads_a_date(draft: Draft, i: int) -> bool:
    """Tell whether a line is a headline with nothing but a date on the next line."""
    text = draft.lines[i].text
    if i + 1 == len(draft.lines) or text[-1] in TERMINAL_MARKS or not _is_bare_date(draft, i + 1):
        return False
    return looks_like_headline(draft.lines[i])


def _is_notice(draft: Draft, i: int) -> bool:
    """
    Tell whether a line speaks of cookies, rights or terms at the edge of the running text, or in its first words and again.

    A paragraph at the edge that the model is sure of may speak of them by the way.
    A request that is too long for a button stands at the edge too, what only boxes say anywhere.
    """
    inside = 0 < i < len(draft.lines) - 1 and draft.runs(i - 1) and draft.runs(i + 1)
    cues = draft.lines[i].cues
    text = draft.lines[i].text
    if is_box(text):
        return True
    if not inside:
        short, unsure = len(text) < NOTICE, draft.content[i] < SURE
        return (cues.legal and (short or unsure)) or (short and unsure and is_request(draft.lines[i]))
    words = text.split(None, OPENING) if cues.inside else ()  # without a phrase in the line there is none in its first words
    if len(words) <= OPENING:
        return False
    rest = words[OPENING]
    return cues_in(text[: -len(rest)]).legal and cues_in(rest).legal


def _is_between_paragraphs(draft: Draft, i: int) -> bool:
    """
    Tell whether a line is a paragraph among paragraphs; a link to another story may stand between them.

    Below such a link a body resumes, also for a last paragraph.
    """
    text = draft.lines[i].text
    ends = text[-1] in TERMINAL_MARKS or text.rstrip(STRAY)[-1:] in TERMINAL_MARKS
    if len(text) < PARAGRAPH or not ends or not 0 < i < len(draft.lines) - 1:
        return False
    sides = draft.runs(_skip_promo(draft, i - 1, -1)) + draft.runs(_skip_promo(draft, i + 1, 1))
    resumes = i > 1 and is_promo(draft.lines[i - 1]) and draft.runs(i - 2)
    between = sides == 2 or resumes or (sides == 1 and draft.content[i] >= LIKELY)
    aside = is_caption(draft.lines, i) or is_site_label(draft.lines[i]) or is_request(draft.lines[i])
    return between and not aside


def _is_last_sentence(draft: Draft, i: int) -> bool:
    """
    Tell whether a short line right below the last paragraph goes on with it: a sentence with no word of the site or of a letter.

    Of a dozen such lines on development pages one is the title of another story; it begins with a digit.
    """
    line, text = draft.lines[i], draft.lines[i].text
    if i == 0 or len(text) < SENTENCE or draft.content[i] < FOLLOWING or text[0].isdigit():
        return False
    if text[-1] not in STOPS or text.endswith("..."):
        return False
    if not draft.runs(i - 1) or draft.lines[i - 1].text[-1] not in TERMINAL_MARKS:
        return False
    if any(map(draft.runs, range(i + 1, min(i + 1 + LAST, len(draft.lines))))):
        return False
    aside = any(line.cues[:3]) or line.dates or line.byline or is_caption(draft.lines, i) or is_form(text)
    return not aside and not any(cue_words().counted.get(word, 0) & CHAT for word in words_of(text))


def _join_wrapped(draft: Draft, likely: list[int]) -> None:
    """
    Make both parts of a broken line running text where one is: it breaks off within a sentence, and goes on with a small letter.

    All five such lines of which the pages of mozilla tell the role are running text; those of the other sets have none.
    """
    for order, step in ((likely, -1), (reversed(likely), 1)):
        for i in order:
            first, second = (i - 1, i) if step < 0 else (i, i + 1)
            if draft.runs(i) or first < 0 or second == len(draft.lines) or not draft.runs(i + step):
                continue
            above, below = draft.lines[first].text, draft.lines[second]
            if below.gap == 0 and below.text[0].islower() and len(above) >= BROKEN and (above[-1].islower() or above[-1] == ","):
                draft.content[i] = RUNNING


def _skip_promo(draft: Draft, i: int, step: int) -> int:
    """Return the next line on one side, past a link to another story."""
    beyond = i + step
    return beyond if 0 <= beyond < len(draft.lines) and is_promo(draft.lines[i]) else i


def _trust_copies(draft: Draft) -> None:
    """Give a paragraph beside running text the probability of its surest copy: one that two stories share misleads the model."""
    surest = {text: 0.0 for text, count in draft.facts.counts.items() if count > 1 and is_paragraph(text)}
    copied = [i for i, text in enumerate(draft.facts.texts) if text in surest] if surest else []
    for i in copied:
        surest[draft.lines[i].text] = max(surest[draft.lines[i].text], draft.content[i])
    for i in copied:
        if (i and draft.runs(i - 1)) or (i + 1 < len(draft.lines) and draft.runs(i + 1)):
            draft.content[i] = surest[draft.lines[i].text]


def _is_bare_date(draft: Draft, i: int) -> bool:
    """Tell whether a line is a full date and nothing else."""
    dates = draft.lines[i].dates if len(draft.lines[i].text) <= LONGEST_DATE else ()
    return bool(dates) and any(found.alone and found.date for found in dates)
