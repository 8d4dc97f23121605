"""Many jobs at once, in threads: each is bought, waited for and saved by a thread of its own."""

import queue
import threading
from collections.abc import Callable, Iterator

from reelkit._errands import Errand
from reelkit._outcomes import Outcome


def each_in_a_thread(run: Callable[[Errand], Outcome], errands: Iterator[Errand], at_once: int) -> Iterator[Outcome]:
    """The outcomes as they come. Errands are taken when there is room; what a caller leaves, goes on in the journal.

    A thread is a daemon: a program that ends does not wait for videos that take minutes.
    """
    done: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()

    def work(errand: Errand) -> None:
        try:
            done.put(run(errand))
        except BaseException as error:
            done.put(error)

    running = 0
    is_over = False
    while True:
        while running < at_once and not is_over:
            errand = next(errands, None)
            if errand is None:
                is_over = True
            else:
                threading.Thread(target=work, args=(errand,), daemon=True, name=f"reelkit {errand.key}").start()
                running += 1
        if not running:
            return
        outcome = done.get()
        running -= 1
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome
