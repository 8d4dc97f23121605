"""A client in a process that forks."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from reelkit import Client, ReelkitError
from reelkit._protocol.log_memory import Search
from reelkit_mock import Mock
from tests.loopback import read_request, server
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX, Make

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")

LIMIT = 60  # seconds for a process that may hang
CHILDREN, JOBS = 4, 60


class Service:
    """A service that returns the requested id, and records which process used which connection."""

    def __init__(self) -> None:
        self.url = ""
        self.askers: list[set[str]] = []  # of each connection

    def __call__(self, connection: socket.socket) -> None:
        askers: set[str] = set()
        self.askers.append(askers)
        while request := read_request(connection):
            found = re.search(rb"generation_id=((\w+)-\d+) ", request)
            assert found is not None
            askers.add(found[2].decode())
            body = json.dumps({"id": found[1].decode(), "status": "generating"}).encode()
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))


@pytest.fixture
def service() -> Iterator[Service]:
    """A service that keeps its connections open until the end of the test, so that each has its own number."""
    service = Service()
    with server(service) as service.url:
        yield service


PRELUDE = f"""
import asyncio, os, sys, threading, warnings
warnings.filterwarnings("ignore", ".*multi-threaded.*", DeprecationWarning)
from reelkit import AsyncClient, Client
CHILDREN, JOBS, MODEL = {CHILDREN}, {JOBS}, "pixverse/v5/text-to-video"

def ids(who):
    return [f"{{who}}-{{number}}" for number in range(JOBS)]

def ended(children):
    return [os.waitpid(child, 0)[1] for child in children]
"""

SYNC = """
client = Client("k" * 32, base_url=sys.argv[1], max_in_flight=4)

def work(who):
    for job in ids(who):
        if client.attach(job, MODEL).refresh().raw["id"] != job:
            os._exit(1)

def child(who):
    work(who)
    client.close()
    os._exit(0)

work("before")
children = []
for number in range(CHILDREN):
    if not (pid := os.fork()):
        child(f"child{number}")
    children.append(pid)
work("after")
print(ended(children))
client.close()
"""

ASYNC = """
client = AsyncClient("k" * 32, base_url=sys.argv[1], max_in_flight=4)

async def ask(job):
    return (await client.attach(job, MODEL).refresh()).raw["id"] == job

async def work(who):
    if not all(await asyncio.gather(*map(ask, ids(who)))):
        os._exit(1)

async def child(who):
    await work(who)
    await client.close()

async def main():
    await work("before")
    children = []
    for number in range(CHILDREN):
        if not (pid := os.fork()):
            try:
                asyncio.run(child(f"child{number}"))
                os._exit(0)
            finally:
                os._exit(2)
        children.append(pid)
    await work("after")
    print(ended(children))
    await client.close()

asyncio.run(main())
"""

THREADS = """
client = Client("k" * 32, base_url=sys.argv[1], max_in_flight=2)

def work(who):
    for job in ids(who):
        if client.attach(job, MODEL).refresh().raw["id"] != job:
            os._exit(1)

work("before")  # a child could not import what a thread of its parent was importing
threads = [threading.Thread(target=work, args=(f"thread{number}",)) for number in range(6)]
for thread in threads:
    thread.start()
children = []
for number in range(CHILDREN):
    if not (pid := os.fork()):
        work(f"child{number}")
        os._exit(0)
    children.append(pid)
for thread in threads:
    thread.join()
print(ended(children))
"""


@pytest.mark.every_python
@pytest.mark.parametrize("code", [SYNC, ASYNC, THREADS], ids=["sync", "async", "threads"])
def test_a_forked_child_opens_its_own_connections(service: Service, code: str) -> None:
    """Parent and children receive their own responses, and no two processes share a connection."""
    process = subprocess.run(
        [sys.executable, "-c", PRELUDE + code, service.url], capture_output=True, text=True, timeout=LIMIT
    )

    assert (process.returncode, process.stdout, process.stderr) == (0, f"{[0] * CHILDREN}\n", "")
    parents = {"before", "after", *(f"thread{number}" for number in range(6))}
    users = [{asker if asker not in parents else "parent" for asker in askers} for askers in service.askers]
    assert [user for user in users if len(user) != 1] == []
    assert {name for user in users for name in user} == {"parent", *(f"child{n}" for n in range(CHILDREN))}


def in_a_child(check: "object") -> int:
    """The exit status of a forked child that runs this check."""
    pid = os.fork()
    if not pid:
        try:
            os._exit(0 if check() else 1)  # type: ignore[operator] - a function
        finally:
            os._exit(2)
    return os.waitpid(pid, 0)[1]


@pytest.mark.filterwarnings(
    "ignore:.*multi-threaded.*:DeprecationWarning"
)  # this process may have started threads before
def test_a_log_search_of_the_parent_does_not_block_a_child() -> None:
    """The thread that held its lock does not exist in the child."""
    search = Search()
    search.seek("mark", 0.0)
    search.is_scanning = True
    with search._lock:

        def check() -> bool:
            search.seek("other", 1.0)
            search.leave("mark")  # as a flow of the parent that continues in the child
            return not search.is_scanning and set(search.wanted) == {"other"}

        assert in_a_child(check) == 0

    assert search.is_scanning


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_transport_that_the_parent_has_used_is_refused_in_a_child(service: Service, face: Make) -> None:
    """The caller must pass another one in each process."""
    client = face()
    kind = httpx.HTTPTransport if type(client.client).__name__ == "Client" else httpx.AsyncHTTPTransport
    client = face(base_url=service.url, transport=kind())
    client.do(client.client.attach("parent-1", "pixverse/v5/text-to-video"), "refresh")

    def check() -> bool:
        try:
            client.client._driver.client()
        except ReelkitError as error:
            return "create a client in each process" in str(error)
        except RuntimeError:  # an AsyncClient needs a running loop
            return bool(client.client._driver._is_used_up)
        return False

    assert in_a_child(check) == 0
    assert client.do(client.client.attach("parent-2", "pixverse/v5/text-to-video"), "refresh").id == "parent-2"


LEFT_LOOP = """
import selectors, httpx

async def answer(request):  # one create after the other
    await asyncio.sleep(0.01)
    arrived.set()
    await may_answer.wait()
    return httpx.Response(200, json={"id": request.headers["x-client-request-id"], "status": "queued"})

async def main():
    global arrived, may_answer
    arrived, may_answer = asyncio.Event(), asyncio.Event()
    transport = httpx.MockTransport(answer)
    client = AsyncClient("k" * 32, transport=transport, journal=sys.argv[1], max_creates_in_flight=1)
    request = {"model": MODEL, "prompt": "a red fox in snow"}
    creates = [asyncio.ensure_future(client.submit(request, key=f"fox-{number}")) for number in range(3)]
    journal = client._core.settings.journal
    await arrived.wait()
    while len(list(journal.every())) < 3:
        await asyncio.sleep(0.01)
    if not (child := os.fork()):
        return  # the loop is left, and cancels its tasks
    os.waitpid(child, 0)
    states = sorted(purchase.state for purchase in journal.every())
    may_answer.set()
    jobs = await asyncio.gather(*creates)
    print(states, len({job.id for job in jobs}), sorted(purchase.state for purchase in journal.every()))
    await client.close()

# Without epoll, which a child shares with its parent.
with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selectors.SelectSelector())) as runner:
    runner.run(main())
"""


@pytest.mark.slow
@pytest.mark.every_python
def test_a_child_that_leaves_the_loop_ends_no_create_of_its_parent(tmp_path: Path) -> None:
    """The child cancels its copies of the parent's tasks: the creates that wait for their turn are not given up."""
    process = subprocess.run(
        [sys.executable, "-c", PRELUDE + LEFT_LOOP, str(tmp_path / "jobs.db")],
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )

    expected = f"{['intended'] * 3} 3 {['submitted'] * 3}\n"
    assert (process.returncode, process.stdout) == (0, expected), process.stderr


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_an_iterator_of_the_parent_ends_in_a_child(tmp_path: Path) -> None:
    """The threads of its jobs do not exist there: it raises, and does not wait for them for ever."""
    mock = Mock(clock="polls:1")
    requests = {f"fox-{number}": FOX for number in range(3)}
    with Client(KEY, base_url="https://mock", transport=mock.transport(), journal=tmp_path / "jobs.db") as client:
        outcomes = client.run_all(requests, save_to=tmp_path / "{key}.mp4")
        first = next(outcomes)

        def check() -> bool:
            signal.alarm(10)  # ends a child that waits for ever
            try:
                next(outcomes)
            except ReelkitError as error:
                return "continue in the parent process" in str(error)
            return False

        assert in_a_child(check) == 0
        assert {first.key, *(outcome.key for outcome in outcomes)} == {*requests}
    assert [row["state"] for row in mock.ledger] == ["charged"] * 3
