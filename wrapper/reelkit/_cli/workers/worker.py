"""`reelkit worker`: makes the videos of registered lines, together with other workers."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import click

from reelkit._cli.reporting.events import delivering
from reelkit._cli.reporting.log_lines import log_outcome, log_purchases
from reelkit._cli.reporting.metrics import Address, serving
from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.event_loop import EventLoop
from reelkit._cli.support.exit_codes import code_of
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, outcome_facts, outcome_line, worst_exit_code
from reelkit._cli.support.run_state import Run, required_journal
from reelkit._cli.workers.batches import listed
from reelkit._cli.workers.work import work
from reelkit._io.settings import find_base_url
from reelkit._lines.lines import Lines
from reelkit._logs.absence import Recovery
from reelkit._telemetry.request_counts import RequestCounts


@click.command(cls=JobCommand)
@click.option("--until-done", is_flag=True, help="End when every registered line has ended, instead of waiting.")
@shared_options.max_in_flight
@shared_options.resubmit(default="proven")
@shared_options.settle
@shared_options.witnesses
@shared_options.deadline
@click.option(
    "--metrics",
    type=Address(),
    metavar="[HOST:]PORT",
    help="Serve metrics for Prometheus at /metrics. The default host is 127.0.0.1.",
)
@shared_options.on_done
@shared_options.log_format
@shared_options.journal
@shared_options.base_url
@click.pass_obj
def worker(
    run: Run,
    /,
    until_done: bool,
    max_in_flight: int,
    resubmit: Literal["never", "proven"],
    settle: float,
    witnesses: int,
    deadline: float | None,
    metrics: tuple[str, int] | None,
    on_done: str | None,
    base_url: str | None,
) -> Iterator[Result]:
    """Make the videos of lines that `reelkit batch --detach` has registered, until Ctrl-C or SIGTERM.

    Any number of workers may run, on any machines that reach the journal in PostgreSQL and the folder of the videos.
    Each line is made by one of them and bought once. When a worker ends, others take over its lines: at once, or after
    its lease if it was killed. --max-in-flight is for this worker; a batch has a limit of its own for all of them.
    Prints one line per video when it is finished.
    """
    run.journal = required_journal(run.journal_file)
    log_purchases(run)
    lines = Lines(run.journal, find_base_url(base_url))
    counts: Counter[str] = Counter()
    codes: list[int] = []
    requests = RequestCounts()
    with (
        run.client_options(base_url, mock=False, buys=True, deadline=deadline) as options,
        delivering(run, on_done),
        serving(metrics, lines, requests),
        # The lines were checked when they were registered.
        EventLoop(
            options
            | {
                "strict_rules": False,
                "recovery": Recovery(resubmit, settle, witnesses),
                "record": requests if metrics else None,
            }
        ) as loop,
    ):
        terms = loop.client._core.terms(deadline, max_in_flight)
        terminal.note(f"worker: {listed(lines.counts())}")
        for outcome in loop.iterate(work(loop.client, lines, terms, max_in_flight, until_done=until_done)):
            code = code_of(outcome.error) if outcome.error else 0
            counts[outcome.state] += 1
            log_outcome(outcome)
            codes.append(code)
            yield Result(outcome_line(run, outcome), outcome_facts(run, outcome, code))
        everyone = lines.counts()
    code = worst_exit_code(codes)
    text = f"this worker: {listed(counts)}\nall workers: {listed(everyone)}"
    yield Result(text, {"summary": dict(counts), "all": everyone, "exit_code": code}, (), code)
