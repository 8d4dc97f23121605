"""Where a server stands, and how it starts and ends."""

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

from .raw import GET, Client, echo

MAIN = Path(__file__).with_name("hanging_main.py")


def test_many_servers_share_one_thread() -> None:
    """A test starts as many as it likes."""
    with serve(echo), serve(echo):
        before = threading.active_count()
        with serve(echo) as another:
            status = httpx.get(another.base_url).status_code
        assert (status, threading.active_count()) == (200, before)


def test_a_stopped_server_has_let_go_of_everything() -> None:
    """Its connections end, nobody can connect, and the port can be taken again."""
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


def test_a_port_that_is_taken_is_named() -> None:
    """In one line that says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(MockError) as caught:
            serve(echo, port=port)

    assert str(caught.value) == f"Port {port} of 127.0.0.1 is in use. Choose another, or 0 for any free port."


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be_is_named(port: int) -> None:
    """uvloop would take the number's last 16 bits."""
    with pytest.raises(MockError, match=f"^Port {port} is out of range"):
        serve(echo, port=port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no host"])
def test_an_address_that_cannot_be_is_named(host: str) -> None:
    """Somebody else's address, and what is none."""
    with pytest.raises(MockError, match=rf"^Cannot listen on port 0 of {host}: .+\.$"):
        serve(echo, host=host)


@pytest.mark.parametrize(("host", "shown"), [("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_base_url_is_one_to_ask_at(host: str, shown: str) -> None:
    """Everywhere is no address to ask, and IPv6 stands in brackets."""
    try:
        server = serve(echo, host=host)
    except MockError:
        pytest.skip(f"this machine has no {host}")
    with server:
        assert (server.base_url[: len(shown)], httpx.get(server.base_url).status_code) == (shown, 200)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent these")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command(number: signal.Signals) -> None:
    """Cleanly, although an answer hangs."""
    with subprocess.Popen([sys.executable, MAIN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        with Client(process.stdout.readline().strip()) as client:
            client.send(GET)
            os.kill(process.pid, number)
            _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (0, "")
