"""Web pages of other origins, in a real browser: what they can do at the mock, and what they cannot."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page

from reelkit_mock import Mock
from tests.documents.blocks import ROOT, blocks
from tests.mock.browser.conftest import OpenPage
from tests.mock.mock_requests import create_job

MOCK = "http://127.0.0.1:8080"  # the mock of the reader, in the documents
# Tries to read and to change the state of the mock, with requests that need no preflight, and to show it in a frame.
ATTACK = f"""<p id="status"></p><iframe src="{MOCK}/__mock/"></iframe><script type="module">
const outcomes = [];
for (const [method, path] of [["GET", "calls"], ["GET", "openapi.json"], ["POST", "reset"], ["GET", "events"]])
  outcomes.push(await fetch(`{MOCK}/__mock/${{path}}`, {{method}}).then(() => "read", () => "refused"));
await fetch(`{MOCK}/__mock/reset`, {{method: "POST", mode: "no-cors", body: "{{}}"}}).catch(() => "");
document.getElementById("status").textContent = outcomes.join(" ");
</script>"""

pytestmark = pytest.mark.slow


@contextmanager
def visit(open_page: OpenPage, html: str, *allowed: str) -> Iterator[tuple[Mock, Page]]:
    """Open a page that calls a mock. The mock allows these origins, where PAGE stands for that of the page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.replace(MOCK, service.base_url).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        origin = f"http://localhost:{pages.server_port}"
        mock = Mock(clock="polls:2", cors=[origin if name == "PAGE" else name for name in allowed])
        create_job(mock)
        with mock.serve() as service:
            yield mock, open_page(origin, is_checked=False)
        pages.shutdown()


def documented_page() -> str:
    """The page that the documents show."""
    (block,) = [block for block in blocks(ROOT / "docs" / "offline.md") if block.language == "html"]
    return block.text


@pytest.mark.parametrize("allowed", ["PAGE", "*"])
def test_the_documented_page_makes_a_video(open_page: OpenPage, allowed: str) -> None:
    """A page of an allowed origin creates a job, polls it, and shows the video."""
    with visit(open_page, documented_page(), allowed) as (mock, page):
        page.locator("#status", has_text="completed").wait_for()
        source = page.locator("#video").get_attribute("src") or ""

    assert list(mock.jobs.values()) == ["queued", "succeeded"]
    assert source.startswith("http://127.0.0.1:")


def test_a_page_of_another_origin_buys_nothing(open_page: OpenPage) -> None:
    """The browser sends a preflight, which is refused, and no POST."""
    with visit(open_page, documented_page(), "http://localhost:1") as (mock, page):
        page.locator("#status", has_text="Failed to fetch").wait_for()

    assert [call["method"] for call in mock.calls] == ["POST", "OPTIONS"]  # the first one is not of the page


def test_no_other_page_can_use_the_admin_interface(open_page: OpenPage) -> None:
    """Also if every page may call the service. The console is shown in no frame."""
    with visit(open_page, ATTACK, "*") as (mock, page):
        page.locator("#status", has_text="refused refused refused refused").wait_for()
        framed = page.frames[1].evaluate("document.documentElement.textContent")

    assert len(mock.jobs) == 1
    assert "reelkit" not in framed
