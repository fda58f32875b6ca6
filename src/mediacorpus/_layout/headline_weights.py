"""The weights of the features of a title; written by ``tests/training/headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "a like line above a date": -0.81,
        "above a date or byline": -0.40,
        "above a like line": 0.35,
        "above a long line": 1.02,
        "above all of the body": 1.07,
        "all capitals": -0.80,
        "all words big": -0.12,
        "among lines printed again": -1.98,
        "arrow": -0.49,
        "asks or exclaims": 0.31,
        "begins another line": -0.13,
        "begins small": -0.54,
        "begins with a digit": -0.66,
        "begins with a mark": -0.81,
        "below a date or byline": -0.36,
        "below a like line": -0.27,
        "below a phrase": -0.17,
        "below a short line": -0.10,
        "below a stray": -0.23,
        "below strays": -0.06,
        "below the only date or byline": 1.46,
        "beside a line printed again": -0.65,
        "between a like line and a date": 0.08,
        "copyright": -0.96,
        "distance to the body": -0.65,
        "ends a sentence": -2.22,
        "ends another line": 1.67,
        "ends in a colon or comma": -1.25,
        "ends with a near line": -1.18,
        "far from the body": -0.34,
        "first of long lines": 0.75,
        "inside the body": -1.17,
        "is a credit": -0.68,
        "just above a date or byline": 1.41,
        "just above the body": 1.01,
        "just below a date or byline": -0.22,
        "just below running text": -0.68,
        "list of words": -0.32,
        "long words told often": 1.27,
        "looks like code": -0.55,
        "names people": -1.17,
        "near above a date or byline": 0.22,
        "near below a date or byline": -0.01,
        "near the body": 0.32,
        "no date or byline below": -1.88,
        "no words": -0.12,
        "parted": -1.47,
        "printed again near": 0.96,
        "printed often": -0.71,
        "printed once": -0.22,
        "printed thrice": 0.61,
        "printed twice": 1.01,
        "quoted below the body": 1.21,
        "running text": -0.81,
        "shares words with the body": 2.23,
        "shares words with the lead": 0.30,
        "size 3xl": -1.04,
        "size l": 0.88,
        "size m": 0.39,
        "size s": -0.64,
        "size xl": 0.70,
        "size xxl": -0.28,
        "two above a date or byline": 1.34,
        "words of a picture": -1.54,
        "words of the site": -1.00,
        "words shared": 1.18,
        "words told often": 1.53,
    }
)
