"""`reelkit resume`: everything that the journal has unfinished."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from reelkit._cli import _options, _terminal
from reelkit._cli._command import JobCommand
from reelkit._cli._exit_codes import FAILED, code_of
from reelkit._cli._journal import to_look_into
from reelkit._cli._report import Json, Result, error_facts, error_text, saved_facts
from reelkit._cli._run import Run
from reelkit._settings import find_base_url

if TYPE_CHECKING:
    from reelkit._calls import Event
    from reelkit._journal import Journal
    from reelkit._outcomes import Outcome

UNKNOWN, GOES_ON = 8, 6
NOTHING = "nothing is unfinished"


@click.command(cls=JobCommand)
@_options.deadline
@_options.journal
@_options.base_url
@click.pass_obj
def resume(run: Run, /, deadline: float | None, base_url: str | None) -> Iterator[Result]:
    """Finish everything that is unfinished: find it, wait for it, save it.

    Buys nothing. Prints one line per purchase as it is done, then a summary.
    """
    run.journal = to_look_into(run.journal_file)
    run.is_resuming = True
    counts: Counter[str] = Counter()
    codes: list[int] = []
    if run.journal is not None:
        with run.client(base_url, deadline=deadline, on_event=_note) as client:
            for outcome in client.pending(deadline):
                code = code_of(outcome.error) if outcome.error else 0
                counts[outcome.state] += 1
                codes.append(code)
                yield Result(_line(run, outcome), _facts(run, outcome, code))
    summary = ", ".join(f"{count} {state}" for state, count in counts.items()) or NOTHING
    code = _worst(codes)
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


def _worst(codes: list[int]) -> int:
    """What must be known first: what may be paid for, what failed, what went wrong, what takes its time."""
    known = (UNKNOWN, FAILED)
    rest = sorted({*codes} - {0, GOES_ON, *known})
    return next((code for code in (*known, *rest, GOES_ON) if code in codes), 0)


def _line(run: Run, outcome: "Outcome") -> str:
    """The key, the state, and the file or what to do."""
    if outcome.error is not None:
        end = run.with_options(error_text(outcome.error))
    elif outcome.saved is not None:
        end = str(outcome.saved.path)
    else:
        end = f"job {outcome.job_id} is done; save it with: {run.line('save', '--', outcome.job_id or '')}"
    return _terminal.harmless(f"{outcome.key}  {outcome.state}  {end}")


def _facts(run: Run, outcome: "Outcome", code: int) -> Json:
    saved = saved_facts(outcome.saved) if outcome.saved else {}
    error: Json = {"error": None}
    if outcome.error is not None:
        error = error_facts(outcome.error, code, message=run.with_options(error_text(outcome.error)))
    return {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id} | saved | error
