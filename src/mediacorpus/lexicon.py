"""
Names that the caller knows: load them, merge them, write them back.

Shape: a :class:`Lexicon` is a tuple of :class:`LexiconEntry` and a tuple of
forbidden merges.  It reads and writes TOML, CSV, JSON lines and the patterns of
spaCy's EntityRuler; the format is told by the suffix of the file.

.. code-block:: toml

    [[entity]]
    name = "Ada Stone"
    label = "PERSON"
    aliases = ["A. Stone", "Dame Ada"]
    roles = ["mayor of Oxford"]

    [[never]]
    names = ["Ada Stone", "Adam Stone"]
"""

from __future__ import annotations

import csv
import io
import json
import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from mediacorpus.errors import LexiconError, ReadError
from mediacorpus.model import EntityLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Lexicon", "LexiconEntry"]

_FIELDS = ("name", "label", "aliases", "roles", "never")


@attrs.frozen
class LexiconEntry:
    """One entity that the caller knows."""

    name: str
    """Its usual name."""
    label: EntityLabel = attrs.field(kw_only=True)
    """What it is."""
    aliases: tuple[str, ...] = attrs.field(kw_only=True, default=())
    """Its other names and spellings."""
    roles: tuple[str, ...] = attrs.field(kw_only=True, default=())
    """What it is known as, e.g. "mayor of Oxford"; for the reader, not for the search."""


@attrs.frozen
class Lexicon:
    """
    The names that the caller knows, and the merges that the caller forbids.

    Example:
        >>> one = Lexicon((LexiconEntry("Ada Stone", label=EntityLabel.PERSON, aliases=("Dame Ada",)),))
        >>> Lexicon.from_toml(one.to_toml()) == one
        True
    """

    entries: tuple[LexiconEntry, ...] = ()
    """The entities, in the order of the file."""
    never: tuple[tuple[str, str], ...] = attrs.field(kw_only=True, default=())
    """Pairs of names that are never one entity."""

    def __or__(self, other: Lexicon) -> Lexicon:
        """Merge two lexicons: entries of one name and label become one, the left one's order first."""
        merged: dict[tuple[str, EntityLabel], LexiconEntry] = {}
        for entry in (*self.entries, *other.entries):
            slot = (entry.name, entry.label)
            old = merged.get(slot)
            merged[slot] = entry if old is None else _joined(old, entry)
        return Lexicon(tuple(merged.values()), never=tuple(dict.fromkeys((*self.never, *other.never))))

    @classmethod
    def conflict_groups(cls) -> Lexicon:
        """Return the bundled lexicon of armed groups; it is never used unless the caller gives it."""
        path = resources.files("mediacorpus") / "_lexicons" / "conflict_groups.toml"
        return cls.from_toml(path.read_text(encoding="utf-8"), source="conflict_groups.toml")

    @classmethod
    def read(cls, path: str | Path) -> Lexicon:
        """
        Read a lexicon file; its suffix is ``.toml``, ``.csv`` or ``.jsonl``.

        JSON lines may be our own or the patterns of spaCy's EntityRuler.

        Raises:
            ReadError: the file cannot be read.
            LexiconError: a row is malformed, or the suffix is unknown; the message names file, line and field.
        """
        path = Path(path)
        parse = {".toml": cls.from_toml, ".csv": cls.from_csv, ".jsonl": cls.from_jsonl}.get(path.suffix.casefold())
        if parse is None:
            raise _error(str(path), 0, "suffix", f"{path.suffix!r} is none of .toml, .csv, .jsonl")
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise _error(str(path), 0, "encoding", f"not UTF-8 at byte {error.start}") from error
        except OSError as error:
            raise ReadError(f"{path}: cannot be read: {error.strerror}", source=str(path)) from error
        return parse(text, source=str(path))

    def write(self, path: str | Path) -> None:
        """
        Write the lexicon; the suffix of the file tells the format.

        Raises:
            LexiconError: the suffix is none of ``.toml``, ``.csv``, ``.jsonl``.
            OSError: the file cannot be written.
        """
        path = Path(path)
        render = {".toml": self.to_toml, ".csv": self.to_csv, ".jsonl": self.to_jsonl}.get(path.suffix.casefold())
        if render is None:
            raise _error(str(path), 0, "suffix", f"{path.suffix!r} is none of .toml, .csv, .jsonl")
        path.write_text(render(), encoding="utf-8", newline="\n")

    @classmethod
    def from_toml(cls, text: str, *, source: str = "<toml>") -> Lexicon:
        """Read ``[[entity]]`` and ``[[never]]`` tables; see the module for an example."""
        try:
            table = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{source}: not TOML: {error}", source=source) from error
        unknown = sorted(set(table) - {"entity", "never"})
        if unknown:
            raise _error(source, _line_of(text, unknown[0]), unknown[0], "unknown table; use [[entity]] or [[never]]")
        lines = {
            kind: [i for i, line in enumerate(text.splitlines(), 1) if line.strip().startswith(f"[[{kind}]]")]
            for kind in ("entity", "never")
        }
        rows = _tables(table, "entity", source)
        entries = [_entry(row, source, _nth(lines["entity"], i)) for i, row in enumerate(rows)]
        pairs = [
            _pair(row.get("names"), source, _nth(lines["never"], i)) for i, row in enumerate(_tables(table, "never", source))
        ]
        return cls(tuple(entries), never=tuple(pairs))

    @classmethod
    def from_csv(cls, text: str, *, source: str = "<csv>") -> Lexicon:
        """
        Read rows under the header ``name,label,aliases,roles,never``.

        Many values in one cell stand apart by ``|``; ``never`` holds the names this one must not join.
        """
        reader = csv.DictReader(io.StringIO(text, newline=""))
        try:
            header = reader.fieldnames or []
            rows = [(reader.line_num, row) for row in reader]
        except csv.Error as error:
            raise _error(source, reader.line_num, "row", f"not CSV: {error}") from error
        for field in ("name", "label"):
            if field not in header:
                raise _error(source, 1, field, f"missing in the header {','.join(header)!r}")
        for field in header:
            if field not in _FIELDS:
                raise _error(source, 1, field, f"unknown column; use {', '.join(_FIELDS)}")
        entries: list[LexiconEntry] = []
        never: list[tuple[str, str]] = []
        for line, row in rows:
            if None in row or any(cell is None for cell in row.values()):
                raise _error(source, line, "row", f"has not {len(header)} cells")
            lists = {field: _cells(row.get(field) or "") for field in _FIELDS[2:]}
            entry = _entry(
                {"name": row["name"], "label": row["label"], "aliases": lists["aliases"], "roles": lists["roles"]}, source, line
            )
            entries.append(entry)
            never.extend((entry.name, other) for other in lists["never"])
        return cls(tuple(entries), never=tuple(never))

    @classmethod
    def from_jsonl(cls, text: str, *, source: str = "<jsonl>") -> Lexicon:
        """Read one object a line: ours, ``{"never": [a, b]}``, or a pattern of spaCy's EntityRuler."""
        entries: dict[tuple[str, EntityLabel], LexiconEntry] = {}
        never: list[tuple[str, str]] = []
        for number, line in enumerate(text.split("\n"), 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise _error(source, number, f"column {error.colno}", f"not JSON: {error.msg}") from error
            except RecursionError as error:
                raise _error(source, number, "row", "nested too deep") from error
            if not isinstance(row, dict):
                raise _error(source, number, "row", "not an object")
            if "never" in row and "name" not in row:
                never.append(_pair(row["never"], source, number))
                continue
            entry = _pattern(row, source, number) if "pattern" in row else _entry(row, source, number)
            old = entries.get((entry.name, entry.label))
            entries[entry.name, entry.label] = entry if old is None else _joined(old, entry)
        return cls(tuple(entries.values()), never=tuple(never))

    def to_toml(self) -> str:
        """Write the lexicon as TOML."""
        blocks = []
        for entry in self.entries:
            lines = ["[[entity]]", f"name = {_quoted(entry.name)}", f"label = {_quoted(entry.label)}"]
            lines += [
                f"{field} = [{', '.join(map(_quoted, values))}]"
                for field, values in (("aliases", entry.aliases), ("roles", entry.roles))
                if values
            ]
            blocks.append("\n".join(lines))
        blocks += [f"[[never]]\nnames = [{_quoted(one)}, {_quoted(other)}]" for one, other in self.never]
        return "\n\n".join(blocks) + "\n" if blocks else ""

    def to_csv(self) -> str:
        """
        Write the lexicon as CSV.

        Raises:
            LexiconError: a value holds ``|``, or a forbidden pair names no entry; CSV cannot say it.
        """
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_FIELDS)
        names = {entry.name for entry in self.entries}
        for one, _ in self.never:
            if one not in names:
                raise _error("<csv>", 0, "never", f"{one!r} is no entry of the lexicon; write TOML instead")
        said: set[str] = set()
        for entry in self.entries:
            never = [other for one, other in self.never if one == entry.name and one not in said]
            said.add(entry.name)
            writer.writerow([entry.name, entry.label, *(_cell(values) for values in (entry.aliases, entry.roles, never))])
        return out.getvalue()

    def to_jsonl(self) -> str:
        """Write the lexicon as JSON lines."""
        rows: list[dict[str, object]] = [
            {"name": entry.name, "label": entry.label, "aliases": entry.aliases, "roles": entry.roles} for entry in self.entries
        ]
        rows += [{"never": pair} for pair in self.never]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def to_patterns(self) -> str:
        """Write the names as phrase patterns of spaCy's EntityRuler, one a line, ``id`` the usual name."""
        rows = (
            {"label": entry.label, "pattern": form, "id": entry.name}
            for entry in self.entries
            for form in (entry.name, *entry.aliases)
        )
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _joined(one: LexiconEntry, other: LexiconEntry) -> LexiconEntry:
    aliases = (*one.aliases, *other.aliases)
    return attrs.evolve(one, aliases=tuple(dict.fromkeys(aliases)), roles=tuple(dict.fromkeys((*one.roles, *other.roles))))


def _error(source: str, line: int, field: str, problem: str) -> LexiconError:
    where = f"{source}, line {line}" if line else source
    return LexiconError(f"{where}, field {field!r}: {problem}", source=source)


def _entry(row: Mapping[str, object], source: str, line: int) -> LexiconEntry:
    for field in row:
        if field not in ("name", "label", "aliases", "roles"):
            raise _error(source, line, str(field), "unknown field; use name, label, aliases, roles")
    name, label = row.get("name"), row.get("label")
    if not isinstance(name, str) or not name.strip():
        raise _error(source, line, "name", f"{name!r} is not a name")
    return LexiconEntry(
        name,
        label=_label(label, source, line),
        aliases=_strings(row, "aliases", source, line),
        roles=_strings(row, "roles", source, line),
    )


_SPACY = {"PER": "PERSON", "LOCATION": "LOC", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "COUNTRY": "GPE", "CITY": "GPE"}
"""Labels that other tools give for ours."""


def _label(label: object, source: str, line: int) -> EntityLabel:
    if isinstance(label, str):
        word = _SPACY.get(label.upper(), label.upper())
        if word in EntityLabel.__members__:
            return EntityLabel(word)
    raise _error(source, line, "label", f"{label!r} is none of {', '.join(EntityLabel)}")


def _strings(row: Mapping[str, object], field: str, source: str, line: int) -> tuple[str, ...]:
    values = row.get(field, [])
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) and value.strip() for value in values):
        raise _error(source, line, field, f"{values!r} is not a list of names")
    return tuple(values)


def _pair(names: object, source: str, line: int) -> tuple[str, str]:
    if isinstance(names, list) and len(names) == 2 and all(isinstance(name, str) and name.strip() for name in names):
        return names[0], names[1]
    raise _error(source, line, "never", f"{names!r} is not a pair of names")


def _pattern(row: Mapping[str, object], source: str, line: int) -> LexiconEntry:
    """Read a pattern of spaCy's EntityRuler: a phrase, or tokens each with one TEXT, ORTH or LOWER."""
    pattern, identity = row["pattern"], row.get("id")
    if isinstance(pattern, list):
        pattern = " ".join(_tokens(pattern, source, line))
    if not isinstance(pattern, str) or not pattern.strip():
        raise _error(source, line, "pattern", f"{pattern!r} is neither a phrase nor a list of tokens")
    name = identity if isinstance(identity, str) and identity.strip() else pattern
    return LexiconEntry(name, label=_label(row.get("label"), source, line), aliases=() if name == pattern else (pattern,))


def _tokens(pattern: list[object], source: str, line: int) -> Iterator[str]:
    for token in pattern:
        words = [token[key] for key in ("TEXT", "ORTH", "LOWER") if key in token] if isinstance(token, dict) else []
        if len(words) != 1 or len(token if isinstance(token, dict) else ()) != 1 or not isinstance(words[0], str):
            raise _error(source, line, "pattern", f"token {token!r} is not one of TEXT, ORTH or LOWER with a word")
        yield words[0]


def _tables(table: Mapping[str, object], kind: str, source: str) -> list[dict[str, object]]:
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _error(source, 0, kind, f"not an array of tables; write [[{kind}]]")
    return rows


def _nth(lines: list[int], i: int) -> int:
    return lines[i] if i < len(lines) else 0


def _line_of(text: str, word: str) -> int:
    return next((i for i, line in enumerate(text.splitlines(), 1) if word in line), 0)


def _cells(cell: str) -> list[str]:
    return [value.strip() for value in cell.split("|") if value.strip()]


def _cell(values: Iterable[str]) -> str:
    values = list(values)
    for value in values:
        if "|" in value or value != value.strip():
            raise _error("<csv>", 0, "aliases", f"{value!r} holds '|' or outer blanks; write TOML instead")
    return "|".join(values)


_ESCAPES: Mapping[int, str] = {**{i: f"\\u{i:04x}" for i in (*range(0x20), 0x7F)}, ord('"'): '\\"', ord("\\"): "\\\\"}


def _quoted(value: str) -> str:
    return f'"{value.translate(_ESCAPES)}"'
