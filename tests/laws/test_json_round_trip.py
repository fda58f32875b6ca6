"""Law 6: a document survives its dict and its JSON, and its JSON keeps the published schema."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import GeneratedPage, assert_round_trips, hostile_texts, pages


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    """Return what checks a record against the published schema."""
    published = resources.files("mediacorpus.writers").joinpath("schema", "mediacorpus-1.schema.json")
    return jsonschema.Draft202012Validator(json.loads(published.read_text("utf-8")))


@given(text=hostile_texts())
def test_any_document_round_trips(text: str) -> None:
    """The document of any text is read back from its dict, and from its JSON, as it was."""
    assert_round_trips(mc.parse(text))


@given(page=pages())
def test_the_document_of_a_page_round_trips(page: GeneratedPage) -> None:
    """The document of a page is read back from its dict, and from its JSON, as it was."""
    assert_round_trips(mc.parse(page.text))


@given(page=pages())
def test_a_document_written_by_hand_round_trips(page: GeneratedPage) -> None:
    """A document that no parser made is read back as it was."""
    assert_round_trips(page.expected)


@given(page=pages())
def test_json_names_its_schema(page: GeneratedPage) -> None:
    """The JSON of a document says by which schema it is to be read."""
    assert json.loads(mc.parse(page.text).to_json())["schema"] == "mediacorpus/1"


@given(text=hostile_texts())
def test_json_of_any_document_keeps_the_schema(schema: jsonschema.Draft202012Validator, text: str) -> None:
    """The JSON of the document of any text is valid by the published schema."""
    schema.validate(json.loads(mc.parse(text).to_json()))


@given(page=pages())
def test_json_of_a_page_keeps_the_schema(schema: jsonschema.Draft202012Validator, page: GeneratedPage) -> None:
    """The JSON of the document of a page is valid by the published schema."""
    schema.validate(json.loads(mc.parse(page.text).to_json()))
