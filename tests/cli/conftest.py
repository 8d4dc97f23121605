"""Fixtures: the service and the command line."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reelkit import no_waiting
from reelkit.__main__ import main
from reelkit_mock import Mock
from tests.cli.service import KEY, Service, running_service

Reelkit = Callable[..., Result]
Serve = Callable[..., Mock]
HURRIED = (
    "from reelkit import no_waiting\nfrom reelkit.__main__ import main\nwith no_waiting(): main(prog_name='reelkit')"
)
Process = Callable[..., "subprocess.Popen[str]"]
SIZE = ("COLUMNS", "LINES")  # that of the test run, while a terminal has its own
OURS = ("AIMLAPI_API_KEY", "AIML_API_KEY", "AIMLAPI_BASE_URL")


@pytest.fixture(autouse=True)
def journal(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the journal, also for processes: no test may write into that of the user, or into their cache."""
    path = tmp_path_factory.mktemp("journal") / "jobs.db"
    monkeypatch.setenv("REELKIT_JOURNAL", str(path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(path.parent / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(path.parent / "cache"))
    return path


@pytest.fixture
def service() -> Iterator[Service]:
    """A service whose jobs finish at once, unless the test changes that."""
    with running_service() as service:
        yield service


@pytest.fixture
def reelkit(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reelkit]:
    """Call `reelkit` in this process, in an empty folder; delays take no time."""
    monkeypatch.chdir(tmp_path)
    for name in OURS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AIMLAPI_API_KEY", KEY)
    monkeypatch.setenv("AIMLAPI_BASE_URL", service.url)

    def call(*args: str) -> Result:
        return CliRunner().invoke(main, args, prog_name="reelkit")

    with no_waiting():
        yield call


@pytest.fixture
def serve(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Replace the service by a mock, which has a ledger and whose jobs finish at the second fetch."""
    with contextlib.ExitStack() as stack:

        def start(**settings: object) -> Mock:
            mock = Mock(clock="looks:2", **settings)
            monkeypatch.setenv("AIMLAPI_BASE_URL", stack.enter_context(mock.serve()).base_url)
            return mock

        yield start


@pytest.fixture
def process(service: Service, tmp_path: Path) -> Iterator[Process]:
    """Start `reelkit` as a process in an empty folder; delays take no time with a *mock*."""
    started: list[subprocess.Popen[str]] = []
    env = {name: value for name, value in os.environ.items() if name not in (*OURS, *SIZE)}
    env |= {"AIMLAPI_API_KEY": KEY}

    def start(*args: str, terminal: str = "dumb", mock: str = "", **options: object) -> "subprocess.Popen[str]":
        command = [sys.executable, *(("-c", HURRIED) if mock else ("-m", "reelkit")), *args]
        pipes: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        started.append(
            subprocess.Popen(
                command,
                env=env | {"TERM": terminal, "AIMLAPI_BASE_URL": mock or service.url},
                cwd=tmp_path,
                **(pipes | options),
            )
        )  # type: ignore[call-overload]
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.communicate()
