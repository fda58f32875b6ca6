"""Draw pages of :mod:`mediacorpus.testing` to train on: pages with little furniture, of one article and of several."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, settings

from mediacorpus.model import SectionKind
from mediacorpus.testing import GeneratedPage, pages

__all__ = ["draw_pages", "running_labels"]

RUNNING = frozenset({SectionKind.BODY, SectionKind.TURN, SectionKind.SUBTITLE})


def draw_pages(count: int) -> list[GeneratedPage]:
    """Return pages of the public strategy, the same every time."""
    drawn: list[GeneratedPage] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(pages())
    def collect(page: GeneratedPage) -> None:
        drawn.append(page)

    collect()
    return drawn


def running_labels(page: GeneratedPage, starts: list[int]) -> list[float | None]:
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
