"""Prism's static mock has the right shapes but no jobs. The kit must report both."""

from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Settings, plan
from tests.mock.conftest import mocked, prism  # noqa: F401 - fixtures
from tests.models import pixverse


def failed(report: Report, level: str) -> set[str]:
    """Return the ids of the checks of a level that failed."""
    return {result.check.id for result in report.results if result.verdict == "fail" and result.check.level == level}


def test_a_static_mock_has_the_shape_but_no_jobs(mocked: str) -> None:  # noqa: F811 - a fixture
    """It knows every id, accepts every key, returns one id for all jobs, and never finishes a job."""
    settings = Settings(mocked, Secret("0123456789abcdef"), pixverse()[:1], patience=0.5)

    report = run(settings, plan(settings), lambda _: None)

    assert failed(report, "L0") == set()
    assert failed(report, "L1") == {"IDS-001"}
    assert {"AUT-003", "GET-002", "ERR-005"} <= failed(report, "L2")
    assert {"LIF-001", "IDS-002"} <= failed(report, "L3")
