"""The Chromium of the system, driven by Playwright: for tests, measurements and pictures."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MISSING = "Chromium is not installed; apt-get install chromium"


@contextmanager
def started_chromium() -> Iterator[Browser]:
    """Start it, and end it at the end. Without it, this program ends with a message."""
    if CHROMIUM is None:
        sys.exit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
