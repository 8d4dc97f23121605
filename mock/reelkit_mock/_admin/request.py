"""What a request asks of a world, and what may be wrong with it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._world.world import World

ADMIN = "/__mock"


class Steering(NamedTuple):
    """A request to the admin interface."""

    world: World
    rest: str  # of the path, after the name of the thing
    query: dict[str, str]
    body: Any


Act = Callable[[Steering], Json | Iterable[Json]]


class Refused(Exception):
    """A request that cannot be done, and its status."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def given(to: Steering, name: str) -> Any:
    """What the body must have."""
    if not isinstance(to.body, dict) or name not in to.body:
        raise MockError(f"the body must be a JSON object with {name!r}")
    return to.body[name]


def whole(to: Steering, name: str, default: int) -> int:
    """A count in the query."""
    text = to.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise MockError(f"{name} must be a whole number, not {text!r}")
    return int(text)
