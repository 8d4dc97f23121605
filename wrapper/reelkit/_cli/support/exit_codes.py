"""The exit codes of the job commands. They are stable: scripts rely on them."""

from typing import NamedTuple

import click


class ExitCode(NamedTuple):
    """An exit code, what it means, and the errors that lead to it with all their kinds."""

    code: int
    meaning: str
    errors: tuple[str, ...] = ()  # names, so that the help imports no client


FAILED = 1
GOES_ON = 6
UNKNOWN = 8
INTERRUPTED = 130  # as shells count: 128 and the number of SIGINT
UNWRITTEN = 74  # EX_IOERR
BUG = 70  # EX_SOFTWARE; Python's own 1 would read as a failed job, and somebody might buy it again

EXIT_CODES = (
    ExitCode(0, "done; of `submit`: created; of `status`: done or still going"),
    ExitCode(
        FAILED, "the job failed; of `resume` and `batch`: at least one did, or was over the budget", ("JobFailed",)
    ),
    ExitCode(2, "wrong usage, or an invalid request; nothing was bought", ("ReelkitError",)),
    ExitCode(
        3,
        "the API key was not accepted, or there are no credits",
        ("AuthenticationFailed", "OutOfCredits", "OverBudget"),
    ),
    ExitCode(4, "too many requests", ("RateLimited",)),
    ExitCode(5, "the network or the service failed", ("ServerFailed", "UnexpectedAnswer")),
    ExitCode(6, "the deadline passed; the job goes on", ("WaitTimeout",)),
    ExitCode(7, "the video is not there or could not be saved", ("DownloadFailed", "ResultMissing")),
    ExitCode(8, "nobody knows whether the job was created; it may be billed", ("SubmissionUnknown",)),
    ExitCode(9, "the journal cannot be read or written; the message tells if anything was bought", ("JournalError",)),
    ExitCode(BUG, "a defect of reelkit"),
    ExitCode(UNWRITTEN, "stdout took no result, or the disk no summary; the job is as it is"),
    ExitCode(INTERRUPTED, "interrupted; a job that was created goes on"),
)

_CODE_OF = {name: row.code for row in EXIT_CODES for name in row.errors}


def code_of(error: Exception) -> int:
    """The exit code for an error: the one of its kind, or of the nearest kind above it."""
    return next((_CODE_OF[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _CODE_OF), BUG)


def write_exit_codes(formatter: click.HelpFormatter) -> None:
    """The table, as a section of the help."""
    with formatter.section("Exit codes"):
        formatter.write_dl([(str(row.code), row.meaning) for row in EXIT_CODES])
