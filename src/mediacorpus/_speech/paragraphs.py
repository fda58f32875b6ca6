"""Cut sections into paragraphs, the reach within which marks are paired and cues are sought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mediacorpus.model import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mediacorpus.model import Section

__all__ = ["SILENT", "Paragraph", "find_paragraphs"]

SILENT = frozenset({SectionKind.RELATED, SectionKind.FURNITURE, SectionKind.REPEAT})
"""The kinds of section in which no quotation is sought."""

LINE = re.compile(
    r"""
    \S (?: [^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]* \S )?     # one line without the blanks around it;  never  two lines
    """,
    re.VERBOSE,
)


class Paragraph(NamedTuple):
    """One line of a section, trimmed."""

    start: int
    end: int
    section: int
    """The index of its section."""


def find_paragraphs(text: str, sections: Sequence[Section]) -> Iterator[Paragraph]:
    """Yield the paragraphs of all sections but the :data:`SILENT`, in order; raises nothing."""
    for index, section in enumerate(sections):
        if section.kind in SILENT:
            continue
        for line in LINE.finditer(text, section.span.start, section.span.end):
            yield Paragraph(*line.span(), index)
