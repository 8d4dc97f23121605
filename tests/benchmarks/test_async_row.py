"""Polls of asynchronous clients: what the goals are held against, and how packages are counted."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.entries import Goal, Ratio, Unmeasured
from benchmarks.faults.protocols import SERVICES
from benchmarks.faults.server import FaultServer
from benchmarks.peers import async_polls
from benchmarks.peers.table import Subject
from benchmarks.rounds import CannotMeasure
from benchmarks.row import Settings
from benchmarks.rows import asynchronous

COSTS = {"reelkit": 2.0, "httpx": 10.0, "openai": 8.0, "google-genai": 5.0}  # others: 4


@contextlib.contextmanager
def asking(subject: Subject, folder: Path, memory: dict[str, float]) -> Iterator[Callable[[], float]]:
    """Made-up costs; one client cannot be installed."""
    if subject.name == "pyreqwest":
        raise CannotMeasure("it cannot be installed here: no such version")
    memory[subject.name] = 30e6
    yield lambda: COSTS.get(subject.name, 4.0)


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The row, with made-up costs."""
    monkeypatch.setattr(asynchronous, "_asking", asking)
    monkeypatch.setattr(asynchronous, "python", lambda subject, folder: tmp_path)
    monkeypatch.setattr(asynchronous, "_installed", lambda interpreter: (7, 3_000_000))
    return list(asynchronous.measure(Settings(tmp_path, rounds=2)))


def test_the_goals_are_held_against_httpx_and_the_cheapest_sdk(entries: list[Any]) -> None:
    """Here fal-client, which costs four."""
    goals = {each.what: each.value for each in entries if isinstance(each, Goal)}

    assert goals == {asynchronous.OVER_HTTPX.what: 0.2, asynchronous.OVER_SDKS.what: 0.5}


def test_each_transport_is_compared_with_httpx(entries: list[Any]) -> None:
    """But for the one that is missing, which is said."""
    compared = {each.ours for each in entries if isinstance(each, Ratio) and each.theirs == "httpx"}
    missing = [each for each in entries if isinstance(each, Unmeasured)]

    transports = {name for name, *_ in asynchronous.TRANSPORTS} - {"httpx", "pyreqwest"}
    assert compared == {"reelkit"} | transports
    assert [each.what for each in missing] == ["async poll: pyreqwest"]


def test_packages_of_an_environment_are_counted_without_pip(tmp_path: Path) -> None:
    """With the bytes of their files, but for compiled ones."""
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    for name, size in {"fox-1.0.dist-info/METADATA": 5, "fox/a.py": 7, "fox/a.pyc": 9, "pip-1/METADATA": 11}.items():
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).write_bytes(b"x" * size)

    assert asynchronous._installed(tmp_path / "bin" / "python") == (1, 12)


@pytest.mark.parametrize("name", ["reelkit", "reelkit_transport", "httpx", "aiohttp", "httptools"])
def test_a_client_asks_the_service(name: str) -> None:
    """Twice on one connection or two, and each poll is one request."""
    [client] = [each for each in async_polls.CLIENTS if each.__name__ == name]

    async def ask_twice(base_url: str) -> object:
        async with client(base_url) as ask:
            await ask()
            return await ask()

    with FaultServer(SERVICES["aimlapi"]()).running() as server:
        answer = asyncio.run(ask_twice(server.base_url))

    assert [seen.kind for seen in server.seen] == ["question", "question"]
    assert "generating" in (json.dumps(answer) if isinstance(answer, dict) else repr(answer))
