"""Law 10: time is linear, on the most hostile input too."""

from __future__ import annotations

import pytest

import mediacorpus as mc
from mediacorpus.testing import HOSTILE, assert_linear_time


@pytest.mark.usefixtures("still_heap", "untraced")
@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(name: str) -> None:
    """Doubling a hostile text makes the parser at most two and a half times slower."""
    assert_linear_time(mc.parse, HOSTILE[name])
