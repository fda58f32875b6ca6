"""Entities: our own pages, the seeds' traps, and the ways in which a caller takes part."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import tomllib

import attrs
import pytest

from mediacorpus import model
from mediacorpus._speech.entities.candidates import Line, run_pattern
from mediacorpus._speech.entities.chunks import cut_line
from mediacorpus._speech.entities.knowledge import default_knowledge
from mediacorpus._speech.entities.stage import Finding, RuleRecognizer, find_entities
from mediacorpus.lexicon import Lexicon, LexiconEntry
from mediacorpus.testing import assert_linear_time
from tests.entity_pages import lines_of

CASES = tomllib.loads((pathlib.Path(__file__).parent / "cases" / "entities.toml").read_text(encoding="utf-8"))


def found(text: str, lexicon: Lexicon | None = None) -> list[list[str]]:
    """Return label and distinct spellings of each entity, in the order of the text."""
    entities = find_entities(text, lines_of(text), recognizer=RuleRecognizer(lexicon))
    return [[str(one.label), *dict.fromkeys(mention.text for mention in one.mentions)] for one in entities]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: str(case["title"]))
def test_cases(case: dict[str, object]) -> None:
    """Each page of ours has the entities written under it."""
    assert found(str(case["page"])) == case["entities"]


@pytest.mark.parametrize("case", CASES["negative"], ids=lambda case: str(case["title"]))
def test_negative_cases(case: dict[str, object]) -> None:
    """Pages without names have no entity."""
    assert found(str(case["page"])) == []


@pytest.mark.parametrize(
    "name",
    [
        "Lt. Gen. Ada Stone",
        "J. K. Stone",
        "Ada de la Torre",
        "Ada d'Arc",
        "Qais Al-Karimi",
        "Ministry of Foreign Affairs",
        "St. Bo",
    ],
)
def test_a_run_goes_on_over_initials_and_small_words(name: str) -> None:
    """One run is found, from the first capital to the last word."""
    assert run_pattern().findall(f"when {name} of the harbour. It") == [name, "It"]


def test_only_words_that_a_rule_asks_about_cut_a_run() -> None:
    """A word that is not asked about makes no difference: the short way gives what all rules give."""
    knowledge = default_knowledge()
    slow = attrs.evolve(knowledge, asked=frozenset(["Ropton"]))  # a word of each run: none goes the short way
    lists = [getattr(knowledge.words, field.name) for field in attrs.fields(type(knowledge.words))]
    words = {word.capitalize() for one in lists for group in (one, *getattr(one, "values", tuple)()) for word in group}
    words = {form for word in words for form in (word, word.upper()) if knowledge.asked.isdisjoint((form, form.lower()))}
    runs = [(0, f"{before}{word}{after}", opens) for word in sorted(words) for before, after, opens in PLACES]
    line = Line(0, headline=False, runs=runs)
    short, full = ([attrs.astuple(piece, recurse=False) for piece in cut_line(line, one)] for one in (knowledge, slow))
    assert short == full


PLACES = [("", " Ropton", True), ("", " Ropton", False), ("Ropton ", "", False), ("Ropton ", " Ropton", True)]
"""What stands beside a word, and whether the run opens a sentence."""


def test_roles_are_kept_beside_the_mention() -> None:
    """A title and a description are roles, and a description knows whose it is."""
    text = "General Ada Stone, commander of the Harbour Workers Union, spoke. Ada Stone left."
    stone, union = find_entities(text, lines_of(text))
    assert [role.text for role in stone.roles] == ["General", "commander of the Harbour Workers Union"]
    assert [role.of for role in stone.roles] == [None, union.id]


def test_a_surname_of_two_people_goes_to_the_nearest_before() -> None:
    """A lone surname joins the person last named in full before it."""
    text = "Ada Stone came. Stone spoke. Later Peter Stone came. Stone sang."
    ada, peter = find_entities(text, lines_of(text))
    assert [mention.span.start for mention in ada.mentions] == [0, 16]
    assert [mention.span.start for mention in peter.mentions] == [35, 53]


def test_a_surname_of_two_people_is_the_first_ones_in_another_paragraph() -> None:
    """Whoever is named first in the article, or oftener, has the surname alone, but where another stands in the paragraph."""
    text = "Ada Stone came.\nThe baker, Peter Stone, came. Stone sang.\nLater Stone left."
    ada, peter = find_entities(text, tuple(attrs.evolve(line, article=0) for line in lines_of(text)))
    assert [mention.span.start for mention in ada.mentions] == [0, 64]
    assert [mention.span.start for mention in peter.mentions] == [27, 46]
    text = "Mary Stone came.\nAda Stone left. Ada Stone sang.\nLater Stone slept."
    _, ada = find_entities(text, tuple(attrs.evolve(line, article=0) for line in lines_of(text)))
    assert [mention.span.start for mention in ada.mentions] == [17, 33, 55]


def test_a_title_tells_which_of_two_people_a_surname_means() -> None:
    """``Mr.`` and ``Mrs.`` go before who is last named in full, and where they fit nobody the name stays alone."""
    text = "Peter Stone came. Ada Stone came. Mr. Stone spoke. Mrs. Stone sang. Dr. Stone left."
    peter, ada = find_entities(text, lines_of(text))
    assert [mention.span.start for mention in peter.mentions] == [0, 38]
    assert [mention.span.start for mention in ada.mentions] == [18, 56, 72]
    text = "Mary Stone came. Ada Stone came. Mr. Stone spoke."
    assert [one.name for one in find_entities(text, lines_of(text))] == ["Mary Stone", "Ada Stone", "Stone"]


def test_behind_a_title_of_courtesy_any_word_is_a_surname() -> None:
    """``Mr. King`` is a person, who may be named in full elsewhere; ``Mr. Speaker`` is none."""
    assert found("Tom King came. Later Mr. King spoke.") == [["PERSON", "Tom King", "King"]]
    assert found("Later Ms. Boxer spoke.") == [["PERSON", "Boxer"]]
    assert found("Later Mr. Speaker spoke, and so did the King.") == []


def in_dateline(text: str, dash: str = "-") -> list[list[str]]:
    """Return what :func:`found` does, with the words up to a dash in a dateline."""
    end = text.index(f" {dash} ") + 1 + len(dash)
    dateline = model.Section(model.Span(0, end), kind=model.SectionKind.DATELINE, rule="dateline", page=text)
    body = model.Section(model.Span(end + 1, len(text)), kind=model.SectionKind.BODY, rule="line", page=text)
    return [
        [str(one.label), *dict.fromkeys(mention.text for mention in one.mentions)]
        for one in find_entities(text, (dateline, body))
    ]


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("NEW YORK, Nov. 19 (UPI) --", [["GPE", "NEW YORK"], ["MEDIA", "UPI"]]),
        ("LITTLE ROCK, Ark. (AP) --", [["GPE", "LITTLE ROCK"], ["GPE", "Ark"], ["MEDIA", "AP"]]),
        ("PURCHASE, N.Y. --", [["GPE", "PURCHASE"], ["GPE", "N.Y."]]),
        ("RIO DE JANEIRO --", [["GPE", "RIO DE JANEIRO"]]),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) --", [["GPE", "BEIRUT"], ["GPE", "THE HAGUE"], ["MEDIA", "Reuters"]]),
        ("HAGÅTÑA --", [["GPE", "HAGÅTÑA"]]),
        ("UPDATE --", []),
    ],
)
def test_a_dateline_holds_places_and_an_agency(dateline: str, expected: list[list[str]]) -> None:
    """Its places are named though they are common words, unknown, or longer than a known name; words alone are none."""
    assert in_dateline(f"{dateline} It rained all night, and the river rose.", "--") == expected


def test_a_state_is_abbreviated_after_a_place_only() -> None:
    """``Wash.`` after a city is a state; at the head of a sentence it is a verb."""
    assert found("She died in Bellingham, Wash. She was 94.")[-1] == ["GPE", "Wash"]
    assert not any("Wash" in names for names in found("They came to Bellingham. Wash your hands, she said."))


def test_a_surname_with_a_hyphen_is_one_word() -> None:
    """``Reed-Stone`` and ``Wei-Lin`` join the only person who bears them, and to the one last named where two do."""
    text = "Ada Reed-Stone met Wei-Lin Tsai. “We won,” Reed-Stone said, and Wei-Lin laughed."
    assert found(text) == [["PERSON", "Ada Reed-Stone", "Reed-Stone"], ["PERSON", "Wei-Lin Tsai", "Wei-Lin"]]
    two = "Ada Reed-Stone came. Peter Reed-Stone came. Reed-Stone said nothing."
    assert [len(entity.mentions) for entity in find_entities(two, lines_of(two))] == [1, 2]
    lone = "“No,” said Dr Reed-Stone, and Reed-Stone said it again."
    assert [entity.key for entity in find_entities(lone, lines_of(lone))] == ["person~reed stone"]


@pytest.mark.parametrize("name", ["Wei-Lin-Hana", "Ada-Rosa Stone-Reed", "Reed-Stone-Holtby Jr", "Ada Reed-Stone Jr."])
def test_a_name_of_hyphens_is_no_reason_to_fail(name: str) -> None:
    """A name has more parts than printed words where hyphens hold them together, and still joins its surname."""
    text = f"Karim {name} met {name}. {name} said so, and {name.rsplit('-', maxsplit=1)[-1]} left."
    assert found(text)
    assert found(f"He met {name}, and {name} said so.")


def test_the_name_of_a_father_of_is_no_surname() -> None:
    """``Bilal`` alone is not ``Omar Abu Bilal``."""
    text = "Bilal came. He said that Omar Abu Bilal was late. Bilal said nothing."
    assert len(find_entities(text, lines_of(text))) == 2


def test_a_lexicon_of_the_callers_names_and_joins() -> None:
    """Names of the caller's lexicon are found, and its aliases are one entity."""
    lexicon = Lexicon((LexiconEntry("Blue Heron", label=model.EntityLabel.ORG, aliases=("BH", "the Herons")),))
    assert found("The Blue Heron met. Then BH voted.", lexicon) == [["ORG", "Blue Heron", "BH"]]


@pytest.mark.parametrize("name", [".", "...", "-.", "A.", "U.N."])
def test_a_name_of_dots_in_the_callers_lexicon(name: str) -> None:
    """A name without a word in it is no reason to fail, on a page in another language either."""
    lexicon = Lexicon((LexiconEntry(name, label=model.EntityLabel.ORG),))
    assert found("Und dann kam der Regen, der die ganze Nacht lang fiel, und das Wasser stieg bis an die Mauer.", lexicon) == []


def test_never_is_obeyed() -> None:
    """A forbidden merge is not made, whatever the page says."""
    text = "Blue Heron Society (BHS) met. BHS voted."
    assert len(found(text)) == 1
    assert len(found(text, Lexicon(never=(("Blue Heron Society", "BHS"),)))) == 2


def test_the_conflict_lexicon_is_opt_in() -> None:
    """Only a caller who gives the lexicon of armed groups gets its aliases joined."""
    text = "Popular Mobilization Units marched. Hashd al-Shaabi marched."
    assert len(found(text)) == 2
    assert found(text, Lexicon.conflict_groups()) == [["ORG", "Popular Mobilization Units", "Hashd al-Shaabi"]]


class _Fixed:
    """Find what a test says, in a muddled order, with overlaps and blanks."""

    def find(self, text: str, sections: tuple[model.Section, ...]) -> list[Finding]:
        assert all(section.page == text for section in sections)
        spans = [(17, 22), (0, 9), (0, 3), (16, 22), (5, 900)]
        return [Finding(model.Span(*span), label=model.EntityLabel.PERSON) for span in spans]


def test_another_recognizer_keeps_our_linking() -> None:
    """Findings of another tool are trimmed, cleared of overlaps, and linked like our own."""
    text = "Ada Stone spoke. Stone left."
    (stone,) = find_entities(text, lines_of(text), recognizer=_Fixed())
    assert stone.aliases == ("Ada Stone", "Stone")


HOSTILE = {
    "capital letters": "A ",
    "quotes": "'",
    "hyphens": "A-",
    "apostrophes": "A'",
    "chains": "Bank of ",
    "and chains": "Ministry of Ada and ",
    "articles": "al-",
    "cut articles": "Al- ",
    "initials": "A.",
    "titles": "President ",
    "states": "Iraq ",
    "people": "Ada Stone and ",
    "brackets": "Ada Stone (",
    "surnames": "Ada Stone. Stone. ",
    "numbers": "1A",
    "known as": "Ada Stone, also known as ",
    "lines": "Ada\n",
    "is a": "Oxford is a a a a ",
    "one surname": "X# Stone said. ",
    "sounds alike": "Karim# al-Rabaki went. Rabaki# said. ",
    "nicknames": 'Ada "Red" Stone ',
    "open nicknames": 'Ada "Red ',
    "short bodies": "Harbour X# Union met. Harbour said. ",
    "one acronym": "Harbour X# Union (HXU) met. HXU said. ",
    "known again": "Harbour X# Union, also known as Red Heron Union. ",
}
"""What is hostile here, beside what :data:`mediacorpus.testing.HOSTILE` holds; ``#`` is another name each time."""


def hostile(unit: str, size: int) -> str:
    """Repeat a unit up to a size, with letters that count for its ``#``."""
    letters = str.maketrans("0123456789", "abcdefghij")
    times = size // len(unit) + 1
    return "".join(unit.replace("#", str(i).translate(letters)) if "#" in unit else unit for i in range(times))[:size]


@pytest.mark.usefixtures("still_heap", "untraced")
@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear_on_hostile_pages(name: str) -> None:
    """Doubling a hostile page at most little more than doubles its time."""
    assert_linear_time(found, lambda size: hostile(HOSTILE[name], size))


@pytest.mark.parametrize("unit", ["General Ada Stone ", "Prime Minister ", "Iraqi ", "Iran-US ", "Ministry of Iraq and ", "Al- "])
def test_a_run_of_ten_thousand_names_is_cut(unit: str) -> None:
    """However long a run of names is, no recursion follows it: each is cut in steps of bounded length."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        found(unit * 10_000)
    finally:
        sys.setrecursionlimit(limit)


def test_no_nickname_goes_over_a_line() -> None:
    """Marks that open on one line and close on the next hold no nickname, though both lines are of one section."""
    text = 'She met Ada "Red\nHill" Stone, the mayor, said no.'
    section = model.Section(model.Span(0, len(text)), kind=model.SectionKind.BODY, rule="line", page=text)
    names = [mention.text for entity in find_entities(text, (section,)) for mention in entity.mentions]
    assert "Ada" in names
    assert not any("\n" in name for name in names)


def test_an_acronym_of_two_bodies_goes_to_the_one_defined_last() -> None:
    """``RHU`` means what the page said last, and the two bodies stay apart."""
    text = "Red Heron Union (RHU) met. RHU voted. Royal Harbour Union (RHU) met. RHU left."
    red, royal = find_entities(text, lines_of(text))
    assert [mention.span.start for mention in red.mentions] == [0, 17, 27]
    assert [mention.span.start for mention in royal.mentions] == [38, 59, 69]


def test_output_does_not_hang_on_the_hash_seed() -> None:
    """Two processes with different hash seeds find the same entities."""
    code = (
        "from mediacorpus._speech.entities.stage import find_entities; from tests.entity_pages import lines_of; "
        "import tests.test_reasons as page; print(find_entities(page.TEXT * 3, lines_of(page.TEXT * 3)))"
    )
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        outputs.add(subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True).stdout)
    assert len(outputs) == 1


def test_importing_reads_no_file() -> None:
    """Importing the stage opens no lexicon; the first page does."""
    code = (
        "import tomllib; tomllib.loads = None; "
        "from mediacorpus._speech.entities import stage; from mediacorpus import lexicon, recognizers"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def test_a_compound_after_a_cut_article_keeps_its_offsets() -> None:
    """``Al- Iran-backed`` is printed with a blank, and no mention is shifted by it."""
    text = "He met Al- Iran-backed men and al- Najafi of Iraq."
    for entity in find_entities(text, lines_of(text)):
        for mention in entity.mentions:
            assert mention.text == mention.text.strip(" -")
            assert mention.text[0].isalpha()


def test_the_writers_of_a_byline_are_people() -> None:
    """A given name before a class noun is a person where a byline prints it, and wherever the page prints it again."""
    head, body = "By Nora Field", "Nora Field met Tom Hill."
    text = f"{head}\n{body}"
    byline = model.Section(model.Span(0, len(head)), kind=model.SectionKind.BYLINE, rule="example", page=text)
    story = model.Section(model.Span(len(head) + 1, len(text)), kind=model.SectionKind.BODY, rule="example", page=text)
    field, _ = find_entities(text, (byline, story))
    assert (field.label, field.aliases, len(field.mentions)) == (model.EntityLabel.PERSON, ("Nora Field",), 2)
