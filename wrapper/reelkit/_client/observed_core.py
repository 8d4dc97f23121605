"""The decisions of a client with telemetry: the same flows, with spans. A client without it never imports this."""

import os
from typing import TypeVar

from reelkit._client.batch import OK, state_of
from reelkit._client.core import Core
from reelkit._effects import Flow
from reelkit._flows.budget import BatchTerms
from reelkit._io.settings import Settings
from reelkit._journal.purchase import Purchase
from reelkit._protocol.answer import Answer
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import Poll
from reelkit._protocol.request import Prepared
from reelkit._protocol.routes import Prefer
from reelkit._system.files import Saved
from reelkit._telemetry import names
from reelkit._telemetry.job_trace import INTERRUPTED, JobTrace
from reelkit._telemetry.observed import observed
from reelkit._telemetry.options import Telemetry
from reelkit._telemetry.signals import Signals

T = TypeVar("T")


class ObservedCore(Core):
    """A core whose flows report to OpenTelemetry."""

    __slots__ = ("_signals",)

    def __init__(self, settings: Settings, prefer: Prefer, telemetry: Telemetry) -> None:
        super().__init__(settings, prefer)
        self._signals = Signals(telemetry, settings.base_url, settings.key.hide_in_text)

    def submit(
        self,
        prepared: Prepared,
        key: str | None = None,
        save_to: str | os.PathLike[str] | None = None,
        terms: BatchTerms | None = None,
        deadline: float | None = None,
    ) -> Flow[JobState]:
        """Begin the span of a job with its create."""
        flow = super().submit(prepared, key, save_to, terms, deadline)
        return self._begun(flow, JobTrace(self._signals, prepared.kind.model, prepared.body.get("prompt")))

    def resubmit(self, key: str) -> Flow[JobState]:
        """Begin the span of a job, and in it the span of the create that replaces an earlier one."""
        return self._begun(super().resubmit(key), JobTrace(self._signals, None))

    def resume_purchase(self, purchase: Purchase, terms: BatchTerms) -> Flow[JobState]:
        """Begin the span of a job, and in it the span of its recovery."""
        return self._begun(super().resume_purchase(purchase, terms), JobTrace(self._signals, purchase.model))

    def wait(self, job: JobState, deadline: float | None, poll: Poll | None = None) -> Flow[Answer]:
        """Poll in the span of the job."""
        return self._waited(super().wait(job, deadline, poll), job)

    def refresh(self, job: JobState) -> Flow[Answer]:
        """Poll once in the span of the job."""
        return observed(super().refresh(job), self._trace(job), names.POLL, job)

    def there_already(self, job: JobState, path: str | os.PathLike[str]) -> Flow[Saved | None]:
        """The video if it is saved, asked by `Job.save` first. If not, the span of the job lasts until it is."""
        if (saved := (yield from super().there_already(job, path))) is None:
            self._trace(job).is_to_be_saved = True
        return saved

    def download(self, job: JobState, url: str, deadline: float | None = None) -> Flow[None]:
        """Download in the span of the job."""
        return self._downloaded(super().download(job, url, deadline), job)

    def open_link(self, job: JobState, url: str) -> Flow[str]:
        """Open the video in the span of the job."""
        return self._downloaded(super().open_link(job, url), job)

    def _trace(self, job: JobState) -> JobTrace:
        """The trace of a job, which begins here if another process created the job."""
        if job.trace is None:
            job.trace = JobTrace(self._signals, job.kind.model)
        trace: JobTrace = job.trace
        return trace

    def _begun(self, flow: Flow[JobState], trace: JobTrace) -> Flow[JobState]:
        try:
            job = yield from observed(flow, trace, names.RECOVERY)
        except BaseException as error:
            trace.step_ended(error)
            trace.ended(None, _outcome(error), error)
            raise
        trace.step_ended()
        trace.has_job(job)
        job.trace = trace
        return job

    def _waited(self, flow: Flow[Answer], job: JobState) -> Flow[Answer]:
        trace = self._trace(job)
        if trace.has_ended:  # an earlier wait has reached its deadline, or the video is there
            trace = JobTrace(self._signals, job.kind.model)
        try:
            answer = yield from observed(flow, trace, names.POLL, job)
        except BaseException as error:
            trace.has_job(job)
            trace.ended(job, _outcome(error), error)
            raise
        if trace.has_begun:
            job.trace = trace
        trace.has_job(job)
        trace.finished()
        if not trace.is_to_be_saved:
            trace.ended(job, OK)
        return answer

    def _downloaded(self, flow: Flow[T], job: JobState) -> Flow[T]:
        trace = self._trace(job)
        try:
            result = yield from observed(flow, trace, names.DOWNLOAD, job)
        except BaseException as error:
            trace.step_ended(error)
            trace.ended(job, _outcome(error), error)
            raise
        trace.step_ended()
        trace.ended(job, OK)
        return result


def _outcome(error: BaseException) -> str:
    """The state of an outcome, as `Outcome` names it; a cancellation or Ctrl-C is none."""
    return state_of(error) if isinstance(error, Exception) else INTERRUPTED
