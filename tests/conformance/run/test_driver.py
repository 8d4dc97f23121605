"""The driver counts what may cost apart from what cannot, and keeps to its limit."""

import asyncio

import pytest

from reelkit_conformance._cases.case import create_request
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Auth, Exchange, Request
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._run.driver import Driver
from reelkit_conformance._stages.flow import Flow, Withheld, send, send_together
from reelkit_specs import models

MODEL = models()[0]


class AcceptsAll:
    """A transport to a server that refuses nothing."""

    is_local = True

    async def send(self, request: Request, number: int) -> Exchange:
        """Accept the request."""
        return Exchange(number, request, 0.0, 0.0, 200, {}, b'{"id": "a-job"}')


def create(auth: Auth = "key") -> Request:
    """A create with this credential."""
    return create_request(MODEL, "v2", form_of(MODEL).minimal_body, auth)


def test_the_limit_counts_only_creates_that_may_cost() -> None:
    """One without a key cannot: it is sent beyond the limit, and counted apart."""

    def stage() -> Flow[list[str]]:
        ends = []
        for request in (create("none"), create(), create("none"), create(), create("none")):
            try:
                yield from send(request)
                ends.append("sent")
            except Withheld as withheld:
                ends.append(str(withheld))
        return ends

    driver = Driver(AcceptsAll(), RunLog(), 1, lambda purpose: None)  # type: ignore[arg-type] # as far as it is used
    ends = asyncio.run(driver.run(stage()))

    assert ends == ["sent", "sent", "sent", "the limit of 1 accepted creates is reached", "sent"]
    assert (driver.creates, driver.may_cost, driver.is_capped) == (4, 1, True)


@pytest.mark.parametrize("is_local", [True, False])
def test_no_url_with_the_key_leaves_this_machine(is_local: bool) -> None:
    """Servers and proxies keep URLs in their logs."""
    transport = AcceptsAll()
    transport.is_local = is_local
    driver = Driver(transport, RunLog(), None, lambda purpose: None)  # type: ignore[arg-type] # as far as it is used

    def stage() -> Flow[bool]:
        try:
            yield from send(create("in the query"))
        except Withheld:
            return False
        return True

    assert asyncio.run(driver.run(stage())) == is_local


def test_requests_at_the_same_time_are_all_sent_before_the_first_response() -> None:
    """Their exchanges have the order and the numbers of the requests, although the last one ends first."""
    arrived: list[int] = []

    class Waits(AcceptsAll):
        async def send(self, request: Request, number: int) -> Exchange:
            arrived.append(number)
            while len(arrived) < 3:
                await asyncio.sleep(0)
            await asyncio.sleep(0.01 / number)
            return await super().send(request, number)

    def stage() -> Flow[tuple[Exchange, ...]]:
        return (yield from send_together(create(), create("none"), create()))

    driver = Driver(Waits(), RunLog(), None, lambda purpose: None)  # type: ignore[arg-type] # as far as it is used
    exchanges = asyncio.run(driver.run(stage()))

    assert [(exchange.number, exchange.request.auth) for exchange in exchanges] == [(1, "key"), (2, "none"), (3, "key")]
    assert (driver.creates, driver.may_cost) == (3, 2)


def test_creates_at_the_same_time_are_withheld_if_one_of_them_would_be_too_many() -> None:
    """None of them is sent then."""

    def stage() -> Flow[str]:
        try:
            yield from send_together(create(), create())
        except Withheld as withheld:
            return str(withheld)
        return "sent"

    driver = Driver(AcceptsAll(), RunLog(), 1, lambda purpose: None)  # type: ignore[arg-type] # as far as it is used

    assert asyncio.run(driver.run(stage())) == "the limit of 1 accepted creates is reached"
    assert driver.creates == 0
