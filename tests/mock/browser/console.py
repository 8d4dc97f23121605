"""A mock and its console in Chromium, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page, expect

from reelkit_mock import Mock
from tests.mock.browser.conftest import OpenPage
from tests.mock.mock_requests import create_job, send

VIEWS = {"jobs": "Jobs", "make": "Make a job", "traffic": "Traffic", "faults": "Faults", "money": "Money"}


class Console(NamedTuple):
    """A served mock and a page that shows it."""

    mock: Mock
    page: Page
    base_url: str

    def view(self, name: str) -> Locator:
        """Go to a view."""
        self.page.click(f"nav a[href='#{name}']")
        return self.page.locator(f"#view-{name}")

    def copied(self) -> str:
        """What was copied last."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))


@contextmanager
def console(open_page: OpenPage, browser: dict[str, Any] | None = None, **settings: Any) -> Iterator[Console]:
    """Serve a mock and open its page, until it is connected. *browser* are options of the visitor."""
    mock = Mock(**({"clock": "manual"} | settings))
    with mock.serve() as server:
        page = open_page(f"{server.base_url}/", **(browser or {}))
        expect(page.locator("#connection")).to_have_text("live")
        yield Console(mock, page, server.base_url)


def populate(mock: Mock) -> None:
    """Jobs in every state, calls, and faults."""
    for state in ("queued", "generating", "succeeded", "failed"):
        mock.force(create_job(mock, prompt="a red fox in snow " * 8), state)
        mock.advance(10)
    send(mock, "GET", f"/v2/{'x' * 150}")
    mock.fault({"status": 503}, route="fetch", times=2)


def choose_first(view: Locator) -> None:
    """Show the details of the first row, if the view has rows that have details."""
    row = view.locator(".option").first
    if view.locator(".detail").count():
        row.click()
        expect(view.locator(".detail h2")).to_be_visible()
