"""A run waits for its first stuck job only."""

from collections.abc import Iterator

import pytest

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._report.verdicts import run_verdict
from reelkit_conformance._run.run import run
from reelkit_conformance._stages import jobs
from reelkit_conformance._stages.jobs import Patience
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Mock
from reelkit_specs import Model, models
from tests.models import sample

FIRST, SECOND = models()[:2]
TIMELESS = next(model for model in models() if not model.times)
LONGEST = max(time.most for time in FIRST.times)


def test_a_run_waits_in_full_once_a_job_has_finished() -> None:
    """Three times the longest known time of the model."""
    patience = Patience(None)

    patience.finished(0.0)

    assert patience.seconds(FIRST) == patience.full(FIRST) == 3 * LONGEST


def test_a_run_waits_in_full_for_the_time_that_the_user_gives() -> None:
    """Until a job is stuck; then for a moment."""
    patience = Patience(200)

    assert patience.seconds(FIRST) == patience.full(SECOND) == 200
    patience.stuck(FIRST, 200)
    assert patience.seconds(SECOND) == jobs.SHORTENED
    assert patience.gave_up(SECOND, jobs.SHORTENED) == (
        f"a job of {FIRST.id} did not finish in 200 s, so the run waits no longer for others; "
        "--model checks one model alone"
    )
    assert patience.incomplete == ""


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_a_run_waits_for_its_first_jobs_longer_than_they_are_known_to_take(model: Model) -> None:
    """But never longer than 150 s."""
    defaults = {field.name: field.default for field in model.fields}
    alike = [time.most for time in model.times if time.resolution in (None, defaults.get("resolution"))]

    seconds = Patience(None).seconds(model)

    assert max(alike, default=60) < seconds <= 150


def test_a_run_that_gave_up_its_first_jobs_is_incomplete() -> None:
    """The reason says how to wait until such a job is a deviation."""
    patience = Patience(None)

    reason = patience.gave_up(TIMELESS, patience.seconds(TIMELESS))

    assert (
        reason
        == patience.incomplete
        == (f"a job of {TIMELESS.id} did not finish in 120 s; --patience 360 waits until such a job is a deviation")
    )
    assert patience.seconds(FIRST) == jobs.SHORTENED


def test_a_run_waits_for_models_whose_jobs_do_finish() -> None:
    """Twice as long as the slowest of them took, and never longer than in full."""
    patience = Patience(60)
    patience.stuck(FIRST, 60)

    patience.finished(9)
    patience.finished(4)
    assert patience.seconds(SECOND) == 18
    patience.finished(45)
    assert patience.seconds(SECOND) == 60


@pytest.fixture
def stuck_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server whose jobs never end and whose clock cannot be moved; the run waits 0.05 s for further models."""

    async def cannot_move_the_clock(transport: Transport) -> bool:
        return False

    monkeypatch.setattr(jobs, "SHORTENED", 0.05)
    monkeypatch.setattr(Transport, "has_manual_clock", cannot_move_the_clock)
    monkeypatch.setattr(Transport, "_detect_manual_clock", cannot_move_the_clock)
    mock = Mock(clock="real")
    mock.fault("stuck", route="create", times="always")
    with mock.serve() as server:
        yield server.base_url


@pytest.mark.slow
def test_a_server_whose_jobs_never_end_takes_its_patience_once(stuck_server: str) -> None:
    """The first model has the finding; the others were not waited for, and say so."""
    told = []
    settings = Settings(stuck_server, Secret("a-key"), (FIRST, SECOND), ("L1", "L3"), patience=0.4)

    report = run(settings, plan(settings), lambda step: told.append(step.purpose))

    ends = {result.model: result for result in report.results if result.check.id == "LIF-001"}
    assert [finding.got for finding in ends[FIRST.id].findings] == ["queued after 0 s"] * 2
    assert (ends[SECOND.id].verdict, ends[SECOND.id].findings) == ("skip", ())
    assert ends[SECOND.id].reason == (
        f"a job of {FIRST.id} did not finish in 0 s, so the run waits no longer for others; "
        "--model checks one model alone"
    )
    assert {"waiting for 2 jobs, 0 of at most 0 s"} <= {*told}


@pytest.mark.slow
def test_a_run_without_a_given_patience_is_incomplete(stuck_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs that a slow server may yet finish are no deviation."""
    monkeypatch.setattr(jobs, "FIRST_LIMIT", 0.4)
    settings = Settings(stuck_server, Secret("a-key"), (FIRST, SECOND), ("L1", "L3"))

    report = run(settings, plan(settings), lambda step: None)

    ends = {result.model: result for result in report.results if result.check.id == "LIF-001"}
    assert {result.verdict for result in ends.values()} == {"skip"}
    assert report.ended_early == ends[FIRST.id].reason != ends[SECOND.id].reason
    assert run_verdict(report) == "incomplete"
