"""The hand-written cases of quotations, one file for each phenomenon."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mediacorpus._speech.lexicon import load_lexicon
from mediacorpus._speech.paragraphs import find_paragraphs
from mediacorpus._speech.quotes import find_quotes
from mediacorpus._speech.speakers import attribute
from mediacorpus.model import Entity, EntityLabel, Mention, QuoteKind, Section, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.model import Quote

FILES = sorted((Path(__file__).parent / "cases").glob("quotes_*.toml"))


def rows(key: str) -> Iterator[Any]:
    """Yield one parameter for each case under ``key``."""
    for path in FILES:
        table = tomllib.loads(path.read_text("utf-8"))
        for case in table.get(key, ()):
            yield pytest.param(table, case, id=f"{path.stem}: {case['text'][:60]!r}")


def read(table: dict[str, Any], text: str) -> tuple[Quote, ...]:
    """Return the marked quotations of a page that is one section."""
    sections = (Section(Span(0, len(text)), kind=SectionKind(table["section"]), article=0, rule="case", page=text),)
    lexicon = load_lexicon()
    paragraphs = tuple(find_paragraphs(text, sections))
    quotes, _ = find_quotes(text, sections, paragraphs, lexicon)
    quotes = attribute(text, sections, paragraphs, quotes, tuple(entities(table, text)), lexicon)
    return tuple(quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT)


def entities(table: dict[str, Any], text: str) -> Iterator[Entity]:
    """Yield the entities of the file that the page names, the longest form first."""
    number = 0
    for name, row in table.get("entities", {}).items():
        taken: list[Span] = []
        for form in row["forms"]:
            at = text.find(form)
            while at >= 0:
                span = Span(at, at + len(form))
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                at = text.find(form, span.end)
        if taken:
            mentions = tuple(Mention(span, section=0, rule="case", page=text) for span in sorted(taken, key=lambda s: s.start))
            label = EntityLabel(row["label"])
            yield Entity(number, name=name, label=label, mentions=mentions, key=name.lower(), rule="case")
            number += 1


def show(quote: Quote, text: str, *, speaker: bool) -> str:
    """Write a quotation the way the cases do."""
    parts = [
        str(quote.kind),
        quote.attribution.slice(text) if quote.attribution else "",
        quote.cue.slice(text) if quote.cue else "",
    ]
    if speaker:
        parts.append(quote.speaker.name if quote.speaker else "")
    return " | ".join(parts)


def check(table: dict[str, Any], case: dict[str, Any]) -> None:
    """Compare the quotations of a case with what it expects."""
    text = case["text"]
    found = [show(quote, text, speaker="entities" in table) for quote in read(table, text)]
    assert found == case["expect"]


@pytest.mark.parametrize(("table", "case"), list(rows("case")))
def test_case(table: dict[str, Any], case: dict[str, Any]) -> None:
    """Each case gives the kinds, attributions, cues and speakers that it expects, and no others."""
    check(table, case)


@pytest.mark.parametrize(("table", "case"), list(rows("known_failure")))
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known_failure(table: dict[str, Any], case: dict[str, Any]) -> None:
    """Each known failure still fails; one that passes must move to the cases."""
    check(table, case)


def test_every_phenomenon_has_thirty_cases() -> None:
    """Eight phenomena have a file of their own, each with at least thirty cases."""
    counts = {
        path.stem: sum(len(tomllib.loads(path.read_text("utf-8")).get(key, ())) for key in ("case", "known_failure"))
        for path in FILES
    }
    assert len(counts) >= 8
    assert min(counts.values()) >= 30
