"""Buys with a journal: the intent is durable before the POST is sent, and the id before the caller has the job.

A key identifies one purchase. Submitting again with the same key, in any process, returns the existing job.
"""

import functools
import os
from collections.abc import Callable
from typing import Protocol

from reelkit._effects import Disk, Dispatch, Flow
from reelkit._errors import InvalidRequest, ReelkitError, SubmissionUnknown, UnexpectedAnswer
from reelkit._flows.budget import BatchTerms
from reelkit._flows.create import ProvenAbsent
from reelkit._flows.journaling import (
    record_absence,
    record_error,
    record_job_id,
    run_alone,
    with_resolve_commands,
    write_journal,
    write_or_warn,
)
from reelkit._flows.recovery import RecoveryClient, creates_in_flight, is_interrupted, resume_purchase
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase, difference, request_hash
from reelkit._logs.absence import PROVEN
from reelkit._objects.partial_object import refusal
from reelkit._objects.urls import is_object
from reelkit._protocol.job_state import JobState
from reelkit._protocol.log_memory import WholeScan
from reelkit._protocol.request import Prepared, check, with_known_files


class PurchaseClient(RecoveryClient, Protocol):
    """What a purchase needs from a client."""

    def create(
        self,
        prepared: "Prepared",
        client_request_id: str,
        renew: Callable[[], Flow[str]],
        dispatch: Dispatch | None = None,
        terms: BatchTerms | None = None,
        deadline: float | None = None,
        intend: Callable[[str], Flow[None]] | None = None,
    ) -> Flow[JobState]: ...

    def trace(self, model: str, age: float, scan: WholeScan) -> Flow[str | None]: ...


class _Taken(Exception):
    """Another thread or process has bought under the same key in the meantime. Nothing was sent."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.key)
        self.purchase = purchase


def buy(
    core: PurchaseClient,
    prepared: "Prepared",
    key: str | None,
    save_to: str | None = None,
    *,
    terms: BatchTerms | None = None,
    deadline: float | None = None,
    replaces: Purchase | None = None,
    client_request_id: str | None = None,
) -> Flow[JobState]:
    """Create one job with these batch *terms*, or return the existing job of the key.

    *deadline* is in seconds; the deadline of the *terms* takes precedence, and without both it is the client's.
    *replaces* is the purchase that this one replaces. *client_request_id* is that of the first POST, otherwise a new
    one is made.
    """
    replaced = replaces
    if terms is not None and terms.deadline is not None:
        deadline = terms.deadline
    while True:
        purchase: Purchase | None = None
        if key is not None and replaced is None:
            purchase = yield from write_journal(Journal.find, core.settings.base_url, key)
        if purchase is None:
            yield from check_place(save_to)
            try:
                create = _Create(core, prepared, key, save_to, replaced)
                return (yield from create.send(terms, deadline, client_request_id))
            except ProvenAbsent:
                continue
            except _Taken as taken:
                purchase = taken.purchase
        if request_hash(purchase.request) != request_hash(prepared.body):
            raise InvalidRequest(
                f"the key {key!r} belongs to a different request: {difference(purchase.request, prepared.body)}; "
                "use another key, nothing was bought"
            )
        if purchase.state == FAILED and terms is not None and terms.retry_failed and replaced is None:
            replaced = purchase
            continue
        if save_to not in (None, purchase.save_to):
            purchase = yield from write_or_warn(Journal.wanted, purchase, save_to)
        if terms is None:
            job = yield from resume_purchase(core, purchase, deadline)
        else:
            job = yield from _resume_with_proof(core, purchase, prepared, terms, deadline)
        if job is not None:
            return job


def check_place(save_to: str | None) -> Flow[None]:
    """Raise if a new video cannot be written to its object. A path was checked before."""
    if save_to is not None and is_object(save_to):
        error = yield Disk(lambda: refusal(save_to), is_remote=True)
        if error is not None:
            raise error


def finish(core: PurchaseClient, purchase: Purchase, terms: BatchTerms) -> Flow[JobState | None]:
    """The job of a purchase; None if it has none. With the terms of a proof, what has no job is bought again."""
    if terms.recovery.resubmit != PROVEN or purchase.state not in (INTENDED, UNKNOWN):
        return (yield from resume_purchase(core, purchase, terms.deadline, terms.places))
    prepared = check(purchase.request, strict_rules=False)  # it was sent unchanged before
    job = yield from _resume_with_proof(core, purchase, prepared, terms, terms.deadline)
    if job is None:
        now = yield from write_journal(Journal.get, purchase.id)
        living = yield from write_journal(Journal.find, core.settings.base_url, purchase.key)
        # Not if a person has given it up in the meantime, or has bought it again.
        if now is not None and now.is_absent and living is None:
            prepared = yield from _prepared_again(purchase)
            return (yield from buy(core, prepared, purchase.key, purchase.save_to, terms=terms))
    return job


def _resume_with_proof(
    core: PurchaseClient, purchase: Purchase, prepared: "Prepared", terms: BatchTerms, deadline: float | None
) -> Flow[JobState | None]:
    """The job of a purchase of a batch. Where it is asked for, one that is proven to have none becomes free."""
    allowed = core.settings.deadline if deadline is None else deadline
    longest = functools.partial(core.memory.longest, prepared.model, prepared.kind, allowed)
    routes = core.memory.create_routes(prepared.kind.model, prepared.model, purchase.address)

    def contradicted(scan: WholeScan) -> Flow[str | None]:
        age = yield from write_journal(Journal.age, purchase)
        return (yield from core.trace(prepared.kind.model, age, scan))

    proof = terms.proof_terms(longest, routes, contradicted)
    return (yield from resume_purchase(core, purchase, deadline, terms.places, proof))


class _Create:
    """One create with a client request id of its own. Its intent is written when it is its turn to be sent."""

    def __init__(
        self, core: PurchaseClient, prepared: Prepared, key: str | None, save_to: str | None, replaces: Purchase | None
    ) -> None:
        self._core = core
        self._prepared = prepared
        self._key = key
        self._save_to = save_to
        self._replaces = replaces
        self._client_request_ids: list[str] = []  # each POST that is answered has its own; the last is that of the next
        self._dispatch = Dispatch()
        self._intent: Purchase | None = None

    def send(
        self, terms: BatchTerms | None, deadline: float | None, client_request_id: str | None = None
    ) -> Flow[JobState]:
        """Send the create and write its outcome to the journal before returning it. Raises _Taken without a POST."""
        self._new_id(client_request_id)
        try:
            job = yield from self._sent(terms, deadline)
            assert self._intent is not None  # nothing is sent before
            return (yield from record_job_id(job, self._intent))
        finally:
            creates_in_flight.difference_update(self._client_request_ids)

    def _new_id(self, given: str | None = None) -> str:
        """The *given* client request id or a new one, in flight before other processes can see it in the journal."""
        self._client_request_ids.append(given or os.urandom(16).hex())
        creates_in_flight.add(self._client_request_ids[-1])
        return self._client_request_ids[-1]

    def _renew(self) -> Flow[str]:
        """Record the client request id of the next POST, after a rejected one."""
        assert self._intent is not None  # the rejected one was sent
        self._intent = yield from write_journal(Journal.renewed, self._intent, self._new_id())
        return self._client_request_ids[-1]

    def _sent(self, terms: BatchTerms | None, deadline: float | None) -> Flow[JobState]:
        """Send the create. An error is written to the journal.

        The key is free only if the create provably had no effect. Every other end after the create was sent, such as a
        closed client, a cancelled task or Ctrl-C, makes the outcome unknown.
        """
        dispatch = self._dispatch
        ids = self._client_request_ids
        create = self._core.create(self._prepared, ids[-1], self._renew, dispatch, terms, deadline, self._write_intent)
        try:
            return (yield from (create if terms is None else terms.budget.limited(create, self._prepared, dispatch)))
        except GeneratorExit:
            raise  # nothing can be written any more: the intent stays, and is searched for later
        except ProvenAbsent as absent:
            assert self._intent is not None  # it was sent
            yield from record_absence(self._intent, str(absent), absent.proof)
            raise
        except Exception as error:
            if (purchase := self._intent) is None:
                raise
            if not dispatch.is_open:
                yield from record_error(error, Journal.given_up, purchase, str(error))
                raise
            reported = with_resolve_commands(_submission_unknown(error, purchase, ids[-1]), purchase)
            named = f" (it names job {reported.job_id})" if reported.job_id else ""  # an id must not be lost
            yield from record_error(reported, Journal.unknown, purchase, f"{error}{named}")
            raise reported from None
        except BaseException as error:  # Ctrl-C or a cancelled task: other processes need not wait for this one
            if (purchase := self._intent) is not None:
                if dispatch.is_open:
                    reason = "the create was interrupted before its response arrived"
                    yield from record_error(error, Journal.unknown, purchase, reason)
                else:
                    reason = "the create was interrupted before it was sent"
                    yield from record_error(error, Journal.given_up, purchase, reason)
            raise

    def _write_intent(self, address: str) -> Flow[None]:
        """Write the intent, before the first POST. Raises _Taken if the key has a purchase by now."""
        if self._intent is None:
            yield from self._intend()
        purchase = self._intent
        assert purchase is not None  # just written
        self._dispatch.leaving = lambda journal, seconds: journal.leaving(purchase, address, seconds)

    def _intend(self) -> Flow[None]:
        def intend(journal: Journal) -> Purchase:
            self._intent = None  # it may run again after a transaction that failed
            try:
                self._intent = journal.intend(
                    self._core.settings.base_url,
                    self._key,
                    self._prepared.body,
                    self._client_request_ids[-1],
                    self._prepared.kind.model,
                    save_to=self._save_to,
                    replaces=self._replaces,
                    account=self._core.settings.account,
                )
            except KeyTaken as taken:
                return taken.purchase
            return self._intent

        purchase = yield from write_journal(intend)
        if self._intent is None:
            raise _Taken(purchase)


def resubmit(core: PurchaseClient, key: str) -> Flow[JobState]:
    """Buy again a purchase that failed or whose outcome is unknown. Only a person decides that."""
    purchase = yield from write_journal(Journal.find, core.settings.base_url, key)
    if purchase is None:
        raise ReelkitError(f"no purchase has the key {key!r}; nothing was bought")
    if purchase.state == INTENDED and (yield from is_interrupted(purchase)):
        purchase = yield from write_journal(Journal.unknown, purchase, "its process ended before the response arrived")
    if purchase.state not in (FAILED, UNKNOWN):
        raise ReelkitError(
            f"the purchase {key!r} has the state {purchase.state!r} and cannot be bought again; nothing was bought"
        )
    prepared = yield from _prepared_again(purchase)
    return (yield from buy(core, prepared, key, purchase.save_to, replaces=purchase))


def _prepared_again(purchase: Purchase) -> Flow[Prepared]:
    """The request of a purchase, to be sent once more. Raises InvalidRequest if a file of it has changed."""
    request = yield from run_alone(lambda _: with_known_files(purchase.request))
    return check(request, strict_rules=False)  # it was sent unchanged before


def _submission_unknown(error: Exception, purchase: Purchase, client_request_id: str) -> ReelkitError:
    """The error for a create that may have taken effect."""
    if isinstance(error, SubmissionUnknown | UnexpectedAnswer):
        return error
    return SubmissionUnknown(
        f"it is unknown whether the job was created: an error followed the create: {error}",
        client_request_id=client_request_id,
        model=purchase.model,
    )
