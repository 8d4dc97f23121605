"""The spans of one job: the job itself, its requests, and the recovery and the download among them."""

import json
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import urlencode, urlsplit

from reelkit._effects import Call, Failure, Get, Outcome, Received
from reelkit._protocol.job_state import JobState
from reelkit._telemetry import names
from reelkit._telemetry.signals import Place, Signals, Span

OK, INTERRUPTED = "ok", "interrupted"
UNDELIVERED, NO_RESPONSE, INCOMPLETE = "undelivered", "no_response", "incomplete"  # values of `error.type`


class JobTrace:
    """The span of one job. It begins with the first request: a job whose video is saved already has none."""

    __slots__ = (
        "_began_at",
        "_failed",
        "_finished_at",
        "_is_created",
        "_last",
        "_model",
        "_parent",
        "_prompt",
        "_signals",
        "_span",
        "_step_span",
        "has_ended",
        "is_to_be_saved",
    )

    def __init__(self, signals: Signals, model: str | None, prompt: object = None) -> None:
        self._signals = signals
        self._model = model
        self._prompt = prompt if signals.prompts and isinstance(prompt, str) else None
        self._parent = signals.surroundings()
        self._began_at = time.time_ns()
        self._last = self._began_at  # when the last response arrived
        self._finished_at: int | None = None
        self._is_created = False
        self._failed: dict[str, int] = {}  # for each step, how many of its requests have failed in a row
        self._span: Span | None = None
        self._step_span: Span | None = None
        self.is_to_be_saved = False  # whether a download follows the wait
        self.has_ended = False

    def __del__(self) -> None:
        if self._span is not None and not self.has_ended:  # nobody has waited for the job here
            self._end_step()
            self._span.end(at=self._last)

    @property
    def has_begun(self) -> bool:
        """Whether a request was sent."""
        return self._span is not None

    def request(self, call: Call | Get, step: str) -> "RequestSpan":
        """The span of a request that is sent now."""
        if isinstance(call, Call) and call.dispatch is not None:
            step, self._is_created = names.CREATE, True
        parent = self._begun()
        if step in (names.RECOVERY, names.DOWNLOAD):
            if self._step_span is None:
                self._step_span = self._signals.begin(step, parent.context(), {names.STEP: step}, is_client=False)
            parent = self._step_span
        elif step == names.CREATE:
            self._end_step()
        name, attributes = _described(call, self._signals)
        is_renewal = step == names.DOWNLOAD and isinstance(call, Call)  # of a link that has expired
        attributes[names.STEP] = names.POLL if is_renewal else step
        if count := self._failed.get(step, 0):
            attributes[names.RESEND_COUNT] = count
            self._signals.count_retry({names.STEP: step, **self._model_attribute()})
        return RequestSpan(self, step, self._signals.begin(name, parent.context(), attributes))

    def answered(self, step: str, *, has_failed: bool) -> None:
        """Record that a request has ended."""
        self._last = time.time_ns()
        self._failed[step] = self._failed.get(step, 0) + 1 if has_failed else 0

    def has_job(self, job: JobState) -> None:
        """Record what is known of the job since its create or its recovery."""
        self._model = job.kind.model or None
        if self._span is not None:
            self._span.rename(self._title())
            self._span.set(
                {
                    **self._model_attribute(),
                    names.JOB_ID: self._signals.hide(job.id),
                    names.CLIENT_REQUEST_ID: job.client_request_id,
                }
            )

    def step_ended(self, error: BaseException | None = None) -> None:
        """End the recovery or the download."""
        self._end_step(None if error is None else type(error).__name__)

    def finished(self) -> None:
        """Record that the service has finished the video."""
        self._finished_at = time.time_ns()

    def ended(self, job: JobState | None, outcome: str, error: BaseException | None = None) -> None:
        """End the span and count the job, once. A job for which nothing was sent has nothing to report."""
        if self.has_ended or (self._span is None and error is None):
            return
        self.has_ended = True
        span, ended_at = self._begun(), time.time_ns()
        self._end_step()
        credits = job.credits if job is not None and outcome == OK else None
        span.set({names.OUTCOME: outcome, names.CREDITS: credits})
        if job is not None:
            span.set({names.STATUS: job.answer.status if job.answer else None})
        span.end(None if error is None else type(error).__name__, ended_at)
        seconds = ((self._finished_at or ended_at) - self._began_at) / 1e9 if self._is_created else None
        attributes: dict[str, Any] = {**self._shared_attributes(), names.OUTCOME: outcome}
        if error is not None:
            attributes[names.ERROR] = type(error).__name__
        self._signals.count_job(attributes, seconds, credits)

    def _begun(self) -> Span:
        if self._span is None:
            attributes: dict[str, Any] = {**self._shared_attributes(), names.OUTPUT: "video"}
            if self._prompt is not None:
                parts = [{"type": "text", "content": self._prompt}]
                attributes[names.INPUT] = json.dumps([{"role": "user", "parts": parts}], ensure_ascii=False)
            self._span = self._signals.begin(self._title(), self._parent, attributes, at=self._began_at)
        return self._span

    def _end_step(self, error: str | None = None) -> None:
        if self._step_span is not None:
            self._step_span.end(error)
            self._step_span = None

    def _title(self) -> str:
        return f"{names.GENERATE} {self._model}" if self._model else names.GENERATE

    def _model_attribute(self) -> dict[str, str]:
        return {names.MODEL: self._model} if self._model else {}

    def _shared_attributes(self) -> dict[str, Any]:
        """The attributes of the span and of the metrics."""
        fixed = {names.OPERATION: names.GENERATE, names.PROVIDER: names.AIMLAPI}
        return {**fixed, **self._model_attribute(), **self._signals.place.attributes()}


class RequestSpan:
    """The span of one request. It ends when its response has arrived, and has the status that was read in it."""

    __slots__ = ("_at", "_error", "_job", "_span", "_step")

    def __init__(self, job: JobTrace, step: str, span: Span) -> None:
        self._job = job
        self._step = step
        self._span = span
        self._error: str | None = None
        self._at: int | None = None

    def current(self) -> AbstractContextManager[object]:
        """Make it the current span."""
        return self._span.current()

    def answered(self, outcome: Outcome | Received) -> None:
        """Record the result of the request."""
        if isinstance(outcome, Failure):
            self._error = NO_RESPONSE if outcome.delivered else UNDELIVERED
        else:
            self._span.set({names.STATUS_CODE: outcome.status or None})
            if not outcome.status:
                self._error = NO_RESPONSE
            elif outcome.status >= 400:
                self._error = str(outcome.status)
            elif isinstance(outcome, Received) and outcome.reason is not None:
                self._error = INCOMPLETE
        self._end()

    def failed(self, error: BaseException) -> None:
        """Record the error that ended the request."""
        self._error = type(error).__name__
        self._end()

    def _end(self) -> None:
        self._at = time.time_ns()
        self._job.answered(self._step, has_failed=self._error is not None)

    def end(self, job: JobState | None) -> None:
        """End the span, after the response was read."""
        if self._step == names.POLL and self._error is None and job is not None and job.answer is not None:
            self._span.set({names.STATUS: job.answer.status})
        self._span.end(self._error, self._at)


def _described(call: Call | Get, signals: Signals) -> tuple[str, dict[str, Any]]:
    """The name and the attributes of a request. The signature of a link is part of its query, which is left out."""
    if isinstance(call, Get):
        parts = urlsplit(call.url)
        url = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        attributes = {names.METHOD: "GET", names.URL: signals.hide(url), **Place.of(call.url).attributes()}
        return "GET", attributes
    query = f"?{urlencode(_texts(call.params))}" if call.params else ""
    url = signals.hide(f"{signals.base_url}{call.path}{query}")
    return f"{call.method} {call.path}", {names.METHOD: call.method, names.URL: url, **signals.place.attributes()}


def _texts(params: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in params.items()}
