"""A scripted service for flows, with a virtual clock, without sockets and without sleeping."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from reelkit._effects import AHEAD, NOW, Call, Event, Failure, Flow, Get, Note, Outcome, Pause, Reply
from reelkit._flows.wait import wait
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import Poll, Schedule
from reelkit._protocol.routes import Kind, Memory, Prefer
from reelkit_specs import Model, find_model

T = TypeVar("T")
Answer = Callable[[Call, float], Outcome]

UNIVERSAL = "/v2/video/generations"
LEGACY = "/v2/generate/video/pixverse/generation"
V5 = "pixverse/v5/text-to-video"
LIP_SYNC = "pixverse/lip-sync"
LINK = "https://cdn.example.com/a%2Fb.mp4"


def answer(status: int, body: Any = None, **headers: str) -> Answer:
    """The service returns this response."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda call, now: Reply(status, fields, raw, now)


def fails(reason: str = "ReadTimeout", *, delivered: bool = True, after: float = 0.0) -> Answer:
    """The request fails after at most *after* seconds."""
    return lambda call, now: Failure(reason, delivered, now + min(after, call.time_allowed(now)))


PENDING = answer(200, {"id": "x", "status": "generating"})
DONE = answer(200, {"id": "x", "status": "completed", "video": {"url": LINK}})
FAILED = answer(200, {"id": "x", "status": "error", "error": {"name": "Bad", "message": "no luck"}})
CREATED = answer(200, {"id": "x", "status": "queued", "meta": {"usage": {"credits_used": 5}}})


RECOGNISED = (RuntimeError, ValueError, OverflowError)


class Stage:
    """A service that plays a script, whose last line is repeated, and a clock that only delays advance."""

    def __init__(self, *script: Answer) -> None:
        self.script = list(script)
        self.now = 1000.0
        self.asleep = 0.0  # seconds that this clock has not counted
        self.calls: list[Call] = []
        self.times: list[float] = []
        self.events: list[Event] = []
        self.notes: list[Note] = []

    def play(self, flow: Flow[T]) -> T:
        """Run the flow to its end."""
        sent: Any = None
        broken: Exception | None = None
        while True:
            try:
                item = flow.send(sent) if broken is None else flow.throw(broken)
            except StopIteration as done:
                result: T = done.value
                return result
            sent = broken = None
            if isinstance(item, Call):
                try:
                    sent = self._answer(item)
                except RECOGNISED as error:  # as a driver does with the exceptions of its transport
                    broken = error
            elif isinstance(item, Event):
                self.events.append(item)
            elif isinstance(item, Note):
                self.notes.append(item)
            elif isinstance(item, Pause):
                assert item.seconds >= 0
                self.now += item.seconds
            elif item is NOW:
                sent = self.now
            elif item is AHEAD:
                sent = self.asleep
            else:
                assert not isinstance(item, Get), "downloads are played elsewhere"

    def _answer(self, call: Call) -> Outcome:
        assert call.delay >= 0
        self.now += call.delay
        self.calls.append(call)
        self.times.append(self.now)
        script = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        outcome = script(call, self.now)
        if call.dispatch is not None and (isinstance(outcome, Reply) or outcome.delivered):
            call.dispatch.left()
        self.now = outcome.at
        return outcome

    @property
    def paths(self) -> list[str]:
        return [call.path for call in self.calls]


def job(
    model_id: str = V5, *, job_id: str = "x", born: float | None = 1000.0, prefer: Prefer = "universal"
) -> JobState:
    """A job that this client created at *born*, or that another process created."""
    model: Model | None = find_model(model_id)
    state = JobState(job_id, model, Kind(model_id, "720p", 5), Memory(prefer).fetch_paths(model))
    state.created_at = born
    return state


def waiting(
    state: JobState,
    *,
    deadline: float = 900.0,
    poll: Poll | None = None,
    memory: Memory | None = None,
    timeout: float = 30.0,
) -> Flow[Any]:
    """A wait for the job, with the middle of each random range."""
    schedule = Schedule(poll, (30.0, 40.0), lambda: 0.5)
    return wait(state, memory or Memory("universal"), schedule, deadline=deadline, timeout=timeout)


def endless(first: Iterable[Answer], last: Answer) -> list[Answer]:
    """A script whose last line is repeated."""
    return [*first, last]
