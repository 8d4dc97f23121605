"""The recorded calls: bounded, without keys, with an explanation for a call that matched no route."""

import functools
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from reelkit_mock._http.messages import Json, Request
from reelkit_mock._scenario.clock import timestamp
from reelkit_specs import SECRET_HEADERS, Masker, nearest

MAX_CALLS = 1_000
MAX_BODY = 8_192  # bytes of a recorded body; a Base64 image can have megabytes
MAX_TEXT = 2_048  # characters of a recorded target or header
MAX_HEADERS = 50


class Call(NamedTuple):
    """A recorded call. `as_data` masks its key."""

    moment: float
    request: Request
    route: str
    status: int
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
            "status": self.status,
            "job_id": self.job_id,
            "fault": self.fault,
        }
        return data if self.route else data | {"explanation": nearest_route(method, target, routes)}


def _masker(headers: Mapping[str, str]) -> Masker:
    """Return a masker for the key of a call, which may appear elsewhere in the call as well."""
    return _masker_of(headers.get("authorization", "").rpartition(" ")[2])


@functools.lru_cache(16)
def _masker_of(key: str) -> Masker:
    return Masker(key)


def record_call(
    request: Request, moment: float, route: str, status: int, job_id: str | None, fault: str | None
) -> Call:
    """Return the record of a call. A large one is shortened."""
    if len(request.body) > MAX_BODY or len(request.target) + sum(map(len, request.headers.values())) > MAX_TEXT:
        masker = _masker(request.headers)  # mask before shortening: a cut-off key would not be found
        pairs = islice(masker.headers(request.headers).items(), MAX_HEADERS)
        headers = {name[:MAX_TEXT]: value[:MAX_TEXT] for name, value in pairs}
        method, target = masker.text(request.method)[:MAX_TEXT], masker.text(request.target)[:MAX_TEXT]
        request = Request(method, target, headers, masker.body(request.body)[:MAX_BODY])
    return Call(moment, request, route, status, job_id, fault)


def nearest_route(method: str, target: str, routes: Iterable[tuple[str, str]]) -> str:
    """Explain a call that matched no route."""
    path = re.sub("^/ns/[^/]*", "", target.partition("?")[0][:500])
    known = {known_path: known_method for known_method, known_path in routes}
    if (near := nearest(path, known)) is None:
        return f"no route resembles {method} {path}; the routes are: {', '.join(known)}"
    return f"no route matches {method} {path}; the nearest is {known[near]} {near}"
