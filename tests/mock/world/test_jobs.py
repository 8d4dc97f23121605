"""The state of a job: a function of its plan and the time that never goes back."""

import pytest
from hypothesis import given, strategies as st

from reelkit_mock import Mock, MockError
from reelkit_mock._world.jobs import (
    NEVER,
    Job,
    billing_state,
    count_fetch,
    force_state,
    state_at_next_fetch,
    state_of,
)
from reelkit_mock._world.kinds import Kind
from tests.mock.mock_requests import TEXT, create_job, fetch_status, find

KIND = Kind(find(TEXT), "720p", 5, "16:9", 420_000, 30.0, 40.0)


def job(starts: float = 10.0, ends: float = 30.0, fails: bool = False) -> Job:
    return Job("an-id", 1, KIND, "documented", 0.0, starts, ends, fails, False, None)


@pytest.mark.parametrize(
    ("now", "state", "money"),
    [
        (0.0, "queued", "held"),
        (9.9, "queued", "held"),
        (10.0, "generating", "held"),
        (29.9, "generating", "held"),
        (30.0, "succeeded", "charged"),
        (1e9, "succeeded", "charged"),
    ],
)
def test_time_alone_decides_the_state(now: float, state: str, money: str) -> None:
    """A late fetch skips the states in between."""
    assert (state_of(job(), now), billing_state(job(), now)) == (state, money)


def test_a_failed_job_is_not_charged() -> None:
    """Its credits are released when it ends."""
    assert (state_of(job(fails=True), 30.0), billing_state(job(fails=True), 30.0)) == ("failed", "released")


@pytest.mark.parametrize(
    ("needed", "states"),
    [
        (1, ["succeeded", "succeeded"]),
        (2, ["queued", "succeeded", "succeeded"]),
        (3, ["queued", "generating", "succeeded"]),
        (5, ["queued", "generating", "generating", "generating", "succeeded"]),
    ],
)
def test_fetches_finish_a_job(needed: int, states: list[str]) -> None:
    """The n-th fetch sees the end; the first one sees it queued, unless it is the n-th."""
    mock = Mock(clock=f"looks:{needed}")
    identifier = create_job(mock)

    seen = [fetch_status(mock, identifier) for _ in states]

    assert seen == ["completed" if state == "succeeded" else state for state in states]


@given(st.integers(1, 5), st.integers(1, 8), st.booleans(), st.booleans())
def test_the_next_fetch_sees_the_predicted_state(needed: int, looks: int, fails: bool, stuck: bool) -> None:
    """Faults with a condition on the state rely on it."""
    looked_at = job(NEVER, NEVER, fails)
    looked_at.stuck = stuck
    for _ in range(looks):
        foretold = state_at_next_fetch(looked_at, 1.0, needed)
        count_fetch(looked_at, 1.0, needed)
        assert state_of(looked_at, 1.0) == foretold


@pytest.mark.parametrize(
    ("now", "state", "taken"),
    [
        (0.0, "queued", True),
        (0.0, "failed", True),
        (15.0, "generating", True),
        (15.0, "queued", False),
        (30.0, "succeeded", True),
        (30.0, "failed", False),
        (30.0, "generating", False),
    ],
)
def test_force_goes_forward_only(now: float, state: str, taken: bool) -> None:
    """A finished job stays unchanged."""
    forced = job()
    before = state_of(forced, now)

    assert force_state(forced, state, now) == taken
    assert state_of(forced, now) == (state if taken else before)


@pytest.mark.parametrize("state", ["queued", "generating"])
def test_a_job_that_was_forced_to_run_keeps_its_state(state: str) -> None:
    """Until it is forced again."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)

    mock.force(identifier, state)
    mock.advance(1e8)

    assert mock.jobs == {identifier: state}
    mock.force(identifier, "failed")
    assert mock.jobs == {identifier: "failed"}


def test_an_impossible_force_is_reported() -> None:
    """One line each."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)
    mock.force(identifier, "succeeded")

    with pytest.raises(MockError, match=f"job {identifier} is succeeded and cannot go back to queued"):
        mock.force(identifier, "queued")
    with pytest.raises(MockError, match="'done' is not a state; the states are: queued, generating, succeeded, failed"):
        mock.force(identifier, "done")
    with pytest.raises(MockError, match="there is no job 'nobody'"):
        mock.force("nobody", "queued")
