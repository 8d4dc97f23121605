"""`--on-done` and `reelkit jobs events`: events that tell of purchases which have ended."""

import contextlib
import os
import shlex
import time
from collections.abc import Iterator

import click

from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result
from reelkit._cli.support.run_state import Run, existing_journal
from reelkit._errors import ReelkitError
from reelkit._outbox.delivery import Delivery
from reelkit._outbox.outbox import Listed, Outbox, listed
from reelkit._outbox.targets import find_target
from reelkit._system.postgres_urls import without_password
from reelkit_specs import counted, printable

COLUMN_WIDTHS = {"KEY": 22, "EVENT": 18, "STATE": 9, "ATTEMPTS": 8, "WHEN": 16, "TARGET": 0, "ERROR": 0}
ALL_DELIVERED = "every event is delivered; to list them: reelkit jobs events --all"


@contextlib.contextmanager
def delivering(run: Run, on_done: str | None) -> Iterator[None]:
    """Deliver the events of purchases that end in the block, if a target is given, and say what is left at its end."""
    if on_done is None:
        yield
        return
    if run.journal is None:
        raise click.UsageError("--on-done needs the journal")
    delivery = Delivery(run.journal, find_target(on_done, os.environ))
    try:
        with delivery:
            yield
    finally:  # also after Ctrl-C or SIGTERM
        if delivery.undelivered != 0:
            terminal.note(_left(run, delivery))


@click.command(cls=JobCommand)
@click.option("--all", "everything", is_flag=True, help="Include events that are delivered.")
@click.option(
    "--deliver",
    metavar="URL|COMMAND",
    help="First try now to deliver all that is undelivered to the target which was given to --on-done.",
)
@shared_options.journal
@click.pass_obj
def events(run: Run, /, everything: bool, deliver: str | None) -> Iterator[Result]:
    """List the events of --on-done that are not delivered. With --json, prints one object per line.

    Whatever runs with the same --on-done delivers them: each for a day, with growing pauses. Then they have failed, and
    only --deliver tries again.
    """
    journal = existing_journal(run.journal_file)
    if journal is None:
        raise ReelkitError("there is no journal with events; pass --journal FILE")
    if deliver is not None:
        target = find_target(deliver, os.environ)
        Outbox(journal, target.name).hurry()
        with Delivery(journal, target, patience=None):
            pass
    found = listed(journal, everything)
    first = next(found, None)
    if first is None:
        yield Result(None, None, ("no events" if everything else ALL_DELIVERED,))
        return
    yield Result(_row(tuple(COLUMN_WIDTHS)), None)
    yield _result(first)
    for event in found:
        yield _result(event)


def _result(event: Listed) -> Result:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(event.happened_at))
    cells = (event.key, event.type, event.state, str(event.attempts), when, event.target, event.error or "")
    return Result(_row(cells), event._asdict())


def _row(cells: tuple[str, ...]) -> str:
    pairs = zip(cells, COLUMN_WIDTHS.values(), strict=True)
    return "  ".join(printable(cell, keep="").ljust(width) for cell, width in pairs).rstrip()


def _left(run: Run, delivery: Delivery) -> str:
    count = delivery.undelivered
    left = "events may be left" if count is None else f"{counted(count, 'event')} not delivered yet"
    options = ["--journal", without_password(str(run.journal_file))] if run.journal_file else []
    command = shlex.join(["reelkit", "jobs", "events", *options, "--deliver"])
    return f"{left} to {delivery.target.name}; a process with the same --on-done delivers them, or: {command} ..."
