"""The exit codes of the job commands. They are stable: scripts rely on them."""

from typing import NamedTuple

import click


class ExitCode(NamedTuple):
    """An exit code, its meaning, and the errors that cause it, including their subclasses."""

    code: int
    meaning: str
    errors: tuple[str, ...] = ()  # names, so that `reelkit --help` imports no client


FAILED = 1
TIMED_OUT = 6
UNKNOWN = 8
INTERRUPTED = 130  # as shells count: 128 plus the number of SIGINT
OUTPUT_FAILED = 74  # EX_IOERR
BUG = 70  # EX_SOFTWARE; Python's own 1 would mean a failed job, and a script might buy it again

EXIT_CODES = (
    ExitCode(0, "success; `submit`: the job was created; `status`: the job is finished or in progress"),
    ExitCode(
        FAILED,
        "the job failed; `resume` and `batch`: at least one job failed, or was not bought because of --max-credits; "
        "`audit`: something does not agree",
        ("JobFailed",),
    ),
    ExitCode(2, "usage error or invalid request; nothing was bought", ("ReelkitError",)),
    ExitCode(
        3,
        "the API key was not accepted, or the account has no credits",
        ("AuthenticationFailed", "OutOfCredits", "OverBudget"),
    ),
    ExitCode(4, "too many requests", ("RateLimited",)),
    ExitCode(5, "the network or the service failed", ("ServerFailed", "UnexpectedAnswer")),
    ExitCode(TIMED_OUT, "the deadline passed; the job continues on the server", ("WaitTimeout",)),
    ExitCode(7, "the video is missing or could not be saved", ("DownloadFailed", "ResultMissing")),
    ExitCode(UNKNOWN, "unknown whether the job was created; it may be billed", ("SubmissionUnknown",)),
    ExitCode(
        9, "the journal cannot be read or written; the message says whether anything was bought", ("JournalError",)
    ),
    ExitCode(BUG, "a bug in reelkit"),
    ExitCode(OUTPUT_FAILED, "the result or the summary could not be written; the job is not affected"),
    ExitCode(INTERRUPTED, "interrupted; a job that was created continues on the server"),
)

_CODE_OF = {name: row.code for row in EXIT_CODES for name in row.errors}


def code_of(error: Exception) -> int:
    """The exit code for an error: the code of its class, or of the nearest base class that has one."""
    return next((_CODE_OF[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _CODE_OF), BUG)


def write_exit_codes(formatter: click.HelpFormatter) -> None:
    """Write the table as a section of the help."""
    with formatter.section("Exit codes"):
        formatter.write_dl([(str(row.code), row.meaning) for row in EXIT_CODES])
