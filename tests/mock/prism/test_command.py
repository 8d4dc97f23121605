"""The commands `prism` and `proxy`: their output, signals, and what they leave behind."""

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
from tests.models import contract_of, pixverse

ROOT = Path(__file__).parents[3]
Run = Callable[..., "subprocess.Popen[str]"]

needs_posix = pytest.mark.skipif(os.name != "posix", reason="sends signals")


# Runs a command. Prism takes seconds to compile the whole catalogue, and these tests are about processes.
SERVE_FEW_MODELS = """
from reelkit_mock._prism import command, servers
from tests.models import contract_of, pixverse
servers.contract = lambda: contract_of(pixverse())
command.{name}(prog_name="{name}")
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Starts a command as a process, with its own folder for temporary files."""
    processes = []

    def start(name: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        line = SERVE_FEW_MODELS.format(name=name)
        process = subprocess.Popen(
            [sys.executable, "-c", line, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"TMPDIR": str(tmp_path)} | environment,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


def base_url(process: "subprocess.Popen[str]") -> str:
    """When it is printed, Prism responds."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    return str(json.loads(line)["base_url"])


def listens(url: str) -> bool:
    """Return whether anything listens."""
    try:
        httpx.get(url, timeout=10)
    except httpx.TransportError:  # refused, or reset during shutdown
        return False
    return True


@needs_posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command_and_node_with_it(prism: None, run: Run, tmp_path: Path, number: int) -> None:
    """No process and no file is left. A signal is not an error."""
    process = run("prism", NODE_ENV="production", HTTP_PROXY="http://127.0.0.1:9")
    url = base_url(process)
    before = listens(url)

    process.send_signal(number)
    stdout, stderr = process.communicate(timeout=30)

    assert (process.returncode, stdout, stderr) == (0, "", "")
    assert (before, listens(url)) == (True, False)
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_node_exits_even_if_the_command_is_killed(prism: None, run: Run) -> None:
    """SIGKILL leaves no time to stop Prism."""
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
def test_a_signal_during_the_start_leaves_nothing(prism: None, run: Run, tmp_path: Path) -> None:
    """The signal arrives before Prism listens."""
    process = run("prism")
    while len(list(tmp_path.glob("reelkit-prism-*/output.txt"))) < 2:
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGTERM)
    stdout, stderr = process.communicate(timeout=30)

    assert (process.returncode, stdout, stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_a_signal_during_the_install_leaves_nothing_incomplete(run: Run, tmp_path: Path) -> None:
    """The next call installs it again."""
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


def test_a_port_in_use_is_reported_in_one_line(prism: None, run: Run) -> None:
    """Prism alone would keep running without a word."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = run("prism", "--port", str(taken.getsockname()[1]))
        stdout, stderr = process.communicate(timeout=60)

    assert (process.returncode, stdout) == (1, "")
    assert stderr.startswith("error: Prism did not start: Error: listen EADDRINUSE")
    assert len(stderr.splitlines()) == 1


def test_a_prism_that_exits_is_reported_in_one_line(prism: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1."""

    @contextlib.contextmanager
    def dying(port: int, host: str) -> Iterator[Process]:
        with start_prism(prism_document(contract_of(pixverse())), "mock", port=port, host=host) as process:
            process.url()
            process._popen.kill()
            yield process

    monkeypatch.setattr(command, "mock_process", dying)

    result = CliRunner().invoke(command.prism, [])

    assert result.exit_code == 1
    assert result.stderr.startswith("error: Prism exited unexpectedly: it printed no error (exit code ")
    assert len(result.stderr.splitlines()) == 1


def test_nothing_is_left_after_a_stop(prism: None) -> None:
    """No process and no temporary folder is left."""
    with start_prism(prism_document(contract_of(pixverse())), "mock", port=0, host="127.0.0.1") as process:
        url = process.url()
        folder = process._output.parent

    assert (process.is_running(), listens(url), folder.exists()) == (False, False, False)


def test_without_node_there_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Exit code 1."""
    monkeypatch.setenv("PATH", str(tmp_path))

    result = CliRunner().invoke(command.prism, [])

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: Prism needs Node 18 or later, which is not on the PATH")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["--upstream", "127.0.0.1:80"], ["--upstream", "http://a", "--port", "x"]])
def test_invalid_usage_is_exit_code_2(arguments: list[str]) -> None:
    """As with every command."""
    assert CliRunner().invoke(command.proxy, arguments).exit_code == 2


@pytest.mark.parametrize("called", [command.prism, command.proxy], ids=["prism", "proxy"])
def test_help_names_the_requirements_and_the_output(called: click.Command) -> None:
    """Node, and the line on standard output."""
    text = CliRunner().invoke(called, ["--help"]).stdout

    assert "Requires Node 18" in text
    assert '{"base_url": ...}' in " ".join(text.split())
