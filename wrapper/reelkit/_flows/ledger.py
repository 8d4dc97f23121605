"""Reads the account's charges for models from the service's ledger."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from reelkit._effects import NOW, Call, Failure, Flow, Note, Outcome, Pause, Reply
from reelkit._errors import ReelkitError, ServerFailed, UnexpectedAnswer
from reelkit._protocol.answer import amount_of, identify, json_object, refusal
from reelkit._protocol.retry_timing import Retry, http_date, retry_after
from reelkit_specs import counted

TRANSACTIONS = "/v2/billing/transactions"
PAGE = 100  # entries, the maximum of a page
MISSING = frozenset({404, 405, 501})  # statuses of a service without a ledger


class Charge(NamedTuple):
    """One charge for a model, in the unit of the journal's costs. *at* is a time on the service's clock."""

    job_id: str | None
    model: str | None
    credits: float | None
    at: float


class LedgerTerms(NamedTuple):
    """How the pages of the ledger are requested."""

    timeout: float
    deadline: float
    retry: Retry
    random: Callable[[], float]


def read_charges(age: float, now: float, terms: LedgerTerms) -> Flow[list[Charge]]:
    """Read the charges of the last *age* seconds, newest first.

    Ages are by the service's clock. *now* is the client's time, used if the service does not send its own.
    """
    until = (yield NOW) + terms.deadline
    params = {"direction": "CHARGE", "type": "MODEL_USAGE", "limit": str(PAGE)}
    charges: list[Charge] = []
    oldest: float | None = None
    while True:
        reply = yield from _page(params, terms, until)
        page, cursor = _read(reply)
        if oldest is None:
            oldest = (http_date(reply.headers.get("date")) or now) - age
        charges += [charge for charge in page if charge.at >= oldest]
        if cursor is None or (page and page[-1].at < oldest):
            return charges
        if cursor == params.get("cursor"):
            raise UnexpectedAnswer("the ledger cannot be read: a page leads to itself", status_code=reply.status)
        params = params | {"cursor": cursor}
        yield Note(f"read {counted(len(charges), 'charge')} from the ledger")


def _page(params: dict[str, str], terms: LedgerTerms, until: float) -> Flow[Reply]:
    """Request one page. A failed request and a busy service are tried again."""
    for attempt in range(1, terms.retry.attempts + 1):
        outcome: Outcome = yield Call("GET", TRANSACTIONS, params, timeout=terms.timeout, until=until)
        if isinstance(outcome, Reply) and 200 <= outcome.status < 300:
            return outcome
        wait = terms.retry.gap(attempt, terms.random)
        if isinstance(outcome, Failure):
            error: ReelkitError = ServerFailed(f"the ledger cannot be read: {outcome.reason}; try again later")
        elif outcome.status in MISSING:
            raise ReelkitError(f"the service has no ledger: it returned {outcome.status} for {TRANSACTIONS}")
        else:
            error = refusal(outcome, bought=False)
            if outcome.status != 429 and outcome.status < 500:
                raise error
            wait = max(wait, retry_after(outcome.headers) or 0.0)
        if attempt == terms.retry.attempts or outcome.at + wait >= until:
            raise error
        yield Pause(wait)
    raise AssertionError("the last attempt returns or raises")


def _read(reply: Reply) -> tuple[list[Charge], str | None]:
    """The charges of a page, and the cursor of the next one. Entries of any other shape are left out."""
    content = json_object(reply) or {}
    entries, pagination = content.get("data"), content.get("pagination")
    if not isinstance(entries, list) or not isinstance(pagination, dict):
        raise UnexpectedAnswer(
            "the ledger cannot be read: the response is not a page of entries", status_code=reply.status
        )
    cursor = pagination.get("next_cursor") if pagination.get("has_more") is True else None
    return [charge for entry in entries if (charge := _charge(entry))], cursor if isinstance(cursor, str) else None


def _charge(entry: Any) -> Charge | None:
    if not isinstance(entry, dict):
        return None
    try:
        moment = datetime.fromisoformat(entry["created_at"])
        at = moment.timestamp() if moment.tzinfo is not None else None
    except (KeyError, TypeError, ValueError, OverflowError):
        at = None
    if at is None or entry.get("direction", "CHARGE") != "CHARGE" or entry.get("type", "MODEL_USAGE") != "MODEL_USAGE":
        return None
    amount, model = entry.get("amount"), entry.get("model")
    return Charge(
        identify({"id": entry.get("reference_id")}),
        model if isinstance(model, str) else None,
        amount_of(amount.get("credits")) if isinstance(amount, dict) else None,
        at,
    )
