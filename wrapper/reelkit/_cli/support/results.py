"""What the commands have to say, for people and for programs."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from reelkit._cli.support.exit_codes import FAILED, GOES_ON, UNKNOWN
from reelkit._cli.support.run_state import Run
from reelkit._client.job import Job
from reelkit._client.outcomes import Outcome
from reelkit._errors import Problem
from reelkit._journal.purchase import Purchase
from reelkit._protocol.answer import read
from reelkit._system.files import Saved

Json = dict[str, Any]

# The client speaks to programmers; on the command line the same advice has other names.
SAID_HERE = {
    "pass api_key=... or set": "set",
    "pass strict_rules=False": "pass --no-strict-rules",
    "use what `job.token()` gave": "use the token that `reelkit submit --json` gave",
}


class Result(NamedTuple):
    """What a command comes to: *text* for people, *data* for programs, *notes* for those who look on.

    What is None is not printed. The name of a file is a path, and not a text, as it is not printed like one.
    """

    text: str | Path | None
    data: Json | None
    notes: tuple[str, ...] = ()
    exit_code: int = 0


def job_facts(job: "Job") -> Json:
    """Everything about a job that its last answer tells."""
    answer = read(job.raw) if job.raw is not None else None
    token = json.loads(job.token())
    return {
        "job_id": job.id,
        "status": job.status,
        "meaning": answer.meaning if answer else None,
        "model": token.get("model"),
        "url": answer.link.url if answer and answer.link else None,
        "usage": {"credits": job.usage.credits, "usd": job.usage.usd} if job.usage else None,
        "key": job.purchase.key if job.purchase else None,
        "token": token,
        "raw": job.raw,
    }


def purchase_facts(purchase: "Purchase") -> Json:
    """Everything about a purchase. Times are seconds since 1970."""
    return purchase._asdict() | {"token": json.loads(purchase.token) if purchase.token else None}


def saved_facts(saved: "Saved") -> Json:
    """Everything about a file."""
    return {"path": str(saved.path), "size": saved.size, "sha256": saved.sha256}


def error_text(error: Exception) -> str:
    """The text of an error in the words of the command line."""
    text = str(error)
    for there, here in SAID_HERE.items():
        text = text.replace(there, here)
    return text


def error_facts(error: Exception, exit_code: int, **more: Any) -> Json:
    """An error with its evidence, as one JSON object."""
    evidence = {name: _plain(value) for name, value in vars(error).items() if not name.startswith("_")}
    known = {name: value for name, value in more.items() if value}
    facts = {"type": type(error).__name__, "message": error_text(error), "job_id": None, "exit_code": exit_code}
    return {"error": facts | known | evidence}


def usage_facts(message: str, exit_code: int) -> Json:
    """The same for what was typed wrong."""
    return {"error": {"type": "UsageError", "message": message, "job_id": None, "exit_code": exit_code}}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and all(isinstance(item, Problem) for item in value):
        return [item._asdict() for item in value]
    return value


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
