"""Write the header of a generated article: title, dates, byline, source, standfirst, picture."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from mediacorpus.model import SectionKind
from mediacorpus.testing._dates import DateForm, PrintedDate, printed, printed_update
from mediacorpus.testing._recipe import ArticleRecipe, Breadcrumb, Byline, Image, Layout, SourcePlace, TitleForm
from mediacorpus.testing._sheet import Field, Line, Mark, Strip
from mediacorpus.testing._words import Cast, chance, headline, pick, say, word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["header_lines", "source_line", "title_text"]

FIRST_DAY = datetime.datetime(2015, 1, 1, tzinfo=datetime.UTC)
"""Generated pages are dated from here on ..."""
DAYS = 2500
"""... over as many days as reach the year 2021."""
NO_BREAK = "\N{NO-BREAK SPACE}"


def title_text(numbers: Iterator[int], recipe: ArticleRecipe, who: Cast) -> str:
    """Write the title of the article."""
    title = headline(numbers, who, quoted=recipe.title is TitleForm.QUOTED)
    return title.upper() if recipe.title is TitleForm.CAPITALS else title


def header_lines(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast, title: str, *, widont: bool) -> list[Line]:
    """Write the header in the order of the recipe's layout."""
    parts = {
        "title": _title(numbers, recipe, index, who, title, widont=widont),
        "again": [Line((Strip(title, SectionKind.REPEAT, article=index),))] if _prints_again(recipe) else [],
        "date": _dates(numbers, recipe, index),
        "byline": _byline(numbers, recipe, index, who),
        "source": [source_line(numbers, index)] if recipe.source is SourcePlace.HEAD else [],
        "code": [_line(numbers, "story_codes", SectionKind.STORY_CODE, index, who)] if recipe.code else [],
        "subtitle": [_line(numbers, "standfirst", SectionKind.SUBTITLE, index, who)] if _has_standfirst(recipe) else [],
        "image": _image(numbers, recipe, index, who),
    }
    return [line for part in recipe.layout.value.split() for line in parts[part]]


def source_line(numbers: Iterator[int], index: int) -> Line:
    """Write ``Source: Harbour Post``."""
    label, outlet = word("source"), pick(numbers, words()["outlets"])
    mark = Mark(Field.SOURCE, start=len(label), end=len(label + outlet))
    return Line((Strip(label + outlet, SectionKind.SOURCE, article=index, marks=(mark,)),))


def _line(numbers: Iterator[int], name: str, kind: SectionKind, index: int, who: Cast) -> Line:
    return Line((Strip(say(numbers, pick(numbers, words()[name]), who), kind, article=index),))


def _prints_again(recipe: ArticleRecipe) -> bool:
    """A breadcrumb glued to a title can be told from it only where the title is printed again."""
    return recipe.again or recipe.breadcrumb is Breadcrumb.GLUED


def _has_standfirst(recipe: ArticleRecipe) -> bool:
    """A standfirst can be told from the body only by the picture between them."""
    return recipe.subtitle and recipe.image is not Image.NONE and recipe.layout is not Layout.IMAGE_FIRST


def _title(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast, title: str, *, widont: bool) -> list[Line]:
    head, _, tail = title.rpartition(" ")
    text = f"{head}{NO_BREAK}{tail}" if widont and head else title
    mark = Mark(Field.TITLE, start=0, end=len(text))
    strip = Strip(text, SectionKind.TITLE, article=index, marks=(mark,))
    if recipe.breadcrumb is Breadcrumb.GLUED:
        path = Strip(pick(numbers, words()["breadcrumbs"]), SectionKind.BREADCRUMB, article=index)
        return [Line((path, strip))]
    if recipe.breadcrumb is Breadcrumb.LINE and recipe.layout is not Layout.DATE_FIRST:
        path = Strip(say(numbers, pick(numbers, words()["breadcrumb_lines"]), who), SectionKind.BREADCRUMB, article=index)
        return [Line((path,)), Line((strip,))]
    return [Line((strip,))]


def _dates(numbers: Iterator[int], recipe: ArticleRecipe, index: int) -> list[Line]:
    if recipe.date is None:
        return []
    moment = FIRST_DAY + datetime.timedelta(days=chance(numbers, 0, DAYS), minutes=chance(numbers, 0, 24 * 60 - 1))
    if recipe.date is DateForm.SLASHES:
        # "25/06/2021": a day above 12 leaves no doubt which number is the month.
        moment = moment.replace(day=chance(numbers, 13, 28))
    lines = [_date_line(printed(recipe.date, moment), Field.PUBLISHED, index)]
    if recipe.updated:
        later = moment + datetime.timedelta(days=chance(numbers, 1, 3))
        lines.append(_date_line(printed_update(later, clock_alone=chance(numbers, 0, 2) == 0), Field.UPDATED, index))
    return lines


def _date_line(date: PrintedDate, field: Field, index: int) -> Line:
    mark = Mark(field, start=date.start, end=len(date.line), date=date.date, time=date.time)
    return Line((Strip(date.line, SectionKind.DATE, article=index, marks=(mark,)),))


def _byline(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast) -> list[Line]:
    """Write a byline such as ``By Ada Brandt`` or ``By Staff, Agencies``."""
    if recipe.byline is Byline.NONE:
        return []
    desks = words()["desks"]
    names = {
        Byline.PERSON: [_person(numbers, who)],
        Byline.TWO: [_person(numbers, who), _person(numbers, who)],
        Byline.DESKS: [pick(numbers, desks[:1]), pick(numbers, desks[1:])],
        Byline.TRANSLATED: [desks[0], pick(numbers, desks[1:])],
    }[recipe.byline]
    text = word("translated" if recipe.byline is Byline.TRANSLATED else "by")
    marks: list[Mark] = []
    for name in names:
        text += ", " if marks else ""
        marks.append(Mark(Field.AUTHOR, start=len(text), end=len(text + name)))
        text += name
    return [Line((Strip(text, SectionKind.BYLINE, article=index, marks=tuple(marks)),))]


def _person(numbers: Iterator[int], who: Cast) -> str:
    """Draw a reporter who is not one of the people of the story."""
    last = [name for name in words()["last"] if name not in who.names.values()]
    return f"{pick(numbers, words()['first'])} {pick(numbers, last)}"


def _image(numbers: Iterator[int], recipe: ArticleRecipe, index: int, who: Cast) -> list[Line]:
    """Write what is left of a picture: its label, and the caption tight below it."""
    if recipe.image is Image.NONE:
        return []
    label = Strip(words()["image_labels"][0], SectionKind.CAPTION, article=index)
    if recipe.image is Image.LABEL:
        return [Line((label,))]
    caption = Strip(say(numbers, pick(numbers, words()["caption"]), who), SectionKind.CAPTION, article=index)
    return [Line((label,)), Line((caption,), tight=True)]
