"""Prism as a second opinion that shares no code with the mock: a static mock of its own, and a validating proxy.

Both check requests and answers against the contract, in JavaScript, and are tried out before they are believed.
"""

import contextlib
from collections.abc import Iterator

from reelkit_mock._prism.document import document
from reelkit_mock._prism.errors import PrismError
from reelkit_mock._prism.process import Process
from reelkit_mock._prism.trusted import trusted
from reelkit_mock._prism.upstream import checked_upstream, reach
from reelkit_specs import contract

__all__ = ["PrismError", "prism_mock", "prism_proxy"]


@contextlib.contextmanager
def prism_mock(port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    """The base URL of Prism's own mock, which knows no jobs: every answer is an example from the contract."""
    with mock_process(port, host) as process:
        yield process.url()


@contextlib.contextmanager
def prism_proxy(upstream: str, port: int = 0, host: str = "127.0.0.1") -> Iterator[str]:
    """The base URL of a Prism before *upstream*: it forwards no bad request and turns bad answers into 500."""
    with proxy_process(upstream, port, host) as process:
        yield process.url()


def mock_process(port: int, host: str) -> contextlib.AbstractContextManager[Process]:
    """The process behind `prism_mock`."""
    return trusted(document(contract()), "mock", port=port, host=host)


@contextlib.contextmanager
def proxy_process(upstream: str, port: int, host: str) -> Iterator[Process]:
    """The process behind `prism_proxy`."""
    checked = checked_upstream(upstream)
    reach(checked)
    with trusted(document(contract()), "proxy", checked, "--errors", port=port, host=host) as process:
        yield process
