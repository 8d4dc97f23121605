"""Where servers run: in a thread behind the tests, or as all that a process does."""

import asyncio
import signal
import threading
from collections.abc import Callable
from functools import cache
from types import TracebackType
from typing import Self

from reelkit_mock._http.connection import Answer
from reelkit_mock._http.limits import LIMITS, Limits
from reelkit_mock._http.server import Server


def new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where it is installed: it halves the cost of a socket."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def run(answer: Answer, host: str, port: int, on_ready: Callable[[str], None], limits: Limits = LIMITS) -> None:
    """Serve until SIGTERM or SIGINT. *on_ready* is given the base URL once the port is open."""

    async def serving() -> None:
        loop = asyncio.get_running_loop()
        told_to_end = asyncio.Event()
        server = await Server.start(answer, host, port, limits)

        def end(*_: object) -> None:
            loop.call_soon_threadsafe(told_to_end.set)

        before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            on_ready(server.base_url)
            await told_to_end.wait()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            await server.stop()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(serving())


class Serving:
    """A server in the thread that all of them share. *answer* is called there."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.base_url = server.base_url

    def stop(self) -> None:
        """Close the port, and every connection at once. Once is enough, twice is no error."""
        asyncio.run_coroutine_threadsafe(self._server.stop(), _shared_loop()).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def serve(answer: Answer, host: str = "127.0.0.1", port: int = 0, limits: Limits = LIMITS) -> Serving:
    """Start a server beside the caller. The first one starts the thread, which ends with the process."""
    starting = Server.start(answer, host, port, limits)
    return Serving(asyncio.run_coroutine_threadsafe(starting, _shared_loop()).result())


_starting = threading.Lock()


def _shared_loop() -> asyncio.AbstractEventLoop:
    with _starting:  # the cache alone lets two threads in at once
        return _started_loop()


@cache
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = new_loop()
    threading.Thread(target=loop.run_forever, name="reelkit-mock", daemon=True).start()
    return loop
