"""`prism` and `proxy` as commands, and what is left of them."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import httpx
import pytest
from click.testing import CliRunner

from reelkit_mock._prism import command
from reelkit_mock._prism.document import prism_document
from reelkit_mock._prism.process import Process, start_prism
from reelkit_mock._prism.self_test import stub_upstream
from reelkit_specs import contract

Run = Callable[..., "subprocess.Popen[str]"]

needs_posix = pytest.mark.skipif(os.name != "posix", reason="sends signals")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts a command as a process, with a folder of its own for temporary files."""
    processes = []

    def start(name: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        line = f"from reelkit_mock._prism.command import {name}; {name}(prog_name='{name}')"
        process = subprocess.Popen(
            [sys.executable, "-c", line, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"TMPDIR": str(tmp_path)} | environment,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def base_url(process: "subprocess.Popen[str]") -> str:
    """Once it is printed."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    return str(json.loads(line)["base_url"])


def listens(url: str) -> bool:
    """Whether anybody does."""
    try:
        httpx.get(url, timeout=10)
    except httpx.TransportError:  # refused, or reset on its way down
        return False
    return True


@needs_posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command_and_node_with_it(prism: None, run: Run, tmp_path: Path, number: int) -> None:
    """Nothing stays: no process, no file. It was asked to end, so that is no error."""
    process = run("prism", NODE_ENV="production", HTTP_PROXY="http://127.0.0.1:9")
    url = base_url(process)
    before = listens(url)

    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=30)

    assert (process.returncode, stdout, stderr) == (0, "", "")
    assert (before, listens(url)) == (True, False)
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_node_ends_even_when_the_command_is_killed(prism: None, run: Run) -> None:
    """SIGKILL leaves no time to tell it."""
    with stub_upstream() as server:
        process = run("proxy", "--upstream", server.url)
        url = base_url(process)
        process.kill()
        process.wait(30)

        deadline = time.monotonic() + 30
        while listens(url):
            assert time.monotonic() < deadline, "node goes on"
            time.sleep(0.01)


@needs_posix
def test_a_signal_while_it_starts_leaves_nothing(prism: None, run: Run, tmp_path: Path) -> None:
    """It was asked to end before it could say where it is."""
    process = run("prism")
    while len(list(tmp_path.glob("reelkit-prism-*/output.txt"))) < 2:
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate(timeout=30)

    assert (process.returncode, stdout, stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_a_signal_while_it_installs_leaves_nothing_half_done(run: Run, tmp_path: Path) -> None:
    """The next call begins anew."""
    for name, script in {"node": "echo v20.0.0", "npm": "exec sleep 60"}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    cache = tmp_path / "cache"
    process = run("prism", PATH=f"{tmp_path}:/usr/bin:/bin", REELKIT_PRISM_HOME=str(cache / "prism"))
    while not list(cache.glob(".new-*/package-lock.json")):
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)

    assert process.returncode == 0
    assert list(cache.iterdir()) == []


def test_a_port_that_is_taken_is_told_in_one_line(prism: None, run: Run) -> None:
    """Prism alone would wait for ever and say nothing."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = run("prism", "--port", str(taken.getsockname()[1]))
        stdout, stderr = process.communicate(timeout=60)

    assert (process.returncode, stdout) == (1, "")
    assert stderr.startswith("error: Prism did not start: Error: listen EADDRINUSE")
    assert len(stderr.splitlines()) == 1


def test_a_prism_that_dies_is_told_in_one_line(prism: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1, for whoever waits for it."""

    @contextlib.contextmanager
    def dying(port: int, host: str) -> Iterator[Process]:
        with start_prism(prism_document(contract()), "mock", port=port, host=host) as process:
            process.url()
            process._popen.kill()
            yield process

    monkeypatch.setattr(command, "mock_process", dying)

    result = CliRunner().invoke(command.prism, [])

    assert result.exit_code == 1
    assert result.stderr.startswith("error: Prism exited unexpectedly: it printed no error (exit code ")
    assert len(result.stderr.splitlines()) == 1


def test_nothing_is_left_after_a_stop(prism: None) -> None:
    """Of the process, that is; the temporary folder goes too."""
    with start_prism(prism_document(contract()), "mock", port=0, host="127.0.0.1") as process:
        url = process.url()
        folder = process._output.parent

    assert (process.is_running(), listens(url), folder.exists()) == (False, False, False)


def test_without_node_there_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And exit code 1."""
    monkeypatch.setenv("PATH", str(tmp_path))

    result = CliRunner().invoke(command.prism, [])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: Prism needs Node 18 or later, which is not on the PATH")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["--upstream", "127.0.0.1:80"], ["--upstream", "http://a", "--port", "x"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    """As with every command."""
    assert CliRunner().invoke(command.proxy, arguments).exit_code == 2


@pytest.mark.parametrize("called", [command.prism, command.proxy], ids=["prism", "proxy"])
def test_help_says_what_is_needed_and_what_comes(called: click.Command) -> None:
    """Node, and the line on stdout."""
    text = CliRunner().invoke(called, ["--help"]).stdout

    assert "Requires Node 18" in text
    assert '{"base_url": ...}' in " ".join(text.split())
