"""Name a page by an address (IRI), or by a file, for the formats that want one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

if TYPE_CHECKING:
    from mediacorpus.model import Document

__all__ = ["address_of", "file_name"]


def address_of(document: Document, address: str | None) -> str:
    """Return the address that the caller gave, or one made from the id of the document."""
    return address or f"urn:mediacorpus:{_encoded(document.id)}"


def file_name(document: Document, ending: str) -> str:
    """Return the id of the document as the name of a file: all but letters, digits and ``_.-~`` is percent-encoded."""
    return _encoded(document.id) + ending


def _encoded(id: str) -> str:
    return percent_encoded(id, safe="", errors="replace")
