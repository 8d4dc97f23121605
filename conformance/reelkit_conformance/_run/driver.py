"""Runs a stage: sends its requests, lets time pass, and keeps to the limit of jobs."""

import asyncio
from collections.abc import Callable

from reelkit_conformance._cases.case import could_cost
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._http.response import is_accepted
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.disclosure import judge_key
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._judge.strictness import judge_strictness
from reelkit_conformance._stages.flow import MAX_TOGETHER, FailJob, Flow, Pause, T, Together, Unreachable, Withheld

FREE_ONLY = "it could be accepted and cost money; --max-jobs allows it"
CAP_REACHED = "the limit of {} accepted creates is reached"
KEY_IN_URL = "servers and proxies keep URLs in their logs, so the key is in none that leaves this machine"
OnStep = Callable[[str], None]  # called after each exchange, and before each pause with its purpose


class Driver:
    """One run over one transport."""

    def __init__(self, transport: Transport, log: RunLog, limit: int | None, on_step: OnStep) -> None:
        self._transport = transport
        self._log = log
        self._limit = limit  # of accepted creates that may cost something
        self._on_step = on_step
        self.creates = 0  # accepted
        self.may_cost = 0  # of them
        self.is_capped = False

    async def run(self, flow: Flow[T]) -> T:
        """Run a stage and return its result."""
        try:
            item = next(flow)
            while True:
                if isinstance(item, Pause):
                    self._on_step(item.purpose)
                    await self._transport.pause(item.seconds)
                    item = flow.send(None)
                elif isinstance(item, FailJob):
                    await self._transport.fail_job(item.job)
                    item = flow.send(None)
                elif (reason := self._reason_to_withhold(item)) is not None:
                    item = flow.throw(Withheld(reason))
                elif isinstance(item, Together):
                    item = flow.send(await self._send_together(item.requests))
                else:
                    [exchange] = await self._send_together((item,))
                    item = flow.send(exchange)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            flow.close()

    def _reason_to_withhold(self, item: Request | Together) -> str | None:
        requests = item.requests if isinstance(item, Together) else (item,)
        if any(request.auth == "in the query" for request in requests) and not self._transport.is_local:
            return KEY_IN_URL
        costly = sum(map(could_cost, requests))
        if self._limit is None or not costly or self.may_cost + costly <= self._limit:
            return None
        if not self._limit:
            return FREE_ONLY
        self.is_capped = True
        return CAP_REACHED.format(self._limit)

    async def _send_together(self, requests: tuple[Request, ...]) -> tuple[Exchange, ...]:
        assert len(requests) <= MAX_TOGETHER
        first = len(self._log.exchanges) + 1
        sent = (self._transport.send(request, number) for number, request in enumerate(requests, first))
        exchanges = tuple(await asyncio.gather(*sent))
        for exchange in exchanges:
            self._keep(exchange)
        return exchanges

    def _keep(self, exchange: Exchange) -> None:
        request = exchange.request
        self._log.exchanges.append(exchange)
        self._log.add(judge_strictness(exchange))
        self._log.add(judge_key(exchange))
        if is_accepted(exchange):
            self.creates += request.call == "create" or could_cost(request)
            self.may_cost += could_cost(request)
        if exchange.status is None and not any(one.status is not None for one in self._log.exchanges):
            raise Unreachable(exchange.trouble)
        self._on_step("")
