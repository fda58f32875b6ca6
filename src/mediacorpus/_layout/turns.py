"""Find the turns of a transcript: a speaker's label, on a line of its own or before the words, and what follows it."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs
import regex

from mediacorpus import _lexicons
from mediacorpus._layout.asides import is_speaker_label
from mediacorpus._layout.lines import cues_in
from mediacorpus._layout.shape import words_of
from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediacorpus._layout.draft import Draft, Story

__all__ = ["heading_label", "label_turns"]

LABELS: Final = 4
"""Labels before the words that make a transcript: two speakers, each of whom speaks twice."""
LABEL: Final = 80
"""Characters of the longest label before the words of a line."""
LABEL_WORDS: Final = 4
COLONS: Final = ":："

# Matches "Q. Why?", "MR. SMITH: No.", "Ada Stone: Yes."; not "He said: no", not "Warning: this".
INLINE: Final = regex.compile(
    r"""
    (?P<label>
        [QA] (?=[.:]\s)
      | \p{Lu}[\p{L}\p{M}'’-]*\.? (?:\s\p{Lu}[\p{L}\p{M}'’-]*\.?){0,3} (?=:\s)
      | \p{Lu}[\p{Lu}\p{M}'’.-]+ (?:\s[\p{Lu}\p{M}'’.-]+){0,4} (?=:\s)
    )
    [.:] \s
    """,
    regex.VERBOSE,
)


def heading_label(words: str) -> bool:
    """Tell whether a line is the heading of a part and ends with a colon: "Transcript:", "Description:"."""
    return words[-1] in COLONS and words.count(" ") < LABEL_WORDS and " ".join(words_of(words)) in _headings()


def label_turns(draft: Draft, story: Story) -> None:
    """Label the turns of a story, if it has a transcript."""
    body = [i for i in range(story.body[0], story.body[-1] + 1) if i in draft.pieces]
    labels = _labels_alone(draft, body) or _labels_before(draft, body)
    if not labels:
        return
    first = min(labels)
    opened = False
    for i in body:
        piece = draft.pieces[i][0]
        if i in labels:
            opened = True
            draft.label(i, SectionKind.TURN, "speaker-label", article=story.index, speaker=labels[i], opens=True)
        elif i > first and opened and piece.kind in (SectionKind.BODY, SectionKind.HEADING):
            draft.pieces[i] = [attrs.evolve(piece, kind=SectionKind.TURN, rule="below-speaker-label", speaker=None)]


def _labels_alone(draft: Draft, body: list[int]) -> dict[int, str]:
    """Return the labels on lines of their own: below the heading of a transcript, or where one is printed again."""
    ends = [i for i in body if draft.lines[i].text[-1] in COLONS]
    candidates = {
        i: draft.lines[i].text[:-1].rstrip()
        for i in ends
        if is_speaker_label(draft.lines[i].text) and not heading_label(draft.lines[i].text)
    }
    if not candidates:
        return {}
    headings = _transcript_headings()
    short = ((i, draft.lines[i]) for i in body if draft.lines[i].text.count(" ") < LABEL_WORDS)
    heading = next((i for i, line in short if " ".join(line.words or words_of(line.text)) in headings), None)
    if heading is not None and any(i > heading for i in candidates):
        return {i: label for i, label in candidates.items() if i > heading}
    return candidates if _speak_in_turn(candidates.values()) else {}


def _labels_before(draft: Draft, body: list[int]) -> dict[int, str]:
    """Return the labels before the words of a line, where several speakers take turns."""
    begins = ((i, draft.lines[i].text[:LABEL]) for i in body)
    likely = [(i, words) for i, words in begins if words[0] in "QA" or (":" in words and _may_be_labelled(words))]
    if len(likely) < LABELS:
        return {}
    found = {i: match["label"] for i, words in likely if (match := INLINE.match(words))}
    return found if len(found) >= LABELS and _speak_in_turn(found.values()) else {}


def _may_be_labelled(words: str) -> bool:
    """Tell whether few words, the first of them not small, stand before a colon with a blank after it: most prose has more."""
    colon = words.find(":")
    return words[colon + 1 : colon + 2].isspace() and not words[0].islower() and words.count(" ", 0, colon) <= LABEL_WORDS


def _speak_in_turn(labels: Iterable[str]) -> bool:
    """Tell whether two speakers at least speak twice, and none of the labels is one of the site's ("Photo", "Read also")."""
    counts = Counter(labels)
    again = sum(count > 1 for count in counts.values())
    return again > 1 and not any(cues_in(name).whole for name in counts)


@functools.cache
def _transcript_headings() -> frozenset[str]:
    return _lexicons.merged().folded("layout", "transcript_headings")


@functools.cache
def _headings() -> frozenset[str]:
    return _lexicons.merged().folded("layout", "heading_labels") | _transcript_headings()
