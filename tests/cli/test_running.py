"""An asynchronous client in a command that is not."""

import asyncio
from typing import Any

from reelkit._cli._running import Running
from reelkit_mock import Mock

OPTIONS: dict[str, Any] = {"api_key": "a-key-of-the-tests", "base_url": "https://mock"}


def test_ctrl_c_between_two_steps_ends_it_in_good_order() -> None:
    """The loop may have been told to stop when the signal came; the connections are closed all the same."""

    async def begin() -> "asyncio.Task[None]":
        return asyncio.create_task(asyncio.sleep(60))

    with Running(OPTIONS | {"transport": Mock().transport()}) as running:
        job = running.wait_for(begin())
        loop = job.get_loop()
        loop.call_soon(loop.stop)

    assert job.cancelled()
    assert loop.is_closed()
