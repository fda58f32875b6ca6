"""A reader sees the view, and can use it: checked in a headless Chromium, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import mediacorpus
from tests.browser import installed, open_browser
from tests.test_html import PAYLOADS, SEEDS, infected
from tests.view_reader import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser import Browser

pytestmark = pytest.mark.skipif(not installed(), reason="no chromium and chromedriver: apt-get install chromium chromium-driver")

PAGE = """Mill bridge to close

14 May 2021

By Nora Field

“We have waited too long,” said Ruth Lane, the head of the council. “Every winter takes a little more of the bridge.”

Ada Stone, who keeps the bakery, disagreed. “They will not walk around by the ford,” she said of her customers.

“I have told them for years,” Ms Lane said, “and nobody has listened to what I had to say about it.”
"""
CONTENT = "return document.getElementById('page').textContent"
LIT = "return [...document.querySelectorAll('#page .lit:not(i)')].map(one => one.textContent)"
BUTTON = "#panel button[data-by='{}'][data-value='{}']"
ESCAPE = "\ue00c"
"""The key, as WebDriver names it."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a window of 1280 by 900."""
    with open_browser() as window:
        window.size(1280, 900)
        yield window


@pytest.fixture
def document(browser: Browser, tmp_path: Path) -> Iterator[mediacorpus.Document]:
    """Return a document whose view is open in the browser; the browser must not complain of it."""
    document = mediacorpus.parse(PAGE)
    show(browser, document, tmp_path)
    yield document
    assert browser.complaints() == []


def show(browser: Browser, document: mediacorpus.Document, folder: Path) -> None:
    """Write a view to a file and open it."""
    path = folder / "page.html"
    path.write_text(document.to_html(), encoding="utf-8", newline="\n")
    browser.open(path.as_uri())


def speaker_value(browser: Browser, name: str) -> str:
    """Return the value by which the view finds a speaker."""
    script = "return [...document.querySelectorAll('.speakers button')].find(one => one.textContent.startsWith(arguments[0]))"
    return str(browser.run(f"{script}.dataset.value", name))


def test_a_click_on_a_speaker_lights_up_their_quotations(browser: Browser, document: mediacorpus.Document) -> None:
    """All of them and no others; the first is brought into view; Escape puts the light out."""
    browser.click(BUTTON.format("s", speaker_value(browser, "Ruth Lane")))
    said = [quote.text for quote in document.quotes if quote.speaker_name == "Ruth Lane"]
    assert len(said) >= 3
    assert browser.run(LIT) == said
    assert browser.run("return document.getElementById('lit').textContent") == f"Ruth Lane: 1 of {len(said)}"
    assert browser.run("return document.activeElement.textContent") == said[0]
    browser.press("n")
    assert browser.run("return document.activeElement.textContent") == said[1]
    browser.press(ESCAPE)
    browser.press(ESCAPE)
    assert browser.run(LIT) == []


def test_a_click_on_an_entity_lights_up_all_its_spellings(browser: Browser, document: mediacorpus.Document) -> None:
    """Full name and surname alike, also by a click on one of them in the page."""
    lane = next(entity for entity in document.entities if entity.name == "Ruth Lane")
    browser.click(BUTTON.format("e", f"e{lane.id}"))
    assert browser.run(LIT) == [mention.text for mention in lane.mentions]
    assert len(lane.aliases) > 1
    browser.press(ESCAPE)
    browser.press(ESCAPE)
    browser.click(f"#page [data-e='e{lane.id}'][data-more], #page [data-e='e{lane.id}']:not([id])")
    assert browser.run(LIT) == [mention.text for mention in lane.mentions]


def test_what_stands_under_the_pointer_tells_why(browser: Browser, document: mediacorpus.Document) -> None:
    """The tooltip holds the explanation of the quotation, as text."""
    script = (
        "const one = document.querySelector('#page q'), box = one.getClientRects()[0];"
        "one.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, clientX: box.left + 5, clientY: box.top + 5}));"
        "return document.getElementById('why').textContent"
    )
    told = browser.run(script)
    assert document.explain(document.quotes[0]) in told


@pytest.mark.usefixtures("document")
def test_all_can_be_reached_by_the_keyboard(browser: Browser) -> None:
    """Buttons, links and the page are in the order of the tab key, and each has a name."""
    script = (
        "return [...document.querySelectorAll('button, a, summary, input, [tabindex]')]"
        ".filter(one => one.tabIndex < 0 || !(one.textContent.trim() || one.getAttribute('aria-label')))"
        ".map(one => one.outerHTML)"
    )
    assert browser.run(script) == []


@pytest.mark.usefixtures("document")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lit", ["", "Ruth Lane"])
def test_words_stand_out_from_their_ground(browser: Browser, scheme: str, lit: str) -> None:
    """Every word has a contrast of 4.5 or more with what is behind it (WCAG 2.2, 1.4.3), also where other words are lit."""
    browser.scheme(scheme)
    if lit:
        browser.click(BUTTON.format("s", speaker_value(browser, lit)))
    assert browser.run(CONTRAST) == []


CONTRAST = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const paint = colours => {
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = rgb => {
  const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const weak = [];
const check = (one, part, words) => {
  const grounds = part ? [getComputedStyle(one, part).backgroundColor] : [];
  for (let up = one; up; up = up.parentElement) grounds.unshift(getComputedStyle(up).backgroundColor);
  const ground = ['white', ...grounds];
  const a = light(paint(ground)), b = light(paint([...ground, getComputedStyle(one, part).color]));
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${one.tagName}.${one.className} ${words.slice(0, 30)}`);
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const one = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
  if (words && one.getClientRects().length && !one.closest('script')) check(one, null, words);
}
for (const one of document.querySelectorAll('.by')) check(one, '::after', one.dataset.by);
for (const one of document.querySelectorAll('.block')) check(one, '::before', one.dataset.kinds);
return [...new Set(weak)];
"""


def test_the_view_in_a_notebook_works_as_the_file_does(browser: Browser, tmp_path: Path) -> None:
    """In its sandboxed frame a click lights up, a link of the lists leads to its place, and the notebook is left alone."""
    document = mediacorpus.parse(PAGE)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>n</title><p>Mine</p>{document._repr_html_()}", encoding="utf-8", newline="\n")
    browser.open(path.as_uri())
    before = browser.run("return getComputedStyle(document.querySelector('p')).cssText")
    browser.ask("frame", id=0)
    browser.click(BUTTON.format("s", speaker_value(browser, "Ruth Lane")))
    assert len(browser.run(LIT)) >= 3
    browser.run("document.querySelector('.speakers li details').open = true")
    browser.click(".speakers li details a")
    assert browser.run("return document.activeElement.id") == "q0"
    assert browser.run("try { return parent.document.title } catch (error) { return error.name }") == "SecurityError"
    browser.ask("frame", id=None)
    assert browser.run("return getComputedStyle(document.querySelector('p')).cssText") == before
    assert browser.complaints() == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_chromium_reads_the_text_of_a_seed(browser: Browser, tmp_path: Path, seed: Path) -> None:
    """The text content of the page element is the text, and the console stays empty."""
    document = mediacorpus.read(seed)
    show(browser, document, tmp_path)
    assert browser.run(CONTENT) == document.text
    assert browser.complaints() == []


def test_chromium_runs_no_payload(browser: Browser, tmp_path: Path) -> None:
    """Not one injected script runs, all at once or framed as in a notebook; nothing is refused, for nothing is tried."""
    for payload in PAYLOADS[::4]:
        document = infected(payload)
        show(browser, document, tmp_path)
        assert browser.run("return window.hit") is None
        assert browser.run(CONTENT) == visible(document.text)
    document = infected("".join(PAYLOADS))
    show(browser, document, tmp_path)
    assert browser.run("return window.hit") is None
    assert browser.run(CONTENT) == visible(document.text)
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><title>n</title>{document._repr_html_()}", encoding="utf-8", newline="\n"
    )
    browser.open(path.as_uri())
    assert browser.run("return window.hit") is None
    assert browser.complaints() == []
