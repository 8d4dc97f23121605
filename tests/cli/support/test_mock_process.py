"""--mock: a mock service for one command."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Process, Reelkit
from tests.cli.service import KEY, Service

# A mock that prints its address, responds to every request, and records its pid and environment.
MOCK = """
import json, os, pathlib
from http.server import BaseHTTPRequestHandler, HTTPServer

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        video = self.path.endswith(".mp4")
        link = f"http://127.0.0.1:{self.server.server_port}/video.mp4"
        job = {"id": "mock-1", "status": "succeeded", "video": {"url": link}}
        body = b"video" if video else json.dumps(job).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *words):
        pass

server = HTTPServer(("127.0.0.1", 0), Handler)
facts = {"pid": os.getpid(), "keys": [name for name in os.environ if name.endswith("_API_KEY")]}
pathlib.Path(__file__).with_name("facts.json").write_text(json.dumps(facts))
print(json.dumps({"base_url": f"http://127.0.0.1:{server.server_port}"}), flush=True)
server.serve_forever()
"""
FAST = "the clock of this mock runs 200 times as fast; `reelkit mock` runs in real time\n"
BROKEN = {
    "missing": "raise ModuleNotFoundError('No module named httptools')",
    "silent": "",
    "wordy": "print('listening on 8080')",
    "odd": "print('[]')",
}


@pytest.fixture
def mock_package(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package reelkit_mock that is imported instead of the real one."""
    folder = tmp_path_factory.mktemp("mock") / "reelkit_mock"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "__main__.py").write_text(MOCK)
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))
    return folder


def test_with_mock_the_video_comes_from_a_mock_that_ends_with_the_command(
    reelkit: Reelkit, service: Service, mock_package: Path, tmp_path: Path
) -> None:
    """No request is sent to the service, and the mock does not get the API key."""
    done = reelkit("generate", "a fox", "--mock")
    facts = json.loads((mock_package / "facts.json").read_text())

    assert (done.exit_code, done.stdout) == (0, "reelkit-mock-1.mp4\n"), done.output
    assert (tmp_path / "reelkit-mock-1.mp4").read_bytes() == b"video"
    assert service.requests == []
    assert facts["keys"] == []
    with pytest.raises(ProcessLookupError):
        os.kill(facts["pid"], 0)


def test_the_mock_needs_no_key(reelkit: Reelkit, mock_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No API key is set."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit("submit", "a fox", "--mock")

    assert (done.exit_code, done.stdout) == (0, "mock-1\n")
    assert done.stderr == f"{FAST}the mock has stopped, so its job no longer exists\n"


@pytest.mark.parametrize("program", BROKEN.values(), ids=BROKEN)
def test_a_mock_that_does_not_start_is_one_line_of_error(
    reelkit: Reelkit, service: Service, mock_package: Path, program: str
) -> None:
    """It names the package to install, and no request is sent to the service."""
    (mock_package / "__main__.py").write_text(program)

    done = reelkit("generate", "a fox", "--mock")

    assert (done.exit_code, done.stderr.count("\n"), service.requests) == (2, 1, [])
    assert "pip install 'reelkit[mock]'" in done.stderr
    assert KEY not in done.stderr


def test_mock_and_base_url_exclude_each_other(reelkit: Reelkit) -> None:
    """The message says what to leave out."""
    done = reelkit("generate", "a fox", "--mock", "--base-url", "http://127.0.0.1:1")

    assert (done.exit_code, "leave out --base-url" in done.stderr) == (2, True)


def test_the_real_mock_accepts_a_job(reelkit: Reelkit, service: Service) -> None:
    """The replacement used above behaves like it."""
    pytest.importorskip("httptools", reason="needs reelkit[mock]")

    done = reelkit("submit", "a fox", "--mock", "--json")
    job = json.loads(done.stdout)

    assert (done.exit_code, job["status"], service.requests) == (0, "queued", []), done.output
    assert done.stderr == f"{FAST}the mock has stopped, so its job no longer exists\n"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["generate", "batch"])
def test_the_real_mock_has_a_fast_clock_and_says_so(process: Process, tmp_path: Path, command: str) -> None:
    """A video that takes half a minute at the service is saved within a deadline of ten seconds."""
    pytest.importorskip("httptools", reason="needs reelkit[mock]")
    (tmp_path / "foxes.jsonl").write_text('{"key": "fox", "prompt": "a fox"}\n')
    arguments = {"generate": ["a fox", "-o", "out/fox.mp4"], "batch": ["foxes.jsonl", "-o", "out"]}

    running = process(command, *arguments[command], "--mock", "--deadline", "10s")
    _, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert stderr.startswith(FAST)
    assert (tmp_path / "out" / "fox.mp4").stat().st_size > 1000
