"""The services that the SDKs talk to, as far as a create, the questions after it and the video need them.

Each protocol is a few lines of data. The vendor's own is not imitated: there `reelkit_mock` answers, logs included.
A job is done at the third question that is answered.
"""

import itertools
import json
import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, Protocol

from reelkit_mock import Mock
from reelkit_mock._http import Request as MockRequest

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
            self._looks[job] = 0
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


def openai() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        about = {"object": "video", "created_at": 0, "model": "sora-2", "progress": 0, "seconds": "4"}
        return {"id": job, "status": status, "size": "720x1280"} | about

    return Imitation("POST /videos ", "GET /videos/([^/ ]+) ", "in_progress", "completed", body)


def runwayml() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        cost = {"cost": {"credits": 1}, "estimatedCost": {"credits": 1}}
        about = {"createdAt": "2026-01-01T00:00:00Z", "output": [f"{base}/video.mp4"]}
        return {"id": job, "status": status} | about | cost

    return Imitation("POST /v1/text_to_video ", "GET /v1/tasks/([^/ ]+) ", "RUNNING", "SUCCEEDED", body)


def lumaai() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        return {"id": job, "state": status, "generation_type": "video", "assets": {"video": f"{base}/video.mp4"}}

    return Imitation("POST /generations/video ", "GET /generations/([^/ ]+) ", "dreaming", "completed", body, "state")


def fal() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        link = f"{base}/fal-ai/some-video/requests/{job}"
        links = {"status_url": f"{link}/status", "response_url": link, "cancel_url": f"{link}/cancel"}
        return {"request_id": job, "status": status, "logs": [], "metrics": {}} | links

    of_job = "GET /fal-ai/some-video/requests/([^/ ]+)"
    create, question, result = "POST /fal-ai/some-video ", f"{of_job}/status ", f"{of_job} "
    return Imitation(create, question, "IN_PROGRESS", "COMPLETED", body, result=result)


def replicate() -> Imitation:
    def body(job: str, status: object, base: str) -> dict[str, Any]:
        about: dict[str, Any] = {"model": "somebody/some-video", "version": "1", "input": {}, "logs": "", "error": None}
        rest: dict[str, Any] = {
            "metrics": None,
            "created_at": None,
            "started_at": None,
            "completed_at": None,
            "urls": {},
        }
        return {"id": job, "status": status, "output": f"{base}/video.mp4"} | about | rest

    create = "POST /v1/models/somebody/some-video/predictions "
    return Imitation(create, "GET /v1/predictions/([^/ ]+) ", "starting", "succeeded", body)


def google() -> Imitation:
    def body(job: str, is_done: object, base: str) -> dict[str, Any]:
        done = {"done": True, "response": {"videos": [{"gcsUri": f"{base}/video.mp4"}]}}
        return {"name": f"{model}/operations/{job}"} | (done if is_done else {})

    model = "publishers/google/models/veo-3.1-generate-001"
    begin = f"POST /v1beta1/{model}"
    question = f'{begin}:fetchPredictOperation .*/operations/([^/"]+)"'
    return Imitation(f"{begin}:predictLongRunning ", question, False, True, body, None)


SERVICES: dict[str, Callable[[], Service]] = {
    "aimlapi": Vendor,
    "openai": openai,
    "runwayml": runwayml,
    "lumaai": lumaai,
    "fal": fal,
    "replicate": replicate,
    "google": google,
}
