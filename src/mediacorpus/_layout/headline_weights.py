"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.85,
        "above a date or byline": -0.44,
        "above a like line": 0.35,
        "above a long line": 0.89,
        "above all of the body": 1.65,
        "all capitals": -0.88,
        "all words big": -0.11,
        "among lines printed again": -1.95,
        "arrow": -0.35,
        "asks or exclaims": 0.27,
        "begins another line": 0.45,
        "begins small": -0.45,
        "begins with a digit": -0.56,
        "begins with a mark": -0.85,
        "below a date or byline": -0.25,
        "below a like line": -0.22,
        "below a phrase": -0.09,
        "below a short line": -0.07,
        "below a stray": -0.16,
        "below strays": -0.60,
        "below the only date or byline": 1.48,
        "beside a line printed again": -0.62,
        "between a like line and a date": 0.01,
        "copyright": -0.87,
        "distance to the body": -0.50,
        "ends a sentence": -2.23,
        "ends another line": 1.84,
        "ends in a colon or comma": -1.32,
        "ends with a near line": -0.98,
        "far from the body": -0.34,
        "first of long lines": 0.78,
        "is a credit": -0.69,
        "just above a date or byline": 1.45,
        "just above the body": 0.75,
        "just below a date or byline": 0.06,
        "just below running text": -1.20,
        "list of words": -0.22,
        "long words told often": 1.39,
        "looks like code": -0.64,
        "names people": -1.21,
        "near above a date or byline": 0.24,
        "near below a date or byline": 0.13,
        "near the body": 0.27,
        "no date or byline below": -1.96,
        "no words": -0.17,
        "parted": -1.49,
        "printed again near": 0.97,
        "printed often": -0.87,
        "printed once": -0.28,
        "printed thrice": 0.60,
        "printed twice": 1.01,
        "quoted below the body": 1.32,
        "running text": -1.55,
        "shares words with the body": 2.24,
        "shares words with the lead": 0.38,
        "size 3xl": -1.02,
        "size l": 0.84,
        "size m": 0.47,
        "size s": -0.58,
        "size xl": 0.60,
        "size xxl": -0.30,
        "two above a date or byline": 1.40,
        "words of a picture": -1.42,
        "words of the site": -1.05,
        "words shared": 1.34,
        "words told often": 1.30,
    }
)
