"""Many purchases: what is to be bought under which key, and where each video goes."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import NamedTuple, cast

from reelkit._errors import InvalidRequest, JobFailed, OverBudget, ReelkitError, SubmissionUnknown, WaitTimeout, public
from reelkit._flows.budget import BatchTerms, Budget
from reelkit._flows.pace import Pace
from reelkit._io.settings import positive
from reelkit._protocol.job_state import JobState
from reelkit._protocol.request import json_body
from reelkit._system.files import Saved

NO_NAME = frozenset('/\\:*?"<>|')
LONGEST = 200  # bytes; file systems take 255, and the name of a file that is coming in is longer than its own

Requests = Mapping[str, object] | Iterable[tuple[str, object]]


class BatchItem(NamedTuple):
    """One video to be made: its key, its request, and the file for it; or what is wrong with them."""

    key: str
    request: object
    place: str
    problem: Exception | None = None

    def checked(self) -> object:
        """The request, if nothing is wrong so far."""
        if self.problem is not None:
            raise self.problem
        return self.request


class Batch:
    """The errands, each made when it is asked for: there may be very many.

    Of a mapping or a sequence all are looked at first, and those that cannot be made are told before the others begin.
    """

    def __init__(self, requests: Requests, save_to: str | PathLike[str], prepare: Callable[[object], object]) -> None:
        self._template = fspath(save_to)
        if "{key}" not in self._template:
            raise ReelkitError(f"save_to must have {{key}} in it, such as 'out/{{key}}.mp4', not {self._template!r}")
        self._items: Iterable[object] = list(requests.items()) if isinstance(requests, Mapping) else requests
        self._prepare = prepare
        self._told: set[int] = set()  # places of those that cannot be made

    def impossible(self) -> Iterator[BatchItem]:
        """What cannot be made, as far as that can be known beforehand."""
        for number, item in enumerate(self._items) if isinstance(self._items, Sequence) else ():
            errand = _errand(item, self._template)
            try:
                self._prepare(errand.checked())
            except InvalidRequest as error:
                self._told.add(number)
                yield errand._replace(problem=error)

    def __iter__(self) -> Iterator[BatchItem]:
        for number, item in enumerate(self._items):
            if number not in self._told:
                yield _errand(item, self._template)


def _errand(item: object, template: str) -> BatchItem:
    """The errand that a pair of a key and a request stands for."""
    try:
        key, request = cast("tuple[object, object]", item)  # whether it is a pair shows here
    except (TypeError, ValueError):
        said = f"{repr(item)[:60]} is no pair of a key and a request"
        return BatchItem(repr(item)[:60], None, "", InvalidRequest(said))

    try:
        name = checked_key(key)
        # A copy, made now: a generator may give the same dict again with other values.
        return BatchItem(name, json_body(request), template.replace("{key}", name))
    except Exception as error:  # a request class may raise anything
        return BatchItem(key if isinstance(key, str) else repr(key), request, "", error)


def checked_key(key: object) -> str:
    """The key, if a file can be named after it."""
    if not isinstance(key, str) or not key or key.startswith(".") or not key.isprintable() or NO_NAME & set(key):
        raise InvalidRequest(f"the key {key!r} cannot name a file; use letters, digits, '-', '_' and '.'")
    if len(key.encode(errors="replace")) > LONGEST:
        raise InvalidRequest(f"the key {key[:20] + '...'!r} is too long to name a file; use {LONGEST} bytes at most")
    return key


def terms(
    deadline: float | None, max_in_flight: int, max_credits: float | None, retry_failed: bool, *, requests_at_once: int
) -> BatchTerms:
    """The terms, checked."""
    positive(max_in_flight=max_in_flight)
    if deadline is not None:
        positive(deadline=deadline)
    if max_credits is not None:
        positive(max_credits=max_credits)
    return BatchTerms(deadline, Budget(max_credits), retry_failed, Pace(requests_at_once))


OK, FAILED, UNKNOWN, OVER_BUDGET, TIMEOUT, ERROR = "ok", "failed", "unknown", "over_budget", "timeout", "error"
STATES = {JobFailed: FAILED, SubmissionUnknown: UNKNOWN, OverBudget: OVER_BUDGET, WaitTimeout: TIMEOUT}


# The command that goes on with it, where one does.
WAYS = {
    FAILED: "reelkit jobs resolve {key} --resubmit",
    UNKNOWN: "reelkit jobs show {key}",
    TIMEOUT: "reelkit resume",
    ERROR: "reelkit resume",
}


@public
class Outcome(NamedTuple):
    """*state* is ok, failed, unknown (nobody knows whether it was bought), over_budget, timeout (it goes on) or error.

    *saved* is the file, where one was wanted; *error* says what went wrong and what to do. *credits* is what the
    service reported that the job costs; None if it did not, or charges nothing.
    """

    key: str
    state: str
    job_id: str | None
    saved: Saved | None
    error: ReelkitError | None
    credits: float | None = None

    @property
    def hint(self) -> str | None:
        """The command line that goes on with it."""
        return WAYS[self.state].format(key=shlex.quote(self.key)) if self.state in WAYS else None


def outcome_of(key: str, job: JobState | None, end: object) -> Outcome:
    """The outcome of what ended in a file, a video or an error. *job* is known unless it came to none."""
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
