"""`reelkit batch`: a video for each line of a file."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from reelkit._cli.batch_file import Checked, Lines, source_of
from reelkit._cli.batch_summary import Summary
from reelkit._cli.preview import cost, preview_of_many
from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.event_loop import Running
from reelkit._cli.support.exit_codes import UNWRITTEN
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, facts_of, line_of
from reelkit._cli.support.run_state import Run
from reelkit._cli.support.values import text
from reelkit._client.outcomes import Outcome
from reelkit._errors import ReelkitError
from reelkit._flows.balance import Balance
from reelkit._journal.journal import Journal
from reelkit._protocol.poll import Poll
from reelkit._protocol.prices import CREDITS_PER_USD

SUMMARY = "summary.json"
REHEARSAL = {"clock": "speed:15"}  # for --mock: many videos at the speed of the real ones would take hours
REHEARSED = (0.7, 1.0, 0.7, 0.1)  # and their poll
LARGE = 20  # lines, or
NOTICEABLE = 5 * CREDITS_PER_USD  # by the estimate, from where on the balance is asked for


@click.command(cls=JobCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE")
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to save into."
)
@click.option(
    "--prompt", type=text, metavar="TEMPLATE", help="The prompt of each line, such as 'a {animal} in {place}'."
)
@click.option("--model", type=text, metavar="ID", help="The model of lines that name none. Default: as for `generate`.")
@click.option(
    "--max-credits", type=click.FloatRange(min=0, min_open=True), metavar="N", help="What this run may spend at most."
)
@_options.max_in_flight
@click.option("--retry-failed", is_flag=True, help="Buy again what failed before.")
@_options.deadline
@_options.dry_run
@_options.journal
@_options.mock
@_options.record
@_options.base_url
@click.pass_obj
def batch(
    run: Run,
    /,
    file: Path,
    output: Path,
    prompt: str | None,
    model: str | None,
    max_credits: float | None,
    max_in_flight: int,
    retry_failed: bool,
    deadline: float | None,
    dry_run: bool,
    mock: bool,
    base_url: str | None,
) -> Iterator[Result]:
    """Make a video for each line of FILE, and save it as DIRECTORY/KEY.mp4.

    FILE is JSON Lines ({"key": ..., "prompt": ..., other fields}) or CSV (its columns are fields, or fill the template
    of --prompt); - is standard input. Every line is checked before anything is bought. Given again, the command goes on
    where it was: a line's key, or without one its content, stands for one purchase. --deadline is that of each video.

    Prints one line per video as it is done, then a summary, which is also put into DIRECTORY/summary.json.
    """
    with contextlib.ExitStack() as stack:
        lines = Lines(stack.enter_context(source_of(file)), model=model, template=prompt)
        checked = lines.check()
        if dry_run:
            yield preview_of_many(lines, checked)
            return
        run.is_batch = True
        if mock and not run.journal_file:
            _keep_a_journal(run, stack)
        options: dict[str, Any] = {"mock": mock, "buys": True, "deadline": deadline, "scenario": REHEARSAL}
        service = stack.enter_context(run.service(base_url, **options))
        if mock:
            service["poll"] = Poll(*REHEARSED)
        summary = stack.enter_context(Summary(run, checked))

        running = stack.enter_context(Running(service))
        _make(output)
        balance = running.wait_for(running.client.balance()) if _is_large(checked) else None
        _say(checked, balance)
        outcomes = running.client.run_all(
            ((line.key, line.request) for line in summary.taken(lines)),
            save_to=output / "{key}.mp4",
            deadline=deadline,
            max_in_flight=max_in_flight,
            max_credits=max_credits,
            retry_failed=retry_failed,
        )
        with _terminal.counting(checked.lines) as tell:
            for made in running.each(outcomes):
                outcome = _placed(made, output)
                code = summary.add(outcome)
                tell(*summary.progress())
                yield Result(line_of(run, outcome), facts_of(run, outcome, code))
        where, code = _written(summary, output / SUMMARY)
        facts = summary.facts() | {"exit_code": code}
        data = {"summary": facts, "balance_before": balance._asdict() if balance else None}
        yield Result(summary.text(), data, (*summary.advice(), where), code)


def _keep_a_journal(run: Run, stack: contextlib.ExitStack) -> None:
    """A journal for the purchases from a mock, which end with it."""
    run.journal = Journal(Path(stack.enter_context(tempfile.TemporaryDirectory()), "jobs.db"))
    stack.callback(run.journal.close)


def _placed(outcome: "Outcome", folder: Path) -> "Outcome":
    """The outcome with its file as it was asked for: the journal knows it by its whole path."""
    if outcome.saved is None:
        return outcome
    return outcome._replace(saved=outcome.saved._replace(path=folder / f"{outcome.key}.mp4"))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReelkitError(f"{folder}: cannot be made ({error.strerror}); choose another folder with -o") from None


def _is_large(checked: Checked) -> bool:
    """Whether a person would like to know what is left before this begins."""
    return checked.lines >= LARGE or checked.credits >= NOTICEABLE


def _written(summary: Summary, place: Path) -> tuple[str, int]:
    """Where the summary is, or why it is not; and the exit code, which tells of the videos first."""
    try:
        summary.write(place)
    except ReelkitError as error:
        return f"there is no summary: {error}", summary.exit_code or UNWRITTEN
    return f"summary: {place}", summary.exit_code


def _say(checked: Checked, balance: "Balance | None") -> None:
    for remark in checked.remarks:
        _terminal.note(f"warning: {remark}")
    _terminal.note(f"{checked.lines:,} videos: {cost(checked)}")
    if balance is not None:
        is_short = balance.currency == "USD" and balance.amount < checked.credits / CREDITS_PER_USD
        _terminal.note(f"the account has {balance}{', which is less than that' if is_short else ''}")
