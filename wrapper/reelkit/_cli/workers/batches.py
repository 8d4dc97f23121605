"""`reelkit jobs batches`: the batches that are registered for workers, and the contact sheet of a folder."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from reelkit._cli.batch_files.sheet import ContactSheet
from reelkit._cli.support import shared_options
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result
from reelkit._cli.support.run_state import Run, required_journal
from reelkit._client.batch import OK, Outcome
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._lines.lines import EndedLine, Lines, RegisteredBatch
from reelkit._system.files import Saved
from reelkit_specs import counted


@click.command(cls=JobCommand)
@click.option(
    "--page",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the contact sheet of the videos in this folder, with what has ended so far, to FOLDER/index.html.",
)
@shared_options.journal
@shared_options.base_url
@click.pass_obj
def batches(run: Run, /, page: Path | None, base_url: str | None) -> Iterator[Result]:
    """List the batches that `reelkit batch --detach` has registered. With --json, prints one object per line.

    The credits are those that the service reported, and estimates where it reported none.
    """
    run.journal = required_journal(run.journal_file)
    lines = Lines(run.journal, find_base_url(base_url))
    found = lines.batches()
    for batch in found:
        yield Result(_text(batch), batch._asdict())
    notes = [] if found else ["no batches; to register one: reelkit batch FILE -o FOLDER --detach"]
    if page is not None:
        notes.append(_write_sheet(lines, page))
    yield Result(None, None, tuple(notes))


def _text(batch: RegisteredBatch) -> str:
    credits = f"{batch.spent:,.0f} credits"
    if batch.max_credits is not None:
        credits += f" of {batch.max_credits:,.0f}"
    jobs = f", at most {counted(batch.max_in_flight, 'job')} at once" if batch.max_in_flight is not None else ""
    return f"batch {batch.id}: {listed(batch.states)}; {credits}{jobs}"


def listed(counts: dict[str, int]) -> str:
    """The number of lines in each state."""
    return ", ".join(f"{count:,} {state}" for state, count in sorted(counts.items())) or "no lines"


def _write_sheet(lines: Lines, folder: Path) -> str:
    counts: Counter[str] = Counter()
    with ContactSheet(folder, folder.absolute().name, lambda: listed(counts)) as sheet:
        for line in lines.ended():
            if Path(line.save_to).parent == folder.absolute():
                counts[line.state] += 1
                sheet.add(_outcome(line), line.request)
        sheet.write()
    return str(sheet)


def _outcome(line: EndedLine) -> Outcome:
    saved = error = None
    if line.path is not None and line.size is not None and line.sha256 is not None:
        saved = Saved(Path(line.path), line.size, line.sha256)
    if line.state != OK:
        error = ReelkitError(line.reason or f"it ended as {line.state} and has no purchase")
    return Outcome(line.key, line.state, line.job_id, saved, error, line.credits)
