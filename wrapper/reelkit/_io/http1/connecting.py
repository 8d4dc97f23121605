"""Connects to the addresses of a host one after the other, as RFC 8305 recommends."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any, TypeVar

T = TypeVar("T")

STAGGER = 0.25  # seconds after which the next address of a host is tried as well, as RFC 8305 recommends

Lookup = Callable[[str, int], Awaitable[list[str]]]  # the addresses of a host
SocketOption = tuple[int, int, int] | tuple[int, int, bytes]  # the arguments of socket.setsockopt


async def first_connected(
    host: str,
    port: int,
    lookup: Lookup,
    attempt: Callable[[str], Coroutine[Any, Any, T]],
    close: Callable[[T], Awaitable[None]],
) -> T:
    """The first connection that is established. Raises OSError, or the error of the lookup.

    The next attempt starts when the previous one failed or is slow.
    """
    addresses = await lookup(host, port)
    if len(addresses) == 1:
        return await attempt(addresses[0])
    return await _race(host, map(attempt, addresses), close)


async def _race(host: str, attempts: Iterable[Coroutine[Any, Any, T]], close: Callable[[T], Awaitable[None]]) -> T:
    waiting = iter(attempts)
    failed = OSError(f"{host} has no address")
    under_way: set[asyncio.Task[T]] = set()
    connected: list[T] = []
    are_left = True
    try:
        while not connected:
            if are_left:
                attempt = next(waiting, None)
                are_left = attempt is not None
                if attempt is not None:
                    under_way.add(asyncio.ensure_future(attempt))
            if not under_way:
                raise failed
            done, under_way = await asyncio.wait(
                under_way, timeout=STAGGER if are_left else None, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                try:
                    connected.append(task.result())
                except OSError as error:
                    failed = error
        return connected.pop(0)
    finally:
        for task in under_way:
            task.cancel()
        late = await asyncio.gather(*under_way, return_exceptions=True)
        for connection in (*connected, *late):
            if not isinstance(connection, BaseException):
                await close(connection)
