"""Concurrent calls for one create, in one process."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from reelkit import AsyncClient, Client, SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit._logs.log_search import find
from reelkit._protocol.log_memory import Search
from reelkit_mock import Mock
from tests.wrapper.client.test_client_pending import SERVICE, intend
from tests.wrapper.face import KEY
from tests.wrapper.flows.test_purchase_keys import posts
from tests.wrapper.script import FOX
from tests.wrapper.stage import Stage, answer


@pytest.mark.slow
def test_threads_with_one_key_buy_once(tmp_path: Path) -> None:
    """The other threads wait for the first, and get the same job."""
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


@pytest.mark.slow
def test_tasks_with_one_key_buy_once(tmp_path: Path) -> None:
    """The other tasks wait for the first, and get the same job."""
    mock = Mock()

    async def act() -> list[str]:
        options: Any = {"api_key": KEY, "base_url": SERVICE, "journal": tmp_path / "jobs.db"}
        async with AsyncClient(transport=mock.transport(), **options) as client:
            jobs = await asyncio.gather(*(client.submit(FOX, key="fox") for _ in range(20)))
            return [job.id for job in jobs]

    assert asyncio.run(act()) == [mock.ledger[0]["job_id"]] * 20
    assert posts(mock) == 1


@pytest.mark.slow
@pytest.mark.parametrize("logs", ["at-once", "never"])
def test_tasks_that_search_for_one_lost_create_get_one_result(tmp_path: Path, logs: str) -> None:
    """All of them get the job that one of them found, or SubmissionUnknown."""
    mock = Mock(logs=logs)
    path = tmp_path / "jobs.db"
    mark = "5" * 32
    options: Any = {"api_key": KEY, "base_url": SERVICE}
    with Client(transport=mock.transport(), **options) as client:
        body = client._core.prepare(FOX)
        client._driver.run(client._core.create(body, mark))
    intend(path, "fox", mark)
    _abandon_intents(path)

    async def act() -> list[Any]:
        async with AsyncClient(transport=mock.transport(), journal=path, deadline=1, **options) as client:
            return await asyncio.gather(*(client.submit(FOX, key="fox") for _ in range(5)), return_exceptions=True)

    ends = asyncio.run(act())

    expected = mock.ledger[0]["job_id"] if logs == "at-once" else SubmissionUnknown
    assert [type(end) if isinstance(end, Exception) else end.id for end in ends] == [expected] * 5
    assert posts(mock) == 1


def _abandon_intents(path: Path) -> None:
    """Make a process that has exited the owner of the intents."""
    Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET owner = 1"))


def test_flows_that_start_during_a_scan_share_the_next_one() -> None:
    """However many there are, the logs are requested twice."""
    search, stage = Search(), Stage(answer(200, {"data": [], "pagination": {"has_more": False}}))
    flows = [find(str(number), search, age=0.0, until=1000.0, timeout=30.0) for number in range(50)]
    creates_in_flight = []
    for flow in flows:  # until the first has begun its scan, and the others wait for it
        next(flow)
        creates_in_flight.append(
            (flow, flow.send(stage.now) if flow is flows[0] else _after(flow, stage.now, stage.now))
        )

    ends = [stage.play(_rest(flow, item)).why for flow, item in creates_in_flight]

    assert ends == ["the service's logs do not show it"] * 50
    assert len(stage.calls) == 2
    assert not search.wanted
    assert not search.waiters


def _after(flow: Any, *sent: Any) -> Any:
    """What the flow yields after these values were sent."""
    return [flow.send(value) for value in sent][-1]


def _rest(flow: Any, item: Any) -> Any:
    """The rest of a flow that has yielded this item."""
    while True:
        sent = yield item
        try:
            item = flow.send(sent)
        except StopIteration as done:
            return done.value
