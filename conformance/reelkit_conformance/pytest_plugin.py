"""`pytest --reelkit-base-url URL`: one test for each check.

Every run of pytest loads this file, so nothing else is imported, and nothing collected, before the option is given.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from reelkit_conformance._checks.check import Check
    from reelkit_conformance._judge.findings import Report, Result
    from reelkit_conformance._run.arguments import Order

LEVELS = ("L0", "L1", "L2", "L3", "L4")
PLACE = "reelkit"  # of the tests, which are in no file: reelkit::RES-001


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the command `reelkit conform` that a test run needs."""
    group = parser.getgroup("reelkit", "reelkit: where does a video service leave the contract?")
    group.addoption("--reelkit-base-url", metavar="URL", help="Check the service at this address, a test for each id.")
    group.addoption("--reelkit-model", action="append", metavar="ID", help="Only this model; may be given again.")
    group.addoption("--reelkit-level", choices=LEVELS, default="L4", help="How far to go. Default: %(default)s.")
    group.addoption("--reelkit-baseline", metavar="FILE", help="Deviations that are accepted: xfail in place of fail.")


@pytest.hookimpl(tryfirst=True)  # before -k and --deselect choose among what is there
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each check, if a service is named."""
    if config.getoption("--reelkit-base-url") is None:
        return
    from reelkit_conformance._errors import ConformError

    try:
        items += Conformance.from_parent(session, name=PLACE, nodeid=PLACE).collect()
    except ConformError as error:
        raise pytest.UsageError(str(error)) from None


class Conformance(pytest.Collector):
    """The checks of one service. It is asked once, for the first test that wants to know."""

    def collect(self) -> "Iterator[CheckItem]":
        from reelkit_conformance._checks.table import every
        from reelkit_conformance._report.baseline import Baseline, read_baseline
        from reelkit_conformance._run.arguments import Words, order

        given = self.config.getoption
        words = Words(
            base_url=given("--reelkit-base-url"),
            model=tuple(given("--reelkit-model") or ()),
            api_key=None,  # from the environment; others can see a command line
            level=given("--reelkit-level"),
            max_jobs=None,  # the live service is only asked what is free
            patience=None,
            seed=0,
            fuzz=False,
            recorded=None,
        )
        self._order: Order = order(words)
        file = given("--reelkit-baseline")
        self._baseline = Baseline() if file is None else read_baseline(file)
        self._report: Report | None = None
        levels = self._order.settings.levels
        chosen = [check for check in every().values() if check.level in levels and check.family != "FUZ"]
        return iter([CheckItem.from_parent(self, name=check.id, check=check) for check in chosen])

    def report(self) -> "Report":
        """What the run found."""
        if self._report is None:
            from reelkit_conformance._checks.table import every
            from reelkit_conformance._report.redacted import presentable
            from reelkit_conformance._report.verdicts import settled
            from reelkit_conformance._run.run import run

            raw = presentable(run(self._order.settings, lambda step: None), self._order.key.secret)
            self._report = settled(raw, every().values(), self._baseline)
        return self._report


class Deviation(Exception):
    """A check has failed. Its text is the whole of what to show."""


class CheckItem(pytest.Item):
    """One check, for all models that were asked about."""

    def __init__(self, *, check: "Check", **more: Any) -> None:
        super().__init__(**more)
        self._check = check
        if self.config.pluginmanager.hasplugin("xdist"):
            self.add_marker(pytest.mark.xdist_group(PLACE))  # one worker, or each would ask the service

    def runtest(self) -> None:
        from reelkit_conformance._report.failure_text import deviation

        assert isinstance(self.parent, Conformance)
        report = self.parent.report()
        results = [result for result in report.results if result.check.id == self._check.id]
        verdicts = {result.verdict for result in results}
        if "fail" in verdicts:
            raise Deviation(deviation(self._check, results, report))
        if "known" in verdicts:
            pytest.xfail(_reasons(results, "known"))
        if "pass" not in verdicts:
            if report.ended_early:  # nothing seen is no conformity
                raise Deviation(f"{self._check.id} was not tried: {report.ended_early}")
            pytest.skip(_reasons(results, "skip", "not-reached"))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The words of a deviation; of anything else, where it came from."""
        return str(excinfo.value) if isinstance(excinfo.value, Deviation) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, None, str]:
        return PLACE, None, f"{self._check.id} {self._check.title}"


def _reasons(results: "list[Result]", *verdicts: str) -> str:
    reasons = dict.fromkeys(result.reason for result in results if result.verdict in verdicts and result.reason)
    return "; ".join(reasons)
