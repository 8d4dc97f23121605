"""Several operations of a journal in one transaction."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from reelkit._errors import JournalError
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import INTENDED, SUBMITTED, Purchase
from reelkit._system import crash_points
from tests.wrapper.journals import SERVICE, intend


@pytest.fixture(autouse=True)
def no_watcher() -> Iterator[None]:
    """Remove the watcher of a test."""
    yield
    crash_points.watcher = None


def buy(journal: Journal, key: str) -> Any:
    """What a create writes: it may fail as a whole."""
    return journal.submitted(intend(journal, key), f"job of {key}", None)


def commits(journal: Journal) -> list[str]:
    """The commits from now on."""
    seen: list[str] = []
    journal._store.read(lambda connection: connection.set_trace_callback(seen.append))
    return seen


def test_acts_share_one_commit(journal: Journal) -> None:
    """Each act has its own result, and what it reads includes what it has written."""
    intend(journal, "first")
    seen = commits(journal)

    done = journal.run_together([partial(buy, journal, f"fox-{number}") for number in range(5)])

    assert [each.result.job_id for each in done] == [f"job of fox-{number}" for number in range(5)]
    assert [each.result for each in done] == sorted(journal.every())[1:]
    assert seen.count("COMMIT") == 1


def test_a_rejected_act_leaves_the_others(either: Journal) -> None:
    """Its error is its own."""
    first, second, third = either.run_together([partial(intend, either, key) for key in ("fox", "fox", "hare")])

    assert isinstance(second.error, KeyTaken)
    assert second.error.purchase == first.result
    assert sorted(either.every()) == [first.result, third.result]


def test_an_act_that_fails_for_another_reason_leaves_the_others(either: Journal) -> None:
    """An error that is not of the journal is passed on unchanged."""

    def wrong() -> None:
        raise LookupError("not a matter of the journal")

    done = either.run_together([partial(intend, either, "fox"), wrong])

    assert [type(each.error) for each in done] == [type(None), LookupError]
    assert [purchase.key for purchase in either.every()] == ["fox"]


@pytest.mark.parametrize("point", ["before-commit", "before-id"])
def test_without_a_commit_every_act_meets_the_error(journal: Journal, point: str) -> None:
    """Nothing is kept, and each operation explains the error as if it had been alone."""
    intend(journal, "first")

    def full(name: str) -> None:
        if name == point == "before-commit":
            raise sqlite3.OperationalError("the disk is gone")

    def buy_on_a_full_disk(key: str) -> Any:
        purchase = intend(journal, key)
        if point == "before-id":
            journal._store.write(lambda connection: connection.execute("INSERT INTO nowhere VALUES (1)"))
        return journal.submitted(purchase, f"job of {key}", None)

    crash_points.watcher = full
    done = journal.run_together([partial(buy_on_a_full_disk, "fox"), partial(buy_on_a_full_disk, "hare")])
    crash_points.watcher = None

    assert [type(each.error) for each in done] == [JournalError, JournalError]
    assert "cannot be used" in str(done[0].error)
    assert [purchase.key for purchase in journal.every()] == ["first"]


def test_what_only_reads_needs_no_commit(journal: Journal) -> None:
    """A full disk holds back only what is written, also in the same transaction."""
    first = intend(journal, "first")

    def full(name: str) -> None:
        if name == "before-commit":
            raise sqlite3.OperationalError("the disk is gone")

    crash_points.watcher = full
    found, bought = journal.run_together([partial(journal.find, SERVICE, "first"), partial(intend, journal, "fox")])

    assert found.result == first
    assert isinstance(bought.error, JournalError)


def test_the_points_after_a_write_are_reached_when_it_is_durable(either: Journal, place: str) -> None:
    """At each of them another process finds what was written."""
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        other = Journal(place)
        found.setdefault(name, [purchase.state for purchase in other.every(SERVICE)])
        other.close()

    intend(either, "first")
    crash_points.watcher = look
    either.run_together([partial(buy, either, "fox"), partial(buy, either, "hare")])

    assert found["before-commit"] == ["intended"]
    assert found["after-intent"] == found["after-id"] == ["submitted", "submitted", "intended"]


def test_the_owner_of_a_job_is_found_by_an_index(journal: Journal) -> None:
    """The number of steps does not depend on the number of jobs."""

    def steps() -> int:
        count = 0

        def step() -> None:
            nonlocal count
            count += 1

        journal._store.read(lambda connection: connection.set_progress_handler(step, 1))
        assert journal.by_job(SERVICE, "job of fox-0") is not None
        journal._store.read(lambda connection: connection.set_progress_handler(None, 1))
        return count

    journal.run_together([partial(buy, journal, f"fox-{number}") for number in range(10)])
    few = steps()
    journal.run_together([partial(buy, journal, f"hare-{number}") for number in range(300)])

    assert steps() < 2 * few


def test_a_listener_is_told_once_and_of_what_is_durable(either: Journal, place: str) -> None:
    """Also if the first transaction fails: each act runs again in PostgreSQL, and none is done in a file."""
    other, failures = Journal(place), iter([JournalError("the server is away")])
    told: list[tuple[str, str]] = []

    def listen(purchase: Purchase) -> None:
        assert other.get(purchase.id) == purchase or purchase.state == INTENDED
        told.append((purchase.key, purchase.state))

    def fail(point: str) -> None:
        if point == "before-commit":
            for failure in failures:
                raise failure

    first = intend(either, "first")
    either.tell(listen)
    crash_points.watcher = fail
    for keys in (("fox", "hare"), ("owl", "bat")):
        either.run_together([partial(buy, either, key) for key in keys])
    other.close()

    bought = [purchase.key for purchase in sorted(either.every()) if purchase != first]
    assert bought[-2:] == ["owl", "bat"]
    assert told == [(key, state) for key in bought for state in (INTENDED, SUBMITTED)]
