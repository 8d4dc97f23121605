"""Resumes a purchase: its existing job, or the one that the service's logs have. Buys nothing."""

import contextlib
import os
from typing import Protocol

from reelkit._effects import NOW, Flow, Note, Pause
from reelkit._errors import ReelkitError, SubmissionUnknown
from reelkit._flows.create import keep_other_jobs
from reelkit._flows.journaling import record_absence, record_job_id, with_resolve_commands, write_journal, write_or_warn
from reelkit._flows.pace import Places
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import GIVEN_UP, INTENDED, UNKNOWN, Purchase
from reelkit._logs.log_search import Found, ProofTerms, find
from reelkit._protocol.job_state import JobState
from reelkit._protocol.routes import Memory

POLL_INTERVAL = 0.5  # seconds between two checks of a purchase that another process is making

creates_in_flight: set[str] = set()  # the creates that this process is sending; other intents are interrupted
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=creates_in_flight.clear)  # a forked child sends none of them


class ServiceSettings(Protocol):
    """The settings of a client that a purchase needs."""

    @property
    def base_url(self) -> str: ...

    @property
    def deadline(self) -> float: ...

    @property
    def request_timeout(self) -> float: ...

    @property
    def account(self) -> str: ...


class RecoveryClient(Protocol):
    """What recovery needs from a client."""

    @property
    def settings(self) -> ServiceSettings: ...

    @property
    def memory(self) -> Memory: ...
    def job_of(self, job_id: str, model_id: str | None) -> JobState: ...
    def bought(self, purchase: Purchase, job_id: str) -> JobState: ...


def resume_purchase(
    core: RecoveryClient,
    purchase: Purchase,
    deadline: float | None = None,
    places: Places | None = None,
    proof: ProofTerms | None = None,
) -> Flow[JobState | None]:
    """The job of a purchase, without a POST; None if the purchase was given up, so that its key is free.

    *deadline* is in seconds; without it, the client's applies. A search gives up its place among *places*, and with
    the terms of a *proof* it also frees the key of a purchase that is proven to have no job.
    """
    deadline = core.settings.deadline if deadline is None else deadline
    return (yield from _take_up(core, purchase, deadline, (yield NOW) + deadline, places, proof))


def _take_up(
    core: RecoveryClient,
    purchase: Purchase,
    deadline: float,
    end: float,
    places: Places | None,
    proof: ProofTerms | None,
) -> Flow[JobState | None]:
    while purchase.state == INTENDED:
        has_ended = yield from is_interrupted(purchase)
        # Only now, because its process may have written another client request id until it ended.
        purchase = (yield from write_journal(Journal.get, purchase.id)) or purchase
        if has_ended:
            break
        if (yield NOW) > end:
            raise ReelkitError(f"another process is still buying {purchase.key!r} at the deadline; check that process")
        yield Pause(min(POLL_INTERVAL, deadline))
    if purchase.state == INTENDED and purchase.left_at is None:
        purchase = yield from write_journal(Journal.free_unsent, purchase)
    if purchase.state == GIVEN_UP:
        return None
    if purchase.job_id is None:
        with contextlib.nullcontext() if places is None else places.freed():
            return (yield from _search_logs(core, purchase, deadline, end, proof))
    return core.bought(purchase, purchase.job_id)


def is_interrupted(purchase: Purchase) -> Flow[bool]:
    """Whether no process is sending the create any more."""
    if purchase.client_request_id in creates_in_flight:
        return False
    return (yield from write_journal(Journal.is_interrupted, purchase))


def _search_logs(
    core: RecoveryClient, purchase: Purchase, deadline: float, end: float, proof: ProofTerms | None
) -> Flow[JobState | None]:
    """Search the logs once for the job of a create whose outcome is unknown.

    The search ends when the create is older than a deadline, and at *end* in any case.
    """
    client_request_id, now = purchase.client_request_id, (yield NOW)
    age = yield from write_journal(Journal.age, purchase)
    until = min(end, now + max(0.0, max(deadline, core.settings.deadline) - max(0.0, age)))
    yield Note(f"the outcome of {purchase.key!r} is unknown; searching the service's logs for {client_request_id}")
    if purchase.account != core.settings.account:
        proof = None  # the logs of this API key may be those of another account, which never show it
    timeout = core.settings.request_timeout
    found: Found = yield from find(
        client_request_id, core.memory.search, age=age, until=until, timeout=timeout, terms=proof
    )
    if found.has_failed:
        yield from write_journal(Journal.given_up, purchase, f"{found.why}; nothing was charged")
        return None
    if found.job_id is None:
        latest = (yield from write_journal(Journal.get, purchase.id)) or purchase
        if latest.state != purchase.state:  # another process has resolved it in the meantime
            return (yield from _take_up(core, latest, deadline, end, None, proof))
        if found.proof is not None:
            yield from record_absence(purchase, found.why, found.proof)
            return None
        reason = purchase.reason
        if purchase.state != UNKNOWN:
            reason = (
                "it is unknown whether the job was created: its process ended before the response arrived, and "
                f"{found.why}"
            )
            yield from write_or_warn(Journal.unknown, purchase, reason)
        error = SubmissionUnknown(
            f"{purchase.key!r}: {reason}", client_request_id=client_request_id, model=purchase.model
        )
        raise with_resolve_commands(error, purchase)
    job = core.job_of(found.job_id, purchase.model)
    job.client_request_id = client_request_id
    yield from keep_other_jobs(job, found, core.memory)
    return (yield from record_job_id(job, purchase))
