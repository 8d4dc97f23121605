"""Interrupted creates, in a process that continues."""

import asyncio
import gc
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AsyncClient, Client
from reelkit._journal.journal import Journal
from reelkit._system.executor import in_thread
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE
from tests.wrapper.face import KEY
from tests.wrapper.flows.test_purchase_keys import posts
from tests.wrapper.script import FOX


def interrupted_once(mock: Mock, *, handled: bool) -> Callable[[httpx.Request], httpx.Response]:
    """A network that raises KeyboardInterrupt at the first create, before or after the service receives it."""
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not seen:
            seen.append(request.url.path)
            if handled:
                mock.transport().handle_request(request)
            raise KeyboardInterrupt
        return mock.transport().handle_request(request)

    return handler


def test_a_create_interrupted_by_ctrl_c_is_found_by_the_same_process(tmp_path: Path) -> None:
    """Even while the exception is still referenced."""
    mock = Mock(clock="looks:2")
    handler = httpx.MockTransport(interrupted_once(mock, handled=True))
    options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
    with Client(transport=handler, **options) as client:
        with pytest.raises(KeyboardInterrupt) as held:
            client.submit(FOX, key="fox")
        purchase = Journal(tmp_path / "jobs.db").find(SERVICE, "fox")
        job = client.submit(FOX, key="fox")

    assert held.value is not None
    assert purchase is not None
    assert purchase.state == "unknown"
    assert [row["job_id"] for row in mock.ledger] == [job.id]


def test_a_cancelled_create_is_found_again(tmp_path: Path) -> None:
    """The next `submit` with the same key returns its job."""
    mock = Mock(clock="looks:2")

    async def act() -> str:
        sent = asyncio.Event()

        async def slow(request: httpx.Request) -> httpx.Response:
            reply = await mock.transport().handle_async_request(request)
            if request.method == "POST":
                sent.set()
                await asyncio.sleep(60)
            return reply

        options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
        async with AsyncClient(transport=httpx.MockTransport(slow), **options) as client:
            task = asyncio.create_task(client.submit(FOX, key="fox"))
            await asyncio.wait_for(sent.wait(), 30)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            return (await client.submit(FOX, key="fox")).id

    assert [asyncio.run(act())] == [row["job_id"] for row in mock.ledger]
    assert posts(mock) == 1


def test_a_cancellation_while_the_intent_is_written_frees_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was sent, and nothing is sent later."""
    mock = Mock()
    begun, go_on = threading.Event(), threading.Event()
    right = Journal.intend

    def slow(self: Journal, *args: Any, **options: Any) -> Any:
        begun.set()
        assert go_on.wait(30)
        return right(self, *args, **options)

    async def act() -> None:
        options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
        async with AsyncClient(transport=mock.transport(), **options) as client:
            monkeypatch.setattr(Journal, "intend", slow)
            task = asyncio.create_task(client.submit(FOX, key="fox"))
            await asyncio.to_thread(begun.wait, 30)
            task.cancel()
            await asyncio.sleep(0)
            go_on.set()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert posts(mock) == 0
            await client.submit(FOX, key="fox")

    asyncio.run(act())

    assert posts(mock) == 1


def test_an_interrupted_log_search_does_not_block_the_next_one(tmp_path: Path) -> None:
    """Even while the exception, and the frames it holds, are still referenced."""
    mock = Mock(clock="looks:2")
    mock.fault("lost", route="create")
    broken: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/logs") and not broken:
            broken.append(request.url.path)
            raise KeyboardInterrupt
        return mock.transport().handle_request(request)

    options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
    with Client(transport=httpx.MockTransport(handler), **options) as client:
        with pytest.raises(KeyboardInterrupt) as held:
            client.submit(FOX, key="fox")
        job = client.submit(FOX, key="fox")

        assert held.value is not None
        assert not client._core.memory.search.wanted
        assert not client._core.memory.search.found
    assert [row["job_id"] for row in mock.ledger] == [job.id]


def test_creates_cancelled_before_they_were_sent_are_given_up(tmp_path: Path) -> None:
    """Only a create that was sent may have been bought, and needs a decision."""
    mock = Mock(clock="looks:2")

    async def act() -> None:
        left = asyncio.Semaphore(0)

        async def slow(request: httpx.Request) -> httpx.Response:
            left.release()
            await asyncio.sleep(60)
            raise AssertionError  # the task is cancelled before this

        options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db", "max_in_flight": 2}
        async with AsyncClient(transport=httpx.MockTransport(slow), **options) as client:
            tasks = [asyncio.create_task(client.submit(FOX, key=f"fox-{n}")) for n in range(8)]
            await left.acquire()
            await left.acquire()
            while len(list(Journal(tmp_path / "jobs.db").every())) < 8:
                await asyncio.sleep(0.01)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(act())
    states = sorted(purchase.state for purchase in Journal(tmp_path / "jobs.db").every())

    assert states == ["given_up"] * 6 + ["unknown"] * 2
    assert posts(mock) == 0


@pytest.mark.parametrize("cancellations", [1, 2, 3])
def test_a_cancellation_waits_for_the_running_thread(cancellations: int) -> None:
    """However often it is cancelled; asyncio does not print the error of the thread."""
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()
    printed: list[dict[str, Any]] = []

    def work() -> None:
        begun.set()
        may_end.wait(10)
        ended.set()
        raise OSError("the file is gone")

    async def main() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: printed.append(context))
        task = asyncio.create_task(in_thread(work))
        await asyncio.to_thread(begun.wait, 10)
        for _ in range(cancellations):
            task.cancel()
            await asyncio.sleep(0.01)
            assert not task.done()
        may_end.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ended.is_set()

    asyncio.run(main())
    gc.collect()

    assert printed == []
