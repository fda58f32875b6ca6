"""Give every line outside the stories its role: lists of other stories, requests, and the furniture of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import is_comment_label, is_form, is_menu_item, is_related_label, is_request, is_site_label
from mediacorpus._layout.draft import Piece
from mediacorpus._layout.shape import opens_with_cue
from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft

__all__ = ["label_site"]

LONGEST_LABEL: Final = 80
"""Characters of the longest label or request."""
OUTSIDE: Final = (SectionKind.FURNITURE, "outside-the-stories")
SITE: Final = (SectionKind.FURNITURE, "words-of-the-site")
REQUEST: Final = (SectionKind.PROMO, "asks-the-reader")
LABEL: Final = (SectionKind.RELATED, "label-of-a-list")
IN_LIST: Final = (SectionKind.RELATED, "list-of-other-stories")
EMPTY: Final[list[Piece]] = []


def label_site(draft: Draft) -> None:
    """Label the lines that no story has taken; a list goes on until a label says what comes next."""
    inherited = OUTSIDE
    run: list[int] = []
    role = OUTSIDE
    for i, line in enumerate(draft.lines):
        if i in draft.pieces:
            _close(draft, run, role)
            run, inherited = [], OUTSIDE
            continue
        found = _role(line.text, in_list=inherited is IN_LIST)
        if found is None and inherited is IN_LIST and _opens_menu(draft, i):
            found = SITE
        if found is not None:
            inherited = IN_LIST if found is LABEL else OUTSIDE
        own = found or inherited
        if run and own[0] is not role[0]:
            _close(draft, run, role)
            run = []
        if not run:
            role = own
        run.append(i)
    _close(draft, run, role)


def _role(words: str, *, in_list: bool) -> tuple[SectionKind, str] | None:
    """Return the role that the words of a line tell, or ``None``; outside a list, the site's own words change nothing."""
    if len(words) <= LONGEST_LABEL and opens_with_cue(words):
        if is_related_label(words):
            return LABEL
        if is_request(words):
            return REQUEST
    if in_list and (is_comment_label(words) or is_site_label(words) or is_form(words)):
        return SITE
    return None


def _opens_menu(draft: Draft, i: int) -> bool:
    """Tell whether a line and the next are items of a menu: "Home", then "World"."""
    return all(is_menu_item(line.text) for line in draft.lines[i : i + 2]) and i + 1 < len(draft.lines)


def _close(draft: Draft, run: list[int], role: tuple[SectionKind, str]) -> None:
    """Make one piece of a run of lines with one role; it is kept at the first, the others have none of their own."""
    if run:
        first, last = draft.lines[run[0]], draft.lines[run[-1]]
        draft.pieces.update(dict.fromkeys(run, EMPTY))
        draft.pieces[run[0]] = [Piece(first.start, last.end, kind=role[0], rule=role[1])]
