"""The recorded calls: bounded, without keys, with an explanation for a call that matched no route."""

import functools
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from reelkit_mock._http.messages import Json, Reply, Request
from reelkit_mock._scenario.clock import timestamp
from reelkit_specs import SECRET_HEADERS, Masker, clipped, nearest

MAX_CALLS = 1_000
MAX_BODY = 8_192  # bytes of the recorded body of a request; a Base64 image can have megabytes
MAX_REPLY_BODY = 4_096  # bytes of the recorded body of a response; only a page of the logs has more
MAX_PROMPT = 200  # characters
MAX_TEXT = 2_048  # characters of a recorded target or header
MAX_HEADERS = 50


class Call(NamedTuple):
    """A recorded call. `as_data` masks its key. *size* is the size of the whole response body."""

    moment: float
    request: Request
    route: str
    reply: Reply
    size: int
    job_id: str | None
    fault: str | None

    def as_data(self, routes: Iterable[tuple[str, str]]) -> Json:
        """Return the call as the admin interface shows it."""
        method, target, headers, body, *_ = self.request
        masker = _masker(headers)
        method, target = masker.text(method), masker.text(target)
        data = {
            "at": timestamp(self.moment),
            "method": method,
            "target": target,
            "headers": {
                masker.text(name): "***" if name in SECRET_HEADERS else masker.text(value)
                for name, value in headers.items()
            },
            "body": masker.body(body).decode("utf-8", "replace"),
            "route": self.route,
            "status": self.reply.status,
            "response": {
                "headers": {name: masker.text(value) for name, value in self.reply.headers},
                "body": masker.body(self.reply.body).decode("utf-8", "replace"),
                "size": self.size,
                "truncated": len(self.reply.body) < self.size,
                "arrived": not self.reply.ended_early,
            },
            "job_id": self.job_id,
            "fault": self.fault,
        }
        if self.route:
            return data
        if method == "OPTIONS" and "origin" in headers:
            origin = masker.text(headers["origin"])
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
) -> Call:
    """Return the record of a call. A large one is shortened."""
    if len(request.body) > MAX_BODY or len(request.target) + sum(map(len, request.headers.values())) > MAX_TEXT:
        masker = _masker(request.headers)  # mask before shortening: a cut-off key would not be found
        pairs = islice(masker.headers(request.headers).items(), MAX_HEADERS)
        headers = {name[:MAX_TEXT]: value[:MAX_TEXT] for name, value in pairs}
        method, target = masker.text(request.method)[:MAX_TEXT], masker.text(request.target)[:MAX_TEXT]
        request = Request(method, target, headers, masker.body(request.body)[:MAX_BODY])
    size = len(reply.body)
    if route == "asset" and reply.status < 300:
        reply = reply._replace(body=b"")  # a video
    elif size > MAX_REPLY_BODY:
        reply = reply._replace(body=_masker(request.headers).body(reply.body)[:MAX_REPLY_BODY])
    return Call(moment, request, route, reply, size, job_id, fault)


def nearest_route(method: str, target: str, routes: Iterable[tuple[str, str]]) -> str:
    """Explain a call that matched no route."""
    path = re.sub("^/ns/[^/]*", "", target.partition("?")[0][:500])
    known = {known_path: known_method for known_method, known_path in routes}
    if (near := nearest(path, known)) is None:
        return f"no route resembles {method} {path}; the routes are: {', '.join(known)}"
    return f"no route matches {method} {path}; the nearest is {known[near]} {near}"
