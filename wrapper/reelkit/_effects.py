"""What flows say and what they are told.

A flow is a generator that does no I/O, so that one flow serves both clients and a test plays the service by hand.
It yields

- a `Call` or a `Get`, with the delay before it, and is sent what came of it, with the time at which that came,
- a `Pause`, and is sent nothing, after a while,
- `NOW`, and is sent the time on the driver's clock,
- a `Write`, and is sent what the journal made of it,
- an `Event` or a `Note`, to which nothing is sent back.

What it returns is its result, what it raises is its error. What breaks the driver off, such as Ctrl-C or a
cancellation, is thrown into it; it may yield a last `Write` before it lets that go on.
"""

from collections.abc import Callable, Generator, Mapping
from typing import Any, NamedTuple, TypeVar

from reelkit._errors import public
from reelkit._journal.journal import Journal

T = TypeVar("T")

OVERLAP = 1024  # bytes of a file that are asked for again when it goes on, to see that it is the same one
SHORTEST = 0.001  # seconds; a transport takes no timeout of zero


class Dispatch:
    """Whether a request may have taken effect: from the moment it leaves, until the opposite is proven."""

    __slots__ = ("is_open",)

    def __init__(self) -> None:
        self.is_open = False

    def left(self) -> None:
        """The request leaves."""
        self.is_open = True

    def had_no_effect(self) -> None:
        """It certainly was not accepted."""
        self.is_open = False


class Call(NamedTuple):
    """Please send this after *delay* seconds, and wait for the answer up to *timeout* seconds, but not past *until*.

    *until* is a time on the driver's clock, the one that replies tell. *dispatch* is told when the request leaves: who
    is broken off before that has sent nothing.
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

    def time_allowed(self, now: float) -> float:
        """The seconds that the request may take if it is sent now."""
        return self.timeout if self.until is None else max(min(self.timeout, self.until - now), SHORTEST)


class Get(NamedTuple):
    """Please receive the file at *url* into the partial file at hand, after *delay* seconds.

    *have* bytes are there, and all but the last `OVERLAP` of them need not come again. *timeout* is for the head of the
    answer and for each step of its body, *allowed* for all of it but the delay. *pace* is told of what comes, the
    seconds that it took and its bytes, and answers whether that goes on.
    """

    url: str
    have: int = 0
    tag: str | None = None
    delay: float = 0.0
    timeout: float = 30.0
    allowed: float = float("inf")
    pace: Callable[[float, int], bool] | None = None


class Received(NamedTuple):
    """What came of a `Get`: status 0 if there was no answer, *size* bytes in the file, *reason* if it broke off.

    It took so many seconds, without the delay: real ones, also where a test skips delays.
    """

    status: int
    headers: Mapping[str, str]
    size: int
    reason: str | None
    at: float
    took: float = 0.0


class Reply(NamedTuple):
    """The service answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    at: float


class Failure(NamedTuple):
    """No answer came. *delivered* is False only if the request certainly never left."""

    reason: str
    delivered: bool
    at: float


class Pause(NamedTuple):
    """Please wait *seconds*. A wait says so itself, between two questions, and holds nothing of either meanwhile."""

    seconds: float


class Write(NamedTuple):
    """Please have this done at the disk, with the journal. A `JournalError` is sent back like a result."""

    act: "Callable[[Journal], Any]"


class Note(NamedTuple):
    """Something for the log, or, if it is a *warning*, for the user. What is told *once* is not told again."""

    text: str
    warning: bool = False
    once: bool = False


@public
class Event(NamedTuple):
    """Something about a job changed."""

    job_id: str
    status: str
    meaning: str
    elapsed: float


class _Now:
    """The question for the time."""


NOW = _Now()
Outcome = Reply | Failure
Effect = Call | Get | Pause | Write | Event | Note | _Now
Flow = Generator[Effect, Any, T]  # what is sent depends on what was yielded, see above
