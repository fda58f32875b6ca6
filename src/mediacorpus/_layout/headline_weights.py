"""The weights of the features of a title; written by ``tools/fit_headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "above a date or byline": -0.54,
        "above a like line": 0.29,
        "above a long line": 0.89,
        "all capitals": -0.40,
        "all words big": -0.48,
        "arrow": -0.46,
        "asks or exclaims": 0.28,
        "begins another line": 0.54,
        "begins small": -0.43,
        "below a date or byline": -0.74,
        "below a like line": -0.56,
        "below a phrase": -0.21,
        "below a short line": -0.10,
        "distance to the body": -0.57,
        "ends a sentence": -1.65,
        "ends another line": 1.62,
        "ends in a colon or comma": -0.71,
        "inside the body": -2.59,
        "is a credit": -1.07,
        "just above a date or byline": 1.43,
        "just above the body": 1.00,
        "just below a date or byline": 0.44,
        "list of words": -0.13,
        "looks like code": -0.38,
        "near above a date or byline": 0.02,
        "near below a date or byline": -0.36,
        "near the body": 0.77,
        "no date or byline below": -1.72,
        "no words": -0.17,
        "parted": -0.89,
        "printed thrice": 0.45,
        "printed twice": 0.72,
        "shares words with the body": 2.41,
        "size 3xl": -0.75,
        "size l": 1.17,
        "size m": 0.11,
        "size s": -1.08,
        "size xl": 1.03,
        "size xxl": -0.48,
        "two above a date or byline": 0.83,
        "words shared": 1.71,
    }
)
