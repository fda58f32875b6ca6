"""
Spark and Ray give the rows that this process gives.

The scripts are those of the how-to pages.  ``make test-engines`` installs the engines and runs these tests.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
import pytest

from mediacorpus.arrow import SCHEMA, from_table, parse_batch
from mediacorpus.testing import HOSTILE, ArticleRecipe, PageRecipe, hostile_text, write_page

ROOT = Path(__file__).parents[2]
FILES = 4
"""Into how many files the pages are put, so that an engine has something to share out."""

SECONDS = 400
"""How long a script may take; an engine starts in 10 s, and in a minute where the machine is busy."""


def installed(name: str) -> pytest.MarkDecorator:
    """Skip the test, and say why, where an engine is not installed."""
    return pytest.mark.skipif(importlib.util.find_spec(name) is None, reason=f"{name} is not installed: make test-engines")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of Parquet files of pages: the seeds, generated ones, hostile ones, and two that are null."""
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    generated = [write_page(PageRecipe(articles=(ArticleRecipe(seed=seed),) * (1 + seed % 3))).text for seed in range(300)]
    hostile = [hostile_text(name, 3000).encode("utf-8", "replace").decode() for name in HOSTILE]
    texts = [*seeds, *generated, None, *hostile, None]
    ids = [f"page-{index:04}" for index in range(len(texts))]
    folder = tmp_path_factory.mktemp("engines") / "pages.parquet"
    folder.mkdir()
    for index in range(FILES):
        table = pa.table({"id": ids[index::FILES], "text": pa.array(texts[index::FILES], pa.string())})
        pyarrow.parquet.write_table(table, folder / f"{index}.parquet")
    return folder


@pytest.fixture(scope="module")
def serial(pages: Path) -> dict[str, str]:
    """Return the hash of each row that this process gives."""
    batches = pyarrow.parquet.read_table(pages).to_batches()
    return hashes(pa.Table.from_batches(map(parse_batch, batches), SCHEMA))


def hashes(table: pa.Table) -> dict[str, str]:
    """Return the SHA-256 of each row, under its id."""
    rows = table.select(SCHEMA.names).to_pylist()
    return {row["id"]: hashlib.sha256(json.dumps(row, sort_keys=True, default=str).encode()).hexdigest() for row in rows}


def run(command: list[str], **environment: str) -> None:
    """Run the script of an engine, in a Python like this one."""
    path = os.pathsep.join(sys.path)
    settings = {**os.environ, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable, **environment}
    done = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-4000:]


def check(parsed: Path, serial: dict[str, str]) -> None:
    """Check that the rows are all there, equal by hash, and documents again."""
    table = pyarrow.parquet.read_table(parsed)
    assert table.num_rows == len(serial)
    assert hashes(table) == serial
    errors = [error for error in table["error"].to_pylist() if error]
    assert errors == ["text is null"] * 2
    documents = list(from_table(table.filter(pa.compute.is_null(table["error"]))))
    assert len(documents) == len(serial) - 2


@installed("pyspark")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 or later, and there is no java")
def test_spark_gives_the_same_rows(pages: Path, serial: dict[str, str], tmp_path: Path) -> None:
    """``mapInArrow`` on two local workers gives, row by row, the hashes of this process."""
    submit = str(Path(sys.executable).with_name("spark-submit"))
    script = str(ROOT / "docs" / "how-to" / "spark_job.py")
    parsed = tmp_path / "parsed.parquet"
    run([submit, "--master", "local[2]", script, str(pages), str(parsed)], SPARK_LOCAL_IP="127.0.0.1")
    check(parsed, serial)


@installed("ray")
def test_ray_gives_the_same_rows(pages: Path, serial: dict[str, str], tmp_path: Path) -> None:
    """``map_batches`` on local workers gives, row by row, the hashes of this process."""
    script = str(ROOT / "docs" / "how-to" / "ray_job.py")
    parsed = tmp_path / "parsed.parquet"
    run([sys.executable, script, str(pages), str(parsed)], RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")
    check(parsed, serial)
