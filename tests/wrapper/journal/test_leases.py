"""A process that is stopped, and wakes after its lease, sends none of the creates that it had intended."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reelkit import JournalError
from reelkit._effects import Dispatch
from reelkit._journal import stores
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import GIVEN_UP, INTENDED
from reelkit._journal.stores import Permit
from tests.postgres import Server
from tests.wrapper.journals import LIMIT, SERVICE, intend

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows cannot stop a process")

# Buys with a client of the given kind, and stops itself at the given point of the journal.
BUY = """
import asyncio, os, signal, sys, time
from reelkit import AsyncClient, Client, PixverseV5TextToVideo, Retry
from reelkit._journal import leases
from reelkit._system import crash_points

kind, point, journal, service = sys.argv[1:]
leases.LENGTH, leases.RENEWED_EVERY, leases.LEAVING = 0.5, 0.1, 0.3

def stop(name):
    if name == point:
        os.kill(os.getpid(), signal.SIGSTOP)
        time.sleep(0.2)  # another thread may take the signal, a moment later

crash_points.watcher = stop
options = dict(base_url=service, journal=journal, request_timeout=0.5, retry=Retry(1))
fox = PixverseV5TextToVideo(prompt="a fox")

async def buy():
    async with AsyncClient("0" * 32, **options) as client:
        await client.submit(fox, key="fox")

try:
    if kind == "async":
        asyncio.run(buy())
    else:
        with Client("0" * 32, **options) as client:
            client.submit(fox, key="fox")
except Exception as error:
    print(type(error).__name__, error)
"""


class Creates(ThreadingHTTPServer):
    """A service that counts creates, and accepts each."""

    count = 0


class Handler(BaseHTTPRequestHandler):
    """Accepts a create."""

    server: Creates

    def do_POST(self) -> None:
        """Count it."""
        self.server.count += 1
        body = json.dumps({"id": "job-1", "status": "queued"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def creates() -> Iterator[Creates]:
    """A running service."""
    with Creates(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@contextlib.contextmanager
def stopped(command: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """A process that has stopped itself. It does not outlive the block."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            _, status = os.waitpid(process.pid, os.WUNTRACED)
            assert os.WIFSTOPPED(status)
            yield process
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("point", ["after-intent", "before-left", "after-left"])
def test_a_process_that_wakes_after_its_lease_sends_nothing(
    server: Server, creates: Creates, kind: str, point: str
) -> None:
    """Wherever it was stopped: before it asked whether it may send, or after it was told that it may."""
    url = server.url()
    command = [sys.executable, "-c", BUY, kind, point, url, f"http://127.0.0.1:{creates.server_port}"]
    journal = Journal(url)
    with stopped(command) as process:
        (purchase,) = journal.every()
        while not journal.is_abandoned(purchase):
            time.sleep(0.05)
        resolved = journal.free_unsent(purchase)
        os.kill(process.pid, signal.SIGCONT)
        output, _ = process.communicate(timeout=LIMIT)
    after = journal.get(purchase.id)
    journal.close()

    assert creates.count == 0
    assert "create is not sent" in output or "nothing was bought" in output  # if the time of the request was over first
    assert resolved.state == (INTENDED if point == "after-left" else GIVEN_UP)
    assert after is not None
    assert after.state == GIVEN_UP  # the one that woke knows that nothing was sent


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_process_that_wakes_in_time_sends_its_create(server: Server, creates: Creates, kind: str) -> None:
    """Nobody has taken it over: a short stop costs nothing."""
    url = server.url()
    patient = BUY.replace("request_timeout=0.5", "request_timeout=30.0")  # which does not end while it is stopped
    command = [sys.executable, "-c", patient, kind, "before-left", url, f"http://127.0.0.1:{creates.server_port}"]
    journal = Journal(url)
    with stopped(command) as process:
        journal._store.write(lambda connection: connection.execute("UPDATE leases SET ends_at = ends_at + 60"))
        os.kill(process.pid, signal.SIGCONT)
        output, _ = process.communicate(timeout=LIMIT)

    (purchase,) = journal.every()
    journal.close()

    assert (creates.count, output, purchase.job_id) == (1, "", "job-1")


def test_the_lease_outlasts_a_request_that_takes_long(server: Server) -> None:
    """Such as an upload: nobody takes over a purchase whose create may still be on its way."""
    journal = Journal(server.url())
    purchase = intend(journal)

    journal.leaving(purchase, "/v2/video/generations", 600.0)
    left = "SELECT ends_at - extract(epoch FROM clock_timestamp()) FROM leases"
    assert journal._store.query(left)[0][0] > 600.0

    journal._store._lease.renew()
    assert journal._store.query(left)[0][0] > 600.0
    journal.close()


@pytest.mark.parametrize("clock", ["awake", "wall"])
def test_a_permit_is_over_by_either_clock(monkeypatch: pytest.MonkeyPatch, clock: str) -> None:
    """A clock may stand still while its machine is paused."""
    passed = [0.0, 0.0]
    monkeypatch.setattr(stores.Permit, "now", classmethod(lambda cls: (100.0 + passed[0], 1000.0 + passed[1])))
    dispatch = Dispatch()
    dispatch.permit = Permit(*Permit.now(), 5.0)

    passed[clock == "wall"] = 5.0
    dispatch.check_permit()
    passed[clock == "wall"] = 5.1

    with pytest.raises(JournalError, match="stopped for more than 5 s before the create could be sent"):
        dispatch.check_permit()
    assert not dispatch.is_open


def test_a_file_needs_no_permit_in_time(journal: Journal) -> None:
    """Its process holds a lock, however long it is stopped."""
    assert not journal.leaving(intend(journal), "/v2/video/generations", 30.0)._replace(awake_at=-1e9).is_over()
    assert journal.find(SERVICE, "fox").left_at is not None
