"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.83,
        "above a date or byline": -0.49,
        "above a like line": 0.30,
        "above a long line": 0.91,
        "above all of the body": 1.65,
        "all capitals": -0.87,
        "all words big": -0.18,
        "among lines printed again": -1.95,
        "arrow": -0.31,
        "asks or exclaims": 0.24,
        "begins another line": -0.01,
        "begins small": -0.47,
        "begins with a digit": -0.63,
        "begins with a mark": -0.84,
        "below a date or byline": -0.28,
        "below a like line": -0.28,
        "below a phrase": -0.14,
        "below a short line": -0.07,
        "below a stray": -0.19,
        "below strays": -0.64,
        "below the only date or byline": 1.45,
        "beside a line printed again": -0.71,
        "between a like line and a date": 0.05,
        "copyright": -0.87,
        "distance to the body": -0.68,
        "ends a sentence": -2.25,
        "ends another line": 1.88,
        "ends in a colon or comma": -1.19,
        "ends with a near line": -0.97,
        "far from the body": -0.30,
        "first of long lines": 0.75,
        "is a credit": -0.69,
        "just above a date or byline": 1.41,
        "just above the body": 0.77,
        "just below a date or byline": 0.03,
        "just below running text": -1.22,
        "list of words": -0.24,
        "long words told often": 1.42,
        "looks like code": -0.64,
        "names people": -1.21,
        "near above a date or byline": 0.25,
        "near below a date or byline": 0.10,
        "near the body": 0.20,
        "no date or byline below": -1.91,
        "no words": -0.16,
        "parted": -1.54,
        "printed again near": 0.89,
        "printed often": -0.86,
        "printed once": -0.28,
        "printed thrice": 0.68,
        "printed twice": 1.07,
        "quoted below the body": 1.31,
        "running text": -1.51,
        "shares words with the body": 2.28,
        "shares words with the lead": 0.35,
        "size 3xl": -1.03,
        "size l": 0.84,
        "size m": 0.44,
        "size s": -0.52,
        "size xl": 0.58,
        "size xxl": -0.31,
        "two above a date or byline": 1.38,
        "words of a picture": -1.44,
        "words of the site": -1.04,
        "words shared": 1.32,
        "words told often": 1.16,
    }
)
