"""The correct service, without sockets and with an injected clock. A fault changes some of its steps."""

import json
import random
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from .account import ACCOUNT, account
from .fault import NO_FAULT, Crash, Fault
from .model import CREATED, LEGACY, PATHS, REFUSALS, V2, Answer, Call, Job, Spec, specs
from .prices import price
from .schema import Json, problems

METHODS = {"POST": "create", "GET": "fetch", "HEAD": "fetch"}


@dataclass(frozen=True)
class Settings:
    """The settings of the service.

    *key* is the only valid key, if given; *failing* is the share of jobs that fail; *by_looks* moves a job on with each
    fetch, from a first state that depends on its number, so that a tool that never waits sees every state.
    """

    seed: int = 0
    job_seconds: float = 30.0
    failing: float = 0.25
    key: str = ""
    origin: str = "http://127.0.0.1"
    by_fetches: bool = False


class Service:
    """Keeps jobs and responds to calls."""

    def __init__(self, clock: Callable[[], float], settings: Settings = Settings(), fault: Fault = NO_FAULT) -> None:
        self.settings = settings
        self.fault = fault
        self.jobs: dict[str, Job] = {}
        self.made: list[Job] = []
        self.marks: dict[str, str] = {}  # the client request ids of creates, by job
        self.now = clock
        self._calls = 0
        self._lock = threading.Lock()
        self._counting = threading.Lock()
        self.in_flight = 0  # calls that have arrived and have no response yet
        self._specs = {(name, address): spec for spec in specs() for name in spec.ids for address in spec.creates}
        self._schemas = {(spec.id, address): self._taken(spec, address) for spec in specs() for address in spec.creates}

    def answer(self, call: Call) -> Answer:
        """Return the response to *call*."""
        with self._counting:
            self.in_flight += 1
        try:
            time.sleep(self.fault.delay)
            return self._answer_alone(call)
        finally:
            with self._counting:
                self.in_flight -= 1

    def _answer_alone(self, call: Call) -> Answer:
        with self._lock:
            self._calls += 1
            if self.fault.also_at is not None and call.target != (path := self.fault.also_at(call.target)):
                known = {"authorization": f"Bearer {self.settings.key or 'a-key'}"}
                call = call._replace(path=path, headers={**call.headers, **known})
            address = PATHS.get(call.path)
            if call.path in ACCOUNT and call.method == "GET" and self._is_good(_key(call)):
                return self.fault.at(V2).responds(self, account(self, call))
            if address is None:
                return self.refusal("unknown id", call.path, f"There is nothing at {call.path}")
            try:
                answer = self._answer(call, address)
            except Crash:
                answer = self.refusal("crash", call.path, "Internal server error")
            answer.call = call
            return self.fault.at(address).responds(self, answer)

    def refusal(self, situation: str, path: str, message: str, status: int = 0) -> Answer:
        """Return an error response in the vendor's form."""
        status = status or REFUSALS[situation]
        data = {
            "requestId": str(uuid.UUID(int=random.Random(f"{self.settings.seed} call {self._calls}").getrandbits(128))),
            "statusCode": str(status) if PATHS.get(path) == LEGACY else status,  # the contract allows both
            "timestamp": datetime.fromtimestamp(self.now(), UTC).isoformat(timespec="milliseconds"),
            "path": path,
            "message": message,
        }
        return Answer(situation, status, data)

    def view(self, job: Job, address: str, state: str) -> Json:
        """Return a job as JSON; the legacy address has null where v2 leaves a field out."""
        seen: Json = {"id": job.id, "status": state}
        if address == LEGACY:
            seen |= {"video": None, "error": None}
        if state == "completed":
            seen["video"] = {
                "url": f"{self.settings.origin}/files/{job.number}/{uuid.uuid5(uuid.NAMESPACE_URL, job.id)}.mp4"
            }
            if address == LEGACY:
                seen["video"]["duration"] = job.duration
        if state == "error":
            seen["error"] = {"name": "GenerationError", "message": "The video could not be made."}
        return seen

    def _answer(self, call: Call, address: str) -> Answer:
        behaviour = self.fault.at(address)
        if call.method not in METHODS:
            wrong = self.refusal("wrong method", call.path, f"{call.method} is not possible here")
            wrong.headers["Allow"] = "GET, HEAD, POST"
            return wrong
        if not behaviour.authorizes(call, self._is_good(_key(call))):
            situation = "bad key" if "authorization" in call.headers else "no key"
            return self.refusal(situation, call.path, "Send a valid key: Authorization: Bearer KEY")
        return self.create(call, address) if call.method == "POST" else self.fetch(call, address)

    def create(self, call: Call, address: str) -> Answer:
        behaviour = self.fault.at(address)
        if call.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return self.refusal("wrong content type", call.path, "Send application/json")
        try:
            body = behaviour.converts(_parsed(behaviour.reads(call, call.body)))
        except (ValueError, RecursionError):
            return self.refusal("not JSON", call.path, "The body is not JSON")
        if not isinstance(body, dict):
            return self.refusal("not an object", call.path, "The body is no object")
        model = body.get("model")
        spec = self._specs.get((model, address)) if isinstance(model, str) else None
        if spec is None:
            return self.refusal("unknown model", call.path, "model is none of the supported values")
        schema = self._schemas[spec.id, address]
        if wrong := list(problems(schema, body)):
            return self.refusal("bad body", call.path, "; ".join(wrong))
        job = behaviour.makes(self, self._job(body, schema, address))
        self.made.append(job)
        self.jobs[job.id] = job
        if (mark := call.headers.get("x-client-request-id")) is not None:
            self.marks[job.id] = mark
        usage = {"tokens_used" if address == LEGACY else "credits_used": job.credits}
        data = self.view(job, address, "queued") | {"meta": {"usage": usage}}
        return Answer(CREATED, 200, data, job=job)

    def fetch(self, call: Call, address: str) -> Answer:
        behaviour = self.fault.at(address)
        ids = parse_qs(call.query, keep_blank_values=True).get("generation_id", [])
        if len(ids) != 1 or not ids[0]:
            return self.refusal("no id", call.path, "generation_id is missing")
        job = behaviour.finds(self, ids[0], self.jobs.get(ids[0]))
        if job is None:
            return self.refusal("unknown id", call.path, "No generation has this id")
        state = behaviour.status_of(self, job, job.state(self._time_of(job)))
        job.fetches += 1
        if address in self.fault.addresses:
            job.reported.append(state)
        return Answer(state, 200, self.view(job, address, state), job=job)

    def _time_of(self, job: Job) -> float:
        """Return the time that decides about the status of a job."""
        if self.settings.by_fetches:
            return (job.created, job.starts, job.ends)[min(job.turn % 3 + job.fetches, 2)]
        return self.now()

    def _job(self, body: Json, schema: Json, address: str) -> Job:
        request = {name: part["default"] for name, part in schema["properties"].items() if "default" in part} | body
        number = len(self.made) + 1
        chance = random.Random(f"{self.settings.seed} job {number}")
        total = self.settings.job_seconds * chance.uniform(0.7, 1.3)
        created = self.now()
        return Job(
            id=f"{uuid.UUID(int=chance.getrandbits(128))}:{request['model']}",
            number=number,
            turn=1 + sum(job.address == address for job in self.made),
            model=request["model"],
            address=address,
            credits=price(schema, request),
            created=created,
            starts=created + total / 4,
            ends=created + total,
            fails=chance.random() < self.settings.failing,
            duration=request.get("duration", 5),
        )

    def _taken(self, spec: Spec, address: str) -> Json:
        """Return the schema of a model at an address."""
        here = self.fault.model in ("", spec.id)
        return self.fault.at(address).takes(spec.schema) if here else spec.schema

    def _is_good(self, key: str) -> bool:
        if self.settings.key:
            return key == self.settings.key
        return bool(key) and not key.startswith("invalid-")


def _key(call: Call) -> str:
    scheme, _, key = call.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _parsed(body: bytes) -> Any:
    return json.loads(body.decode("utf-8"), parse_constant=_no_json)


def _no_json(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")
