"""`reelkit run`: exit codes, signals, what is left behind, and what the program must not get."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ASK = """
import os, sys
from urllib.request import Request, urlopen
try:
    urlopen("https://api.aimlapi.com/v1/models").read()
except OSError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    made = tmp_path / "tmp"
    made.mkdir()
    monkeypatch.setenv("TMPDIR", str(made))
    return made


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command with `reelkit run`, with options before the command."""

    def call(*command: str, options: tuple[str, ...] = (), **environment: str) -> "subprocess.CompletedProcess[str]":
        whole = [sys.executable, "-m", "reelkit", "run", *options, "--", *command]
        given = os.environ | environment
        return subprocess.run(whole, capture_output=True, text=True, timeout=60, check=False, env=given)

    return call


def python(text: str) -> tuple[str, ...]:
    return sys.executable, "-c", text


def test_the_exit_code_and_the_output_are_those_of_the_program(run: Run) -> None:
    """A summary is on stderr alone."""
    done = run(*python(ASK + "print('out'); print('err', file=sys.stderr); sys.exit(7)"))

    assert (done.returncode, done.stdout) == (7, "out\n")
    assert done.stderr.splitlines() == [
        "err",
        "reelkit run: 1 request to the mock, 0 jobs, which would have cost 0 credits (0.00 USD)",
    ]


def test_a_program_that_asks_nothing_is_a_failure(run: Run) -> None:
    """It may have asked the real service; the message says what to do."""
    silent, allowed = run("true"), run("true", options=("--allow-no-requests",))

    assert (silent.returncode, allowed.returncode) == (125, 0)
    assert "no request of the program arrived" in silent.stderr
    assert "--allow-no-requests" in silent.stderr


def test_a_program_that_cannot_be_run_has_the_codes_of_a_shell(run: Run, tmp_path: Path) -> None:
    """126 and 127, with one line that says why."""
    plain = tmp_path / "plain"
    plain.write_text("no program")

    missing, forbidden = run("no-such-program"), run(str(plain))

    assert (missing.returncode, missing.stderr) == (127, "reelkit run: no-such-program: command not found\n")
    assert (forbidden.returncode, forbidden.stderr) == (
        126,
        f"reelkit run: {plain}: cannot be run: Permission denied\n",
    )


def test_a_program_that_a_signal_ends_has_the_code_of_a_shell(run: Run) -> None:
    """128 and its number."""
    assert run(*python("import os; os.kill(os.getpid(), 9)")).returncode == 137


@pytest.mark.parametrize("options", [("--clock", "soon"), ("--personality", "rude"), ("--scenario", "nowhere.yaml")])
def test_a_wrong_option_runs_nothing(run: Run, options: tuple[str, ...]) -> None:
    """The error names it."""
    done = run(*python("print('ran')"), options=options)

    assert (done.returncode in (2, 125), done.stdout) == (True, "")
    assert options[1] in done.stderr


def test_the_program_never_gets_the_api_key(run: Run) -> None:
    """Not in any variable. A request that misses the mock then costs nothing."""
    text = ASK + "import json; print(json.dumps(dict(os.environ)))"
    done = run(*python(text), AIMLAPI_API_KEY="the-real-key-of-mine", SOME_TOKEN="the-real-key-of-mine")

    assert done.returncode == 0, done.stderr
    assert "the-real-key-of-mine" not in done.stdout + done.stderr
    assert json.loads(done.stdout)["SOME_TOKEN"] == json.loads(done.stdout)["AIMLAPI_API_KEY"]


def test_what_the_user_has_set_for_the_network_cannot_lead_past_the_mock(run: Run, tmp_path: Path) -> None:
    """NO_PROXY=* and a proxy of the user's own; certificates that were trusted stay trusted."""
    mine = tmp_path / "mine.pem"
    mine.write_text("# mine\n")
    text = ASK + "print(open(os.environ['SSL_CERT_FILE']).read())"

    done = run(*python(text), NO_PROXY="*", no_proxy="*", HTTPS_PROXY="http://127.0.0.1:1", SSL_CERT_FILE=str(mine))

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# mine\n")


def test_the_module_that_the_hook_hides_is_run(run: Run, tmp_path: Path) -> None:
    """A program may rely on a sitecustomize of its own."""
    (tmp_path / "sitecustomize.py").write_text("print('mine')")

    assert run(*python(ASK), PYTHONPATH=str(tmp_path)).stdout == "mine\n" * 2  # in reelkit itself, and in the program


def test_a_program_that_looks_names_up_otherwise_reaches_the_mock(run: Run) -> None:
    """Also one that connects to the name itself. The admin interface of the mock is closed to it."""
    text = """
import socket, ssl
for name in (socket.gethostbyname("api.aimlapi.com"), "api.aimlapi.com"):
    plain = socket.socket()
    plain.connect((name, 443))
    with ssl.create_default_context().wrap_socket(plain, server_hostname="api.aimlapi.com") as connection:
        connection.sendall(b"GET /__mock/calls HTTP/1.1\\r\\nHost: api.aimlapi.com\\r\\n\\r\\n")
        print(connection.recv(1000).split()[1])
"""
    assert run(*python(text), options=("--allow-no-requests",)).stdout == "b'401'\n" * 2


LIST = """
import os, stat
for folder, _, names in os.walk(os.environ["TMPDIR"]):
    print(oct(stat.S_IMODE(os.stat(folder).st_mode)), folder)
    for name in names:
        text = open(os.path.join(folder, name)).read()
        print(name, "PRIVATE KEY" in text)
"""


def test_no_private_key_is_in_a_file_and_the_files_are_gone_afterwards(run: Run, folder: Path) -> None:
    """While it runs, only the user can read its folder."""
    done = run(*python(ASK + LIST))

    lines = done.stdout.splitlines()
    assert [line for line in lines if line.endswith("True")] == []
    assert {line.split()[0] for line in lines if line.startswith("0o") and "reelkit-run-" in line} >= {"0o700"}
    assert {"authority.pem False", "bundle.pem False", "node.cjs False", "sitecustomize.py False"} <= set(lines)
    assert list(folder.iterdir()) == []


@pytest.fixture
def started(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Start a program with `reelkit run`, and return the process once the program has begun."""
    begun: list[subprocess.Popen[str]] = []

    def start(text: str, **options: Any) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "reelkit", "run", "--", *python(text)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
        begun.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()


HANDLES = """
import signal, sys, time
def end(number, frame):
    print("got", number, flush=True)
    sys.exit(3)
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("begun", flush=True)
time.sleep(30)
"""


def test_signals_go_through_to_the_program(started: Callable[..., Any], folder: Path) -> None:
    """It decides how it ends; the files are gone then."""
    process = started(ASK + HANDLES)

    process.send_signal(signal.SIGINT)  # from a terminal, the program gets its own
    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate(timeout=20)

    assert (process.returncode, stdout) == (3, "got 15\n"), stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_before_the_program_starts_leaves_nothing_behind(run: Run, folder: Path, number: int) -> None:
    """The code is that of the signal."""
    text = f"""
import os, sys
from reelkit.__main__ import main
from reelkit_run import _run
made = _run.run_folder
def run_folder(*values, **options):
    os.kill(os.getpid(), {int(number)})
    return made(*values, **options)
_run.run_folder = run_folder
sys.argv = ["reelkit", "run", "--", sys.executable, "-c", "print('ran'); import time; time.sleep(30)"]
main()
"""
    done = subprocess.run(python(text), capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stdout) == (128 + number, "")
    assert list(folder.iterdir()) == []


def test_a_signal_that_is_ignored_stays_ignored(run: Run) -> None:
    """nohup relies on it."""
    text = ASK + "import signal; print(signal.getsignal(signal.SIGHUP) == signal.SIG_IGN)"
    shell = 'trap "" HUP; exec "$0" -m reelkit run -- "$0" -c "$1"'

    done = subprocess.run(["sh", "-c", shell, sys.executable, text], capture_output=True, text=True, timeout=60)

    assert done.stdout == "True\n", done.stderr


def test_an_interrupt_that_no_terminal_sent_goes_through(started: Callable[..., Any]) -> None:
    """As `kill -INT` and CI systems send it."""
    text = ASK + HANDLES.replace("SIGINT, signal.SIG_IGN", "SIGINT, end")
    process = started(text, start_new_session=True)

    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=20)

    assert (process.returncode, stdout) == (3, "got 2\n"), stderr


ORPHAN = """
import os, sys, time
parent = os.getppid()
print("begun", flush=True)
while os.getppid() == parent:
    time.sleep(0.01)
from urllib.request import urlopen
try:
    urlopen("https://api.aimlapi.com/v1/models", timeout=5)
except OSError as error:
    print(error, file=open(FILE, "w"))
"""


def test_after_a_kill_the_program_meets_a_closed_port(started: Callable[..., Any], tmp_path: Path) -> None:
    """Nothing can lead it to the real service."""
    file = tmp_path / "file"
    process = started(ORPHAN.replace("FILE", repr(str(file))))

    process.kill()
    for _ in range(100):
        if file.exists() and file.read_text():
            break
        time.sleep(0.1)

    assert "refused" in file.read_text()


def test_offline_refuses_other_hosts(run: Run) -> None:
    """The summary names them."""
    text = ASK.replace("api.aimlapi.com/v1/models", "example.org/") + "sys.exit(0)"

    done = run(*python(text), options=("--offline", "--allow-no-requests"))

    assert done.returncode == 1
    assert "403" in done.stderr
    assert "refused: example.org" in done.stderr
