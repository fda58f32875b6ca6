"""Each example runs as a script, and shows something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mediacorpus

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def comment_of_the_fourth_seed() -> set[str]:
    """Return the runs of four words of the comment that no page of ours quotes."""
    seed = (ROOT / "seeds" / "003_4910a1d9556ff153.txt").read_text("utf-8")
    words = seed.partition("2021-03-06 02:09")[2].split("\n")[1].split()
    return {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(example: Path, tmp_path: Path) -> None:
    """In its folder, with nothing set, an example ends well, warns of nothing, and quotes no abuse."""
    environment = {
        "HOME": str(tmp_path),
        "PATH": os.defpath,
        "MPLBACKEND": "agg",
        "PYTHONPATH": str(Path(mediacorpus.__file__).parents[1]),
        "PYTHONIOENCODING": "utf-8",
    }
    run = subprocess.run([sys.executable, str(example)], cwd=example.parent, env=environment, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    printed = run.stdout.decode("utf-8")
    assert printed
    assert not any(piece in " ".join(printed.split()) for piece in comment_of_the_fourth_seed())


def test_there_are_examples() -> None:
    """The folder holds them, and the table of contents of the gallery."""
    assert len(EXAMPLES) >= 8
    assert (ROOT / "examples" / "README.rst").exists()
