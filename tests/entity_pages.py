"""Pages for the tests of entities: sections of plain lines, and Hypothesis strategies with known names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from mediacorpus.model import Section, SectionKind, Span

if TYPE_CHECKING:
    from mediacorpus.model import Entity

__all__ = ["clusters_of", "lines_of", "mixes", "pages", "texts"]

_LINE = re.compile(r"\S[^\n]*")

PEOPLE = ("Ada Stone", "Karim al-Mansuri", "Omar Haddad", "Jane Miller", "Qais al-Khazali", "Peter O’Hara", "Abu Bilal al-Najafi")
BODIES = ("Harbour Workers Union", "Ministry of Health and Welfare", "Green Valley Bakery Ltd", "Kata’ib al-Nur")
PLACES = ("Oxford", "Norway", "Baghdad", "South Korea", "Tel Aviv", "Lake Victoria")
FRAMES = (
    "{person} said that {place} would wait.",
    "The minister told {body} that the talks in {place} had failed.",
    "According to {body}, {person} left {place} on Monday.",
    "“No,” {surname} said, and {body} agreed.",
    "Reporters in {place} saw {person}, a teacher, on the bridge.",
    "The US-Iran talks were held in {place}; the Iraqi delegation met {person}.",
)


def lines_of(text: str) -> tuple[Section, ...]:
    """Return one body section for each line that is not blank."""
    found = []
    for match in _LINE.finditer(text):
        words = match.group().rstrip()
        if words:
            found.append(Section(Span(match.start(), match.start() + len(words)), kind=SectionKind.BODY, rule="line", page=text))
    return tuple(found)


def clusters_of(entities: tuple[Entity, ...]) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Return label and mention spans of each entity."""
    return [(str(one.label), tuple((mention.span.start, mention.span.end) for mention in one.mentions)) for one in entities]


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    person = draw(st.sampled_from(PEOPLE))
    frame = draw(st.sampled_from(FRAMES))
    place, body = draw(st.sampled_from(PLACES)), draw(st.sampled_from(BODIES))
    return frame.format(person=person, surname=person.split()[-1], place=place, body=body)


pages = st.lists(st.lists(_sentences(), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5).map("\n".join)
"""Pages of plain sentences about known people, bodies and places."""

texts = st.text(max_size=300) | st.text(
    st.sampled_from("Aa bB.cC'’‘“”\"-–(),\n\N{NO-BREAK SPACE}1U.S. al-Al- of and the Mr Ibn"), max_size=300
)
"""Arbitrary text, and text of the characters that names are made of."""

_PIECES = (
    *("General", "Prime Minister", "Foreign Minister", "Secretary-General", "Sheikh", "Mr.", "President", "SPOKESMAN"),
    *("Iraq", "US", "Iranian", "United Nations", "London", "NATO", "Ada", "Stone", "al-Karimi", "Al- Karimi", "Abu", "bin"),
    *("Ministry", "Union", "Bank", "Street", "City", "Movement", "A.", "St.", "O'Hara", "III", "IRAN", "14th", "X"),
    *("of", "the", "and", "for", "&", "de", "al-", "said", "also known as", "(", ")", "[AB]", "'s", '"', ",", "."),
)

mixes = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.sampled_from((" ", " ", " ", "-", ", ", "  ", "\n", ""))), max_size=80
).map(lambda parts: "".join(piece + gap for piece, gap in parts))
"""Titles, known names, small words, marks and hyphens in any order."""
