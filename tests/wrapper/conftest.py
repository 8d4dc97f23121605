"""Fixtures: both clients, a scripted server and a journal."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import no_waiting
from reelkit._journal.journal import Journal
from tests.postgres import Server
from tests.wrapper.face import Face
from tests.wrapper.sockets import Service, scripted

Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's cache: no test may write into the real one."""
    folder = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder / "reelkit"


@pytest.fixture(params=["sync", "async"])
def face(request: pytest.FixtureRequest) -> Iterator[Callable[..., Face]]:
    """Create a client of either kind, with a handler in place of the network if one is given; delays take no time.

    The kind "async with httpx" has the transport of httpx in place of our own.
    """
    made: list[Face] = []
    kind = request.param.removesuffix(" with httpx")

    def make(handler: Handler | None = None, **options: Any) -> Face:
        if handler is not None:
            options["transport"] = httpx.MockTransport(handler)
        elif kind != request.param:
            options["transport"] = httpx.AsyncHTTPTransport()
        made.append(Face(kind, **options))
        return made[-1]

    with no_waiting():
        yield make
        for client in made:
            client.close()


@pytest.fixture
def service() -> Iterator[Service]:
    """A server on a real socket that plays a script, one line per connection."""
    with scripted() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new journal may be: in a file, and in PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "jobs.db")
    server: Server = request.getfixturevalue("server")
    return server.url()


@pytest.fixture
def either(place: str) -> Iterator[Journal]:
    """A new journal of either kind, whose clock advances by one with each reading."""
    made = Journal(place, now=itertools.count(100.0).__next__)
    yield made
    made.close()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new journal, whose clock advances by one with each reading."""
    made = Journal(tmp_path / "jobs.db", now=itertools.count(100.0).__next__)
    yield made
    made.close()
