"""Error responses in the vendor's envelope, one constructor for each."""

import math
from typing import NamedTuple

from reelkit_mock._errors import one_line
from reelkit_mock._http.messages import Headers, Json, Reply, json_reply
from reelkit_mock._scenario.clock import timestamp


class RequestInfo(NamedTuple):
    """The fields of an envelope that come from the request."""

    request_id: str
    moment: float
    path: str


def envelope(info: RequestInfo, status: int, message: str) -> Json:
    """Return the vendor's envelope, which all errors share."""
    return {
        "requestId": info.request_id,
        "statusCode": status,
        "timestamp": timestamp(info.moment),
        "path": info.path,
        "message": message,
    }


def bad_request(info: RequestInfo, problem: str) -> Reply:
    """The body or the query is invalid."""
    return _refusal(info, 400, problem)


def unauthorized(info: RequestInfo, why: str) -> Reply:
    """The key is missing or invalid."""
    return _refusal(
        info, 401, f"{why} Send a valid key: Authorization: Bearer <key>.", (("www-authenticate", "Bearer"),)
    )


def out_of_credits(info: RequestInfo, needed: int, left: int) -> Reply:
    """The credits do not suffice. The vendor documents 403, not 402."""
    return _refusal(info, 403, f"You have run out of credits: {needed} are needed, {left} are left.")


def forbidden(info: RequestInfo, why: str) -> Reply:
    """The key may not do this."""
    return _refusal(info, 403, why)


def unknown_model(info: RequestInfo, name: str) -> Reply:
    """The catalogue has no model with this id or alias."""
    return _refusal(info, 404, f"There is no model called {one_line(repr(name))}")


def not_found(info: RequestInfo, method: str) -> Reply:
    """No route matches."""
    return _refusal(info, 404, f"Cannot {method} {info.path}")


def unknown_generation(info: RequestInfo, identifier: str) -> Reply:
    """The id is unknown at this address."""
    return _refusal(info, 404, f"There is no generation with the id {identifier}")


def method_not_allowed(info: RequestInfo, method: str, allowed: tuple[str, ...]) -> Reply:
    """The path exists, but not with this method."""
    return _refusal(info, 405, f"Cannot {method} {info.path}", (("allow", ", ".join(allowed)),))


def too_many_requests(info: RequestInfo, limit: int, seconds: int, wait: float) -> Reply:
    """A rate limit is exceeded; *wait* is the time until the oldest call leaves the window."""
    after = str(max(1, math.ceil(wait)))
    return _refusal(info, 429, f"Too many requests: at most {limit} in {seconds} s", (("retry-after", after),))


def too_many_keys(info: RequestInfo) -> Reply:
    """The mock's limit on keys. A key is stored when it creates a job, until a reset."""
    return _refusal(info, 429, "This mock has too many keys. Start over: POST /__mock/reset")


def _refusal(info: RequestInfo, status: int, message: str, extra: Headers = ()) -> Reply:
    return json_reply(status, envelope(info, status, message), extra)
