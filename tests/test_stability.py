"""The public interface changes only where someone meant it to."""

from __future__ import annotations

import ast
import difflib
import re
from pathlib import Path

from tests.api import MODULES, interface

TESTS = Path(__file__).parent
WRITTEN = TESTS / "api.txt"


def test_the_interface_is_the_one_written_down() -> None:
    """Each public name, signature and value of an enumeration stands in ``api.txt``, and nothing else does."""
    written = WRITTEN.read_text("utf-8").splitlines()
    changes = list(difflib.unified_diff(written, list(interface()), "tests/api.txt", "the package", n=0, lineterm=""))
    told = "\n".join(changes)
    assert not changes, f"the interface has changed; if that is meant: python -m tests.api > tests/api.txt\n{told}"


def test_the_documented_modules_are_the_ones_written_down() -> None:
    """A module that the reference documents is one whose names are watched."""
    pages = "".join(page.read_text("utf-8") for page in (TESTS.parent / "docs" / "reference").glob("*.md"))
    assert set(re.findall(r"^\.\. (?:auto)?module:: (\S+)", pages, flags=re.MULTILINE)) <= set(MODULES)


def test_the_type_of_each_public_call_is_asserted() -> None:
    """What a type checker sees of each function, method and property that returns something stands in ``typing/public.py``."""
    tree = ast.parse((TESTS / "typing" / "public.py").read_text("utf-8"))
    asserted = (call.args[0] for call in ast.walk(tree) if isinstance(call, ast.Call) and ast.unparse(call.func) == "assert_type")
    seen = {word for value in asserted for word in re.findall(r"\w+", ast.unparse(value))}
    lines = [line for line in WRITTEN.read_text("utf-8").splitlines() if "(" in line and "-> None" not in line]
    calls = {name for line in lines if (name := line.partition("(")[0].rpartition(".")[2]).islower()}
    assert len(calls) > 40
    assert calls - seen == set()
