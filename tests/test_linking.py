"""What recurs over the pages of a corpus is found by keys and words, in linear time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mediacorpus
from mediacorpus import Corpus, EntityLabel
from mediacorpus._across.duplicates import find_duplicates
from mediacorpus._across.keys import is_partial, joins_across
from mediacorpus.testing import ArticleRecipe, PageRecipe, measure_growth, write_page
from mediacorpus.writers import to_tables

RAIN = """Rain ends drought

5 May 2021

By Nora Field

ASHFORD — “It rained all night,” said Ruth Lane, the mayor of Ashford, after the council met at the bridge on Monday.

“We have waited too long for this,” said Qasem Karimi, a farmer, whose fields lie along the river.
"""
FIRE = """Mayor under fire

9 May 2021

By Tom Marsh

“Nobody thanked us for the sandbags,” Qassem Karimi told reporters in Ashford on Sunday, when the water had gone.

“The council thanked everybody,” Ruth Lane replied.
"""
ALONE = """Farmers wait

11 May 2021

“Nobody has called me back,” said Karimi. “I am still waiting,” Karimi added, and the farmers went home in the evening.
"""


def corpus(*pages: str) -> Corpus:
    """Return the corpus of pages."""
    return Corpus(mediacorpus.parse(page) for page in pages)


def test_a_person_is_one_over_all_spellings() -> None:
    """Two spellings of one name, on two pages, are one person; a lone surname on a third is another."""
    people = {person.name: person for person in corpus(RAIN, FIRE, ALONE).people()}
    karimi = people["Qasem Karimi"]
    assert karimi.aliases == ("Qasem Karimi", "Qassem Karimi")
    assert [document.title for document in karimi.documents] == ["Rain ends drought", "Mayor under fire"]
    assert "Qassem Karimi" not in people
    lone = people["Karimi"]
    assert (lone.label, [document.title for document in lone.documents]) == (EntityLabel.PERSON, ["Farmers wait"])


def test_a_lone_surname_joins_no_pages() -> None:
    """The same lone surname on two pages is two identities."""
    pages = corpus(ALONE, ALONE + "\nThe end of the day came.\n")
    lone = [person for person in pages.people() if person.name == "Karimi"]
    assert [len(person.documents) for person in lone] == [1, 1]


def test_those_on_most_pages_come_first() -> None:
    """Identities are in the order of their pages' number, then of their first appearance."""
    identities = corpus(RAIN, FIRE, ALONE).identities()
    counts = [len(identity.documents) for identity in identities]
    assert counts == sorted(counts, reverse=True)
    assert {identity.name for identity in identities if len(identity.documents) == 2} >= {"Ruth Lane", "Qasem Karimi"}


def test_the_seeds_are_joined_as_their_keys_say() -> None:
    """Each entity of the seeds is in one identity; two entities of different pages are in one where ``joins_across`` says so."""
    documents = tuple(mediacorpus.read_corpus("seeds"))
    identities = Corpus(documents).identities()
    appearances = [(place, found) for place, identity in enumerate(identities) for found in identity.appearances]
    assert len(appearances) == sum(len(document.entities) for document in documents)
    for (one, first), (other, second) in itertools.combinations(appearances, 2):
        if first.document is not second.document:
            assert joins_across(first.entity.key, second.entity.key) == (one == other)
    assert all(len(identity.documents) == 1 for identity in identities if is_partial(identity.key))


@pytest.mark.parametrize("name", ["Qasem Karimi", "Qassem Karimi", "Mr Qasim Karimi"])
def test_what_someone_says_is_found_by_any_spelling(name: str) -> None:
    """A full name finds the words of its identity on all pages, and not those of a lone surname."""
    sayings = corpus(RAIN, FIRE, ALONE).quotes_by(name)
    assert [saying.quote.text for saying in sayings] == [
        "“We have waited too long for this,”",
        "“Nobody thanked us for the sandbags,”",
    ]
    assert [saying.document.title for saying in sayings] == ["Rain ends drought", "Mayor under fire"]


def test_a_lone_surname_finds_whoever_bears_it() -> None:
    """Asked for a surname, the corpus gives the words of all who have it, and ``speaker`` tells them apart."""
    pages = corpus(RAIN, FIRE, ALONE)
    speakers = [saying.quote.speaker_name for saying in pages.quotes_by("Karimi")]
    assert speakers == ["Qasem Karimi", "Qassem Karimi", "Karimi", "Karimi"]
    assert pages.quotes_by("Nobody Known") == ()


def test_a_story_printed_again_is_found() -> None:
    """A body under another title, and one with a paragraph more, are copies of the first; other stories are not."""
    again = RAIN.replace("Rain ends drought", "Ashford drenched").replace("5 May", "6 May")
    longer = RAIN + "\nRepairs to the bridge will begin next week, the council said.\n"
    (copies,) = corpus(FIRE, RAIN, ALONE, again, longer).duplicates()
    assert [copy.document.title for copy in copies] == ["Rain ends drought", "Ashford drenched", "Rain ends drought"]
    assert [copy.resemblance for copy in copies[:2]] == [1, 1]
    assert 0.5 < copies[2].resemblance < 1
    assert [len(group) for group in corpus(RAIN, longer, again).duplicates(1.0)] == [2]
    assert corpus(FIRE, RAIN, ALONE).duplicates() == ()


@pytest.mark.parametrize("resemblance", [0, -1, 1.5, float("nan")])
def test_a_resemblance_is_a_share(resemblance: float) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="is not a share"):
        corpus(RAIN).duplicates(resemblance)


def test_generated_stories_are_found_among_each_other() -> None:
    """Forty different stories, ten of them printed twice, have ten pairs of copies."""
    texts = [write_page(PageRecipe(articles=(ArticleRecipe(seed=seed),))).text for seed in range(40)]
    documents = [mediacorpus.parse(text) for text in [*texts, *texts[:10]]]
    pairs = [
        (documents.index(first.document), first.article == second.article, second.resemblance)
        for first, second in Corpus(documents).duplicates()
    ]
    assert pairs == [(index, True, 1.0) for index in range(10)]


@given(texts=st.lists(st.text(alphabet="ab \n\ud800", max_size=30), max_size=12))
def test_groups_of_any_texts_are_disjoint_and_in_order(texts: list[str]) -> None:
    """Every text is in one group at most, groups have two members or more, and equal texts of five words are together."""
    groups = find_duplicates(texts)
    members = [member.index for group in groups for member in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 and [m.index for m in group] == sorted(m.index for m in group) for group in groups)
    place = {member.index: number for number, group in enumerate(groups) for member in group}
    for one, other in itertools.combinations(range(len(texts)), 2):
        if texts[one] == texts[other] and len(texts[one].split()) >= 5:
            assert place[one] == place[other]


@pytest.mark.parametrize("kind", ["the same", "all different", "windows"])
def test_duplicates_take_linear_time(kind: str, still_heap: None) -> None:
    """Twice as many texts take twice as long, be they one text, different ones, or each a part of the one before."""
    assert still_heap is None

    def make(size: int) -> str:
        count = size // 256
        words = [f"w{index}" for index in range(count * 8 + 40)]
        texts = {
            "the same": [" ".join(words[:40])] * count,
            "all different": [" ".join(words[at * 8 : at * 8 + 8]) for at in range(count)],
            "windows": [" ".join(words[at * 8 : at * 8 + 40]) for at in range(count)],
        }
        return "\n".join(texts[kind])

    assert measure_growth(lambda text: find_duplicates(text.split("\n")), make, size=2**17) < 2.5


def test_tables_hold_the_rows_of_all_documents() -> None:
    """The tables of a corpus are those of its documents, one after the other."""
    pages = corpus(RAIN, FIRE)
    tables = pages.to_tables()
    assert tables == {name: [row for document in pages.documents for row in to_tables(document)[name]] for name in tables}
    assert [row["document_id"] for row in tables["documents"]] == [document.id for document in pages.documents]


def test_an_empty_corpus_has_nothing() -> None:
    """No documents are a corpus too."""
    empty = Corpus([])
    assert (empty.people(), empty.identities(), empty.duplicates(), empty.quotes_by("Ruth Lane")) == ((), (), (), ())
    assert all(rows == [] for rows in empty.to_tables().values())
    assert repr(empty) == "<Corpus of 0 documents>"
