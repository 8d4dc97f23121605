"""Handles Ctrl-C and SIGTERM in the main thread, and closes what a signal handler interrupts."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any

# A program that handles one of these itself keeps its own handler.
DEFAULTS: dict[signal.Signals, Any] = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}


@contextlib.contextmanager
def handle_interrupts(interrupt: Callable[..., None]) -> Iterator[None]:
    """Call *interrupt* for either signal during the block, then restore the handlers. Only in the main thread."""
    handled = []
    if threading.current_thread() is threading.main_thread():
        handled = [number for number, default in DEFAULTS.items() if signal.getsignal(number) == default]
    try:
        for number in handled:
            signal.signal(number, interrupt)
        yield
    finally:
        for number in handled:
            signal.signal(number, DEFAULTS[number])


class Users:
    """The threads that use a resource. A signal handler that interrupts one of them cannot wait for its locks."""

    def __init__(self) -> None:
        self._threads: set[int] = set()
        self._to_be_closed: set[int] = set()  # by these, when they have finished

    @contextlib.contextmanager
    def using(self, close: Callable[[], None]) -> Iterator[None]:
        """Use the resource during the block; afterwards call *close* if a signal handler has asked for it."""
        if self.include_this_thread():  # a handler has interrupted an earlier use
            yield
            return
        thread = threading.get_ident()
        try:
            self._threads.add(thread)
            yield
        finally:
            self._threads.discard(thread)
            if thread in self._to_be_closed:
                self._to_be_closed.discard(thread)
                close()

    def close_afterwards(self) -> bool:
        """Whether this thread uses the resource, which is then closed afterwards."""
        if is_used := self.include_this_thread():
            self._to_be_closed.add(threading.get_ident())
        return is_used

    def include_this_thread(self) -> bool:
        """Whether this thread uses the resource: then a signal handler has interrupted it."""
        return threading.get_ident() in self._threads

    def forget_other_threads(self) -> None:
        """In a forked child: they belong to the parent."""
        self._threads &= {threading.get_ident()}
        self._to_be_closed &= self._threads
