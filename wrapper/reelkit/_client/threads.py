"""Many jobs at once, in threads: each is bought or taken up, waited for and saved by a thread of its own."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from reelkit._client.batch import Outcome


class Keyed(Protocol):
    """One of many: an errand, or a purchase."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Keyed)


def run_in_threads(run: Callable[[T], Outcome], items: Iterator[T], at_once: int) -> Iterator[Outcome]:
    """The outcomes as they come. Items are taken when there is room; what a caller leaves, goes on in the journal.

    A thread is a daemon: a program that ends does not wait for videos that take minutes. Where no more of them can be
    started, those that are there go on; where there is none, an item is run by the caller's.
    """
    done: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()

    def work(item: T) -> None:
        try:
            done.put(run(item))
        except BaseException as error:
            done.put(error)

    running = 0
    is_over = False
    left: T | None = None  # taken, and no thread could be started for it
    trouble: Exception | None = None
    while True:
        while running < at_once and not is_over:
            try:
                item = next(items, None) if left is None else left
            except Exception as error:  # who gives the items has failed: what is begun is finished all the same
                item, trouble = None, error
            left = None
            if item is None:
                is_over = True
            elif _starts(work, item):
                running += 1
            elif running:
                left = item
                break  # one that ends makes room for it
            else:
                running += 1
                work(item)
                break  # its outcome is told before the next one is taken
        if not running and trouble is not None:
            raise trouble
        if not running:
            return
        outcome = done.get()
        running -= 1
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome


def _starts(work: Callable[[T], None], item: T) -> bool:
    """Whether there is a thread for the item now: the system may allow no more of them."""
    try:
        threading.Thread(target=work, args=(item,), daemon=True, name=f"reelkit {item.key}").start()
    except RuntimeError:
        return False
    return True
