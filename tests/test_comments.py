"""Find the comments of many systems below a story, and leave none of them in its body."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

import pytest

from mediacorpus import Parser

CASES = tomllib.loads((pathlib.Path(__file__).parent / "cases" / "comments.toml").read_text(encoding="utf-8"))
PAGES = {page["lang"]: page for page in CASES["page"]}
READERS = ["Bea", "old_salt_51", "Martin H.", "Karla", "Ron Sandvik"]
PARSER = Parser(entities=False, quotes=False)


@pytest.mark.parametrize("case", CASES["system"], ids=lambda case: case["label"])
@pytest.mark.parametrize("sentences", [1, 3])
def test_the_comments_of_a_system_are_found(case: dict[str, Any], sentences: int) -> None:
    """Short and long ones alike, each with its reader, and the body keeps every paragraph and no comment."""
    page = PAGES[case["lang"]]
    said = [sentence_of(text, sentences) for text in page["comments"]]
    thread = [
        line.format(name=name, text=text, k=k, hour=k + 7)
        for k, (name, text) in enumerate(zip(READERS, said, strict=False), 1)
        for line in [*case["comment"], ""]
    ]
    above = [*page["above"], "", *(line for text in page["body"] for line in (text, ""))]
    lines = [
        *above,
        "Share",
        "Print",
        "",
        *case["above"],
        "",
        *thread,
        *case.get("below", []),
        "",
        "About us",
        "© 2031 Velmark Post",
    ]
    document = PARSER.parse("\n".join(lines))
    comments = "\n".join(section.text for section in document.sections if section.kind == "comment")
    assert [text for text in said if text not in comments] == []
    assert [text for text in said if text in document.body] == []
    assert [text for text in page["body"] if text not in document.body] == []
    assert document.title == page["above"][3]
    assert len(document.articles) == 1


def sentence_of(text: str, sentences: int) -> str:
    """Return the first sentences of a comment."""
    return ". ".join(text.split(". ")[:sentences]).rstrip(".") + "."
