"""Keys: spellings of one name share a key, and near names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._across.keys import fold_name, is_partial, joins_across, name_key

SAME = [
    ("PERSON", "Qais al-Khazali", "Qais Khazali", "Qais al-Khazaali", "Qais Al-Khazali", "Qais al- Khazali"),
    ("PERSON", "Qasem Soleimani", "Qassem Soleimani", "General Qassem Soleimani"),
    ("PERSON", "Mustafa al-Kadhimi", "Mustafa Al Kadhimi", "Mustafa al-Kadhemi"),
    ("PERSON", "Mohammed Salah", "Mohamed Salah", "Muhammad Salah"),
    ("PERSON", "Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("PERSON", "Sinéad O’Connor", "Sinead O'Connor"),
    ("PERSON", "Antony Blinken", "Anthony Blinken"),
    ("PERSON", "John F. Kennedy", "John Kennedy"),
    ("ORG", "Asa’ib Ahl al-Haq", "Asaib Ahl Al-Haq", "Asa'ib Ahl al-Haq", "Asaeb Ahl al-Haq"),
    ("ORG", "Kata’ib Hezbollah", "Kataib Hezbollah"),
    ("ORG", "Hashd al-Shaabi", "Hashd al-Sha’abi"),
    ("GPE", "Malmö", "Malmo"),
    ("GPE", "Côte d’Ivoire", "Cote d'Ivoire"),
]

APART = [
    ("PERSON", "Fuad Hussein", "Jafar al-Hussaini"),
    ("PERSON", "Saddam Hussein", "Saddam Hussaini"),
    ("PERSON", "Ismail Haniyeh", "Ismail Hanna"),
    ("PERSON", "Isa Qassim", "Qassem Soleimani"),
    ("PERSON", "Roy Smith", "Ray Smith"),
    ("PERSON", "Daniel Smith", "Danielle Smith"),
    ("PERSON", "James Henry", "Henry James"),
    ("PERSON", "Francis Brown", "Frances Brown"),
    ("GPE", "Iran", "Iraq"),
    ("GPE", "Niger", "Nigeria"),
    ("GPE", "Austria", "Australia"),
    ("GPE", "Slovakia", "Slovenia"),
    ("GPE", "Mali", "Malawi"),
    ("ORG", "Hezbollah", "Kata’ib Hezbollah"),
    ("ORG", "Labour Party", "Labor Council"),
]


@pytest.mark.parametrize("row", SAME, ids=lambda row: str(row[1]))
def test_spellings_of_one_name_share_a_key(row: tuple[str, ...]) -> None:
    """All spellings of one name give one key, and may be joined across pages."""
    label, *names = row
    keys = {name_key(name, label) for name in names}
    assert len(keys) == 1
    assert joins_across(keys.pop(), name_key(names[0], label))


@pytest.mark.parametrize("row", APART, ids=lambda row: f"{row[1]}|{row[2]}")
def test_false_friends_stay_apart(row: tuple[str, str, str]) -> None:
    """Names that only look alike have different keys."""
    label, one, other = row
    assert name_key(one, label) != name_key(other, label)


def test_labels_part_names() -> None:
    """A person and a place of one name have different keys."""
    assert name_key("Washington", "GPE") != name_key("Washington", "PERSON")


def test_a_lone_surname_never_joins() -> None:
    """The key of a lone surname is partial, and no partial key joins, not even its like."""
    key = name_key("Khazali", "PERSON")
    assert is_partial(key)
    assert not joins_across(key, key)
    assert not is_partial(name_key("Iraq", "GPE"))


NAMES = st.text(st.sampled_from("AEIOUabdeghiklmnoqrstuwyzéöłışĀ’'ʿ-. \N{NO-BREAK SPACE}"), max_size=24) | st.text(max_size=12)


@given(NAMES)
def test_folding_is_idempotent(name: str) -> None:
    """Folding a folded name changes nothing."""
    once = fold_name(name)
    assert fold_name(" ".join(once)) == once


@given(NAMES, st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "EVENT"]))
def test_keys_do_not_see_apostrophe_styles_or_blanks(name: str, label: str) -> None:
    """Curly and straight apostrophes, no-break spaces and case give one key."""
    swapped = name.replace("'", "’").replace("ʿ", "’").replace(" ", "\N{NO-BREAK SPACE}")
    assert name_key(name, label) == name_key(swapped, label)


def test_folding_is_idempotent_on_glued_particles() -> None:
    """A particle glued by hyphens counts as much as one on its own."""
    once = fold_name("X’Y-bin-Qassem")
    assert fold_name(" ".join(once)) == once
