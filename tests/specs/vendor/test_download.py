"""Reads documents from a website."""

import gzip
import socket

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
