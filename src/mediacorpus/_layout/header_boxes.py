"""Read the box about the author below a body: "About the author" above a name, "View all posts by Jane Doe"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._layout.byline_names import signs
from mediacorpus._layout.byline_words import byline_words
from mediacorpus._layout.bylines import LONGEST_OPENER, bare_names, words_after_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediacorpus._layout.bylines import FoundByline
    from mediacorpus._layout.header_scene import Scene
    from mediacorpus._layout.lines import Line

__all__ = ["about_authors", "find_box"]

LEAST_BODY = 2
"""Lines of a body that stay, whoever they speak of."""
MOST_AUTHORS = 10
"""Authors whose names are looked for: those of the longest byline."""
REACH = 25
"""Lines below the body where a box about its author is sought; farther down stand those of other stories."""


def find_box(scene: Scene) -> tuple[int, FoundByline] | None:
    """Return the line of the name in the first box about an author below the body, or ``None``."""
    heads = byline_words().box_heads
    for i in range(scene.last_body + 1, min(scene.last_body + 1 + REACH, scene.end)):
        words = scene.lines[i].text
        if (found := words_after_profile(words)) is not None:
            return i, found
        if i + 1 < scene.end and len(words) < LONGEST_OPENER and words.rstrip(" :").casefold() in heads:
            below = scene.lines[i + 1].text
            if (found := bare_names(below)) and signs(found.names[0].slice(below)):
                return i + 1, found
    return None


def about_authors(lines: Sequence[Line], body: Sequence[int], authors: Sequence[str]) -> list[int]:
    """
    Return the last lines of a body that tell who its authors are, beginning with a name of theirs.

    So "Jane Doe covers the coast for Harbour Post." does; a speaker, "Jane Doe: ...", does not.
    All eight such lines on the pages of fundus and trafilatura are about the author.
    """
    names = [author.casefold() for author in authors[:MOST_AUTHORS] if " " in author]
    about: list[int] = []
    for i in reversed(body[LEAST_BODY:] if names else ()):
        text = lines[i].text.casefold()
        if not any(text.startswith(name) and text[len(name) : len(name) + 1] in {" ", ","} for name in names):
            break
        about.append(i)
    return about
