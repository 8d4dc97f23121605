"""Both clients, and a service for them."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import no_waiting
from reelkit._journal.journal import Journal
from tests.wrapper.face import Face
from tests.wrapper.sockets import Service, scripted

Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(params=["sync", "async"])
def face(request: pytest.FixtureRequest) -> Iterator[Callable[..., Face]]:
    """Makes a client of either kind, with a handler in place of the network if one is given. Waiting takes no time."""
    made: list[Face] = []

    def make(handler: Handler | None = None, **options: Any) -> Face:
        if handler is not None:
            options["transport"] = httpx.MockTransport(handler)
        made.append(Face(request.param, **options))
        return made[-1]

    with no_waiting():
        yield make
        for client in made:
            client.close()


@pytest.fixture
def service() -> Iterator[Service]:
    """A server on a real socket whose every connection goes as the test says."""
    with scripted() as running:
        yield running


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new one, on a clock that counts its readings."""
    made = Journal(tmp_path / "jobs.db", now=itertools.count(100.0).__next__)
    yield made
    made.close()
