"""The words of the languages load, and no two languages contradict each other."""

from __future__ import annotations

import pytest

from mediacorpus._layout.language import guess_language
from mediacorpus._lexicons import languages, load, merged
from mediacorpus.errors import LexiconError


def test_english_comes_first_and_each_language_once() -> None:
    """The languages are codes of two or three letters, English first."""
    assert languages()[0] == "en"
    assert len(set(languages())) == len(languages())
    assert {len(code) for code in languages()} <= {2, 3}


def test_no_name_means_two_months() -> None:
    """A name of a month means the same month in every language that has it: all are read together."""
    months: dict[str, set[int]] = {}
    for language in languages():
        for number in range(1, 13):
            for name in load(language).words("dates", f"month_{number:02}"):
                months.setdefault(name.lower(), set()).add(number)
    assert {name: numbers for name, numbers in months.items() if len(numbers) > 1} == {}


def test_the_merged_words_are_those_of_all_languages() -> None:
    """A group of the merged lexicon holds the words of every language, each once."""
    openers = merged().words("bylines", "openers")
    assert {"By", "Von", "Por", "Par"} <= set(openers)
    assert len(set(openers)) == len(openers)
    assert merged().words("bylines", "no such group") == ()
    assert "by" in merged().folded("bylines", "openers")


@pytest.mark.parametrize(
    ("content", "message"),
    [({"stray": "word"}, "stands outside a table"), ({"dates": {"months": "May"}}, "is not a list of words")],
)
def test_a_malformed_file_is_told(monkeypatch: pytest.MonkeyPatch, content: dict[str, object], message: str) -> None:
    """A file that is not tables of lists of strings raises an error that names the place."""
    monkeypatch.setattr("tomllib.loads", lambda _: content)
    with pytest.raises(LexiconError, match=message):
        load.__wrapped__("en")


def test_the_language_of_prose_is_guessed() -> None:
    """Prose tells its language by its commonest words; names and numbers do not."""
    assert guess_language("The rain fell all night and the river rose to the bridge of the town.") == "en"
    assert guess_language("Der Regen fiel die ganze Nacht und der Fluss stieg bis zu der Brücke.") == "de"
    assert guess_language("Velmark 3 Karvane 1") is None
    assert guess_language("") is None
