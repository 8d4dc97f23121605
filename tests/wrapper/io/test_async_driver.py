"""Disk access of an asynchronous client does not block its event loop."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reelkit import AsyncClient, no_waiting
from reelkit._journal.store import Store
from reelkit._system import files
from reelkit_mock import Mock
from tests.wrapper.client.test_batch import REQUESTS
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that use the file of the journal or hash a video."""
    seen: list[str] = []

    def watched(act: Callable[..., Any]) -> Callable[..., Any]:
        def trace_dispatch(*args: Any) -> Any:
            seen.append(threading.current_thread().name)
            return act(*args)

        return trace_dispatch

    for name in ("read", "write", "close"):
        monkeypatch.setattr(Store, name, watched(getattr(Store, name)))
    monkeypatch.setattr(files, "unchanged", watched(files.unchanged))
    return seen


async def use_every_call(mock: Mock, tmp_path: Path) -> list[str]:
    """Use every call of the client that reads or writes files, and return the states of the outcomes."""
    options: dict[str, Any] = {"base_url": "https://api.example.com", "transport": mock.transport()}
    states: list[str] = []
    async with AsyncClient(KEY, journal=tmp_path / "jobs.db", **options) as client:
        job = await client.submit(FOX, key="left", save_to=tmp_path / "left.mp4")
        await client.attach(job.id).refresh()
        states.extend([outcome.state async for outcome in client.pending(3600)])
        assert await client.attach(job.id).there_already(tmp_path / "left.mp4")
        for _ in range(2):
            made = client.run_all(REQUESTS, save_to=tmp_path / "{key}.mp4", deadline=3600)
            states.extend([outcome.state async for outcome in made])
    return states


def test_the_journal_and_hashes_run_in_threads(threads: list[str], tmp_path: Path) -> None:
    """Another process may hold the lock of the journal, and a video may be large."""
    with no_waiting():
        states = asyncio.run(use_every_call(Mock(clock="looks:2"), tmp_path))

    assert states == ["ok"] * 13
    assert len(threads) > 13
    assert threading.main_thread().name not in threads


def test_an_attached_job_has_its_purchase_after_the_first_request(tmp_path: Path) -> None:
    """`attach` reads neither the service nor the journal."""
    mock = Mock(clock="looks:2")

    async def attached() -> tuple[Any, Any]:
        options: dict[str, Any] = {"base_url": "https://api.example.com", "transport": mock.transport()}
        async with AsyncClient(KEY, journal=tmp_path / "jobs.db", **options) as client:
            bought = await client.submit(FOX, key="fox")
            job = client.attach(bought.id)
            before = job.purchase
            await job.refresh()
            return before, job.purchase

    before, after = asyncio.run(attached())

    assert (before, after.key, after.state) == (None, "fox", "submitted")
