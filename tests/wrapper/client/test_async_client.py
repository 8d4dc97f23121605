"""The parts of the asynchronous client that the synchronous one does not have."""

import asyncio

import httpx
import pytest

from reelkit import AsyncClient, ReelkitError, no_waiting
from tests.wrapper.face import KEY
from tests.wrapper.script import DONE
from tests.wrapper.stage import V5


def test_the_async_client_limits_concurrent_requests() -> None:
    """Any number of jobs may wait, and at most `max_in_flight` requests are sent at once."""
    busy, most = 0, 0

    async def handler(request: httpx.Request) -> httpx.Response:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0)
        busy -= 1
        return httpx.Response(200, json=DONE | {"id": request.url.params["generation_id"]})

    async def main() -> int:
        async with AsyncClient(KEY, transport=httpx.MockTransport(handler), max_in_flight=5) as client:
            videos = await asyncio.gather(*(client.attach(f"{n}", V5).result() for n in range(500)))
            return len(videos)

    assert asyncio.run(main()) == 500
    assert most == 5


def test_an_async_client_refuses_another_event_loop() -> None:
    """It raises an error instead of hanging."""
    client = AsyncClient(KEY, transport=httpx.MockTransport(lambda request: httpx.Response(200, json=DONE)))

    async def ask() -> None:
        await client.attach("x:y/z", V5).refresh()

    asyncio.run(ask())
    with pytest.raises(ReelkitError, match="belongs to another event loop; create one in each event loop"):
        asyncio.run(ask())


def test_a_cancelled_wait_ends_at_once() -> None:
    """The client can still be used."""

    async def main() -> str:
        pending = {"id": "x:y/z", "status": "generating"}
        answers = [httpx.Response(200, json=pending), httpx.Response(200, json=DONE)]
        async with AsyncClient(KEY, transport=httpx.MockTransport(lambda request: answers.pop(0))) as client:
            task = asyncio.create_task(client.attach("x:y/z", V5).result())
            await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with no_waiting():
                return (await client.attach("x:y/z", V5).result()).url

    assert asyncio.run(main()) == DONE["video"]["url"]  # type: ignore[index] - a literal of this test


def test_an_unused_async_client_can_be_closed() -> None:
    """No request was sent."""

    async def main() -> None:
        async with AsyncClient(KEY):
            pass

    asyncio.run(main())
