"""A reply on its way through a socket."""

import asyncio
import socket
import struct
import sys
from http import HTTPStatus

from reelkit_mock._http.messages import Reply, Wire

CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
END_OF_HEAD = "\r\n"
CLOSE = "connection: close\r\n\r\n"
KEEP_ALIVE = "connection: keep-alive\r\n\r\n"  # a client of HTTP/1.0 wants to be told

_RESET = struct.pack("ii", 1, 0)  # linger for no second: what a close then sends is RST


class _StatusLines(dict[int, str]):
    """Status lines; a status without a name has none."""

    def __missing__(self, status: int) -> str:
        return f"HTTP/1.1 {status} "


_STATUS_LINES = _StatusLines({status: f"HTTP/1.1 {status.value} {status.phrase}" for status in HTTPStatus})


def response_head(reply: Reply, head_end: str) -> bytes:
    """Status line and headers; *last* is what stands after them."""
    head = _STATUS_LINES[reply.status]
    for name, value in reply.headers:
        head += f"\r\n{name}: {value}"
    return f"{head}\r\n{head_end}".encode("latin-1")


async def send_with_wire(transport: asyncio.Transport, head: bytes, body: bytes, wire: Wire) -> bool:
    """Send as *wire* says. Gives whether that was the end of the connection, which is left to the caller."""
    if wire.delay:
        await asyncio.sleep(wire.delay)
    if wire.garbage or not wire.head:
        transport.write(wire.garbage)
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
    """End with RST, after everything that was written has arrived: a reset throws away what is still on this side."""
    connection: socket.socket = transport.get_extra_info("socket")
    while transport.get_write_buffer_size() or _unsent_bytes(connection):
        await asyncio.sleep(0.001)  # nobody tells when it is gone
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    transport.abort()


def _unsent_bytes(connection: socket.socket) -> int:
    """Bytes that the client's side has not taken yet, where the system can tell."""
    if sys.platform != "linux":
        return 0
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4)), sys.byteorder)
