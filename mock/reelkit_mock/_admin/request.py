"""A request to the admin interface, its parameters, and the error for an invalid one."""

from collections.abc import Callable
from typing import Any, NamedTuple

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._world.world import World

ADMIN_PREFIX = "/__mock"
CONTRACT = "openapi.json"
MAX_ROWS = 1_000  # of a list, in one response


class AdminRequest(NamedTuple):
    """A request to the admin interface."""

    world: World
    base: str  # the base URL of the namespace
    item: str  # the path after the name of the resource
    query: dict[str, str]
    body: Any
    namespaces: Callable[[], list[str]]


Handler = Callable[[AdminRequest], Json]


class AdminError(Exception):
    """The request cannot be carried out; *status* is the HTTP status of the response."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def body_value(request: AdminRequest, name: str) -> Any:
    """Return a required value of the body."""
    if not isinstance(request.body, dict) or name not in request.body:
        raise MockError(f"the body must be a JSON object with {name!r}")
    return request.body[name]


def query_count(request: AdminRequest, name: str, default: int) -> int:
    """Return a non-negative integer of the query."""
    text = request.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise MockError(f"{name} must be a whole number, not {text!r}")
    return int(text)


def query_page(request: AdminRequest, default: int = MAX_ROWS) -> tuple[int, int]:
    """Return the first row of the page that `limit` and `offset` select, and the row after its last."""
    limit, offset = query_count(request, "limit", default), query_count(request, "offset", 0)
    return offset, offset + min(limit, MAX_ROWS)
