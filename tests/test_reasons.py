"""Reasons: an entity is found by any spelling, and can tell why its mentions are one."""

from __future__ import annotations

from mediacorpus._speech.entities.reasons import LABEL_REASONS, LINK_REASONS, explain_entity, look_up
from mediacorpus._speech.entities.stage import find_entities
from tests.entity_pages import lines_of

TEXT = (
    "Qais al-Khazali met General Ada Stone of the Harbour Workers Union (HWU) in Oxford. Khazali left; the HWU stayed. "
    "Fuad Hussein and Jafar al-Hussaini came. Peter Stone came. Stone sang."
)


def test_an_entity_is_found_by_any_spelling() -> None:
    """Spellings that the page does not print are found by their folding, and an unknown name is not."""
    entities = find_entities(TEXT, lines_of(TEXT))
    for spelling in ("Khazaali", "al-Khazali", "Qais Khazali", "QAIS AL-KHAZALI", "Al- Khazali"):
        assert [one.name for one in look_up(entities, spelling)] == ["Qais al-Khazali"]
    assert [one.name for one in look_up(entities, "HWU")] == ["Harbour Workers Union"]
    assert [one.name for one in look_up(entities, "Fuad Hussein")] == ["Fuad Hussein"]
    assert look_up(entities, "Nobody") == ()
    assert look_up(entities, "") == ()


def test_an_entity_tells_why_its_mentions_are_one() -> None:
    """Each spelling has a reason, and a near name is told apart."""
    entities = find_entities(TEXT, lines_of(TEXT))
    (stone,) = look_up(entities, "Ada Stone")
    told = explain_entity(entities, stone)
    assert told.startswith("Ada Stone is PERSON: ")
    assert "Peter Stone is another entity" in told


def test_every_rule_has_its_sentence() -> None:
    """No rule of the page is without words."""
    for entity in find_entities(TEXT, lines_of(TEXT)):
        assert entity.rule in LABEL_REASONS
        assert all(mention.rule in LINK_REASONS for mention in entity.mentions)
