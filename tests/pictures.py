"""
Take the pictures of the documentation in a headless Chromium: ``python tests/pictures.py``, from the root of the repository.

They show the view of ``docs/how-to/bridge.txt``, an invented page, with one speaker lit and a reason told.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import mediacorpus
from tests.browser import open_browser

HERE = Path("docs/how-to")
STAGE = """
[...document.querySelectorAll('.speakers button')].find(one => one.textContent.startsWith('Ruth Lane')).click();
document.activeElement.blur();
const name = document.querySelector('#page q .name'), box = name.getClientRects()[0];
name.dispatchEvent(new PointerEvent('pointerover', {bubbles: true, clientX: box.left, clientY: box.bottom}));
"""


def main() -> None:
    """Write a picture for readers who prefer light grounds, and one for those who prefer dark ones."""
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        path = Path(folder, "bridge.html")
        path.write_text(mediacorpus.read(HERE / "bridge.txt").to_html(), encoding="utf-8", newline="\n")
        browser.size(1240, 820)
        for scheme in ("light", "dark"):
            browser.scheme(scheme)
            browser.open(path.as_uri())
            browser.run(STAGE)
            (HERE / f"view-{scheme}.png").write_bytes(browser.picture())


if __name__ == "__main__":
    main()
