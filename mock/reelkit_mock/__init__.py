"""A stateful, deterministic mock of the video service.

`Mock` is the core and opens no socket; `reelkit mock` and the pytest fixtures serve it.

Names that are not in `__all__` are shared with `reelkit run` and are not part of the public interface.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reelkit_mock._errors import MockError as MockError
    from reelkit_mock._http.connection import AnyHandler as AnyHandler
    from reelkit_mock._http.messages import Reply as Reply, Request as Request, Wire as Wire
    from reelkit_mock._http.server import Server as Server, new_loop as new_loop
    from reelkit_mock._mock import Mock as Mock
    from reelkit_mock._scenario.clock import Clock as Clock, make_clock as make_clock
    from reelkit_mock._scenario.scenario import Scenario as Scenario
    from reelkit_mock._service.assets import serve_asset as serve_asset, video_bytes as video_bytes

_HOMES = {
    "AnyHandler": "_http.connection",
    "Clock": "_scenario.clock",
    "Mock": "_mock",
    "MockError": "_errors",
    "Reply": "_http.messages",
    "Request": "_http.messages",
    "Scenario": "_scenario.scenario",
    "Server": "_http.server",
    "Wire": "_http.messages",
    "make_clock": "_scenario.clock",
    "new_loop": "_http.server",
    "serve_asset": "_service.assets",
    "video_bytes": "_service.assets",
}
__all__ = ["Mock", "MockError", "Reply", "Request", "Scenario", "Wire"]


def __getattr__(name: str) -> Any:
    """Import a name on first use: every run of pytest loads this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
