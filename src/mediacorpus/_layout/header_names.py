"""Choose the authors and the source of an article among the lines around its body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus._layout.byline_names import has_given_name, is_person, may_be_given
from mediacorpus._layout.bylines import bare_names, find_source, is_outlet, names_beside_date
from mediacorpus._layout.captions import is_unsigned
from mediacorpus._layout.header_boxes import find_box
from mediacorpus._layout.header_scene import BELOW_SIGNED, INSIDE

if TYPE_CHECKING:
    from mediacorpus._layout.bylines import FoundByline
    from mediacorpus._layout.header_scene import Scene
    from mediacorpus._layout.lines import Line
    from mediacorpus.model import Span

__all__ = ["choose_authors", "choose_source"]

INSIDE_BARE = 7
"""Lines of the body where a bare line of names is still a byline: after it, names are captions and headings."""
CERTAIN = 2.0
"""Score of a byline with an opener beside the title: no bare line is asked."""
BESIDE_DATE = 1.7
"""Score of a name on the line of the date."""
BELOW_OPENED = 6
"""Lines below the body where a byline without a label such as "Author:" is still the article's."""
PERSON = 0.05
"""What a person counts more than an account, "Saved by stone" above "Text by Jane Doe": as much as five lines."""
LEAST_BYLINE = 1.05
"""Score below which a line is no byline."""


def choose_authors(scene: Scene) -> list[tuple[int, FoundByline]]:
    """Return the lines of the byline with their names; a byline may take several lines, one name each."""
    ranked = [(_opened_place(scene, i, found), i, found) for i, found in scene.signed.items()]
    head = range(max(scene.start, scene.top - 3), min(scene.first_body + INSIDE_BARE, scene.last_body + 1))
    within = min(scene.first_body + INSIDE, scene.last_body + 1)
    if not any(score >= CERTAIN for score, _, _ in ranked):
        foot = range(scene.last_body + 1, min(scene.last_body + 3, scene.end))
        beside_date = {near for i in scene.dated for near in range(i - 3, i + 4)}
        likely = [i for i in (*head, *foot) if i in beside_date or 0 < i - scene.top <= 2 or may_be_given(scene.lines[i].text)]
        beside = (near for i in scene.dated for near in (i - 1, i + 1) if head.stop <= near < within)
        ranked.extend(
            (_bare_place(scene, i, found), i, found) for i in (*likely, *beside) if i not in foot and (found := _bare(scene, i))
        )
        named = ((i, bare_names(scene.lines[i].text)) for i in likely if i in foot)
        ranked.extend((_bare_place(scene, i, found) + _below(scene, i, found), i, found) for i, found in named if found)
        dated = ((i, names_beside_date(scene.lines[i].text)) for i in scene.dated if scene.top - 4 <= i < within)
        ranked.extend((BESIDE_DATE, i, found) for i, found in dated if found)
    score, chosen, found = max(ranked, key=lambda entry: (entry[0], -entry[1]), default=(0.0, 0, None))
    if found is None or score < LEAST_BYLINE:
        box = find_box(scene)
        return [box] if box else []
    lines = [(chosen, found)]
    while found.rule == "byline-bare" and (above := _bare_above(scene, lines[-1][0], head.start)) is not None:
        lines.append(above)
    lines.reverse()
    for i in range(chosen + 1, head.stop):
        follower = None
        if found.rule == "byline-opener":
            follower = scene.signed.get(i)
        elif found.rule == "byline-bare" and i >= head.start:
            follower = _bare(scene, i)
        if follower is None or (found.rule == "byline-bare" and not _people(scene.lines[i], follower)):
            break
        lines.append((i, follower))
    return lines


def _bare(scene: Scene, i: int) -> FoundByline | None:
    """Return the names of a line that holds nothing else, unless it is the title or an opener makes it a byline."""
    if i in scene.signed or i == scene.top:
        return None
    found = bare_names(scene.lines[i].text)
    return None if found is None or is_unsigned(scene.lines, i) else found


def _people(line: Line, found: FoundByline) -> bool:
    """Tell whether a bare line goes on with the byline above it: each name has a frequent given name, or it begins with "&"."""
    return line.text.startswith("&") or all(has_given_name(name.slice(line.text)) for name in found.names)


def _bare_above(scene: Scene, i: int, start: int) -> tuple[int, FoundByline] | None:
    """Return the line above ``i`` where it holds names of the same byline, or ``None``."""
    found = _bare(scene, i - 1) if start < i and i - 1 > scene.top else None
    fits = found is not None and (scene.lines[i].text.startswith("&") or _people(scene.lines[i - 1], found))
    return (i - 1, found) if found is not None and fits else None


def _opened_place(scene: Scene, i: int, found: FoundByline) -> float:
    """Return how well a line with an opener stands for the byline of the article."""
    if scene.top - 1 <= i < scene.first_body + INSIDE and i <= scene.last_body:
        person = is_person(found.names[0].slice(scene.lines[i].text))
        return 3.0 - 0.01 * abs(i - scene.top) + (PERSON if person else 0.0)
    if scene.first_body - 4 <= i < scene.top:
        return 2.8
    if scene.top - 4 <= i < scene.top:
        return 2.4
    if i < scene.top and any(near in scene.dated for near in range(i - 2, i + 3)):
        return 1.3 - 0.001 * (scene.top - i)
    if scene.last_body - 2 <= i <= scene.last_body + (BELOW_SIGNED if _labelled(scene, i, found) else BELOW_OPENED):
        return 1.45 - 0.02 * abs(i - scene.last_body)
    return 0.0


def _labelled(scene: Scene, i: int, found: FoundByline) -> bool:
    """Tell whether a label stands before the names, "Author: Jane Doe", or a colon behind an opener, "By: Jane Doe"."""
    return found.rule == "byline-label" or ":" in scene.lines[i].text[: found.names[0].start]


def _bare_place(scene: Scene, i: int, found: FoundByline) -> float:
    """
    Return how well a bare line of names stands for the byline of the article.

    Far from any date and from the title it must begin with a frequent given name to be worth a byline at all,
    and above the title too: without one, three of three were words of a menu.
    """
    name = found.names[0].slice(scene.lines[i].text)
    nearest = min((abs(i - date) for date in scene.dated), default=9)
    score = 0.6 + {0: 1.2, 1: 1.2, 2: 0.8, 3: 0.5}.get(nearest, 0.0)
    score += 0.5 if 0 < i - scene.top <= 2 else 0.0
    score -= 0.1 * max(0, i - scene.first_body - 4) if i <= scene.last_body else 0.0
    score += 0.5 if has_given_name(name) else -0.3 if i > scene.top else -1.0
    prose = scene.lines[scene.first_body : min(scene.last_body + 1, scene.first_body + 12)]
    if is_person(name) and any(name in line.text for line in prose if len(line.text) > 2 * len(name) + 40):
        score -= 1.2
    return score + (0.7 if scene.facts.begins_again(name) else 0.0)


def _below(scene: Scene, i: int, found: FoundByline) -> float:
    """Return what a bare name below the body counts more or less than above: a dash before it makes it a signature."""
    if scene.lines[i].text[:1] in "-–—":
        return 0.3
    return 0.0 if i == scene.last_body + 1 and found.names[0].end == len(scene.lines[i].text) else -0.6


def choose_source(scene: Scene, *, signed: bool) -> tuple[int, Span] | None:
    """
    Return the line of the source and the outlet it names, or ``None``.

    "Source: Harbour Post" counts in the header and right below the body;
    a bare "Harbour Post" between title and body only where nobody signs the article, or right below the one who does.
    """
    head = range(max(scene.start, scene.top - 3), min(scene.first_body + INSIDE_BARE, scene.last_body + 1))
    foot = range(max(head.stop, scene.last_body - 2), min(scene.last_body + 4, scene.end))
    for i in (*head, *foot):
        if (outlet := find_source(scene.lines[i].text)) is not None:
            return i, outlet
    for i in scene.houses if signed else range(scene.top + 1, scene.first_body):
        if scene.top < i < scene.first_body and (outlet := is_outlet(scene.lines[i].text)) is not None:
            return i, outlet
    return None
