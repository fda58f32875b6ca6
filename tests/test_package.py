"""The package is laid out, named and shipped as promised."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import mediacorpus

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mediacorpus"


def run(code: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh Python."""
    return subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, check=True)


@pytest.mark.parametrize("name", mediacorpus.__all__)
def test_a_public_name_is_there_and_described(name: str) -> None:
    """Each name of ``__all__`` can be had from the package, and has a docstring."""
    value = getattr(mediacorpus, name)
    assert name == "__version__" or value.__doc__


def test_the_names_of_the_modules_are_the_names_of_the_package() -> None:
    """What ``model`` and ``errors`` make public, the package makes public; ``dir`` shows no more."""
    for module in ("model", "errors"):
        assert set(importlib.import_module(f"mediacorpus.{module}").__all__) <= set(mediacorpus.__all__)
    assert dir(mediacorpus) == sorted(mediacorpus.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A slip of the pen is told as usual."""
    with pytest.raises(AttributeError, match="has no attribute 'prase'"):
        mediacorpus.__getattr__("prase")


@pytest.mark.parametrize(
    ("code", "packages"),
    [
        ("import mediacorpus", set()),
        ("import mediacorpus; mediacorpus.Document, mediacorpus.Span", {"attr", "attrs"}),
        ("import mediacorpus; mediacorpus.parse", {"attr", "attrs", "dateutil", "regex", "six"}),
        ("import mediacorpus.cli", {"attr", "attrs", "dateutil", "regex", "six"}),
    ],
)
def test_importing_loads_no_package_that_is_not_needed(code: str, packages: set[str]) -> None:
    """Importing loads the named packages of other people at most: nothing optional, and nothing at all until a name is used."""
    listed = f"import json, sys; before = set(sys.modules); {code}; print(json.dumps(sorted(set(sys.modules) - before)))"
    loaded = {module.partition(".")[0] for module in json.loads(run(listed).stdout)}
    others = {name for name in loaded - sys.stdlib_module_names if not name.startswith("_")}
    assert others - {"mediacorpus"} <= packages


def test_importing_is_cheap() -> None:
    """``import mediacorpus`` takes less than 80 ms, the best of three; measured, 10."""
    runs = (run("import mediacorpus", "-X", "importtime").stderr for _ in range(3))
    times = [int(line.split("|")[1]) for text in runs for line in text.splitlines() if line.endswith("| mediacorpus")]
    assert min(times) < 80_000


def test_using_the_names_is_cheap() -> None:
    """The modules behind all public names take less than 60 times what the interpreter takes to start; measured, 16."""
    code = "import time; t = time.process_time(); from mediacorpus import *; print((time.process_time() - t) / t)"
    assert min(float(run(code).stdout) for _ in range(3)) < 60


def test_the_folder_shows_the_flow() -> None:
    """The top of the package holds the modules that the design names, and nothing else."""
    names = {path.name for path in SOURCE.iterdir() if path.name != "__pycache__"}
    rooms = {"_layout", "_lexicons", "_speech", "_across", "engines", "readers", "writers", "testing"}
    files = {"__init__.py", "py.typed"}
    steps = ("arrow", "cli", "corpus", "errors", "explain", "lexicon", "linking", "model", "pipeline", "recognizers")
    modules = files | {f"{step}.py" for step in steps}
    assert modules <= names <= modules | rooms


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel built from this folder."""
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]))
    return zipfile.ZipFile(built)


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    """Every file of the package is in the wheel, data and ``py.typed`` included, and no test, page or document is."""
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}
    files = (path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert shipped == {path.relative_to(SOURCE.parent).as_posix() for path in files}


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    """The metadata carry the version, the licence and the Python versions."""
    info = f"mediacorpus-{mediacorpus.__version__}.dist-info"
    metadata = wheel.read(f"{info}/METADATA").decode("utf-8").splitlines()
    assert {f"Version: {mediacorpus.__version__}", "License-Expression: MIT", "Requires-Python: >=3.11"} <= set(metadata)
    assert f"{info}/licenses/LICENSE" in wheel.namelist()
