"""
Name the inputs on which careless text code takes quadratic time, or falls over.

Each entry of :data:`HOSTILE` makes a text of about the wanted length, so that
the same table serves a growth test, a stress test and a benchmark.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FRAGMENTS", "HOSTILE", "hostile_text"]

PARAGRAPH = (
    "The Harbour Authority of Velmark announced on Monday that the fishing quota would divide the coalition, "
    "because talks with the Reform Party broke down and nobody in Karvane could agree on a date for the vote. "
)
"""An ordinary paragraph, to be repeated."""
ZALGO = "a\N{COMBINING GRAVE ACCENT}\N{COMBINING TILDE}\N{COMBINING CEDILLA}\N{COMBINING LONG STROKE OVERLAY}"


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[: max(size, 1)]


def _numbered(pattern: str) -> Callable[[int], str]:
    """Repeat a pattern with a running number, so that no two lines are the same."""
    length = len(pattern) + 3
    return lambda size: "".join(pattern.format(i) for i in range(size // length + 1))


def _counted(pattern: str) -> Callable[[int], str]:
    """Repeat a pattern with a running number spelt as a name, so that no two lines name the same."""
    length = len(pattern) + 4
    names = ["".join(letters).capitalize() for letters in itertools.product("bdklmnrst", "aeiou", "bdklmnrst", "aeiou")]
    count = len(names)
    return lambda size: "".join(
        pattern.format(*[names[i % count] + names[i // count % count].lower()] * 2) for i in range(size // length + 1)
    )


def _halves(unit: str) -> Callable[[int], str]:
    """Print a long text of different words twice, as one line each."""

    def text(size: int) -> str:
        half = " ".join(f"{unit}{i}" for i in range(size // (2 * (len(unit) + 6)) + 1))
        return f"{half}\n{half}"

    return text


def _then(head: str, unit: str) -> Callable[[int], str]:
    return lambda size: head + _repeated(unit)(size)


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "blanks": _repeated(" "),
    "newlines": _repeated("\n"),
    "carriage returns": _repeated("\r"),
    "blank then newline": _repeated(" \n"),
    "tabs": _repeated("\t"),
    "no-break spaces": _repeated("\N{NO-BREAK SPACE}"),
    "word and no-break spaces": _then("word", "\N{NO-BREAK SPACE}"),
    "line separators": _repeated("a\N{LINE SEPARATOR}b\N{NEXT LINE}"),
    "one word": _repeated("a"),
    "one word of capitals": _repeated("A"),
    "digits": _repeated("7"),
    "short words": _repeated("a b "),
    "capitalised words": _repeated("Ab Cd "),
    "open brackets": _repeated("("),
    "nested brackets": _repeated("[("),
    "opening quotes": _repeated("\N{LEFT DOUBLE QUOTATION MARK}"),
    "opening quotes and words": _repeated("\N{LEFT DOUBLE QUOTATION MARK}word "),
    "straight quotes": _repeated('"'),
    "opening quotes in opening quotes": _repeated("\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}a"),
    "label and opening quote": _repeated("X: \N{LEFT DOUBLE QUOTATION MARK}a "),
    "single quotes": _repeated("\N{LEFT SINGLE QUOTATION MARK}a\N{RIGHT SINGLE QUOTATION MARK} "),
    "quote, said X": _repeated("\N{LEFT DOUBLE QUOTATION MARK}a,\N{RIGHT DOUBLE QUOTATION MARK} said X "),
    "quotes with attributions": _repeated("\N{LEFT DOUBLE QUOTATION MARK}It is.\N{RIGHT DOUBLE QUOTATION MARK} he said. "),
    "X, said": _repeated("A, said "),
    "dubbed": _repeated("It was dubbed the \N{LEFT DOUBLE QUOTATION MARK}Grey Swan\N{RIGHT DOUBLE QUOTATION MARK} "),
    "he said that": _repeated("he said that "),
    "claims in one list": _repeated("the accusation that, and "),
    "apostrophes": _repeated("'s "),
    "By By By": _repeated("By "),
    "By lines": _numbered("By Ada Stone{}\n"),
    "1/1/1/1/": _repeated("1/"),
    "dates on one line": _repeated("5 May 2021 "),
    "date lines": _numbered("5 May 2021 - {}\n"),
    "times": _repeated("12:40:"),
    "month names": _repeated("January "),
    "colons": _repeated(":"),
    "label lines": _numbered("Label {}:\n"),
    "turns": _numbered("Reporter:\n\nWhat is number {}?\n\n"),
    "said said": _repeated("said "),
    "a.b.c.": _repeated("a.b.c."),
    "dots": _repeated("."),
    "dashes": _repeated("\N{EM DASH} "),
    "described speakers": _counted("Ada {} of {}burg met us. “It is,” the Maine senator said. “No,” the Monday group said.\n"),
    "CITY —": _repeated("CITY \N{EM DASH} "),
    "deep punctuation": _repeated("“(‘[…]’)”—"),
    "the same line": _repeated("Share on Facebook\n"),
    "two lines in turn": _repeated("The first line of two\nThe second line of two\n"),
    "near-duplicate lines": _numbered("Port Selin closes the harbour to ship number {}\n"),
    "the same paragraph": _repeated(PARAGRAPH + "\n\n"),
    "one paragraph glued": _repeated(PARAGRAPH),
    "long line twice": _halves("word"),
    "titles": _repeated("Title\n\n"),
    "title, date, title": _numbered("Harbour of Selin reopens day {0}\n\n5 May 2021\n\nHarbour of Selin reopens day {0}\n\n"),
    "articles": _numbered("Harbour of Selin reopens day {0}\n\n5 May 2021\n\n" + PARAGRAPH + "Number {0}.\n\n"),
    "related headings": _repeated("Related Stories\n"),
    "comments": _numbered("  • 2021-03-06 02:09\n    comment number {}\n"),
    "menu": _repeated("Home | World | "),
    "template strings": _repeated("%d bloggers like this:"),
    "Zalgo": _repeated(ZALGO),
    "combining marks": _then("a", "\N{COMBINING ACUTE ACCENT}"),
    "joined emoji": _repeated("\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}"),
    "bidi marks": _repeated("\N{RIGHT-TO-LEFT OVERRIDE}a\N{POP DIRECTIONAL FORMATTING}"),
    "ideographs": _repeated("新聞記者報道,"),
    "NULs": _repeated("\0"),
    "lone surrogates": _repeated("\udc80"),
    "tags": _repeated("<p class='"),
}
"""A name for each hostile input, and what makes a text of about so many characters of it."""

FRAGMENTS = (
    "",
    " ",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\t",
    "\v",
    "\f",
    "\x1c",
    "\0",
    "\N{NEXT LINE}",
    "\N{LINE SEPARATOR}",
    "\N{PARAGRAPH SEPARATOR}",
    "\N{NO-BREAK SPACE}",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "\N{ZERO WIDTH SPACE}",
    "\N{RIGHT-TO-LEFT MARK}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}",
    "\N{LATIN SMALL LETTER SHARP S}",
    "\ud800",
    "\udfff",
    ZALGO,
    "\N{LEFT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    "’s",
    "—",
    "•",
    ":",
    ".",
    "By",
    "By Ada Stone",
    "By Staff, Agencies",
    "Source: ",
    "Source: Harbour Post",
    "Story Code : 935898",
    "5 May 2021",
    "May 5, 2021 - 18:5",
    "31/02/2021",
    "0000-00-00",
    "99999999999999999999/1/1",
    "date 2021-06-02 0",
    "2h ago",
    "Updated 12:40 GMT",
    "ERBIL, Kurdistan Region —",
    "TEHRAN, Dec. 05 (MNA) –",
    "OPINION: Will the harbour close?",
    "Transcript:",
    "Reporter:",
    "Comments",
    "Leave a Reply",
    "4 + 0 =",
    "Related Stories",
    "Latest news",
    "——–",
    "%d bloggers like this:",
    "We use cookies.",
    "Visual search query image",
    "Home > World",
    "Harbour of Selin reopens after storm",
    "Harbour of Selin reopens after\N{NO-BREAK SPACE}storm",
    PARAGRAPH,
    "“It rained all night,” she said.",
)
"""Pieces of pages, and characters that break parsers, to be put together at random."""


def hostile_text(name: str, size: int) -> str:
    """
    Make the hostile text of that name, about ``size`` code points long.

    Raises:
        KeyError: there is no hostile text of that name; the caller is at fault.
    """
    return HOSTILE[name](size)
