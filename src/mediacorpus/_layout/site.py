"""Give every line outside the stories its role: lists of other stories, requests, and the furniture of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus._layout.asides import is_comment_label, is_form, is_menu_item, is_related_label, is_request, is_site_label
from mediacorpus._layout.draft import Piece
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
    inherited = role = OUTSIDE
    start = 0
    for i, line in enumerate(draft.lines):
        if i in draft.pieces:
            if start < i:
                _close(draft, start, i, role)
            start, inherited = i + 1, OUTSIDE
            continue
        in_list = inherited is IN_LIST
        found = _role(draft, i, in_list=in_list) if in_list or line.opens else None
        if found is not None:
            inherited = IN_LIST if found is LABEL else OUTSIDE
        own = found or inherited
        if own[0] is not role[0]:
            if start < i:
                _close(draft, start, i, role)
            start = i
        if start == i:
            role = own
    if start < len(draft.lines):
        _close(draft, start, len(draft.lines), role)


def _role(draft: Draft, i: int, *, in_list: bool) -> tuple[SectionKind, str] | None:
    """Return the role that the words of a line tell, or ``None``; outside a list, the site's own words change nothing."""
    line = draft.lines[i]
    if not line.opens:  # no label, and no item of a menu
        return SITE if in_list and (is_site_label(line) or is_form(line.text)) else None
    if len(line.text) <= LONGEST_LABEL:
        if is_related_label(line):
            return LABEL
        if is_request(line):
            return REQUEST
    if in_list and (is_site_label(line) or is_form(line.text) or is_comment_label(line) or _opens_menu(draft, i)):
        return SITE
    return None


def _opens_menu(draft: Draft, i: int) -> bool:
    """Tell whether a line and the next are items of a menu: "Home", then "World"."""
    return is_menu_item(draft.lines[i]) and i + 1 < len(draft.lines) and is_menu_item(draft.lines[i + 1])


def _close(draft: Draft, start: int, end: int, role: tuple[SectionKind, str]) -> None:
    """Make one piece of a run of lines with one role; it is kept at the first, the others have none of their own."""
    first, last = draft.lines[start], draft.lines[end - 1]
    draft.pieces.update(dict.fromkeys(range(start, end), EMPTY))
    draft.pieces[start] = [Piece(first.start, last.end, kind=role[0], rule=role[1])]
