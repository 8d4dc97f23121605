"""Plays the stages: sends what they ask for, lets time go by, and keeps to what may be spent."""

from collections.abc import Callable

from reelkit_conformance._cases.case import could_cost
from reelkit_conformance._http.exchange import Ask, Exchange
from reelkit_conformance._http.response import accepted
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Failing, Flow, Pause, T, Unreachable, Withheld

FREE_ONLY = "it could be accepted and would cost; allow it with --max-jobs"
CAP = "the cap of {} accepted creates is reached"


class Driver:
    """One run over one transport."""

    def __init__(self, transport: Transport, book: Book, max_jobs: int | None, told: Callable[[], None]) -> None:
        self._transport = transport
        self._book = book
        self._max_jobs = max_jobs
        self._told = told
        self.creates = 0
        self.is_capped = False

    async def run(self, flow: Flow[T]) -> T:
        """The result of a stage."""
        try:
            item = next(flow)
            while True:
                if isinstance(item, Pause):
                    await self._transport.pause(item.seconds)
                    item = flow.send(None)
                elif isinstance(item, Failing):
                    await self._transport.fail(item.job)
                    item = flow.send(None)
                elif (reason := self._withheld(item)) is not None:
                    item = flow.throw(Withheld(reason))
                else:
                    item = flow.send(await self._sent(item))
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            flow.close()

    def _withheld(self, ask: Ask) -> str | None:
        if self._max_jobs is None or self.creates < self._max_jobs or not could_cost(ask):
            return None
        if not self._max_jobs:
            return FREE_ONLY
        self.is_capped = True
        return CAP.format(self._max_jobs)

    async def _sent(self, ask: Ask) -> Exchange:
        exchange = await self._transport.send(ask, len(self._book.exchanges) + 1)
        self._book.exchanges.append(exchange)
        if accepted(exchange) and (ask.call == "create" or could_cost(ask)):
            self.creates += 1
        if exchange.status is None and not any(one.status is not None for one in self._book.exchanges):
            raise Unreachable(exchange.trouble)
        self._told()
        return exchange
