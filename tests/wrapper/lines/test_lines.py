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
    return Ended(line, state, credits, is_final=True)


def test_a_line_is_taken_once(one: Worker, two: Worker) -> None:
    """However many workers take lines at the same time."""
    one.register(*[None] * 200)
    began = threading.Barrier(4)

    def take(worker: Worker) -> list[Line]:
        began.wait(30)
        return [line for _ in range(10) for line in worker.take(free=5)]

    with ThreadPoolExecutor(4) as pool:
        taken = [line for lines in pool.map(take, [one, two, one, two]) for line in lines]

    assert sorted(line.id for line in taken) == list(range(1, 201))
    assert taken[0].request == FOX
    assert one.lines.counts() == {"begun": 200}


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
    (line,) = one.take()

    for attempt in range(1, ATTEMPTS + 1):
        assert two.take() == []
        assert one.take(Ended(line, "unknown", None, is_final=False)) == (
            [] if attempt < ATTEMPTS else [Line(2, "fox-1", FOX, "/out/1.mp4")]
        )
        one.sql("UPDATE lines SET again_at = 0")
        if attempt < ATTEMPTS:
            assert two.take() == [line]

    assert one.lines.counts() == {"begun": 1, "unknown": 1}


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
