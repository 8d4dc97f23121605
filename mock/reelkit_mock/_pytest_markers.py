"""Creates the mock of a test from its markers, and checks its faults at the end."""

from typing import Any

import pytest

from reelkit_mock._errors import MockError
from reelkit_mock._mock import Mock
from reelkit_mock._scenario.scenario import read_scenario

MARKER = "video_mock"
DEFAULTS = {"clock": "manual"}
POSITIONAL_SETTINGS = "takes settings by name, such as video_mock(personality='native')"


def create_mock(item: pytest.Item) -> Mock:
    """Create the mock of a test. An invalid setting fails the test with one line."""
    try:
        return Mock(**DEFAULTS | _settings(item))
    except MockError as error:
        raise pytest.fail.Exception(f"{MARKER}: {error}", pytrace=False) from None


def check_faults(mock: Mock, item: pytest.Item, passed: bool) -> None:
    """Fail a test that passed although some of its faults did not happen. Otherwise add them to the report."""
    if unfired := "\n".join(mock.unfired()):
        if passed:
            pytest.fail(unfired, pytrace=False)
        item.add_report_section("teardown", "faults", unfired)  # possibly the cause of the failure, possibly its effect


def _settings(item: pytest.Item) -> dict[str, Any]:
    """Return the settings of all markers: the nearest marker wins, then the others, then the scenario file."""
    given: dict[str, Any] = {}
    for marker in reversed([*item.iter_markers(MARKER)]):
        if marker.args:
            raise MockError(POSITIONAL_SETTINGS)
        given |= marker.kwargs
    scenario = given.pop("scenario", None)
    return (read_scenario(item.config.rootpath / scenario) if scenario else {}) | given
