"""Read the formats back whose annotations stand apart from the text: brat, spaCy, Web Annotation, Dolma."""

from __future__ import annotations

import functools
import itertools
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import spacy
from spacy.tokens import DocBin

from mediacorpus.writers import Brat, from_brat, to_dolma, to_spacy, to_web_annotation, write_brat
from tests.round_trips.shared import Places, clean, clean_document, mentions_of, quotes_of, sections_of, through_json

if TYPE_CHECKING:
    from mediacorpus import Document

__all__ = ["check_brat", "check_dolma", "check_spacy", "check_web_annotation"]


def check_brat(document: Document, folder: Path) -> None:
    """The files are as brat wants them, and give back the document but for its origin and its notes."""
    write_brat([document], folder)
    (place,) = folder.glob("*.txt")
    text = place.read_bytes().decode("utf-8")
    lines = place.with_suffix(".ann").read_bytes().decode("utf-8")
    expected = clean_document(document)
    assert text == expected.text
    assert lines.splitlines() == lines.split("\n")[:-1]  # no line of the file ends where brat would not have it
    found: Places = Counter()
    for line in lines.splitlines():
        if line.startswith("T"):
            _name, data, words = line.split("\t", 2)
            kind, _, ranges = data.partition(" ")
            ends = [tuple(map(int, one.split(" "))) for one in ranges.split(";")]
            assert words == " ".join(text[start:end] for start, end in ends)
            assert all(before[1] < after[0] for before, after in itertools.pairwise(ends))
            found[kind, ends[0][0], ends[-1][1]] += 1
    for prefix, wanted in (("section_", sections_of(expected)), ("quote_", quotes_of(expected)), ("", mentions_of(expected))):
        for (kind, start, end), count in wanted.items():
            assert found[prefix + kind, start, end] == count
    _assert_speakers(lines, expected)
    again = from_brat(Brat(text=text, annotations=lines), id=expected.id)
    assert again == attrs.evolve(expected, origin=None, notes=())


def _assert_speakers(lines: str, document: Document) -> None:
    """A relation leads from each quotation whose speaker is known to a mention of that speaker."""
    places: dict[str, tuple[int, int]] = {}
    relations: list[tuple[str, str, str]] = []
    for name, data, *_ in (line.split("\t") for line in lines.splitlines()):
        if name.startswith("T"):
            numbers = [int(number) for number in data.replace(";", " ").split(" ")[1:]]
            places[name] = (numbers[0], numbers[-1])
        elif name.startswith("R"):
            kind, first, second = data.split(" ")
            relations.append((kind, first.removeprefix("Arg1:"), second.removeprefix("Arg2:")))
    for part in ("attribution", "cue"):
        spans = [(quote.span, span) for quote in document.quotes if (span := getattr(quote, part))]
        found = [(places[first], places[second]) for kind, first, second in relations if kind == part]
        assert found == [((whole.start, whole.end), (span.start, span.end)) for whole, span in spans]
    spoken = [quote for quote in document.quotes if quote.speaker]
    said = [(first, second) for kind, first, second in relations if kind == "speaker"]
    for quote, (first, second) in zip(spoken, said, strict=True):
        assert places[first] == (quote.span.start, quote.span.end)
        assert quote.speaker
        assert places[second] in {(mention.span.start, mention.span.end) for mention in quote.speaker.mentions}


@functools.cache
def _nlp() -> spacy.language.Language:
    return spacy.blank("en")


def check_spacy(document: Document, _folder: Path) -> None:
    """The spans survive a ``DocBin``, and each is ours, or is listed and holds ours."""
    binary = DocBin(store_user_data=True, docs=[to_spacy(document, _nlp())]).to_bytes()
    (doc,) = DocBin(store_user_data=True).from_bytes(binary).get_docs(_nlp().vocab)
    assert doc.text == clean(document.text)
    inexact = {(row["group"], row["place"]): (row["start"], row["end"]) for row in doc.user_data["mediacorpus"]["inexact"]}
    for group, wanted in (
        ("sections", sections_of(document)),
        ("quotes", quotes_of(document)),
        ("entities", mentions_of(document)),
    ):
        found: Places = Counter()
        for place, words in enumerate(doc.spans[group]):
            start, end = inexact.get((group, place), (words.start_char, words.end_char))
            assert words.start_char <= start <= end <= words.end_char
            found[words.label_, start, end] += 1
        assert found == wanted
    assert {(words.start, words.end) for words in doc.ents} <= {(words.start, words.end) for words in doc.spans["entities"]}


def check_web_annotation(document: Document, _folder: Path) -> None:
    """Both selectors of each annotation lead to its words; where these words are printed often, the quote finds them too."""
    page = through_json(to_web_annotation(document))
    text = clean(document.text)
    found: dict[str, Places] = {"section": Counter(), "quote": Counter(), "entity": Counter()}
    for item in page["items"]:
        assert {"id", "type", "motivation", "body", "target"} == set(item)
        place, quote = item["target"]["selector"]
        start, end = place["start"], place["end"]
        matches = _resolve(text, quote)
        assert (start, end) in matches
        assert len(matches) == 1 or len(quote["prefix"] + quote["suffix"]) >= min(1024, len(text) - end + start)
        found[item["id"].partition("#")[2].partition("-")[0]][item["body"][0]["value"], start, end] += 1
    assert found == {"section": sections_of(document), "quote": quotes_of(document), "entity": mentions_of(document)}
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def _resolve(text: str, quote: dict[str, str]) -> list[tuple[int, int]]:
    """Return every place where the words of a quote selector stand between its prefix and its suffix."""
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    found = []
    at = text.find(whole)
    while at >= 0:
        start = at + len(quote["prefix"])
        found.append((start, start + len(quote["exact"])))
        at = text.find(whole, at + 1)
    return found


def check_dolma(document: Document, _folder: Path) -> None:
    """The attributes hold each span once, under its name."""
    row = json.loads(json.dumps(to_dolma(document)))
    assert row["id"] == document.id
    found: dict[str, Places] = {"section": Counter(), "quote": Counter(), "entity": Counter()}
    for name, spans in row["attributes"].items():
        _, what, kind = name.split("__")
        assert spans == sorted(spans)
        found[what].update((kind, start, end) for start, end, score in spans if score == 1.0)
    assert found == {"section": sections_of(document), "quote": quotes_of(document), "entity": mentions_of(document)}
