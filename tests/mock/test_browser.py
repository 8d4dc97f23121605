"""The mock and its page in a real browser, Chromium."""

import re
import shutil
import subprocess
import threading
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reelkit_mock import Mock
from tests.documents.blocks import ROOT, blocks
from tests.mock.mock_requests import create, create_job, send

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom")
TIMEOUT = 90.0  # seconds, after which the browser is considered to hang
MOCK = "http://127.0.0.1:8080"  # the mock of the reader, in the documents
# Tries to read and to change the state of the mock, with requests that need no preflight.
ATTACK = f"""<p id="status"></p><script type="module">
const outcomes = [];
for (const [method, path] of [["GET", "calls"], ["GET", "openapi.json"], ["POST", "reset"]])
  outcomes.push(await fetch(`{MOCK}/__mock/${{path}}`, {{method}}).then(() => "read", () => "refused"));
document.getElementById("status").textContent = outcomes.join(" ");
</script>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; apt-get install chromium"),
]


def open_in_browser(url: str, profile: Path) -> str:
    """Open the address; return the HTML of the page after five seconds of its time."""
    command = [str(CHROMIUM), *OPTIONS, f"--user-data-dir={profile}", url]
    return subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=True).stdout


def visit(html: str, profile: Path, *allowed: str) -> tuple[Mock, str]:
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
            shown = open_in_browser(origin, profile)
        pages.shutdown()
    return mock, shown


def status(html: str) -> str:
    """The text of the element that shows the state of a page."""
    found = re.search(r'<p id="status">(.*?)</p>', html)
    assert found is not None, html
    return unescape(found[1])


def documented_page() -> str:
    """The page that the documents show."""
    (block,) = [block for block in blocks(ROOT / "docs" / "offline.md") if block.language == "html"]
    return block.text


@pytest.mark.parametrize("allowed", ["PAGE", "*"])
def test_the_documented_page_makes_a_video(tmp_path: Path, allowed: str) -> None:
    """A page of an allowed origin creates a job, polls it, and shows the video."""
    mock, shown = visit(documented_page(), tmp_path, allowed)

    assert status(shown) == "completed"
    assert list(mock.jobs.values()) == ["queued", "succeeded"]
    assert 'src="http://127.0.0.1:' in shown


def test_a_page_of_another_origin_buys_nothing(tmp_path: Path) -> None:
    """The browser sends a preflight, which is refused, and no POST."""
    mock, shown = visit(documented_page(), tmp_path, "http://localhost:1")

    assert status(shown) == "Failed to fetch"
    assert [call["method"] for call in mock.calls] == ["POST", "OPTIONS"]  # the first one is not of the page


def test_no_other_page_can_use_the_admin_interface(tmp_path: Path) -> None:
    """Also if every page may call the service."""
    mock, shown = visit(ATTACK, tmp_path, "*")

    assert status(shown) == "refused refused refused"
    assert len(mock.jobs) == 1


def test_the_page_of_the_mock_shows_prompts_and_reasons_as_text(tmp_path: Path) -> None:
    """The base URL leads to it. HTML in a prompt is not interpreted, and the key is masked."""
    key, html = "0123456789abcdef0123456789abcdef", "<img src=x onerror=document.title='broken'>"
    mock = Mock(clock="manual")
    create(mock, key=key, prompt=f"{html} {key}")
    create(mock, key=key, duration=7)
    send(mock, "POST", "/v2/video/generations", {"model": html}, key)

    with mock.serve() as service:
        shown = open_in_browser(f"{service.base_url}/", tmp_path)

    assert "<title>reelkit · mock</title>" in shown
    assert f'<div class="prompt">{html.replace("<", "&lt;").replace(">", "&gt;")} ***</div>' in shown
    reasons = re.findall(r'<span class="reason failed">(duration: 7 is|model: [^<]+ is) not ', shown)
    assert len(reasons) == 2, reasons
    assert "<img" not in shown
    assert key not in shown
