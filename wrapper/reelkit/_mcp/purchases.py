"""What the tools do: list models, estimate, generate, resume and list jobs, within the credits and the folder given."""

import asyncio
import contextlib
import itertools
import weakref
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from reelkit._cli.models import inputs_of, model_facts
from reelkit._client.async_client import AsyncClient
from reelkit._client.async_job import AsyncJob, save_to_free_name
from reelkit._client.batch import Outcome
from reelkit._client.tasks import iterate_in_thread, run_in_tasks
from reelkit._errors import JobFailed, ReelkitError
from reelkit._flows.budget import BatchTerms, Budget
from reelkit._io.settings import MAX_JOBS
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._mcp.call import ToolCall
from reelkit._mcp.output_folder import SUFFIX, OutputFolder
from reelkit._objects.urls import is_object
from reelkit._protocol.request import nearest_models
from reelkit._system.executor import in_thread
from reelkit._system.files import Saved, is_numbered
from reelkit_specs import find_model, models

Json = dict[str, Any]


class Purchases:
    """The purchases of one server, which share its credits."""

    def __init__(self, client: AsyncClient, journal: Journal, folder: OutputFolder, max_credits: float) -> None:
        self._client = client
        self._core = client._core
        self._journal = journal
        self._folder = folder
        self._budget = Budget(max_credits)
        self._places: list[tuple[Path, str]] = []  # the files of the calls that are running, with their keys
        self._turns: weakref.WeakValueDictionary[str, asyncio.Lock] = weakref.WeakValueDictionary()  # of keys

    async def open(self) -> None:
        """Read what is known of prices."""
        self._budget.prices = await in_thread(self._core.prices)

    async def list_models(self, call: ToolCall, model: str | None = None) -> Json:
        """The models, or everything about one."""
        if model is None:
            return {"models": [{"id": each.id, "inputs": inputs_of(each)} for each in models()]}
        if (found := find_model(model)) is None:
            raise ReelkitError(f"there is no model {model!r}; {nearest_models(model)}")
        return {"models": [model_facts(found)]}

    async def estimate(self, call: ToolCall, request: Json) -> Json:
        """What a request would cost. Nothing is sent."""
        prepared = self._core.prepare(request)
        likely = (await in_thread(self._core.prices)).estimate(prepared)
        facts: Json = {"credits": None, "usd": None, "source": None}
        if likely is not None:
            facts = {"credits": likely.credits, "usd": likely.usd, "source": likely.source}
        return {**facts, "warnings": list(prepared.warnings), **self._spent()}

    async def generate(self, call: ToolCall, key: str, request: Json, file: str | None = None) -> Json:
        """Buy one video, or continue with the one that was bought with this key, and save it."""
        place = self._folder.place(file or f"{key}{SUFFIX}")
        with self._held(place, key):
            async with self._turn(key):
                return await self._generate(call, key, request, place)

    async def _generate(self, call: ToolCall, key: str, request: Json, wanted: Path) -> Json:
        prepared = self._core.prepare(request)
        place = await in_thread(lambda: self._free_place(wanted, key))
        terms = self._terms()._replace(budget=self._budget)
        flow = self._core.submit(prepared, key, place, terms)
        state = await self._client._driver.run(call.watched(flow))
        job, has_failed = AsyncJob(self._core, self._client._driver, state), False
        try:
            saved = await job.there_already(place)
            if saved is None:
                await call.progress(f"job {job.id}: {job.status or 'created'}")
                async for event in job.events():
                    await call.progress(f"job {job.id}: {event.status}")
                saved = await save_to_free_name(await job.result(), place)
        except JobFailed:
            has_failed = True
            raise
        finally:
            self._budget.job_ended(state, has_failed=has_failed)
        facts = {"key": key, "job_id": job.id, **_file(saved), "credits": state.credits}
        return {**facts, "warnings": list(prepared.warnings), **self._spent()}

    async def resume(self, call: ToolCall, key: str | None = None) -> Json:
        """Finish what was bought for this folder, or one purchase of it. Buys nothing."""
        terms, outcomes = self._terms(), []

        async def finish(purchase: Purchase) -> Outcome:
            async with self._turn(purchase.key):
                return await self._client._finish(purchase, terms, _save)

        unfinished: AsyncIterator[Purchase] = iterate_in_thread(lambda: self._unfinished(key))
        async for outcome in run_in_tasks(finish, unfinished, MAX_JOBS, terms.places):
            outcomes.append(_outcome(outcome))
            await call.progress(f"{outcome.key}: {outcome.state}")
        if key is not None and not outcomes:
            raise ReelkitError(f"no unfinished purchase of this folder has the key {key!r}; list_jobs shows them")
        return {"purchases": outcomes}

    async def list_jobs(self, call: ToolCall, limit: int = 50) -> Json:
        """The purchases of this folder in the journal, the newest first."""
        found = await in_thread(lambda: [*itertools.islice(self._of_folder(self._every()), limit)])
        return {"purchases": [_purchase(purchase) for purchase in found], **self._spent()}

    def _terms(self) -> BatchTerms:
        """Terms of their own for each call: a create that was refused does not stop those of later calls."""
        return self._core.terms(None, MAX_JOBS)

    def _spent(self) -> Json:
        return {"spent_credits": self._budget.spent, "max_credits": self._budget.limit}

    def _every(self) -> Iterator[Purchase]:
        return self._journal.every(self._core.settings.base_url)

    def _unfinished(self, key: str | None) -> Iterator[Purchase]:
        return (each for each in self._of_folder(self._core.unfinished()) if key in (None, each.key))

    def _of_folder(self, purchases: Iterator[Purchase]) -> Iterator[Purchase]:
        """The purchases whose file is below the folder. Others in the journal do not belong to this server."""
        return (
            each
            for each in purchases
            if each.save_to is not None and not is_object(each.save_to) and self._folder.has(Path(each.save_to))
        )

    @contextlib.contextmanager
    def _held(self, place: Path, key: str) -> Iterator[None]:
        """Keep the file for this purchase while its call is running: its video is not there yet."""
        entry = place.resolve(), key
        if any(held == entry[0] and other != key for held, other in self._places):
            raise self._taken(place, "is the file of another call")
        self._places.append(entry)
        try:
            yield
        finally:
            self._places.remove(entry)

    def _turn(self, key: str) -> asyncio.Lock:
        """Held by the call that saves the video of this key: a repeated call finds it saved."""
        return self._turns.setdefault(key, asyncio.Lock())

    def _free_place(self, wanted: Path, key: str) -> Path:
        """The file for a video. Raises if it is that of another purchase, or exists otherwise.

        No call replaces another file. This check refuses a call before it buys. What becomes of the name afterwards,
        such as by another server, is decided when the file is created: a name that is taken then gets a number.
        """
        earlier = self._journal.latest(self._core.settings.base_url, key)
        place = _named(earlier, wanted)
        if place.exists() and (earlier is None or earlier.path != str(place)):
            raise self._taken(place, "exists already")
        target = place.resolve()
        for other in self._core.unfinished():
            if other.key != key and other.save_to is not None and Path(other.save_to).resolve() == target:
                raise self._taken(place, f"is the file of the purchase {other.key!r}")
        return place

    def _taken(self, place: Path, why: str) -> ReelkitError:
        name = place.relative_to(self._folder.path)
        return ReelkitError(f"{str(name)!r} {why}; name another file, nothing was bought")


async def _save(job: AsyncJob, wanted: str, deadline: float | None) -> Saved:
    """Save the video of a job, without replacing another file."""
    place = _named(job.purchase, Path(wanted))
    return await job.there_already(place) or await save_to_free_name(await job.result(deadline), place, deadline)


def _named(purchase: Purchase | None, wanted: Path) -> Path:
    """The file of a purchase: the wanted one, or the one that it was saved to because that was taken."""
    saved = purchase.path if purchase is not None else None
    return Path(saved) if saved is not None and is_numbered(Path(saved), wanted) else wanted


def _file(saved: Saved) -> Json:
    return {"path": str(saved.path), "size": saved.size, "sha256": saved.sha256}


def _outcome(outcome: Outcome) -> Json:
    facts: Json = {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id, "credits": outcome.credits}
    if outcome.saved is not None:
        facts |= _file(outcome.saved)
    return facts | {"error": None if outcome.error is None else str(outcome.error)}


def _purchase(purchase: Purchase) -> Json:
    """A purchase without its request, which may hold whole pictures."""
    shown = "key", "state", "model", "job_id", "path", "credits", "reason", "intended_at"
    return {name: getattr(purchase, name) for name in shown}
