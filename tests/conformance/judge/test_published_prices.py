"""The costs of creates are compared with the prices of the contract."""

import json
from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.published_prices import judge_published_prices
from tests.conformance.exchanges import Exchanges
from tests.offers import TEXT, known

PLAIN = {"model": TEXT, "prompt": "A fox"}
MODEL = known(TEXT)
PRICE = next(price for price in MODEL.prices if (price.resolution, price.duration) == ("720p", 5)).credits


def asked(body: Any, cost: float | None, status: int = 200) -> Exchange:
    """Return a create whose response names this cost."""
    answer = {"id": "a", "status": "queued"} | ({} if cost is None else {"meta": {"usage": {"credits_used": cost}}})
    exchange = Exchanges().create(answer, status)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return exchange._replace(request=exchange.request._replace(body=raw, model=TEXT))


@pytest.mark.parametrize("body", [PLAIN, PLAIN | {"resolution": "720p"}, PLAIN | {"duration": 5.0}])
def test_a_cost_that_is_not_the_price_is_a_finding(body: dict[str, Any]) -> None:
    """A field that is left out has its default."""
    [right] = judge_published_prices(MODEL, [asked(body, PRICE)])
    [wrong] = judge_published_prices(MODEL, [asked(body, PRICE + 1)])

    assert (right.check, right.finding) == ("BIL-001", None)
    assert wrong.finding is not None
    assert wrong.finding.case == "create, v2, resolution 720p, duration 5"
    assert (wrong.finding.expected, wrong.finding.got) == (f"{PRICE:,} credits", f"{PRICE + 1:,} credits")


@pytest.mark.parametrize(
    "exchange",
    [
        asked(PLAIN, None),
        asked(PLAIN, 1, status=400),
        asked(PLAIN | {"resolution": "360p"}, 1),
        asked(PLAIN | {"style": "clay"}, 1),
        asked(PLAIN | {"resolution": "8k"}, 1),
        asked(b"{", 1),
    ],
    ids=["no cost", "refused", "no known price", "another option", "invalid", "not JSON"],
)
def test_what_has_no_known_price_is_not_judged(exchange: Exchange) -> None:
    """An option such as a style may cost something as well."""
    assert [*judge_published_prices(MODEL, [exchange])] == []
