"""The service without the vendor: a stateful, deterministic mock of the video interface.

``Mock`` is the core, without sockets; `reelkit mock` and the pytest fixtures put it behind one.
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
    """Import a name when it is asked for: the pytest plugin loads this package in every run of pytest."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
