"""Fixtures: an S3 server, and the environment in which it is found."""

from collections.abc import Iterator

import pytest

from reelkit._objects.stores import STORES
from tests.s3 import Server, running_server


@pytest.fixture(scope="session")
def s3() -> Iterator[Server]:
    """A server, one for each process that runs tests."""
    with running_server() as running:
        yield running


@pytest.fixture
def found(s3: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The server, in the environment where credentials and addresses are looked for."""
    for name, value in s3.environment.items():
        monkeypatch.setenv(name, value)
    STORES.reset()
    yield s3
    STORES.reset()


@pytest.fixture
def bucket(found: Server) -> str:
    """An empty bucket."""
    return found.bucket()
