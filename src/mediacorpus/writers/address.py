"""Name a page by an address (IRI), or by a file, for the formats that want one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote as percent_encoded

from mediacorpus.errors import DuplicateId

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from mediacorpus.model import Document

__all__ = ["address_of", "placed"]


def address_of(document: Document, address: str | None) -> str:
    """Return the address that the caller gave, or one made from the id of the document."""
    return address or f"urn:mediacorpus:{_encoded(document.id)}"


def placed(documents: Iterable[Document], folder: str | os.PathLike[str]) -> Iterator[tuple[Document, str]]:
    """
    Yield each document with the path of its file in a folder, without the ending; make the folder where it is missing.

    The name of the file is the id, with all but letters, digits and ``_.-~`` percent-encoded.

    Raises:
        DuplicateId: two documents have the same id; who named them is at fault.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    names: set[str] = set()
    for document in documents:
        name = _encoded(document.id)
        if name in names:
            raise DuplicateId(f"two documents have the id {document.id!r}, which names their files; give each its own")
        names.add(name)
        yield document, str(place / name)


def _encoded(id: str) -> str:
    return percent_encoded(id, safe="", errors="replace")
