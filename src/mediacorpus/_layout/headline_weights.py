"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.80,
        "above a date or byline": -0.41,
        "above a like line": 0.33,
        "above a long line": 1.00,
        "above all of the body": 1.17,
        "all capitals": -0.87,
        "all words big": -0.13,
        "among lines printed again": -1.98,
        "arrow": -0.29,
        "asks or exclaims": 0.38,
        "begins another line": -0.09,
        "begins small": -0.38,
        "begins with a digit": -0.67,
        "begins with a mark": -0.95,
        "below a date or byline": -0.17,
        "below a like line": -0.35,
        "below a phrase": -0.14,
        "below a short line": -0.16,
        "below a stray": -0.29,
        "below strays": 0.16,
        "below the only date or byline": 1.40,
        "beside a line printed again": -0.66,
        "between a like line and a date": 0.04,
        "copyright": -0.85,
        "distance to the body": -0.70,
        "ends a sentence": -2.25,
        "ends another line": 1.91,
        "ends in a colon or comma": -1.28,
        "ends with a near line": -1.02,
        "far from the body": -0.25,
        "first of long lines": 0.71,
        "inside the body": -0.98,
        "is a credit": -0.67,
        "just above a date or byline": 1.42,
        "just above the body": 0.76,
        "just below a date or byline": 0.04,
        "just below running text": -0.86,
        "list of words": -0.17,
        "long words told often": 1.40,
        "looks like code": -0.63,
        "names people": -1.17,
        "near above a date or byline": 0.27,
        "near below a date or byline": 0.11,
        "near the body": 0.22,
        "no date or byline below": -1.94,
        "no words": -0.14,
        "parted": -1.76,
        "printed again near": 0.92,
        "printed often": -0.73,
        "printed once": -0.27,
        "printed thrice": 0.50,
        "printed twice": 1.05,
        "quoted below the body": 1.32,
        "running text": -0.63,
        "shares words with the body": 2.22,
        "shares words with the lead": 0.32,
        "size 3xl": -1.02,
        "size l": 0.86,
        "size m": 0.41,
        "size s": -0.56,
        "size xl": 0.64,
        "size xxl": -0.33,
        "two above a date or byline": 1.32,
        "words of a picture": -1.45,
        "words of the site": -1.03,
        "words shared": 1.38,
        "words told often": 1.19,
    }
)
