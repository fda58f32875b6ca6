"""Draw pages of :mod:`mediacorpus.testing` to train on: pages with little furniture, of one article and of several."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings, strategies

from mediacorpus.model import Document, SectionKind
from mediacorpus.testing import join, pages, several_pages

__all__ = ["draw_pages", "running_labels"]

RUNNING = frozenset({SectionKind.BODY, SectionKind.TURN, SectionKind.SUBTITLE})


def draw_pages(count: int) -> list[Document]:
    """Return what a perfect parser makes of pages of the public strategies, the same every time: of single ones, and of some joined."""
    drawn: list[Document] = []
    single = pages().map(lambda page: page.expected)
    joined = several_pages().map(join)
    options = settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @options
    @given(strategies.integers(0, 2).flatmap(lambda kind: joined if kind == 0 else single))
    def collect(document: Document) -> None:
        drawn.append(document)

    collect()
    return drawn


def running_labels(page: Document, starts: list[int]) -> list[float | None]:
    """Return for the line that starts at each offset 1 if it is running text, 0 if not, ``None`` where either would do."""
    labels: list[float | None] = []
    for start in starts:
        kinds = {section.kind for section in page.sections if section.span.start <= start < section.span.end}
        after = {section.kind for section in page.sections if start < section.span.start <= start + 100}
        if SectionKind.REPEAT in kinds:
            labels.append(None)
        elif SectionKind.DATELINE in kinds:
            labels.append(float(SectionKind.BODY in after))
        else:
            labels.append(float(bool(kinds & RUNNING)))
    return labels
