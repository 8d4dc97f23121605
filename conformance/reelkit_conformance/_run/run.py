"""A run: the stages of each model, one after the other, and the report of what they saw."""

import asyncio
import time
from collections.abc import Callable

from reelkit_conformance._cases.case import Chance
from reelkit_conformance._checks.check import Level
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import accepted, asked_id, job_id
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.document_checks import documents
from reelkit_conformance._judge.evidence import Book, results
from reelkit_conformance._judge.findings import INTERRUPTED, Report
from reelkit_conformance._judge.job_checks import judge_jobs
from reelkit_conformance._report.progress import Progress
from reelkit_conformance._run.driver import CAP, Driver
from reelkit_conformance._stages.flow import Unreachable
from reelkit_conformance._stages.level1_shape import shape
from reelkit_conformance._stages.level2_refusals import refused
from reelkit_conformance._stages.level3_jobs import lives
from reelkit_conformance._stages.level4_equivalence import equal
from reelkit_conformance._stages.plan import Plan, Settings, plan
from reelkit_specs import Model

TIMES = 3  # as long as the slowest video was seen to take; then it is stuck
UNKNOWN_TIME = 120.0  # seconds, where no time was ever seen


def run(settings: Settings, progress: Callable[[Progress], None]) -> Report:
    """Everything that the settings ask for."""
    return asyncio.run(_Run(settings, progress).whole())


class _Run:
    def __init__(self, settings: Settings, progress: Callable[[Progress], None]) -> None:
        self._settings = settings
        self._progress = progress
        self._plan: Plan = plan(settings)
        self._book = Book()
        self._level: Level = "L0"
        self._transport = Transport(settings.base_url, settings.key)
        self._driver = Driver(self._transport, self._book, settings.max_jobs, self._tell)

    async def whole(self) -> Report:
        begun = time.monotonic()
        ended_early = None
        if "L0" in self._settings.levels:
            self._book.take(documents(self._settings.models))
        try:
            for model in self._settings.models if self._settings.levels != ("L0",) else ():
                self._book.model = model.id
                await self._model(model)
        except Unreachable as error:
            ended_early = f"nothing answers at {self._settings.base_url}: {error}"
        except asyncio.CancelledError:  # Ctrl-C; what was seen was paid for, and is told
            ended_early = INTERRUPTED
        finally:
            await self._transport.close()
        if self._driver.is_capped and ended_early is None:
            ended_early = CAP.format(self._settings.max_jobs)
        return self._report(time.monotonic() - begun, ended_early)

    async def _model(self, model: Model) -> None:
        levels, book, run = self._settings.levels, self._book, self._driver.run
        chance = Chance(self._settings.seed, model, self._settings.fuzzes)
        first = len(book.exchanges)
        self._level = "L1"
        house = await run(shape(book, model))
        if "L2" in levels:
            self._level = "L2"
            await run(refused(book, model, house, chance))
        over = []
        if "L3" in levels:
            self._level = "L3"
            steered = await self._transport.is_steered()
            over = await run(lives(book, model, house, chance, self._patience(model), steered))
        if "L4" in levels:
            self._level = "L4"
            await run(equal(book, model, house, over, chance))
        if self._settings.fuzzes:
            from reelkit_conformance._stages.fuzz import fuzzed  # lazy: Schemathesis takes 0.4 s

            self._level = "L2"
            await run(fuzzed(book, model, self._settings.seed))
        book.take(judge_jobs(_of_jobs(book.exchanges[first:])))

    def _patience(self, model: Model) -> float:
        if self._settings.patience is not None:
            return self._settings.patience
        return TIMES * max((time.most for time in model.times), default=UNKNOWN_TIME)

    def _tell(self) -> None:
        sent = len(self._book.exchanges)
        self._progress(Progress(self._level, self._book.model, sent, self._driver.creates, self._plan.requests))

    def _report(self, seconds: float, ended_early: str | None) -> Report:
        settings, book = self._settings, self._book
        return Report(
            target=settings.base_url,
            models=tuple(model.id for model in settings.models),
            levels=settings.levels,
            seed=settings.seed,
            engines=("directed", "fuzz") if settings.fuzzes else ("directed",),
            planned_requests=self._plan.requests,
            planned_creates=self._plan.creates,
            requests=len(book.exchanges),
            creates=self._driver.creates,
            seconds=seconds,
            results=results(book, settings.levels),
            exchanges=tuple(book.exchanges),
            ended_early=ended_early,
        )


def _of_jobs(exchanges: list[Exchange]) -> list[Exchange]:
    """The exchanges about jobs that were made in this run: what is said of others has a check of its own."""
    made = {job_id(exchange) for exchange in exchanges if exchange.ask.call == "create" and accepted(exchange)}
    return [exchange for exchange in exchanges if exchange.ask.call != "fetch" or asked_id(exchange) in made]
