"""Proxies of the environment: used for the service, and not for this machine."""

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
    """Its base URL; every proxy variable names an unreachable proxy."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in VARIABLES:
        monkeypatch.setenv(name, CLOSED)
    with mock.serve() as server:
        yield server.base_url


def test_requests_to_this_machine_use_no_proxy(place: str) -> None:
    """With either client, by address and by name."""

    async def submit() -> str | None:
        async with AsyncClient("any", base_url=place) as client:
            return (await client.submit(REQUEST)).status

    with Client("any", base_url=place.replace("127.0.0.1", "localhost")) as client:
        statuses = [client.submit(REQUEST).status, asyncio.run(submit())]

    assert statuses == ["queued", "queued"]


def test_requests_to_other_hosts_use_the_proxy(mock: Mock, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With either client. The mock is the proxy, and receives the requests for an unknown host."""
    for name in VARIABLES:
        monkeypatch.setenv(name, place)

    async def submit() -> str:
        async with AsyncClient("any", base_url="http://service.invalid") as client:
            return (await client.submit(REQUEST)).id

    with Client("any", base_url="http://service.invalid") as client:
        ids = [client.submit(REQUEST).id, asyncio.run(submit())]

    assert list(mock.jobs) == ids
