"""Reads the account's charges for models from the service's ledger, and finds those that no purchase explains."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from reelkit._effects import NOW, Call, Failure, Flow, Note, Outcome, Pause, Reply
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, UnexpectedAnswer
from reelkit._flows.journaling import write_journal
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import main_id
from reelkit._protocol.answer import amount_of, identify, json_object, refusal
from reelkit._protocol.log_memory import WholeScan
from reelkit._protocol.retry_timing import Retry, http_date, retry_after
from reelkit._protocol.routes import Memory
from reelkit_specs import counted, find_model

TRANSACTIONS = "/v2/billing/transactions"
PAGE = 100  # entries, the maximum of a page
MARGIN = 60.0  # seconds by which the time of a charge may differ
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

    Ages are by the service's clock. If the service does not send its time, that is the client's time *now*, or that of
    the newest charge if that is earlier.
    """
    until = (yield NOW) + terms.deadline
    params = {"direction": "CHARGE", "type": "MODEL_USAGE", "limit": str(PAGE)}
    charges: list[Charge] = []
    oldest: float | None = None
    while True:
        reply = yield from _page(params, terms, until)
        page, cursor = _read(reply)
        if oldest is None:
            oldest = (http_date(reply.headers.get("date")) or min([now, *(charge.at for charge in page[:1])])) - age
        charges += [charge for charge in page if charge.at >= oldest]
        if cursor is None or (page and page[-1].at < oldest):
            return charges
        if cursor == params.get("cursor"):
            raise UnexpectedAnswer("the ledger cannot be read: a page leads to itself", status_code=reply.status)
        params = params | {"cursor": cursor}
        yield Note(f"read {counted(len(charges), 'charge')} from the ledger")


def unexplained_charge(
    service: str, memory: Memory, terms: LedgerTerms, model: str, age: float, scan: WholeScan
) -> Flow[str | None]:
    """What shows that a create of *age* seconds ago may have a job; None if nothing does.

    That is a charge for its model whose job no purchase has, and no row of the *scan* with a client request id. The
    lack of one proves nothing: a video is charged when it is finished.
    """
    now = yield from write_journal(Journal.now)
    try:
        charges = yield from read_charges((age + MARGIN) * memory.clock_speed, now, terms)
    except (ServerFailed, RateLimited, UnexpectedAnswer) as error:
        return f"the ledger must be readable, too: {error}"
    except ReelkitError:  # this service has no ledger, or this key may not read it
        return None
    for charge in charges:
        if charge.job_id is None or main_id(charge.job_id) in scan.jobs or memory.has_created(charge.job_id):
            continue
        found = None if charge.model is None else find_model(charge.model)
        if charge.model not in (None, model) and (found is None or found.id != model):
            continue
        if (yield from write_journal(Journal.by_job, service, charge.job_id)) is None:
            return (
                f"the ledger has a charge for job {charge.job_id}, which no purchase has and which may be its own; "
                "find out whose it is"
            )
    return None


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
