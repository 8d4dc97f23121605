"""For any responses, the wrapper returns a result or raises a ReelkitError."""

import asyncio
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from reelkit import AsyncClient, Client, ReelkitError, ReelkitWarning, no_waiting
from tests.properties.answers import response, scripts

KEY = "0123456789abcdef0123456789abcdef"
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
some = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """Delays take no time, and warnings are ignored."""
    with no_waiting(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ReelkitWarning)
        yield


def service(script: list[Any]) -> httpx.MockTransport:
    """A service that returns one response after another; the last one is repeated."""
    left = list(script)
    return httpx.MockTransport(lambda request: response(left.pop(0) if len(left) > 1 else left[0]))


def ending(use: Callable[[], object]) -> str:
    """The result or the error as text; an exception other than ReelkitError is raised."""
    try:
        return str(use())
    except ReelkitError as error:
        return f"{error} {vars(error)}"


def everything(client: Client, folder: Path) -> str:
    """Use every call of a client, until one raises an error."""
    job = client.submit(FOX)
    job.refresh()
    list(job.events(5))
    video = job.result(5)
    video.save(folder / "fox.mp4")
    with video.open() as chunks:
        return f"read {sum(map(len, chunks))} bytes"


@pytest.mark.slow
@given(scripts)
@some
def test_the_client_raises_only_reelkit_errors(tmp_path: Path, script: list[Any]) -> None:
    """From the create to the file; every line of the recording is complete."""
    record = tmp_path / "traffic"
    record.unlink(missing_ok=True)
    with Client(KEY, transport=service(script), deadline=5, max_bytes=10_000, record=record) as client:
        end = ending(lambda: everything(client, tmp_path))

    assert end
    assert KEY not in end
    assert all(json.loads(line)["request"] for line in record.read_text(encoding="utf-8").splitlines())


@pytest.mark.slow
@given(scripts)
@some
def test_an_attached_job_raises_only_reelkit_errors(script: list[Any]) -> None:
    """Its model is unknown."""
    with Client(KEY, transport=service(script), deadline=5) as client:
        assert ending(lambda: client.attach("a:b/c").result(5).url)


@given(scripts)
@settings(some, max_examples=40)
def test_the_async_client_raises_only_reelkit_errors(script: list[Any]) -> None:
    """It has its own driver."""

    async def use() -> str:
        async with AsyncClient(KEY, transport=service(script), deadline=5) as client:
            job = await client.submit(FOX)
            return (await job.result(5)).url

    assert ending(lambda: asyncio.run(use()))
