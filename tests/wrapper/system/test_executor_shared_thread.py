"""Items of many tasks that run in groups in one thread."""

import asyncio
import threading
from typing import Any

import pytest

from reelkit._system.executor import SharedThread

LIMIT = 30.0  # seconds after which a test that hangs fails


class Work:
    """Runs groups of numbers: each has its double as the result, and zero fails. The first group waits."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.threads: set[int] = set()
        self.may_go_on = threading.Event()

    def __call__(self, items: list[int]) -> list[tuple[Any, BaseException | None]]:
        self.groups.append(items)
        self.threads.add(threading.get_ident())
        assert self.may_go_on.wait(LIMIT)
        return [(2 * item, None) if item else (None, LookupError("zero")) for item in items]


async def started(work: Work, thread: "SharedThread[int, int]", *items: int) -> list["asyncio.Task[int]"]:
    """Tasks with these items; the first is a group of its own, and the others wait behind it."""
    tasks = [asyncio.create_task(thread.result(items[0]))]
    while not work.groups:
        await asyncio.sleep(0)
    tasks += [asyncio.create_task(thread.result(item)) for item in items[1:]]
    await asyncio.sleep(0)
    return tasks


def test_items_that_wait_are_one_group() -> None:
    """Each task gets its own result or error, and one thread runs all."""
    work = Work()

    async def main() -> list[int | BaseException]:
        tasks = await started(work, SharedThread(work), 1, 2, 0, 3)
        work.may_go_on.set()
        return await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), LIMIT)

    first, second, zero, third = asyncio.run(main())

    assert (first, second, third) == (2, 4, 6)
    assert isinstance(zero, LookupError)
    assert work.groups == [[1], [2, 0, 3]]
    assert len(work.threads) == 1


def test_a_cancelled_task_ends_when_its_item_has_run() -> None:
    """What was handed in may be under way, so it is not given up."""
    work = Work()

    async def main() -> tuple[bool, bool]:
        _, task = await started(work, SharedThread(work), 1, 2)
        task.cancel()
        await asyncio.sleep(0)
        was_done = task.done()
        work.may_go_on.set()
        await asyncio.wait([task], timeout=LIMIT)
        return was_done, task.cancelled()

    assert asyncio.run(main()) == (False, True)
    assert work.groups == [[1], [2]]


def test_an_error_of_a_group_is_that_of_each_item() -> None:
    """And the next item runs all the same."""
    errors = [OSError("no thread")]

    def run(items: list[int]) -> list[tuple[Any, BaseException | None]]:
        if errors:
            raise errors.pop()
        return [(item, None) for item in items]

    async def main() -> int:
        thread = SharedThread(run)
        with pytest.raises(OSError, match="no thread"):
            await thread.result(1)
        return await thread.result(2)

    assert asyncio.run(main()) == 2


def test_items_of_two_event_loops_have_their_results() -> None:
    """One after the other, as in a program that calls asyncio.run twice."""
    thread: SharedThread[int, int] = SharedThread(lambda items: [(item, None) for item in items])

    assert [asyncio.run(thread.result(1)), asyncio.run(thread.result(2))] == [1, 2]
