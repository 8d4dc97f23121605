"""Chromium, and pages that are watched for errors and for requests to other hosts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request as PageRequest

from tests.mock.browser.chromium import CHROMIUM, MISSING, started_chromium

TIMEOUT = 10_000  # milliseconds; only a failing test needs them

OpenPage = Callable[..., Page]


# Not for the session: the loop of Playwright runs in the thread of the tests, where others start loops of their own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of a module. Without Chromium they are skipped."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    with started_chromium() as browser:
        yield browser


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens pages, each as a new visitor; the options are those of a context.

    At the end no page may have logged an error, and each may have sent requests to the server of its address alone.
    """
    problems: list[str] = []
    contexts = []

    def opened(url: str, *, is_checked: bool = True, **options: object) -> Page:
        origin = "/".join(url.split("/")[:3])
        context = chromium.new_context(**({"reduced_motion": "reduce"} | options))  # type: ignore[arg-type]
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)

        def logged(message: ConsoleMessage) -> None:
            if message.type == "error" and "Failed to load resource" not in message.text:  # a 4xx, which a test wants
                problems.append(message.text)

        def sent(request: PageRequest) -> None:
            if not request.url.startswith((f"{origin}/", "data:", "blob:")):
                problems.append(f"a request to {request.url}")

        if is_checked:
            page.on("console", logged)
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.on("request", sent)
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert problems == []
