"""Servers that are not the service: each does one wrong thing with every connection."""

import socket
import time

from tests.loopback import Handler, read_request

HTML = b"<html><body>Welcome to nginx!</body></html>"


def closes_at_once(connection: socket.socket) -> None:
    """Closes the connection at once."""


def responds_unasked(connection: socket.socket) -> None:
    """Responds without reading the request."""
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    connection.recv(65536)


def sends_slowly(connection: socket.socket) -> None:
    """Sends one byte of the head from time to time, without end."""
    read_request(connection)
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.02)


def always_sends(body: bytes, status: str = "200 OK", *headers: str) -> Handler:
    """Sends the same response to every request."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", ""]

    def answer(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall("\r\n".join(lines).encode() + body)

    return answer
