"""A fake engine with a prepared report, for the tests of the command."""

from collections.abc import Callable

from click.testing import CliRunner, Result as Ended

from reelkit.__main__ import main
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.progress import Progress
from reelkit_conformance._stages.plan import Plan, Settings, Step
from tests.conformance.reports import MODEL, SHAPE, passed, report

LOCAL = "http://127.0.0.1:8080"
LIVE = "https://api.aimlapi.com"


class Engine:
    """Records the settings and returns the prepared report."""

    def __init__(self) -> None:
        self.asked: list[Settings] = []
        self.report = report(passed(SHAPE))
        self.trouble: BaseException | None = None

    def plan(self, settings: Settings, on_model: Callable[[int], None]) -> Plan:
        """Return a plan with one level."""
        creates = 0 if settings.max_jobs == 0 else 12
        return Plan((Step("L1", 34, creates, creates * 420_000, creates + 10),))

    def run(self, settings: Settings, plan: Plan, progress: Callable[[Progress], None]) -> Report:
        """Return the prepared report without sending anything."""
        self.asked.append(settings)
        progress(Progress("L1", MODEL, 1, 0, 34))
        if self.trouble is not None:
            raise self.trouble
        return self.report


def conform(*words: str, typed: str = "") -> Ended:
    """Call the command."""
    return CliRunner().invoke(main, ["conform", *words], input=typed)
