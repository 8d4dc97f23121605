"""The services that clients talk to, as far as a create, the questions after it and the video need them.

A job is done at the third question that is answered; one job, JOB, goes on for ever. `protocols.py` lists them.
"""

import itertools
import json
import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, Protocol

from reelkit_mock import Mock, Request as MockRequest

from ..peers.program import JOB, KEY

Kind = Literal["create", "question", "other"]
LOOKS = 3
VIDEO = b"a video, as far as anybody here can tell"
NEVER_SAID = "reviewing"  # a word that no service has for a status


class Request(NamedTuple):
    """What came."""

    method: str
    target: str
    headers: dict[str, str]  # names in lower case
    body: bytes
    base: str  # where it came to: the scheme and host of links in the answer


class Answer(NamedTuple):
    """What goes out. Content-Length and Connection are the server's business."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = (("content-type", "application/json"),)


class Service(Protocol):
    """Whoever answers."""

    status_field: str | None  # where an answer has its status word; None if it has none

    def kind(self, request: Request) -> Kind:
        """What is asked for."""

    def answer(self, request: Request) -> Answer:
        """Do it."""

    @property
    def jobs(self) -> int:
        """How many have been made, and are paid for."""


class Imitation:
    """A protocol as data: how requests begin, what a status is called, and what an answer looks like.

    The beginnings are of method, path and body, with a space between; that of a question holds the job's id.
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
        self._looks: dict[str, int] = {}
        self._sent_as: dict[str, str] = {}  # jobs by the idempotency key of their create, should a client send one
        self._numbers = itertools.count(1)

    @property
    def jobs(self) -> int:
        return len(self._looks)

    def kind(self, request: Request) -> Kind:
        text = _text(request)
        if re.match(self._create, text):
            return "create"
        return "question" if re.match(self._question, text) else "other"

    def answer(self, request: Request) -> Answer:
        text = _text(request)
        if text.startswith("GET /video.mp4 "):
            return Answer(200, VIDEO, (("content-type", "video/mp4"),))
        if not any(KEY in value for value in request.headers.values()):
            return Answer(401, b'{"detail": "no key"}')
        if re.match(self._create, text):
            job, status = f"job-{next(self._numbers):05}", self._working
            if mark := _idempotency_key(request):
                job = self._sent_as.setdefault(mark, job)
            self._looks.setdefault(job, 0)
        elif found := re.match(self._question, text):
            job = found[1]
            if job != JOB:
                self._looks[job] += 1
            status = self._done if job != JOB and self._looks[job] >= LOOKS else self._working
        elif self._result and re.match(self._result, text):
            return Answer(200, json.dumps({"video": {"url": f"{request.base}/video.mp4"}}).encode())
        else:
            return Answer(404, b'{"detail": "there is nothing here"}')
        return Answer(200, json.dumps(self._body(job, status, request.base)).encode())


def _idempotency_key(request: Request) -> str | None:
    return next((value for name, value in request.headers.items() if "idempotency" in name), None)


def _text(request: Request) -> str:
    return f"{request.method} {request.target.partition('?')[0]} {request.body.decode(errors='replace')}"


class Vendor:
    """The vendor's service, as the project's own mock has it."""

    status_field: str | None = "status"

    def __init__(self) -> None:
        self._mock = Mock(clock=f"looks:{LOOKS}", logs="at-once")

    @property
    def jobs(self) -> int:
        return len(self._mock.jobs)

    def kind(self, request: Request) -> Kind:
        is_generation = request.target.startswith(("/v2/video/generations", "/v2/generate/video/"))
        if not is_generation:
            return "other"
        return "create" if request.method == "POST" else "question"

    def answer(self, request: Request) -> Answer:
        if f"generation_id={JOB}" in request.target:
            return Answer(200, json.dumps({"id": JOB, "status": "generating", "video": None, "error": None}).encode())
        reply = self._mock.handle(MockRequest(request.method, request.target, request.headers, request.body))
        kept = tuple(pair for pair in reply.headers if pair[0] not in ("content-length", "connection"))
        return Answer(reply.status, reply.body, kept)
