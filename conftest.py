"""
Run every code block: of the README, of the documentation, and of the docstrings.

A block of Python, or of ``>>>`` examples, runs as it stands, from the root of the repository.
A block of ``sh`` is checked line by line: ``make TARGET`` must be a target of the Makefile,
and ``mediacorpus ...`` runs and must end with 0.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers import markdown, myst, rest
from sybil.sybil import SybilCollection

from mediacorpus.cli import main

if TYPE_CHECKING:
    from sybil.example import Example

ROOT = Path(__file__).parent
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def check_commands(example: Example) -> None:
    """Run the ``mediacorpus`` commands of a block, and look the ``make`` commands up."""
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    for line in example.parsed.splitlines():
        command, *words = shlex.split(line, comments=True) or [""]
        if command == "make":
            assert words[0] in targets, f"the Makefile has no target {words[0]}"
        elif command == "mediacorpus":
            assert main(words) == 0, f"failed: {line}"
        else:
            assert not command, f"cannot check: {line}"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Return a folder for what an example writes."""
    return tmp_path


def _setup(_namespace: dict[str, Any]) -> None:
    os.chdir(ROOT)


_README = Sybil(
    parsers=[markdown.PythonCodeBlockParser(doctest_optionflags=OPTIONS), markdown.CodeBlockParser("sh", check_commands)],
    path=str(ROOT),
    patterns=["README.md", "CHANGELOG.md"],
    setup=_setup,
    fixtures=["scratch"],
)
_DOCS = Sybil(
    parsers=[
        myst.PythonCodeBlockParser(doctest_optionflags=OPTIONS),
        myst.CodeBlockParser("sh", check_commands),
        myst.SkipParser(),
    ],
    path=str(ROOT / "docs"),
    patterns=["**/*.md", "*.md"],
    excludes=["_build/**"],
    setup=_setup,
    fixtures=["scratch"],
)
_SOURCE = Sybil(
    parsers=[rest.DocTestParser(OPTIONS)],
    path=str(ROOT / "src"),
    patterns=["**/*.py"],
    document_types={".py": PythonDocStringDocument},
    setup=_setup,
)

pytest_collect_file = SybilCollection([_README, _DOCS, _SOURCE]).pytest()
