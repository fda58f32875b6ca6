"""
Write a document as brat stand-off, and read it back.

A text-bound annotation (``T``) stands for each section, quotation, attribution, cue, name, role and header field; a
relation (``R``) leads from a quotation to its attribution, to its cue, and to the name of its speaker.  What brat has no
place for is a note (``#``) of JSON on the annotation it belongs to.

Units: code points of the text, as brat counts.  An annotation of brat may not cross the end of a line, so a span of
several lines is written as a discontinuous one, a fragment for each line.
"""

from __future__ import annotations

import bisect
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from mediacorpus._across.fingerprints import page_id
from mediacorpus.errors import SchemaError
from mediacorpus.model import EntityLabel, QuoteKind, SectionKind
from mediacorpus.writers.address import placed
from mediacorpus.writers.jsonl import SCHEMA, from_dict, to_dict
from mediacorpus.writers.letters import encodable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from mediacorpus.model import Document

__all__ = ["CONFIGURATION", "Brat", "from_brat", "to_brat", "write_brat"]

FRAGMENT = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# "It rained", as far as brat and Python read a line of a file; not "\n", nor "\u2028".

FIELDS: Final = ("title", "source", "dateline")
PARTS: Final = ("attribution", "cue")

_ENTITIES: Final = [
    *(f"section_{kind}" for kind in SectionKind),
    *(f"article_{field}" for field in (*FIELDS, "author", "date")),
    *(f"quote_{name}" for name in (*QuoteKind, *PARTS)),
    "role",
    *EntityLabel,
]
_QUOTES: Final = "|".join(f"quote_{kind}" for kind in QuoteKind)
CONFIGURATION: Final = "\n".join(
    [
        "[entities]",
        *_ENTITIES,
        "[relations]",
        *(f"{part}\tArg1:{_QUOTES}, Arg2:quote_{part}" for part in PARTS),
        f"speaker\tArg1:{_QUOTES}, Arg2:{'|'.join(EntityLabel)}",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
        "",
    ]
)
"""The file ``annotation.conf`` of a folder of such documents."""


@attrs.frozen(kw_only=True)
class Brat:
    """The two files of a document in brat."""

    text: str = attrs.field(repr=False)
    """The file ``.txt``: the page, where a lone surrogate is U+FFFD."""
    annotations: str = attrs.field(repr=False)
    """The file ``.ann``."""


def to_brat(document: Document) -> Brat:
    """
    Return the two files of a document.

    The id, the origin and the notes of the document are not written, for they are of no stretch of the page.

    Source:
        The stand-off format of brat, https://brat.nlplab.org/standoff.html.
    """
    document = encodable(document)
    writer = _Writer(document.text)
    record = to_dict(document)
    for section in record.get("sections", ()):
        writer.bound(f"section_{section.pop('kind')}", _ends(section), section)
    for index, article in enumerate(record.get("articles", ())):
        for field in FIELDS:
            if field in article:
                writer.bound(f"article_{field}", article[field], {"article": index})
        for author in article.get("authors", ()):
            writer.bound("article_author", author, {"article": index})
        for date in article.get("dates", ()):
            writer.bound("article_date", _ends(date), {"article": index, **date})
    entities = [_write_entity(writer, index, entity) for index, entity in enumerate(record.get("entities", ()))]
    for quote in record.get("quotes", ()):
        _write_quote(writer, quote, entities)
    return Brat(text=document.text, annotations="".join(writer.lines))


def write_brat(documents: Iterable[Document], folder: str | os.PathLike[str]) -> None:
    """
    Write each document as a pair of files named by its id, and ``annotation.conf`` beside them.

    All but letters, digits and ``_.-~`` is percent-encoded in the names.

    Raises:
        OSError: a file cannot be written.
        DuplicateId: two documents have the same id; who named them is at fault.
    """
    for document, path in placed(documents, folder):
        files = to_brat(document)
        Path(f"{path}.txt").write_text(files.text, "utf-8", newline="")
        Path(f"{path}.ann").write_text(files.annotations, "utf-8", newline="")
    (Path(folder) / "annotation.conf").write_text(CONFIGURATION, "utf-8", newline="")


def from_brat(files: Brat, *, id: str | None = None) -> Document:
    """
    Build the document that :func:`to_brat` wrote; it equals that one in all but the origin and the notes.

    Args:
        files: the texts of the two files; read them without translating line ends (``newline=""``).
        id: the caller's name for the page; by default a hash of the text.

    Raises:
        SchemaError: the annotations are not what :func:`to_brat` writes; the file is at fault.
    """
    try:
        record = _record(files)
    except SchemaError:
        raise
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise SchemaError(f"the annotations are not what to_brat writes: {error!r}") from error
    return from_dict({"schema": SCHEMA, "id": id or page_id(files.text), "text": files.text, **record})


_Mentions = tuple[list[int], list[str]]
"""Where the mentions of an entity start, and how they are named in the file."""


class _Writer:
    """The lines of an ``.ann`` file, numbered as they come."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._numbers = {"T": 0, "R": 0, "#": 0}

    def bound(self, kind: str, span: list[int], facts: dict[str, Any]) -> str:
        """Add an annotation of a span and a note of its other facts; return its name."""
        fragments = [(found.start(), found.end()) for found in FRAGMENT.finditer(self._text, *span)] or [(span[0], span[1])]
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._text[start:end] for start, end in fragments)
        name = self._line("T", f"{kind} {places}\t{words}")
        if facts:
            self._line("#", f"AnnotatorNotes {name}\t{json.dumps(facts)}")
        return name

    def relation(self, kind: str, first: str, second: str) -> None:
        """Add a relation."""
        self._line("R", f"{kind} Arg1:{first} Arg2:{second}")

    def _line(self, letter: str, rest: str) -> str:
        self._numbers[letter] += 1
        name = f"{letter}{self._numbers[letter]}"
        self.lines.append(f"{name}\t{rest}\n")
        return name


def _ends(item: dict[str, Any]) -> list[int]:
    return [item.pop("start"), item.pop("end")]


def _write_entity(writer: _Writer, index: int, entity: dict[str, Any]) -> _Mentions:
    """Write the mentions and the roles of an entity; the first mention carries what is of the entity."""
    mentions, roles = entity.pop("mentions", []), entity.pop("roles", [])
    own = {"of_entity": {name: value for name, value in entity.items() if name != "label"}}
    starts, names = [mention["start"] for mention in mentions], []
    for mention in mentions:
        names.append(writer.bound(entity["label"], _ends(mention), {"entity": index, **mention, **own}))
        own = {}
    for role in roles:
        writer.bound("role", _ends(role), {"entity": index, **role})
    return starts, names


def _write_quote(writer: _Writer, quote: dict[str, Any], entities: list[_Mentions]) -> None:
    """Write a quotation, its parts, and a relation to the mention of its speaker last before its attribution."""
    parts = {part: quote.pop(part) for part in PARTS if part in quote}
    kind, span = quote.pop("kind"), _ends(quote)
    name = writer.bound(f"quote_{kind}", span, quote)
    for part, place in parts.items():
        writer.relation(part, name, writer.bound(f"quote_{part}", place, {}))
    starts, names = entities[quote["speaker"]] if "speaker" in quote else ([], [])
    if names:
        last = max(bisect.bisect_right(starts, parts.get("attribution", span)[0]) - 1, 0)
        writer.relation("speaker", name, names[last])


_Bound = dict[str, tuple[str, int, int]]
_Notes = dict[str, dict[str, Any]]
_Related = dict[str, list[tuple[str, str]]]


def _record(files: Brat) -> dict[str, Any]:
    """Return the lists of the JSON form."""
    bound, notes, related = _lines_of(files.annotations)
    sections: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    articles: dict[int, dict[str, Any]] = {}
    entities: dict[int, dict[str, Any]] = {}
    for key, (kind, start, end) in bound.items():
        what, _, name = kind.partition("_")
        item = {"start": start, "end": end, **notes.get(key, {})}
        if what == "section":
            sections.append({**item, "kind": name})
        elif what == "quote" and name not in PARTS:
            parts = {part: list(bound[target][1:]) for part, target in related.get(key, ()) if part in PARTS}
            quotes.append({**item, "kind": name, **parts})
        elif what == "article":
            _read_field(articles, name, item)
        elif what != "quote":
            _read_name(entities, kind, item)
    return {
        "sections": sections,
        "articles": [{**places, **articles.get(index, {})} for index, places in enumerate(_sections_of_articles(sections))],
        "quotes": quotes,
        "entities": [entities[index] for index in range(len(entities))],
    }


def _lines_of(annotations: str) -> tuple[_Bound, _Notes, _Related]:
    """Return the spans with their kinds, their notes, and the relations that start from them."""
    bound: _Bound = {}
    notes: _Notes = {}
    related: _Related = {}
    for number, line in enumerate(annotations.split("\n"), start=1):
        match line.split("\t", 2):
            case [name, data, _] if name.startswith("T"):
                kind, _, places = data.partition(" ")
                numbers = re.findall(r"\d+", places)
                bound[name] = (kind, int(numbers[0]), int(numbers[-1]))
            case [name, data, facts] if name.startswith("#"):
                notes[data.removeprefix("AnnotatorNotes ")] = json.loads(facts)
            case [name, data] if name.startswith("R"):
                kind, first, second = data.split(" ")
                related.setdefault(first.removeprefix("Arg1:"), []).append((kind, second.removeprefix("Arg2:")))
            case [""]:
                pass
            case _:
                raise SchemaError(f"line {number} of the annotations is {line[:60]!r}: to_brat writes no such line")
    return bound, notes, related


def _read_field(articles: dict[int, dict[str, Any]], name: str, item: dict[str, Any]) -> None:
    article = articles.setdefault(item.pop("article"), {"authors": [], "dates": []})
    if name in FIELDS:
        article[name] = [item["start"], item["end"]]
    elif name == "author":
        article["authors"].append([item["start"], item["end"]])
    else:
        article["dates"].append(item)


def _read_name(entities: dict[int, dict[str, Any]], kind: str, item: dict[str, Any]) -> None:
    if kind == "role":
        entities[item.pop("entity")]["roles"].append(item)
        return
    entity = entities.setdefault(item.pop("entity"), {"label": kind, "mentions": [], "roles": []})
    entity.update(item.pop("of_entity", {}))
    entity["mentions"].append(item)


def _sections_of_articles(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return for each article its sections, and its span from the first to the last of them."""
    own: dict[int, list[int]] = {}
    for place, section in enumerate(sections):
        if "article" in section and section["kind"] != SectionKind.COMMENT:
            own.setdefault(section["article"], []).append(place)
    return [
        {"start": sections[own[index][0]]["start"], "end": sections[own[index][-1]]["end"], "sections": own[index]}
        for index in range(len(own))
    ]
