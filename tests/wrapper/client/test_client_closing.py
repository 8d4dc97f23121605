"""A client that is closed during creates: a create that was sent is found again, and not bought twice."""

import asyncio
import gc
import json
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AsyncClient, Client, SubmissionUnknown
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.loopback import server
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX

FOXES = {f"fox-{n}": FOX for n in range(20)}
PRELUDE = """
import asyncio, json, sys
from reelkit import AsyncClient, Client
url, folder, request = sys.argv[1:]
options = {"api_key": "a-key-of-the-tests", "base_url": url, "journal": f"{folder}/jobs.db"}
wanted = {f"fox-{n}": json.loads(request) for n in range(20)}
place = folder + "/{key}.mp4"
"""
# Programs that take the first outcome of a batch and exit.
PROGRAMS = {
    "leaves the block": """
with Client(**options) as client:
    for outcome in client.run_all(wanted, save_to=place):
        break
""",
    "ends with its threads": """
next(Client(**options).run_all(wanted, save_to=place))
""",
    "leaves the block, async": """
async def act():
    async with AsyncClient(**options) as client:
        async for outcome in client.run_all(wanted, save_to=place):
            break
asyncio.run(act())
""",
    "closes the iterator, async": """
async def act():
    async with AsyncClient(**options) as client:
        outcomes = client.run_all(wanted, save_to=place)
        await anext(outcomes)
        await outcomes.aclose()
asyncio.run(act())
""",
}


def check(url: str, mock: Mock, folder: Path) -> None:
    """Run a program that takes every outcome. Each key has one job, unless its outcome is unknown."""
    with Client(KEY, base_url=url, journal=folder / "jobs.db", deadline=3) as client:
        states = {outcome.key: outcome.state for outcome in client.run_all(FOXES, save_to=folder / "{key}.mp4")}
    keys = {purchase.client_request_id: purchase.key for purchase in Journal(folder / "jobs.db").every()}
    made = sorted(keys[str(row["client_request_id"])] for row in mock.ledger)

    assert made == sorted(key for key, state in states.items() if state == "ok")
    assert set(states.values()) <= {"ok", "unknown"}
    assert made


@pytest.mark.every_python
@pytest.mark.parametrize("program", PROGRAMS)
def test_leaving_run_all_at_the_first_outcome_buys_nothing_twice(program: str, tmp_path: Path) -> None:
    """The service has no fault."""
    mock = Mock(clock="looks:1")
    code = PRELUDE + PROGRAMS[program]
    with mock.serve() as serving:
        for _ in range(2):
            command = [sys.executable, "-c", code, serving.base_url, str(tmp_path), json.dumps(FOX.to_dict())]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
            assert done.returncode == 0, done.stderr
        check(serving.base_url, mock, tmp_path)


class Lost:
    """A service that accepts a create and loses its response; its logs return 500."""

    def __init__(self, mock: Mock) -> None:
        self.transport = mock.transport()
        self.is_searched = threading.Event()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.transport.handle_request(request)
            raise httpx.ReadError("the answer is lost")
        if request.url.path.endswith("/logs"):
            self.is_searched.set()
            return httpx.Response(500)
        return self.transport.handle_request(request)


def close_during_search(lost: Lost, close: Callable[[], object]) -> threading.Thread:
    """Close the client from another thread once the log search has begun."""

    def act() -> None:
        assert lost.is_searched.wait(30)
        close()

    thread = threading.Thread(target=act)
    thread.start()
    return thread


@pytest.mark.every_python
def test_closing_from_another_thread_leaves_a_lost_create_unknown(tmp_path: Path) -> None:
    """The next program finds it in the logs."""
    mock = Mock(clock="looks:1")
    lost = Lost(mock)
    options: dict[str, Any] = {"api_key": KEY, "base_url": "https://api.example.com", "journal": tmp_path / "jobs.db"}
    client = Client(transport=httpx.MockTransport(lost), **options)
    closing = close_during_search(lost, client.close)

    with pytest.raises(SubmissionUnknown, match="this client is closed") as caught:
        client.submit(FOX, key="fox")
    closing.join()
    purchase = Journal(tmp_path / "jobs.db").find("https://api.example.com", "fox")
    with Client(transport=mock.transport(), **options) as other:
        job = other.submit(FOX, key="fox")

    assert "reelkit jobs resolve fox" in str(caught.value)
    assert purchase is not None
    assert purchase.state == "unknown"
    assert [row["job_id"] for row in mock.ledger] == [job.id]


@pytest.mark.every_python
def test_closing_without_a_journal_raises_submission_unknown(tmp_path: Path) -> None:
    """The error has the client request id."""
    mock = Mock()
    lost = Lost(mock)
    client = Client(KEY, base_url="https://api.example.com", transport=httpx.MockTransport(lost))
    closing = close_during_search(lost, client.close)

    with pytest.raises(SubmissionUnknown, match="this client is closed") as caught:
        client.submit(FOX)
    closing.join()

    assert caught.value.client_request_id == mock.ledger[0]["client_request_id"]


@pytest.mark.every_python
def test_closing_an_async_client_leaves_a_lost_create_unknown(tmp_path: Path) -> None:
    """Another task closes it during the search in the logs."""
    mock = Mock(clock="looks:1")
    lost = Lost(mock)
    options: dict[str, Any] = {"api_key": KEY, "base_url": "https://api.example.com", "journal": tmp_path / "jobs.db"}

    async def act() -> BaseException:
        client = AsyncClient(transport=httpx.MockTransport(lost), **options)
        task = asyncio.create_task(client.submit(FOX, key="fox"))
        await asyncio.to_thread(lost.is_searched.wait, 30)
        await client.close()
        (ended,) = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(ended, BaseException)
        return ended

    error = asyncio.run(act())
    purchase = Journal(tmp_path / "jobs.db").find("https://api.example.com", "fox")

    assert isinstance(error, SubmissionUnknown)
    assert purchase is not None
    assert purchase.state == "unknown"


def test_closing_before_a_create_was_sent_frees_its_key(tmp_path: Path) -> None:
    """Nothing was sent, and the next program buys."""
    mock = Mock(clock="looks:1")
    options: dict[str, Any] = {"api_key": KEY, "base_url": "https://api.example.com", "journal": tmp_path / "jobs.db"}
    client = Client(transport=mock.transport(), **options)
    client.close()

    with pytest.raises(Exception, match="this client is closed"):
        client.submit(FOX, key="fox")
    states = [purchase.state for purchase in Journal(tmp_path / "jobs.db").every()]
    with Client(transport=mock.transport(), **options) as other:
        other.submit(FOX, key="fox")

    assert states == ["given_up"]
    assert len(mock.ledger) == 1


def test_a_flow_that_is_closed_during_a_create_leaves_its_intent(tmp_path: Path) -> None:
    """It cannot record anything more, and the same process finds the job."""
    mock = Mock(clock="looks:1")
    options: dict[str, Any] = {"api_key": KEY, "base_url": "https://api.example.com", "journal": tmp_path / "jobs.db"}
    with Client(transport=mock.transport(), **options) as client:
        flow = client._core.submit(client._core.prepare(FOX), "fox")
        item = flow.send(None)
        while getattr(item, "method", "") != "POST":
            item = flow.send(client._driver._carry_out(item, None))
        client._driver._carry_out(item, None)  # the create takes effect
        flow.close()
        job = client.submit(FOX, key="fox")

    assert [row["job_id"] for row in mock.ledger] == [job.id]


def hanging(begun: threading.Event) -> Callable[[socket.socket], None]:
    """A server that accepts connections and sends nothing."""

    def line(connection: socket.socket) -> None:
        begun.set()
        connection.settimeout(10)
        while connection.recv(65536):
            pass

    return line


@pytest.mark.parametrize(("scheme", "state"), [("https", "given_up"), ("http", "unknown")])
def test_a_create_that_is_cancelled_during_the_tls_handshake_is_given_up(
    tmp_path: Path, scheme: str, state: str
) -> None:
    """Nothing was sent; without TLS the request was sent, and the outcome is unknown."""
    begun = threading.Event()

    async def act(url: str) -> None:
        async with AsyncClient(KEY, base_url=url, journal=tmp_path / "jobs.db") as client:
            task = asyncio.create_task(client.submit(FOX, key="fox"))
            await asyncio.to_thread(begun.wait, 10)
            await asyncio.sleep(0.1)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    with server(hanging(begun)) as url, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # a cancelled handshake leaves its socket behind
        asyncio.run(act(url.replace("http", scheme)))
        gc.collect()

    assert [purchase.state for purchase in Journal(tmp_path / "jobs.db").every()] == [state]
