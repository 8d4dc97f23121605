"""Errors of `reelkit mock`: one clear line, no traceback, no keys."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.mock.process import REQUEST, mock_process, run_failing

OPTIONS = {
    ("--personality", "nativ"): "'nativ' is not one of 'documented', 'native', 'relay', 'mixed'.",
    ("--clock", "fast"): "'fast' is not a clock; use real, manual (moved by requests to /__mock/clock), speed:60",
    ("--clock", "speed:0"): "'speed:0' is not a clock",
    ("--clock", ""): "'' is not a clock",
    ("--cors", "localhost:5173"): "'localhost:5173' is not an origin; use *, or scheme, host and port",
    ("--seed", "one"): "'one' is not a valid integer.",
    ("--port", "99999"): "99999 is not in the range 0<=x<=65535.",
    ("--prot", "1"): "--port",  # click names the nearest option; its wording depends on its version
    ("--scenario", "none.yaml"): "File 'none.yaml' does not exist.",
    ("--scenario", "."): "File '.' is a directory.",
    ("--keys", "none.yaml"): "File 'none.yaml' does not exist.",
    ("nonsense",): "No such command 'nonsense'.",
    ("--port", "9000", "prism"): "--port has no effect here; put it after 'prism', if that command has it",
}
SCENARIOS = {
    "binary": (b"\xff\xfe\x00", "give a YAML or JSON file"),
    "broken YAML": (b"seed: [1,\n", "not YAML or JSON (line 2, column 1): expected the node content"),
    "broken JSON": (b'{"seed": 1,, }', "not YAML or JSON (line 1, column 12)"),
    "a name twice": (b"seed: 1\nseed: 2\n", 'found duplicate key "seed"'),
    "unknown name": (b"persnality: native\n", "'persnality' is not known; did you mean 'personality'?"),
    "unknown personality": (
        b"personality: nativ\n",
        "scenario.personality: 'nativ' is not known; did you mean 'native'?",
    ),
    "wrong clock": (b"clock: fast\n", "'fast' is not a clock; use real, manual"),
    "wrong seed": (b"seed: one\n", 'scenario.seed: "one" is not of type "integer"'),
    "a list": (b"- seed\n", 'is not of type "object"'),
    "unknown effect": (b"faults: [{what: {staus: 503}}]\n", "'staus' is not known; did you mean 'status'?"),
    "wrong span": (b"queue_seconds: [3, 1]\n", "queue_seconds goes from 3 down to 1"),
}
SECRET = "a-secret-of-mine"


@pytest.mark.parametrize(("args", "words"), OPTIONS.items(), ids=map(" ".join, OPTIONS))
def test_invalid_options_are_refused(args: tuple[str, ...], words: str) -> None:
    """They are rejected before the mock listens."""
    done = run_failing(*args)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.every_python
@pytest.mark.parametrize(("content", "words"), SCENARIOS.values(), ids=SCENARIOS)
def test_an_invalid_scenario_is_refused_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    """The line has the position, and the nearest valid name."""
    file = tmp_path / "scenario.yaml"
    file.write_bytes(content)

    done = run_failing("--scenario", str(file))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert words in done.stderr
    assert done.stderr.startswith("Error: ")


@pytest.mark.parametrize("args", [("--host", "host.invalid"), ("--host", "192.0.2.1", "--port", "1")])
def test_an_unavailable_host_is_refused_in_one_line(args: tuple[str, ...]) -> None:
    """The line has host and port."""
    done = run_failing(*args)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("Error: Cannot listen on port ")


@pytest.mark.parametrize(
    "content",
    [f"- {SECRET}: [\n", f'- "{SECRET}\\q"\n', f"- {{key: {SECRET}, key: other}}\n"],
    ids=["open bracket", "wrong escape", "twice"],
)
def test_an_invalid_file_of_keys_is_refused_without_showing_them(tmp_path: Path, content: str) -> None:
    """The line may end up in logs."""
    file = tmp_path / "keys.yaml"
    file.write_text(content)

    done = run_failing("--keys", str(file))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "keys.yaml: not YAML or JSON (line " in done.stderr
    assert SECRET not in done.stderr


def test_only_the_keys_of_the_file_are_valid_and_none_is_shown(tmp_path: Path) -> None:
    """A key is a string, or a mapping with what it may spend."""
    file = tmp_path / "keys.json"
    file.write_text(f'["{SECRET}", {{"key": "{SECRET}-and-poor", "credits": 0}}]')
    statuses, output = [], ""
    with mock_process("--keys", str(file)) as mock:
        for key in (SECRET, f"{SECRET}-and-poor", "another"):
            with mock.client(key) as client:
                response = client.post("/v2/video/generations", json=REQUEST)
                statuses.append(response.status_code)
                output += response.text + client.get("/v2/billing").text
        with mock.client() as client:
            output += "".join(client.get(f"/__mock/{thing}").text for thing in ("scenario", "calls", "jobs", "ledger"))
        mock.process.terminate()
        output += mock.end()[1]

    assert statuses[::2] == [200, 401]
    assert statuses[1] in (402, 403)
    assert SECRET not in output


def test_no_text_of_a_scenario_controls_the_terminal(tmp_path: Path) -> None:
    """Control characters from the file are escaped."""
    evil = "\x9b31m\u202egnirts\u2066"
    (tmp_path / "a.yaml").write_text(f'"{evil}": 1\n', encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "reelkit_mock", "--scenario", str(tmp_path / "a.yaml")], capture_output=True, timeout=60
    )

    assert done.returncode == 1
    assert {char for char in done.stderr.decode() if char in evil and not char.isprintable()} == set()
