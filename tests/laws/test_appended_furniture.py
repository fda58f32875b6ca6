"""Law 7: a block of plain furniture below a page changes nothing above it."""

from __future__ import annotations

from hypothesis import given

import mediacorpus as mc
from mediacorpus.testing import GeneratedPage, append, assert_same_above, furniture_blocks, pages


@given(page=pages(), block=furniture_blocks())
def test_furniture_below_a_page_changes_nothing_above(page: GeneratedPage, block: str) -> None:
    """Share lines, form headings, captchas, separators and footers leave every role above them as it was."""
    assert_same_above(mc.parse(page.text), mc.parse(append(page, block)))
