"""`reelkit jobs`: the purchases in the journal."""

import itertools
import json
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

import click

from reelkit._cli.reporting.events import events
from reelkit._cli.resolve import resolve
from reelkit._cli.support import shared_options
from reelkit._cli.support.job_command import JobCommand, JobGroup
from reelkit._cli.support.results import Result, purchase_facts
from reelkit._cli.support.run_state import Run, existing_journal
from reelkit._cli.workers.batches import batches
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase
from reelkit_specs import counted, printable

COLUMN_WIDTHS = {"KEY": 22, "STATE": 9, "MODEL": 28, "JOB": 22, "CREDITS": 8, "WHEN": 16, "FILE": 0}
NO_UNFINISHED = "no unfinished purchases; to list the finished ones: reelkit jobs list --all"
MAX_VALUE_LENGTH = 300  # characters shown; a value may be a whole picture
NEXT_COMMANDS = {
    INTENDED: "reelkit resume",
    SUBMITTED: "reelkit resume",
    SUCCEEDED: "reelkit resume",
    UNKNOWN: "reelkit jobs resolve {key} --job ID, --resubmit or --give-up",
    FAILED: "reelkit jobs resolve {key} --resubmit",
}


@click.group(cls=JobGroup)
def jobs() -> None:
    """List the purchases in the journal, resolve those with an unknown outcome, deliver events, and back it up."""


@jobs.command("list", cls=JobCommand)
@click.option("--all", "everything", is_flag=True, help="Include finished purchases, newest first.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The maximum number of purchases to list.")
@shared_options.journal
@click.pass_obj
def list_(run: Run, /, everything: bool, limit: int | None) -> Iterator[Result]:
    """List unfinished purchases. With --json, prints one object per line."""
    journal = existing_journal(run.journal_file)
    purchases: Iterator[Purchase] = iter(())
    if journal is not None:
        purchases = journal.every(limit=limit) if everything else itertools.islice(journal.pending(), limit)
    first = next(purchases, None)
    if first is None:
        yield Result(None, None, ("no purchases" if everything else NO_UNFINISHED,))
        return
    yield Result(_row(tuple(COLUMN_WIDTHS)), None)
    for purchase in itertools.chain([first], purchases):
        facts = purchase_facts(purchase)
        del facts["request"]  # may hold whole pictures
        yield Result(_row(_cells(purchase)), facts)


@jobs.command(cls=JobCommand)
@shared_options.purchase_key
@shared_options.journal
@shared_options.base_url
@click.pass_obj
def show(run: Run, /, purchase_key: str, base_url: str | None) -> Result:
    """Show everything the journal has about a purchase. KEY may also be the id of its job."""
    purchase = _find_purchase(existing_journal(run.journal_file), base_url, purchase_key)
    facts = purchase_facts(purchase)
    lines = [f"{name}: {_shortened(value)}" for name, value in facts.items() if value is not None]
    command = NEXT_COMMANDS.get(purchase.state)
    notes = (f"to continue: {command.format(key=shlex.quote(purchase.key))}",) if command else ()
    return Result("\n".join(lines), facts, notes)


@jobs.command(cls=JobCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@shared_options.journal
@click.pass_obj
def backup(run: Run, /, file: Path) -> Result:
    """Copy the journal to a new file, even while it is in use.

    Do not copy jobs.db with other tools while a process uses it: the latest changes are in jobs.db-wal and would be
    missing. To restore a backup, stop all processes that use the journal, delete jobs.db, jobs.db-wal, jobs.db-shm and
    jobs.db-owners, and move the backup to jobs.db.
    """
    journal = existing_journal(run.journal_file)
    if journal is None:
        raise ReelkitError("there is no journal to back up; pass --journal FILE")
    count = journal.backup(file)
    path = file.absolute()
    return Result(printable(str(path)), {"path": str(path), "purchases": count}, (counted(count, "purchase"),))


jobs.add_command(resolve)
jobs.add_command(events)
jobs.add_command(batches)


def _find_purchase(journal: Journal | None, base_url: str | None, key: str) -> Purchase:
    """The latest purchase with this key, or the purchase of the job with this id."""
    service = find_base_url(base_url)
    found = None if journal is None else journal.latest(service, key) or journal.by_job(service, key)
    if found is None:
        raise ReelkitError(f"the journal has no purchase {key!r} from {service}; see: reelkit jobs list --all")
    return found


def _cells(purchase: Purchase) -> tuple[str, ...]:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(purchase.intended_at))
    credits = f"{purchase.credits:,.0f}" if purchase.credits is not None else "-"
    path = purchase.path or purchase.save_to or "-"
    return purchase.key, purchase.state, purchase.model, purchase.job_id or "-", credits, when, path


def _row(cells: tuple[str, ...]) -> str:
    pairs = zip(cells, COLUMN_WIDTHS.values(), strict=True)
    return "  ".join(printable(cell, keep="").ljust(width) for cell, width in pairs).rstrip()


def _shortened(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= MAX_VALUE_LENGTH else f"{text[:MAX_VALUE_LENGTH]}... ({len(text)} characters)"
