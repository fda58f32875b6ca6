"""Law 5: the same input gives the same bytes, whatever the hash seed, the number of processes and the order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import HOSTILE, ArticleRecipe, GeneratedPage, PageRecipe, hostile_text, pages, write_page

DIGESTS = Path(__file__).with_name("digests.py")
"""The script that parses the texts on its standard input and prints the SHA-256 of each document."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Return pages of one to three articles, and a little of each hostile text."""
    recipes = [PageRecipe(articles=(ArticleRecipe(seed=seed),) * (1 + seed % 3)) for seed in range(6)]
    return [write_page(recipe).text for recipe in recipes] + [hostile_text(name, 2000) for name in HOSTILE]


def digests(texts: list[str], *, hash_seed: int, jobs: int) -> list[str]:
    """Parse the texts in a new interpreter and return the digest of each document."""
    run = subprocess.run(
        [sys.executable, str(DIGESTS), str(jobs)],
        input=json.dumps(texts),
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_any_hash_seed_gives_the_same_bytes(texts: list[str]) -> None:
    """Interpreters of different hash seeds give the same documents."""
    first = digests(texts, hash_seed=0, jobs=1)
    assert len(first) == len(texts)
    assert digests(texts, hash_seed=1, jobs=1) == first
    assert digests(texts, hash_seed=4242, jobs=1) == first


def test_any_number_of_processes_gives_the_same_bytes(texts: list[str]) -> None:
    """One process and two give the same documents."""
    assert digests(texts, hash_seed=2, jobs=2) == digests(texts, hash_seed=3, jobs=1)


def test_any_order_gives_the_same_bytes(texts: list[str]) -> None:
    """What was parsed before a page does not change its document."""
    backwards = digests(texts[::-1], hash_seed=0, jobs=1)
    assert backwards[::-1] == digests(texts, hash_seed=0, jobs=1)


@given(page=pages())
def test_a_page_parsed_again_gives_the_same_bytes(page: GeneratedPage) -> None:
    """A parser does not remember: the second document of a page is the first."""
    assert mc.parse(page.text).to_json() == mc.parse(page.text).to_json()
    assert mc.Parser().parse(page.text).to_json() == mc.parse(page.text).to_json()
