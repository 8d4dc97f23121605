"""Deadlines and timeouts of centuries are valid."""

import asyncio
import itertools
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from reelkit import AsyncClient, Client, Poll
from reelkit._io import driver
from tests.wrapper.face import KEY
from tests.wrapper.script import CREATED, DONE, FOX, Make
from tests.wrapper.sockets import Service, says

LONG = 1e10  # seconds; more than threading.TIMEOUT_MAX and than time.sleep takes


numbers = itertools.count()


def slow(request: httpx.Request) -> httpx.Response:
    """A slow service, so that other requests have to wait."""
    time.sleep(0.2)
    if request.method == "POST":
        return httpx.Response(200, json=CREATED | {"id": f"job-{next(numbers)}"})
    return httpx.Response(200, json=DONE | {"id": request.url.params["generation_id"]})


OPTIONS: dict[str, Any] = {
    "transport": httpx.MockTransport(slow),
    "max_in_flight": 1,
    "deadline": LONG,
    "poll": Poll(initial=0.01, cap=0.01),
}


@pytest.mark.every_python
def test_threads_wait_for_a_connection_with_a_long_deadline() -> None:
    """One request is sent at a time, so the others wait."""
    ends: list[object] = []

    def buy() -> None:
        try:
            ends.append(client.submit(FOX).result().url)
        except Exception as error:
            ends.append(error)

    with Client(KEY, **OPTIONS) as client:
        threads = [threading.Thread(target=buy) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)

    assert ends == [DONE["video"]["url"]] * 4  # type: ignore[index]


@pytest.mark.every_python
def test_tasks_wait_for_a_connection_with_a_long_deadline() -> None:
    """One request is sent at a time, so the others wait."""

    async def act() -> list[Any]:
        async with AsyncClient(KEY, **OPTIONS) as client:

            async def buy() -> str:
                return (await (await client.submit(FOX)).result()).url

            return list(await asyncio.gather(*(buy() for _ in range(4))))

    assert asyncio.run(act()) == [DONE["video"]["url"]] * 4  # type: ignore[index]


def test_every_step_accepts_a_long_deadline_and_timeout(face: Make, service: Service, tmp_path: Path) -> None:
    """The create, the poll and the download, on real sockets."""
    service.script = [says(CREATED), says(DONE | {"video": {"url": f"{service.url}/v.mp4"}}), says(b"film")]
    client = face(base_url=service.url, request_timeout=LONG, deadline=LONG, journal=tmp_path / "jobs.db")

    saved = client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4", deadline=LONG)

    assert saved.size == 4
    assert len(service.requests) == 3


def test_a_very_long_delay_is_limited_to_what_the_system_accepts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A longer one would raise OverflowError."""
    slept: list[float] = []
    monkeypatch.setattr(driver, "time", SimpleNamespace(sleep=slept.append))

    driver._sleep(LONG)

    assert slept == [threading.TIMEOUT_MAX]
