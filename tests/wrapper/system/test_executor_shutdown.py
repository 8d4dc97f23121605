"""The clients work in a thread after the main thread has ended, and where no thread can be started."""

import asyncio
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelkit._io import network
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import SAVED
from reelkit._system.executor import Threads, in_thread, start_in_thread
from tests.loopback import hangs, server
from tests.wrapper.face import KEY

LIMIT = 60  # seconds for a process that may hang

PROGRAM = f"""
import asyncio, concurrent.futures.thread, sys, threading, time
import httpx
from reelkit import AsyncClient, Client

def respond(request):
    if request.method == "POST":
        return httpx.Response(200, json={{"id": "job1", "status": "queued"}})
    if "generation_id" in str(request.url):
        video = {{"url": "https://api.example.com/v.mp4"}}
        return httpx.Response(200, json={{"id": "job1", "status": "completed", "video": video}})
    return httpx.Response(200, content=b"film", headers={{"content-type": "video/mp4"}})

def has_ended():
    return concurrent.futures.thread._shutdown

async def async_respond(request):
    while not has_ended():
        await asyncio.sleep(0.01)
    return respond(request)

def sync_respond(request):
    while not has_ended():
        time.sleep(0.01)
    return respond(request)

kind, folder = sys.argv[1:]
options = dict(api_key="{KEY}", base_url="https://api.example.com", journal=folder + "/jobs.db")
call = dict(key="fox", save_to=folder + "/fox.mp4")
fox = {{"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"}}

async def generate():
    async with AsyncClient(transport=httpx.MockTransport(async_respond), **options) as client:
        await client.generate(fox, **call)

def run():
    if kind == "async":
        asyncio.run(generate())
        return
    with Client(transport=httpx.MockTransport(sync_respond), **options) as client:
        client.generate(fox, **call)

threading.Thread(target=run).start()
"""


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_create_is_recorded_and_saved_after_the_main_thread_has_ended(tmp_path: Path, kind: str) -> None:
    """The response arrives when the executors accept no more work: the id is written, and the video is saved."""
    command = [sys.executable, "-c", PROGRAM, kind, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)

    (purchase,) = Journal(tmp_path / "jobs.db").every()
    assert (purchase.state, purchase.job_id) == (SAVED, "job1"), ended.stderr
    assert (tmp_path / "fox.mp4").read_bytes() == b"film"
    assert ended.returncode == 0


def shut_down() -> Threads:
    """Threads whose executor accepts nothing."""
    threads = Threads("ended")
    threads.executor().shutdown()
    return threads


def test_work_runs_in_the_thread_of_the_loop_if_the_executor_refuses_it() -> None:
    """Its result and its error are those of the work."""

    async def run() -> tuple[int, str]:
        thread = await in_thread(threading.get_ident, shut_down())
        with pytest.raises(ZeroDivisionError) as caught:
            await in_thread(lambda: 1 // 0, shut_down())
        return thread, str(caught.value)

    thread, error = asyncio.run(run())

    assert thread == threading.get_ident()
    assert "division" in error or "modulo" in error


class Overloaded(ThreadPoolExecutor):
    """An executor that queues the work and then fails to start a thread for it."""

    def _adjust_thread_count(self) -> None:
        raise RuntimeError("can't start new thread")


def test_work_that_was_queued_without_a_thread_runs_once() -> None:
    """The work runs at once, and not again when a thread takes it from the queue."""
    runs: list[int] = []
    threads = Threads("overloaded")
    overloaded = Overloaded(1)
    threads._executor = overloaded

    asyncio.run(in_thread(lambda: runs.append(1), threads))
    overloaded._work_queue.get_nowait().run()

    assert runs == [1]


def test_work_that_was_cancelled_before_it_ran_does_not_run() -> None:
    """A lookup whose request was cancelled while all threads were occupied is left out."""
    runs: list[int] = []
    threads = Threads("occupied")
    threads._executor = ThreadPoolExecutor(1)
    free = threading.Event()

    async def run() -> None:
        occupied = start_in_thread(free.wait, threads)
        cancelled = start_in_thread(lambda: runs.append(1), threads)
        cancelled.cancel()
        await asyncio.sleep(0)
        free.set()
        await occupied
        await start_in_thread(os.getpid, threads)

    asyncio.run(run())

    assert runs == []


def test_names_are_looked_up_where_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to a host by its name is opened."""

    start, caller = threading.Thread.start, threading.current_thread()

    def refuse(thread: threading.Thread) -> None:
        if threading.current_thread() is caller:  # the server goes on
            raise RuntimeError("can't start new thread")
        start(thread)

    async def connect(port: int) -> object:
        stream = await network.AsyncBackend().connect_tcp("localhost", port, 10)
        address = stream.get_extra_info("server_addr")
        await stream.aclose()
        return address

    with server(hangs) as url, monkeypatch.context() as patched:
        port = int(url.rpartition(":")[2])
        patched.setattr(threading.Thread, "start", refuse)
        assert asyncio.run(connect(port)) == ("127.0.0.1", port)


SLOW_NAMES = f"""
import asyncio, socket, sys, threading
from reelkit import AsyncClient, Client, Retry

socket.getaddrinfo = lambda *_, **__: threading.Event().wait()
options = dict(base_url="https://api.example", request_timeout=0.2, retry=Retry(attempts=1))

async def fetch():
    await AsyncClient("{KEY}", **options).attach("x").result(0.5)

if sys.argv[1] == "async":
    asyncio.run(fetch())
else:
    Client("{KEY}", **options).attach("x").result(0.5)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_name_server_that_never_responds_does_not_hold_up_the_end_of_a_program(kind: str) -> None:
    """Its deadline has passed, and the error is printed."""
    done = subprocess.run([sys.executable, "-c", SLOW_NAMES, kind], capture_output=True, text=True, timeout=LIMIT)

    assert done.returncode == 1
    assert "reelkit.WaitTimeout: " in done.stderr
