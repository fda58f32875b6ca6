"""
Write a document as one page of HTML that needs nothing else: no network, no file, no library.

Text of a page is hostile.  All of it goes through :func:`~mediacorpus.writers.html_elements.escape`; none of it stands in a
script, a style or the name of anything; and a Content Security Policy lets nothing run or load but the one style and
the one script that belong to this package, which are named by their hashes.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING, Final

from mediacorpus.writers.html_elements import Html, element, escape, join, start_tag
from mediacorpus.writers.html_facts import gather, shorten
from mediacorpus.writers.html_page import draw_page
from mediacorpus.writers.html_panel import write_panel, write_reasons

if TYPE_CHECKING:
    from mediacorpus.model import Document

__all__ = ["to_html", "to_notebook"]

NAME: Final = 120
"""The most characters of the name of a page in its heading: two lines."""
NOTEBOOK_LIMIT: Final = 200_000
"""The most characters of a page that is shown in a notebook: its view takes some 2 MB, and notebooks keep each output."""


def to_html(document: Document) -> str:
    """
    Return a document as one page of HTML.

    Args:
        document: any document.

    Returns:
        The page in full, and lists of what was found on it. The text content of the element ``#page`` is
        :attr:`Document.text`, save that each character that HTML cannot hold (NUL, other controls, lone surrogates,
        noncharacters) is shown by one visible character.
    """
    facts = gather(document)
    page, panel = draw_page(facts), write_panel(facts)
    body = (
        element("header", _heading(document), _tools()),
        element("main", page),
        element("aside", _filter(), panel, id="panel", aria_label="What was found on the page"),
        element("div", id="rail", aria_hidden="true"),
        element("div", id="why", role="tooltip", hidden=""),
        write_reasons(facts),
        element("script", _asset("page.js")),
    )
    parts = ("<!DOCTYPE html>", start_tag("html", {"lang": "en"}), _head(_name(document)), element("body", join(body)), "</html>")
    return "\n".join(parts) + "\n"


def to_notebook(document: Document) -> str:
    """
    Return what a notebook shows of a document: the page of :func:`to_html` in a frame.

    The frame keeps our style out of the notebook and is sandboxed: its script can reach nothing outside it.
    A document of more than :data:`NOTEBOOK_LIMIT` characters is told in one line.
    """
    if len(document.text) > NOTEBOOK_LIMIT:
        size = f"{len(document.text):,} characters, {len(document.sections)} sections, {len(document.articles)} articles"
        way = "Too long to show here: write document.to_html() to a file, and open that."
        return element("p", element("b", escape(_name(document))), escape(f" {size}. {way}"))
    return element(
        "iframe",
        srcdoc=to_html(document),
        sandbox="allow-scripts",
        title="mediacorpus document",
        width="100%",
        height="600",
        style="border: 1px solid #8886; border-radius: 6px",
    )


@functools.cache
def _asset(name: str) -> Html:
    """Return a file of this package; our own words need no escaping."""
    return Html(resources.files(__name__.rpartition(".")[0]).joinpath(name).read_text(encoding="utf-8"))


def _head(name: str) -> Html:
    hashes = {name: base64.b64encode(hashlib.sha256(_asset(name).encode()).digest()).decode() for name in ("page.css", "page.js")}
    policy = (
        f"default-src 'none'; style-src 'sha256-{hashes['page.css']}'; script-src 'sha256-{hashes['page.js']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        start_tag("meta", {"charset": "utf-8"}),
        start_tag("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        start_tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        start_tag("meta", {"name": "generator", "content": "mediacorpus"}),
        element("title", escape(name)),
        element("style", _asset("page.css")),
    )


def _heading(document: Document) -> Html:
    counts = {
        "character": len(document.text),
        "section": len(document.sections),
        "article": len(document.articles),
        "quotation": len(document.quotes),
        "name": len(document.entities),
    }
    told = " · ".join(f"{count:,} {what}{'s' * (count != 1)}" for what, count in counts.items())
    return element(
        "div",
        element("h1", element("bdi", escape(_name(document)))),
        element("p", element("bdi", escape(shorten(document.origin or document.id, NAME))), escape(f" — {told}")),
    )


def _name(document: Document) -> str:
    """Return the title of a page with one article; one with several is called as the caller calls it."""
    title = document.title if len(document.articles) == 1 else None
    return shorten(title or document.id, NAME)


def _tools() -> Html:
    """Return what steps through all that is lit."""
    buttons = (
        element("button", escape(sign), type="button", id=name, aria_label=label, title=f"{label} ({key})")
        for name, sign, label, key in (
            ("previous", "↑", "Previous place", "p"),
            ("next", "↓", "Next place", "n"),
            ("clear", "×", "Put out the light", "Escape"),
        )
    )
    return element("div", element("span", id="lit", role="status"), *buttons, id="tools", hidden="")


def _filter() -> Html:
    what = "Filter the lists"
    return start_tag("input", {"type": "search", "id": "filter", "placeholder": what, "aria-label": what, "hidden": ""})
