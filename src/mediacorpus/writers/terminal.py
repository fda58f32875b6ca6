"""Paint lines with the colours of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediacorpus.errors import MissingExtra
from mediacorpus.writers.rows import Style

try:
    from rich.console import Console
    from rich.text import Text
except ImportError as _missing:
    raise MissingExtra("mediacorpus.writers.terminal needs rich: pip install 'mediacorpus[terminal]'") from _missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mediacorpus.writers.rows import Row

__all__ = ["paint"]

# The named colours are those that the reader has chosen for the terminal, so they stand out on a light and a dark ground.
COLOURS: Final = {
    Style.PLAIN: "",
    Style.HEADING: "bold",
    Style.MUTED: "dim",
    Style.FIELD: "cyan",
    Style.TEXT: "",
    Style.ASIDE: "dim",
    Style.NAME: "magenta",
    Style.DOUBT: "yellow",
}


def paint(rows: Iterable[Row], *, force: bool | None = None) -> str:
    """
    Return lines with the escape sequences of the terminal that the standard output is, or none where it is none.

    The words are those of :func:`~mediacorpus.writers.rows.plain`. ``NO_COLOR`` and ``FORCE_COLOR`` are heeded.

    Args:
        rows: the lines.
        force: whether to take the standard output for a terminal; by default it is asked.
    """
    console = Console(force_terminal=force, highlight=False, markup=False, emoji=False, soft_wrap=True, legacy_windows=False)
    with console.capture() as capture:
        for row in rows:
            line = Text.assemble(*((piece.words, COLOURS[piece.style]) for piece in row))
            line.rstrip()
            console.print(line)
    return capture.get()
