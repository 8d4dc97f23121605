"""Reads the balance of the account, and its charges for models in the ledger."""

import math
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from reelkit._effects import NOW, Call, Failure, Flow, Note, Outcome, Pause, Reply
from reelkit._errors import ReelkitError, ServerFailed, UnexpectedAnswer, public
from reelkit._protocol.answer import amount_of, identify, json_object, refusal
from reelkit._protocol.retry_timing import Retry, http_date, retry_after

BILLING = "/v2/billing"
BALANCE_TIMEOUT = 3.0  # seconds; the balance is useful but not worth a wait
LONGEST_NAME = 8  # characters of a currency
TRANSACTIONS = "/v2/billing/transactions"
PAGE = 100  # entries, the maximum of a page
MISSING = frozenset({404, 405, 501})  # statuses of a service without a ledger


@public
class Balance(NamedTuple):
    """An amount of money in the currency of the service."""

    amount: float
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:,.2f} {self.currency}"


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


def balance() -> Flow[Balance | None]:
    """Fetch the balance once; None without a valid response."""
    now = yield NOW
    outcome: Outcome = yield Call("GET", BILLING, timeout=BALANCE_TIMEOUT, until=now + BALANCE_TIMEOUT)
    found = _read_balance(outcome) if isinstance(outcome, Reply) else None
    if found is None:
        why = f"the service returned {outcome.status}" if isinstance(outcome, Reply) else outcome.reason
        yield Note(f"the balance is unknown: {why}")
    return found


def read_charges(age: float, now: float, terms: LedgerTerms) -> Flow[list[Charge]]:
    """Read the charges of the last *age* seconds, newest first.

    Ages are by the service's clock. If the service does not send its time, that is the client's time *now*, or that of
    the newest charge if that is earlier.
    """
    until = (yield NOW) + terms.deadline
    params = {"direction": "CHARGE", "type": "MODEL_USAGE", "limit": str(PAGE)}
    charges: list[Charge] = []
    oldest: float | None = None
    while True:
        reply = yield from _page(params, terms, until)
        page, cursor = _read_page(reply)
        if oldest is None:
            oldest = (http_date(reply.headers.get("date")) or min([now, *(charge.at for charge in page[:1])])) - age
        charges += [charge for charge in page if charge.at >= oldest]
        if cursor is None or (page and page[-1].at < oldest):
            return charges
        if cursor == params.get("cursor"):
            raise UnexpectedAnswer("the ledger cannot be read: a page leads to itself", status_code=reply.status)
        params = params | {"cursor": cursor}
        yield Note(f"read {len(charges)} charges from the ledger")


def _read_balance(reply: Reply) -> Balance | None:
    content = json_object(reply) if 200 <= reply.status < 300 else None
    amount, currency = (content or {}).get("current_balance"), (content or {}).get("currency")
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not math.isfinite(amount):
        return None
    if not isinstance(currency, str) or not currency.isalpha() or len(currency) > LONGEST_NAME:
        return None
    return Balance(amount, currency)


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


def _read_page(reply: Reply) -> tuple[list[Charge], str | None]:
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
