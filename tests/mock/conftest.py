"""Fixtures that several test modules of the mock share."""

import os
import socket
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from reelkit_mock._prism import PrismError
from reelkit_mock._prism.document import prism_document
from reelkit_mock._prism.install import find_node, prism_script
from reelkit_mock._prism.self_test import StubUpstream, stub_upstream
from reelkit_mock._prism.servers import start_checked
from tests.models import contract_of, pixverse


class Proxied(NamedTuple):
    """A Prism proxy, and the configurable server behind it."""

    url: str
    server: StubUpstream


@pytest.fixture(scope="session")
def prism() -> None:
    """Prism, installed if necessary. Without it a test is skipped, or fails if REELKIT_REQUIRE_PRISM=1 is set."""
    try:
        find_node()
        prism_script()
    except PrismError as error:
        if os.environ.get("REELKIT_REQUIRE_PRISM") == "1":
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def mocked(prism: None) -> Iterator[str]:
    """The base URL of a Prism mock that all tests share, for the models of one maker: all take seconds to compile."""
    document = prism_document(contract_of(pixverse()))
    with start_checked(document, "mock", port=0, host="127.0.0.1") as process:
        yield process.url()


@pytest.fixture(scope="session")
def proxied(prism: None) -> Iterator[Proxied]:
    """A Prism proxy that all tests share, for the same models."""
    document = prism_document(contract_of(pixverse()))
    with (
        stub_upstream() as server,
        start_checked(document, "proxy", server.url, "--errors", port=0, host="127.0.0.1") as process,
    ):
        yield Proxied(process.url(), server)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is taken and at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]
