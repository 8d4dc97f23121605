"""A lost create is looked for in the service's logs, played by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from reelkit import ServerFailed, SubmissionUnknown
from reelkit._effects import Call, Dispatch, Outcome
from reelkit._flows.log_search import LOGS, find
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
def test_a_lost_create_is_found_at_once_or_late(late: int) -> None:
    """The job goes on as if nothing had happened, after one POST."""
    stage = Stage(LOST, *[OTHERS] * late, page(row("other"), row()))

    job = stage.play(creating())

    assert (job.id, job.client_request_id) == ("job-1", "mark")
    assert [call.method for call in stage.calls] == ["POST"] + ["GET"] * (late + 1)
    assert {call.path for call in stage.calls[1:]} == {LOGS}
    assert stage.calls[1].params == {"period": "1h", "limit": "100", "offset": "0"}


def test_pages_are_read_until_it_is_there() -> None:
    """Offsets go on by what came."""
    stage = Stage(LOST, page(row("a"), row("b"), has_more=True), page(row("c"), has_more=True), page(row()))

    assert stage.play(creating()).id == "job-1"
    assert [call.params["offset"] for call in stage.calls[1:]] == ["0", "2", "3"]


def test_pages_older_than_the_create_are_not_read() -> None:
    """By the service's own clock: ours may be wrong by years."""
    old = page(row("a", created="2026-01-01T00:00:00Z"), has_more=True, date="Thu, 01 Jan 2026 00:30:00 GMT")
    stage = Stage(LOST, old, page(row()))

    assert stage.play(creating()).id == "job-1"
    assert [call.params["offset"] for call in stage.calls[1:]] == ["0", "0"]  # two looks, not two pages of one


def test_a_create_that_never_appears_is_unknown() -> None:
    """Until the deadline, with growing gaps; the error says what it may have cost."""
    stage = Stage(LOST, OTHERS)

    with pytest.raises(SubmissionUnknown, match="ReadError, and the service's logs do not show it") as caught:
        stage.play(creating(BODY | RECORDED))

    assert "about 420,000 credits (0.21 USD), as was recorded" in str(caught.value)
    assert 30 <= stage.now - 1000 <= 60
    assert 4 <= len(stage.calls) - 1 <= 8
    assert caught.value.client_request_id == "mark"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 501])
def test_logs_that_cannot_be_read_are_not_asked_again(status: int) -> None:
    """An older service has none, and some keys may not see them."""
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
def test_logs_in_trouble_are_asked_again(trouble: Answer) -> None:
    """The create may be in them all the same."""
    stage = Stage(LOST, trouble, trouble, page(row()))

    assert stage.play(creating()).id == "job-1"


def test_a_retry_after_is_kept() -> None:
    """The logs take 200 questions in a minute, and say so."""
    stage = Stage(LOST, answer(429, b"", retry_after="17"), page(row()))
    stage.play(creating())

    assert stage.times[2] - stage.times[1] == 17


def test_one_look_serves_all_that_are_sought() -> None:
    """Two creates of one client are lost: both are in one answer, which is asked for once."""
    memory = Memory("universal")
    memory.search.wanted["other"] = 1000.0
    stage = Stage(LOST, page(row("other", "job-2"), row()))

    assert stage.play(creating(memory=memory)).id == "job-1"
    assert memory.search.found["other"].job_ids == ["job-2"]
    assert "mark" not in memory.search.wanted


@given(st.integers(1, 40))
def test_no_more_is_asked_than_the_service_allows(pages: int) -> None:
    """However many pages a look has."""
    stage = Stage(LOST, *[page(*[row("a")] * 3, has_more=True)] * (pages * 20), page(row()))
    job = stage.play(creating(deadline=900))
    asked = stage.times[1:]

    assert job.id == "job-1"
    assert all(later - first >= WINDOW for first, later in zip(asked, asked[ALLOWED:], strict=False))


@pytest.mark.parametrize(
    ("age", "period"), [(0, "1h"), (7200, "3h"), (-1, "1h"), (-599, "1h"), (-601, "2208h"), (-(10**9), "2208h")]
)
def test_a_clock_that_was_set_back_hides_no_create(age: float, period: str) -> None:
    """Then nobody knows how long ago it was, and the logs are read as far back as they go."""
    stage = Stage(page(row()))

    found = stage.play(find("mark", Search(), age=age, until=2000.0, timeout=30.0))

    assert (found.job_id, stage.calls[0].params["period"]) == ("job-1", period)


NOON = "2026-01-01T12:00:00Z"
DATE = "Thu, 01 Jan 2026 12:00:20 GMT"  # 20 seconds later, by the service's clock


class BusyAccount:
    """The logs of an account with so many requests before and after the create, a hundred a second, newest first."""

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
    """The minutes around it are asked for, not all that came after it."""
    account = BusyAccount(later=place, earlier=5_000)
    stage = Stage(account)

    found = stage.play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    assert len(account.asked) < 70


def test_a_lookup_that_is_refused_for_now_goes_on_where_it_was() -> None:
    """No page is read twice for it."""
    account = BusyAccount(later=25_000, earlier=5_000, refusals=10)

    found = Stage(account).play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    offsets = [asked["offset"] for asked in account.asked if "start" in asked]
    assert offsets == sorted(offsets, key=int)
    assert len(offsets) - len(set(offsets)) <= 10  # each refusal has its page asked for once more


def test_a_service_that_takes_no_window_is_read_page_by_page() -> None:
    """As an older one may."""
    account = BusyAccount(later=450, earlier=100, windows=False)

    found = Stage(account).play(find("mark", Search(), age=20.0, until=1900.0, timeout=30.0))

    assert found.job_id == "job-1"
    assert [asked["offset"] for asked in account.asked if "period" in asked] == ["0", "100", "200", "300", "400"]


def test_every_job_of_one_create_is_told() -> None:
    """What stands before the service may have sent the POST again: each is paid for."""
    found = Stage(BusyAccount(later=150, earlier=500, marks=3)).play(
        find("mark", Search(), age=20.0, until=1900.0, timeout=30.0)
    )

    assert (found.job_id, found.others) == ("job-1", ("job-2", "job-3"))


def test_a_wrong_clock_of_the_service_hides_nothing() -> None:
    """Its rows are newer than the time that it tells: its word is not believed."""
    newest = row("other", "its", "2026-06-01T00:00:00Z")
    first = answer(200, {"data": [newest], "pagination": {"has_more": True}}, date=DATE)

    assert Stage(LOST, first, page(row(), date=DATE)).play(creating()).id == "job-1"


def test_a_create_that_the_logs_show_as_failed_cost_nothing() -> None:
    """It may be sent again, and no job is waited for."""
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
def test_a_row_that_is_charged_is_a_job(rows: list[Any]) -> None:
    """Whatever its status says, and whatever else stands there."""
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
def test_a_failure_is_not_believed_beside_anything_else(rows: list[Any]) -> None:
    """Only a row that says plainly that it cost nothing frees the key, and only if there is no other of its mark."""
    dispatch = Dispatch()
    stage = Stage(LOST, page(*rows))
    try:
        job_id = stage.play(creating(dispatch=dispatch)).id
    except SubmissionUnknown:
        job_id = "job-1"

    assert job_id == "job-1"
    assert dispatch.is_open


def test_a_second_row_may_come_later_than_a_failed_one() -> None:
    """Something on the way has sent the create twice: the first failed, and the second shows when its video is done."""
    failed = row(job=None, status="failed", cost={"credits": 0})
    stage = Stage(LOST, *[page(failed)] * 4, page(row("mark", "job-2"), failed))

    assert stage.play(creating(deadline=900)).id == "job-2"


@pytest.mark.parametrize("status", [302, 409, 418, 421, 451, 460])
def test_one_odd_answer_does_not_end_the_search(status: int) -> None:
    """Something on the way may say anything once."""
    assert Stage(LOST, answer(status, b""), page(row())).play(creating()).id == "job-1"


def test_what_was_lost_and_created_are_not_mixed_up() -> None:
    """A create that answers is not looked for."""
    stage = Stage(CREATED)
    stage.play(creating())

    assert len(stage.calls) == 1
