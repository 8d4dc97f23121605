"""`reelkit mock` with what it cannot use: one clear line, no traceback; and keys, which it never tells."""

import subprocess
import sys
from pathlib import Path

import pytest

from .process import REQUEST, refused, room

OPTIONS = {
    ("--personality", "nativ"): "'nativ' is not one of 'documented', 'native', 'relay', 'mixed'.",
    ("--clock", "fast"): "no clock is called 'fast'; there are: real, manual, speed:FACTOR (such as speed:60), looks:N",
    ("--clock", "speed:0"): "no clock is called 'speed:0'",
    ("--clock", ""): "no clock is called ''",
    ("--seed", "one"): "'one' is not a valid integer.",
    ("--port", "99999"): "99999 is not in the range 0<=x<=65535.",
    ("--prot", "1"): "--port",  # named as what was perhaps meant, in words of click that differ by its version
    ("--scenario", "none.yaml"): "File 'none.yaml' does not exist.",
    ("--scenario", "."): "File '.' is a directory.",
    ("--keys", "none.yaml"): "File 'none.yaml' does not exist.",
    ("nonsense",): "No such command 'nonsense'.",
    ("--port", "9000", "prism"): "--port must come after 'prism', if that command has it",
}
SCENARIOS = {
    "binary": (b"\xff\xfe\x00", "give a YAML or JSON file"),
    "broken YAML": (b"seed: [1,\n", "not YAML or JSON (line 2, column 1)"),
    "broken JSON": (b'{"seed": 1,, }', "not YAML or JSON (line 1, column 12)"),
    "a name twice": (b"seed: 1\nseed: 2\n", 'found duplicate key "seed"'),
    "unknown name": (b"persnality: native\n", "'persnality' is not known; did you mean 'personality'?"),
    "unknown personality": (
        b"personality: nativ\n",
        "scenario.personality: 'nativ' is not known; did you mean 'native'?",
    ),
    "wrong clock": (b"clock: fast\n", "no clock is called 'fast'; there are: real, manual,"),
    "wrong seed": (b"seed: one\n", 'scenario.seed: "one" is not of type "integer"'),
    "a list": (b"- seed\n", 'is not of type "object"'),
    "unknown effect": (b"faults: [{what: {staus: 503}}]\n", "'staus' is not known; did you mean 'status'?"),
    "wrong span": (b"queue_seconds: [3, 1]\n", "queue_seconds goes from 3 down to 1"),
}
SECRET = "a-secret-of-mine"


@pytest.mark.parametrize(("args", "words"), OPTIONS.items(), ids=map(" ".join, OPTIONS))
def test_wrong_options_are_refused(args: tuple[str, ...], words: str) -> None:
    """Before anything listens."""
    done = refused(*args)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("content", "words"), SCENARIOS.values(), ids=SCENARIOS)
def test_a_wrong_scenario_is_refused_in_one_line(tmp_path: Path, content: bytes, words: str) -> None:
    """With the place, and with the name that was perhaps meant."""
    file = tmp_path / "scenario.yaml"
    file.write_bytes(content)

    done = refused("--scenario", str(file))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert words in done.stderr
    assert done.stderr.startswith("Error: ")


@pytest.mark.parametrize("args", [("--host", "host.invalid"), ("--host", "192.0.2.1", "--port", "1")])
def test_an_address_that_is_not_there_is_refused_in_one_line(args: tuple[str, ...]) -> None:
    """With host and port."""
    done = refused(*args)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("Error: Cannot listen on port ")


@pytest.mark.parametrize(
    "content",
    [f"- {SECRET}: [\n", f'- "{SECRET}\\q"\n', f"- {{key: {SECRET}, key: other}}\n"],
    ids=["open bracket", "wrong escape", "twice"],
)
def test_a_wrong_file_of_keys_is_refused_without_telling_them(tmp_path: Path, content: str) -> None:
    """The line ends up in the logs of whoever runs it."""
    file = tmp_path / "keys.yaml"
    file.write_text(content)

    done = refused("--keys", str(file))

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "keys.yaml: not YAML or JSON (line " in done.stderr
    assert SECRET not in done.stderr


def test_only_the_keys_of_the_file_are_let_in_and_nothing_tells_them(tmp_path: Path) -> None:
    """A key is a text, or a record with what it may spend."""
    file = tmp_path / "keys.json"
    file.write_text(f'["{SECRET}", {{"key": "{SECRET}-and-poor", "credits": 0}}]')
    statuses, told = [], ""
    with room("--keys", str(file)) as mock:
        for key in (SECRET, f"{SECRET}-and-poor", "another"):
            with mock.client(key) as client:
                answer = client.post("/v2/video/generations", json=REQUEST)
                statuses.append(answer.status_code)
                told += answer.text + client.get("/v2/billing").text
        with mock.client() as client:
            told += "".join(client.get(f"/__mock/{thing}").text for thing in ("scenario", "calls", "jobs", "ledger"))
        mock.process.terminate()
        told += mock.end()[1]

    assert statuses[::2] == [200, 401]
    assert statuses[1] in (402, 403)
    assert SECRET not in told


def test_no_word_of_a_scenario_steers_the_terminal(tmp_path: Path) -> None:
    """What is wrong with it is told in its own words."""
    evil = "\x9b31m\u202egnirts\u2066"
    (tmp_path / "a.yaml").write_text(f'"{evil}": 1\n', encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "reelkit_mock", "--scenario", str(tmp_path / "a.yaml")], capture_output=True, timeout=60
    )

    assert done.returncode == 1
    assert {char for char in done.stderr.decode() if char in evil and not char.isprintable()} == set()
