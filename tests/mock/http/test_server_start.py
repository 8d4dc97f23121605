"""Addresses of a server, its start and its end."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Wire, json_reply
from reelkit_mock._http.server import serve
from tests.mock.raw_client import GET, Client, echo

MAIN = Path(__file__).with_name("hanging_server.py")


def test_many_servers_share_one_thread() -> None:
    """A test may start any number of them."""
    with serve(echo), serve(echo):
        before = threading.active_count()
        with serve(echo) as another:
            status = httpx.get(another.base_url).status_code
        assert (status, threading.active_count()) == (200, before)


def test_a_stopped_server_has_released_everything() -> None:
    """Its connections end, nobody can connect, and the port is free."""
    server = serve(lambda _: json_reply(200, 1)._replace(wire=Wire(hang=True)))
    with Client(server.base_url) as client:
        client.send(GET)
        server.stop()
        end = client.receive()
    with pytest.raises(ConnectionRefusedError):
        Client(server.base_url)
    port = int(server.base_url.rpartition(":")[2])
    with serve(echo, port=port) as again:
        assert (end, again.base_url) == (b"", server.base_url)


def test_a_server_may_be_stopped_twice() -> None:
    """By the test, and by the fixture after it."""
    with serve(echo) as server:
        server.stop()

    with pytest.raises(ConnectionRefusedError):
        Client(server.base_url)


def test_a_port_in_use_is_named() -> None:
    """One line says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(MockError) as caught:
            serve(echo, port=port)

    assert str(caught.value) == f"Port {port} of 127.0.0.1 is in use. Choose another, or 0 for any free port."


@pytest.mark.parametrize("port", [-1, 65536])
def test_an_invalid_port_is_named(port: int) -> None:
    """uvloop would use the last 16 bits of the number."""
    with pytest.raises(MockError, match=f"^Port {port} is out of range"):
        serve(echo, port=port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no host"])
def test_an_unavailable_host_is_named(host: str) -> None:
    """An address of another machine, and an invalid one."""
    with pytest.raises(MockError, match=rf"^Cannot listen on port 0 of {host}: .+\.$"):
        serve(echo, host=host)


@pytest.mark.parametrize(("host", "shown"), [("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_base_url_can_be_requested(host: str, shown: str) -> None:
    """The wildcard address is replaced, and IPv6 is in brackets."""
    try:
        server = serve(echo, host=host)
    except MockError:
        pytest.skip(f"this machine has no {host}")
    with server:
        assert (server.base_url[: len(shown)], httpx.get(server.base_url).status_code) == (shown, 200)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent these")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command(number: signal.Signals) -> None:
    """The exit is clean although a response hangs."""
    with subprocess.Popen([sys.executable, MAIN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        with Client(process.stdout.readline().strip()) as client:
            client.send(GET)
            os.kill(process.pid, number)
            _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (0, "")
