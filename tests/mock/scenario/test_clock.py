"""The clocks of the service: real, faster, manual, by fetches. Time only moves forward."""

import math
from typing import Any

import pytest

from reelkit_mock import Mock, MockError
from reelkit_mock._scenario.clock import LAST_TIME, START_TIME, RunningClock, make_clock, parse_time, timestamp
from tests.mock.mock_requests import create, create_job, fetch_status, header, read_json, send
from tests.offers import TEXT, known


def test_a_real_clock() -> None:
    """Time passes, and can be advanced."""
    tick = iter([0.0, 1.0, 1.0, 3.0])
    clock = RunningClock(1_000.0, tick=lambda: next(tick))

    first = clock.now()
    clock.advance(50)

    assert (first, clock.now()) == (1_001.0, 1_053.0)


def test_a_faster_clock() -> None:
    """With speed:60 a second is a minute; the clock starts at a fixed time."""
    ticks = [0.0, 2.0]
    clock = RunningClock(START_TIME, 60.0, tick=lambda: ticks.pop(0))

    assert timestamp(clock.now()) == "2026-01-01T00:02:00.000Z"
    assert abs(make_clock("speed:60").now() - START_TIME) < 3_600


def test_a_manual_clock_stands_still() -> None:
    """It stands still until it is advanced."""
    mock = Mock(clock="manual", queue_seconds=[10, 10], generate_seconds=[20, 20])
    identifier = create_job(mock)
    seen = []
    for seconds in (0, 9.5, 0.5, 19.5, 0.5, 1e9):
        mock.advance(seconds)
        seen.append(fetch_status(mock, identifier))

    assert seen == ["queued", "queued", "generating", "generating", "completed", "completed"]
    assert mock.now == START_TIME + 1e9 + 30


def test_a_clock_by_fetches_does_not_depend_on_time() -> None:
    """With polls:N only a fetch moves its job on, and no other job."""
    mock = Mock(clock="polls:3")
    looked_at, other = create_job(mock), create_job(mock)
    mock.advance(1e6)

    seen = [fetch_status(mock, looked_at) for _ in range(4)]

    assert seen == ["queued", "generating", "completed", "completed"]
    assert mock.jobs == {looked_at: "succeeded", other: "queued"}
    send(mock, "GET", "/v2/logs?period=24h")
    assert mock.ledger[1]["state"] == "held"


def test_looks_is_an_older_word_for_polls() -> None:
    """Scenarios that have it still work."""
    assert make_clock("looks:2").fetches_to_finish == make_clock("polls:2").fetches_to_finish == 2


@pytest.mark.parametrize(
    ("form", "speed"),
    [
        *(("real", None), ("manual", None), ("speed:1", None)),
        *(("speed:20", "20"), ("speed:0.5", "0.5"), ("polls:2", "1000000")),
    ],
)
def test_responses_tell_how_fast_the_clock_runs(form: str, speed: str | None) -> None:
    """Every response of the service does, also one that a fault has made; there is nothing to tell of a real clock."""
    mock = Mock(clock=form)
    mock.fault({"status": 503}, route="create")

    replies = [create(mock), create(mock), send(mock, "GET", "/nowhere")]

    assert [reply.status for reply in replies] == [503, 200, 404]
    assert [header(reply, "x-mock-clock-speed") for reply in replies] == [speed] * 3


NO_CLOCKS = [
    *("", "Real", "fast", "manual:1", "a\nb"),
    *("speed", "speed:", "speed:0", "speed:-1", "speed:nan", "speed:inf", "speed:1e7"),
    *("polls:", "polls:0", "polls:1.5"),
    *("looks:0", "looks:-1", "looks:1.5", "looks:1000001", "looks:10000000", "looks:" + "9" * 5_000),
]


@pytest.mark.parametrize("form", NO_CLOCKS, ids=lambda form: form[:20])
def test_an_unknown_clock_is_refused(form: str) -> None:
    """One line that lists the clocks."""
    with pytest.raises(MockError, match=r"^'.* is not a clock; use real, manual .*, speed:60") as caught:
        Mock(clock=form)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700


@pytest.mark.parametrize("seconds", [-1, -1e-9, math.nan, math.inf, -math.inf, 1e12, 10**400, -(10**400)])
@pytest.mark.parametrize("form", ["manual", "real", "speed:60", "looks:2"])
def test_time_goes_forward_only(form: str, seconds: float) -> None:
    """And not beyond the last year that a timestamp can show."""
    mock = Mock(clock=form)

    with pytest.raises(MockError, match="the clock cannot advance by"):
        mock.advance(seconds)


def test_the_end_of_time_breaks_nothing() -> None:
    """Real time continues, and timestamps stay at the last one."""
    ticks = [0.0, 0.0, 0.0]
    clock = RunningClock(START_TIME, tick=lambda: ticks.pop(0) if len(ticks) > 1 else 1e9)
    clock.advance(LAST_TIME - START_TIME)
    mock = Mock(clock="manual")
    mock.advance(LAST_TIME - mock.now - 1)
    identifier = create_job(mock)

    assert (clock.now(), timestamp(clock.now())) == (LAST_TIME, "9999-12-31T23:59:59.000Z")
    assert read_json(send(mock, "GET", f"/__mock/jobs/{identifier}"))["ends"] == "9999-12-31T23:59:59.000Z"
    late = create(mock, headers={"x-mock-fault": '{"status": 503, "retry_after": {"date": 9999}}'})
    assert header(late, "retry-after") == "Fri, 31 Dec 9999 23:59:59 GMT"


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-01-01T00:00:00Z", START_TIME),
        ("2026-01-01", START_TIME),
        ("2026-01-01T01:00:00+01:00", START_TIME),
        (START_TIME, START_TIME),
        (int(START_TIME), START_TIME),
    ],
)
def test_a_time_can_be_given_in_several_forms(value: Any, moment: float) -> None:
    """A time without a zone is UTC."""
    assert parse_time(value) == moment


def test_plans_follow_the_documented_times() -> None:
    """A v5 video of 5 s at 720p took 30 to 40 s; 1080p took longer."""
    mock = Mock(clock="manual")
    short, *_, long = known(TEXT).times
    for _ in range(50):
        for time in (short, long):
            create_job(mock, resolution=time.resolution, duration=time.duration)
    mock.advance(short.least - 0.1)
    early = set(mock.jobs.values())
    mock.advance(short.most - short.least + 0.2)

    states = list(mock.jobs.values())
    assert early == {"generating"}
    assert (set(states[::2]), set(states[1::2])) == ({"succeeded"}, {"generating"})


def test_plans_can_be_set() -> None:
    """With zero seconds a job is finished at once; the create still responds with queued."""
    mock = Mock(clock="manual", queue_seconds=[0, 0], generate_seconds=[0, 0])

    reply = create(mock)

    assert read_json(reply)["status"] == "queued"
    assert list(mock.jobs.values()) == ["succeeded"]
