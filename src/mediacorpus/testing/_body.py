"""Write the running text of a generated article: dateline, paragraphs, promo, transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus.model import SectionKind
from mediacorpus.testing._sheet import Field, Line, Mark, Strip
from mediacorpus.testing._words import Cast, headline, paragraphs, pick, say, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mediacorpus.testing._recipe import ArticleRecipe

__all__ = ["body_lines"]

PLACES = ("{capitals}, {regions} —", "{capitals}, {country} –", "{city} ({agencies}) –", "{capitals} ({agencies}) -")
"""Forms of a dateline; the dash after the last blank is not part of the place."""


def body_lines(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast) -> list[Line]:
    """Write the body, and the transcript after it."""
    lines = [
        Line((Strip(text, SectionKind.BODY, article=index),)) for text in paragraphs(numbers, who, max(recipe.paragraphs, 1))
    ]
    if recipe.dateline:
        lines[0] = Line((_dateline(numbers, index, who), *lines[0].strips))
    if recipe.promo and len(lines) > 1:
        cut = 1 + next(numbers) % (len(lines) - 1)
        lines.insert(cut, Line((Strip(_promo(numbers, who), SectionKind.PROMO, article=index),)))
    return lines + _transcript(numbers, recipe, index, who)


def _dateline(numbers: Iterator[int], index: int, who: Cast) -> Strip:
    """Write ``KARVANE, Lake District —``."""
    pattern = pick(numbers, PLACES).replace("{capitals}", who["city"].upper())
    text = say(numbers, pattern, who)
    mark = Mark(Field.DATELINE, start=0, end=text.rindex(" "))
    return Strip(text, SectionKind.DATELINE, article=index, marks=(mark,))


def _promo(numbers: Iterator[int], who: Cast) -> str:
    """Write ``READ MORE: `` and the title of another story."""
    return pick(numbers, words()["promo"]).replace("{headline}", headline(numbers, who))


def _transcript(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast) -> list[Line]:
    """Write a heading and the turns of an interview, each label on a line of its own."""
    if recipe.turns == 0:
        return []
    reporter = pick(numbers, words()["reporter_labels"])
    role = pick(numbers, words()["roles"])
    guest = (f"{who['lead']}, {role} of the {who['org']}", who["lead_last"][:1].upper() + who["lead_last"][1:])
    lines = [Line((Strip(pick(numbers, words()["transcript_headings"]), SectionKind.HEADING, article=index),))]
    for turn in range(recipe.turns):
        label = reporter if turn % 2 == 0 else guest[min(turn // 2, 1)]
        strip = Strip(f"{label}:", SectionKind.TURN, article=index, opens=True, speaker=label)
        lines.append(Line((strip,)))
        said = paragraphs(numbers, who, 1 + turn % 2)
        lines += [Line((Strip(text, SectionKind.TURN, article=index),)) for text in said]
    return lines
