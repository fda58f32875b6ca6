"""
Settle how hard Hypothesis tries, what stands still while time is taken, and which processes are measured.

The profile ``default`` is the same on every run and every machine.  For more,
``pytest --hypothesis-profile long`` or the environment variable
``HYPOTHESIS_PROFILE=long`` draws new examples, and many of them.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
"""Whole pages are large examples, and a loaded machine is slow: neither says anything about the library."""

settings.register_profile(
    "default",
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=SLOW,
)
settings.register_profile("long", max_examples=3000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


if "PYTEST_XDIST_WORKER" in os.environ:
    # Coverage starts in the processes that share out the tests, and ends there: an interpreter that a test starts
    # takes its time and lists its modules without it.
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture(scope="module")
def still_heap() -> Iterator[None]:
    """Keep what other tests have made out of the garbage collections of one that takes time: a quarter of its seconds."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def untraced() -> Iterator[None]:
    """Keep the tracer of coverage, which doubles the time of our code, out of a test that takes time."""
    measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
    yield
    if measuring is not None:
        measuring.start()
