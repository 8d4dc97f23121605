"""The services that clients use, reduced to creates, fetches and the video.

A job is finished on the third fetch that gets a response; the job JOB never is. `protocols.py` lists the services.
"""

import itertools
import json
import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, Protocol

from reelkit_mock import Mock, Request as MockRequest

from ..peers.program import JOB, KEY

Kind = Literal["create", "question", "other"]
FETCHES_TO_FINISH = 3
VIDEO = b"a video, as far as anybody here can tell"
UNKNOWN_STATUS = "reviewing"  # a status word that no service has


class Request(NamedTuple):
    """A received request."""

    method: str
    target: str
    headers: dict[str, str]  # names in lower case
    body: bytes
    base: str  # scheme and host of the links in the response


class Response(NamedTuple):
    """A response. Content-Length and Connection are set by the server."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)


class Service(Protocol):
    """A service."""

    status_field: str | None  # the field with the status word; None if there is none

    def kind(self, request: Request) -> Kind:
        """Return the kind of a request."""

    def respond(self, request: Request) -> Response:
        """Handle a request."""

    @property
    def jobs(self) -> int:
        """Return the number of jobs that were created and paid for."""


class Imitation:
    """A protocol as data: how requests start, the words for states, and the form of responses.

    A request is matched by method, path and body, separated by spaces; the pattern of a fetch contains the job's id.
    """

    def __init__(
        self,
        create: str,
        question: str,
        working: object,
        done: object,
        body: Callable[[str, object, str], dict[str, Any]],
        status_field: str | None = "status",
        result: str | None = None,
    ) -> None:
        self.status_field = status_field
        self._create, self._question, self._result = create, question, result
        self._working, self._done, self._body = working, done, body
        self._fetches: dict[str, int] = {}
        self._jobs_by_key: dict[str, str] = {}  # jobs by the idempotency key of their create, if a client sends one
        self._numbers = itertools.count(1)

    @property
    def jobs(self) -> int:
        return len(self._fetches)

    def kind(self, request: Request) -> Kind:
        text = _text(request)
        if re.match(self._create, text):
            return "create"
        return "question" if re.match(self._question, text) else "other"

    def respond(self, request: Request) -> Response:
        text = _text(request)
        if text.startswith("GET /video.mp4 "):
            return Response(200, VIDEO, (("content-type", "video/mp4"),))
        if not any(KEY in value for value in request.headers.values()):
            return Response(401, b'{"detail": "no key"}')
        if re.match(self._create, text):
            job, status = f"job-{next(self._numbers):05}", self._working
            if idempotency_key := _idempotency_key(request):
                job = self._jobs_by_key.setdefault(idempotency_key, job)
            self._fetches.setdefault(job, 0)
        elif found := re.match(self._question, text):
            job = found[1]
            if job != JOB:
                self._fetches[job] += 1
            status = self._done if job != JOB and self._fetches[job] >= FETCHES_TO_FINISH else self._working
        elif self._result and re.match(self._result, text):
            return Response(200, json.dumps({"video": {"url": f"{request.base}/video.mp4"}}).encode())
        else:
            return Response(404, b'{"detail": "there is nothing here"}')
        return Response(200, json.dumps(self._body(job, status, request.base)).encode())


def _idempotency_key(request: Request) -> str | None:
    return next((value for name, value in request.headers.items() if "idempotency" in name), None)


def _text(request: Request) -> str:
    return f"{request.method} {request.target.partition('?')[0]} {request.body.decode(errors='replace')}"


class Vendor:
    """The vendor's service, represented by the project's mock."""

    status_field: str | None = "status"

    def __init__(self) -> None:
        self._mock = Mock(clock=f"looks:{FETCHES_TO_FINISH}", logs="at-once")

    @property
    def jobs(self) -> int:
        return len(self._mock.jobs)

    def kind(self, request: Request) -> Kind:
        is_generation = request.target.startswith(("/v2/video/generations", "/v2/generate/video/"))
        if not is_generation:
            return "other"
        return "create" if request.method == "POST" else "question"

    def respond(self, request: Request) -> Response:
        if f"generation_id={JOB}" in request.target:
            return Response(200, json.dumps({"id": JOB, "status": "generating", "video": None, "error": None}).encode())
        reply = self._mock.handle(MockRequest(request.method, request.target, request.headers, request.body))
        kept = tuple(pair for pair in reply.headers if pair[0] not in ("content-length", "connection"))
        return Response(reply.status, reply.body, kept)
