"""Buys with a journal: the intent is durable before the POST is sent, and the id before the caller has the job.

A key identifies one purchase. Submitting again with the same key, in any process, returns the existing job.
"""

import os
from collections.abc import Callable
from typing import Any, Protocol

from reelkit._effects import Dispatch, Flow
from reelkit._errors import InvalidRequest, ReelkitError, SubmissionUnknown, UnexpectedAnswer
from reelkit._flows.budget import BatchTerms
from reelkit._flows.journaling import record_error, record_job_id, with_resolve_commands, write_journal, write_or_warn
from reelkit._flows.recovery import RecoveryClient, creates_in_flight, is_interrupted, resume_purchase
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase, difference, request_hash
from reelkit._protocol.job_state import JobState
from reelkit._protocol.request import Prepared, prepare


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
    ) -> Flow[JobState]: ...


def buy(
    core: PurchaseClient,
    prepared: "Prepared",
    key: str | None,
    save_to: str | None = None,
    *,
    terms: BatchTerms | None = None,
    deadline: float | None = None,
    replaces: Purchase | None = None,
) -> Flow[JobState]:
    """Create one job with these batch *terms*, or return the existing job of the key.

    *deadline* is in seconds; that of the *terms* takes precedence, and without both it is the client's. *replaces* is
    the purchase that this one replaces.
    """
    service, model = core.settings.base_url, prepared.kind.model
    replaced = replaces
    if terms is not None and terms.deadline is not None:
        deadline = terms.deadline
    while True:
        ids = _RequestIds()
        client_request_id = ids.new()  # before other processes can see the intent
        try:
            purchase = yield from _intent(service, key, prepared.body, client_request_id, model, save_to, replaced)
            if purchase.client_request_id == client_request_id:
                return (yield from _send(core, prepared, purchase, ids, terms, deadline))
        finally:
            ids.discard()
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
        job = yield from resume_purchase(core, purchase, deadline)
        if job is not None:
            return job


def _intent(
    service: str,
    key: str | None,
    body: dict[str, Any],
    client_request_id: str,
    model: str,
    save_to: str | None,
    replaced: Purchase | None,
) -> Flow[Purchase]:
    """A new purchase, or the existing one with this key."""
    made: list[Purchase] = []

    def intend(journal: Journal) -> Purchase:
        try:
            made.append(
                journal.intend(service, key, body, client_request_id, model, save_to=save_to, replaces=replaced)
            )
        except KeyTaken as taken:
            return taken.purchase
        return made[0]

    try:
        return (yield from write_journal(intend))
    except GeneratorExit:
        raise
    except BaseException as error:  # Ctrl-C during the write: nothing was sent, and nothing will be
        for purchase in made:
            yield from record_error(error, Journal.given_up, purchase, "it was interrupted before the create was sent")
        raise


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
    prepared = prepare(purchase.request, strict_rules=False)  # it was sent unchanged before
    return (yield from buy(core, prepared, key, purchase.save_to, replaces=purchase))


class _RequestIds:
    """The client request ids of one purchase. Each POST that is answered has its own; the last is that of the next."""

    def __init__(self) -> None:
        self._used: list[str] = []

    @property
    def last(self) -> str:
        return self._used[-1]

    def new(self) -> str:
        """A new id, which is in flight from now on."""
        self._used.append(os.urandom(16).hex())
        creates_in_flight.add(self.last)
        return self.last

    def discard(self) -> None:
        """None of them is in flight any more."""
        creates_in_flight.difference_update(self._used)


def _send(
    core: PurchaseClient,
    prepared: "Prepared",
    purchase: Purchase,
    ids: _RequestIds,
    terms: BatchTerms | None,
    deadline: float | None,
) -> Flow[JobState]:
    """Send the create and write its outcome to the journal before returning it.

    The key is free only if the create provably had no effect. Every other end after the create was sent, such as a
    closed client, a cancelled task or Ctrl-C, makes the outcome unknown.
    """
    dispatch = Dispatch()

    def renew() -> Flow[str]:
        yield from write_journal(Journal.renewed, purchase, ids.new())
        return ids.last

    create = core.create(prepared, ids.last, renew, dispatch, terms, deadline)
    try:
        if terms is None:
            job = yield from create
        else:
            job = yield from terms.budget.limited(create, prepared, dispatch)
    except GeneratorExit:
        raise  # nothing can be written any more: the intent stays, and is searched for later
    except Exception as error:
        if not dispatch.is_open:
            yield from record_error(error, Journal.given_up, purchase, str(error))
            raise
        reported = with_resolve_commands(_submission_unknown(error, purchase, ids.last), purchase)
        named = f" (it names job {reported.job_id})" if reported.job_id else ""  # an id must not be lost
        yield from record_error(reported, Journal.unknown, purchase, f"{error}{named}")
        raise reported from None
    except BaseException as error:  # Ctrl-C or a cancelled task: other processes need not wait for this one
        if dispatch.is_open:
            yield from record_error(
                error, Journal.unknown, purchase, "the create was interrupted before its response arrived"
            )
        else:
            yield from record_error(error, Journal.given_up, purchase, "the create was interrupted before it was sent")
        raise
    return (yield from record_job_id(job, purchase))


def _submission_unknown(error: Exception, purchase: Purchase, client_request_id: str) -> ReelkitError:
    """The error for a create that may have taken effect."""
    if isinstance(error, SubmissionUnknown | UnexpectedAnswer):
        return error
    return SubmissionUnknown(
        f"it is unknown whether the job was created: an error followed the create: {error}",
        client_request_id=client_request_id,
        model=purchase.model,
    )
