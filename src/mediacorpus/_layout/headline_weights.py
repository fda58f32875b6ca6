"""The weights of the features of a title; written by ``tools/fit_headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "above a like line": 0.29,
        "above a long line": 0.88,
        "all capitals": -0.40,
        "all words big": -0.49,
        "arrow": -0.47,
        "asks or exclaims": 0.28,
        "begins another line": 0.54,
        "begins small": -0.44,
        "below a date or byline": -0.76,
        "below a like line": -0.62,
        "below a phrase": -0.23,
        "below a short line": -0.17,
        "distance to the body": -0.57,
        "ends a sentence": -1.66,
        "ends another line": 1.64,
        "ends in a colon or comma": -0.69,
        "inside the body": -2.57,
        "is a credit": -1.08,
        "just above a date or byline": 1.73,
        "just above the body": 0.98,
        "just below a date or byline": 0.41,
        "list of words": -0.12,
        "looks like code": -0.37,
        "near above a date or byline": 0.32,
        "near below a date or byline": -0.38,
        "near the body": 0.82,
        "no date or byline below": -1.36,
        "no words": -0.17,
        "parted": -0.84,
        "printed thrice": 0.44,
        "printed twice": 0.71,
        "shares words with the body": 2.44,
        "size 3xl": -0.75,
        "size l": 1.17,
        "size m": 0.12,
        "size s": -1.07,
        "size xl": 1.02,
        "size xxl": -0.48,
        "two above a date or byline": 1.12,
        "words shared": 1.73,
    }
)
