"""What can go wrong. One base; every error carries its evidence and says what to do next.

Errors pickle: all that they know beyond their text lies in their attributes.
"""

from typing import Any, NamedTuple, TypeVar

REQUIRED = "it is required"
COMBINATION = "not in this combination"


Public = TypeVar("Public", bound=type)


def public(kind: Public) -> Public:
    """Let a class show itself under its public name: reelkit.JobFailed, not reelkit._errors.JobFailed."""
    kind.__module__ = "reelkit"
    return kind


@public
class ReelkitError(Exception):
    """Above everything that reelkit raises.

    *job_id* and *request_id* name the job and the request at the vendor, *body* is the answer that led to the error.
    Each is None where there is none. In its text, characters that control a terminal are escaped.
    """

    job_id: str | None = None
    request_id: str | None = None
    body: Any = None

    def __init__(self, message: str, **evidence: Any) -> None:
        super().__init__(message)
        self.__dict__.update({name: value for name, value in evidence.items() if value is not None})

    def __str__(self) -> str:
        # It may quote a server, and ends on a terminal if nobody catches it. The evidence stays as it came.
        return "".join(
            char if char.isprintable() or char in "\n\t" else ascii(char)[1:-1] for char in super().__str__()
        )


@public
class Problem(NamedTuple):
    """One thing that is wrong with a request. *allowed* is what would be right, *sentence* what the vendor says."""

    field: str
    value: Any
    allowed: str
    sentence: str

    def __str__(self) -> str:
        said = f" ({self.sentence})" if self.sentence else ""
        if self.allowed == REQUIRED:
            return f"{self.field}: {self.allowed}{said}"
        if self.allowed == COMBINATION:
            values = " with ".join(f"{name}={value!r}" for name, value in self.value.items())
            return f"{values}: {self.allowed}{said}"
        return f"{self.field}: {self.value!r} is not allowed, {self.allowed}{said}"


@public
class InvalidRequest(ReelkitError):
    """The request does not fit the contract, or the service refused it. Nothing was bought."""

    problems: tuple[Problem, ...] = ()


@public
class AuthenticationFailed(ReelkitError):
    """The service does not take the API key, or there is none. *status_code* is the HTTP status, if it said so."""

    status_code: int | None = None


@public
class OutOfCredits(ReelkitError):
    """The account has no credits left for this."""


@public
class OverBudget(ReelkitError):
    """The create would cross the limit of credits that was set for it. Nothing was bought."""


@public
class RateLimited(ReelkitError):
    """The service refuses more requests for now. *retry_after* is in seconds, if it said when."""

    retry_after: float | None = None


@public
class JobFailed(ReelkitError):
    """The service could not make the video. *name* and *reason* are its own words, *error* is the whole of them."""

    name: str | None = None
    reason: str | None = None
    error: Any = None


@public
class WaitTimeout(ReelkitError):
    """The deadline passed. The job goes on at the vendor; *token* takes up the wait again."""

    status: str | None = None
    elapsed: float = 0.0
    token: str | None = None


@public
class ResultMissing(ReelkitError):
    """The job is done, and its answer has no link to the video."""

    token: str | None = None


@public
class SubmissionUnknown(ReelkitError):
    """The answer to a create was lost: the job may exist and may be billed. It is never sent again by itself.

    *client_request_id* is what the request was marked with, *model* what it was for.
    """

    client_request_id: str | None = None
    model: str | None = None


@public
class UnexpectedAnswer(ReelkitError):
    """The service answered something that is no answer to what was asked. *status_code* is the HTTP status.

    After a create, *client_request_id* is what the request was marked with.
    """

    status_code: int | None = None
    client_request_id: str | None = None


@public
class DownloadFailed(ReelkitError):
    """The video could not be saved. Nothing half-written stands under its name; *token* takes up the job again."""

    url: str | None = None
    token: str | None = None


@public
class ServerFailed(ReelkitError):
    """The service cannot be reached, or is in trouble. Of a create nothing was bought, of a job nothing is lost."""


@public
class JournalError(ReelkitError):
    """The journal cannot be read or written, or refuses what it was told. *path* is its file; it is never replaced."""

    path: str | None = None
