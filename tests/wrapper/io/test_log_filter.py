"""The logs of httpx and httpcore do not show the API key."""

import gc
import logging
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Client, ReelkitError, Retry
from reelkit._io import log_filter
from reelkit._io.log_filter import LOGGERS
from tests.loopback import read_request, server
from tests.wrapper.face import KEY
from tests.wrapper.reading import read
from tests.wrapper.script import FOX, Make

DONE = b'{"id": "x", "status": "completed", "video": {"url": "http://%s/v.mp4"}}'


def repeats(connection: socket.socket) -> None:
    """A server that repeats the API key in the reason phrase and in a header of every response."""
    while request := read_request(connection):
        host = request.lower().partition(b"\r\nhost: ")[2].partition(b"\r\n")[0]
        body = DONE % host if b"generation_id" in request else b"{}"
        status = b"401" if request.startswith(b"POST") else b"200"
        key = KEY.encode()
        head = b"HTTP/1.1 %s key %s\r\nx-echo: Bearer %s\r\ncontent-length: %d\r\n\r\n" % (status, key, key, len(body))
        connection.sendall(head + body)


CALLS: dict[str, Callable[[Any, Path], object]] = {
    "submit": lambda face, path: face.submit(FOX),
    "save": lambda face, path: face.do(face.client.attach("x"), "save", path / "fox.mp4"),
    "open": lambda face, path: read(face, face.do(face.client.attach("x"), "result")),
}


@pytest.mark.parametrize("call", CALLS)
def test_the_logs_of_the_libraries_do_not_show_the_api_key(
    face: Make, request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture, call: str
) -> None:
    """At the level DEBUG, httpcore logs all headers of a response. An asynchronous client uses it with a transport."""
    caplog.set_level(logging.DEBUG)
    given = {"transport": httpx.AsyncHTTPTransport()} if request.node.callspec.params["face"] == "async" else {}
    with server(repeats) as url:
        client = face(base_url=url, retry=Retry(attempts=1), deadline=20, **given)
        try:
            CALLS[call](client, tmp_path)
        except ReelkitError:
            assert call == "submit"

    assert {record.name for record in caplog.records} >= {"httpx", "httpcore.http11"}
    assert "Bearer ***" in caplog.text
    assert KEY not in caplog.text


def test_every_logger_of_the_libraries_is_covered() -> None:
    """A release with a new logger fails this test."""
    import httpcore
    import httpx

    sources = [file for library in (httpx, httpcore) for file in Path(library.__file__).parent.rglob("*.py")]
    names = {
        line.partition('getLogger("')[2].partition('"')[0]
        for file in sources
        for line in file.read_text(encoding="utf-8").splitlines()
        if "getLogger(" in line
    }

    assert names == set(LOGGERS)


def test_a_key_is_removed_from_the_log_filter_with_its_client() -> None:
    """The filter is added once, so many clients do not slow down logging."""
    before = len(log_filter._hidden_in_logs)
    for _ in range(3):
        with Client(KEY, base_url="http://127.0.0.1:9", retry=Retry(attempts=1)) as client, pytest.raises(ReelkitError):
            client.submit(FOX)
    del client
    gc.collect()

    assert len(log_filter._hidden_in_logs) <= before
    assert [logging.getLogger(name).filters.count(log_filter._without_keys) for name in LOGGERS] == [1] * len(LOGGERS)
