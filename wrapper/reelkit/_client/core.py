"""The decisions that both clients share, as flows: everything except time, sockets and files."""

import contextlib
import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reelkit._client.batch import Outcome, outcome_of, terms
from reelkit._client.live_document import LiveDocument, live_document
from reelkit._effects import Call, Disk, Dispatch, Flow, Pause
from reelkit._errors import DownloadFailed, InvalidRequest, RateLimited, ReelkitError, ServerFailed
from reelkit._flows.audit import LONGEST, Audit, audit
from reelkit._flows.billing import Balance, LedgerTerms, balance
from reelkit._flows.budget import BatchTerms
from reelkit._flows.catalogue import catalogue
from reelkit._flows.create import create, renewed_id
from reelkit._flows.download import Limits, download, open_link
from reelkit._flows.journaling import record_answer, record_outcome, record_state, run_alone, write_journal
from reelkit._flows.pace import STOP_AFTER
from reelkit._flows.purchase import buy, check_place, finish, resubmit
from reelkit._flows.trace import trace
from reelkit._flows.wait import fetch_once, has_failed, is_done, job_failed_error, missing_link_error, wait
from reelkit._io.masking import Masking, mask_in_place
from reelkit._io.settings import Settings, positive
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import SAVED, Purchase
from reelkit._objects.partial_object import check_object, unchanged_object
from reelkit._objects.urls import check_no_path, is_object
from reelkit._prices.catalogue import Catalogue
from reelkit._prices.estimates import Prices, known_prices
from reelkit._protocol.answer import Answer, can_be_sent, refusal
from reelkit._protocol.job_state import JobState, known_model, read_token
from reelkit._protocol.log_memory import WholeScan
from reelkit._protocol.poll_schedule import Poll, Schedule
from reelkit._protocol.request import Prepared, check, json_body, with_files
from reelkit._protocol.routes import Kind, Memory, Prefer
from reelkit._system.files import Saved, check_target, unchanged
from reelkit_specs import is_loopback


class Core:
    """The settings of one client, and what it has learned about the service."""

    __slots__ = ("memory", "random", "settings")

    def __init__(self, settings: Settings, prefer: Prefer) -> None:
        self.settings = settings
        self.memory = Memory(prefer, is_local=is_loopback(urlsplit(settings.base_url).hostname or ""))
        self.random: Callable[[], float] = random.random

    def prepare(self, request: object) -> "Prepared":
        """Check a request before anything is sent."""
        return self.check(self.copied(request))

    def copied(self, request: object) -> dict[str, Any]:
        """A copy of the request, whose files are not read yet."""
        with self.masking():
            body = json_body(request)
            self._refuse_api_key(request=body)
            return body

    def check(self, body: dict[str, Any]) -> "Prepared":
        """Read the files of a copied request, and check it."""
        with self.masking():
            return check(with_files(body), self.settings.strict_rules)

    def masking(self) -> Masking:
        """Mask the API key in the errors of a with block: it may have been given in the wrong place."""
        return Masking(self.settings.key)

    def outcome(self, key: str, job: JobState | None, end: object) -> Outcome:
        """The outcome of a purchase, with the API key masked in the purchase key and in the error."""
        outcome = outcome_of(self.settings.key.hide_in_text(key), job, end)
        if outcome.error is not None:
            mask_in_place(outcome.error, self.settings.key)
        return outcome

    def submit(
        self,
        prepared: "Prepared",
        key: str | None = None,
        save_to: str | os.PathLike[str] | None = None,
        terms: "BatchTerms | None" = None,
        deadline: float | None = None,
    ) -> "Flow[JobState]":
        """Create one job, or return the existing job of the key.

        *deadline* limits the search for a create whose response was lost; without it, the client's deadline does.
        """
        if deadline is not None:
            with self.masking():
                positive(deadline=deadline)
        if not isinstance(key, str | None) or key == "":
            raise ReelkitError(f"a key must be a text of at least one character, not {key!r}")
        self._refuse_api_key(purchase_key=key, save_to=save_to)  # first, because a folder is created
        place = None if save_to is None else self.check_target(save_to)
        if self.settings.journal is None:
            if key is not None:
                raise ReelkitError("a key needs a journal; pass journal=... to the client")
            return self._create_without_journal(prepared, place, deadline)

        return buy(self, prepared, key, None if place is None else _absolute(place), terms=terms, deadline=deadline)

    def _create_without_journal(
        self, prepared: "Prepared", place: Path | str | None, deadline: float | None
    ) -> "Flow[JobState]":
        yield from check_place(place if isinstance(place, str) else None)
        return (yield from self.create(prepared, os.urandom(16).hex(), deadline=deadline))

    def resubmit(self, key: str) -> "Flow[JobState]":
        """Buy again a purchase that failed or whose outcome is unknown."""
        if self.settings.journal is None:
            raise ReelkitError("a key needs a journal; pass journal=... to the client")

        self._refuse_api_key(purchase_key=key)
        return resubmit(self, key)

    def _refuse_api_key(self, **kept: object) -> None:
        """Reject values with the API key in them, which errors, logs and the journal would show."""
        for name, value in kept.items():
            text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
            if self.settings.key.hide_in_text(text) != text:
                what = name.replace("_", " ") if name != "save_to" else name
                raise InvalidRequest(
                    f"the {what} contains the API key, which would be written into the journal or the logs; "
                    "give another one, nothing was bought"
                )

    def unfinished(self) -> "Iterator[Purchase]":
        """The unfinished purchases of this service in the journal."""
        if self.settings.journal is None:
            raise ReelkitError("unfinished purchases need a journal; pass journal=... to the client")
        return self.settings.journal.pending(self.settings.base_url)

    def terms(
        self,
        deadline: float | None,
        max_in_flight: int,
        max_credits: float | None = None,
        retry_failed: bool = False,
        stop_after: int = STOP_AFTER,
    ) -> "BatchTerms":
        """The settings of a batch, with those of the client."""
        with self.masking():
            return terms(
                deadline,
                max_in_flight,
                max_credits,
                retry_failed,
                creates_at_once=self.settings.creates_at_once,
                stop_after=stop_after,
                recovery=self.settings.recovery,
            )

    def live_document(self, model: str) -> "Flow[LiveDocument]":
        """Fetch the service's document of a model."""
        return live_document(model, self.settings.base_url, self.settings.request_timeout)

    def balance(self) -> "Flow[Balance | None]":
        """Fetch the balance of the account."""
        return balance()

    def catalogue(self) -> "Flow[Catalogue]":
        """Read the service's catalogue."""
        return catalogue(self.settings.base_url, self.settings.request_timeout)

    def prices(self) -> Prices:
        """What the journal and the copy of the catalogue say of prices. Nothing is sent."""
        return known_prices(self.settings.base_url, self.settings.journal)

    def audit(self, since: "float | timedelta") -> "Flow[Audit]":
        """Compare the journal with the service's logs and ledger."""
        self.unfinished()  # raises without a journal
        age = since.total_seconds() if isinstance(since, timedelta) else since
        with self.masking():
            positive(since=age)
        return audit(self.settings, self.memory.search, age, self._ledger_terms())

    def trace(self, model: str, age: float, scan: WholeScan) -> "Flow[str | None]":
        """What shows that a lost create may have a job in spite of the logs; its *age* is negative if it is unknown."""
        age = age if age >= 0 else LONGEST
        return trace(self.settings.base_url, self.memory, self._ledger_terms(), model, age, scan)

    def _ledger_terms(self) -> LedgerTerms:
        settings = self.settings
        return LedgerTerms(settings.request_timeout, settings.deadline, settings.retry, self.random)

    def close(self) -> Flow[None]:
        """Close the journal's file; other clients that share the journal open it again."""
        if self.settings.journal is not None:
            yield from run_alone(Journal.close)

    def resume_purchase(self, purchase: "Purchase", terms: "BatchTerms") -> "Flow[JobState]":
        """The job of a purchase, found within the deadline of the terms, or within the client's deadline."""
        now = yield from write_journal(Journal.get, purchase.id)  # it may have changed since it was listed
        job = yield from finish(self, now or purchase, terms)
        if job is None:
            raise ReelkitError(
                f"the purchase {purchase.key!r} has no job; nothing was charged, and its key can be used again"
            )
        return job

    def wanted_path(self, job: "JobState") -> Flow[str | None]:
        """The path where the video of a purchase is to be saved; None if no path was given."""
        if job.purchase is None:
            return None

        job.purchase = yield from write_journal(Journal.with_free_place, job.purchase)
        return job.purchase.save_to

    def check_target(self, path: str | os.PathLike[str]) -> Path | str:
        """The path or URL, if a video can be saved there. Creates its folder. It must not be a file of the journal."""
        with self.masking():
            if isinstance(path, str) and is_object(path):
                return check_object(path)
            check_no_path(path)
            target, journal = check_target(path), self.settings.journal
            # As texts: making paths of them takes a tenth of a job's time in a batch.
            if journal is not None and os.path.realpath(target) in journal.files():
                raise DownloadFailed(f"cannot write {target}: it is a file of the journal; choose another path")
        return target

    def place_of(self, job: "JobState", wanted: str) -> str:
        """*wanted*, unless the purchase was replaced while its job was searched for: then a path of its own."""
        own = job.purchase.save_to if job.purchase is not None else None
        return wanted if own in (None, _absolute(wanted)) else own

    def there_already(self, job: "JobState", path: str | os.PathLike[str]) -> "Flow[Saved | None]":
        """The video of a purchase, if it was saved to this path and is unchanged."""
        purchase = (yield from self.recall(job)).purchase
        if purchase is None or purchase.path != _absolute(path):
            return None

        place, size, sha256 = purchase.path or "", purchase.size, purchase.sha256
        if is_object(place):
            saved: Saved | None = yield Disk(lambda: unchanged_object(place, size, sha256), is_remote=True)
            return saved
        return (yield from run_alone(lambda _: unchanged(place, size, sha256)))

    def create(
        self,
        prepared: "Prepared",
        client_request_id: str,
        renew: Callable[[], Flow[str]] = renewed_id,
        dispatch: Dispatch | None = None,
        terms: "BatchTerms | None" = None,
        deadline: float | None = None,
        intend: Callable[[str], Flow[None]] | None = None,
    ) -> "Flow[JobState]":
        """Send a create with this client request id, or after a rejection with the one that *renew* returns.

        *dispatch* records whether it may have taken effect.
        """
        if terms is not None and terms.deadline is not None:
            deadline = terms.deadline
        return create(
            prepared,
            self.memory,
            retry=self.settings.retry,
            timeout=self.settings.request_timeout,
            deadline=self.settings.deadline if deadline is None else deadline,
            client_request_id=client_request_id,
            renew=renew,
            random=self.random,
            dispatch=Dispatch() if dispatch is None else dispatch,
            terms=terms,
            intend=intend,
            contradiction=None if self.settings.journal is None else self.trace,
        )

    def attach(self, job_id_or_token: str, model_id: str | None) -> "JobState":
        """Attach to a job that was created elsewhere."""
        if not isinstance(job_id_or_token, str) or not can_be_sent(job_id_or_token):
            with self.masking():
                raise InvalidRequest(f"{job_id_or_token!r} is not a job id; use the id that the create returned")
        self._refuse_api_key(job_id=job_id_or_token, model=model_id)
        token = read_token(job_id_or_token) or {}
        self._refuse_api_key(token=token)
        job_id = token.get("job", job_id_or_token.strip())
        if not job_id:
            raise InvalidRequest("there is no job to attach to: the id is empty; use the id that the create returned")
        return self._job(job_id, model_id, token)

    def job_of(self, job_id: str, model_id: str | None) -> "JobState":
        """The job with exactly this id from the service, which is never read as a token."""
        return self._job(job_id, model_id, {})

    def _job(self, job_id: str, model_id: str | None, token: "Mapping[str, Any]") -> "JobState":
        self.memory.remember_attached(job_id)
        model_id = model_id or token.get("model")
        model = known_model(job_id, model_id)
        kind = Kind.of(model.id if model else model_id or "", token.get("resolution"), token.get("duration"))
        paths = self.memory.fetch_paths(model)
        first = token.get("address")  # the address that created the job knows it
        return JobState(job_id, model, kind, tuple(sorted(paths, key=lambda path: path != first)) if first else paths)

    def recall(self, job: "JobState") -> "Flow[JobState]":
        """Find the purchase of an attached job in the journal; done at the first fetch, because it reads the disk."""
        if self.settings.journal is not None and job.purchase is None and not job.is_recalled:
            purchase = yield from write_journal(Journal.by_job, self.settings.base_url, job.id)
            job.is_recalled = True
            if purchase is not None:
                job.become(self.bought(purchase, job.id, job.model.id if job.model else None))
        return job

    def bought(self, purchase: "Purchase", job_id: str, model_id: str | None = None) -> "JobState":
        """The job of a purchase, with its client request id and its cost."""
        model_id = model_id or purchase.model
        job = self.attach(purchase.token, model_id) if purchase.token else self.job_of(job_id, model_id)
        job.client_request_id, job.purchase, job.credits = purchase.client_request_id, purchase, purchase.credits
        return job

    def wait(self, job: "JobState", deadline: float | None, poll: Poll | None = None) -> "Flow[Answer]":
        """Poll until the job is finished."""
        deadline = self.settings.deadline if deadline is None else deadline
        with self.masking():
            positive(deadline=deadline)
        waits = self._wait if self.settings.journal is None else self._wait_with_journal
        return waits(job, deadline, poll)  # one frame less for each job that waits without a journal

    def _wait_with_journal(self, job: "JobState", deadline: float, poll: Poll | None) -> "Flow[Answer]":
        yield from self.recall(job)
        if poll is None and self.settings.poll is None and self.memory.needs_history(job.kind):
            rows = yield from write_journal(Journal.durations, self.settings.base_url, job.kind.model)
            self.memory.remember_history(job.kind.model, [*_kinds(rows)])
        return (yield from record_outcome(self._wait(job, deadline, poll), job))

    def _wait(self, job: "JobState", deadline: float, poll: Poll | None) -> "Flow[Answer]":
        expected = self.memory.first_fetch(job.model, job.kind)
        schedule = Schedule(poll or self.settings.poll, expected, self.random)
        return wait(job, self.memory, schedule, deadline=deadline, timeout=self.settings.request_timeout)

    def refresh(self, job: "JobState") -> "Flow[Answer]":
        """Fetch the job once. Raises without a valid response."""
        return self._fetch(job)

    def _fetch(self, job: "JobState") -> "Flow[Answer]":
        yield from self.recall(job)
        fetched = yield from fetch_once(job, self.memory, Call("GET", "", timeout=self.settings.request_timeout))
        if fetched.reply is not None:
            raise refusal(fetched.reply, bought=True, job_id=job.id)
        if fetched.answer is None:
            message = f"no response about job {job.id}: {fetched.problem}; try again later, the job continues"
            raise ServerFailed(message, body=fetched.doubtful.raw if fetched.doubtful else None, **job.evidence())
        job.answer = fetched.answer
        if job.purchase is not None:
            yield from record_answer(job, fetched.answer)
        return fetched.answer

    def download(self, job: "JobState", url: str, deadline: float | None = None) -> Flow[None]:
        """Download the job's video."""
        link = job.answer.link if job.answer is not None else None
        size = link.file_size if link is not None and link.url == url else None
        return download(url, lambda: self._renewed(job), self._limits(deadline), self.random, self.settings.key, size)

    def open_link(self, job: "JobState", url: str) -> Flow[str]:
        """Open the job's video to be read."""
        return open_link(url, lambda: self._renewed(job), self._limits(None), self.settings.key)

    def _limits(self, deadline: float | None) -> "Limits":
        settings = self.settings
        deadline = settings.deadline if deadline is None else deadline
        with self.masking():
            positive(deadline=deadline)
        return Limits(settings.retry, settings.request_timeout, settings.max_bytes, deadline, settings.min_progress)

    def saved(self, job: "JobState", saved: "Saved") -> Flow[None]:
        """Write the path of the video to the journal."""
        if job.purchase is not None:
            yield from record_state(job, SAVED, Journal.saved, _absolute(saved.path), saved.sha256, saved.size)

    def _fetch_with_retries(self, job: "JobState") -> "Flow[Answer]":
        """Fetch the job until there is a valid response, with the retries of the client."""
        for attempt in range(1, self.settings.retry.attempts):
            try:
                return (yield from self._fetch(job))
            except (ServerFailed, RateLimited):
                yield Pause(max(1.0, self.settings.retry.gap(attempt, self.random)))
        return (yield from self._fetch(job))

    def _renewed(self, job: "JobState") -> Flow[str]:
        """The current link of the job."""
        answer = yield from self._fetch_with_retries(job)
        if is_done(answer) and answer.link is not None:
            return answer.link.url
        raise job_failed_error(job, answer) if has_failed(answer) else missing_link_error(job, answer)


def _kinds(rows: "list[tuple[str, float]]") -> "Iterator[tuple[Kind, float]]":
    """The kind of each job, from its token, and how long it took."""
    for text, seconds in rows:
        with contextlib.suppress(ReelkitError):  # of another version
            token = read_token(text) or {}
            yield Kind.of(token.get("model") or "", token.get("resolution"), token.get("duration")), seconds


def _absolute(path: str | os.PathLike[str]) -> str:
    """The URL or the absolute path, as the journal stores it: other processes may have another current folder."""
    return str(path if is_object(path) else Path(path).absolute())
