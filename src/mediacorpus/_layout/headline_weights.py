"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.10,
        "above a date or byline": -0.56,
        "above a like line": 0.28,
        "above a long line": 0.95,
        "all capitals": -0.61,
        "all words big": -0.75,
        "arrow": -0.46,
        "asks or exclaims": 0.12,
        "begins another line": 0.28,
        "begins small": -0.77,
        "below a date or byline": -0.40,
        "below a like line": -0.61,
        "below a phrase": -0.06,
        "below a short line": -0.03,
        "below the only date or byline": 1.59,
        "between a like line and a date": 0.21,
        "distance to the body": -0.63,
        "ends a sentence": -2.04,
        "ends another line": 2.05,
        "ends in a colon or comma": -0.90,
        "inside the body": -3.77,
        "is a credit": -1.61,
        "just above a date or byline": 1.52,
        "just above the body": 1.08,
        "just below a date or byline": -0.22,
        "list of words": -0.54,
        "looks like code": -0.51,
        "names people": -1.11,
        "near above a date or byline": 0.09,
        "near below a date or byline": -0.21,
        "near the body": 0.59,
        "no date or byline below": -2.13,
        "no words": -0.31,
        "parted": -1.40,
        "printed thrice": 0.52,
        "printed twice": 0.77,
        "quoted below the body": 0.99,
        "shares words with the body": 2.93,
        "size 3xl": -1.14,
        "size l": 1.33,
        "size m": 0.21,
        "size s": -0.82,
        "size xl": 1.11,
        "size xxl": -0.68,
        "two above a date or byline": 1.08,
        "words shared": 1.75,
    }
)
