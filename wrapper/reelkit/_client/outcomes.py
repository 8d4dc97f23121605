"""What came of a purchase, when many are finished one after another."""

import shlex
from typing import TYPE_CHECKING, NamedTuple

from reelkit._errors import JobFailed, OverBudget, ReelkitError, SubmissionUnknown, WaitTimeout

if TYPE_CHECKING:
    from reelkit._protocol.job_state import JobState
    from reelkit._system.files import Saved

OK, FAILED, UNKNOWN, OVER_BUDGET, TIMEOUT, ERROR = "ok", "failed", "unknown", "over_budget", "timeout", "error"
STATES = {JobFailed: FAILED, SubmissionUnknown: UNKNOWN, OverBudget: OVER_BUDGET, WaitTimeout: TIMEOUT}


# The command that goes on with it, where one does.
WAYS = {
    FAILED: "reelkit jobs resolve {key} --resubmit",
    UNKNOWN: "reelkit jobs show {key}",
    TIMEOUT: "reelkit resume",
    ERROR: "reelkit resume",
}


class Outcome(NamedTuple):
    """*state* is ok, failed, unknown (nobody knows whether it was bought), over_budget, timeout (it goes on) or error.

    *saved* is the file, where one was wanted; *error* says what went wrong and what to do. *credits* is what the
    service reported that the job costs; None if it did not, or charges nothing.
    """

    key: str
    state: str
    job_id: str | None
    saved: "Saved | None"
    error: ReelkitError | None
    credits: float | None = None

    @property
    def hint(self) -> str | None:
        """The command line that goes on with it."""
        return WAYS[self.state].format(key=shlex.quote(self.key)) if self.state in WAYS else None


def outcome_of(key: str, job: "JobState | None", end: object) -> Outcome:
    """The outcome of what ended in a file, a video or an error. *job* is known unless it came to none."""
    from reelkit._system.files import Saved

    error = _as_ours(end) if isinstance(end, Exception) else None
    state = OK if error is None else next((name for kind, name in STATES.items() if isinstance(error, kind)), ERROR)
    return Outcome(
        key,
        state,
        job_id=job.id if job else error.job_id if error else None,
        saved=end if isinstance(end, Saved) else None,
        error=error,
        credits=job.credits if job and state != FAILED else None,  # a failed job is not charged
    )


def _as_ours(error: Exception) -> ReelkitError:
    """The error as one of ours: whatever goes wrong with one of many belongs to that one."""
    if isinstance(error, ReelkitError):
        return error
    said = "unless your on_event raised it, this is a defect of reelkit, please report it"
    ours = ReelkitError(f"{type(error).__name__}: {error}; {said}")
    ours.__cause__ = error
    return ours
