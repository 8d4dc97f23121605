"""`--record FILE` of the commands that talk to the service."""

import json
from pathlib import Path

import click
import pytest

from reelkit.__main__ import main
from tests.cli.conftest import Reelkit
from tests.cli.service import KEY

ASKING = ["generate", "submit", "status", "wait", "save", "resume", "batch"]
COMMANDS = [
    (["generate", "a red fox", "-o", "fox.mp4"], ["POST", "GET", "GET"]),
    (["status", "some-id"], ["GET"]),
    (["wait", "some-id"], ["GET"]),
]


@pytest.mark.parametrize(("command", "methods"), COMMANDS)
def test_a_command_records_its_traffic(
    reelkit: Reelkit, tmp_path: Path, command: list[str], methods: list[str]
) -> None:
    """Each request has an entry, and none has the API key."""
    reelkit(*command, "--record", "traffic.har.jsonl")

    written = (tmp_path / "traffic.har.jsonl").read_text()
    entries = [json.loads(line) for line in written.splitlines()]
    assert [entry["request"]["method"] for entry in entries] == methods
    assert KEY not in written


def test_a_batch_records_its_traffic(reelkit: Reelkit, tmp_path: Path) -> None:
    """The requests of all its videos."""
    (tmp_path / "foxes.jsonl").write_text('{"prompt": "a red fox"}\n{"prompt": "a grey fox"}\n')

    reelkit("batch", "foxes.jsonl", "-o", "out", "--record", "traffic.har.jsonl")

    lines = (tmp_path / "traffic.har.jsonl").read_text().splitlines()
    assert [json.loads(line)["request"]["method"] for line in lines].count("POST") == 2


@pytest.mark.parametrize("name", ASKING)
def test_every_command_that_sends_requests_can_record(name: str) -> None:
    """It has `--record` beside `--base-url`."""
    command = main.get_command(click.Context(main), name)

    assert command is not None
    assert {"base_url", "record"} <= {param.name for param in command.params}
