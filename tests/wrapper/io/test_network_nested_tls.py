"""A service behind an https:// proxy: TLS within TLS."""

import contextlib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpcore._async.connection
import httpcore._sync.connection
import pytest

from reelkit import ServerFailed
from reelkit._io import http
from tests.loopback import read_request, server
from tests.wrapper.script import Make
from tests.wrapper.stage import V5

CERTIFICATE = Path(__file__).parents[1] / "localhost.pem"  # of 127.0.0.1 and service.invalid; only these tests trust it
ANSWER = b'HTTP/1.1 200 OK\r\ncontent-length: 100020\r\n\r\n{"status": "queued"}'
PATIENCE = 20.0  # seconds for which a server keeps sending
SOON = 10.0  # seconds within which every operation ends, even on a slow machine

Play = Callable[[ssl.SSLSocket], None]


class Inner:
    """The server side of the inner TLS connection."""

    def __init__(self, outer: ssl.SSLSocket) -> None:
        self._outer = outer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = of_the_server().wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._until_done(self._tls.do_handshake)

    def _until_done(self, step: Callable[[], object]) -> object:
        while True:
            try:
                return step()
            except ssl.SSLWantReadError:
                self._outer.sendall(self._outgoing.read())
                if not (piece := self._outer.recv(65536)):
                    raise OSError("the client has gone") from None
                self._incoming.write(piece)

    def receive(self) -> bytes:
        """The next decrypted bytes."""
        received = self._until_done(lambda: self._tls.read(65536))
        assert isinstance(received, bytes)
        return received

    def record(self, content: bytes) -> bytes:
        """The content, encrypted."""
        self._tls.write(content)
        return self._outgoing.read()


def of_the_server() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def drip(outer: ssl.SSLSocket, content: bytes) -> None:
    """Send the content byte by byte, until the client disconnects."""
    end = time.monotonic() + PATIENCE
    for place in range(len(content)):
        if time.monotonic() > end:
            return
        outer.sendall(content[place : place + 1])
        time.sleep(0.02)


def answers(outer: ssl.SSLSocket) -> None:
    inner = Inner(outer)
    assert b"authorization" in inner.receive().lower()
    for start in range(0, len(ANSWER + b" " * 100_000), 10_000):
        outer.sendall(inner.record((ANSWER + b" " * 100_000)[start : start + 10_000]))


def drips_a_record(outer: ssl.SSLSocket) -> None:
    inner = Inner(outer)
    inner.receive()
    drip(outer, inner.record(ANSWER + b" " * 10_000))


def drips_its_handshake(outer: ssl.SSLSocket) -> None:
    outer.recv(65536)
    drip(outer, b"\x16\x03\x03\x3f\xff" + b"\x02\x00\x3f\xfb" + b"\x03" * 10_000)


def speaks_no_tls(outer: ssl.SSLSocket) -> None:
    outer.recv(65536)
    outer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@contextlib.contextmanager
def proxy(play: Play, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a proxy that the environment names; its tunnel leads to *play*."""

    def tunnel(connection: socket.socket) -> None:
        with contextlib.suppress(OSError), of_the_server().wrap_socket(connection, server_side=True) as outer:
            assert read_request(outer).startswith(b"CONNECT service.invalid:443 ")
            outer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            play(outer)

    def trusting() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=CERTIFICATE)

    monkeypatch.setattr(http, "_ssl_context", trusting)
    monkeypatch.setattr(httpcore._sync.connection, "default_ssl_context", trusting)
    monkeypatch.setattr(httpcore._async.connection, "default_ssl_context", trusting)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with server(tunnel) as url:
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, url.replace("http://", "https://"))
        yield


def test_a_service_can_be_reached_through_tls_in_tls(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A response of many records arrives complete."""
    with proxy(answers, monkeypatch):
        client = face(base_url="https://service.invalid", request_timeout=30.0)
        job = client.client.attach("x:y/z", V5)
        client.do(job, "refresh")

    assert job.status == "queued"


@pytest.mark.every_python
@pytest.mark.parametrize("play", [drips_a_record, drips_its_handshake])
def test_a_request_through_tls_in_tls_ends_at_its_timeout(
    face: Make, monkeypatch: pytest.MonkeyPatch, play: Play
) -> None:
    """Even if the bytes of an incomplete record keep arriving."""
    with proxy(play, monkeypatch):
        client = face(base_url="https://service.invalid", request_timeout=0.7)
        start = time.monotonic()
        with pytest.raises(ServerFailed):
            client.do(client.client.attach("x:y/z", V5), "refresh")
        took = time.monotonic() - start

    assert took < SOON


def test_a_tunnel_without_tls_is_a_connection_error(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is one line."""
    with proxy(speaks_no_tls, monkeypatch):
        client = face(base_url="https://service.invalid", request_timeout=30.0)
        with pytest.raises(ServerFailed, match="ConnectError") as caught:
            client.do(client.client.attach("x:y/z", V5), "refresh")

    assert "\n" not in str(caught.value)
