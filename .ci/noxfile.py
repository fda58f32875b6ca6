"""
Test on each supported Python, and test what is shipped: ``make nox``, or ``nox -f .ci/noxfile.py -s wheel``.

A Python that is not installed is passed over.  The tests of a session run against the wheel, with ``src`` out of reach.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

ROOT = Path(__file__).parents[1]
TESTED = (
    ".gitattributes",
    "tests",
    "docs",
    "examples",
    "seeds",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "conftest.py",
    "pyproject.toml",
)
"""What a test run needs beside the installed package."""
NEEDS_SOURCE = ("tests/test_package.py", "tests/test_docs.py", "tests/training")
"""What reads the source itself."""

nox.needs_version = ">=2024.4.15"
nox.options.envdir = str(ROOT / ".nox")
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["wheel", "versions"]


def build(session: nox.Session) -> Path:
    """Build the source archive, and the wheel from it; return the wheel."""
    target = Path(session.create_tmp()) / "dist"
    shutil.rmtree(target, ignore_errors=True)
    session.install("build")
    session.run("python", "-m", "build", "--outdir", str(target), str(ROOT), silent=True)
    return next(target.glob("*.whl"))


def test(session: nox.Session, wheel: Path) -> None:
    """Run the tests against the wheel, in a folder without ``src``."""
    session.install("--upgrade", "pip>=25.1")
    session.run("python", "-m", "pip", "install", "--quiet", str(wheel), "--group", f"{ROOT / 'pyproject.toml'}:test")
    place = Path(session.create_tmp()) / "checkout"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name in TESTED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__", "_build"))
        else:
            shutil.copy(source, place / name)
    session.chdir(place)
    passed_over = (f"--ignore={name}" for name in NEEDS_SOURCE)
    paths = ("tests", "docs", "README.md")
    session.run("python", "-m", "pytest", "-q", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", *passed_over, *paths)


@nox.session(python=["3.11", "3.12", "3.13"])
def versions(session: nox.Session) -> None:
    """Run the tests on one Python."""
    test(session, build(session))


@nox.session
def wheel(session: nox.Session) -> None:
    """Check the contents and the metadata of what is shipped."""
    built = build(session)
    session.install("check-wheel-contents>=0.6", "twine>=6.1")
    session.run("check-wheel-contents", str(built))
    session.run("twine", "check", "--strict", *map(str, built.parent.iterdir()))
