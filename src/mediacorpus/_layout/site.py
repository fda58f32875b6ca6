"""Give every line outside the stories its role: lists of other stories, requests, and the furniture of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._layout.asides import is_comment_label, is_form, is_related_label, is_request, is_site_label
from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from mediacorpus._layout.draft import Draft

__all__ = ["label_site"]


def label_site(draft: Draft) -> None:
    """Label the lines that no story has taken; a list goes on until a label says what comes next."""
    kind, rule = SectionKind.FURNITURE, "outside-the-stories"
    for i, line in enumerate(draft.lines):
        if i in draft.pieces:
            kind, rule = SectionKind.FURNITURE, "outside-the-stories"
            continue
        text = line.text
        if is_related_label(text):
            kind, rule = SectionKind.RELATED, "list-of-other-stories"
            draft.label(i, kind, "label-of-a-list")
        elif is_request(text):
            kind, rule = SectionKind.FURNITURE, "outside-the-stories"
            draft.label(i, SectionKind.PROMO, "asks-the-reader")
        elif is_comment_label(text) or is_site_label(text) or is_form(text):
            kind, rule = SectionKind.FURNITURE, "outside-the-stories"
            draft.label(i, kind, "words-of-the-site")
        else:
            draft.label(i, kind, rule)
