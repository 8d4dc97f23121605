"""`reelkit resume`: finishes every unfinished purchase in the journal."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import click

from reelkit._cli.batch_files.progress import Progress, usual_seconds
from reelkit._cli.reporting.events import delivering
from reelkit._cli.reporting.log_lines import log_outcome, log_purchases
from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.event_loop import EventLoop
from reelkit._cli.support.exit_codes import code_of
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, outcome_facts, outcome_line, worst_exit_code
from reelkit._cli.support.run_state import Run, existing_journal
from reelkit._effects import Event
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._logs.absence import PROVEN, Recovery
from reelkit_specs import find_model

NOTHING_UNFINISHED = "no unfinished purchases"


@click.command(cls=JobCommand)
@shared_options.deadline
@shared_options.max_in_flight
@shared_options.resubmit(default="never")
@shared_options.settle
@shared_options.witnesses
@shared_options.on_done
@shared_options.log_format
@shared_options.journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def resume(
    run: Run,
    /,
    deadline: float | None,
    max_in_flight: int,
    resubmit: Literal["never", "proven"],
    settle: float,
    witnesses: int,
    on_done: str | None,
    base_url: str | None,
) -> Iterator[Result]:
    """Finish every unfinished purchase: find its job, wait for it, and save the video.

    Buys nothing, except with --resubmit proven: then what is proven to have no job is bought again. Prints one line per
    purchase when it is finished, then a summary.
    """
    run.journal = existing_journal(run.journal_file)
    run.is_resuming = True
    log_purchases(run)
    counts: Counter[str] = Counter()
    codes: list[int] = []
    if run.journal is not None:
        settings: dict[str, Any] = {"mock": False, "buys": resubmit == PROVEN, "deadline": deadline}
        service = find_base_url(base_url)
        progress = _progress(run.journal.pending(service), max_in_flight)
        with (
            run.client_options(base_url, **settings) as options,
            delivering(run, on_done),
            terminal.jobs_progress(progress.snapshot) as is_redrawn,
            EventLoop(
                options
                | {
                    "recovery": Recovery(resubmit, settle, witnesses),
                    "on_event": progress.changed if is_redrawn else _with_line(progress),
                }
            ) as loop,
        ):
            for outcome in loop.iterate(loop.client.pending(deadline, max_in_flight=max_in_flight)):
                code = code_of(outcome.error) if outcome.error else 0
                counts[outcome.state] += 1
                codes.append(code)
                progress.ended(outcome)
                log_outcome(outcome)
                yield Result(outcome_line(run, outcome), outcome_facts(run, outcome, code))
    summary = ", ".join(f"{count} {state}" for state, count in counts.items()) or NOTHING_UNFINISHED
    code = worst_exit_code(codes)
    notes = tuple(_other_services(run.journal, find_base_url(base_url))) if run.journal else ()
    yield Result(summary, {"summary": dict(counts), "exit_code": code}, notes, code)


def _other_services(journal: Journal, service: str) -> Iterator[str]:
    """Notes about unfinished purchases from other services, which may need another API key."""
    counts = Counter(purchase.service for purchase in journal.pending())
    del counts[service]
    for other, count in counts.items():
        yield f"{count} unfinished from {other}: pass --base-url {other}"


def _progress(unfinished: Iterable[Purchase], at_once: int) -> Progress:
    seconds = [
        usual_seconds(find_model(purchase.model), purchase.request.get("resolution"), purchase.request.get("duration"))
        for purchase in unfinished
    ]
    return Progress(len(seconds), at_once, expected=sum(seconds) / len(seconds) if seconds else None)


def _with_line(progress: Progress) -> Callable[[Event], None]:
    """Prints a line for each change as well."""

    def changed(event: Event) -> None:
        progress.changed(event)
        terminal.note(f"job {event.job_id}: {event.status} after {event.elapsed:.0f} s")

    return changed
