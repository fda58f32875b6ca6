"""Draw pages, furniture and hostile texts with Hypothesis."""

from __future__ import annotations

from mediacorpus.testing._below import FURNITURE, furniture
from mediacorpus.testing._dates import DateForm
from mediacorpus.testing._hostile import FRAGMENTS
from mediacorpus.testing._page import GeneratedPage, write_page
from mediacorpus.testing._recipe import (
    ArticleRecipe,
    Breadcrumb,
    Byline,
    CommentForm,
    Image,
    Layout,
    ListForm,
    PageRecipe,
    Printing,
    SourcePlace,
    Style,
    TitleForm,
)
from mediacorpus.testing._words import stream

try:
    from hypothesis import strategies
except ImportError as error:
    message = "mediacorpus.testing needs Hypothesis; install it with: pip install 'mediacorpus[testing]'"
    raise ImportError(message) from error

__all__ = ["furniture_blocks", "hostile_texts", "pages", "several_pages"]

SEEDS = strategies.integers(0, 2**32 - 1)
MOST_FRAGMENTS = 40
"""Pieces of a hostile text: enough for a header, a body and what follows it."""


def pages(*, articles: int | None = None, body_again: bool = True) -> strategies.SearchStrategy[GeneratedPage]:
    """
    Draw a page whose sections and articles are known.

    A page has a header, a body and what follows them: comments, other stories,
    furniture.  It shrinks to a title, a date and three paragraphs.

    Args:
        articles: how many articles stand on it; one to four where not given.
        body_again: whether a body may be printed a second time.
    """
    count = strategies.sampled_from((1, 1, 1, 2, 3, 4)) if articles is None else strategies.just(articles)
    return count.flatmap(lambda n: _page_recipes(n, body_again=body_again, dated=False)).map(write_page)


def several_pages(*, most: int = 4) -> strategies.SearchStrategy[list[GeneratedPage]]:
    """Draw pages of one article each, with different titles and bodies and a date each, set in one style."""
    recipes = _styles().flatmap(
        lambda style: strategies.lists(
            _page_recipes(1, body_again=True, dated=True, style=style), min_size=2, max_size=most, unique_by=_first_seed
        )
    )
    return recipes.map(lambda drawn: [write_page(recipe) for recipe in drawn]).filter(_titles_differ)


def furniture_blocks() -> strategies.SearchStrategy[str]:
    """Draw lines of plain furniture: share and subscribe lines, form headings, captchas, separators, footers."""
    line = strategies.builds(_furniture_line, strategies.sampled_from(FURNITURE), SEEDS)
    gaps = strategies.sampled_from(("\n", "\n\n"))
    return strategies.builds(lambda gap, lines: gap.join(lines), gaps, strategies.lists(line, min_size=1, max_size=6))


def hostile_texts() -> strategies.SearchStrategy[str]:
    """
    Draw texts that break parsers.

    Any code points (lone surrogates, NULs, combining and direction marks), pieces of
    pages in senseless order, and generated pages that were cut and patched at random.
    """
    pieces = strategies.sampled_from(FRAGMENTS)
    gaps = strategies.sampled_from(("", " ", "\n", "\n\n", "\r\n"))
    anything = strategies.text(strategies.characters(), max_size=200)
    senseless = strategies.builds(
        lambda gap, drawn: gap.join(drawn), gaps, strategies.lists(pieces | anything, max_size=MOST_FRAGMENTS)
    )
    patches = strategies.lists(strategies.tuples(strategies.integers(0, 10_000), pieces | anything), max_size=5)
    damaged = strategies.builds(_damage, pages(), patches, strategies.integers(0, 10_000))
    return anything | senseless | damaged


def _page_recipes(
    count: int, *, body_again: bool, dated: bool, style: Style | None = None
) -> strategies.SearchStrategy[PageRecipe]:
    """Draw the recipe of a page; where several articles share it, only the last has comments and other stories below."""
    among_others = dated or count > 1
    upper = _article_recipes(body_again=body_again, among_others=True, last=False)
    last = _article_recipes(body_again=body_again, among_others=among_others, last=True)
    return strategies.builds(
        PageRecipe,
        articles=strategies.tuples(*[upper] * (count - 1), last),
        style=_styles() if style is None else strategies.just(style),
        cookie=strategies.booleans(),
        navigation=strategies.booleans(),
        template=strategies.booleans(),
        footer=strategies.booleans(),
    )


def _styles() -> strategies.SearchStrategy[Style]:
    return strategies.builds(
        Style,
        newline=strategies.sampled_from(("\n", "\n", "\r\n")),
        gap=strategies.sampled_from((1, 0, 2)),
        trail=strategies.sampled_from(("", " ", "\N{NO-BREAK SPACE}")),
        widont=strategies.booleans(),
    )


def _article_recipes(*, body_again: bool, among_others: bool, last: bool) -> strategies.SearchStrategy[ArticleRecipe]:
    """
    Draw the recipe of an article.

    Among others it has a date, and its title stands before the date: after the list of
    stories of the page above, nobody could tell to which of the two a date belongs.
    """
    none = strategies.just(0)
    dates: list[DateForm | None] = [*DateForm] if among_others else [*DateForm, None]
    layouts = [layout for layout in Layout if layout is not Layout.DATE_FIRST or not among_others]
    return strategies.builds(
        ArticleRecipe,
        seed=SEEDS,
        layout=strategies.sampled_from(layouts),
        title=strategies.sampled_from(list(TitleForm)),
        again=strategies.booleans(),
        breadcrumb=strategies.sampled_from(list(Breadcrumb)),
        date=strategies.sampled_from(dates),
        updated=strategies.booleans(),
        byline=strategies.sampled_from(list(Byline)),
        source=strategies.sampled_from(list(SourcePlace)),
        code=strategies.booleans(),
        subtitle=strategies.booleans(),
        image=strategies.sampled_from(list(Image)),
        share=strategies.booleans(),
        dateline=strategies.booleans(),
        paragraphs=strategies.integers(3, 12),
        promo=strategies.booleans(),
        turns=strategies.sampled_from((0, 0, 0, 2, 4)),
        body_again=strategies.sampled_from((None, None, *Printing)) if body_again else strategies.none(),
        separator=strategies.booleans(),
        comments=strategies.integers(0, 3) if last else none,
        comment_form=strategies.sampled_from(list(CommentForm)),
        reply_form=strategies.booleans(),
        stories=strategies.sampled_from(list(ListForm)) if last else strategies.just(ListForm.NONE),
        own_story=strategies.booleans(),
        empty_headings=strategies.integers(0, 3),
        subscribe=strategies.booleans(),
    )


def _furniture_line(name: str, seed: int) -> str:
    return furniture(stream(seed), name).strips[0].text


def _first_seed(recipe: PageRecipe) -> int:
    return recipe.articles[0].seed


def _titles_differ(drawn: list[GeneratedPage]) -> bool:
    titles = {(page.articles[0].title or "").casefold() for page in drawn}
    return len(titles) == len(drawn)


def _damage(page: GeneratedPage, patches: list[tuple[int, str]], end: int) -> str:
    """Cut the page at ``end`` and insert each patch at its place, counted round and round."""
    text = page.text[: end % (len(page.text) + 1)] if end else page.text
    for place, patch in patches:
        at = place % (len(text) + 1)
        text = text[:at] + patch + text[at:]
    return text
