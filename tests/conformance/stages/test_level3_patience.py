"""A run waits for its first stuck job only."""

import pytest

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._run.run import run
from reelkit_conformance._stages import jobs
from reelkit_conformance._stages.jobs import Patience
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Mock
from reelkit_specs import models

FIRST, SECOND = models()[:2]
LONGEST = max(time.most for time in FIRST.times)


def test_a_run_waits_in_full_until_a_job_is_stuck() -> None:
    """Three times the longest known time of the model, or what the user says; then for a moment."""
    usual, given = Patience(None), Patience(20)

    assert (usual.seconds(FIRST), given.seconds(FIRST)) == (3 * LONGEST, 20)
    usual.stuck(FIRST, 3 * LONGEST)
    assert usual.full(SECOND) > 100
    assert usual.seconds(SECOND) == jobs.SHORTENED
    assert f"a job of {FIRST.id} did not finish in {3 * LONGEST:.0f} s" in usual.reason


def test_a_run_waits_for_models_whose_jobs_do_finish() -> None:
    """Twice as long as the slowest of them took, and never longer than in full."""
    patience = Patience(60)
    patience.stuck(FIRST, 60)

    patience.finished(9)
    patience.finished(4)
    assert patience.seconds(SECOND) == 18
    patience.finished(45)
    assert patience.seconds(SECOND) == 60


@pytest.mark.slow
def test_a_server_whose_jobs_never_end_takes_its_patience_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first model has the finding; the others were not waited for, and say so."""

    async def cannot_move_the_clock(transport: Transport) -> bool:
        return False

    monkeypatch.setattr(jobs, "SHORTENED", 0.05)
    monkeypatch.setattr(Transport, "has_manual_clock", cannot_move_the_clock)
    monkeypatch.setattr(Transport, "_detect_manual_clock", cannot_move_the_clock)
    mock = Mock(clock="real")
    mock.fault("stuck", route="create", times="always")
    told = []
    settings = Settings("", Secret("a-key"), (FIRST, SECOND), ("L1", "L3"), patience=0.4)
    with mock.serve() as server:
        settings = settings._replace(base_url=server.base_url)
        report = run(settings, plan(settings), lambda step: told.append(step.purpose))

    ends = {result.model: result for result in report.results if result.check.id == "LIF-001"}
    assert [finding.got for finding in ends[FIRST.id].findings] == ["queued after 0 s"] * 2
    assert (ends[SECOND.id].verdict, ends[SECOND.id].findings) == ("skip", ())
    assert ends[SECOND.id].reason == (
        f"a job of {FIRST.id} did not finish in 0 s, so the run waits no longer for others; "
        "--model checks one model alone"
    )
    assert {"waiting for 2 jobs, 0 of at most 0 s"} <= {*told}
