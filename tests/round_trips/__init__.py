"""Readers that share no code with our writers, and one check for each format: what was written is what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus.testing import assert_round_trips
from tests.round_trips.articles import check_ninjs, check_schema_org
from tests.round_trips.stand_off import check_brat, check_dolma, check_spacy, check_web_annotation
from tests.round_trips.tables import check_csv, check_parquet
from tests.round_trips.tei import check_tei

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from mediacorpus import Document

__all__ = ["CHECKS", "check_all"]


def check_jsonl(document: Document, _folder: Path) -> None:
    """JSON gives back the document."""
    assert_round_trips(document)


CHECKS: Mapping[str, Callable[[Document, Path], None]] = {
    "JSON Lines": check_jsonl,
    "CSV": check_csv,
    "Parquet": check_parquet,
    "TEI": check_tei,
    "brat": check_brat,
    "spaCy": check_spacy,
    "Web Annotation": check_web_annotation,
    "schema.org": check_schema_org,
    "ninjs": check_ninjs,
    "Dolma": check_dolma,
}
"""The formats, each with its check; the folder is for the files of one document."""


def check_all(document: Document, folder: Path) -> None:
    """Check every format, each in a folder of its own."""
    for name, check in CHECKS.items():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        for old in place.iterdir():
            old.unlink()
        check(document, place)
