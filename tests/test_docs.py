"""The documentation is whole."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from sphinx.application import Sphinx

import mediacorpus
import mediacorpus.testing
import mediacorpus.writers

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names that the built documentation describes."""
    target = tmp_path_factory.mktemp("docs")
    app = Sphinx(
        srcdir=ROOT / "docs",
        confdir=ROOT / "docs",
        outdir=target,
        doctreedir=target / "doctrees",
        buildername="html",
        confoverrides={"plot_gallery": "False"},  # test_examples runs them
        warningiserror=True,
        exception_on_warning=True,
        status=None,
    )
    app.build()
    lines = zlib.decompress((target / "objects.inv").read_bytes().split(b"zlib.\n", 1)[1]).decode("utf-8").splitlines()
    return {line.split(" ", 1)[0] for line in lines}


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")  # of Sphinx and its themes
def test_each_public_name_is_described(inventory: set[str]) -> None:
    """A name of ``__all__`` has its place in the reference, and every reference leads somewhere."""
    assert {f"mediacorpus.{name}" for name in mediacorpus.__all__} <= inventory
    assert {f"mediacorpus.writers.{name}" for name in mediacorpus.writers.__all__} <= inventory
    assert {f"mediacorpus.testing.{name}" for name in mediacorpus.testing.__all__} <= inventory


def test_each_kind_is_in_the_glossary() -> None:
    """The words of the kinds of section and of quotation are explained."""
    words = re.findall(r"^(\w[\w ]*)$", (ROOT / "docs" / "glossary.md").read_text("utf-8"), flags=re.MULTILINE)
    kinds = (*mediacorpus.SectionKind, *mediacorpus.QuoteKind)
    assert {kind.replace("_", " ") for kind in kinds} <= set(words)


VARIANTS = {
    "boilerplate": "furniture",
    "by-line": "byline",
    "codepoint": "code point",
    "data set": "set",
    "date line": "dateline",
    "head line": "title",
    "named entities": "entities",
    "recogniser": "recognizer",
    "standfirst": "subtitle",
    "story-code": "story code",
    "white-space": "white space",
    "whitespace": "white space",
}
"""What we do not write -> what we write instead."""


def test_one_word_for_one_thing() -> None:
    """The pages spell our words as the glossary does; the glossary alone may name another word for a thing."""
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*/*.md")]
    found = [
        f"{page.name}: {variant!r}, write {word!r}"
        for page in pages
        if page.name != "glossary.md"
        for variant, word in VARIANTS.items()
        if re.search(rf"\b{variant}s?\b", _prose(page), flags=re.IGNORECASE)
    ]
    assert found == []


def _prose(page: Path) -> str:
    """Return the text of a page without its code."""
    return re.sub(r"^(```+|:::).*?^\1|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def test_no_page_quotes_the_abusive_comment() -> None:
    """The comment of the fourth seed stands in the seed and nowhere else."""
    seed = (ROOT / "seeds" / "003_4910a1d9556ff153.txt").read_text("utf-8")
    words = seed.partition("2021-03-06 02:09")[2].split("\n")[1].split()
    pieces = {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}
    pages = [
        *ROOT.glob("*.md"),
        *(ROOT / "examples").glob("*.py"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "docs").glob("*/*.md"),
        *(ROOT / "src").rglob("*.*"),
    ]
    for page in pages:
        if page.suffix in {".md", ".py", ".toml", ".json"}:
            assert not any(piece in page.read_text("utf-8") for piece in pieces), page
