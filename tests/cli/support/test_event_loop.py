"""Ctrl-C while a synchronous command runs the asynchronous client."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from reelkit._cli.support.event_loop import EventLoop
from reelkit_mock import Mock

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")

LONG = 60


def client() -> EventLoop:
    """An event loop with a client of a mock, before it is entered."""
    return EventLoop({"api_key": "a-key-of-the-tests", "base_url": "https://mock", "transport": Mock().transport()})


@pytest.fixture
def running() -> Iterator[EventLoop]:
    """An entered event loop; afterwards the signal handler must be restored."""
    with client() as running:
        yield running
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


async def asleep() -> None:
    await asyncio.sleep(LONG)


async def begun() -> "asyncio.Task[None]":
    """A running task."""
    job = asyncio.create_task(asleep())
    await asyncio.sleep(0)
    return job


def test_ctrl_c_between_two_steps_cancels_the_running_tasks() -> None:
    """The connections are closed."""
    with contextlib.suppress(KeyboardInterrupt), client() as running:
        job = running.run(begun())
        ctrl_c()
        pytest.fail("it does not end the steps")

    assert job.cancelled()
    assert job.get_loop().is_closed()


def test_ctrl_c_within_a_task_interrupts_the_awaited_coroutine(running: EventLoop) -> None:
    """Not that task, because asyncio would print its unretrieved exception."""
    jobs: list[asyncio.Task[None]] = []

    async def met() -> None:
        ctrl_c()
        await asleep()

    async def wait() -> None:
        jobs.append(asyncio.create_task(met()))
        await asleep()

    with pytest.raises(KeyboardInterrupt):
        running.run(wait())

    assert not jobs[0].done()


def test_ctrl_c_after_the_result_interrupts_the_next_coroutine(running: EventLoop) -> None:
    """The result is returned."""

    async def done() -> int:
        asyncio.get_running_loop().call_soon(ctrl_c)
        return 7

    assert running.run(done()) == 7
    with pytest.raises(KeyboardInterrupt):
        running.run(done())


def test_ctrl_c_wakes_a_sleeping_loop(running: EventLoop) -> None:
    """Nothing else would for a minute."""
    started = os.times().elapsed

    async def wait() -> None:
        asyncio.get_running_loop().call_later(0.05, ctrl_c)
        await asleep()

    with pytest.raises(KeyboardInterrupt):
        running.run(wait())

    assert os.times().elapsed - started < LONG / 2


def test_a_loop_in_another_thread_does_not_handle_ctrl_c() -> None:
    """Only the main thread receives signals."""

    def wait() -> str:
        with client() as running:
            return running.run(asyncio.sleep(0, "done"))

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(wait).result(LONG) == "done"

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_ctrl_c_during_the_cancellation_still_closes_the_client() -> None:
    """Tasks end, the loop is closed, and the signal handler is restored."""

    async def slow_to_end() -> None:
        try:
            await asleep()
        finally:
            ctrl_c()
            await asyncio.sleep(0)  # here the cleanup of the task is cancelled

    async def begin() -> "asyncio.Task[None]":
        job = asyncio.create_task(slow_to_end())
        await asyncio.sleep(0)
        return job

    with pytest.raises(KeyboardInterrupt), client() as running:
        job = running.run(begin())

    assert job.done()
    assert job.get_loop().is_closed()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_between_two_items_closes_nested_generators_once(caplog: pytest.LogCaptureFixture) -> None:
    """asyncio would close both at the same time, and log an error if one is being closed by the other."""
    closed = []

    async def numbers() -> AsyncGenerator[int, None]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            closed.append("numbers")

    async def doubled() -> AsyncGenerator[int, None]:
        async with contextlib.aclosing(numbers()) as inner:
            async for number in inner:
                yield 2 * number

    with contextlib.suppress(KeyboardInterrupt), client() as running:
        for _ in running.iterate(doubled()):
            ctrl_c()

    assert closed == ["numbers"]
    assert [record.getMessage() for record in caplog.records] == []
