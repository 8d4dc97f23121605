"""The async client works while the default executor of asyncio is full."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpcore
import pytest

from reelkit import AsyncClient, Poll
from reelkit._io import allowed_hosts, network
from reelkit._io.http1 import connecting
from reelkit._system.executor import Threads
from tests.loopback import read_request, server
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX

LIMIT = 30.0  # seconds after which a test that hangs fails
FILM = b"film"


class Videos:
    """A service whose jobs finish at once."""

    def __init__(self) -> None:
        self.url = ""
        self.creates = 0

    def __call__(self, connection: socket.socket) -> None:
        while request := read_request(connection):
            line = request.partition(b"\r\n")[0].decode()
            body, kind = FILM, "video/mp4"
            if line.startswith("POST"):
                self.creates += 1
                body, kind = json.dumps({"id": f"job{self.creates}", "status": "queued"}).encode(), "application/json"
            elif "generation_id=" in line:
                job = line.partition("generation_id=")[2].partition(" ")[0]
                done = {"id": job, "status": "completed", "video": {"url": f"{self.url}/v.mp4"}}
                body, kind = json.dumps(done).encode(), "application/json"
            head = f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)


@pytest.fixture
def videos() -> Iterator[Videos]:
    """The service, at a host name that must be resolved."""
    made = Videos()
    with server(made) as url:
        made.url = url.replace("127.0.0.1", "localhost")
        yield made


def client_of(videos: Videos, tmp_path: Path) -> AsyncClient:
    poll = Poll(initial=0.05, cap=0.05)
    return AsyncClient(KEY, base_url=videos.url, journal=tmp_path / "jobs.db", deadline=LIMIT, poll=poll)


def test_a_video_is_made_while_the_default_executor_is_full(videos: Videos, tmp_path: Path) -> None:
    """Neither the journal nor a host name nor a file waits for one of its threads."""
    over = threading.Event()

    async def act() -> Any:
        loop = asyncio.get_running_loop()
        busy = [loop.run_in_executor(None, over.wait, LIMIT) for _ in range((os.cpu_count() or 1) + 40)]
        try:
            async with asyncio.timeout(LIMIT / 2), client_of(videos, tmp_path) as client:
                return await client.generate(FOX, key="fox", save_to=tmp_path / "fox.mp4")
        finally:
            over.set()
            await asyncio.gather(*busy)

    assert asyncio.run(act()).size == len(FILM)
    assert videos.creates == 1


@pytest.mark.every_python
def test_calls_from_threads_of_the_default_executor_end(videos: Videos, tmp_path: Path) -> None:
    """All of them wait for the client, which waits for none of them."""
    count = (os.cpu_count() or 1) + 40

    async def act() -> list[int]:
        loop = asyncio.get_running_loop()
        async with client_of(videos, tmp_path) as client:

            def buy(number: int) -> int:
                made = client.generate(FOX, key=f"k{number}", save_to=tmp_path / f"{number}.mp4")
                return asyncio.run_coroutine_threadsafe(made, loop).result(LIMIT).size

            return list(await asyncio.gather(*(asyncio.to_thread(buy, number) for number in range(count))))

    assert asyncio.run(act()) == [len(FILM)] * count
    assert videos.creates == count


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_forked_child_has_its_own_threads() -> None:
    """Those of its parent do not exist in it."""
    program = """
import os, sys, warnings
warnings.filterwarnings("ignore", ".*multi-threaded.*", DeprecationWarning)
from reelkit._system.executor import DISK
assert DISK.executor().submit(os.getpid).result(20) == os.getpid()
if (child := os.fork()) == 0:
    os._exit(0 if DISK.executor().submit(os.getpid).result(20) == os.getpid() else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0


def test_the_threads_are_created_once() -> None:
    """All clients of a process share them."""
    threads = Threads("test")

    assert threads.executor() is threads.executor()


@pytest.mark.parametrize("dead", ["refuses", "is silent"])
def test_a_host_is_reached_at_its_second_address(monkeypatch: pytest.MonkeyPatch, dead: str) -> None:
    """The first one refuses, or never responds; the unfinished attempt is cancelled."""
    ended: list[str] = []

    async def connect(self: Any, host: str, *options: Any) -> httpcore.AsyncNetworkStream:
        if host == "192.0.2.2":
            return httpcore.AsyncMockStream([])
        if dead == "refuses":
            raise httpcore.ConnectError("refused")
        try:
            await asyncio.sleep(LIMIT)
        finally:
            ended.append(host)
        raise AssertionError("it was not ended")

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    monkeypatch.setattr(
        allowed_hosts.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (f"192.0.2.{n}", 1)) for n in (1, 2)]
    )
    monkeypatch.setattr(connecting, "STAGGER", 0.01)

    made = asyncio.run(network.AsyncBackend().connect_tcp("example.com", 443, 5.0))

    assert isinstance(made, httpcore.AsyncMockStream)
    assert ended == ([] if dead == "refuses" else ["192.0.2.1"])


def test_a_host_that_refuses_at_all_addresses_raises_connect_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is the last refusal."""

    async def connect(self: Any, host: str, *options: Any) -> httpcore.AsyncNetworkStream:
        raise httpcore.ConnectError(f"{host} refused")

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    monkeypatch.setattr(
        allowed_hosts.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (f"192.0.2.{n}", 1)) for n in (1, 2)]
    )

    with pytest.raises(httpcore.ConnectError, match=r"192\.0\.2\.2 refused"):
        asyncio.run(network.AsyncBackend().connect_tcp("example.com", 443, 5.0))
