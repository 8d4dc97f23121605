"""A call that the client cancels."""

import asyncio
import contextlib
import json
import signal
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from mcp import Client

from reelkit._journal.journal import Journal
from reelkit._mcp.call import RunningCalls
from reelkit_mock import Mock
from tests.wrapper.mcp.serving import FOX, facts, played


async def cancelled_when(tools: Client, sign: anyio.Event) -> None:
    """Call generate, and cancel the call at the sign."""
    async with anyio.create_task_group() as group:
        group.start_soon(lambda: tools.call_tool("generate", {"key": "fox", "request": FOX}))
        await sign.wait()
        group.cancel_scope.cancel()


async def state_of_fox(folder: Path) -> str:
    """The state in the journal once the server has ended the call."""
    with contextlib.closing(Journal(folder / "jobs.db")) as journal, anyio.fail_after(20):
        while True:
            purchase = journal.latest("https://api.example.com", "fox")
            if purchase is not None and purchase.state != "intended":
                return purchase.state
            await asyncio.sleep(0.01)


def test_a_cancelled_wait_leaves_a_job_that_can_be_resumed(tmp_path: Path) -> None:
    """By `resume`, which buys nothing."""
    mock, polled = Mock(clock="polls:4"), anyio.Event()
    within = mock.transport()

    class Noticing(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.method == "GET" and not polled.is_set():
                polled.set()
                await asyncio.sleep(30)  # cancelled
            return await within.handle_async_request(request)

    async def play(tools: Client) -> Any:
        await cancelled_when(tools, polled)
        return await state_of_fox(tmp_path), await facts(tools, "resume", key="fox")

    state, resumed = played(Noticing(), tmp_path, play)

    assert state == "submitted"
    assert [(each["state"], each["path"]) for each in resumed["purchases"]] == [
        ("ok", str(tmp_path / "out" / "fox.mp4"))
    ]
    assert len(mock.jobs) == 1


class Slow(httpx.AsyncBaseTransport):
    """A transport on which the response to a create takes a moment. *sent* is set when the service has it."""

    def __init__(self, mock: Mock) -> None:
        self._mock = mock.transport()
        self.sent = anyio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._mock.handle_async_request(request)
        if request.method == "POST":
            self.sent.set()
            await asyncio.sleep(0.2)
        return response


def test_a_create_under_way_is_not_cut_off(tmp_path: Path) -> None:
    """Its response is awaited, so that the id of the paid job is in the journal."""
    mock = Mock(clock="polls:1")
    transport = Slow(mock)

    async def play(tools: Client) -> Any:
        await cancelled_when(tools, transport.sent)
        state = await state_of_fox(tmp_path)
        return state, await facts(tools, "generate", key="fox", request=FOX)

    state, again = played(transport, tmp_path, play)

    assert state == "submitted"
    assert [again["job_id"]] == list(mock.jobs)


def test_a_signal_ends_the_calls_and_then_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A create under way is not cut off by it either; a second signal does not wait."""
    ended: list[int] = []
    monkeypatch.setattr("reelkit._mcp.call._end_process", ended.append)
    transport, calls = Slow(Mock(clock="polls:1")), RunningCalls()

    async def play(tools: Client) -> Any:
        calls.begin()
        call = asyncio.create_task(tools.call_tool("generate", {"key": "fox", "request": FOX}))
        await transport.sent.wait()
        calls.interrupt(signal.SIGTERM)
        await asyncio.sleep(0)
        before = list(ended)
        state = await state_of_fox(tmp_path)
        while not ended:
            await asyncio.sleep(0.01)
        calls.interrupt(signal.SIGINT)
        call.cancel()
        return before, state

    assert played(transport, tmp_path, play, calls=calls) == ([], "submitted")
    assert ended == [signal.SIGTERM, signal.SIGINT]


def test_progress_names_the_job_and_each_status(tmp_path: Path) -> None:
    """With seconds that only grow."""
    heard: list[tuple[float, str | None]] = []

    async def play(tools: Client) -> Any:
        async def progress(seconds: float, total: float | None, message: str | None) -> None:
            heard.append((seconds, message))

        arguments = {"key": "fox", "request": FOX}
        return await tools.call_tool("generate", arguments, progress_callback=progress)

    result = played(Mock(clock="polls:2").transport(), tmp_path, play)
    job_id = json.loads(result.content[0].text)["job_id"]

    messages = [message for _, message in heard]
    assert messages[0] == f"job {job_id}: queued"
    assert messages[-1] == f"job {job_id}: completed"
    assert [seconds for seconds, _ in heard] == sorted(seconds for seconds, _ in heard)


def test_a_long_wait_is_heard_of_between_two_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client may give up a call of which it hears nothing."""
    monkeypatch.setattr("reelkit._mcp.call.HEARTBEAT", 0.01)
    heard: list[str | None] = []

    async def play(tools: Client) -> Any:
        async def progress(seconds: float, total: float | None, message: str | None) -> None:
            heard.append(message)

        arguments = {"key": "fox", "request": FOX}
        return await tools.call_tool("generate", arguments, progress_callback=progress)

    played(Slow(Mock(clock="polls:1")), tmp_path, play)

    assert heard.count("started") > 1
