"""What came of purchases, when a command finishes many: the line, the facts and the exit code."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from reelkit._cli.support.exit_codes import FAILED, GOES_ON, UNKNOWN
from reelkit._cli.support.results import Json, error_facts, error_text, saved_facts
from reelkit._cli.support.run_state import Run

if TYPE_CHECKING:
    from reelkit._client.outcomes import Outcome


def worst(codes: Collection[int]) -> int:
    """What must be known first: what may be paid for, what failed, what went wrong, what takes its time."""
    known = (UNKNOWN, FAILED)
    rest = sorted({*codes} - {0, GOES_ON, *known})
    return next((code for code in (*known, *rest, GOES_ON) if code in codes), 0)


def line_of(run: Run, outcome: "Outcome") -> str:
    """The key, the state, and the file or what to do."""
    if outcome.error is not None:
        end = run.with_options(error_text(outcome.error))
    elif outcome.saved is not None:
        end = str(outcome.saved.path)
    else:
        end = f"job {outcome.job_id} is done; save it with: {run.line('save', '--', outcome.job_id or '')}"
    return f"{outcome.key}  {outcome.state}  {end}"


def facts_of(run: Run, outcome: "Outcome", code: int) -> Json:
    """The same for programs."""
    saved = saved_facts(outcome.saved) if outcome.saved else {}
    error: Json = {"error": None}
    if outcome.error is not None:
        error = error_facts(outcome.error, code, message=run.with_options(error_text(outcome.error)))
    return {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id} | saved | error
