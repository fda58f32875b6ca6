"""Take the fields of one JSON object, checking each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

from mediacorpus.errors import SchemaError
from mediacorpus.model import Span

if TYPE_CHECKING:
    from enum import StrEnum

    Word = TypeVar("Word", bound=StrEnum)

__all__ = ["Record"]

LONGEST: Final = 60
"""How many characters of a wrong value an error shows: most of a terminal line."""

DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)  # "2021-06-02", not "20210602"
TIME = re.compile(r"\d\d:\d\d:\d\d(\.\d{6})?([+-]\d\d:\d\d(:\d\d(\.\d{6})?)?)?", re.ASCII)  # "09:08:00+02:00", not "9:08"


class Record:
    """
    One JSON object, whose fields are taken one by one.

    Args:
        value: the object, or whatever stands in its place.
        place: where it stands, e.g. ``sections[3].``; empty for the whole record.
        size: the length of the text, which bounds all spans.

    Raises:
        SchemaError: by each method, where the field is missing or not what it should be; the record is at fault.
    """

    def __init__(self, value: object, place: str, size: int = 0) -> None:
        self.place = place
        self.size = size
        if not isinstance(value, Mapping):
            raise SchemaError(f"{place.rstrip('.') or 'the record'} is {_show(value)}: not an object")
        self._fields = dict(value)

    def error(self, name: str, value: object, problem: str) -> SchemaError:
        """Return an error that names a field, its value and the problem."""
        return SchemaError(f"{self.place}{name} is {_show(value)}: it {problem}")

    def take(self, name: str) -> object:
        """Take a field that must be there."""
        if name not in self._fields:
            raise SchemaError(f"{self.place}{name} is missing")
        return self._fields.pop(name)

    def close(self) -> None:
        """Refuse what was not taken."""
        for name, value in self._fields.items():
            raise self.error(str(name), value, "is no field of this form; a newer version of mediacorpus may have written it")

    def records(self, name: str) -> list[Record]:
        """Take a list of objects; a missing one is empty."""
        return [Record(item, f"{self.place}{name}[{index}].", self.size) for index, item in enumerate(self._list(name))]

    def string(self, name: str) -> str:
        """Take a string, or a list of its pieces."""
        value = self.take(name)
        pieces = value if isinstance(value, list) else [value]
        words = [piece for piece in pieces if isinstance(piece, str)]
        if len(words) < len(pieces):
            raise self.error(name, value, "is not a string, nor a list of strings")
        return "".join(words)

    def optional_string(self, name: str) -> str | None:
        """Take a string that may be missing."""
        return self.string(name) if name in self._fields else None

    def word(self, name: str, words: type[Word]) -> Word:
        """Take one word of a closed set."""
        value = self.take(name)
        for word in words:
            if value == word.value:
                return word
        raise self.error(name, value, f"is none of {', '.join(words)}")

    def index(self, name: str, count: int | None = None) -> int:
        """Take an integer from 0 to ``count``, itself excluded."""
        return self._integer(name, self.take(name), count)

    def optional_index(self, name: str, count: int | None = None) -> int | None:
        """Take an integer that may be missing."""
        return self.index(name, count) if name in self._fields else None

    def indices(self, name: str, count: int) -> tuple[int, ...]:
        """Take a list of integers; a missing one is empty."""
        return tuple(self._integer(f"{name}[{place}]", item, count) for place, item in enumerate(self._list(name)))

    def span(self) -> Span:
        """Take ``start`` and ``end``."""
        start, end = self.index("start"), self.index("end")
        if not start <= end <= self.size:
            raise self.error("end", end, f"is not from {start}, the start, to {self.size}, the length of the text")
        return Span(start, end)

    def optional_pair(self, name: str) -> Span | None:
        """Take a span that may be missing."""
        return self._span(name, self.take(name)) if name in self._fields else None

    def pairs(self, name: str) -> tuple[Span, ...]:
        """Take a list of spans; a missing one is empty."""
        return tuple(self._span(f"{name}[{place}]", item) for place, item in enumerate(self._list(name)))

    def flag(self, name: str, *, default: bool) -> bool:
        """Take a boolean that may be missing."""
        if name not in self._fields:
            return default
        value = self.take(name)
        if not isinstance(value, bool):
            raise self.error(name, value, "is neither true nor false")
        return value

    def share(self, name: str) -> float:
        """Take a number from 0 to 1."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(name, value, "is not a number from 0 to 1")
        return float(value)

    def optional_date(self, name: str) -> datetime.date | None:
        """Take a date, ``YYYY-MM-DD``, that may be missing."""
        if name not in self._fields:
            return None
        value = self.take(name)
        try:
            if isinstance(value, str) and DATE.fullmatch(value):
                return datetime.date.fromisoformat(value)
        except ValueError:
            pass
        raise self.error(name, value, "is not a date of the form 2021-06-02")

    def optional_time(self, name: str) -> datetime.time | None:
        """Take a time, ``HH:MM:SS`` with its offset if it has one, that may be missing."""
        if name not in self._fields:
            return None
        value = self.take(name)
        try:
            if isinstance(value, str) and TIME.fullmatch(value):
                return datetime.time.fromisoformat(value)
        except ValueError:
            pass
        raise self.error(name, value, "is not a time of the form 09:08:00 or 09:08:00+02:00")

    def _list(self, name: str) -> list[object]:
        value = self._fields.pop(name, [])
        if not isinstance(value, list):
            raise self.error(name, value, "is not a list")
        return value

    def _integer(self, name: str, value: object, count: int | None) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(name, value, "is not an integer from 0 on")
        if count is not None and value >= count:
            raise self.error(name, value, f"is not less than {count}")
        return value

    def _span(self, name: str, value: object) -> Span:
        match value:
            case [first, last]:
                start, end = self._integer(f"{name}[0]", first, None), self._integer(f"{name}[1]", last, None)
            case _:
                raise self.error(name, value, "is not a pair [start, end]")
        if not start <= end <= self.size:
            raise self.error(name, value, f"is not a pair [start, end] in order within the text, whose length is {self.size}")
        return Span(start, end)


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
