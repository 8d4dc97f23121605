"""Runs many jobs at the same time in threads, one thread for each job."""

import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from typing import Protocol, TypeVar

from reelkit._client.batch import Outcome
from reelkit._errors import ReelkitError
from reelkit._flows.pace import Places


class Keyed(Protocol):
    """An item with a key: a batch item or a purchase."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Keyed)

OF_THE_PARENT = (
    "the jobs of this iterator continue in the parent process; iterate there, or call run_all or pending anew"
)


def run_in_threads(run: Callable[[T], Outcome], items: Iterator[T], at_once: int, places: Places) -> Iterator[Outcome]:
    """Yield outcomes as jobs finish; read items on demand. If closed early, unfinished jobs stay in the journal.

    The threads are daemons: a program that exits does not wait for videos. If no further thread can be started, the
    existing ones continue; if there is none, the caller's thread runs the item.
    """
    done: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
    places.wake = lambda: done.put(None)

    def work(item: T) -> None:
        try:
            done.put(run(item))
        except BaseException as error:
            done.put(error)

    process = os.getpid()
    running = 0
    is_over = False
    left: T | None = None  # consumed, but no thread could be started for it yet
    trouble: Exception | None = None
    while True:
        while running < at_once + places.extra and not is_over:
            try:
                item = next(items, None) if left is None else left
            except Exception as error:  # the iterator of items failed; started jobs are finished before it is raised
                item, trouble = None, error
            left = None
            if item is None:
                is_over = True
            elif _starts(work, item):
                running += 1
            elif running:
                left = item
                break  # until a thread ends
            else:
                running += 1
                work(item)
                break  # its outcome is yielded before the next item is consumed
        if not running and trouble is not None:
            raise trouble
        if not running:
            return
        if (outcome := done.get()) is None:  # a place is free
            continue
        running -= 1
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome
        if os.getpid() != process:  # a forked child has none of the threads, and would wait for them for ever
            raise ReelkitError(OF_THE_PARENT)


def _starts(work: Callable[[T], None], item: T) -> bool:
    """Start a thread for the item. Returns False if the system allows no more threads."""
    try:
        # In the context of the caller, whose span is the parent of the job's.
        run = copy_context().run
        threading.Thread(target=run, args=(work, item), daemon=True, name=f"reelkit {item.key}").start()
    except RuntimeError:
        return False
    return True
