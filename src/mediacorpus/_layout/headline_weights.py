"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.01,
        "above a date or byline": -0.45,
        "above a like line": 0.30,
        "above a long line": 0.79,
        "all capitals": -0.55,
        "all words big": -0.62,
        "arrow": -0.68,
        "asks or exclaims": 0.06,
        "begins another line": 0.27,
        "begins small": -0.62,
        "below a date or byline": -0.39,
        "below a like line": -0.32,
        "below a phrase": -0.05,
        "below a short line": -0.13,
        "below the only date or byline": 1.85,
        "between a like line and a date": 0.23,
        "distance to the body": -0.45,
        "ends a sentence": -1.99,
        "ends another line": 2.09,
        "ends in a colon or comma": -1.18,
        "first of long lines": 0.81,
        "inside the body": -3.44,
        "is a credit": -1.55,
        "just above a date or byline": 1.44,
        "just above the body": 1.04,
        "just below a date or byline": -0.35,
        "list of words": -0.40,
        "looks like code": -0.58,
        "names people": -1.17,
        "near above a date or byline": 0.12,
        "near below a date or byline": -0.11,
        "near the body": 0.60,
        "no date or byline below": -2.15,
        "no words": -0.28,
        "parted": -1.42,
        "printed thrice": 0.35,
        "printed twice": 0.81,
        "quoted below the body": 1.03,
        "shares words with the body": 3.39,
        "shares words with the lead": 0.94,
        "size 3xl": -1.30,
        "size l": 0.90,
        "size m": 0.63,
        "size s": -0.16,
        "size xl": 0.64,
        "size xxl": -0.72,
        "two above a date or byline": 1.05,
        "words shared": 0.94,
    }
)
