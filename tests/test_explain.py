"""A document tells in words why each object is what it is."""

from __future__ import annotations

import ast
import datetime
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

import mediacorpus
from mediacorpus import (
    Article,
    DateMention,
    DatePrecision,
    DateRole,
    Document,
    Entity,
    EntityLabel,
    Mention,
    Note,
    Quote,
    QuoteKind,
    Section,
    SectionKind,
    Span,
)
from mediacorpus.explain import RULES, explain, say
from mediacorpus.testing import GeneratedPage, pages

TEXT = "Rain\nRain\n5 May 2021\nAnn: “Yes,” said Ann."
TITLE = Section(Span(0, 4), kind=SectionKind.TITLE, article=0, rule="model: bare +0.7", page=TEXT)
REPEAT = Section(Span(5, 9), kind=SectionKind.REPEAT, article=0, repeats=0, rule="title-printed-again", page=TEXT)
DATE = Section(Span(10, 20), kind=SectionKind.DATE, rule="never-heard-of", page=TEXT)
TURN = Section(Span(21, 42), kind=SectionKind.TURN, article=0, speaker="Ann", rule="turn-label: Ann", page=TEXT)
DAY = DateMention(Span(10, 20), role=DateRole.PUBLISHED, precision=DatePrecision.DAY, date=datetime.date(2021, 5, 5), page=TEXT)
ARTICLE = Article(Span(0, 42), index=0, title_span=Span(0, 4), dates=(DAY,), author_spans=(Span(38, 41),), page=TEXT)
MENTION = Mention(Span(38, 41), section=3, rule="same-name", page=TEXT)
ANN = Entity(0, name="Ann", label=EntityLabel.PERSON, mentions=(MENTION,), key="ann", rule="speaks")
QUOTE = Quote(Span(26, 32), kind=QuoteKind.DIRECT, speaker=ANN, confidence=0.9, rule="quote-cue-name", page=TEXT)
NOTE = Note("incomplete-time", span=Span(10, 20), message="no time is printed")
DOCUMENT = Document(
    TEXT,
    id="p",
    sections=(TITLE, REPEAT, DATE, TURN),
    articles=(ARTICLE,),
    quotes=(QUOTE,),
    entities=(ANN,),
    notes=(NOTE,),
)

EXPECTED = [
    (TITLE, "title, line 1, code points 0 to 4: “Rain”. The model of running text decided, "),
    (TITLE, "from the figures of the lines and their neighbours: bare +0.7."),
    (TITLE, "It is of article 0, “Rain”."),
    (REPEAT, "repeat, line 2, code points 5 to 9: “Rain”. These words are the title of the article, printed again."),
    (REPEAT, "It was printed first in line 1, from code point 0 on. It is of article 0, “Rain”."),
    (DATE, "date, line 3, code points 10 to 20: “5 May 2021”. The rule never-heard-of decided."),
    (DATE, "It is matter of the site, of no article."),
    (ARTICLE, "article 0, lines 1 to 4, code points 0 to 42. Its title is in line 1. Its date is in line 3."),
    (ARTICLE, "Its byline is in line 4. The page prints no source, no dateline for it."),
    (DAY, "date (published), line 3, code points 10 to 20: “5 May 2021”: 2021-05-05, known to the day."),
    (QUOTE, "direct quotation by Ann, line 4, code points 26 to 32: “Yes,”. "),
    (QUOTE, "The rule quote-cue-name decided."),
    (ANN, "Ann is PERSON, named 1 time: the rule speaks decided.\n'Ann' is one of its names: the rule same-name decided."),
    (MENTION, "a name, line 4, code points 38 to 41: “Ann”. It names Ann (PERSON): the rule same-name decided."),
    (NOTE, "doubt (incomplete-time), line 3, code points 10 to 20: “5 May 2021”: no time is printed."),
]


@pytest.mark.parametrize(("obj", "words"), EXPECTED, ids=lambda value: type(value).__name__)
def test_an_object_is_told_with_its_place_and_rule(
    obj: Section | Article | Quote | Entity | Mention | DateMention | Note, words: str
) -> None:
    """What it is, where it stands, and which rule decided, in sentences."""
    assert words in explain(DOCUMENT, obj)


def test_the_speaker_of_a_turn_is_told() -> None:
    """A rule without a sentence is told by its name, its detail after it."""
    assert "The rule turn-label decided: Ann. The speaker is Ann." in DOCUMENT.explain(TURN)


def test_another_documents_object_is_refused() -> None:
    """An object of another page has no place in this one."""
    stranger = Section(Span(0, 3), kind=SectionKind.BODY, rule="r", page="abc")
    with pytest.raises(ValueError, match="is not of the document 'p'"):
        DOCUMENT.explain(stranger)


def test_an_equal_object_is_of_the_document() -> None:
    """A document read back from JSON explains the objects of the first, for they are equal."""
    again = Document.from_dict(DOCUMENT.to_dict())
    assert again.explain(TITLE) == DOCUMENT.explain(TITLE)


@pytest.mark.parametrize("seed", sorted((Path(__file__).parents[1] / "seeds").iterdir()), ids=lambda path: path.stem[:3])
def test_each_rule_that_decides_on_the_seeds_has_a_sentence(seed: Path) -> None:
    """No section of the seeds is explained by the bare name of its rule."""
    assert {section.rule.partition(": ")[0] for section in mediacorpus.read(seed).sections} <= set(RULES)


@given(pages())
def test_each_rule_that_decides_on_a_page_has_a_sentence(page: GeneratedPage) -> None:
    """Nor is a section of any generated page."""
    assert {section.rule.partition(": ")[0] for section in mediacorpus.parse(page.text).sections} <= set(RULES)


def rules_of(module: Path) -> set[str]:
    """Return the names of rules in the code of a module: the words that stand behind the kind of a section."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        parts = [*node.args, *(word.value for word in node.keywords)] if isinstance(node, ast.Call) else getattr(node, "elts", [])
        for kind, rule in pairwise(parts):
            if ast.unparse(kind).startswith("SectionKind.") and isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                found.add(rule.value)
    return found


def test_each_rule_in_the_code_has_a_sentence() -> None:
    """Also those that decide on few pages."""
    rules = set[str]().union(*map(rules_of, Path(mediacorpus.__file__).parent.joinpath("_layout").glob("*.py")))
    assert {"glued-to-title", "words-of-the-site", "body-printed-again", "head-of-a-comment"} <= rules <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_kebab_name_and_a_bare_sentence(rule: str) -> None:
    """Names are kebab-case; sentences begin with a capital and leave the stop to the teller."""
    assert rule == rule.lower()
    assert " " not in rule
    assert say(rule)[0].isupper()
    assert not say(rule).endswith(".")


def test_a_section_that_the_model_decided_names_what_weighed_most() -> None:
    """The explanation of running text names the features of its first line that moved the model, each with its log-odds."""
    page = "Rain ends drought\n\n5 May 2021\n\n" + "\n\n".join(
        f"The reservoir of the town rose by {metres} metres in one night, and the farmers said that they were relieved."
        for metres in ("two", "three", "four")
    )
    document = mediacorpus.parse(page)
    [body] = [section for section in document.sections if section.kind is SectionKind.BODY]
    assert body.rule == "model"
    assert re.search(r"neighbours: \w+ [+-]\d+\.\d, \w+ [+-]\d+\.\d, \w+ [+-]\d+\.\d\.", document.explain(body))
