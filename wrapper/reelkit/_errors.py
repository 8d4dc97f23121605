"""The errors. They share one base class; every error carries its evidence and says what to do next.

Errors can be pickled: all their data besides the text is in attributes.
"""

from typing import Any, NamedTuple, TypeVar

from reelkit_specs import clipped, printable

REQUIRED = "it is required"
COMBINATION = "not in this combination"
NO_FIELD = "not a field of"  # the model follows
FILE = "the file"  # its path and what is wrong with it follow
LONGEST_VALUE = 100  # characters of a value in a message; it may be a whole picture


Public = TypeVar("Public", bound=type)


def public(kind: Public) -> Public:
    """Show a class under its public name: reelkit.JobFailed, not reelkit._errors.JobFailed."""
    kind.__module__ = "reelkit"
    return kind


@public
class ReelkitError(Exception):
    """The base class of every error that reelkit raises.

    *job_id* and *request_id* identify the job and the request at the vendor; *body* is the response that caused the
    error. Each is None if unknown. *is_for_all* is True if a batch was stopped by an earlier create, and this one was
    not sent. In the text, characters that control a terminal are escaped.
    """

    job_id: str | None = None
    request_id: str | None = None
    body: Any = None
    is_for_all: bool = False

    def __init__(self, message: str, **evidence: Any) -> None:
        super().__init__(message)
        self.__dict__.update({name: value for name, value in evidence.items() if value is not None})

    def __str__(self) -> str:
        # The text may quote a server and end up on a terminal. The attributes are not escaped.
        return printable(super().__str__())


@public
class Problem(NamedTuple):
    """One error in a request.

    *allowed* describes valid values; *sentence* is what the vendor's documentation says, or what a field that does not
    exist may have been meant for.
    """

    field: str
    value: Any
    allowed: str
    sentence: str

    def __str__(self) -> str:
        sentence = f" ({self.sentence})" if self.sentence else ""
        if self.allowed == REQUIRED or self.allowed.startswith((NO_FIELD, FILE)):
            return f"{self.field}: {self.allowed}{sentence}"
        if self.allowed == COMBINATION:
            values = " with ".join(f"{name}={value!r}" for name, value in self.value.items())
            return f"{values}: {self.allowed}{sentence}"
        return f"{self.field}: {clipped(repr(self.value), LONGEST_VALUE)} is not allowed, {self.allowed}{sentence}"


@public
class InvalidRequest(ReelkitError):
    """The request violates the contract, or the service rejected it. Nothing was bought."""

    problems: tuple[Problem, ...] = ()


@public
class AuthenticationFailed(ReelkitError):
    """The API key is missing or was not accepted. *status_code* is the HTTP status, if the service rejected it."""

    status_code: int | None = None


@public
class OutOfCredits(ReelkitError):
    """The account does not have enough credits."""


@public
class OverBudget(ReelkitError):
    """The create would exceed the credit limit of this run. Nothing was bought."""


@public
class RateLimited(ReelkitError):
    """The rate limit of the service rejected the request. *retry_after* is in seconds, if the service sent it."""

    retry_after: float | None = None


@public
class JobFailed(ReelkitError):
    """The job failed. *name* and *reason* are the service's own words; *error* is its complete error object."""

    name: str | None = None
    reason: str | None = None
    error: Any = None


@public
class WaitTimeout(ReelkitError):
    """The deadline passed. The job continues on the server; *token* resumes the wait."""

    status: str | None = None
    elapsed: float = 0.0
    token: str | None = None


@public
class ResultMissing(ReelkitError):
    """The job succeeded, but the response has no link to the video."""

    token: str | None = None


@public
class SubmissionUnknown(ReelkitError):
    """The response to a create was lost: the job may exist and be billed. Without proof that there is
    no job, reelkit never sends it again by itself.

    *client_request_id* is the value of `X-Client-Request-Id`; *model* is the model of the request.
    """

    client_request_id: str | None = None
    model: str | None = None


@public
class UnexpectedAnswer(ReelkitError):
    """The service returned an unexpected response. *status_code* is the HTTP status.

    After a create, *client_request_id* is the value of `X-Client-Request-Id`.
    """

    status_code: int | None = None
    client_request_id: str | None = None


@public
class DownloadFailed(ReelkitError):
    """The video could not be saved. No incomplete file is left; *token* resumes the job."""

    url: str | None = None
    token: str | None = None


@public
class ServerFailed(ReelkitError):
    """The service cannot be reached or reports a server error. Nothing was bought by a create, and no job is lost."""


@public
class JournalError(ReelkitError):
    """The journal cannot be read or written, or rejects an operation. *path* is its file, which is never replaced."""

    path: str | None = None
