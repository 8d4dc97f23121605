"""Buying with a journal: the intent is durable before the POST leaves, the id before anybody has the job.

A key stands for one purchase. Who comes with it again, in any process and on any day, is given the job that is there.
"""

import os
from typing import TYPE_CHECKING, Any, Protocol

from reelkit._effects import Dispatch, Flow
from reelkit._errors import InvalidRequest, ReelkitError, SubmissionUnknown, UnexpectedAnswer
from reelkit._flows.budget import Terms
from reelkit._flows.journaling import note, note_error, note_id, noted, with_ways_on
from reelkit._flows.recovery import Keeper, is_left_behind, take_up, under_way
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase, difference, request_hash
from reelkit._protocol.job_state import JobState

if TYPE_CHECKING:
    from reelkit._protocol.request import Prepared


class Buyer(Keeper, Protocol):
    """What is needed of a client."""

    def create(
        self,
        prepared: "Prepared",
        mark: str,
        dispatch: Dispatch | None = None,
        terms: Terms | None = None,
        deadline: float | None = None,
    ) -> Flow[JobState]: ...


def buy(
    core: Buyer,
    prepared: "Prepared",
    key: str | None,
    save_to: str | None = None,
    *,
    terms: Terms | None = None,
    deadline: float | None = None,
    replaces: Purchase | None = None,
) -> Flow[JobState]:
    """Buy one video on these *terms*, or take up the job that the key stands for.

    *deadline* is that of the call, in seconds; one of the *terms* comes first, and without either it is the client's.
    *replaces* is the purchase in whose place this one stands.
    """
    service, model = core.settings.base_url, prepared.kind.model
    replaced = replaces
    if terms is not None and terms.deadline is not None:
        deadline = terms.deadline
    while True:
        mark = os.urandom(16).hex()
        under_way.add(mark)  # before the intent is there for others to see
        try:
            purchase = yield from _intent(service, key, prepared.body, mark, model, save_to, replaced)
            if purchase.client_request_id == mark:
                return (yield from _send(core, prepared, purchase, terms, deadline))
        finally:
            under_way.discard(mark)
        if request_hash(purchase.request) != request_hash(prepared.body):
            raise InvalidRequest(
                f"the key {key!r} stands for another request: {difference(purchase.request, prepared.body)}; "
                "take another key, nothing was bought"
            )
        if purchase.state == FAILED and terms is not None and terms.retry_failed and replaced is None:
            replaced = purchase
            continue
        if save_to not in (None, purchase.save_to):
            purchase = yield from noted(Journal.wanted, purchase, save_to)
        job = yield from take_up(core, purchase, deadline)
        if job is not None:
            return job


def _intent(
    service: str,
    key: str | None,
    body: dict[str, Any],
    mark: str,
    model: str,
    save_to: str | None,
    replaced: Purchase | None,
) -> Flow[Purchase]:
    """A new purchase, or the one that the key stands for already."""
    made: list[Purchase] = []

    def intend(journal: Journal) -> Purchase:
        try:
            made.append(journal.intend(service, key, body, mark, model, save_to=save_to, replaces=replaced))
        except KeyTaken as taken:
            return taken.purchase
        return made[0]

    try:
        return (yield from note(intend))
    except GeneratorExit:
        raise
    except BaseException as error:  # Ctrl-C while the disk was at work: nothing was sent, and nothing will be
        for purchase in made:
            yield from note_error(error, Journal.given_up, purchase, "it was broken off before the create was sent")
        raise


def resubmit(core: Buyer, key: str) -> Flow[JobState]:
    """Buy again what failed, or what nobody knows of: a person has decided so."""
    from reelkit._protocol.request import prepare

    purchase = yield from note(Journal.find, core.settings.base_url, key)
    if purchase is None:
        raise ReelkitError(f"no purchase has the key {key!r}; nothing was bought")
    if purchase.state == INTENDED and (yield from is_left_behind(purchase)):
        purchase = yield from note(Journal.unknown, purchase, "its process ended before the answer came")
    if purchase.state not in (FAILED, UNKNOWN):
        raise ReelkitError(f"{key!r} is {purchase.state}, and is not bought again; nothing was bought")
    prepared = prepare(purchase.request, strict_rules=False)  # it was sent like this before
    return (yield from buy(core, prepared, key, purchase.save_to, replaces=purchase))


def _send(
    core: Buyer, prepared: "Prepared", purchase: Purchase, terms: Terms | None, deadline: float | None
) -> Flow[JobState]:
    """Send the create, and note what came of it before anybody is told.

    Only the proof that it had no effect frees the key. What ends otherwise after the create has left, such as a client
    that is closed, a cancelled task or Ctrl-C, leaves the purchase unknown.
    """
    dispatch = Dispatch()
    mark = purchase.client_request_id
    try:
        if terms is None:
            job = yield from core.create(prepared, mark, dispatch, deadline=deadline)
        else:
            job = yield from terms.budget.braked(core.create(prepared, mark, dispatch, terms), prepared, dispatch)
    except GeneratorExit:
        raise  # nothing can be noted any more: the intent stays, and is looked for
    except Exception as error:
        if not dispatch.is_open:
            yield from note_error(error, Journal.given_up, purchase, str(error))
            raise
        told = with_ways_on(_left_open(error, purchase), purchase)
        named = f" (it names job {told.job_id})" if told.job_id else ""  # an id is never forgotten
        yield from note_error(told, Journal.unknown, purchase, f"{error}{named}")
        raise told from None
    except BaseException as error:  # Ctrl-C, or the task was cancelled: others need not wait for this process
        if dispatch.is_open:
            yield from note_error(error, Journal.unknown, purchase, "the create was broken off before its answer came")
        else:
            yield from note_error(error, Journal.given_up, purchase, "the create was broken off before it was sent")
        raise
    return (yield from note_id(job, purchase))


def _left_open(error: Exception, purchase: Purchase) -> ReelkitError:
    """The error for a create that may have taken effect."""
    if isinstance(error, SubmissionUnknown | UnexpectedAnswer):
        return error
    return SubmissionUnknown(
        f"nobody knows whether the job was created: its create was sent, and then: {error}",
        client_request_id=purchase.client_request_id,
        model=purchase.model,
    )
