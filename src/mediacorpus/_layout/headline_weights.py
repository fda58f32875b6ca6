"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.15,
        "above a date or byline": -0.53,
        "above a like line": 0.30,
        "above a long line": 0.98,
        "all capitals": -0.70,
        "all words big": -0.61,
        "arrow": -0.46,
        "asks or exclaims": 0.36,
        "begins another line": 0.83,
        "begins small": -0.69,
        "below a date or byline": -0.45,
        "below a like line": -0.50,
        "below a phrase": -0.09,
        "below a short line": -0.02,
        "below the only date or byline": 1.73,
        "between a like line and a date": 0.13,
        "distance to the body": -0.81,
        "ends a sentence": -2.09,
        "ends another line": 2.02,
        "ends in a colon or comma": -0.86,
        "inside the body": -3.93,
        "is a credit": -1.59,
        "just above a date or byline": 1.56,
        "just above the body": 1.05,
        "just below a date or byline": -0.25,
        "list of words": -0.62,
        "looks like code": -0.53,
        "names people": -1.09,
        "near above a date or byline": 0.12,
        "near below a date or byline": -0.21,
        "near the body": 0.52,
        "no date or byline below": -2.22,
        "no words": -0.42,
        "parted": -1.39,
        "printed thrice": 0.34,
        "printed twice": 0.67,
        "quoted below the body": 0.99,
        "shares words with the body": 2.96,
        "size 3xl": -1.12,
        "size l": 1.29,
        "size m": 0.20,
        "size s": -0.83,
        "size xl": 1.16,
        "size xxl": -0.70,
        "two above a date or byline": 1.12,
        "words shared": 1.79,
    }
)
