"""Say what a generated page is made of, before a word of it is written."""

from __future__ import annotations

from enum import StrEnum

import attrs

from mediacorpus.testing._dates import DateForm

__all__ = [
    "ArticleRecipe",
    "Breadcrumb",
    "Byline",
    "CommentForm",
    "Image",
    "Layout",
    "ListForm",
    "PageRecipe",
    "Printing",
    "SourcePlace",
    "Style",
    "TitleForm",
]


class Layout(StrEnum):
    """In which order a header is printed; what the recipe leaves out is skipped."""

    TITLE_FIRST = "title again date byline source code subtitle image"
    DATE_BELOW = "title date again byline source code subtitle image"
    BYLINE_FIRST = "title again byline date source code subtitle image"
    DATE_FIRST = "date title code again byline source subtitle image"
    IMAGE_FIRST = "title again date image byline source code subtitle"


class TitleForm(StrEnum):
    """How a headline is written."""

    PLAIN = "plain"
    CAPITALS = "capitals"
    QUOTED = "quoted"


class Breadcrumb(StrEnum):
    """Where the path of the page stands."""

    NONE = "none"
    LINE = "line"
    GLUED = "glued"


class Byline(StrEnum):
    """Who signs."""

    NONE = "none"
    PERSON = "person"
    TWO = "two"
    DESKS = "desks"
    TRANSLATED = "translated"


class SourcePlace(StrEnum):
    """Where the line of the source stands."""

    NONE = "none"
    HEAD = "head"
    FOOT = "foot"


class Image(StrEnum):
    """What is left of a picture."""

    NONE = "none"
    LABEL = "label"
    CAPTIONED = "captioned"


class ListForm(StrEnum):
    """How a list of other stories is printed."""

    NONE = "none"
    TITLES = "titles"
    TEASERS = "teasers"
    DATED = "dated"


class CommentForm(StrEnum):
    """How the head of a reader's comment is printed."""

    BULLET = "bullet"
    SAYS = "says"
    NAME_DATE = "name and date"


class Printing(StrEnum):
    """How a body is printed a second time."""

    WHOLE = "whole"
    FROM_SECOND = "from the second paragraph on"
    GLUED = "as one line"


@attrs.frozen(kw_only=True)
class Style:
    """How the lines of a page are set."""

    newline: str = "\n"
    """What ends a line."""
    gap: int = 1
    """How many blank lines stand between two lines."""
    trail: str = ""
    """What stands after the visible end of every third line."""
    widont: bool = False
    """Whether a no-break space stands before the last word of a title's first printing."""


@attrs.frozen(kw_only=True)
class ArticleRecipe:
    """What one article of a generated page is made of."""

    seed: int = 0
    """Decides every word."""
    layout: Layout = Layout.TITLE_FIRST
    """The order of the header."""
    title: TitleForm = TitleForm.PLAIN
    """How the headline is written."""
    again: bool = False
    """Whether the title is printed a second time; a glued breadcrumb brings the second printing with it."""
    breadcrumb: Breadcrumb = Breadcrumb.NONE
    """The path above or before the title."""
    date: DateForm | None = DateForm.DAY_MONTH
    """The form of the date line, or ``None`` for no date."""
    updated: bool = False
    """Whether a line with the date of an update follows the date."""
    byline: Byline = Byline.NONE
    """Who signs."""
    source: SourcePlace = SourcePlace.NONE
    """Where the source stands."""
    code: bool = False
    """Whether there is a story code."""
    subtitle: bool = False
    """Whether there is a standfirst."""
    image: Image = Image.NONE
    """What is left of a picture."""
    share: bool = False
    """Whether a line to share the article stands between header and body."""
    dateline: bool = False
    """Whether the body opens with a place."""
    paragraphs: int = 3
    """How many paragraphs the body has."""
    promo: bool = False
    """Whether a link to another story stands within the body."""
    turns: int = 0
    """How many turns of a transcript follow the body."""
    body_again: Printing | None = None
    """How the body is printed a second time, if it is."""
    separator: bool = False
    """Whether a line of dashes or stars closes the article."""
    comments: int = 0
    """How many readers' comments follow."""
    comment_form: CommentForm = CommentForm.BULLET
    """How the head of a comment is printed."""
    reply_form: bool = False
    """Whether the heading of a comment form and a captcha follow."""
    stories: ListForm = ListForm.NONE
    """The list of other stories below."""
    own_story: bool = False
    """Whether the article's own title stands in that list."""
    empty_headings: int = 0
    """How many headings of empty lists follow."""
    subscribe: bool = False
    """Whether a line asks to subscribe."""


@attrs.frozen(kw_only=True)
class PageRecipe:
    """What a generated page is made of."""

    articles: tuple[ArticleRecipe, ...] = (ArticleRecipe(),)
    """Its articles, from top to bottom."""
    style: Style = Style()
    """How its lines are set."""
    cookie: bool = False
    """Whether a cookie notice opens the page."""
    navigation: bool = False
    """Whether a menu opens the page."""
    template: bool = False
    """Whether a forgotten template string follows the last article."""
    footer: bool = False
    """Whether a copyright line closes the page."""
