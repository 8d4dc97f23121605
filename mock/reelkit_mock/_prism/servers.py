"""Starts Prism as a mock or as a proxy, after a self-test."""

import contextlib
import re
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.document import prism_document
from reelkit_mock._prism.probes import create_probes
from reelkit_mock._prism.process import Process, start_prism
from reelkit_mock._prism.self_test import run_probes, stub_upstream
from reelkit_specs import contract

CONNECT_TIMEOUT = 5.0  # seconds
_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?", re.IGNORECASE)


class InvalidUpstream(PrismError):
    """The URL cannot be the upstream of Prism."""


@contextlib.contextmanager
def prism_proxy(server: str, port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    """Run Prism in front of *server* and yield its base URL. It stops bad requests and turns bad responses into 500."""
    with proxy_process(server, port, host) as process:
        yield process.url()


def mock_process(port: int, host: str) -> contextlib.AbstractContextManager[Process]:
    """Run Prism as a mock. It keeps no jobs: every response is an example from the contract."""
    return start_checked(prism_document(contract()), "mock", port=port, host=host)


@contextlib.contextmanager
def proxy_process(server: str, port: int, host: str) -> Iterator[Process]:
    """Run the process behind `prism_proxy`."""
    checked = check_upstream(server)
    check_reachable(checked)
    with start_checked(prism_document(contract()), "proxy", checked, "--errors", port=port, host=host) as process:
        yield process


@contextlib.contextmanager
def start_checked(document: dict[str, Any], mode: str, *arguments: str, port: int, host: str) -> Iterator[Process]:
    """Start Prism, and run the self-test on a second instance with the same *document*. Both start in parallel."""
    with start_prism(document, mode, *arguments, port=port, host=host) as process:
        with (
            stub_upstream() as server,
            start_prism(document, "proxy", server.url, "--errors", port=0, host="127.0.0.1") as twin,
        ):
            process.url()
            run_probes(twin.url(), server, create_probes(document))
        yield process


def check_upstream(url: str) -> str:
    """Return *url* if it can be the upstream of Prism. Its path, if any, is prepended to the paths of the contract."""
    if not _ADDRESS.fullmatch(url) or _port(url) is None:
        raise InvalidUpstream(
            f"{url!r} is not a valid upstream: use http:// or https:// with host, port and path, and nothing after them"
        )
    return url


def check_reachable(url: str) -> None:
    """Raise PrismError if nothing listens at *url*."""
    try:
        socket.create_connection((urlsplit(url).hostname, _port(url)), CONNECT_TIMEOUT).close()
    except OSError as error:
        raise PrismError(f"cannot connect to {url} ({error.strerror or error}); start the server first") from None


def _port(url: str) -> int | None:
    """Return the port, or None if it is invalid."""
    try:
        parts = urlsplit(url)
        return parts.port or _PORTS[parts.scheme] if parts.hostname else None
    except ValueError:
        return None
