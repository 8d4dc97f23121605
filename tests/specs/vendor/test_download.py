"""Reads documents from a website."""

import gzip
import socket
import threading

import pytest

from reelkit_specs import SpecsError
from reelkit_specs._vendor.download import open_store
from tests.loopback import read_request, server

BOMB = gzip.compress(gzip.compress(bytes(100_000_000)))


@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip"])
def test_a_compressed_document_is_refused(encoding: str) -> None:
    """It was not requested, and its few bytes could be any number of others."""
    asked: list[bytes] = []

    def answer(connection: socket.socket) -> None:
        asked.append(read_request(connection).lower())
        head = f"HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\ncontent-length: {len(BOMB)}\r\n\r\n"
        connection.sendall(head.encode() + BOMB)

    with (
        server(answer) as url,
        open_store(url, 5.0) as store,
        pytest.raises(SpecsError, match="compressed, which was not requested"),
    ):
        store.read("a.json")

    assert b"accept-encoding: identity\r\n" in asked[0]


@pytest.mark.parametrize(
    ("begin", "piece", "end"),
    [
        (b"HTTP/1.1 200 OK\r\nx: ", b"x", b"\r\ncontent-length: 2\r\n\r\n{}"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"),
    ],
    ids=["a header", "interim responses"],
)
def test_a_document_whose_head_drips_is_given_up(begin: bytes, piece: bytes, end: bytes) -> None:
    """Its time is that of the whole request, although no single read takes long."""
    is_given_up, is_complete = threading.Event(), threading.Event()

    def answer(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(begin)
        for _ in range(100):
            if is_given_up.wait(0.05):
                return
            connection.sendall(piece)
        is_complete.set()
        connection.sendall(end)

    with server(answer) as url, open_store(url, 0.3) as store:
        with pytest.raises(SpecsError, match=r"took longer than 0\.3 s; try again later"):
            store.read("a.json")
        is_given_up.set()

    assert not is_complete.is_set()
