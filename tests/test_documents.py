"""What the README and the guides show, works."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from reelkit import _http, no_waiting

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL), 1)
]
TESTS = [param for param in BLOCKS if "def test_" in str(param.values[0])]


ANSWERS = [
    {"id": "abc", "status": "queued"},
    {"id": "abc", "status": "generating"},
    {"id": "abc", "status": "completed", "video": {"url": "https://cdn.example.com/a.mp4"}},
]


def service(request: httpx.Request) -> httpx.Response:
    """Makes any video at once, and serves it."""
    if request.url.host == "cdn.example.com":
        return httpx.Response(200, content=b"film")
    return httpx.Response(200, json=ANSWERS[0] if request.method == "POST" else ANSWERS[2])


@pytest.mark.parametrize("block", BLOCKS)
def test_python_blocks_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As they stand, each on its own, with a service where they need one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIMLAPI_API_KEY", "0123456789abcdef")
    monkeypatch.setenv("REELKIT_JOURNAL", str(tmp_path / "jobs.db"))  # not that of whoever runs this
    for name in ("open_client", "open_async_client"):
        opened = getattr(_http, name)
        monkeypatch.setattr(_http, name, lambda s, transport, o=opened: o(s, transport or httpx.MockTransport(service)))

    with no_waiting():
        exec(compile(block, "a block of the documents", "exec"), {"__name__": "block"})


@pytest.mark.parametrize("block", TESTS)
def test_tests_in_the_documents_pass(block: str, tmp_path: Path) -> None:
    """What a page shows as a test is one."""
    (tmp_path / "test_block.py").write_text(block, encoding="utf-8")
    run = subprocess.run([sys.executable, "-m", "pytest", "-q"], cwd=tmp_path, capture_output=True, text=True)

    assert (run.returncode, run.stderr) == (0, "")
    assert "1 passed" in run.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Links inside the repository."""
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_ci_runs_the_readmes_test_command() -> None:
    """Word for word."""
    command = "python -m pip install nox && nox"

    assert f"```sh\n{command}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == command
