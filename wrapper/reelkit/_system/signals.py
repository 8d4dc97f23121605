"""Handles Ctrl-C and SIGTERM in the main thread."""

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
