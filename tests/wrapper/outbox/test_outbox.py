"""The outbox: one event for each end of a purchase, in the transaction that records this end."""

import json
from collections.abc import Callable

import pytest

from reelkit import JournalError
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, GIVEN_UP, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase
from reelkit._outbox import outbox
from reelkit._outbox.outbox import Attempt, Due, Outbox, listed
from reelkit._system import crash_points
from tests.wrapper.journals import FOX, MODEL, SERVICE, STEPS, WAYS

TARGET = "https://hooks.example.com (0123456789ab)"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_journal(place: str, clock: Clock, request: pytest.FixtureRequest) -> Callable[[], Journal]:
    """Open the journal once more, as another process would."""

    def open_one() -> Journal:
        journal = Journal(place, now=clock)
        journal.event_target = TARGET
        request.addfinalizer(journal.close)
        return journal

    return open_one


@pytest.fixture
def told(open_journal: Callable[[], Journal]) -> Journal:
    """A journal of a process with --on-done."""
    return open_journal()


def purchase_in(journal: Journal, state: str, key: str = "fox", save_to: str | None = "/a/fox.mp4") -> Purchase:
    """A purchase that has come to a state."""
    purchase = journal.intend(SERVICE, key, FOX, f"id of {key}", MODEL, save_to)
    for step in WAYS[state]:
        purchase = STEPS[step](journal, purchase)
    return purchase


def types(journal: Journal) -> list[str]:
    """The types of all events."""
    return [event.type for event in listed(journal, everything=True)]


@pytest.mark.parametrize(
    ("state", "save_to", "expected"),
    [
        (SUBMITTED, "/a/fox.mp4", []),
        (SUCCEEDED, "/a/fox.mp4", []),
        (SAVED, "/a/fox.mp4", ["purchase.succeeded"]),
        (SUCCEEDED, None, ["purchase.succeeded"]),
        (SAVED, None, ["purchase.succeeded"]),
        (FAILED, "/a/fox.mp4", ["purchase.failed"]),
        (UNKNOWN, "/a/fox.mp4", ["purchase.unknown"]),
        (GIVEN_UP, "/a/fox.mp4", []),
    ],
)
def test_each_end_has_one_event(told: Journal, state: str, save_to: str | None, expected: list[str]) -> None:
    """A video that is to be saved has not ended before it is."""
    purchase = purchase_in(told, state, save_to=save_to)
    if state == SAVED:
        told.saved(purchase, "/b/fox.mp4", "cd" * 32, 7)  # once more, elsewhere

    assert types(told) == expected


def test_an_unknown_purchase_that_is_found_has_a_second_event(told: Journal) -> None:
    """The first was true when it was written, and stays as it is."""
    purchase = purchase_in(told, UNKNOWN)
    for step in (SUBMITTED, SAVED):
        purchase = STEPS[step](told, purchase)

    bodies = [json.loads(due.body) for due in Outbox(told, TARGET).take(10)]

    assert [body["data"]["state"] for body in bodies] == ["unknown", "saved"]
    assert bodies[1] == {
        "type": "purchase.succeeded",
        "timestamp": "1970-01-12T13:46:40.000Z",
        "data": {
            "key": "fox",
            "service": SERVICE,
            "model": MODEL,
            "state": "saved",
            "job_id": "job of fox",
            "credits": None,
            "path": "/a/fox.mp4",
            "size": 7,
            "sha256": "ab" * 32,
            "reason": None,
        },
    }


def test_a_process_without_a_target_writes_no_events(told: Journal) -> None:
    """And one that sees the same end with a target does."""
    told.event_target = None
    purchase = purchase_in(told, FAILED)
    assert types(told) == []

    told.event_target = TARGET
    told.failed(purchase, "NSFW")

    assert types(told) == ["purchase.failed"]


def test_the_state_and_its_event_are_one_transaction(told: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash before the commit leaves neither."""
    purchase = purchase_in(told, SUBMITTED)

    def crash(point: str) -> None:
        if point == "before-commit":
            raise JournalError("the process ended here")

    with monkeypatch.context() as during:
        during.setattr(crash_points, "watcher", crash)
        with pytest.raises(JournalError, match="the process ended here"):
            told.failed(purchase, "NSFW")

    after = told.get(purchase.id)
    assert after is not None
    assert (after.state, types(told)) == (SUBMITTED, [])


def test_an_event_is_claimed_by_one_process(told: Journal, open_journal: Callable[[], Journal], clock: Clock) -> None:
    """Until its claim is over: then the process is taken to have exited."""
    for number in range(5):
        purchase_in(told, FAILED, f"fox-{number}")
    one, two = Outbox(told, TARGET), Outbox(open_journal(), TARGET)

    first, second = one.take(3), two.take(10)
    assert [len(first), len(second), len(one.take(10))] == [3, 2, 0]
    two.settle([Attempt(due, None) for due in second])
    clock.time += outbox.CLAIMED_FOR

    again = two.take(10)

    assert [(due.webhook_id, due.attempts) for due in again] == [(due.webhook_id, 2) for due in first]


def test_events_for_other_targets_are_left_alone(told: Journal) -> None:
    """Whoever can write to the journal must not choose what this process runs or calls."""
    purchase_in(told, FAILED)

    assert Outbox(told, "another").take(10) == []


def test_a_failed_attempt_is_repeated_for_a_day_with_growing_pauses(told: Journal, clock: Clock) -> None:
    """Then it is listed as failed, and `hurry` makes it due once more."""
    purchase_in(told, FAILED)
    events, began = Outbox(told, TARGET), clock.time
    pauses: list[float] = []
    while due := events.take(10):
        events.settle([Attempt(due[0], "HTTP status 500")])
        (event,) = listed(told, everything=False)
        pauses.append(event.again_at - clock.time)
        clock.time = max(event.again_at, clock.time + 1)

    assert pauses[:4] == [5, 15, 45, 135]
    assert max(pauses) == 3600
    assert 24 <= (clock.time - began) / 3600 <= 26
    assert (event.state, event.attempts, event.error) == ("failed", len(pauses), "HTTP status 500")

    events.hurry()
    (late,) = events.take(10)
    events.settle([Attempt(late, None)])

    assert (events.undelivered(), [each.state for each in listed(told, everything=True)]) == (0, ["delivered"])


def test_an_old_event_has_several_attempts(told: Journal, clock: Clock) -> None:
    """No process ran for longer than a day, and the first attempt meets a short fault."""
    purchase_in(told, FAILED)
    events = Outbox(told, TARGET)
    clock.time += 2 * outbox.GIVEN_UP_AFTER
    (due,) = events.take(10)

    events.settle([Attempt(due, "HTTP status 503")])

    assert [each.state for each in listed(told, everything=False)] == ["pending"]


def test_a_late_failure_does_not_undo_a_delivery(told: Journal, clock: Clock) -> None:
    """Of two processes that sent the same event, the slower one may have failed."""
    purchase_in(told, FAILED)
    events = Outbox(told, TARGET)
    (slow,) = events.take(10)
    clock.time += outbox.CLAIMED_FOR
    (fast,) = events.take(10)

    events.settle([Attempt(fast, None)])
    events.settle([Attempt(slow, "no response")])

    assert events.undelivered() == 0


def test_a_key_that_is_no_valid_text_is_delivered(told: Journal) -> None:
    """As a name of a file may be."""
    purchase_in(told, FAILED, "fox-\udc80", save_to="/a/\udc80.mp4")

    (due,) = Outbox(told, TARGET).take(1)

    assert isinstance(due, Due)
    assert json.loads(due.body.encode())["data"]["key"] == "fox-\udc80"
