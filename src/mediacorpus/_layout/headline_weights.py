"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.87,
        "above a date or byline": -0.36,
        "above a like line": 0.45,
        "above a long line": 0.98,
        "above all of the body": 1.05,
        "all capitals": -0.66,
        "all words big": -0.32,
        "among lines printed again": -1.90,
        "arrow": -0.48,
        "asks or exclaims": 0.16,
        "begins another line": -0.17,
        "begins small": -0.60,
        "begins with a digit": -0.57,
        "begins with a mark": -0.92,
        "below a date or byline": -0.40,
        "below a like line": -0.36,
        "below a phrase": -0.28,
        "below a short line": -0.13,
        "below a stray": -0.59,
        "below strays": 0.15,
        "below the only date or byline": 1.59,
        "beside a line printed again": -0.57,
        "between a like line and a date": 0.11,
        "copyright": -0.88,
        "distance to the body": -0.45,
        "ends a sentence": -2.17,
        "ends another line": 1.72,
        "ends in a colon or comma": -1.37,
        "ends with a near line": -1.16,
        "far from the body": -0.47,
        "first of long lines": 0.65,
        "inside the body": -1.36,
        "is a credit": -0.52,
        "just above a date or byline": 1.38,
        "just above the body": 1.00,
        "just below a date or byline": -0.26,
        "just below running text": -0.73,
        "list of words": -0.42,
        "long words told often": 1.26,
        "looks like code": -0.84,
        "names people": -1.12,
        "near above a date or byline": 0.24,
        "near below a date or byline": 0.01,
        "near the body": 0.34,
        "no date or byline below": -1.91,
        "no words": -0.13,
        "parted": -1.33,
        "printed again near": 0.87,
        "printed often": -0.92,
        "printed once": -0.33,
        "printed thrice": 0.65,
        "printed twice": 0.88,
        "quoted below the body": 1.31,
        "running text": -1.06,
        "shares words with the body": 2.38,
        "shares words with the lead": 0.36,
        "size 3xl": -0.94,
        "size l": 0.88,
        "size m": 0.33,
        "size s": -0.70,
        "size xl": 0.73,
        "size xxl": -0.29,
        "two above a date or byline": 1.35,
        "words of a picture": -1.64,
        "words of the site": -1.14,
        "words shared": 1.06,
        "words told often": 1.52,
    }
)
