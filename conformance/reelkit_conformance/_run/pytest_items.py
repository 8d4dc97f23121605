"""The checks as items of a pytest session: one test for each check, one run for all of them."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import Finding, Report, Result
from reelkit_conformance._report.baseline import Baseline, read_baseline
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.redacted import redacted
from reelkit_conformance._report.verdicts import final_report
from reelkit_conformance._run.arguments import RunOptions, read_options
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import plan
from reelkit_specs import printable

NODE_PREFIX = "reelkit"  # the path part of the node ids: reelkit::RES-001
MAX_FINDINGS = 5  # findings of a check that a failure shows


def collected_checks(session: pytest.Session) -> list[pytest.Item]:
    """Return an item for each check, or raise a usage error for options that cannot be used."""
    try:
        return [*Conformance.from_parent(session, name=NODE_PREFIX, nodeid=NODE_PREFIX).collect()]
    except ConformError as error:
        raise pytest.UsageError(str(error)) from None


class Conformance(pytest.Collector):
    """The checks of one service. The run starts with the first test that needs a result."""

    def collect(self) -> "Iterator[CheckItem]":
        """Yield an item for each check of the chosen levels."""
        given = self.config.getoption
        options = RunOptions(
            base_url=given("--reelkit-base-url"),
            model=tuple(given("--reelkit-model") or ()),
            api_key=None,  # from the environment; others can see a command line
            level=given("--reelkit-level"),
            max_jobs=None,  # on the live service: only what is free
            patience=None,
            seed=0,
            thorough=False,
            recorded=None,
        )
        self._order = read_options(options)
        file = given("--reelkit-baseline")
        self._baseline = Baseline() if file is None else read_baseline(file)
        self._report: Report | None = None
        levels = self._order.settings.levels
        chosen = [check for check in CHECKS.values() if check.level in levels and check.family != "FUZ"]
        return iter([CheckItem.from_parent(self, name=check.id, check=check) for check in chosen])

    def _run(self) -> Report:
        settings = self._order.settings
        return run(settings, plan(settings), lambda step: None)

    def report(self) -> Report:
        """Return the report of the run, which happens on the first call."""
        if self._report is None:
            raw = redacted(self._run(), self._order.key.secret)
            self._report = final_report(raw, CHECKS.values(), self._baseline)
        return self._report


class Deviation(Exception):
    """A check failed. The message is the whole text to show."""


class CheckItem(pytest.Item):
    """One check, for all models of the run."""

    def __init__(self, *, check: Check, **more: Any) -> None:
        super().__init__(**more)
        self._check = check
        if self.config.pluginmanager.hasplugin("xdist"):
            self.add_marker(pytest.mark.xdist_group(NODE_PREFIX))  # one worker, or each would run the checks

    def runtest(self) -> None:
        """Pass, fail, skip or xfail by the verdicts of the check."""
        assert isinstance(self.parent, Conformance)
        report = self.parent.report()
        results = [result for result in report.results if result.check.id == self._check.id]
        verdicts = {result.verdict for result in results}
        if "fail" in verdicts:
            raise Deviation(failure_text(self._check, results, report))
        if "known" in verdicts:
            pytest.xfail(_reasons(results, "known"))
        if "pass" not in verdicts:
            if report.ended_early:  # a check that was not tried does not pass
                raise Deviation(f"{self._check.id} was not tried: {report.ended_early}")
            pytest.skip(_reasons(results, "skip", "not-reached"))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the text of a deviation without a traceback."""
        return str(excinfo.value) if isinstance(excinfo.value, Deviation) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, None, str]:
        """Return the location for pytest's reports: the id and the title of the check."""
        return NODE_PREFIX, None, f"{self._check.id} {self._check.title}"


def failure_text(check: Check, results: Iterable[Result], report: Report) -> str:
    """Return the check, and each finding with what was expected, what was received, and the request as a command."""
    found = [(result.model, finding) for result in results for finding in result.findings]
    lines = [f"{check.id} {check.title}", f"{check.basis}: {check.sentence}"]
    for model, finding in found[:MAX_FINDINGS]:
        lines += ["", *_finding_lines(model, finding, report)]
    if len(found) > MAX_FINDINGS:
        lines += ["", f"and {len(found) - MAX_FINDINGS} more"]
    return printable("\n".join([*lines, "", f"advice: {check.advice}"]))


def _finding_lines(model: str | None, finding: Finding, report: Report) -> Iterator[str]:
    yield f"{finding.case}{f' ({model})' if model else ''}"
    yield f"  expected: {finding.expected}"
    yield f"  got:      {finding.got}"
    last = next((one for one in report.exchanges if finding.evidence[-1:] == (one.number,)), None)
    if last is not None:
        yield f"  {curl(last.request, report.target)}"


def _reasons(results: list[Result], *verdicts: str) -> str:
    reasons = dict.fromkeys(result.reason for result in results if result.verdict in verdicts and result.reason)
    return "; ".join(reasons)
