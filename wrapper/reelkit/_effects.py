"""The effects that flows yield, and the results that drivers send back.

A flow is a generator that does no I/O, so that one flow serves both clients and a test can play the service.
It yields

- a `Call` or a `Get`, with the delay before it, and is sent the result with the time at which it arrived,
- a `Pause`, and is sent nothing, after the pause,
- `NOW`, and is sent the time on the driver's clock, which stops while the computer is asleep,
- `AHEAD`, and is sent the seconds by which the computer's clock is ahead of the driver's,
- a `Write`, and is sent the result from the journal,
- a `Disk`, and is sent the result from the disk,
- an `Event` or a `Note`, and is sent nothing.

A flow returns its result and raises its error. Ctrl-C and cancellations are thrown into it; it may yield a last
`Write` before it lets them pass.
"""

from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple, TypeVar

from reelkit._errors import JournalError, public
from reelkit._journal.journal import Journal
from reelkit._journal.stores import Permit
from reelkit._system.input_files import InputFile
from reelkit._system.request_body import base64_size

T = TypeVar("T")

OVERLAP = 1024  # bytes that a resumed download requests again, to check that it is the same file
SLOWEST_UPLOAD = 64 * 1024  # bytes per second: a request with files may take longer, by their size
SHORTEST = 0.001  # seconds; a transport accepts no timeout of zero


class Dispatch:
    """Whether a request may have taken effect. True from the moment it is sent, unless the opposite is proven.

    The driver carries out *leaving*, with the seconds that the request may take, just before the request head is sent,
    and sends nothing if that fails. What it returns says until when the head may leave.
    """

    __slots__ = ("is_open", "leaving", "permit")

    def __init__(self) -> None:
        self.is_open = False
        self.leaving: Callable[[Journal, float], Permit] | None = None
        self.permit: Permit | None = None

    def allow(self, permit: "Permit | Exception") -> None:
        """Record until when the head may leave. Raises the error of *leaving*: then it must not be sent."""
        if isinstance(permit, Exception):
            raise permit
        self.permit = permit

    def check_permit(self) -> None:
        """Raise if the head may not leave any more: another process may have taken over the purchase."""
        if self.permit is not None and self.permit.is_over():
            raise JournalError(
                f"this process was stopped for more than {self.permit.seconds:.0f} s before the create could be sent, "
                "and another one may have taken over the purchase; the create is not sent"
            )

    def left(self) -> None:
        """Record that the request is sent now."""
        self.is_open = True

    def had_no_effect(self) -> None:
        """Record that the request certainly had no effect."""
        self.is_open = False


class Call(NamedTuple):
    """Send a request after *delay* seconds and wait for the response for *timeout* seconds, but not beyond *until*.

    *until* is a time on the driver's clock. *dispatch* records when the request is sent, so that an interruption before
    that is known to have sent nothing. The fields of *json* that are *files* are sent as data URIs.
    """

    method: str
    path: str
    params: Mapping[str, str] = {}
    json: Any = None
    headers: Mapping[str, str] = {}
    delay: float = 0.0
    timeout: float = 30.0
    until: float | None = None
    dispatch: Dispatch | None = None
    files: Mapping[str, InputFile] = {}
    is_public: bool = False  # without the API key

    def time_allowed(self, now: float) -> float:
        """The seconds that the request may take if it is sent at *now*."""
        timeout = self.timeout + sum(map(base64_size, self.files.values())) / SLOWEST_UPLOAD
        return timeout if self.until is None else max(min(timeout, self.until - now), SHORTEST)


class Get(NamedTuple):
    """Download the file at *url* into the current partial file, after *delay* seconds.

    *have* bytes are present; all but the last `OVERLAP` of them are not requested again. *timeout* is for the response
    header and for each step of the body, *allowed* for everything except the delay. *pace* is called with the seconds
    and bytes of each step and returns whether to continue.
    """

    url: str
    have: int = 0
    tag: str | None = None
    delay: float = 0.0
    timeout: float = 30.0
    allowed: float = float("inf")
    pace: Callable[[float, int], bool] | None = None


class Received(NamedTuple):
    """The result of a `Get`: status 0 without a response, *size* bytes in the file, *reason* if it was interrupted.

    *took* is in real seconds without the delay, even where a test skips delays.
    """

    status: int
    headers: Mapping[str, str]
    size: int
    reason: str | None
    at: float
    took: float = 0.0


class Reply(NamedTuple):
    """The service returned a response."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    at: float


class Failure(NamedTuple):
    """No response arrived. *delivered* is False only if the request was certainly not sent."""

    reason: str
    delivered: bool
    at: float


class Pause(NamedTuple):
    """Wait *seconds*, between two requests and without holding a connection slot or a lock."""

    seconds: float
    is_for_others: bool = False  # until requests of other jobs are finished, which `no_waiting` cannot skip


class Write(NamedTuple):
    """Run this operation on the journal, in a thread if necessary. A `JournalError` is sent back like a result."""

    act: "Callable[[Journal], Any]"
    is_alone: bool = False  # no other operation shares its transaction: it may take long, or closes the journal


class Disk(NamedTuple):
    """Run this operation on files or objects of the user, in a thread if necessary. It raises nothing."""

    act: "Callable[[], Any]"
    is_remote: bool = False  # it waits for another machine


class Note(NamedTuple):
    """A log message, or a *warning* for the user. A message with *once* is not repeated."""

    text: str
    warning: bool = False
    once: bool = False


@public
class Event(NamedTuple):
    """The status of a job changed."""

    job_id: str
    status: str
    meaning: str
    elapsed: float


class _Now:
    """Asks the driver for the time."""


class _Ahead:
    """Asks the driver how far its clock is behind the computer's."""


NOW = _Now()
AHEAD = _Ahead()
Outcome = Reply | Failure
Effect = Call | Get | Pause | Write | Disk | Event | Note | _Now | _Ahead
Flow = Generator[Effect, Any, T]  # what is sent depends on the effect, see above
