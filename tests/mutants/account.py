"""The account of the service: its logs, its ledger and its balance. A job is charged when its video is finished."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from .model import Answer, Call, Job
from .schema import Json

if TYPE_CHECKING:
    from .service import Service

LOGS, LEDGER, BALANCE = "logs", "ledger", "balance"  # situations, as those of the other calls
ACCOUNT = {"/v2/logs": LOGS, "/v2/billing/transactions": LEDGER, "/v2/billing": BALANCE}
PAID_IN = 10_000.0  # US dollars
CREDITS_PER_USD = 2_000_000


def account(service: Service, call: Call) -> Answer:
    """Return the response to a call of the account."""
    situation = ACCOUNT[call.path]
    now = service.now()
    charged = [job for job in service.made if job.state(now) == "completed"]
    if situation == BALANCE:
        left = PAID_IN - sum(job.credits for job in charged) / CREDITS_PER_USD
        return Answer(situation, 200, {"current_balance": round(left, 6), "currency": "USD"})
    if situation == LOGS:
        rows = [row(job, service.marks.get(job.id), job.state(now)) for job in reversed(service.made)]
    else:
        rows = [entry(job) for job in sorted(charged, key=lambda job: (job.ends, job.number), reverse=True)]
    asked = {name: values[0] for name, values in parse_qs(call.query).items()}
    return Answer(situation, 200, _page([each for each in rows if asked.get("model") in (None, each["model"])], asked))


def row(job: Job, mark: str | None, state: str) -> Json:
    """Return the row of a job in the logs."""
    return {
        "created": _iso(job.created),
        "status": "failed" if state == "error" else "succeeded",
        "origin": "api",
        "model": job.model,
        "cost": _amount(0 if state == "error" else job.credits),
        "tokens": None,
        "request_id": f"request-{job.number}",
        "inference_id": job.id,
        "client_request_id": mark,
    }


def entry(job: Job) -> Json:
    """Return the charge of a job."""
    return {
        "created_at": _iso(job.ends),
        "direction": "CHARGE",
        "type": "MODEL_USAGE",
        "amount": _amount(job.credits),
        "model": job.model,
        "reference_id": job.id,
    }


def _page(rows: list[Json], asked: dict[str, str]) -> Json:
    limit, first = int(asked.get("limit", 50)), int(asked.get("offset", asked.get("cursor", 0)))
    has_more = len(rows) > first + limit
    pagination: Json = {"has_more": has_more, "next_cursor": str(first + limit) if has_more else None}
    return {"data": rows[first : first + limit], "pagination": pagination | {"total": len(rows)}}


def _amount(credits: float) -> Any:
    return {"usd": credits / CREDITS_PER_USD, "credits": credits}


def _iso(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
