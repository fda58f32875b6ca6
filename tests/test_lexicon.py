"""Lexicons: each format round-trips, and a malformed row names file, line and field."""

from __future__ import annotations

import contextlib
import json
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus.errors import LexiconError, ReadError
from mediacorpus.lexicon import Lexicon, LexiconEntry
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    import pathlib

STONE = LexiconEntry("Ada Stone", label=EntityLabel.PERSON, aliases=("A. Stone", "Dame Ada"), roles=("mayor of Oxford",))
UNION = LexiconEntry("Harbour Workers Union", label=EntityLabel.ORG, aliases=("HWU",))
LEXICON = Lexicon((STONE, UNION), never=(("Ada Stone", "Adam Stone"),))

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
ENTRIES = st.builds(
    LexiconEntry,
    NAMES,
    label=st.sampled_from(list(EntityLabel)),
    aliases=st.lists(NAMES, max_size=3).map(tuple),
    roles=st.lists(NAMES, max_size=2).map(tuple),
)
LEXICONS = st.builds(
    Lexicon,
    st.lists(ENTRIES, max_size=4, unique_by=lambda entry: (entry.name, entry.label)).map(tuple),
    never=st.lists(st.tuples(NAMES, NAMES), max_size=2).map(tuple),
)


@given(LEXICONS)
def test_toml_and_json_lines_round_trip(lexicon: Lexicon) -> None:
    """What is written as TOML or as JSON lines is read back equal."""
    assert Lexicon.from_toml(lexicon.to_toml()) == lexicon
    assert Lexicon.from_jsonl(lexicon.to_jsonl()) == lexicon


@given(st.text(max_size=200))
def test_any_text_is_a_lexicon_or_a_lexicon_error(text: str) -> None:
    """No text makes a reader raise anything but a lexicon error."""
    for read in (Lexicon.from_toml, Lexicon.from_csv, Lexicon.from_jsonl):
        with contextlib.suppress(LexiconError):
            read(text)


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".jsonl"])
def test_files_round_trip(tmp_path: pathlib.Path, suffix: str) -> None:
    """Each format keeps names, labels, aliases, roles and forbidden merges."""
    path = tmp_path / f"names{suffix}"
    LEXICON.write(path)
    assert Lexicon.read(path) == LEXICON


def test_patterns_of_spacy_round_trip() -> None:
    """Phrase patterns keep names, labels and aliases; token patterns are read as phrases."""
    patterns = LEXICON.to_patterns()
    assert [json.loads(line)["pattern"] for line in patterns.splitlines()][:3] == ["Ada Stone", "A. Stone", "Dame Ada"]
    back = Lexicon.from_jsonl(patterns)
    assert [(entry.name, entry.label, entry.aliases) for entry in back.entries] == [
        (entry.name, entry.label, entry.aliases) for entry in LEXICON.entries
    ]
    tokens = '{"label": "ORG", "pattern": [{"LOWER": "blue"}, {"TEXT": "Heron"}], "id": "Blue Heron"}'
    assert Lexicon.from_jsonl(tokens).entries == (LexiconEntry("Blue Heron", label=EntityLabel.ORG, aliases=("blue Heron",)),)


def test_merging_joins_entries_of_one_name() -> None:
    """Two lexicons become one; aliases of one name are put together, none twice."""
    more = Lexicon((attrs_alias("Ada Stone", "A. Stone", "Mayor Stone"),), never=(("Ada Stone", "Adam Stone"),))
    merged = LEXICON | more
    assert merged.entries[0].aliases == ("A. Stone", "Dame Ada", "Mayor Stone")
    assert merged.entries[1] == UNION
    assert merged.never == LEXICON.never


def attrs_alias(name: str, *aliases: str) -> LexiconEntry:
    """Return a person with aliases."""
    return LexiconEntry(name, label=EntityLabel.PERSON, aliases=aliases)


MALFORMED = [
    ("a.toml", '[[entity]]\nname = "A"\nlabel = "PERSON"\n\n[[entity]]\nname = "B"\nlabel = "WIZARD"\n', 5, "label"),
    ("a.toml", '[[entity]]\nlabel = "PERSON"\n', 1, "name"),
    ("a.toml", '[[entity]]\nname = "A"\nlabel = "PERSON"\naliases = "B"\n', 1, "aliases"),
    ("a.toml", '[[entity]]\nname = "A"\nlabel = "PERSON"\nalias = ["B"]\n', 1, "alias"),
    ("a.toml", '[[never]]\nnames = ["A"]\n', 1, "never"),
    ("a.toml", '[[person]]\nname = "A"\n', 1, "person"),
    ("a.csv", "name,label\nA,PERSON\nB,WIZARD\n", 3, "label"),
    ("a.csv", "name\nA\n", 1, "label"),
    ("a.csv", "name,label,alias\nA,PERSON,B\n", 1, "alias"),
    ("a.csv", "name,label\nA\n", 2, "row"),
    ("a.csv", "name,label\n ,PERSON\n", 2, "name"),
    ("a.jsonl", '{"name": "A", "label": "PERSON"}\n{"name": 3, "label": "PERSON"}\n', 2, "name"),
    ("a.jsonl", '{"name": "A"\n', 1, "column"),
    ("a.jsonl", "[]\n", 1, "row"),
    ("a.jsonl", '{"label": "ORG", "pattern": [{"POS": "NOUN"}]}\n', 1, "pattern"),
    ("a.jsonl", '{"label": "ORG", "pattern": 3}\n', 1, "pattern"),
    ("a.jsonl", '{"never": ["A"]}\n', 1, "never"),
]


@pytest.mark.parametrize(("name", "text", "line", "field"), MALFORMED)
def test_a_malformed_row_names_file_line_and_field(tmp_path: pathlib.Path, name: str, text: str, line: int, field: str) -> None:
    """The error says where to look, and survives pickling."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        Lexicon.read(path)
    message = str(caught.value)
    assert str(path) in message
    assert f"line {line}" in message
    assert field in message
    assert caught.value.source == str(path)
    assert str(pickle.loads(pickle.dumps(caught.value))) == message


def test_files_that_are_none(tmp_path: pathlib.Path) -> None:
    """A missing file is a read error; an unknown suffix or encoding is the lexicon's fault."""
    with pytest.raises(ReadError, match="cannot be read"):
        Lexicon.read(tmp_path / "none.toml")
    with pytest.raises(LexiconError, match="suffix"):
        Lexicon.read(tmp_path / "names.txt")
    with pytest.raises(LexiconError, match="suffix"):
        LEXICON.write(tmp_path / "names.txt")
    (tmp_path / "latin.toml").write_bytes(b'[[entity]]\nname = "\xe9"\n')
    with pytest.raises(LexiconError, match="not UTF-8"):
        Lexicon.read(tmp_path / "latin.toml")
    (tmp_path / "broken.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(LexiconError, match="not TOML"):
        Lexicon.read(tmp_path / "broken.toml")


def test_csv_refuses_what_it_cannot_say() -> None:
    """A value with a bar, or a forbidden pair of no entry, is refused with the way out."""
    with pytest.raises(LexiconError, match="TOML"):
        Lexicon((attrs_alias("A", "B|C"),)).to_csv()
    with pytest.raises(LexiconError, match="TOML"):
        Lexicon(never=(("A", "B"),)).to_csv()


def test_the_bundled_conflict_lexicon_is_well_formed() -> None:
    """The opt-in lexicon is read without error, and no form names two of its entities."""
    lexicon = Lexicon.conflict_groups()
    forms = [form for entry in lexicon.entries for form in {entry.name, *entry.aliases}]
    assert len(forms) == len(set(forms)) > 100
