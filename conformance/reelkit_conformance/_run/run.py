"""A run: the stages of each model in order, and the report."""

import asyncio
import contextlib
import signal
import time
from collections.abc import Callable, Iterator

from reelkit_conformance._cases.case import Sampling
from reelkit_conformance._checks.check import Level
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import is_accepted, job_id, requested_id
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.coverage import Circumstances, Exercised
from reelkit_conformance._judge.document_checks import judge_documents
from reelkit_conformance._judge.evidence import RunLog, run_results
from reelkit_conformance._judge.findings import INTERRUPTED, Coverage, Engine, Report
from reelkit_conformance._judge.job_checks import judge_jobs
from reelkit_conformance._judge.published_prices import judge_published_prices
from reelkit_conformance._report.progress import Progress
from reelkit_conformance._run.driver import CAP_REACHED, Driver
from reelkit_conformance._stages.billing import check_billing, check_catalogue, read_balance
from reelkit_conformance._stages.flow import Unreachable
from reelkit_conformance._stages.job_ends import follow_jobs, judge_lengths
from reelkit_conformance._stages.jobs import Patience
from reelkit_conformance._stages.level1_shape import check_shape
from reelkit_conformance._stages.level2_refusals import check_refusals, check_robustness
from reelkit_conformance._stages.level3_jobs import check_jobs
from reelkit_conformance._stages.level4_equivalence import check_equivalence
from reelkit_conformance._stages.parallel import check_parallel
from reelkit_conformance._stages.plan import FETCHES_OF_ACCOUNT, MAX_REQUESTS, MAX_THOROUGH, Plan, Settings
from reelkit_specs import Model, counted


def run(settings: Settings, plan: Plan, progress: Callable[[Progress], None]) -> Report:
    """Run what the settings ask for, and return the report. The *plan* is what was announced."""
    return asyncio.run(_Run(settings, plan, progress).execute())


class _Run:
    def __init__(self, settings: Settings, plan: Plan, progress: Callable[[Progress], None]) -> None:
        self._settings = settings
        self._progress = progress
        self._plan = plan
        self._patience = Patience(settings.patience)
        self._log = RunLog()
        self._level: Level = "L0"
        self._transport = Transport(settings.base_url, settings.key)
        self._limit = plan.limit(settings)
        self._driver = Driver(self._transport, self._log, self._limit, self._report_progress)
        self._unsent = plan.left_out
        self._cut_short = 0  # models for which Schemathesis had more requests than fitted into the run
        self._engines: tuple[Engine, ...] = ("directed", "fuzz") if settings.fuzzes else ("directed",)

    async def execute(self) -> Report:
        with _cancelled_by_sigterm():
            return await self._execute()

    async def _execute(self) -> Report:
        started = time.monotonic()
        ended_early = None
        if "L0" in self._settings.levels:
            self._log.add(judge_documents(self._settings.models))
        try:
            for model in self._settings.models if self._settings.levels != ("L0",) else ():
                self._log.model = model.id
                await self._run_model(model)
        except Unreachable as error:
            ended_early = f"nothing responds at {self._settings.base_url}: {error}"
        except asyncio.CancelledError:  # Ctrl-C or SIGTERM; what was seen is reported
            ended_early = INTERRUPTED
        finally:
            await self._transport.close()
        if self._driver.is_capped and ended_early is None:
            ended_early = CAP_REACHED.format(self._limit)
        ended_early = ended_early or self._patience.incomplete or None
        return self._report(time.monotonic() - started, ended_early)

    async def _run_model(self, model: Model) -> None:
        levels, log, run = self._settings.levels, self._log, self._driver.run
        sampling = self._settings.sampling(model)
        first = len(log.exchanges)
        balance = None
        if "L4" in levels and sampling.follows_all and self._limit != 0:
            balance = await run(read_balance(model))
        if not self._settings.key.is_recognizable:
            log.record_skip("AUT-010", "the key is too short to be told from other texts")
        self._level = "L1"
        self._report_progress("")  # the first response may take long
        service = await run(check_shape(log, model))
        if "L2" in levels:
            self._level = "L2"
            service = await run(check_refusals(log, model, service, sampling))
        finished, manual_clock = [], False
        if "L3" in levels:
            self._level = "L3"
            manual_clock = await self._transport.has_manual_clock()
            finished = await run(check_jobs(log, model, service, sampling, self._patience, manual_clock))
        if "L4" in levels:
            self._level = "L4"
            await run(check_equivalence(log, model, service, finished, sampling))
            await run(check_parallel(log, model, service, finished, sampling))
            log.add(judge_published_prices(model, log.exchanges[first:]))
            await run(check_catalogue(log, model))
        if "L2" in levels:
            self._level = "L2"
            await run(check_robustness(log, service, sampling))
        if "L3" in levels and sampling.follows_all:
            reserved = FETCHES_OF_ACCOUNT - 2 if "L4" in levels else 0
            await self._follow_jobs(sampling, manual_clock, len(log.exchanges) - first + reserved)
        if "L4" in levels:
            self._level = "L4"
            await run(check_billing(log, model, self._transport.client_request_id, balance))
        if self._settings.fuzzes:
            from reelkit_conformance._stages.fuzz import run_schemathesis  # lazy: Schemathesis takes 0.4 s

            self._level = "L2"
            most = MAX_THOROUGH - (len(log.exchanges) - first)
            self._cut_short += await run(run_schemathesis(log, model, self._settings.seed, most))
            if "L3" in levels and sampling.follows_all:
                await self._follow_jobs(sampling, manual_clock, len(log.exchanges) - first)
        judge_lengths(log, model)
        log.add(judge_jobs(_of_created_jobs(log.exchanges[first:])))

    async def _follow_jobs(self, sampling: Sampling, manual_clock: bool, used: int) -> None:
        """Follow every job of the model to its end, with the requests that are left. *used* is how many are not."""
        self._level = "L3"
        most = (MAX_THOROUGH if sampling.is_exhaustive else MAX_REQUESTS) - used
        left = await self._driver.run(follow_jobs(self._log, sampling, self._patience, manual_clock, most))
        self._unsent = self._unsent.plus(left)

    def _report_progress(self, purpose: str) -> None:
        sent = len(self._log.exchanges)
        self._progress(Progress(self._level, self._log.model, sent, self._driver.creates, self._plan.requests, purpose))

    def _report(self, seconds: float, ended_early: str | None) -> Report:
        settings, log = self._settings, self._log
        return Report(
            target=settings.base_url,
            models=tuple(model.id for model in settings.models),
            levels=settings.levels,
            seed=settings.seed,
            engines=self._engines,
            planned_requests=self._plan.requests,
            planned_creates=self._plan.creates,
            requests=len(log.exchanges),
            creates=self._driver.creates,
            planned_may_cost=self._plan.may_cost if self._limit is None else self._limit,
            may_cost=self._driver.may_cost,
            seconds=seconds,
            results=run_results(log, settings.levels),
            exchanges=tuple(log.exchanges),
            ended_early=ended_early,
            remarks=tuple(self._left_out()) if self._limit != 0 else (),
            coverage=self._coverage(ended_early),
        )

    def _left_out(self) -> Iterator[str]:
        """Yield what the run has left out, because it did not fit into its requests."""
        thorough = self._settings.thorough
        if left := str(self._unsent):
            limit = f"{MAX_THOROUGH if thorough else MAX_REQUESTS:,} requests are the limit for a model"
            yield f"left out, because {limit}: {left}{'' if thorough else '; --thorough sends more'}"
        if self._cut_short:
            yield f"for {counted(self._cut_short, 'model')}, Schemathesis was stopped at {MAX_THOROUGH:,} requests"

    def _coverage(self, ended_early: str | None) -> tuple[Coverage, ...]:
        settings = self._settings
        if settings.levels == ("L0",):  # which sends nothing
            return ()
        exercised = Exercised()
        for exchange in self._log.exchanges:
            exercised.add(exchange, exchange.request.model)
        circumstances = Circumstances(settings.levels, self._engines, self._limit != 0, ended_early)
        return exercised.coverage(settings.models, circumstances)


@contextlib.contextmanager
def _cancelled_by_sigterm() -> Iterator[None]:
    """Let SIGTERM cancel this task if it raises KeyboardInterrupt elsewhere, as asyncio.run does for SIGINT.

    SIGINT itself cannot be sent in its place: shells ignore it in what they run in the background.
    """
    task = asyncio.current_task()
    if signal.getsignal(signal.SIGTERM) is not signal.default_int_handler or task is None:
        yield
        return
    loop = asyncio.get_running_loop()
    signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(task.cancel))  # which wakes the loop
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _of_created_jobs(exchanges: list[Exchange]) -> list[Exchange]:
    """Return the exchanges about jobs of this run; fetches of other ids have checks of their own."""
    made = {job_id(exchange) for exchange in exchanges if exchange.request.call == "create" and is_accepted(exchange)}
    return [exchange for exchange in exchanges if exchange.request.call != "fetch" or requested_id(exchange) in made]
