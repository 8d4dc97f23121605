"""Fixtures for tests without the vendor: `video_mock` in process, `video_server` on a socket.

Every run of pytest loads this module, so it imports the mock only when a fixture is used.
"""

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from reelkit_mock import Mock
    from reelkit_mock._http.server import Serving

MARKER = "video_mock(scenario=FILE, **settings): settings of the mock of a test, such as seed=3, clock='polls:2'"
PASSED = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    config.addinivalue_line("markers", MARKER)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Record whether the test passed, for the teardown of its mock."""
    report = yield
    if call.when == "call":
        item.stash[PASSED] = report.passed
    return report


@pytest.fixture
def video_mock(request: pytest.FixtureRequest) -> Iterator["Mock"]:
    """A mock of the video service for one test. Its clock is manual unless a marker sets another."""
    # Here, because the mock takes 200 ms to import and every run of pytest loads this module.
    from reelkit_mock._pytest_markers import check_faults, create_mock

    yield (mock := create_mock(request.node))
    check_faults(mock, request.node, request.node.stash.get(PASSED, False))


@pytest.fixture
def video_server(video_mock: "Mock") -> Iterator["Serving"]:
    """The mock of the test on a socket; `base_url` is its address."""
    with video_mock.serve() as server:
        yield server
