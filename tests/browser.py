"""
Drive a headless Chromium, so that tests see what a reader sees.

It speaks the W3C WebDriver protocol to ``chromedriver`` with the standard library alone.
Debian: ``apt-get install chromium chromium-driver``.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Browser", "installed", "open_browser"]

BINARIES = ("chromium", "chromedriver")
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
"""``--no-sandbox`` because containers run as root; the pages are our own."""
PATIENCE = 60
"""Seconds to wait for an answer: Chromium starts in 2 on an idle machine, in 20 on a loaded one."""


def installed() -> bool:
    """Tell whether both programs are there."""
    return all(map(shutil.which, BINARIES))


@attrs.frozen
class Browser:
    """One window of a Chromium."""

    connection: http.client.HTTPConnection
    """The way to the driver."""
    session: str
    """The name of the session."""

    def ask(self, command: str, **body: Any) -> Any:
        """Send one command and return its value."""
        return _ask(self.connection, "POST", f"/session/{self.session}/{command}", body)

    def open(self, address: str) -> None:
        """Load a page and wait until it is there."""
        self.ask("url", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page and return what it returns."""
        return self.ask("execute/sync", script=script, args=list(arguments))

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds, as a reader does: it is scrolled to, and must be on top."""
        found: dict[str, str] = self.ask("element", using="css selector", value=selector)
        self.ask(f"element/{next(iter(found.values()))}/click")

    def press(self, key: str) -> None:
        """Press and release a key."""
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.ask("actions", actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def scheme(self, name: str) -> None:
        """Show pages as to a reader who prefers ``light`` or ``dark``."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.ask("goog/cdp/execute", cmd="Emulation.setEmulatedMedia", params={"features": features})

    def size(self, width: int, height: int) -> None:
        """Set the size of what is seen, in CSS pixels."""
        params = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("goog/cdp/execute", cmd="Emulation.setDeviceMetricsOverride", params=params)

    def picture(self) -> bytes:
        """Return a PNG of what is seen."""
        done: dict[str, str] = self.ask("goog/cdp/execute", cmd="Page.captureScreenshot", params={"format": "png"})
        return base64.b64decode(done["data"])

    def complaints(self) -> list[str]:
        """Return what the browser has written to its console since the last call."""
        return [entry["message"] for entry in self.ask("se/log", type="browser")]


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a Chromium, and end it."""
    program = shutil.which("chromedriver") or "chromedriver"
    with subprocess.Popen([program, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as driver:
        try:
            port = next(line.rpartition(" ")[2].strip(" .\n") for line in driver.stdout or () if "successfully on port" in line)
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)) as connection:
                options = {"binary": shutil.which("chromium"), "args": list(ARGUMENTS)}
                wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
                made = _ask(connection, "POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
                try:
                    yield Browser(connection, made["sessionId"])
                finally:
                    _ask(connection, "DELETE", f"/session/{made['sessionId']}", {})
        finally:
            driver.terminate()


def _ask(connection: http.client.HTTPConnection, method: str, path: str, body: dict[str, Any]) -> Any:
    connection.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    value = json.loads(answer.read())["value"]
    assert answer.status == http.client.OK, value
    return value
