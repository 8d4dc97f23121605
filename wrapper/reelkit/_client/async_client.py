"""The asynchronous client: the same methods as `Client`, with await."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from datetime import timedelta
from os import PathLike
from types import TracebackType
from typing import Any

from reelkit._client.async_job import AsyncJob
from reelkit._client.batch import Batch, BatchItem, Outcome, Requests
from reelkit._client.core import Core
from reelkit._client.live_document import add_model
from reelkit._client.options import build_core
from reelkit._client.tasks import iterate_in_thread, run_in_tasks
from reelkit._effects import Event
from reelkit._errors import JobFailed, public
from reelkit._flows.audit import Audit
from reelkit._flows.billing import Balance
from reelkit._flows.budget import BatchTerms
from reelkit._flows.pace import STOP_AFTER
from reelkit._io.settings import MAX_BYTES, MAX_CREATES, MAX_JOBS, MIN_PROGRESS
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._logs.absence import Recovery
from reelkit._prices.catalogue import Catalogue
from reelkit._protocol.poll_schedule import Poll
from reelkit._protocol.request import Prepared, has_files
from reelkit._protocol.retry_timing import Retry
from reelkit._protocol.routes import Prefer
from reelkit._system.executor import in_thread
from reelkit._system.files import Saved
from reelkit._telemetry.options import Telemetry
from reelkit_specs import Model


@public
class AsyncClient:
    """Generates videos, many at the same time, in one event loop. It takes the same options as `Client`."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        request_timeout: float = 30.0,
        deadline: float = 900.0,
        poll: Poll | None = None,
        retry: Retry = Retry(),
        recovery: Recovery = Recovery(),
        max_in_flight: int = 12,
        max_creates_in_flight: int = MAX_CREATES,
        transport: Any = None,
        prefer: Prefer = "universal",
        strict_rules: bool = True,
        max_bytes: int = MAX_BYTES,
        min_progress: float = MIN_PROGRESS,
        allow_hosts: Collection[str] = (),
        on_event: Callable[[Event], None] | None = None,
        journal: "Journal | str | PathLike[str] | None" = None,
        record: "str | PathLike[str] | None" = None,
        telemetry: Telemetry | None = None,
    ) -> None:
        from reelkit._io.async_driver import AsyncDriver  # lazy: httpx takes 130 ms to import

        self._core = build_core(
            api_key,
            base_url,
            request_timeout,
            deadline,
            poll,
            retry,
            max_in_flight,
            prefer,
            strict_rules,
            max_bytes,
            on_event,
            journal,
            record,
            min_progress,
            allow_hosts,
            max_creates_in_flight,
            recovery,
            telemetry,
        )
        self._driver = AsyncDriver(self._core.settings, transport)

    async def submit(
        self, request: object, *, key: str | None = None, save_to: str | PathLike[str] | None = None
    ) -> AsyncJob:
        """Create one job from a request class or a dict. The create takes effect once, or an error is raised.

        *key* identifies the purchase in the journal. Submitting again with the same key returns the existing job.
        *save_to* is where `pending` saves the video if this process does not; a later call replaces it.
        """
        prepared = await _prepared(self._core, request)
        self._driver.notifier.warn(prepared.warnings)
        flow = self._core.submit(prepared, key, save_to)
        return AsyncJob(self._core, self._driver, await self._driver.run(flow))

    async def resubmit(self, key: str) -> AsyncJob:
        """Buy a purchase again that failed or has an unknown outcome. Call it only if a person has decided that."""
        return AsyncJob(self._core, self._driver, await self._driver.run(self._core.resubmit(key)))

    def attach(self, job_id_or_token: str, model: str | None = None) -> AsyncJob:
        """Attach to an existing job by its id or its `job.token()`. Sends no request."""
        return AsyncJob(self._core, self._driver, self._core.attach(job_id_or_token, model))

    async def generate(
        self,
        request: object,
        *,
        save_to: str | PathLike[str],
        deadline: float | None = None,
        key: str | None = None,
    ) -> "Saved":
        """Submit the request, wait for the job, and save the video. *deadline* limits each of the three."""
        place = self._core.check_target(save_to)  # before anything is bought
        prepared = await _prepared(self._core, request)
        self._driver.notifier.warn(prepared.warnings)
        flow = self._core.submit(prepared, key, place, deadline=deadline)
        job = AsyncJob(self._core, self._driver, await self._driver.run(flow))
        return await job.save(place, deadline)

    def pending(self, deadline: float | None = None, *, max_in_flight: int = MAX_JOBS) -> AsyncIterator["Outcome"]:
        """Finish every unfinished purchase in the journal, including downloads, and yield the outcomes.

        Buys nothing, except with the *recovery* "proven": then what is proven to have no job is bought again.
        *max_in_flight* is the maximum number of jobs in progress at the same time.
        """
        agreed = self._core.terms(deadline, max_in_flight)
        unfinished = iterate_in_thread(self._core.unfinished)
        return run_in_tasks(lambda purchase: self._finish(purchase, agreed), unfinished, max_in_flight, agreed.places)

    def run_all(
        self,
        requests: "Requests",
        *,
        save_to: str | PathLike[str],
        deadline: float | None = None,
        max_in_flight: int = MAX_JOBS,
        max_credits: float | None = None,
        retry_failed: bool = False,
        stop_after: int = STOP_AFTER,
    ) -> AsyncIterator["Outcome"]:
        """Generate many videos, and yield the outcome of each as its job ends, also if it failed.

        *requests* is a mapping of keys to requests, or an iterable of (key, request) pairs. An iterator is read on
        demand; invalid items of a mapping or a list are reported before anything is bought. If the service reports too
        many requests, all creates pause.
        *save_to* is the path of the videos and contains {key}; *deadline* is for each job; *max_in_flight* is the
        maximum number of jobs in progress; *max_credits* is the maximum number of credits to spend in this call;
        *retry_failed* buys failed purchases again; after *stop_after* creates in a row that could not be delivered,
        got no response, or were refused for a reason that applies to every create, no further one is sent. Calling it
        again with the same keys resumes where it stopped.
        """
        agreed = self._core.terms(deadline, max_in_flight, max_credits, retry_failed, stop_after)
        with self._core.masking():
            batch = Batch(requests, save_to, self._core.prepare)

        async def taken() -> "AsyncIterator[BatchItem]":
            for item in batch:
                yield item

        async def outcomes() -> "AsyncIterator[Outcome]":
            await in_thread(self._core.unfinished)  # raises without a journal, before anything is bought
            agreed.budget.prices = await in_thread(self._core.prices)
            async for item in iterate_in_thread(batch.impossible):  # because it may read files
                yield self._core.outcome(item.key, None, item.problem)
            made = run_in_tasks(lambda item: self._run(item, agreed), taken(), max_in_flight, agreed.places)
            async with contextlib.aclosing(made):
                async for outcome in made:
                    yield outcome

        return outcomes()

    async def _finish(
        self,
        purchase: "Purchase",
        terms: "BatchTerms",
        save: Callable[[AsyncJob, str, float | None], Awaitable[Saved]] = AsyncJob.save,
    ) -> "Outcome":
        state = None
        try:
            state = await self._driver.run(self._core.resume_purchase(purchase, terms))
            place = await self._driver.run(self._core.wanted_path(state))
            job = AsyncJob(self._core, self._driver, state)
            end = await (job.result(terms.deadline) if place is None else save(job, place, terms.deadline))
            return self._core.outcome(purchase.key, state, end)
        except Exception as error:
            return self._core.outcome(purchase.key, state, error)

    async def _run(self, item: "BatchItem", terms: "BatchTerms") -> "Outcome":
        state = None
        try:
            prepared = await _prepared(self._core, item.checked())
            state = await self._driver.run(self._core.submit(prepared, item.key, item.place, terms))
            job = AsyncJob(self._core, self._driver, state)
            end: object = await job.save(self._core.place_of(state, item.place), terms.deadline)
        except Exception as error:
            end = error
        if state is not None:
            terms.budget.job_ended(state, has_failed=isinstance(end, JobFailed))
        return self._core.outcome(item.key, state, end)

    async def audit(self, since: float | timedelta = timedelta(days=7)) -> "Audit":
        """Compare the journal with the service's logs and ledger. Buys nothing and changes nothing.

        *since* is how far back the audit goes, in seconds or as a timedelta.
        """
        return await self._driver.run(self._core.audit(since))

    async def add_model(self, model: str) -> Model:
        """Add a model that is newer than this release, by its id or an alias, and return what is known of it.

        The service's document of the model is read, repaired and checked, and the result is kept in the user's cache.
        From then on `submit`, `reelkit.request` and the mock know the model, here and in later processes. Raises with
        the reasons if the document is refused. Needs the extra `specs`.
        """
        document = await self._driver.run(self._core.live_document(model))
        return await in_thread(lambda: add_model(document))

    async def balance(self) -> "Balance | None":
        """The balance of the account; None if the service does not report it. Sends one short request."""
        return await self._driver.run(self._core.balance())

    async def catalogue(self) -> "Catalogue":
        """The video models that the service lists now, with their prices. Sends one request, without the API key.

        If the service cannot be reached, it is the copy of an earlier call, with a warning.
        """
        return await self._driver.run(self._core.catalogue())

    async def close(self) -> None:
        """Close the connections and the journal's file."""
        await self._driver.close()
        await self._driver.run(self._core.close())

    async def __aenter__(self) -> "AsyncClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def _prepared(core: Core, request: object) -> Prepared:
    """The checked request. Its files are read in a thread."""
    body = core.copied(request)
    return await in_thread(lambda: core.check(body)) if has_files(body) else core.check(body)
