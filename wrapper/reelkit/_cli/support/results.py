"""The results of the commands, as text for people and as JSON for programs."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from reelkit._cli.support.exit_codes import FAILED, TIMED_OUT, UNKNOWN
from reelkit._cli.support.run_state import Run
from reelkit._client.batch import Outcome
from reelkit._client.job import Job
from reelkit._errors import Problem
from reelkit._journal.purchase import Purchase
from reelkit._protocol.answer import read
from reelkit._system.files import Saved

Json = dict[str, Any]

# The client's messages address programmers; these are their words on the command line.
COMMAND_LINE_WORDS = {
    "pass api_key=... or set": "set",
    "pass strict_rules=False": "pass --no-strict-rules",
    "choose a model that has it": "choose with --model a model that has it",
    "pass the text that `job.token()` returned": "pass the token that `reelkit submit --json` printed",
}


class Result(NamedTuple):
    """The result of a command: *text* for stdout, *data* for stdout with --json, *notes* for stderr.

    What is None is not printed. The name of a file is a Path and not a text, because it need not be valid text.
    """

    text: str | Path | None
    data: Json | None
    notes: tuple[str, ...] = ()
    exit_code: int = 0


def job_facts(job: Job) -> Json:
    """Everything that the last response says about a job."""
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


def purchase_facts(purchase: Purchase) -> Json:
    """Everything about a purchase. Times are seconds since 1970."""
    return purchase._asdict() | {"token": json.loads(purchase.token) if purchase.token else None}


def saved_facts(saved: Saved) -> Json:
    """The path, size and hash of a file."""
    return {"path": str(saved.path), "size": saved.size, "sha256": saved.sha256}


def error_text(error: Exception) -> str:
    """The message of an error in the words of the command line."""
    text = str(error)
    for client_words, command_words in COMMAND_LINE_WORDS.items():
        text = text.replace(client_words, command_words)
    return text


def error_facts(error: Exception, exit_code: int, **more: Any) -> Json:
    """An error with its attributes as a JSON object."""
    attributes = {name: _plain(value) for name, value in vars(error).items() if not name.startswith("_")}
    known = {name: value for name, value in more.items() if value}
    facts = {"type": type(error).__name__, "message": error_text(error), "job_id": None, "exit_code": exit_code}
    return {"error": facts | known | attributes}


def usage_error_facts(message: str, exit_code: int) -> Json:
    """A usage error as a JSON object."""
    return {"error": {"type": "UsageError", "message": message, "job_id": None, "exit_code": exit_code}}


def worst_exit_code(codes: Collection[int]) -> int:
    """The most serious exit code of many: unknown outcome, failed, other errors, timed out, success."""
    known = (UNKNOWN, FAILED)
    rest = sorted({*codes} - {0, TIMED_OUT, *known})
    return next((code for code in (*known, *rest, TIMED_OUT) if code in codes), 0)


def outcome_line(run: Run, outcome: Outcome) -> str:
    """One line for a purchase: its key, its state, and the file or the error."""
    if outcome.error is not None:
        end = run.with_options(error_text(outcome.error))
    elif outcome.saved is not None:
        end = str(outcome.saved.path)
    else:
        end = f"job {outcome.job_id} is done; to save it: {run.command_line('save', '--', outcome.job_id or '')}"
    return f"{outcome.key}  {outcome.state}  {end}"


def outcome_facts(run: Run, outcome: Outcome, code: int) -> Json:
    """The outcome of a purchase as a JSON object."""
    saved = saved_facts(outcome.saved) if outcome.saved else {}
    error: Json = {"error": None}
    if outcome.error is not None:
        error = error_facts(outcome.error, code, message=run.with_options(error_text(outcome.error)))
    return {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id} | saved | error


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and all(isinstance(item, Problem) for item in value):
        return [item._asdict() for item in value]
    return value
