"""What only the asynchronous client has to show."""

import asyncio

import httpx
import pytest

from reelkit import AsyncClient, ReelkitError, no_waiting
from tests.wrapper.face import KEY
from tests.wrapper.script import DONE
from tests.wrapper.stage import V5


def test_no_more_requests_at_once_than_allowed() -> None:
    """Thousands of jobs may wait, a few ask."""
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


def test_a_client_belongs_to_its_loop() -> None:
    """Used in another it says so, instead of hanging."""
    client = AsyncClient(KEY, transport=httpx.MockTransport(lambda request: httpx.Response(200, json=DONE)))

    async def ask() -> None:
        await client.attach("x:y/z", V5).refresh()

    asyncio.run(ask())
    with pytest.raises(ReelkitError, match="belongs to another event loop; create one in each event loop"):
        asyncio.run(ask())


def test_a_wait_that_is_cancelled_ends() -> None:
    """At once, and the client goes on."""

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


def test_waiting_needs_no_client_of_its_own() -> None:
    """A client that was never used closes without a loop of its own."""

    async def main() -> None:
        async with AsyncClient(KEY):
            pass

    asyncio.run(main())
