"""The seeds are other people's pages, and stay as they came."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem[:3])
def test_a_seed_is_verbatim(gold: Path) -> None:
    """The bytes of a seed have the hash they were labelled with."""
    labels = json.loads(gold.read_text("utf-8"))
    assert hashlib.sha256((ROOT / "seeds" / labels["id"]).read_bytes()).hexdigest() == labels["sha256"]


def test_each_seed_is_labelled() -> None:
    """There are five seeds, and labels for each."""
    assert [path.stem for path in GOLD] == [path.stem for path in sorted((ROOT / "seeds").iterdir())]
    assert len(GOLD) == 5


def test_git_leaves_the_seeds_alone() -> None:
    """Git converts no line end of a seed."""
    assert "seeds/* -text" in (ROOT / ".gitattributes").read_text("utf-8").splitlines()
