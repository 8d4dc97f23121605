"""The search for a lost create in the logs of the service."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from reelkit import ServerFailed, SubmissionUnknown
from reelkit._effects import Call, Dispatch, Outcome
from reelkit._logs.log_reader import LOGS
from reelkit._logs.log_search import find
from reelkit._protocol.log_memory import ALLOWED, WINDOW, Search
from reelkit._protocol.routes import Memory
from tests.recorded_price import RECORDED
from tests.wrapper.flows.test_create import BODY, creating
from tests.wrapper.stage import CREATED, Answer, Stage, answer, fails

LOST = fails("ReadError")


def row(mark: str | None = "mark", job: Any = "job-1", created: str = "2026-01-01T00:00:00Z", **more: Any) -> Any:
    return {"client_request_id": mark, "inference_id": job, "created": created, "status": "succeeded", **more}


def page(*rows: Any, has_more: bool = False, **headers: str) -> Answer:
    pagination = {"limit": 100, "offset": 0, "total": len(rows), "has_more": has_more}
    return answer(200, {"data": list(rows), "pagination": pagination}, **headers)


OTHERS = page(row("other"), row(None), row("mark-2"))


@pytest.mark.parametrize("late", [0, 1, 5])
def test_a_lost_create_is_found_in_the_logs(late: int) -> None:
    """Its row may appear at once or late; `submit` returns the job after one POST."""
    stage = Stage(LOST, *[OTHERS] * late, page(row("other"), row()))

    job = stage.play(creating())

    assert (job.id, job.client_request_id) == ("job-1", "mark")
    assert [call.method for call in stage.calls] == ["POST"] + ["GET"] * (late + 1)
    assert {call.path for call in stage.calls[1:]} == {LOGS}
    assert stage.calls[1].params == {"period": "1h", "limit": "100", "offset": "0"}


def test_pages_are_read_until_the_create_is_found() -> None:
    """Each page begins with the last row of the one before, if that has several."""
    stage = Stage(LOST, page(row("a"), row("b"), has_more=True), page(row("c"), has_more=True), page(row()))

    assert stage.play(creating()).id == "job-1"
    assert [call.params["offset"] for call in stage.calls[1:]] == ["0", "1", "2"]


def test_pages_older_than_the_create_are_not_read() -> None:
    """The age is taken from the clock of the service, because ours may be wrong."""
    new, old = row("b", created="2026-01-01T00:30:00Z"), row("a", created="2026-01-01T00:00:00Z")
    stage = Stage(LOST, page(new, old, has_more=True, date="Thu, 01 Jan 2026 00:30:00 GMT"), page(row()))

    assert stage.play(creating()).id == "job-1"
    assert [call.params for call in stage.calls[1:]] == [{"period": "1h", "limit": "100", "offset": "0"}] * 2


def test_a_create_that_is_not_in_the_logs_is_unknown() -> None:
    """Polls continue until the deadline with growing delays; the error has the estimated cost."""
    stage = Stage(LOST, OTHERS)

    with pytest.raises(SubmissionUnknown, match="ReadError, and the service's logs do not show it") as caught:
        stage.play(creating(BODY | RECORDED))

    assert "about 420,000 credits (0.21 USD), from recorded prices" in str(caught.value)
    assert 30 <= stage.now - 1000 <= 60
    assert 4 <= len(stage.calls) - 1 <= 8
    assert caught.value.client_request_id == "mark"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 501])
def test_unreadable_logs_are_not_requested_again(status: int) -> None:
    """An older service has no logs, and some keys may not read them."""
    stage = Stage(LOST, answer(status, {"message": "no"}))

    with pytest.raises(SubmissionUnknown, match=rf"logs cannot be read \(the service returned {status}\)"):
        stage.play(creating())

    assert len(stage.calls) == 2


@pytest.mark.parametrize(
    "trouble",
    [
        fails("ReadTimeout"),
        fails("ConnectError", delivered=False),
        answer(500, b""),
        answer(429, b"", retry_after="3"),
        answer(200, b"<html>"),
        answer(200, {"data": None}),
        answer(200, {"data": [None, 5, {}, {"client_request_id": []}, row(job=None), row(job="\ud800")]}),
    ],
)
def test_the_logs_are_requested_again_after_a_failure(trouble: Answer) -> None:
    """They may still contain the create."""
    stage = Stage(LOST, trouble, trouble, page(row()))

    assert stage.play(creating()).id == "job-1"


def test_the_log_search_waits_for_retry_after() -> None:
    """The service allows 200 log requests per minute."""
    stage = Stage(LOST, answer(429, b"", retry_after="17"), page(row()))
    stage.play(creating())

    assert stage.times[2] - stage.times[1] == 17


def test_one_scan_of_the_logs_finds_every_lost_create() -> None:
    """Two lost creates of one client are found in one response."""
    memory = Memory("universal")
    memory.search.wanted["other"] = 1000.0
    stage = Stage(LOST, page(row("other", "job-2"), row()))

    assert stage.play(creating(memory=memory)).id == "job-1"
    assert memory.search.found["other"].job_ids == ["job-2"]
    assert "mark" not in memory.search.wanted


@pytest.mark.slow
@given(st.integers(1, 40))
def test_the_log_search_keeps_the_rate_limit(pages: int) -> None:
    """This holds for any number of pages."""
    stage = Stage(LOST, *[page(*[row("a")] * 3, has_more=True)] * (pages * 20), page(row()))
    job = stage.play(creating(deadline=900))
    asked = stage.times[1:]

    assert job.id == "job-1"
    assert all(later - first >= WINDOW for first, later in zip(asked, asked[ALLOWED:], strict=False))


@pytest.mark.parametrize(
    ("age", "period"), [(0, "1h"), (7200, "3h"), (-1, "1h"), (-599, "1h"), (-601, "2208h"), (-(10**9), "2208h")]
)
def test_a_clock_that_was_set_back_does_not_hide_a_create(age: float, period: str) -> None:
    """The age is unknown then, and the logs are read as far back as they go."""
    stage = Stage(page(row()))

    found = stage.play(find("mark", Search(), age=age, until=2000.0, timeout=30.0))

    assert (found.job_id, stage.calls[0].params["period"]) == ("job-1", period)


NOON = "2026-01-01T12:00:00Z"
DATE = "Thu, 01 Jan 2026 12:00:20 GMT"  # 20 seconds later on the clock of the service


class BusyAccount:
    """The logs of an account with this many requests before and after the create, 100 per second, newest first."""

    def __init__(self, later: int, earlier: int, refusals: int = 0, windows: bool = True, marks: int = 1) -> None:
        self.created = datetime.fromisoformat(NOON)
        self.later, self.earlier, self.refusals, self.windows, self.marks = later, earlier, refusals, windows, marks
        self.asked: list[dict[str, str]] = []

    def __call__(self, call: Call, now: float) -> Outcome:
        self.asked.append(dict(call.params))
        if self.refusals and len(self.asked) % 3 == 0:
            self.refusals -= 1
            return answer(429, b"", retry_after="2")(call, now)
        start, end = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        if "start" in call.params:
            if not self.windows:
                return answer(400, {"message": "give a period"})(call, now)
            start, end = (datetime.fromisoformat(call.params[name]) for name in ("start", "end"))
        offset = int(call.params["offset"])
        places = [n for n in range(self.later, -self.earlier, -1) if start <= self.at(n) <= end]
        rows = [self.row(n) for n in places[offset : offset + 100]]
        body = {"data": rows, "pagination": {"has_more": offset + 100 < len(places)}}
        return answer(200, body, date=DATE)(call, now)

    def at(self, place: int) -> datetime:
        return self.created + timedelta(seconds=place / 100)

    def row(self, place: int) -> Any:
        is_ours = -self.marks < place <= 0
        mark, job = ("mark", f"job-{1 - place}") if is_ours else (f"other{place}", f"its{place}")
        return row(mark, job, self.at(place).isoformat())


@pytest.mark.slow
@pytest.mark.parametrize("place", [150, 17_000, 25_000])
def test_a_create_in_a_busy_account_is_found(place: int) -> None:
    """Only the minutes around the create are requested."""
    account = BusyAccount(later=place, earlier=5_000)
    stage = Stage(account)

    found = stage.play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    assert len(account.asked) < 70


@pytest.mark.slow
def test_a_refused_log_request_is_repeated_without_reading_other_pages_again() -> None:
    """The search continues on the same page."""
    account = BusyAccount(later=25_000, earlier=5_000, refusals=10)

    found = Stage(account).play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    offsets = [asked["offset"] for asked in account.asked if "start" in asked]
    assert offsets == sorted(offsets, key=int)
    assert len(offsets) - len(set(offsets)) <= 10  # each refused page is requested once more


def test_a_service_without_start_and_end_is_read_page_by_page() -> None:
    """An older service may not accept them."""
    account = BusyAccount(later=450, earlier=100, windows=False)

    found = Stage(account).play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    assert [asked["offset"] for asked in account.asked if "period" in asked] == ["0", "0", "99", "198", "297", "396"]


def test_every_job_of_one_create_is_found() -> None:
    """A proxy may have sent the POST again, and each job is charged."""
    found = Stage(BusyAccount(later=150, earlier=500, marks=3)).play(
        find("mark", Search(), age=20.0, until=1900.0, timeout=30.0)
    )

    assert (found.job_id, found.others) == ("job-1", ("job-2", "job-3"))


def test_a_wrong_date_header_does_not_hide_a_create() -> None:
    """Rows that are newer than the Date header show that it is wrong."""
    newest = row("other", "its", "2026-06-01T00:00:00Z")
    first = answer(200, {"data": [newest], "pagination": {"has_more": True}}, date=DATE)

    assert Stage(LOST, first, page(row(), date=DATE)).play(creating()).id == "job-1"


def test_a_create_that_failed_without_cost_frees_its_key() -> None:
    """It may be sent again, and no job is polled."""
    dispatch = Dispatch()
    stage = Stage(LOST, page(row(status="failed", cost={"credits": 0})))

    with pytest.raises(ServerFailed, match="nothing was charged, submit it again") as caught:
        stage.play(creating(dispatch=dispatch))

    assert not dispatch.is_open
    assert caught.value.client_request_id == "mark"


@pytest.mark.parametrize(
    "rows",
    [
        [row(status="failed", cost={"usd": 0.2, "credits": 420_000})],
        [row(job=None, status="failed", cost={"credits": 0}), row()],
        [row("mark", "job-1"), row("mark", "job-0", status="failed")],
    ],
)
def test_a_charged_log_row_is_a_job(rows: list[Any]) -> None:
    """Whatever its status is, and whatever other rows there are."""
    assert Stage(LOST, page(*rows)).play(creating()).id == "job-1"


@pytest.mark.parametrize(
    "rows",
    [
        [row(status="failed", cost={"credits": 0}), row(job=None, status="processing")],
        [row("mark", "job-1", status="failed", cost=420_000)],
        [row("mark", "job-1", status="failed", cost={"usd": 0.21})],
        [row("mark", "job-1", status="failed", cost={"credits": "420000"})],
        [row("mark", "job-1", status="failed", cost={"credits": 0, "usd": 0.21})],
        [row("mark", "job-1", status="failed")],
    ],
)
def test_a_failed_log_row_frees_the_key_only_if_it_proves_that_nothing_was_charged(rows: list[Any]) -> None:
    """It must report a cost of 0, and be the only row."""
    dispatch = Dispatch()
    stage = Stage(LOST, page(*rows))
    try:
        job_id = stage.play(creating(dispatch=dispatch)).id
    except SubmissionUnknown:
        job_id = "job-1"

    assert job_id == "job-1"
    assert dispatch.is_open


def test_a_second_log_row_may_appear_after_a_failed_one() -> None:
    """A proxy sent the create twice: the first failed, and the second appears when its video is done."""
    failed = row(job=None, status="failed", cost={"credits": 0})
    stage = Stage(LOST, *[page(failed)] * 4, page(row("mark", "job-2"), failed))

    assert stage.play(creating(deadline=900)).id == "job-2"


@pytest.mark.parametrize("status", [302, 409, 418, 421, 451, 460])
def test_one_unexpected_status_does_not_end_the_log_search(status: int) -> None:
    """A proxy may return any status once."""
    assert Stage(LOST, answer(status, b""), page(row())).play(creating()).id == "job-1"


def test_a_create_with_a_response_is_not_searched_for() -> None:
    """Only the POST is sent."""
    stage = Stage(CREATED)
    stage.play(creating())

    assert len(stage.calls) == 1


def test_two_spellings_of_an_id_are_one_job() -> None:
    """A row for the create and a row for its end may name the job with and without its model."""
    short = "0b1c2d3e-0000-4000-8000-000000000001"
    stage = Stage(LOST, page(row(job=f"{short}:pixverse/v5/text-to-video"), row(job=short)))

    assert stage.play(creating()).others == ()
