"""
Build HTML from hostile text: what is not escaped is not :data:`Html`, and a type checker sees the difference.

HTML cannot hold every character: a control other than white space, a lone surrogate and a noncharacter may not stand in
it, not even as a reference.  Each is shown by one visible character in its place, so that offsets stay what they are.

Source:
    The WHATWG HTML standard, "Text" (what a text may hold) and "Character references" (what may be referred to).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Html", "breaking", "element", "escape", "join", "start_tag"]

Html = NewType("Html", str)
"""Text in which every character of a page is escaped."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
PICTURES: Final = 0x2400
"""Where the Unicode block Control Pictures begins, in the order of the controls."""
DELETE: Final = 0x7F
WHITE_SPACE: Final = frozenset("\t\n\r")
"""The controls that HTML can hold and a reader can see; a form feed is shown by its picture."""

UNHOLDABLE: Final = (*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0))
"""The controls of the C1 block, the surrogates and the noncharacters of the Arabic block."""
LAST: Final = tuple(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""The last two code points of each plane, which are noncharacters."""

# A carriage return is written as a reference, for HTML reads a bare one as a line feed.
ESCAPES: Final = str.maketrans(
    {
        **dict.fromkeys((*UNHOLDABLE, *LAST), REPLACEMENT),
        **{code: chr(PICTURES + code) for code in range(0x20) if chr(code) not in WHITE_SPACE},
        DELETE: "\N{SYMBOL FOR DELETE}",
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "\r": "&#13;",
    }
)

# After the line ends of ``str.splitlines`` that no browser breaks at; not inside "\r\n".
UNBROKEN: Final = re.compile(r"(?<=[\v\f\x1c-\x1e\x85\u2028\u2029])|(?<=\r)(?!\n)")


def escape(text: str) -> Html:
    """Escape text for any place of a document: between tags and in a quoted attribute."""
    return Html(text.translate(ESCAPES))


def breaking(text: str) -> Html:
    """Escape text, and break its lines wherever Python does."""
    return Html("<br>".join(map(escape, UNBROKEN.split(text))))


def join(parts: Iterable[Html]) -> Html:
    """Put parts one after the other."""
    return Html("".join(parts))


def start_tag(name: str, attributes: dict[str, str | int | None]) -> Html:
    """
    Write a start tag.

    Args:
        name: the element, in our own words.
        attributes: by name, in our own words; the values are escaped, and one that is ``None`` is left out.
    """
    written = (f' {key}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
    return Html(f"<{name}{''.join(written)}>")


def element(name: str, *children: Html, **attributes: str | int | None) -> Html:
    """
    Write an element with its children.

    Args:
        name: the element.
        children: what it holds, escaped.
        attributes: as keyword arguments; an underscore stands for a hyphen, and one at the end is dropped (``class_``).
    """
    renamed = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return Html(f"{start_tag(name, renamed)}{''.join(children)}</{name}>")
