"""Reasons: an entity is found by any spelling, and can tell why its mentions are one."""

from __future__ import annotations

import mediacorpus
from mediacorpus._speech.entities.reasons import LABEL_REASONS, LINK_REASONS, explain_entity, look_up, near_names
from mediacorpus._speech.entities.stage import find_entities
from mediacorpus.lexicon import Lexicon, LexiconEntry
from mediacorpus.model import EntityLabel
from tests.entity_pages import lines_of

TEXT = (
    "Qais al-Khazali met General Ada Stone of the Harbour Workers Union (HWU) in Oxford. Khazali left; the HWU stayed. "
    "Fuad Hussein and Jafar al-Hussaini came. Peter Stone came. Stone sang."
)


def test_an_entity_is_found_by_any_spelling() -> None:
    """Spellings that the page does not print are found by their folding, and an unknown name is not."""
    entities = find_entities(TEXT, lines_of(TEXT))
    for spelling in ("Khazaali", "al-Khazali", "Qais Khazali", "QAIS AL-KHAZALI", "Al- Khazali", "Sheikh Qays al-Khazali"):
        assert [one.name for one in look_up(entities, spelling)] == ["Qais al-Khazali"]
    assert [one.name for one in look_up(entities, "HWU")] == ["Harbour Workers Union"]
    assert [one.name for one in look_up(entities, "Fuad Hussein")] == ["Fuad Hussein"]
    assert [one.name for one in look_up(entities, "Hussain")] == ["Fuad Hussein"]
    assert [one.name for one in look_up(entities, "Ms. Stone")] == ["Ada Stone", "Peter Stone"]
    assert look_up(entities, "Nobody") == ()
    assert look_up(entities, "") == ()


def test_an_entity_is_found_by_the_name_that_a_lexicon_gives_it() -> None:
    """The usual name of a lexicon is enough, though the page prints an alias alone."""
    names = Lexicon((LexiconEntry("Blue Heron Society", label=EntityLabel.ORG, aliases=("Herons of Ashford",)),))
    herons = mediacorpus.Parser(lexicon=names).parse("The Herons of Ashford met.").entity("Blue Heron Society")
    assert herons is not None
    assert herons.name == "Herons of Ashford"


def test_an_entity_tells_why_its_mentions_are_one() -> None:
    """Each spelling has a reason, and a near name is told apart."""
    entities = find_entities(TEXT, lines_of(TEXT))
    (stone,) = look_up(entities, "Ada Stone")
    assert explain_entity(stone).startswith("Ada Stone is PERSON, named 1 time: ")
    assert "Peter Stone is another entity, though both have 'stone'" in "\n".join(near_names(entities, stone))
    document = mediacorpus.parse(TEXT)
    [stone] = document.entities_named("Ada Stone")
    assert document.explain(stone) == "\n".join((explain_entity(stone), *near_names(document.entities, stone)))


def test_a_document_is_asked_by_name() -> None:
    """Of several that bear a name the one most often named is returned, and all of them on demand."""
    document = mediacorpus.parse(TEXT)
    khazali = document.entity("Khazaali")
    assert khazali is not None
    assert khazali.name == "Qais al-Khazali"
    both = document.entities_named("Mr Stone")
    assert [one.name for one in both] == ["Ada Stone", "Peter Stone"]
    stone = document.entity("Mr Stone")
    assert stone is not None
    assert stone.name == "Peter Stone"
    assert document.entity("Nobody") is None


def test_a_mention_tells_whom_it_names() -> None:
    """The explanation of a mention names its entity and why it was joined."""
    document = mediacorpus.parse(TEXT)
    [khazali] = document.entities_named("Khazali")
    told = document.explain(khazali.mentions[1])
    assert told.endswith("It names Qais al-Khazali (PERSON): no other person of the page has this surname or given name.")


def test_every_rule_has_its_sentence() -> None:
    """No rule of the page is without words."""
    for entity in find_entities(TEXT, lines_of(TEXT)):
        assert entity.rule in LABEL_REASONS
        assert all(mention.rule in LINK_REASONS for mention in entity.mentions)
