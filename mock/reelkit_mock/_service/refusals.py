"""Refusals in the vendor's envelope, one constructor for each."""

import math
from typing import NamedTuple

from reelkit_mock._http.messages import Headers, Json, Reply, json_reply
from reelkit_mock._scenario.clock import timestamp


class About(NamedTuple):
    """What an envelope tells of the request."""

    request_id: str
    moment: float
    path: str


def envelope(about: About, status: int, message: str) -> Json:
    """The vendor's one form of an error."""
    return {
        "requestId": about.request_id,
        "statusCode": status,
        "timestamp": timestamp(about.moment),
        "path": about.path,
        "message": message,
    }


def bad_request(about: About, problem: str) -> Reply:
    """The body or the query does not fit."""
    return _refusal(about, 400, problem)


def unauthorized(about: About, why: str) -> Reply:
    """No key, or one that is not let in."""
    return _refusal(
        about, 401, f"{why} Send a valid key: Authorization: Bearer <key>.", (("www-authenticate", "Bearer"),)
    )


def out_of_credits(about: About, needed: int, left: int) -> Reply:
    """The vendor says 403, not 402."""
    return _refusal(about, 403, f"You have run out of credits: {needed} are needed, {left} are left.")


def not_found(about: About, method: str) -> Reply:
    """No route."""
    return _refusal(about, 404, f"Cannot {method} {about.path}")


def unknown_generation(about: About, identifier: str) -> Reply:
    """No job of this id, or none that this address knows."""
    return _refusal(about, 404, f"There is no generation with the id {identifier}")


def method_not_allowed(about: About, method: str, allowed: tuple[str, ...]) -> Reply:
    """The path is there, the method is not."""
    return _refusal(about, 405, f"Cannot {method} {about.path}", (("allow", ", ".join(allowed)),))


def too_many_requests(about: About, limit: int, seconds: int, wait: float) -> Reply:
    """Over a limit; *wait* is when the oldest request leaves the window."""
    after = str(max(1, math.ceil(wait)))
    return _refusal(about, 429, f"Too many requests: at most {limit} in {seconds} s", (("retry-after", after),))


def too_many_keys(about: About) -> Reply:
    """The mock's own limit: a key that has made nothing is not kept, one that has is kept until a reset."""
    return _refusal(about, 429, "This mock has seen too many keys; begin anew: POST /__mock/reset")


def _refusal(about: About, status: int, message: str, extra: Headers = ()) -> Reply:
    return json_reply(status, envelope(about, status, message), extra)
