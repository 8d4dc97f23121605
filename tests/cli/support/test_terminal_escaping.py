"""No text of a server controls the terminal, and no command ends with a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import HURRIED, OURS
from tests.cli.service import KEY, Says, Service
from tests.cli.terminal import shown

pty = pytest.importorskip("pty", reason="needs a terminal")

EVIL = "\x1b]0;title\x07\x1b[31m\r\x08\x7f\x9b31m\u202egnirts\u2066\u061c\u2028\u200f"
SURROGATES = "\ud800\udc80\udc9b\udcff"
EVIL_NAME = os.fsdecode(b"\x1b[31m \xff\xc2\x9b31m.mp4")
COMMANDS_MOST = 30  # in one session, so that each meets a job of its own that is not finished
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def harmful(output: bytes) -> list[str]:
    """The control and bidirectional characters in an output."""
    text = output.decode("utf-8", "surrogateescape")
    return [
        char
        for char in text
        if (char < " " and char not in "\n\t") or "\x7f" <= char <= "\x9f" or char in BIDI or char in "\u2028\u2029"
    ]


# Runs several commands, to save the start of a process for each. It prints each one before its output, and ends with
# the exit code of an internal error if one of them does.
SESSION = """
import json, sys
from reelkit import no_waiting
from reelkit.__main__ import main

codes = []
for words in json.loads(sys.argv[1]):
    print("$", ascii(words), flush=True)
    try:
        with no_waiting():
            main(words, prog_name="reelkit")
    except SystemExit as end:
        codes.append(end.code)
    for stream in sys.stdout, sys.stderr:
        stream.flush()
sys.exit(70 if 70 in codes else len(codes) != len(json.loads(sys.argv[1])))
"""


class Screen:
    """Runs `reelkit` as a process, in a pipe or on a terminal."""

    def __init__(self, service: Service, folder: Path) -> None:
        self.service = service
        self._folder = folder
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        self._env = env | {"AIMLAPI_API_KEY": KEY, "AIMLAPI_BASE_URL": service.url, "TERM": "dumb"}

    def session(self, commands: list[list[str]], place: str) -> tuple[int, bytes]:
        """The output of these commands in this place, and 70 if one of them has this exit code, else 0."""
        run = self.piped if place == "in a pipe" else self.on_a_terminal
        return run(json.dumps(commands), program=SESSION)

    def piped(self, *args: str | bytes, program: str = HURRIED, **env: str) -> tuple[int, bytes]:
        """The exit code and the output in a pipe."""
        command = [sys.executable, "-c", program, *args]
        options: dict[str, Any] = {"cwd": self._folder, "env": self._env | env, "timeout": 60}
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, **options)
        return done.returncode, done.stdout + done.stderr

    def on_a_terminal(self, *args: str | bytes, program: str = HURRIED) -> tuple[int, bytes]:
        """The exit code and the output on a terminal, without its carriage returns."""
        ours, its = pty.openpty()
        command = [sys.executable, "-c", program, *args]
        process = subprocess.Popen(
            command, cwd=self._folder, env=self._env, stdin=subprocess.DEVNULL, stdout=its, stderr=its
        )
        os.close(its)
        output = shown(ours)
        return process.wait(60), output.replace(b"\r\n", b"\n")


@pytest.fixture
def screen(service: Service, tmp_path: Path) -> Screen:
    """A screen for a service whose every text is hostile."""
    identifier = f"job\n{EVIL}"
    service.create = [Says(200, {"id": f"{identifier}{n}", "status": EVIL + SURROGATES}) for n in range(COMMANDS_MOST)]
    link = {"url": f"{service.url}/video.mp4?{EVIL}{SURROGATES}", "file_name": EVIL}
    service.fetch = [
        Says(200, {"id": identifier, "status": f"going on\n{EVIL}{SURROGATES}"}),
        Says(200, {"id": identifier, "status": f"odd{EVIL}", "video": link}),
    ] * COMMANDS_MOST
    return Screen(service, tmp_path)


def failing(service: Service) -> None:
    """Make the job fail with a hostile text."""
    words = {"name": EVIL + SURROGATES, "message": EVIL + SURROGATES}
    service.fetch = [Says(200, {"id": "job", "status": f"error{EVIL}", "error": words})]


FETCHING = [
    ["status", "job"],
    ["status", "job", "--json"],
    ["wait", "job"],
    ["wait", "job", "--json"],
    ["save", "job"],
    ["generate", "a fox"],
    ["generate", "a fox", "--json"],
    ["generate", "a fox", "--no-journal"],
]
COMMANDS = [
    *FETCHING,
    ["submit", "a fox"],
    ["submit", "a fox", "--json"],
    ["save", "job", "-o", EVIL_NAME],
    ["save", "job", "-o", EVIL_NAME, "--json"],
    ["generate", EVIL, "--dry-run"],
    ["wait", EVIL],
    ["wait", "job", "--deadline", EVIL],
    ["wait", "job", f"--{EVIL}"],
    ["status", "job", "--base-url", EVIL],
    ["save", "job", "-o", f"{EVIL_NAME}/none/fox.mp4"],
    ["batch", EVIL_NAME, "-o", "videos"],
    [EVIL],
    ["jobs", "show", EVIL],
    ["conform", "--recorded", EVIL_NAME],
    ["mock", "--scenario", EVIL_NAME],
]


PLACES = ["in a pipe", "on a terminal"]


def assert_harmless(screen: Screen, commands: list[list[str]], place: str) -> None:
    """The output of these commands controls no terminal, and no command ends with a traceback."""
    code, output = screen.session(commands, place)
    assert (harmful(output), b"Traceback" in output, code) == ([], False, 0), output
    assert output.count(b"$ [") == len(commands)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_text_of_a_server_or_a_file_controls_no_terminal(screen: Screen, place: str) -> None:
    """In results, notes and errors."""
    assert_harmless(screen, COMMANDS, place)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_text_of_a_failed_job_controls_no_terminal(screen: Screen, place: str) -> None:
    """Its error."""
    failing(screen.service)
    assert_harmless(screen, FETCHING, place)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("is_failing", [False, True], ids=["done", "failed"])
def test_text_of_the_journal_controls_no_terminal(screen: Screen, tmp_path: Path, is_failing: bool, place: str) -> None:
    """When purchases are listed, shown and finished, and in a batch."""
    evil_key = f"fox{EVIL}"
    if is_failing:
        failing(screen.service)
    lines = [json.dumps({"prompt": "a fox", "key": f"line {number}"}) for number in range(3)]
    (tmp_path / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")

    commands = [
        ["submit", "a fox", "--key", evil_key],
        ["jobs", "list"],
        ["jobs", "show", evil_key],
        ["jobs", "show", evil_key, "--json"],
        ["batch", "batch.jsonl", "-o", "videos"],
        ["batch", "batch.jsonl", "-o", "videos", "--json"],
        ["resume"],
        ["jobs", "list", "--all"],
        ["jobs", "list", "--all", "--json"],
        ["jobs", "resolve", evil_key, "--give-up"],
        ["jobs", "resolve", evil_key, "--resubmit"],
        ["jobs", "resolve", evil_key, "--resubmit", "--yes"],
    ]
    assert_harmless(screen, commands, place)


REFUSALS = [400, 401, 402, 403, 404, 429, 500, 503]


@pytest.mark.slow
@pytest.mark.parametrize(("turn", "status"), list(enumerate(REFUSALS)))
def test_the_text_of_a_refusal_controls_no_terminal(screen: Screen, turn: int, status: int) -> None:
    """Of a create and of a fetch: each command receives each status, and twice each pair of body and output."""
    page = Says(status, f"<p>{EVIL}".encode())
    refused = Says(status, {"message": EVIL + SURROGATES, EVIL + SURROGATES: SURROGATES})
    pairs = [(said, as_json) for said in (page, refused) for as_json in (False, True)]
    created, fetched = pairs[turn % len(pairs)], pairs[(turn + 1) % len(pairs)]
    screen.service.create, screen.service.fetch = [created[0]], [fetched[0]]

    commands = [
        (["submit", "a fox"], created[1]),
        (["status", "job"], fetched[1]),
        (["wait", "job", "--deadline", "60"], not fetched[1]),
    ]
    assert_harmless(screen, [[*words, *["--json"] * as_json] for words, as_json in commands], "in a pipe")


def test_a_status_of_several_lines_is_printed_on_one_line(screen: Screen) -> None:
    """A script would read the second line as another result."""
    screen.service.fetch = [Says(200, {"id": "job", "status": "going on\nsucceeded"})]

    code, output = screen.piped("status", "job")

    assert (code, output) == (0, b"going on\\nsucceeded\n")


def test_json_output_has_the_text_of_the_server_unchanged(screen: Screen) -> None:
    """In ASCII, without control characters."""
    screen.service.fetch = [Says(200, {"id": "job", "status": EVIL + SURROGATES})]

    code, output = screen.piped("status", "job", "--json")

    assert (code, harmful(output)) == (0, [])
    assert json.loads(output)["raw"]["status"] == json.loads(
        json.dumps(EVIL + SURROGATES)
    )  # which joins a surrogate pair


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_text_that_the_terminal_cannot_encode_is_escaped(screen: Screen, encoding: str) -> None:
    """The command does not fail."""
    screen.service.fetch = [Says(200, {"id": "job", "status": "生成中\ud800"})]

    code, output = screen.piped("status", "job", PYTHONIOENCODING=encoding)

    assert (code, output.startswith(b"\xe7" if encoding == "utf-8" else b"\\u751f")) == (0, True)


@pytest.mark.slow
def test_a_file_name_is_printed_byte_for_byte_into_a_pipe(screen: Screen, tmp_path: Path) -> None:
    """On a terminal it is escaped, because some terminals interpret single bytes."""
    link = {"url": f"{screen.service.url}/video.mp4"}
    screen.service.fetch = [Says(200, {"id": "job", "status": "completed", "video": link})]
    name = b"\xff\x9b fox.mp4"

    assert screen.piped("save", "job", "-o", os.fsdecode(name))[1].startswith(name + b"\n")
    assert b"\\udcff\\udc9b fox.mp4\n" in screen.on_a_terminal("save", "job", "-o", os.fsdecode(name))[1]
    assert os.fsencode(tmp_path) + b"/" + name in [os.fsencode(path) for path in tmp_path.iterdir()]


NESTED = b'{"id": "job", "status": "generating", "a": ' + b"[" * 900 + b"]" * 900 + b"}"
HUGE = b'{"id": "job", "status": "generating", "meta": {"usage": {"credits_used": 1' + b"0" * 400 + b"}}}"


@pytest.mark.slow
@pytest.mark.parametrize("body", [NESTED, HUGE], ids=["nested", "huge"])
@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["text", "json"])
def test_an_unusual_response_is_not_an_internal_error(screen: Screen, body: bytes, as_json: tuple[str, ...]) -> None:
    """Deeply nested, or with a very large number."""
    screen.service.create = screen.service.fetch = [Says(200, body)]

    commands = [["submit", "a fox"], ["status", "job"], ["jobs", "list"], ["jobs", "list", "--all"]]
    code, output = screen.session([[*words, *as_json] for words in commands], "in a pipe")

    assert code == 0, output
