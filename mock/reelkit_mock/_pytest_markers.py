"""The mock that the markers of a test ask for, and what is said at its end."""

from typing import Any

import pytest

from reelkit_mock._errors import MockError
from reelkit_mock._mock import Mock
from reelkit_mock._scenario.scenario import read_scenario

MARKER = "video_mock"
DEFAULTS = {"clock": "manual"}
POSITIONAL_SETTINGS = "takes settings by name, such as video_mock(personality='native')"


def create_mock(item: pytest.Item) -> Mock:
    """A mock as the test wants it. A wrong setting ends the test with one line."""
    try:
        return Mock(**DEFAULTS | _settings(item))
    except MockError as error:
        raise pytest.fail.Exception(f"{MARKER}: {error}", pytrace=False) from None


def check_faults(mock: Mock, item: pytest.Item, passed: bool) -> None:
    """Fail a test whose faults have not all happened. One that failed or was skipped is only told."""
    if unfired := "\n".join(mock.unfired()):
        if passed:
            pytest.fail(unfired, pytrace=False)
        item.add_report_section("teardown", "faults", unfired)  # it may be why, and it may be what comes of it


def _settings(item: pytest.Item) -> dict[str, Any]:
    """The settings of all markers, the nearest before the others, and all of them before those of the file."""
    given: dict[str, Any] = {}
    for marker in reversed([*item.iter_markers(MARKER)]):
        if marker.args:
            raise MockError(POSITIONAL_SETTINGS)
        given |= marker.kwargs
    scenario = given.pop("scenario", None)
    return (read_scenario(item.config.rootpath / scenario) if scenario else {}) | given
