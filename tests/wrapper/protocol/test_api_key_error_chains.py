"""No error shows the API key in the errors that it is chained to."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reelkit import ReelkitError, Retry
from tests.loopback import Handler, read_request, server
from tests.wrapper.face import KEY
from tests.wrapper.reading import read
from tests.wrapper.script import FOX, Make

OK = b"HTTP/1.1 200 OK\r\ncontent-type: video/mp4\r\n"
RESPONSES = {
    "a chunk": OK + b"transfer-encoding: chunked\r\n\r\n4\r\nfilm\r\n" + KEY.encode() + b"zz\r\n",
    "the first chunk": OK + b"transfer-encoding: chunked\r\n\r\n" + KEY.encode() + b"zz\r\n",
    "a header line": b"HTTP/1.1 200 OK\r\nBearer " + KEY.encode() + b"\r\n\r\n",
    "the status line": KEY.encode() + b"\r\n\r\n",
    "the length": OK + b"content-length: " + KEY.encode() + b"\r\n\r\nfilm",
    "the coding of the transfer": OK + b"transfer-encoding: " + KEY.encode() + b"\r\n\r\nfilm",
    "the coding of the content": OK + b"content-length: 4\r\ncontent-encoding: " + KEY.encode() + b"\r\n\r\nfilm",
    "a redirect": b"HTTP/1.1 302 X\r\ncontent-length: 0\r\nlocation: http://[" + KEY.encode() + b"\r\n\r\n",
}


def service_that_sends(raw: bytes) -> Handler:
    """A service that has a finished job, and sends *raw* to every other request."""

    def handler(connection: socket.socket) -> None:
        while request := read_request(connection):
            if b"generation_id=done " not in request:
                connection.sendall(raw)
                return
            host = request.lower().partition(b"\r\nhost: ")[2].partition(b"\r\n")[0]
            body = b'{"id": "done", "status": "completed", "video": {"url": "http://%s/v.mp4"}}' % host
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))

    return handler


CALLS: dict[str, Callable[[Any, Path], object]] = {
    "submit": lambda face, path: face.submit(FOX),
    "refresh": lambda face, path: face.do(face.client.attach("other"), "refresh"),
    "save": lambda face, path: face.do(face.client.attach("done"), "save", path / "fox.mp4"),
    "open": lambda face, path: read(face, face.do(face.client.attach("done"), "result")),
}


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("place", RESPONSES)
def test_no_error_is_chained_to_one_that_shows_the_api_key(face: Make, tmp_path: Path, place: str, call: str) -> None:
    """Whatever part of a response has the key, and whichever call receives it."""
    with server(service_that_sends(RESPONSES[place])) as url:
        client = face(base_url=url, deadline=5, request_timeout=5, retry=Retry(attempts=1))
        with pytest.raises(ReelkitError) as caught:
            CALLS[call](client, tmp_path)

    error: BaseException | None = caught.value
    while error is not None:
        assert KEY not in str(error) + repr(error) + repr(vars(error))
        error = error.__cause__ or error.__context__
