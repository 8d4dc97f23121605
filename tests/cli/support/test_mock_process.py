"""--mock: the service without the vendor, for one command."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Reelkit
from tests.cli.service import KEY, Service

# A mock that says where it is, answers all there is to ask, and writes down whom it belongs to.
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
BROKEN = {
    "missing": "raise ModuleNotFoundError('No module named httptools')",
    "silent": "",
    "wordy": "print('listening on 8080')",
    "odd": "print('[]')",
}


@pytest.fixture
def room(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a package reelkit_mock that comes before any other."""
    folder = tmp_path_factory.mktemp("mock") / "reelkit_mock"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "__main__.py").write_text(MOCK)
    monkeypatch.setenv("PYTHONPATH", str(folder.parent))
    return folder


def test_a_video_comes_from_the_mock_which_ends_with_the_command(
    reelkit: Reelkit, service: Service, room: Path, tmp_path: Path
) -> None:
    """The service of the environment is left alone, and its key stays here."""
    done = reelkit("generate", "a fox", "--mock")
    facts = json.loads((room / "facts.json").read_text())

    assert (done.exit_code, done.stdout) == (0, "reelkit-mock-1.mp4\n"), done.output
    assert (tmp_path / "reelkit-mock-1.mp4").read_bytes() == b"video"
    assert service.requests == []
    assert facts["keys"] == []
    with pytest.raises(ProcessLookupError):
        os.kill(facts["pid"], 0)


def test_the_mock_needs_no_key(reelkit: Reelkit, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It costs nothing."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit("submit", "a fox", "--mock")

    assert (done.exit_code, done.stdout) == (0, "mock-1\n")
    assert done.stderr == "the mock has stopped, so its job no longer exists\n"


@pytest.mark.parametrize("program", BROKEN.values(), ids=BROKEN)
def test_a_mock_that_does_not_start_is_told_in_one_line(
    reelkit: Reelkit, service: Service, room: Path, program: str
) -> None:
    """With what to install; the vendor is not asked instead."""
    (room / "__main__.py").write_text(program)

    done = reelkit("generate", "a fox", "--mock")

    assert (done.exit_code, done.stderr.count("\n"), service.requests) == (2, 1, [])
    assert "pip install 'reelkit[mock]'" in done.stderr
    assert KEY not in done.stderr


def test_the_mock_takes_no_address(reelkit: Reelkit) -> None:
    """It would be unclear who is asked."""
    done = reelkit("generate", "a fox", "--mock", "--base-url", "http://127.0.0.1:1")

    assert (done.exit_code, "leave out --base-url" in done.stderr) == (2, True)


def test_the_real_mock_takes_a_job(reelkit: Reelkit, service: Service) -> None:
    """What stands in for it above says what it says."""
    pytest.importorskip("httptools", reason="needs reelkit[mock]")

    done = reelkit("submit", "a fox", "--mock", "--json")
    job = json.loads(done.stdout)

    assert (done.exit_code, job["status"], service.requests) == (0, "queued", []), done.output
    assert done.stderr == "the mock has stopped, so its job no longer exists\n"
