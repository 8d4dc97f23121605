"""Fixtures for tests without the vendor: `video_mock` in process, `video_server` on a socket.

Every run of pytest loads this file, so nothing else is imported before a fixture is used.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from reelkit_mock._loop import Serving
    from reelkit_mock._mock import Mock

MARKER = "video_mock(scenario=FILE, **settings): what the mock of a test is like, such as personality='native', seed=3"


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", MARKER)


@pytest.fixture
def video_mock(request: pytest.FixtureRequest) -> Iterator["Mock"]:
    """A mock of the video service for this test alone. Its clock stands until the test advances it."""
    from reelkit_mock import Mock

    settings: dict[str, Any] = {"clock": "manual"}
    for marker in reversed([*request.node.iter_markers("video_mock")]):  # the nearest one has the last word
        settings |= marker.kwargs
    scenario = settings.pop("scenario", None)
    mock = Mock.from_file(scenario, **settings) if scenario else Mock(**settings)
    yield mock
    if unfired := mock.unfired():
        pytest.fail("\n".join(unfired), pytrace=False)


@pytest.fixture
def video_server(video_mock: "Mock") -> Iterator["Serving"]:
    """The mock of this test behind a socket; `base_url` is where."""
    with video_mock.serve() as server:
        yield server
