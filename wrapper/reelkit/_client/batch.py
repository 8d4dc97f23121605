"""The items of a batch, and the outcomes of purchases."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from typing import NamedTuple, cast

from reelkit._errors import InvalidRequest, JobFailed, OverBudget, ReelkitError, SubmissionUnknown, WaitTimeout, public
from reelkit._flows.budget import BatchTerms, Budget
from reelkit._flows.pace import Pace, Places
from reelkit._io.settings import positive
from reelkit._logs.absence import Recovery
from reelkit._protocol.job_state import JobState
from reelkit._protocol.request import json_body
from reelkit._system.files import Saved

FORBIDDEN_CHARACTERS = frozenset('/\\:*?"<>|')
MAX_KEY_LENGTH = 200  # bytes; file systems allow 255, and the name of a partial file is longer

Requests = Mapping[str, object] | Iterable[tuple[str, object]]


class BatchItem(NamedTuple):
    """One video of a batch: its key, its request and its file; or the error in them."""

    key: str
    request: object
    place: str
    problem: Exception | None = None

    def checked(self) -> object:
        """The request. Raises the item's error if there is one."""
        if self.problem is not None:
            raise self.problem
        return self.request


class Batch:
    """The items of a batch, created on demand: there may be very many.

    The items of a mapping or a sequence are all checked first, and invalid ones are reported before the others start.
    """

    def __init__(self, requests: Requests, save_to: str | PathLike[str], prepare: Callable[[object], object]) -> None:
        self._template = fspath(save_to)
        if "{key}" not in self._template:
            raise ReelkitError(f"save_to must have {{key}} in it, such as 'out/{{key}}.mp4', not {self._template!r}")
        self._items: Iterable[object] = list(requests.items()) if isinstance(requests, Mapping) else requests
        self._prepare = prepare
        self._invalid: set[int] = set()  # indexes of the invalid items

    def impossible(self) -> Iterator[BatchItem]:
        """The invalid items of a mapping or a sequence; an iterator is not read in advance."""
        for number, item in enumerate(self._items) if isinstance(self._items, Sequence) else ():
            entry = _batch_item(item, self._template)
            try:
                self._prepare(entry.checked())
            except InvalidRequest as error:
                self._invalid.add(number)
                yield entry._replace(problem=error)

    def __iter__(self) -> Iterator[BatchItem]:
        for number, item in enumerate(self._items):
            if number not in self._invalid:
                yield _batch_item(item, self._template)


def _batch_item(item: object, template: str) -> BatchItem:
    """The batch item for a pair of a key and a request."""
    try:
        key, request = cast("tuple[object, object]", item)  # raises if it is not a pair
    except (TypeError, ValueError):
        text = f"{repr(item)[:60]} is not a pair of a key and a request"
        return BatchItem(repr(item)[:60], None, "", InvalidRequest(text))

    try:
        name = checked_key(key)
        # A copy: a generator may yield the same dict again with other values.
        return BatchItem(name, json_body(request), template.replace("{key}", name))
    except Exception as error:  # a request class may raise anything
        return BatchItem(key if isinstance(key, str) else repr(key), request, "", error)


def checked_key(key: object) -> str:
    """The key, if it is valid in a file name."""
    if (
        not isinstance(key, str)
        or not key
        or key.startswith(".")
        or not key.isprintable()
        or FORBIDDEN_CHARACTERS & set(key)
    ):
        raise InvalidRequest(f"the key {key!r} cannot name a file; use letters, digits, '-', '_' and '.'")
    if len(key.encode(errors="replace")) > MAX_KEY_LENGTH:
        raise InvalidRequest(
            f"the key {key[:20] + '...'!r} is too long to name a file; use {MAX_KEY_LENGTH} bytes at most"
        )
    return key


def terms(
    deadline: float | None,
    max_in_flight: int,
    max_credits: float | None,
    retry_failed: bool,
    *,
    creates_at_once: int,
    stop_after: int,
    recovery: Recovery,
) -> BatchTerms:
    """The settings of a batch, checked."""
    positive(max_in_flight=max_in_flight, stop_after=stop_after)
    if deadline is not None:
        positive(deadline=deadline)
    if max_credits is not None:
        positive(max_credits=max_credits)
    pace = Pace(creates_at_once, stop_after)
    return BatchTerms(deadline, Budget(max_credits), retry_failed, pace, Places(), recovery)


OK, FAILED, UNKNOWN, OVER_BUDGET, TIMEOUT, ERROR = "ok", "failed", "unknown", "over_budget", "timeout", "error"
STATES = {JobFailed: FAILED, SubmissionUnknown: UNKNOWN, OverBudget: OVER_BUDGET, WaitTimeout: TIMEOUT}


# The command that continues, for states that have one.
NEXT_COMMANDS = {
    FAILED: "reelkit jobs resolve {key} --resubmit",
    UNKNOWN: "reelkit jobs show {key}",
    TIMEOUT: "reelkit resume",
    ERROR: "reelkit resume",
}


@public
class Outcome(NamedTuple):
    """*state* is ok, failed, unknown (whether it was bought), over_budget, timeout (the job continues) or error.

    *saved* is the file, if one was wanted; *error* says what happened and what to do. *credits* is the cost that the
    service reported; None if it reported none or does not charge.
    """

    key: str
    state: str
    job_id: str | None
    saved: Saved | None
    error: ReelkitError | None
    credits: float | None = None

    @property
    def hint(self) -> str | None:
        """The command that continues with this purchase."""
        return NEXT_COMMANDS[self.state].format(key=shlex.quote(self.key)) if self.state in NEXT_COMMANDS else None


def outcome_of(key: str, job: JobState | None, end: object) -> Outcome:
    """The outcome of a purchase that ended in a file, a video or an error. *job* is None if there is none."""
    error = _as_reelkit_error(end) if isinstance(end, Exception) else None
    state = OK if error is None else state_of(error)
    return Outcome(
        key,
        state,
        job_id=job.id if job else error.job_id if error else None,
        saved=end if isinstance(end, Saved) else None,
        error=error,
        credits=job.credits if job and state != FAILED else None,  # a failed job is not charged
    )


def state_of(error: Exception) -> str:
    """The state of an outcome with this error."""
    return next((name for kind, name in STATES.items() if isinstance(error, kind)), ERROR)


def _as_reelkit_error(error: Exception) -> ReelkitError:
    """The error as a ReelkitError: any error of one item belongs to its outcome."""
    if isinstance(error, ReelkitError):
        return error
    text = "unless your on_event raised it, this is a bug in reelkit; please report it"
    ours = ReelkitError(f"{type(error).__name__}: {error}; {text}")
    ours.__cause__ = error
    return ours
