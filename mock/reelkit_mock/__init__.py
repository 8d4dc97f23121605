"""A stateful, deterministic mock of the video service.

`Mock` is the core and opens no socket; `reelkit mock` and the pytest fixtures serve it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reelkit_mock._errors import MockError as MockError
    from reelkit_mock._http.messages import Reply as Reply, Request as Request, Wire as Wire
    from reelkit_mock._mock import Mock as Mock
    from reelkit_mock._scenario.scenario import Scenario as Scenario

_HOMES = {
    "Mock": "_mock",
    "MockError": "_errors",
    "Reply": "_http.messages",
    "Request": "_http.messages",
    "Scenario": "_scenario.scenario",
    "Wire": "_http.messages",
}
__all__ = ["Mock", "MockError", "Reply", "Request", "Scenario", "Wire"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use: every run of pytest loads this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
