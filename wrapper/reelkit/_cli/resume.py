"""`reelkit resume`: everything that the journal has unfinished."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.event_loop import Running
from reelkit._cli.support.exit_codes import code_of
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, facts_of, line_of, worst
from reelkit._cli.support.run_state import Run, to_look_into
from reelkit._effects import Event
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal

NOTHING = "nothing is unfinished"


@click.command(cls=JobCommand)
@_options.deadline
@_options.max_in_flight
@_options.journal
@_options.record
@_options.base_url
@click.pass_obj
def resume(run: Run, /, deadline: float | None, max_in_flight: int, base_url: str | None) -> Iterator[Result]:
    """Finish everything that is unfinished: find it, wait for it, save it.

    Buys nothing. Prints one line per purchase as it is done, then a summary.
    """
    run.journal = to_look_into(run.journal_file)
    run.is_resuming = True
    counts: Counter[str] = Counter()
    codes: list[int] = []
    if run.journal is not None:
        options: dict[str, Any] = {"mock": False, "buys": False, "deadline": deadline}
        with run.service(base_url, **options) as service, Running(service | {"on_event": _note}) as running:
            for outcome in running.each(running.client.pending(deadline, max_in_flight=max_in_flight)):
                code = code_of(outcome.error) if outcome.error else 0
                counts[outcome.state] += 1
                codes.append(code)
                yield Result(line_of(run, outcome), facts_of(run, outcome, code))
    summary = ", ".join(f"{count} {state}" for state, count in counts.items()) or NOTHING
    code = worst(codes)
    notes = tuple(_elsewhere(run.journal, find_base_url(base_url))) if run.journal else ()
    yield Result(summary, {"summary": dict(counts), "exit_code": code}, notes, code)


def _elsewhere(journal: "Journal", service: str) -> Iterator[str]:
    """What is unfinished at other services, which this key is not for."""
    counts = Counter(purchase.service for purchase in journal.pending())
    del counts[service]
    for other, count in counts.items():
        yield f"{count} unfinished at {other}: give --base-url {other}"


def _note(event: "Event") -> None:
    _terminal.note(f"job {event.job_id}: {event.status} after {event.elapsed:.0f} s")
