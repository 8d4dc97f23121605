"""Requests and exchanges: the evidence that every judgement rests on."""

import json
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

# How the key is sent, and which one: see CREDENTIALS in api_key.py.
Auth = Literal[
    "key",
    "small",
    "capitals",
    "spaced",
    "none",
    "empty",
    "blank",
    "invalid",
    "null",
    "undefined",
    "bare",
    "basic",
    "token",
    "of scheme Key",
    "glued",
    "after a colon",
    "x-api-key",
    "x-auth-token",
    "api-key",
    "proxy",
    "forwarded",
    "overridden",
    "in the body",
    "elsewhere",
    "password",
    "of scheme ApiKey",
    "scheme twice",
    "in a list",
    "cookie",
    "in the query",
    "like it",
    "longer",
    "shorter",
    "swapped",
    "prefixed",
    "split",
    "followed",
    "as long",
    "backwards",
    "encoded",
    "in base64",
    "twice",
    "in quotes",
    "wildcard",
    "condition",
    "unsigned",
]
Call = Literal["create", "fetch", "other"]
Address = Literal["v2", "legacy"]

Json = dict[str, Any]
_NOTHING = object()


class Request(NamedTuple):
    """A request without the key. Only the transport adds it."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    auth: Auth = "key"
    call: Call = "other"
    address: Address | None = None
    model: str | None = None

    @property
    def json_object(self) -> Json | None:
        """Return the body as a JSON object, or None if it is not one."""
        content = _parsed(self.body or b"")
        return content if isinstance(content, dict) else None


class Exchange(NamedTuple):
    """A request with its response, or with the reason (*trouble*) why there is none.

    Times are seconds since the start of the run.
    """

    number: int
    request: Request
    at: float
    seconds: float
    status: int | None
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    trouble: str | None = None
    undecodable: str | None = None  # why the body could not be decoded, although its headers say how; it is empty then
    key_in: str | None = None  # where the response has the key, empty if nowhere; None if that is unknown

    @property
    def is_json(self) -> bool:
        """Return whether the body is JSON."""
        return _parsed(self.body) is not _NOTHING

    @property
    def json(self) -> Any:
        """Return the body as JSON, or None if it is not JSON."""
        parsed = _parsed(self.body)
        return None if parsed is _NOTHING else parsed


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return _NOTHING
