"""The delivery of events beside the purchases."""

import os
import time
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED
from reelkit._outbox import delivery
from reelkit._outbox.delivery import Delivery
from reelkit._outbox.outbox import Due, listed
from reelkit._outbox.targets import find_target
from tests.receiver import Receiver
from tests.wrapper.journals import FOX, MODEL, SERVICE, STEPS, WAYS


def fail(journal: Journal, key: str = "fox") -> None:
    """A purchase that has failed."""
    purchase = journal.intend(SERVICE, key, FOX, f"id of {key}", MODEL)
    for step in WAYS[FAILED]:
        purchase = STEPS[step](journal, purchase)


def test_an_event_is_delivered_while_purchases_go_on(place: str, receiver: Receiver) -> None:
    """Soon after the end of its purchase, and once."""
    journal = Journal(place)

    with Delivery(journal, find_target(receiver.url, os.environ)) as running:
        fail(journal)
        receiver.until(1)
        fail(journal, "hare")

    assert receiver.events() == {"fox": "purchase.failed", "hare": "purchase.failed"}
    assert (len(receiver.received), running.undelivered) == (2, 0)
    assert all(one.is_signed for one in receiver.received)


def test_many_events_are_delivered_at_the_end(place: str, receiver: Receiver) -> None:
    """As many as are due, in more than one round."""
    journal, target = Journal(place), find_target(receiver.url, os.environ)
    journal.event_target = target.name
    for number in range(20):
        fail(journal, f"fox-{number}")

    with Delivery(journal, target) as running:
        pass

    assert (len({*receiver.ids()}), running.undelivered) == (20, 0)


@pytest.mark.slow
def test_a_webhook_that_hangs_does_not_hold_up_the_end(tmp_path: Path, receiver: Receiver) -> None:
    """Its event is tried again later, with the same id."""
    journal, target = Journal(tmp_path / "jobs.db"), find_target(receiver.url, os.environ)
    receiver.act = receiver.hang

    with Delivery(journal, target, patience=0.3) as running:
        fail(journal)
        receiver.until(1)
        began = time.monotonic()

    assert time.monotonic() - began < 10  # seconds, of the 15 of an attempt
    assert running.undelivered == 1
    (event,) = listed(journal, everything=False)
    assert (event.state, event.attempts, event.error) == ("pending", 1, delivery.CUT_OFF)
    assert receiver.ids() == [event.webhook_id]


def test_an_attempt_that_raises_is_a_failed_one(
    tmp_path: Path, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the proxy of the environment is none; the events after it are delivered."""
    journal, target = Journal(tmp_path / "jobs.db"), find_target(receiver.url, os.environ)
    real, failures = target.deliver, iter([ValueError("Unknown scheme for proxy URL")])

    async def deliver(due: Due) -> str | None:
        for failure in failures:
            raise failure
        return await real(due)

    monkeypatch.setattr(target, "deliver", deliver)
    with Delivery(journal, target) as running:
        fail(journal, "hare")
        fail(journal)
        receiver.until(1)

    assert running.undelivered == 1
    (event,) = listed(journal, everything=False)
    assert (event.state, event.error) == ("pending", "ValueError: Unknown scheme for proxy URL")
