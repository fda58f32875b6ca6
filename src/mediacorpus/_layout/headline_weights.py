"""The weights of the features of a title; written by ``tools/fit_headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.03,
        "above a date or byline": -0.50,
        "above a like line": 0.28,
        "above a long line": 0.90,
        "all capitals": -0.40,
        "all words big": -0.45,
        "arrow": -0.37,
        "asks or exclaims": 0.29,
        "begins another line": 0.54,
        "begins small": -0.46,
        "below a date or byline": -0.64,
        "below a like line": -0.52,
        "below a phrase": -0.19,
        "below a short line": -0.04,
        "below the only date or byline": 1.07,
        "between a like line and a date": 0.14,
        "distance to the body": -0.51,
        "ends a sentence": -1.64,
        "ends another line": 1.58,
        "ends in a colon or comma": -0.71,
        "inside the body": -2.57,
        "is a credit": -1.04,
        "just above a date or byline": 1.45,
        "just above the body": 0.96,
        "just below a date or byline": -0.01,
        "list of words": -0.11,
        "looks like code": -0.36,
        "names people": -0.11,
        "near above a date or byline": 0.07,
        "near below a date or byline": -0.30,
        "near the body": 0.77,
        "no date or byline below": -1.91,
        "no words": -0.17,
        "parted": -0.89,
        "printed thrice": 0.45,
        "printed twice": 0.72,
        "quoted below the body": 0.53,
        "shares words with the body": 2.39,
        "size 3xl": -0.75,
        "size l": 1.18,
        "size m": 0.09,
        "size s": -1.08,
        "size xl": 1.04,
        "size xxl": -0.47,
        "two above a date or byline": 0.91,
        "words shared": 1.65,
    }
)
