"""Registered lines: each is taken by one worker, and the limits of a batch hold over all of them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from reelkit import InvalidRequest, JournalError
from reelkit._journal.journal import Journal
from reelkit._lines.lines import ATTEMPTS, Ended, Line, Lines
from tests.postgres import Server
from tests.wrapper.journals import FOX, MODEL, SERVICE

MANY = 1_000_000  # free places


class Worker:
    """A worker without a client."""

    def __init__(self, url: str) -> None:
        self.journal = Journal(url)
        self.lines = Lines(self.journal, SERVICE)

    def register(self, *prices: float | None, in_flight: int | None = None, credits: float | None = None) -> int:
        """Register a line for each price."""
        rows = [(f"fox-{number}", FOX, f"/out/{number}.mp4", price) for number, price in enumerate(prices)]
        return self.lines.register(rows, in_flight, credits)

    def take(self, *ended: Ended, free: int = MANY) -> list[Line]:
        """Take a turn."""
        return self.lines.take_turn(ended, free, 0.0).lines

    def buy(self, line: Line, credits: float | None) -> None:
        """Record that the line's job was created."""
        purchase = self.journal.intend(SERVICE, line.key, line.request, line.key, MODEL)
        self.journal.submitted(purchase, f"job of {line.key}", None, credits)

    def sql(self, text: str) -> Any:
        """Run a statement that no worker runs."""
        return self.journal._store.write(lambda connection: connection.execute(text))


@pytest.fixture
def url(server: Server) -> str:
    """An empty schema."""
    return server.url()


@pytest.fixture
def one(url: str) -> Iterator[Worker]:
    """A worker."""
    worker = Worker(url)
    yield worker
    worker.journal.close()


@pytest.fixture
def two(url: str) -> Iterator[Worker]:
    """Another one."""
    worker = Worker(url)
    yield worker
    worker.journal.close()


def ok(line: Line, credits: float | None = None, state: str = "ok") -> Ended:
    """The end of a line."""
    return Ended(line, state, credits, is_final=True, may_cost=state != "failed")


def test_a_line_is_taken_once(url: str) -> None:
    """However many workers take lines at the same time."""
    workers = [Worker(url) for _ in range(4)]
    one = workers[0]
    one.register(*[None] * 200)
    began = threading.Barrier(4)

    def take(worker: Worker) -> list[Line]:
        began.wait(30)
        return [line for _ in range(10) for line in worker.take(free=5)]

    with ThreadPoolExecutor(4) as pool:
        taken = [line for lines in pool.map(take, workers) for line in lines]
    counts = one.lines.counts()
    for worker in workers:
        worker.journal.close()

    assert sorted(line.id for line in taken) == list(range(1, 201))
    assert taken[0].request == FOX
    assert counts == {"begun": 200}


def test_registering_again_adds_what_is_new_or_without_a_result(one: Worker) -> None:
    """Such as after an outage of the service; the new limits hold for it. What is done or under way is left alone."""
    one.register(*[None] * 5, in_flight=1)
    for state in ("ok", "failed", "error", "unknown"):
        (line,) = one.take()
        assert one.take(ok(line, state=state), free=0) == []

    assert one.register(*[None] * 6, in_flight=9) == 3
    assert [line.key for line in one.take()] == ["fox-4", "fox-2", "fox-3", "fox-5"]


def test_a_key_is_registered_for_one_request(one: Worker) -> None:
    """The error names it, and none of the lines is registered."""
    one.register(None)

    with pytest.raises(InvalidRequest, match="the key 'fox-0' is registered with a different request"):
        one.lines.register(
            [("new", FOX, "/a.mp4", None), ("fox-0", FOX | {"prompt": "a dog"}, "/b.mp4", None)], None, None
        )
    assert one.lines.counts() == {"waiting": 1}


def test_the_limit_of_jobs_holds_over_all_workers(one: Worker, two: Worker) -> None:
    """A place is free when a line has ended, whichever worker had it."""
    one.register(*[None] * 10, in_flight=3)

    first = one.take(free=2)
    second = two.take()
    assert (len(first), len(second), len(one.take())) == (2, 1, 0)

    assert len(two.take(ok(second[0]))) == 1
    assert two.take() == []


def test_lines_of_a_worker_that_has_ended_are_taken_over_first(one: Worker, two: Worker) -> None:
    """At once if it closed its journal, and they count until then: their jobs may be under way."""
    one.register(*[None] * 10, in_flight=3)
    begun = one.take()
    assert two.take() == []

    one.journal.close()

    assert [line.key for line in two.take()] == [line.key for line in begun]
    assert two.take() == []


def test_the_limit_of_credits_holds_over_all_workers(one: Worker, two: Worker) -> None:
    """A cost counts as estimated until it is reported; what does not fit any more is not bought."""
    one.register(*[10.0] * 10, credits=35.0)

    (first,) = one.take()
    assert two.take() == []  # the first one shows what an estimate is worth

    one.buy(first, 12.0)
    (second,) = two.take(ok(first, 12.0))  # 12 of 35 are spent, and each of the next may cost 12
    two.buy(second, 12.0)
    assert one.take() == []
    assert two.take(ok(second, 12.0)) == []

    assert one.lines.counts() == {"ok": 2, "over_budget": 8}


@pytest.mark.parametrize("state", ["failed", "ok"])
def test_a_failed_job_costs_nothing(one: Worker, state: str) -> None:
    """What it had reserved is free again."""
    one.register(10.0, 10.0, credits=10.0)
    (line,) = one.take()
    one.buy(line, 10.0)

    assert len(one.take(ok(line, 10.0, state))) == (state == "failed")


def test_a_line_without_a_result_is_taken_again(one: Worker, two: Worker) -> None:
    """By any worker, after a while, and not for ever; it counts until then."""
    one.register(None, None, in_flight=1)
    holder, other = one, two
    (line,) = holder.take()

    for attempt in range(1, ATTEMPTS + 1):
        assert other.take() == []
        assert holder.take(Ended(line, "unknown", None, is_final=False)) == (
            [] if attempt < ATTEMPTS else [Line(2, "fox-1", FOX, "/out/1.mp4")]
        )
        one.sql("UPDATE lines SET again_at = 0")
        if attempt < ATTEMPTS:
            assert other.take() == [line]
            holder, other = other, holder

    assert one.lines.counts() == {"begun": 1, "unknown": 1}


@pytest.mark.parametrize(("may_cost", "more"), [(True, 0), (False, 1)])
def test_a_line_that_is_given_up_costs_what_was_bought(one: Worker, may_cost: bool, more: int) -> None:
    """Such as a video that was paid for and could not be saved."""
    one.register(10.0, 10.0, credits=10.0)
    (line,) = one.take()
    one.sql(f"UPDATE lines SET attempts = {ATTEMPTS - 1}")

    assert len(one.take(Ended(line, "error", 10.0, is_final=False, may_cost=may_cost))) == more


def test_a_cost_of_0_is_not_the_price(one: Worker) -> None:
    """Services that charge at the end report it before."""
    one.register(*[10.0] * 4, credits=25.0)
    (first,) = one.take()
    one.buy(first, 0.0)
    (second,) = one.take(ok(first, 0.0))
    one.buy(second, 0.0)

    assert one.take() == []


def test_lines_that_were_taken_in_a_lost_answer_are_taken_again(one: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The transaction was committed, and runs again because its connection was lost."""
    one.register(None, None)
    write = one.journal._store.write_owned

    def twice(operation: Any) -> Any:
        write(operation)
        return write(operation)

    monkeypatch.setattr(one.journal._store, "write_owned", twice)

    assert len(one.take()) == 2
    assert one.take() == []


def test_the_end_of_a_line_that_another_worker_has_changes_nothing(one: Worker, two: Worker) -> None:
    """A worker that was stopped for longer than its lease has lost its lines."""
    one.register(None)
    (line,) = one.take()
    one.sql("UPDATE leases SET ends_at = 0")
    assert two.take() == [line]

    one.take(Ended(line, "error", None, is_final=False))

    assert one.sql("SELECT attempts, owner > 0 FROM lines").fetchone() == (0, True)


def test_all_workers_wait_when_the_service_rejects_one(one: Worker, two: Worker) -> None:
    """For as long as the service asked; a shorter time does not open the gate sooner."""
    assert one.lines.take_turn((), 0, 60.0).closed_for > 50.0
    assert one.lines.take_turn((), 0, 1.0).closed_for > 50.0

    assert 50.0 < two.lines.take_turn((), 0, 0.0).closed_for <= 60.0


def test_lines_of_another_service_are_not_taken(one: Worker, url: str) -> None:
    """A worker has the API key of one."""
    one.register(None)
    other = Journal(url)

    turn = Lines(other, "https://other.example.com").take_turn((), MANY, 0.0)

    assert (turn.lines, turn.is_open) == ([], False)
    other.close()


def test_lines_need_a_journal_in_postgres(tmp_path: Path) -> None:
    """The error says how to name one."""
    with pytest.raises(JournalError, match="is a file; pass --journal postgresql://"):
        Lines(Journal(tmp_path / "jobs.db"), SERVICE)
