"""`reelkit jobs`: what the journal knows."""

import itertools
import json
import shlex
import time
from collections.abc import Iterator
from pathlib import Path

import click

from reelkit._cli.resolve import resolve
from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.exit_codes import write_exit_codes
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, purchase_facts
from reelkit._cli.support.run_state import Run, to_look_into
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase

WIDTHS = {"KEY": 22, "STATE": 9, "MODEL": 28, "JOB": 22, "CREDITS": 8, "WHEN": 16, "FILE": 0}
SHOWN = 300  # characters of a value, as one may hold a whole picture
NEXT = {
    INTENDED: "reelkit resume",
    SUBMITTED: "reelkit resume",
    SUCCEEDED: "reelkit resume",
    UNKNOWN: "reelkit jobs resolve {key} --job ID, --resubmit or --give-up",
    FAILED: "reelkit jobs resolve {key} --resubmit",
}


class Jobs(click.Group):
    """A group whose help lists the exit codes."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        write_exit_codes(formatter)


@click.group(cls=Jobs)
def jobs() -> None:
    """List the purchases in the journal, decide about those of which nobody knows, and copy the journal."""


@jobs.command("list", cls=JobCommand)
@click.option("--all", "everything", is_flag=True, help="Also what is finished; the latest first.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than so many.")
@_options.journal
@click.pass_obj
def list_(run: Run, /, everything: bool, limit: int | None) -> Iterator[Result]:
    """List what is unfinished. With --json: one object per line."""
    journal = to_look_into(run.journal_file)
    purchases: Iterator[Purchase] = iter(())
    if journal is not None:
        purchases = journal.every(limit=limit) if everything else itertools.islice(journal.pending(), limit)
    first = next(purchases, None)
    if first is None:
        yield Result(None, None, ("there is no purchase" if everything else "nothing is unfinished",))
        return
    yield Result(_row(tuple(WIDTHS)), None)
    for purchase in itertools.chain([first], purchases):
        facts = purchase_facts(purchase)
        del facts["request"]  # which may hold whole pictures
        yield Result(_row(_cells(purchase)), facts)


@jobs.command(cls=JobCommand)
@_options.purchase_key
@_options.journal
@_options.base_url
@click.pass_obj
def show(run: Run, /, purchase_key: str, base_url: str | None) -> Result:
    """Show all that is known of a purchase."""
    purchase = _known(to_look_into(run.journal_file), base_url, purchase_key)
    facts = purchase_facts(purchase)
    lines = [f"{name}: {_cut(value)}" for name, value in facts.items() if value is not None]
    hint = NEXT.get(purchase.state)
    notes = (f"go on with: {hint.format(key=shlex.quote(purchase.key))}",) if hint else ()
    return Result("\n".join(lines), facts, notes)


@jobs.command(cls=JobCommand)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@_options.journal
@click.pass_obj
def backup(run: Run, /, file: Path) -> Result:
    """Copy the journal to a new file, also while it is in use.

    Do not copy jobs.db by hand while a process uses it: what was written last is in jobs.db-wal, and is lost with the
    copy. To restore a backup, end all processes that use the journal, delete jobs.db, jobs.db-wal, jobs.db-shm and
    jobs.db-owners, and put the backup in the place of jobs.db.
    """
    journal = to_look_into(run.journal_file)
    if journal is None:
        raise ReelkitError("there is no journal, so there is nothing to copy")
    count = journal.backup(file)
    place = file.absolute()
    note = f"{count} purchase{'' if count == 1 else 's'}"
    return Result(_terminal.harmless(str(place)), {"path": str(place), "purchases": count}, (note,))


jobs.add_command(resolve)


def _known(journal: Journal | None, base_url: str | None, key: str) -> Purchase:
    """The live purchase under the key, else the last one that had it."""
    service = find_base_url(base_url)
    found = None
    if journal is not None:
        same = (purchase for purchase in journal.every(service) if purchase.key == key)
        found = journal.find(service, key) or next(same, None)
    if found is None:
        raise ReelkitError(f"the journal has no purchase {key!r} of {service}; see: reelkit jobs list --all")
    return found


def _cells(purchase: Purchase) -> tuple[str, ...]:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(purchase.intended_at))
    credits = f"{purchase.credits:,.0f}" if purchase.credits is not None else "-"
    place = purchase.path or purchase.save_to or "-"
    return purchase.key, purchase.state, purchase.model, purchase.job_id or "-", credits, when, place


def _row(cells: tuple[str, ...]) -> str:
    pairs = zip(cells, WIDTHS.values(), strict=True)
    return "  ".join(_terminal.one_line(cell).ljust(width) for cell, width in pairs).rstrip()


def _cut(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}... ({len(text)} characters)"
