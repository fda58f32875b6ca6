"""Write what stands around a generated article: comments, other stories, and furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediacorpus.model import SectionKind
from mediacorpus.testing._recipe import ArticleRecipe, CommentForm, ListForm
from mediacorpus.testing._sheet import Line, Strip
from mediacorpus.testing._words import Cast, cast, chance, headline, pick, say, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FURNITURE", "furniture", "lines_below"]

FURNITURE = ("share", "subscribe", "reply_forms", "captchas", "separators", "templates", "cookie", "footers")
"""The word lists whose entries are matter of the site wherever they stand."""
STORIES = (3, 6)
"""How many stories a list of other stories names; seed page 000 has five, 002 thirteen."""
ELLIPSIS = "..."


def furniture(numbers: Iterator[int], name: str) -> Line:
    """Write one line of site matter from a word list; a request to subscribe is a promo, the rest is furniture."""
    kind = SectionKind.PROMO if name == "subscribe" else SectionKind.FURNITURE
    return Line((Strip(say(numbers, pick(numbers, words()[name]), cast(numbers)), kind),))


def lines_below(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast, title: str) -> list[Line]:
    """Write all that follows the last line of an article, down to the next one."""
    lines: list[Line] = []
    if recipe.separator:
        lines.append(furniture(numbers, "separators"))
    if recipe.comments:
        lines.append(furniture(numbers, "comment_headings"))
        for _ in range(recipe.comments):
            lines += _comment(numbers, recipe.comment_form, index, who)
    if recipe.reply_form:
        lines += [furniture(numbers, "reply_forms"), furniture(numbers, "captchas")]
    if recipe.subscribe:
        lines.append(furniture(numbers, "subscribe"))
    headings = list(words()["related_headings"])
    lines += _stories(numbers, recipe, headings.pop(next(numbers) % len(headings)), title)
    for _ in range(recipe.empty_headings):
        lines.append(_related(headings.pop(next(numbers) % len(headings))))
    return lines


def _comment(numbers: Iterator[int], form: CommentForm, index: int, who: Cast) -> list[Line]:
    """Write one reader's comment: its head with author or time, and a sentence or two."""
    day, clock = chance(numbers, 1, 28), f"{chance(numbers, 0, 23):02}:{chance(numbers, 0, 59):02}"
    month = 1 + next(numbers) % 12
    name = say(numbers, "{first} {last}", cast(numbers))
    date = f"{words()['calendar_months'][month - 1]} {day}, 2021"
    heads = {
        CommentForm.BULLET: [f"• 2021-{month:02}-{day:02} {clock}"],
        CommentForm.SAYS: [f"{name} says:", f"{date} at {clock}"],
        CommentForm.NAME_DATE: [name, f"{date} {clock}"],
    }[form]
    texts = [*heads, say(numbers, pick(numbers, words()["comment"]), who)]
    indents = ("  ", "    ") if form is CommentForm.BULLET else ("", "")
    return [
        Line(
            (Strip(text, SectionKind.COMMENT, article=index, opens=row == 0),),
            indent=indents[min(row, 1)],
            tight=row > 0,
        )
        for row, text in enumerate(texts)
    ]


def _related(text: str, *, tight: bool = False) -> Line:
    return Line((Strip(text, SectionKind.RELATED),), tight=tight)


def _stories(numbers: Iterator[int], recipe: ArticleRecipe, heading: str, own: str) -> list[Line]:
    """Write a list of other stories; a dated list prints each title twice, as seed page 002 does."""
    if recipe.stories is ListForm.NONE:
        return []
    lines = [_related(heading)]
    count = chance(numbers, *STORIES)
    for story in range(count):
        who = cast(numbers)
        title = own if recipe.own_story and story == 1 else headline(numbers, who)
        lines.append(_related(title))
        if recipe.stories is ListForm.TEASERS:
            teaser = say(numbers, pick(numbers, words()["teaser"]), who)
            lines.append(_related(teaser[:1].upper() + teaser[1:] + ELLIPSIS))
        elif recipe.stories is ListForm.DATED:
            date = f"{chance(numbers, 1, 28)} {pick(numbers, words()['calendar_months'])} 2021"
            lines += [_related(title, tight=True), _related(date, tight=True)]
    return lines
