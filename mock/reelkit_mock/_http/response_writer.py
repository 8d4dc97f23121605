"""Writes a reply to a socket."""

import asyncio
import socket
import struct
import sys
from http import HTTPStatus

from reelkit_mock._http.messages import FEED_SECONDS, Reply, Wire

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
END_OF_HEAD = "\r\n"
CLOSE = "connection: close\r\n\r\n"
KEEP_ALIVE = "connection: keep-alive\r\n\r\n"  # HTTP/1.0 clients expect this header

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER with zero seconds: closing sends RST


class _StatusLines(dict[int, str]):
    """Status lines by status; an unknown status has no reason phrase."""

    def __missing__(self, status: int) -> str:
        return f"HTTP/1.1 {status} "


_STATUS_LINES = _StatusLines({status: f"HTTP/1.1 {status.value} {status.phrase}" for status in HTTPStatus})


def response_head(reply: Reply, head_end: str) -> bytes:
    """Return the status line and headers, followed by *head_end*."""
    head = _STATUS_LINES[reply.status]
    for name, value in reply.headers:
        head += f"\r\n{name}: {value}"
    return f"{head}\r\n{head_end}".encode("latin-1")


async def send_with_wire(transport: asyncio.Transport, head: bytes, body: bytes, wire: Wire) -> bool:
    """Send a response as *wire* says. Return whether the caller must end the connection."""
    if wire.delay:
        await asyncio.sleep(wire.delay)
    if wire.garbage or not wire.head:
        transport.write(wire.garbage)
        return True
    if wire.feed is not None:
        transport.write(head)
        while not transport.is_closing():
            if transport.get_write_buffer_size() == 0:  # a client that does not read costs no memory
                if (piece := wire.feed()) is None:
                    break
                transport.write(piece)
            await asyncio.sleep(FEED_SECONDS)
        return True
    body = body[: wire.cut]
    if wire.every:
        transport.write(head + body[:1])
        for at in range(1, len(body)):
            await asyncio.sleep(wire.every)
            transport.write(body[at : at + 1])
    else:
        transport.write(head + body)
    return wire.cut is not None or wire.reset


async def reset_connection(transport: asyncio.Transport) -> None:
    """Reset the connection after all written bytes have arrived: a reset discards unsent bytes."""
    connection: socket.socket = transport.get_extra_info("socket")
    while transport.get_write_buffer_size() or _unsent_bytes(connection):
        await asyncio.sleep(0.001)  # there is no event for an empty send buffer
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    transport.abort()


def _unsent_bytes(connection: socket.socket) -> int:
    """Return the number of bytes that the client has not acknowledged; 0 if the system cannot tell."""
    if sys.platform != "linux":
        return 0
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4)), sys.byteorder)
