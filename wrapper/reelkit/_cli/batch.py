"""`reelkit batch`: one video per line of a file."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click
from click.core import ParameterSource

from reelkit._cli.batch_files.input import BatchFile, BatchTotals, source_of
from reelkit._cli.batch_files.progress import Progress
from reelkit._cli.batch_files.sheet import ContactSheet
from reelkit._cli.batch_files.summary import Summary, check_replaceable
from reelkit._cli.preview import estimated_cost, preview_batch
from reelkit._cli.reporting.events import delivering
from reelkit._cli.reporting.log_lines import log_outcome, log_purchases
from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.event_loop import EventLoop
from reelkit._cli.support.exit_codes import OUTPUT_FAILED
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, outcome_facts, outcome_line
from reelkit._cli.support.run_state import Run
from reelkit._cli.support.values import text
from reelkit._cli.workers.registration import register
from reelkit._client.batch import Outcome
from reelkit._errors import ReelkitError
from reelkit._flows.billing import Balance
from reelkit._flows.pace import STOP_AFTER
from reelkit._logs.absence import Recovery
from reelkit._objects.partial_object import check_folder
from reelkit._objects.urls import in_folder
from reelkit_specs import CREDITS_PER_USD, counted

SUMMARY_FILE = "summary.json"
LARGE_BATCH = 20  # lines; a larger batch shows the balance first
LARGE_COST = 5 * CREDITS_PER_USD  # estimated credits; a more expensive batch shows the balance first


@click.command(cls=JobCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE")
@click.option(
    "-o",
    "--output",
    required=True,
    type=shared_options.Output(file_okay=False, path_type=Path),
    metavar="DIRECTORY",
    help="The folder to save into, or a folder of objects such as s3://bucket/videos/.",
)
@click.option(
    "--prompt", type=text, metavar="TEMPLATE", help="The prompt of every line, such as 'a {animal} in {place}'."
)
@click.option(
    "--model",
    type=text,
    shell_complete=shared_options.complete_models,
    metavar="ID",
    help="The model of lines without a model. Default: the same as `generate`.",
)
@click.option(
    "--max-credits",
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="The maximum number of credits to spend in this run.",
)
@shared_options.max_in_flight
@click.option(
    "--stop-after",
    type=click.IntRange(min=1),
    metavar="N",
    default=STOP_AFTER,
    show_default=True,
    help="Stop when this many creates in a row could not be delivered, got no response, or were refused for a reason "
    "that applies to every line, such as a wrong base URL.",
)
@shared_options.resubmit(default="proven")
@shared_options.settle
@shared_options.witnesses
@click.option("--retry-failed", is_flag=True, help="Buy again the videos that failed in an earlier run.")
@click.option("--no-page", is_flag=True, help="Write no contact sheet.")
@shared_options.deadline
@shared_options.no_strict_rules
@click.option(
    "--detach",
    is_flag=True,
    help="Register the lines in a journal in PostgreSQL and end; `reelkit worker` makes the videos. --max-in-flight "
    "and --max-credits then hold for all workers together.",
)
@shared_options.on_done
@shared_options.log_format
@shared_options.dry_run
@shared_options.journal
@shared_options.mock
@shared_options.record
@shared_options.base_url
@click.pass_obj
def batch(
    run: Run,
    /,
    file: Path,
    output: Path | str,
    prompt: str | None,
    model: str | None,
    max_credits: float | None,
    max_in_flight: int,
    stop_after: int,
    resubmit: Literal["never", "proven"],
    settle: float,
    witnesses: int,
    retry_failed: bool,
    no_page: bool,
    deadline: float | None,
    no_strict_rules: bool,
    detach: bool,
    on_done: str | None,
    dry_run: bool,
    mock: bool,
    base_url: str | None,
) -> Iterator[Result]:
    """Generate one video per line of FILE. Running it again resumes where it stopped.

    FILE is JSON Lines ({"key": ..., "prompt": ..., other fields}) or CSV (the columns are fields, or fill the template
    given with --prompt). "-" reads standard input. Every line is checked before anything is bought. A line is
    identified by its key, or by its content if it has no key, and is bought once. --deadline applies to each video.

    A video whose create was lost is bought again if the service's logs prove that no job was made. The proof is wrong,
    and the video is bought twice, if the create or its row in the logs arrives more than --settle late, and in rarer
    cases that docs/faults.md lists; `reelkit audit` names such a video. --resubmit never leaves the decision to you.

    Saves each video as DIRECTORY/KEY.mp4. Prints one line per video when it is finished, then a summary, which is also
    written to DIRECTORY/summary.json. DIRECTORY/index.html is a contact sheet: every video with its request, its state
    and its cost, written as the batch goes. A bucket, such as with -o s3://..., gets the videos alone.
    """
    with contextlib.ExitStack() as stack:
        strict_rules = not no_strict_rules
        source = stack.enter_context(source_of(file))
        lines = BatchFile(source, model=model, template=prompt, strict_rules=strict_rules)
        prices = run.prices(base_url, mock=mock)
        totals = lines.check(prices)
        if dry_run:
            yield preview_batch(lines, totals)
            return
        if detach:
            resubmit_source = click.get_current_context().get_parameter_source("resubmit")
            is_resubmit_given = resubmit_source is ParameterSource.COMMANDLINE
            if mock or retry_failed or is_resubmit_given or deadline is not None or on_done is not None:
                raise click.UsageError(
                    "--detach only registers; --mock and --retry-failed do not go with it, and --resubmit, --deadline "
                    "and --on-done are options of `reelkit worker`"
                )
            yield register(run, lines, prices, output, base_url, max_in_flight, max_credits)
            return
        run.is_batch = True
        if mock and not run.journal_file:
            run.use_temporary_journal(stack)
        options = stack.enter_context(run.client_options(base_url, mock=mock, buys=True, deadline=deadline))
        options["strict_rules"] = strict_rules
        options["recovery"] = Recovery(resubmit, settle, witnesses)
        log_purchases(run)
        stack.enter_context(delivering(run, on_done))
        summary = stack.enter_context(Summary(run, totals, prices))

        expected = None if mock else totals.seconds / totals.lines  # the clock of the mock is another one
        progress = Progress(totals.lines, max_in_flight, expected=expected, price=totals.credits / totals.lines)
        loop = stack.enter_context(EventLoop(options | {"on_event": progress.changed}))
        if isinstance(output, str):
            check_folder(output)
        else:
            _make_folder(output)
            check_replaceable(output / SUMMARY_FILE)  # before anything is bought
        balance = loop.run(loop.client.balance()) if _is_large(totals) else None
        _print_totals(totals, balance)
        sheet = None
        if isinstance(output, Path) and not no_page:
            sheet = stack.enter_context(ContactSheet(output, file.name, summary.text))
        started = progress.each_started(summary.started(lines))
        outcomes = loop.client.run_all(
            ((line.key, line.request) for line in (sheet.started(started) if sheet else started)),
            save_to=in_folder(output, "{key}.mp4"),
            deadline=deadline,
            max_in_flight=max_in_flight,
            max_credits=max_credits,
            retry_failed=retry_failed,
            stop_after=stop_after,
        )
        with terminal.jobs_progress(progress.snapshot):
            for result in loop.iterate(outcomes):
                if result.error is not None and result.error.is_for_all:
                    summary.not_tried(result)
                    continue
                outcome = _with_requested_path(result, output)
                log_outcome(outcome)
                code = summary.add(outcome)
                if sheet:
                    sheet.add(outcome)
                progress.ended(outcome)
                yield Result(outcome_line(run, outcome), outcome_facts(run, outcome, code))
        if sheet:
            sheet.write()
        notes, code = (*summary.next_steps(), *([str(sheet)] if sheet else ())), summary.exit_code
        if isinstance(output, Path):
            note, code = _write_summary(summary, output / SUMMARY_FILE)
            notes = (*notes, note)
        facts = summary.facts() | {"exit_code": code}
        data = {"summary": facts, "balance_before": balance._asdict() if balance else None}
        yield Result(summary.text(), data, notes, code)


def _with_requested_path(outcome: Outcome, folder: Path | str) -> Outcome:
    """The outcome with the path of its file as the user gave it; the journal has the absolute path."""
    if outcome.saved is None or isinstance(folder, str):
        return outcome
    return outcome._replace(saved=outcome.saved._replace(path=folder / Path(outcome.saved.path).name))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReelkitError(
            f"cannot create the folder {folder} ({error.strerror}); choose another folder with -o"
        ) from None


def _is_large(totals: BatchTotals) -> bool:
    """Whether the batch is large enough to show the balance first."""
    return totals.lines >= LARGE_BATCH or totals.credits >= LARGE_COST


def _write_summary(summary: Summary, path: Path) -> tuple[str, int]:
    """Write the summary file. Return a note about it and the exit code; a failed video outranks a failed write."""
    try:
        summary.write(path)
    except ReelkitError as error:
        return f"no summary was written: {error}", summary.exit_code or OUTPUT_FAILED
    return f"summary: {path}", summary.exit_code


def _print_totals(totals: BatchTotals, balance: Balance | None) -> None:
    for warning in totals.warnings:
        terminal.note(f"warning: {warning}")
    terminal.note(f"{counted(totals.lines, 'video')}: {estimated_cost(totals)}")
    if balance is not None:
        is_short = balance.currency == "USD" and balance.amount < totals.credits / CREDITS_PER_USD
        terminal.note(f"account balance: {balance}{', less than the estimate' if is_short else ''}")
