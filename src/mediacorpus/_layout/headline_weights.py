"""The weights of the features of a title; written by ``tools/fit_headline.py``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WEIGHTS"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "above a like line": 0.80,
        "all capitals": -0.35,
        "all words big": -0.57,
        "asks or exclaims": 0.28,
        "begins another line": 0.61,
        "begins small": -0.54,
        "below a date or byline": -0.66,
        "below a like line": -0.56,
        "below a short line": -0.12,
        "distance to the body": -0.61,
        "ends a sentence": -1.66,
        "ends another line": 1.67,
        "ends in a colon or comma": -0.78,
        "inside the body": -2.52,
        "is a credit": -0.95,
        "just above a date or byline": 1.78,
        "just above the body": 1.06,
        "just below a date or byline": 0.51,
        "looks like code": -0.35,
        "near above a date or byline": 0.32,
        "near below a date or byline": -0.29,
        "near the body": 0.81,
        "no date or byline below": -1.41,
        "no words": -0.17,
        "parted": -0.87,
        "printed thrice": 0.44,
        "printed twice": 0.69,
        "shares words with the body": 2.45,
        "size 3xl": -0.72,
        "size l": 1.19,
        "size m": 0.12,
        "size s": -1.07,
        "size xl": 1.01,
        "size xxl": -0.53,
        "two above a date or byline": 1.13,
        "words shared": 1.65,
    }
)
