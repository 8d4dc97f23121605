"""A mock may tell how fast its clock runs; a client of a service on this machine then polls as much faster."""

import pytest

from reelkit import Poll
from reelkit._protocol.poll_schedule import FAST_FLOOR
from reelkit._protocol.routes import Memory
from reelkit_mock import Mock
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import DONE, LINK, PENDING, Answer, Stage, answer, job, waiting

LOCAL = "http://127.0.0.1:1"


def pending(speed: str) -> Answer:
    """A job in progress, from a service whose clock runs at this speed."""
    return answer(200, {"id": "x", "status": "generating"}, x_mock_clock_speed=speed)


def local() -> Memory:
    return Memory("universal", is_local=True)


def pauses(stage: Stage) -> list[float]:
    return [round(then - before, 6) for before, then in zip(stage.times, stage.times[1:], strict=False)]


@pytest.mark.parametrize(("speed", "poll"), [("20", None), ("4", None), ("0.5", None), ("20", Poll(5, 1, 5, 0))])
def test_pauses_are_divided_by_the_speed(speed: str, poll: Poll | None) -> None:
    """The first one and the next ones, also those of a schedule that was given."""
    real, fast = Stage(PENDING, PENDING, PENDING, DONE), Stage(*[pending(speed)] * 3, DONE)

    real.play(waiting(job(), poll=poll))
    fast.play(waiting(job(), poll=poll, memory=local()))

    assert pauses(fast) == pytest.approx([pause / float(speed) for pause in pauses(real)])


def test_pauses_have_a_minimum() -> None:
    """A mock must not be asked all the time."""
    stage = Stage(pending("1000000"), pending("1000000"), DONE)

    stage.play(waiting(job(), memory=local()))

    assert pauses(stage) == [FAST_FLOOR, FAST_FLOOR]


@pytest.mark.parametrize("speed", ["0", "-1", "nan", "inf", "1000001", "fast", ""])
def test_an_impossible_speed_is_ignored(speed: str) -> None:
    """The client waits as for the service."""
    real, odd = Stage(PENDING, DONE), Stage(pending(speed), DONE)

    real.play(waiting(job()))
    odd.play(waiting(job(), memory=local()))

    assert odd.times == real.times


def test_a_clock_that_becomes_real_again_is_noticed() -> None:
    """The speed is that of the latest response."""
    memory = local()

    Stage(pending("20"), PENDING, DONE).play(waiting(job(), memory=memory))

    assert memory.clock_speed == 1.0


def test_durations_are_learned_by_the_clock_of_the_service() -> None:
    """A mock at another speed takes as long by its own clock."""
    memory, state = local(), job()
    done = answer(200, {"id": "x", "status": "completed", "video": {"url": LINK}}, x_mock_clock_speed="20")
    for _ in range(3):
        Stage(pending("20"), done).play(waiting(job(), memory=memory))

    assert memory.expected(state.kind) == pytest.approx((34.25 - 8.5, 34.25 - 8.5))


@pytest.mark.parametrize(
    ("base_url", "is_honoured"),
    [(LOCAL, True), ("http://localhost:1", True), ("http://[::1]:1", True), ("https://api.example.com", False)],
)
def test_only_a_service_on_this_machine_can_set_the_speed(face: Make, base_url: str, is_honoured: bool) -> None:
    """Any other could make clients send very many requests."""
    client = face(transport=Mock(clock="polls:3").transport(), base_url=base_url)

    events = client.do(client.submit(FOX), "events")

    assert [event.status for event in events] == ["queued", "generating", "completed"]
    assert (events[-1].elapsed < 5) is is_honoured
