"""Creates that are broken off, or that several come for, in a process that lives on."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AsyncClient, Client, SubmissionUnknown
from reelkit._journal import Journal
from reelkit._logs import find
from reelkit._search import Search
from reelkit_mock import Mock

from .face import KEY
from .script import FOX
from .stage import Stage, answer
from .test_keys import posts
from .test_pending import SERVICE, intend


def interrupted_once(mock: Mock, *, handled: bool) -> Callable[[httpx.Request], httpx.Response]:
    """A network in which Ctrl-C comes at the first create, before or after the service has it."""
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not seen:
            seen.append(request.url.path)
            if handled:
                mock.transport().handle_request(request)
            raise KeyboardInterrupt
        return mock.transport().handle_request(request)

    return handler


def test_a_purchase_after_ctrl_c_is_found_again(tmp_path: Path) -> None:
    """In a process that lives on, with the error still at hand, and in others."""
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
    """The task is gone, the job is not."""
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
    """Nothing was sent, and nothing will be."""
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


def test_threads_with_one_key_buy_once(tmp_path: Path) -> None:
    """Whoever comes second waits for the first, and has the same job."""
    mock = Mock()
    ids: list[str] = []
    start = threading.Barrier(8)
    options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
    with Client(transport=mock.transport(), **options) as client:

        def buy() -> None:
            start.wait(30)
            ids.append(client.submit(FOX, key="fox").id)

        threads = [threading.Thread(target=buy) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)

    assert ids == [mock.ledger[0]["job_id"]] * 8
    assert posts(mock) == 1


def test_tasks_with_one_key_buy_once(tmp_path: Path) -> None:
    """As with threads."""
    mock = Mock()

    async def act() -> list[str]:
        options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
        async with AsyncClient(transport=mock.transport(), **options) as client:
            jobs = await asyncio.gather(*(client.submit(FOX, key="fox") for _ in range(20)))
            return [job.id for job in jobs]

    assert asyncio.run(act()) == [mock.ledger[0]["job_id"]] * 20
    assert posts(mock) == 1


@pytest.mark.parametrize("logs", ["at-once", "never"])
def test_tasks_that_look_for_one_lost_create_agree(tmp_path: Path, logs: str) -> None:
    """All of them are told what one of them has found, and none of them that it is unknown if it is not."""
    mock = Mock(logs=logs)
    path = tmp_path / "jobs.db"
    mark = "5" * 32
    options: Any = {"api_key": KEY, "base_url": SERVICE}
    with Client(transport=mock.transport(), **options) as client:
        body = client._core.prepare(FOX)
        client._driver.run(client._core.create(body, mark))
    intend(path, "fox", mark)
    _leave_behind(path)

    async def act() -> list[Any]:
        async with AsyncClient(transport=mock.transport(), journal=path, deadline=1, **options) as client:
            return await asyncio.gather(*(client.submit(FOX, key="fox") for _ in range(5)), return_exceptions=True)

    ends = asyncio.run(act())

    expected = mock.ledger[0]["job_id"] if logs == "at-once" else SubmissionUnknown
    assert [type(end) if isinstance(end, Exception) else end.id for end in ends] == [expected] * 5
    assert posts(mock) == 1


def _leave_behind(path: Path) -> None:
    """Have the intents belong to a process that lives no more."""
    Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET owner = 1"))


def test_a_search_that_was_broken_off_does_not_stop_the_next(tmp_path: Path) -> None:
    """Even while somebody holds the error, and with it all that was under way."""
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
        assert not client._core.memory.search.sought
        assert not client._core.memory.search.found
    assert [row["job_id"] for row in mock.ledger] == [job.id]


def test_flows_that_come_during_a_scan_share_the_next_one() -> None:
    """However many there are: the service is asked twice, and each of them has had its look."""
    search, stage = Search(), Stage(answer(200, {"data": [], "pagination": {"has_more": False}}))
    flows = [find(str(number), search, age=0.0, until=1000.0, timeout=30.0) for number in range(50)]
    under_way = []
    for flow in flows:  # until the first has its scan begun, and the others have seen that
        next(flow)
        under_way.append((flow, flow.send(stage.now) if flow is flows[0] else _after(flow, stage.now, stage.now)))

    ends = [stage.play(_rest(flow, item)).why for flow, item in under_way]

    assert ends == ["the service's logs do not show it"] * 50
    assert len(stage.calls) == 2
    assert not search.sought
    assert not search.seekers


def _after(flow: Any, *sent: Any) -> Any:
    """What the flow yields once it has been sent all this."""
    return [flow.send(value) for value in sent][-1]


def _rest(flow: Any, item: Any) -> Any:
    """The rest of a flow that has yielded this item."""
    while True:
        sent = yield item
        try:
            item = flow.send(sent)
        except StopIteration as done:
            return done.value


def test_creates_that_were_broken_off_in_the_queue_are_given_up(tmp_path: Path) -> None:
    """Only what has left may have been bought: a thousand that waited for their turn need nobody's decision."""
    mock = Mock(clock="looks:2")

    async def act() -> None:
        left = asyncio.Semaphore(0)

        async def slow(request: httpx.Request) -> httpx.Response:
            left.release()
            await asyncio.sleep(60)
            raise AssertionError  # it is cancelled before

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
