"""What a closed client or a killed process has not sent of a create is never delivered."""

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reelkit import SubmissionUnknown
from reelkit._io.network import create_options
from tests.loopback import PATIENCE, read_request, server
from tests.wrapper.script import Make
from tests.wrapper.sockets import says
from tests.wrapper.stage import V5

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the client's queue is read from /proc/net/tcp")

LONG = 500_000  # bytes of a request, more than a server's kernel takes while the server reads nothing
BUYER = f"""
import asyncio, sys
from reelkit import AsyncClient, Client

request = {{"model": "{V5}", "prompt": "a" * {LONG}}}
options = {{"api_key": "any-key", "base_url": sys.argv[2], "strict_rules": False}}

async def buy():
    await AsyncClient(**options).submit(request)

asyncio.run(buy()) if sys.argv[1] == "async" else Client(**options).submit(request)
"""


class Stalled:
    """A service that reads nothing of a create until it is told to, and has no logs."""

    def __init__(self) -> None:
        self.goes_on = threading.Event()
        self.has_read = threading.Event()
        self.is_connected = threading.Event()
        self.received = 0
        self.port = 0  # of the client

    def play(self, connection: socket.socket) -> None:
        """The first connection is that of the create."""
        if self.is_connected.is_set():
            read_request(connection)
            says({"message": "no"}, 403)(connection)
            return
        self.port = connection.getpeername()[1]
        self.is_connected.set()
        self.goes_on.wait(2 * PATIENCE)
        try:
            while part := connection.recv(65536):
                self.received += len(part)
        finally:
            self.has_read.set()

    def read_what_arrives(self) -> int:
        """Read to the end of the connection, and return the number of bytes."""
        self.goes_on.set()
        assert self.has_read.wait(PATIENCE)
        return self.received

    def queued(self) -> int:
        """The bytes of the create in the kernels of the client and the server."""
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        queues = [(mine, other, *sizes.split(":")) for _, mine, other, _, sizes, *_ in rows]
        port = f":{self.port:04X}"
        unsent = sum(int(sent, 16) for mine, _, sent, _ in queues if mine.endswith(port))
        return unsent + sum(int(unread, 16) for _, other, _, unread in queues if other.endswith(port))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_killed_process_sends_nothing_more_of_its_create(kind: str) -> None:
    """The whole create is in the kernel when the process is killed, and the server reads on afterwards."""
    service = Stalled()
    with server(service.play) as url, subprocess.Popen([sys.executable, "-c", BUYER, kind, url]) as buyer:
        assert service.is_connected.wait(30.0)
        end = time.monotonic() + PATIENCE
        while (queued := service.queued()) < LONG and time.monotonic() < end:
            time.sleep(0.01)
        buyer.send_signal(signal.SIGKILL)
        buyer.wait()

        assert queued >= LONG
        assert service.read_what_arrives() < LONG


@pytest.mark.parametrize("face", ["sync", "async"], indirect=True)
@pytest.mark.parametrize("is_proxied", [False, True], ids=["directly", "through a proxy"])
def test_nothing_is_sent_of_a_create_that_was_given_up(
    face: Make, is_proxied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its connection is closed when its time is over, and the server or the proxy reads on afterwards."""
    service = Stalled()
    with server(service.play) as url:
        if is_proxied:
            monkeypatch.setenv("HTTP_PROXY", url)
        base_url = "http://api.example.com" if is_proxied else url
        client = face(base_url=base_url, request_timeout=0.2, deadline=0.1, strict_rules=False)

        with pytest.raises(SubmissionUnknown):
            client.submit({"model": V5, "prompt": "a" * LONG})

        assert service.read_what_arrives() < LONG


def test_the_kernel_gives_up_a_create_that_is_not_acknowledged_before_settle() -> None:
    """After half of it; a forked child may keep the connection open after its parent has ended."""
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as made:
        for option in create_options(settle=60.0):
            made.setsockopt(*option)

        assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000
