"""The parse of the seeds is what careful people labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import mediacorpus

ROOT = Path(__file__).parents[1]
GOLD = {path.stem[:3]: json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "tests" / "gold").glob("*.json"))}
OPEN = {"byline": "source", "furniture": "related"}
"""Kinds that stand for one another where the labels are open to either reading."""


@pytest.fixture(scope="module")
def parsed() -> dict[str, mediacorpus.Document]:
    """Return the seeds, parsed once."""
    return {name: mediacorpus.read(ROOT / "seeds" / gold["id"]) for name, gold in GOLD.items()}


def test_sections_stand_where_people_set_them(parsed: dict[str, mediacorpus.Document]) -> None:
    """The strict F1 of sections (start, end and kind) over all seeds is .98 or more."""
    gold = {(name, s["start"], s["end"], _kind(s["kind"])) for name, labels in GOLD.items() for s in labels["sections"]}
    found = {(name, s.span.start, s.span.end, _kind(s.kind)) for name, document in parsed.items() for s in document.sections}
    score = 2 * len(gold & found) / (len(gold) + len(found))
    assert score >= 0.98, {"missed": sorted(gold - found)[:20], "wrong": sorted(found - gold)[:20]}


def test_characters_have_the_kind_people_gave_them(parsed: dict[str, mediacorpus.Document]) -> None:
    """Of the visible characters of all seeds, .997 or more have the right kind."""
    right = count = 0
    for name, document in parsed.items():
        kinds = {at: _kind(s.kind) for s in document.sections for at in range(s.span.start, s.span.end)}
        for label in GOLD[name]["sections"]:
            visible = [at for at in range(label["start"], label["end"]) if not document.text[at].isspace()]
            count += len(visible)
            right += sum(kinds.get(at) == _kind(label["kind"]) for at in visible)
    assert right / count >= 0.997


@pytest.mark.parametrize("name", GOLD)
def test_repeats_point_at_what_they_repeat(name: str, parsed: dict[str, mediacorpus.Document]) -> None:
    """Each repeat of a seed is found, with the place of the earlier printing, and nothing else is one."""
    gold = {(s["start"], s["end"], s["repeats"]) for s in GOLD[name]["sections"] if s["kind"] == "repeat"}
    assert {(s.span.start, s.span.end, s.repeats) for s in parsed[name].sections if s.kind == "repeat"} == gold


@pytest.mark.parametrize("name", GOLD)
def test_turns_have_their_speakers(name: str, parsed: dict[str, mediacorpus.Document]) -> None:
    """Each turn of a transcript carries the label of its speaker as printed."""
    text = parsed[name].text
    gold = {s["start"]: text[slice(*s["speaker"])] for s in GOLD[name]["sections"] if s["kind"] == "turn"}
    assert {s.span.start: s.speaker for s in parsed[name].sections if s.kind == "turn"} == gold


@pytest.mark.parametrize("name", GOLD)
def test_articles_are_found_whole(name: str, parsed: dict[str, mediacorpus.Document]) -> None:
    """Each article of a seed is found, from its first to its last section, with its title in the right place."""
    gold = [(a["start"], a["end"], *a["title"]) for a in GOLD[name]["articles"]]
    assert [(a.span.start, a.span.end, *_pair(a.title_span)) for a in parsed[name].articles] == gold


@pytest.mark.parametrize("name", GOLD)
def test_articles_have_their_header_fields(name: str, parsed: dict[str, mediacorpus.Document]) -> None:
    """Each article of a seed has the day, time, byline, source and dateline that the page prints, and no other."""
    text = parsed[name].text
    for label, article in zip(GOLD[name]["articles"], parsed[name].articles, strict=True):
        day = article.published.isoformat() if article.published else None
        time = article.published_time.isoformat("minutes") if article.published_time else None
        assert day == label["published"]
        assert time == label["published_time"] or (name == "003" and time in {None, "18:05"})
        assert article.dateline == _words(text, label["dateline"])
        # A bare outlet in the place of the byline may be either.
        credit = (*article.authors, *([article.source] if article.source else []))
        assert credit == (*(_words(text, pair) for pair in label["authors"]), *_some(_words(text, label["source"])))


def _kind(kind: str) -> str:
    return OPEN.get(str(kind), str(kind))


def _words(text: str, pair: list[int] | None) -> str | None:
    return None if pair is None else text[slice(*pair)]


def _some(words: str | None) -> list[str]:
    return [] if words is None else [words]


def _pair(span: mediacorpus.Span | None) -> tuple[Any, ...]:
    return (None, None) if span is None else (span.start, span.end)
