"""Recognizers: other tools find the names, and our linking makes entities of them."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from mediacorpus._speech.entities import stage
from mediacorpus._speech.entities.stage import find_entities
from mediacorpus.lexicon import Lexicon, LexiconEntry
from mediacorpus.model import EntityLabel
from mediacorpus.pipeline import Parser
from mediacorpus.recognizers import EntityRecognizer, GlinerRecognizer, RuleRecognizer, SpacyRecognizer
from tests.entity_pages import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TEXT = "Ada Stone spoke for the Blue Heron.\nLater Stone left."


@attrs.frozen
class _Ent:
    start_char: int
    end_char: int
    label_: str


@attrs.frozen
class _Doc:
    ents: tuple[_Ent, ...]


def _pipeline(text: str) -> _Doc:
    """Find three words wherever they stand, as a spaCy pipeline would."""
    forms = {"Ada Stone": "PERSON", "Blue Heron": "ORG", "Later": "DATE"}
    found = [_Ent(text.find(form), text.find(form) + len(form), label) for form, label in forms.items() if form in text]
    if "Ada" not in text and "Stone" in text:
        found.append(_Ent(text.find("Stone"), text.find("Stone") + 5, "PER"))
    return _Doc(tuple(found))


class _Model:
    def predict_entities(self, text: str, labels: list[str], /, *, threshold: float) -> Iterator[Mapping[str, Any]]:
        """Find three words, as a GLiNER model would."""
        assert threshold == 0.5
        assert "person" in labels
        for ent in _pipeline(text).ents:
            label = {"PERSON": "person", "PER": "person", "ORG": "organization"}.get(ent.label_, "date")
            yield {"start": ent.start_char, "end": ent.end_char, "label": label, "score": 0.9}


@pytest.mark.parametrize("recognizer", [SpacyRecognizer(_pipeline), GlinerRecognizer(_Model())], ids=["spacy", "gliner"])
def test_findings_are_linked_like_our_own(recognizer: SpacyRecognizer | GlinerRecognizer) -> None:
    """Offsets are of the page, labels are ours, other labels are passed over, and a surname joins its name."""
    stone, heron = find_entities(TEXT, lines_of(TEXT), recognizer=recognizer)
    assert (stone.name, stone.label, stone.aliases) == ("Ada Stone", EntityLabel.PERSON, ("Ada Stone", "Stone"))
    assert (heron.name, heron.label) == ("Blue Heron", EntityLabel.ORG)


@pytest.mark.parametrize(
    "recognizer", [None, RuleRecognizer(model=False), SpacyRecognizer(_pipeline)], ids=["rules", "hand", "spacy"]
)
def test_a_parser_compiles_a_lexicon_once_and_is_pickled(
    recognizer: EntityRecognizer | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lexicon goes with any recogniser, is compiled when the parser is made, and survives pickling."""
    parser = Parser(lexicon=Lexicon(never=(("Ada Stone", "Stone"),)), recognizer=recognizer, quotes=False)
    expected = parser.parse(TEXT)
    assert {"Ada Stone", "Stone"} <= {entity.name for entity in expected.entities}
    again = pickle.loads(pickle.dumps(parser))
    monkeypatch.setattr(stage, "understand", None)
    assert parser.parse(TEXT) == again.parse(TEXT) == expected


def test_a_blank_pipeline_with_an_entity_ruler(tmp_path: Path) -> None:
    """Our lexicon, written as patterns, drives a blank spaCy pipeline whose names we link."""
    spacy = pytest.importorskip("spacy")
    names = Lexicon(
        (
            LexiconEntry("Ada Stone", label=EntityLabel.PERSON, aliases=("Stone",)),
            LexiconEntry("Blue Heron", label=EntityLabel.ORG),
        )
    )
    path = tmp_path / "patterns.jsonl"
    path.write_text(names.to_patterns(), encoding="utf-8")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").from_disk(path)
    stone, heron = find_entities(TEXT, lines_of(TEXT), recognizer=SpacyRecognizer(pipeline))
    assert stone.aliases == ("Ada Stone", "Stone")
    assert heron.name == "Blue Heron"
