"""`reelkit demo`, as a real process with the real mock."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

pytest.importorskip("httptools", reason="needs reelkit[mock]")

PATIENCE = 60.0  # seconds after which a test that hangs fails
NAMES = ["text", "image", "lip-sync"]
COST = r"At the vendor this would have cost [\d,]+ credits, \d+\.\d\d USD\."
MODULE = ("-m", "reelkit")
WITHOUT_RICH = ("-c", "import sys; sys.modules['rich'] = None; from reelkit.__main__ import main; main()")
CLOSED = "http://127.0.0.1:9"
# The mock refuses this key; the address and the proxies cannot be reached.
ENVIRONMENT = {
    "AIMLAPI_API_KEY": "invalid-because-it-is-the-real-one",
    "AIMLAPI_BASE_URL": CLOSED,
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), CLOSED),
}

Demo = Callable[..., "subprocess.Popen[str]"]
on_posix = pytest.mark.skipif(os.name != "posix" or not shutil.which("pgrep"), reason="needs signals and pgrep")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """Start the demo in an empty folder, and with an empty one for temporary files."""
    (tmp_path / "tmp").mkdir()
    (tmp_path / "here").mkdir()
    env = os.environ | ENVIRONMENT | {"TMPDIR": str(tmp_path / "tmp"), "TERM": "xterm"}
    with contextlib.ExitStack() as stack:

        def start(*args: str, program: tuple[str, ...] = MODULE, **options: Any) -> "subprocess.Popen[str]":
            command = [sys.executable, *program, "demo", *args]
            pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
            process = subprocess.Popen(command, env=env, cwd=tmp_path / "here", text=True, **pipes)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield start


@contextlib.contextmanager
def terminal() -> Iterator[tuple[IO[bytes], Callable[..., str]]]:
    """A terminal for stderr, and a function that reads its output until a word appears, or to its end."""
    pty = pytest.importorskip("pty", reason="needs a terminal")
    ours, other = pty.openpty()
    its = os.fdopen(other, "wb", 0)

    def seen(word: str = "") -> str:
        its.close()  # only the demo has it open now, so it closes with the demo
        shown, chunk = b"", b"."
        with contextlib.suppress(OSError):  # how Linux tells that the other end is closed
            while chunk and not (word and word.encode() in shown):
                shown += (chunk := os.read(ours, 1 << 16))
        return shown.decode()

    with its:
        yield its, seen
    os.close(ours)


def are_videos(folder: Path) -> bool:
    """Whether there are three MP4 files, and nothing else."""
    files = {file.name: file.read_bytes()[4:8] for file in folder.iterdir()}
    return files == {f"{name}.mp4": b"ftyp" for name in NAMES}


@pytest.mark.every_python
def test_the_demo_makes_three_videos_despite_its_faults(demo: Demo, tmp_path: Path) -> None:
    """It ignores the API key, the base URL and the proxies of the environment."""
    process = demo()
    stdout, stderr = process.communicate(timeout=PATIENCE)

    assert process.returncode == 0, stderr
    assert [line.partition("  ")[0] for line in stdout.splitlines()] == [f"reelkit-demo/{name}.mp4" for name in NAMES]
    assert are_videos(tmp_path / "here" / "reelkit-demo")
    assert stderr.count("the service returned 503; retrying in ") == 2
    assert stderr.count("image: the job failed and is not charged; submitting it again\n") == 1
    assert stderr.count("the download was interrupted at 2000 bytes ") == 1
    assert re.fullmatch(COST, stderr.splitlines()[-1])
    assert [file.name for file in (tmp_path / "here").iterdir()] == ["reelkit-demo"]
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.every_python
def test_a_terminal_shows_the_progress_of_each_video(demo: Demo, tmp_path: Path) -> None:
    """With `--json` the result is one object; older files are replaced."""
    pytest.importorskip("rich")
    folder = tmp_path / "here" / "deep" / "down"
    folder.mkdir(parents=True)
    (folder / "text.mp4").write_text("of an earlier time")

    with terminal() as (stderr, seen):
        process = demo("--json", "-o", "deep/down", stderr=stderr)
        shown = seen()
    stdout, _ = process.communicate(timeout=PATIENCE)
    told = json.loads(stdout)

    assert process.returncode == 0, shown
    words = ("\x1b[", "generating", "submitting it again", "retrying", "resuming")
    assert [word for word in words if word not in shown] == []
    assert re.search(COST, shown)
    assert are_videos(folder)
    assert told["credits"] == sum(video["credits"] for video in told["videos"]) > 0
    assert told["usd"] == told["credits"] / 2_000_000
    assert [video["name"] for video in told["videos"]] == NAMES
    assert [video["size"] for video in told["videos"]] == [(folder / f"{name}.mp4").stat().st_size for name in NAMES]


@pytest.mark.every_python
@on_posix
def test_without_rich_a_terminal_gets_lines(demo: Demo) -> None:
    """rich is not a base dependency."""
    with terminal() as (stderr, seen):
        process = demo(program=WITHOUT_RICH, stderr=stderr)
        shown = seen("generating")
        process.send_signal(signal.SIGINT)
        shown += seen()

    assert ": generating\r\n" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("place", ["a-file", "a-file/below"])
def test_a_folder_that_cannot_be_created_stops_the_demo(demo: Demo, tmp_path: Path, place: str) -> None:
    """In one line, before the mock is started."""
    (tmp_path / "here" / "a-file").touch()
    process = demo("-o", place)
    stdout, stderr = process.communicate(timeout=PATIENCE)

    assert (process.returncode, stdout) == (2, "")
    assert "a-file" in stderr.splitlines()[-1]
    assert "Traceback" not in stderr


@pytest.mark.every_python
@on_posix
def test_ctrl_c_ends_the_demo_and_the_mock(demo: Demo, tmp_path: Path) -> None:
    """Without a traceback, and without parts of files."""
    process = demo()
    mock = mock_of(process, once_said="generating")
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=PATIENCE)

    assert (process.returncode, stdout) == (130, "")
    assert stderr.splitlines()[-1] == "interrupted; there is no job to resume"
    assert "Traceback" not in stderr
    assert has_gone(mock)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert [file for file in (tmp_path / "here" / "reelkit-demo").iterdir() if file.suffix != ".mp4"] == []


@pytest.mark.every_python
@on_posix
def test_the_mock_ends_when_the_demo_is_killed(demo: Demo, tmp_path: Path) -> None:
    """Its standard input is closed then."""
    process = demo()
    mock = mock_of(process, once_said="queued")
    process.kill()
    process.communicate(timeout=PATIENCE)

    assert has_gone(mock)
    assert list((tmp_path / "tmp").iterdir()) == []


def mock_of(process: "subprocess.Popen[str]", once_said: str) -> str:
    """The process id of the mock, once the demo has printed this text."""
    assert process.stderr is not None
    while once_said not in (line := process.stderr.readline()):
        assert line
    return subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=True).stdout.strip()


def has_gone(pid: str) -> bool:
    """Whether a process exits soon; a zombie counts as well."""
    for _ in range(200):
        state = subprocess.run(["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False).stdout
        if not state or state.startswith("Z"):
            return True
        time.sleep(0.05)
    return False
