"""Fetches the balance of the account, if the service reports it."""

import math
from typing import NamedTuple

from reelkit._effects import NOW, Call, Flow, Note, Outcome, Reply
from reelkit._errors import public
from reelkit._protocol.answer import json_object

BILLING = "/v2/billing"
TIMEOUT = 3.0  # seconds; the balance is useful but not worth a wait
LONGEST_NAME = 8  # characters of a currency


@public
class Balance(NamedTuple):
    """An amount of money in the currency of the service."""

    amount: float
    currency: str

    def __str__(self) -> str:
        return f"{self.amount:,.2f} {self.currency}"


def balance() -> Flow[Balance | None]:
    """Fetch the balance once; None without a valid response."""
    now = yield NOW
    outcome: Outcome = yield Call("GET", BILLING, timeout=TIMEOUT, until=now + TIMEOUT)
    found = _read(outcome) if isinstance(outcome, Reply) else None
    if found is None:
        why = f"the service returned {outcome.status}" if isinstance(outcome, Reply) else outcome.reason
        yield Note(f"the balance is unknown: {why}")
    return found


def _read(reply: Reply) -> Balance | None:
    content = json_object(reply) if 200 <= reply.status < 300 else None
    amount, currency = (content or {}).get("current_balance"), (content or {}).get("currency")
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not math.isfinite(amount):
        return None
    if not isinstance(currency, str) or not currency.isalpha() or len(currency) > LONGEST_NAME:
        return None
    return Balance(amount, currency)
