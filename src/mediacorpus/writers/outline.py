"""Write a document as an outline that is read in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mediacorpus.model import Article, Document, Section

__all__ = ["outline"]

WIDTH: Final = 110
"""The longest line, in characters: a terminal of today, half a screen wide."""


def outline(document: Document) -> str:
    """
    Return the articles of a page with their header fields, and its sections in order, one a line.

    A section is shown by its line number, its kind and its first line; what cannot be printed is shown as a blank.
    """
    count = len(document.articles)
    name = document.origin or document.id
    size = f"{count} article{'s' * (count != 1)}, {len(document.sections)} sections, {len(document.text)} characters"
    lines = [f"{name}: {size}"]
    shown: set[int] = set()
    number, at = 1, 0
    for section in document.sections:
        if section.article is not None and section.article not in shown:
            shown.add(section.article)
            lines += _header(document.articles[section.article])
        number += document.text.count("\n", at, section.span.start)
        at = section.span.start
        lines.append(_row(number, section))
    lines += [_cut(f"  note: {note.message}") for note in document.notes]
    return "\n".join(lines) + "\n"


def _header(article: Article) -> list[str]:
    published = article.published.isoformat() if article.published else None
    if published and article.published_time:
        published += f" {article.published_time.isoformat('minutes')}"
    fields = {
        "date": published,
        "updated": article.updated.isoformat() if article.updated else None,
        "byline": ", ".join(article.authors) or None,
        "source": article.source,
        "dateline": article.dateline,
    }
    always = ("date", "byline", "source")
    row = "; ".join(f"{name}: {value or '-'}" for name, value in fields.items() if value or name in always)
    return ["", _cut(f"  [{article.index}] {article.title or '(no title)'}"), _cut(f"      {row}")]


def _row(number: int, section: Section) -> str:
    first, *more = section.text.splitlines() or [""]
    count = sum(1 for line in more if line.strip())
    tail = f" (+{count} lines)" if count > 1 else " (+1 line)" if count else ""
    head = f"{number:>6}  {section.kind:<10}  "
    return _cut(head + first, WIDTH - len(tail)) + tail


def _cut(line: str, width: int = WIDTH) -> str:
    clean = "".join(letter if letter.isprintable() else " " for letter in line[: width + 1])
    return clean.rstrip() if len(clean) <= width else clean[: width - 1].rstrip() + "…"
