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
        "above a date or byline": -0.44,
        "above a like line": 0.21,
        "above a long line": 0.91,
        "all capitals": -0.39,
        "all words big": -0.47,
        "arrow": -0.35,
        "asks or exclaims": 0.30,
        "begins another line": 0.51,
        "begins small": -0.43,
        "below a date or byline": -0.61,
        "below a like line": -0.51,
        "below a phrase": -0.16,
        "below a short line": 0.02,
        "below the only date or byline": 1.10,
        "between a like line and a date": 0.15,
        "distance to the body": -0.43,
        "ends a sentence": -1.64,
        "ends another line": 1.60,
        "ends in a colon or comma": -0.69,
        "inside the body": -2.57,
        "is a credit": -0.88,
        "just above a date or byline": 1.41,
        "just above the body": 0.97,
        "just below a date or byline": 0.02,
        "list of words": -0.12,
        "looks like code": -0.37,
        "names people": -0.53,
        "near above a date or byline": 0.06,
        "near below a date or byline": -0.29,
        "near the body": 0.69,
        "no date or byline below": -1.94,
        "no words": -0.19,
        "parted": -0.90,
        "printed thrice": 0.40,
        "printed twice": 0.70,
        "quoted below the body": 0.53,
        "shares words with the body": 2.34,
        "size 3xl": -0.76,
        "size l": 1.13,
        "size m": 0.02,
        "size s": -0.85,
        "size xl": 1.00,
        "size xxl": -0.55,
        "two above a date or byline": 0.93,
        "words shared": 1.63,
    }
)
