"""`reelkit mcp` in a process of its own, called over stdin and stdout."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from reelkit.__main__ import main
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.mcp.serving import FOX, error, facts

COMMAND = ("-m", "reelkit", "mcp")
LIMIT = ("--max-credits", "500000")


@pytest.mark.slow
def test_a_client_of_the_sdk_makes_a_video_through_stdio(tmp_path: Path) -> None:
    """A second process continues with the same journal: the same key buys nothing, and its own limit begins anew."""
    mock = Mock(clock="speed:300")

    async def play(base_url: str) -> Any:
        options = ["--journal", str(tmp_path / "jobs.db"), "-o", str(tmp_path / "out"), "--base-url", base_url]
        environment = {"AIMLAPI_API_KEY": KEY, "XDG_CACHE_HOME": str(tmp_path)}
        server = StdioServerParameters(command=sys.executable, args=[*COMMAND, *LIMIT, *options], env=environment)
        async with Client(stdio_client(server)) as tools:
            first = await facts(tools, "generate", key="fox", request=FOX)
        async with Client(stdio_client(server)) as tools:
            again = await facts(tools, "generate", key="fox", request=FOX)
            await facts(tools, "generate", key="fox-2", request=FOX)
            return first, again, await error(tools, "generate", key="fox-3", request=FOX)

    with mock.serve() as server:
        first, again, refused = asyncio.run(play(server.base_url))

    assert Path(first["path"]).read_bytes()
    assert (again["path"], again["job_id"]) == (first["path"], first["job_id"])
    assert "would exceed the limit of 500,000 credits" in refused
    assert len(mock.jobs) == 2


@pytest.mark.slow
def test_stdout_carries_the_protocol_alone(tmp_path: Path) -> None:
    """Notes go to stderr; the process ends when its stdin is closed."""
    opening = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    call = {"name": "generate", "arguments": {"key": "fox", "request": FOX}, "_meta": {"progressToken": 1}}
    messages = [
        {"id": 1, "method": "initialize", "params": opening},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/call", "params": call},
    ]
    command = [sys.executable, *COMMAND, *LIMIT, "--mock", "-o", str(tmp_path / "out")]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    with subprocess.Popen(command, text=True, env=os.environ | {"XDG_CACHE_HOME": str(tmp_path)}, **pipes) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for message in messages:
            print(json.dumps({"jsonrpc": "2.0", **message}), file=process.stdin, flush=True)
        received: list[Any] = []
        while not received or received[-1].get("id") != 2:
            received.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        rest, notes = process.stdout.read(), process.stderr.read()

    assert {message["jsonrpc"] for message in received} == {"2.0"}
    assert received[-1]["result"]["structuredContent"]["key"] == "fox"
    assert "notifications/progress" in [message.get("method") for message in received]
    assert (rest, process.returncode) == ("", 0)
    assert "the clock of this mock" in notes


@pytest.mark.parametrize("missing", ["--max-credits", "--output"])
def test_the_limit_and_the_folder_are_required(missing: str) -> None:
    """There is no default for what may be spent and where files may be written."""
    given = {"--max-credits": "1", "--output": "out"}
    del given[missing]

    ended = CliRunner().invoke(main, ["mcp", *(word for option in given.items() for word in option)])

    assert ended.exit_code == 2
    assert "Missing option" in ended.output
    assert missing in ended.output


def test_a_missing_api_key_ends_the_server_before_it_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one line on stderr and the exit code of that error."""
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.delenv(name, raising=False)

    ended = CliRunner().invoke(main, ["mcp", *LIMIT, "-o", str(tmp_path), "--journal", str(tmp_path / "jobs.db")])

    assert (ended.exit_code, ended.stdout) == (3, "")
    assert "no API key was given" in ended.stderr
