"""Laws of entities: mentions lie in sections, clusters are disjoint, and typography changes nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediacorpus._speech.entities.stage import RuleRecognizer, find_entities
from tests.entity_pages import clusters_of, lines_of, mixes, pages, texts

RECOGNIZERS = {"model": RuleRecognizer(), "hand": RuleRecognizer(model=False)}


@pytest.mark.parametrize("which", sorted(RECOGNIZERS))
@given(text=texts | mixes | pages)
def test_mentions_lie_in_one_section_and_slice_to_their_text(which: str, text: str) -> None:
    """Every mention lies in the section it names, slices to its text, and no two overlap."""
    sections = lines_of(text)
    entities = find_entities(text, sections, recognizer=RECOGNIZERS[which])
    spans = []
    for number, entity in enumerate(entities):
        assert entity.id == number
        assert entity.mentions
        for mention in entity.mentions:
            assert sections[mention.section].span.covers(mention.span)
            assert mention.text == text[mention.span.start : mention.span.end]
            assert mention.text.strip() == mention.text != ""
            spans.append((mention.span.start, mention.span.end))
        for role in entity.roles:
            assert role.text
            assert role.of is None or 0 <= role.of < len(entities)
    spans.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(text=texts | mixes | pages)
def test_entities_stand_in_the_order_of_their_first_mention(text: str) -> None:
    """Entities, and the mentions of each, are in the order of the text; the same input gives the same output."""
    entities = find_entities(text, lines_of(text))
    firsts = [entity.mentions[0].span.start for entity in entities]
    assert firsts == sorted(firsts)
    assert entities == find_entities(text, lines_of(text))


@given(text=pages)
def test_typography_changes_no_cluster(text: str) -> None:
    """Straight apostrophes and no-break spaces change no cluster."""
    expected = clusters_of(find_entities(text, lines_of(text)))
    straight = text.replace("’", "'").replace(" ", "\N{NO-BREAK SPACE}")
    assert clusters_of(find_entities(straight, lines_of(straight))) == expected


@given(text=pages, more=st.sampled_from(["The rain went on.", "A dog barked twice, and then it was quiet."]))
def test_an_unrelated_paragraph_changes_no_cluster_before_it(text: str, more: str) -> None:
    """A paragraph without names, put after the page, changes no cluster."""
    longer = f"{text}\n{more}"
    assert clusters_of(find_entities(longer, lines_of(longer))) == clusters_of(find_entities(text, lines_of(text)))
