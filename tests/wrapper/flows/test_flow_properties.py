"""Properties of every wait and every create, on a virtual clock."""

from typing import TypeVar

import pytest
from hypothesis import given, strategies as st

from reelkit import Answer, Poll, ReelkitError, ResultMissing, SubmissionUnknown, WaitTimeout
from reelkit._effects import Flow
from reelkit._flows.wait import wait
from reelkit._protocol.poll_schedule import FLOOR, Schedule
from reelkit._protocol.routes import Memory
from tests.wrapper.faults import FAULTS
from tests.wrapper.flows.test_create import LOST, creating
from tests.wrapper.stage import CREATED, DONE, LINK, PENDING, Answer as Line, Stage, answer, fails, job

T = TypeVar("T")

faults = st.sampled_from(sorted(FAULTS)).map(FAULTS.__getitem__)
slow_faults = st.builds(fails, st.just("ReadTimeout"), after=st.floats(0, 60))
anything = faults | slow_faults | st.just(PENDING)
polls = st.none() | st.builds(
    Poll, initial=st.floats(0, 60), factor=st.floats(0, 4), cap=st.floats(0, 120), jitter=st.floats(0, 1)
)
expected = st.none() | st.tuples(st.floats(0, 300), st.floats(0, 300)).map(lambda pair: (min(pair), max(pair)))
draws = st.floats(0, 1, exclude_max=True)


def schedule(poll: Poll | None, times: tuple[float, float] | None, draw: float) -> Schedule:
    return Schedule(poll, times, lambda: draw)


def ending(flow: Flow[T], stage: Stage) -> T | ReelkitError:
    """The result or the ReelkitError of a flow; any other exception is raised."""
    try:
        return stage.play(flow)
    except ReelkitError as error:
        return error


def waits(schedule: Schedule, deadline: float) -> Flow[Answer]:
    return wait(job(), Memory("universal"), schedule, deadline=deadline, timeout=30.0)


@pytest.mark.slow
@given(st.lists(anything, max_size=30), st.floats(1, 2000), polls, expected, draws)
def test_no_wait_exceeds_its_deadline(
    script: list[Line], deadline: float, poll: Poll | None, times: tuple[float, float] | None, draw: float
) -> None:
    """Neither a delay nor a request exceeds it, and the wait ends in a documented way."""
    stage = Stage(*script, PENDING)

    end = ending(waits(schedule(poll, times, draw), deadline), stage)

    assert isinstance(end, WaitTimeout | ResultMissing) or "404" in str(end)
    assert stage.now <= 1000 + deadline + 0.01
    assert all(call.until == 1000 + deadline for call in stage.calls)


@pytest.mark.slow
@given(st.floats(1, 5000), polls, expected, draws)
def test_the_number_of_polls_is_bounded(
    deadline: float, poll: Poll | None, times: tuple[float, float] | None, draw: float
) -> None:
    """The deadline and the smallest delay bound it, whatever the settings."""
    stage = Stage(PENDING)

    end = ending(waits(schedule(poll, times, draw), deadline), stage)

    assert isinstance(end, WaitTimeout)
    assert len(stage.calls) <= deadline / FLOOR + 2


@given(st.lists(faults, max_size=12), expected, draws)
def test_a_wait_returns_the_video_after_any_faults(
    script: list[Line], times: tuple[float, float] | None, draw: float
) -> None:
    """Except if the service reports for a long time that there is no such job, or no link."""
    stage = Stage(*script, DONE)

    end = ending(waits(schedule(None, times, draw), 3000), stage)

    if isinstance(end, ReelkitError):
        assert stage.now - 1000 >= 20
        assert set(script) & {FAULTS["404 just after the create"], FAULTS["done without a link"]}
    else:
        assert end.link is not None
        assert end.link.url == LINK


@given(st.lists(st.sampled_from(["refused", "429 with Retry-After"]), max_size=4), st.sampled_from(sorted(LOST)))
def test_a_create_is_not_sent_again_after_it_was_lost(before: list[str], loss: str) -> None:
    """Refused attempts may come before it; after the loss nothing is sent to any address."""
    stage = Stage(*(FAULTS[name] for name in before), LOST[loss], CREATED)

    end = ending(creating(), stage)

    assert isinstance(end, SubmissionUnknown)
    assert [call.method for call in stage.calls].count("POST") == len(before) + 1


text = st.text(alphabet="ab:/-é", max_size=6)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
words = st.sampled_from(["completed", "error", "queued", "succeeded", "", "new"]) | json_values
fields = dict.fromkeys(("id", "generation_id", "video", "error", "meta", "x"), json_values) | {"status": words}
bodies = st.fixed_dictionaries({}, optional=fields)


@pytest.mark.slow
@given(bodies)
def test_a_wait_ends_as_documented_for_any_json(body: dict[str, object]) -> None:
    """It returns a video or raises a ReelkitError."""
    end = ending(waits(schedule(None, None, 0.5), 60), Stage(answer(200, body)))

    assert isinstance(end, ReelkitError) or end.link is not None


@pytest.mark.slow
@given(bodies)
def test_an_id_in_a_response_to_a_create_is_never_lost(body: dict[str, object]) -> None:
    """A create whose response has an id is a job."""
    ids = (body.get("id"), body.get("generation_id"))
    named = [str(i) for i in ids if (isinstance(i, str) and i) or (isinstance(i, int) and not isinstance(i, bool))]

    end = ending(creating(), Stage(answer(200, body)))

    if named:
        assert not isinstance(end, ReelkitError)
        assert end.id == named[0]
    else:
        assert isinstance(end, SubmissionUnknown)
