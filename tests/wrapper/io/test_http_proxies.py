"""The proxies of the environment: for the service, and not for this machine."""

import asyncio
from collections.abc import Iterator

import pytest

from reelkit import AsyncClient, Client
from reelkit_mock import Mock

REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
CLOSED = "http://127.0.0.1:9"


@pytest.fixture
def mock() -> Mock:
    """A service on this machine."""
    return Mock(clock="looks:1")


@pytest.fixture
def place(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where it is; the only proxy there is cannot be reached."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in VARIABLES:
        monkeypatch.setenv(name, CLOSED)
    with mock.serve() as server:
        yield server.base_url


def test_this_machine_is_asked_without_a_proxy(place: str) -> None:
    """By either client, and by either name."""

    async def submit() -> str | None:
        async with AsyncClient("any", base_url=place) as client:
            return (await client.submit(REQUEST)).status

    with Client("any", base_url=place.replace("127.0.0.1", "localhost")) as client:
        statuses = [client.submit(REQUEST).status, asyncio.run(submit())]

    assert statuses == ["queued", "queued"]


def test_others_are_asked_through_the_proxy(mock: Mock, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mock stands in for it here, and hears of a host that is nowhere."""
    for name in VARIABLES:
        monkeypatch.setenv(name, place)
    with Client("any", base_url="http://service.invalid") as client:
        job = client.submit(REQUEST)

    assert list(mock.jobs) == [job.id]
