"""The rate of creates when the service refuses them, on a virtual clock."""

import heapq
import itertools
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from reelkit import AuthenticationFailed, OutOfCredits, RateLimited
from reelkit._effects import NOW, Pause
from reelkit._flows.pace import Pace
from reelkit_mock import Mock
from tests.wrapper.face import Face
from tests.wrapper.flows.test_create import creating
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import CREATED, Stage, answer

TRIP = 0.1  # seconds for the request and response of a create
Accepts = Callable[[float], tuple[bool, float | None]]


class Played(NamedTuple):
    """The times at which creates were sent, and at which they were accepted."""

    sent: list[float]
    accepted: list[float]


def play(accepts: Accepts, lines: int = 200, at_once: int = 12) -> Played:
    """Run a batch against a service that accepts or refuses each create, and may name a delay."""
    pace, played = Pace(at_once), Played([], [])
    clock, order = 0.0, itertools.count()

    def line() -> Generator[Any, Any, None]:
        while True:
            left_at = yield from pace.acquire(float("inf"))
            played.sent.append(left_at)
            yield Pause(TRIP)
            now = yield NOW
            is_accepted, wait = accepts(now)
            pace.release()
            if is_accepted:
                pace.accepted(now)
                played.accepted.append(now)
                return
            pace.refused(left_at, now, wait)

    waiting = (line() for _ in range(lines))
    queue: list[tuple[float, int, Any, Any]] = []
    for flow in itertools.islice(waiting, at_once):
        heapq.heappush(queue, (0.0, next(order), flow, None))
    while queue:
        clock, _, flow, sent = heapq.heappop(queue)
        try:
            while (item := flow.send(sent)) is NOW:
                sent = clock
            heapq.heappush(queue, (clock + item.seconds, next(order), flow, None))
        except StopIteration:
            for other in itertools.islice(waiting, 1):
                heapq.heappush(queue, (clock, next(order), other, None))
    return played


def bucket(rate: float, burst: float, wait: float | None = None) -> Accepts:
    """A service that accepts *rate* creates per second, and *burst* at once after a pause."""
    state = [burst, 0.0]

    def accepts(now: float) -> tuple[bool, float | None]:
        state[:] = min(burst, state[0] + (now - state[1]) * rate), now
        if state[0] < 1:
            return False, wait
        state[0] -= 1
        return True, None

    return accepts


def window(count: int, seconds: float, *, tells: bool) -> Accepts:
    """A service that accepts *count* creates per window of time, and may name the start of the next one."""
    taken: dict[int, int] = {}

    def accepts(now: float) -> tuple[bool, float | None]:
        number = int(now / seconds)
        taken[number] = taken.get(number, 0) + 1
        return taken[number] <= count, (number + 1) * seconds - now + 0.5 if tells else None

    return accepts


SERVICES = {
    "five a second": lambda: bucket(5, 5),
    "five a second, one by one": lambda: bucket(5, 1),
    "five a second, says to wait a second": lambda: bucket(5, 5, 1.0),
    "five a second, many at once": lambda: bucket(5, 20),
    "five in each second": lambda: window(5, 1, tells=False),
    "five in each second, tells when": lambda: window(5, 1, tells=True),
    "sixty in each minute": lambda: window(60, 60, tells=False),
    "sixty in each minute, tells when": lambda: window(60, 60, tells=True),
}


@pytest.mark.parametrize("name", SERVICES)
def test_a_batch_adapts_to_the_rate_of_the_service(name: str) -> None:
    """At most 1.2 creates per line once the rate is known, and at least half of the possible speed."""
    played = play(SERVICES[name]())
    half = played.accepted[100]
    rate = 1.0 if "minute" in name else 5.0

    assert len(played.accepted) == 200
    assert sum(sent >= half for sent in played.sent) <= 1.2 * 100
    assert played.accepted[-1] <= 2 * 200 / rate


def test_a_service_without_a_limit_is_used_at_full_speed() -> None:
    """A few creates are sent at first, then as many as allowed."""
    played = play(bucket(1e9, 1e9), lines=240, at_once=12)

    assert len(played.sent) == 240
    assert played.accepted[-1] < 2 * 240 / 12 * TRIP + 1


def test_no_create_is_sent_before_retry_after() -> None:
    """A batch of 500 lines sends at most four creates before that time."""
    played = play(lambda now: (now >= 120, 120.0 - now if now < 120 else None), lines=500, at_once=32)

    assert sum(sent < 120 - TRIP for sent in played.sent) <= 4
    assert len(played.accepted) == 500


def test_a_create_of_a_batch_is_sent_again_until_it_is_accepted() -> None:
    """However often it is refused, within the deadline."""
    stage = Stage(*[answer(429, b"", retry_after="40")] * 10, CREATED)

    assert stage.play(creating(deadline=900, pace=Pace(12))).id == "x"
    assert len(stage.calls) == 11
    assert stage.now - 1000 == pytest.approx(400)


def test_a_batch_does_not_wait_beyond_the_deadline() -> None:
    """RateLimited is raised instead."""
    stage = Stage(answer(429, b"", retry_after="100"))

    with pytest.raises(RateLimited, match="nothing was bought"):
        stage.play(creating(deadline=250, pace=Pace(12)))
    assert stage.now - 1000 <= 250


@pytest.mark.parametrize("wait", ["86400", "1e300"])
def test_a_create_that_cannot_be_sent_before_the_deadline_is_not_sent(wait: str) -> None:
    """Another line was told to wait until tomorrow: RateLimited is raised at once."""
    pace = Pace(12)
    pace.refused(1000.0, 1000.0, float(wait))
    stage = Stage(CREATED)

    with pytest.raises(RateLimited, match="accepts no creates for") as caught:
        stage.play(creating(deadline=900, pace=pace))
    assert stage.calls == []
    assert caught.value.retry_after is not None


@pytest.mark.parametrize("wait", [0.0, None])
def test_a_retry_after_of_0_is_not_obeyed(wait: float | None) -> None:
    """The delays grow up to half a minute."""
    pace, now, gaps = Pace(12), 0.0, []
    for _ in range(2000):
        gaps.append(pace.refused(now, now, wait))
        now += gaps[-1]

    assert gaps[:8] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert gaps[-1] == 30


def test_a_long_refusal_does_not_reduce_the_later_rate() -> None:
    """Probes during the refusal are not counted for the rate."""
    played = play(lambda now: (not 5 < now < 3600, None), lines=1200)
    after = [at for at in played.accepted if at > 3600]

    assert len(played.accepted) == 1200
    assert after[100] - after[0] < 60


def test_no_more_creates_are_sent_than_there_are_connections() -> None:
    """A create that waits for a connection could be sent after a refusal."""
    pace = Pace(2)
    for now in range(10):
        pace.accepted(now)

    assert [pace._try_acquire(10.0) for _ in range(3)] == [0.0, 0.0, 0.1]


@pytest.mark.parametrize("body", ["<html>Request blocked</html>", '{"message": "Your plan does not include this"}'])
def test_a_refusal_of_one_line_does_not_stop_the_others(face: Make, tmp_path: Path, body: str) -> None:
    """A 403 may be about one prompt or one model."""
    mock = Mock(clock="looks:1")
    transport = mock.transport()

    def handler(request: httpx.Request) -> httpx.Response:
        if b"blocked" in request.content:
            return httpx.Response(403, text=body)
        return transport.handle_request(request)

    client: Face = face(handler, journal=tmp_path / "jobs.db", deadline=3600)
    wanted = {f"fox-{n}": FOX for n in range(9)} | {"bad": FOX.to_dict() | {"prompt": "blocked"}}
    outcomes = client.do(client.client, "run_all", wanted, save_to=tmp_path / "{key}.mp4")

    assert sorted(outcome.state for outcome in outcomes) == ["error", *["ok"] * 9]


def batch(face: Make, mock: Mock, folder: Path, lines: int = 100, **options: Any) -> list[Any]:
    client: Face = face(transport=mock.transport(), journal=folder / "jobs.db", deadline=3600)
    wanted = {f"fox-{n}": FOX for n in range(lines)}
    return list(client.do(client.client, "run_all", wanted, save_to=folder / "{key}.mp4", **options))


@pytest.mark.parametrize(("fault", "error"), [({"status": 401}, AuthenticationFailed), ({"status": 402}, OutOfCredits)])
def test_an_error_of_the_account_is_received_by_at_most_four_creates(
    face: Make, tmp_path: Path, fault: dict[str, Any], error: type[Exception]
) -> None:
    """Every line has this error as its outcome, and nothing is bought."""
    mock = Mock(clock="looks:1")
    mock.fault(fault, route="create", times=100)

    outcomes = batch(face, mock, tmp_path)

    assert len(outcomes) == 100
    assert all(isinstance(outcome.error, error) for outcome in outcomes)
    assert sum(call["method"] == "POST" for call in mock.calls) <= 4
    assert mock.ledger == []


@pytest.mark.slow
def test_a_batch_finishes_every_line_at_a_low_rate(face: Make, tmp_path: Path) -> None:
    """Creates are refused at first, and no line fails."""
    mock = Mock(clock="looks:1")
    mock.fault({"status": 429, "retry_after": 7}, route="create", times=30)

    outcomes = batch(face, mock, tmp_path)

    assert [outcome.state for outcome in outcomes] == ["ok"] * 100
    assert len(mock.ledger) == 100


def test_a_refusal_by_a_proxy_starts_a_log_search(face: Make, tmp_path: Path) -> None:
    """The response of the service may be lost, so the create is not sent again."""
    mock = Mock(clock="looks:1")
    transport = mock.transport()
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and not seen:
            seen.append(request.url.path)
            transport.handle_request(request)
            return httpx.Response(503, headers={"retry-after": "5", "via": "1.1 varnish"}, text="Backend fetch failed")
        return transport.handle_request(request)

    client: Face = face(handler, journal=tmp_path / "jobs.db")
    (outcome,) = client.do(client.client, "run_all", {"fox": FOX}, save_to=tmp_path / "{key}.mp4")

    assert outcome.state == "ok"
    assert len(mock.ledger) == 1
