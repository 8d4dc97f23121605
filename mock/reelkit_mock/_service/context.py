"""The context of one request: the request itself and what has been determined about it."""

import functools
from typing import Any

import orjson

from reelkit_mock._http.messages import Json, Request
from reelkit_mock._scenario.randomness import request_id
from reelkit_mock._service.error_responses import RequestInfo
from reelkit_mock._world.contract import Address
from reelkit_mock._world.jobs import Job
from reelkit_mock._world.world import World


class InvalidBody(Exception):
    """The body is not a JSON object; the message says why."""


class RequestContext:
    """A request with its route, account and job."""

    __slots__ = (
        "_body",
        "account",
        "address",
        "base",
        "job",
        "key",
        "now",
        "path",
        "query",
        "request",
        "route",
        "world",
    )

    def __init__(self, world: World, request: Request, path: str, query: str, base: str, key: str) -> None:
        self.world = world
        self.request = request
        self.path = path
        self.query = query
        self.base = base
        self.key = key
        self.now = world.clock.now()
        self.account = world.account(key)
        self.address: Address | None = None
        self.route = ""
        self.job: Job | None = None
        self._body: Any = None

    def info(self) -> RequestInfo:
        """Return the data of an error response, with a new request id."""
        world = self.world
        if self.account is not None:
            self.account.refusals = number = self.account.refusals + 1
        else:
            number = world.count_refusal(self.key)
        named = request_id(world.scenario.seed, world.name, self.key, number)
        return RequestInfo(named, self.now, self.path)

    def body(self) -> Json:
        """Return the body, parsed once. Raises InvalidBody."""
        if self._body is None:
            self._body = _parse(self.request)
        if isinstance(self._body, InvalidBody):
            raise self._body
        body: Json = self._body
        return body


def _parse(request: Request) -> Json | InvalidBody:
    if not _is_json(request.headers.get("content-type", "")):
        return InvalidBody("Send the body as JSON, with Content-Type: application/json")
    try:
        value = orjson.loads(request.body)
    except (ValueError, RecursionError) as error:
        return InvalidBody(f"The body is not JSON: {error}")
    return value if isinstance(value, dict) else InvalidBody("The body must be a JSON object")


@functools.lru_cache
def _is_json(content_type: str) -> bool:
    media_type = content_type.partition(";")[0].strip().lower()
    return media_type == "application/json" or media_type.endswith("+json")
