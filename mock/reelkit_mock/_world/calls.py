"""The recorded calls: bounded, without keys, with an explanation for a call that matched no route."""

import functools
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from reelkit_mock._http.messages import Headers, Json, Reply, Request
from reelkit_mock._scenario.clock import timestamp
from reelkit_specs import SECRET_HEADERS, Masker, clipped, nearest

MAX_CALLS = 1_000
MAX_BODY = 8_192  # bytes of the recorded body of a request; a Base64 image can have megabytes
MAX_REPLY_BODY = 4_096  # bytes of the recorded body of a response; only a page of the logs has more
MAX_PROMPT = 200  # characters
MAX_TEXT = 2_048  # characters of a recorded target or header
MAX_HEADERS = 50


# The fields of a call, as they are kept. The garbage collector looks again and again at an instance of a class, and at
# a tuple of texts and numbers only once.
Record = tuple[float, str, str, Mapping[str, str], bytes, str, int, Headers, bytes, int, bool, str | None, str | None]


class Call(NamedTuple):
    """A recorded call. `as_data` masks its key. *size* is the size of the whole response body."""

    moment: float
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    route: str
    status: int
    response_headers: Headers
    response_body: bytes
    size: int
    arrived: bool
    job_id: str | None
    fault: str | None

    def as_data(self, routes: Iterable[tuple[str, str]]) -> Json:
        """Return the call as the admin interface shows it."""
        masker = _masker(self.headers)
        method, target = masker.text(self.method), masker.text(self.target)
        data = {
            "at": timestamp(self.moment),
            "method": method,
            "target": target,
            "headers": {
                masker.text(name): "***" if name in SECRET_HEADERS else masker.text(value)
                for name, value in self.headers.items()
            },
            "body": masker.body(self.body).decode("utf-8", "replace"),
            "route": self.route,
            "status": self.status,
            "response": {
                "headers": {name: masker.text(value) for name, value in self.response_headers},
                "body": masker.body(self.response_body).decode("utf-8", "replace"),
                "size": self.size,
                "truncated": len(self.response_body) < self.size,
                "arrived": self.arrived,
            },
            "job_id": self.job_id,
            "fault": self.fault,
        }
        if self.route:
            return data
        if method == "OPTIONS" and "origin" in self.headers:
            origin = masker.text(self.headers["origin"])
            return data | {"explanation": f"a web page may not call this mock; --cors {origin} allows it"}
        return data | {"explanation": nearest_route(method, target, routes)}


def _masker(headers: Mapping[str, str]) -> Masker:
    """Return a masker for the key of a call, which may appear elsewhere in the call as well."""
    return _masker_of(headers.get("authorization", "").rpartition(" ")[2])


@functools.lru_cache(16)
def _masker_of(key: str) -> Masker:
    return Masker(key)


def shown_prompt(prompt: str, headers: Mapping[str, str]) -> str:
    """Return the beginning of a prompt without the key of the call."""
    return clipped(_masker(headers).text(prompt), MAX_PROMPT)


def record_call(
    request: Request, moment: float, route: str, reply: Reply, job_id: str | None, fault: str | None
) -> Record:
    """Return the record of a call. A large one is shortened."""
    method, target, headers, body, _, _ = request
    if len(body) > MAX_BODY or len(target) + sum(map(len, headers.values())) > MAX_TEXT:
        masker = _masker(headers)  # mask before shortening: a cut-off key would not be found
        pairs = islice(masker.headers(headers).items(), MAX_HEADERS)
        method, target = masker.text(method)[:MAX_TEXT], masker.text(target)[:MAX_TEXT]
        headers = {name[:MAX_TEXT]: value[:MAX_TEXT] for name, value in pairs}
        body = masker.body(body)[:MAX_BODY]
    status, fields, content, wire = reply
    size = len(content)
    if route == "asset" and status < 300:
        content = b""  # a video
    elif size > MAX_REPLY_BODY:
        content = _masker(request.headers).body(content)[:MAX_REPLY_BODY]
    arrived = wire is None or not reply.ended_early
    return moment, method, target, headers, body, route, status, fields, content, size, arrived, job_id, fault


def nearest_route(method: str, target: str, routes: Iterable[tuple[str, str]]) -> str:
    """Explain a call that matched no route."""
    path = re.sub("^/ns/[^/]*", "", target.partition("?")[0][:500])
    known = {known_path: known_method for known_method, known_path in routes}
    if (near := nearest(path, known)) is None:
        return f"no route resembles {method} {path}; the routes are: {', '.join(known)}"
    return f"no route matches {method} {path}; the nearest is {known[near]} {near}"
