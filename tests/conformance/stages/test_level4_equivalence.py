"""The price of a request at both addresses."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.level4_equivalence import judge_prices
from tests.conformance.exchanges import Exchanges

KITE, FOX = b'{"prompt": "kite"}', b'{"prompt": "fox"}'


def create(address: Address, body: bytes, credits: Any) -> Exchange:
    """Return an accepted create with this cost; None is a response without a cost."""
    answer = {"id": "a", "status": "queued"} | (
        {} if credits is None else {"meta": {"usage": {"credits_used": credits}}}
    )
    exchange = Exchanges().create(answer, address=address)
    return exchange._replace(request=exchange.request._replace(body=body))


def found(*exchanges: Exchange) -> tuple[list[str], int, list[str]]:
    """Return the findings, the number of tries and what was skipped."""
    log = RunLog()
    log.exchanges += exchanges
    judge_prices(log)
    return [one.got for _, one in log.findings], log.tried["PAR-005", None], [check for check, _ in log.skipped]


def test_one_request_has_one_price() -> None:
    """Each request is compared only with itself."""
    asked = [create("v2", KITE, 5), create("legacy", KITE, 5), create("v2", FOX, 8), create("legacy", FOX, 8)]

    assert found(*asked) == ([], 2, [])


@pytest.mark.parametrize(("there", "got"), [(6, "6 credits"), (None, "no cost")])
def test_a_different_price_is_found(there: int | None, got: str) -> None:
    """Also if only one address returns a cost."""
    assert found(create("v2", KITE, 5), create("legacy", KITE, there)) == ([got], 1, [])


@pytest.mark.parametrize(
    "asked", [[], [create("v2", KITE, 5)], [create("v2", KITE, None), create("legacy", KITE, None)]]
)
def test_without_two_costs_nothing_is_judged(asked: list[Exchange]) -> None:
    """A service need not return the cost of a job."""
    assert found(*asked) == ([], 0, ["PAR-005"])
