"""The final verdicts: accepted deviations become KNOWN, and one cause is reported once."""

from collections.abc import Iterable
from typing import Literal

from reelkit_conformance._checks.check import Check
from reelkit_conformance._judge.findings import Report, Result, Verdict
from reelkit_conformance._report.baseline import Baseline, Entry

RunVerdict = Literal["conforms", "deviates", "incomplete"]

FUZZ_FAMILY = "FUZ"  # only Schemathesis tries these checks
NOT_TRIED = "no request of this run concerns it"
EXIT_CODES: dict[RunVerdict, int] = {"conforms": 0, "deviates": 1, "incomplete": 3}


def final_report(report: Report, checks: Iterable[Check], baseline: Baseline) -> Report:
    """Return the report with its final verdicts, and with every check of its levels."""
    wanted = [check for check in checks if check.level in report.levels]
    there = {result.check.id for result in report.results}
    absent = (_missing_result(check, report) for check in wanted if check.id not in there)
    known = [_with_known(_without_untried(result), baseline) for result in (*report.results, *absent)]
    order = {check.id: number for number, check in enumerate(wanted)}
    results = sorted(_with_not_reached(known), key=lambda result: order.get(result.check.id, len(order)))
    return report._replace(results=tuple(results))


def updated_baseline(report: Report, checks: Iterable[Check], baseline: Baseline) -> Baseline:
    """Return the baseline with which this report has no failure and no stale entry."""
    checks = tuple(checks)
    baseline = baseline.without(baseline.stale(report.results))
    while failed := [result for result in final_report(report, checks, baseline).results if result.findings]:
        wider = baseline.with_findings(failed)
        if wider == baseline:  # a known failure may have hidden others, so this repeats until there are none
            return baseline
        baseline = wider
    return baseline


def run_verdict(report: Report) -> RunVerdict:
    """Return the verdict of a final report. A run that judged nothing does not conform."""
    verdicts = {result.verdict for result in report.results}
    if "fail" in verdicts:
        return "deviates"
    if report.ended_early or not verdicts & {"pass", "known"}:
        return "incomplete"
    return "conforms"


def counts(results: Iterable[Result]) -> dict[Verdict, int]:
    """Return the number of results of each verdict."""
    found: dict[Verdict, int] = {"pass": 0, "fail": 0, "known": 0, "skip": 0, "not-reached": 0}
    for result in results:
        found[result.verdict] += 1
    return found


def _missing_result(check: Check, report: Report) -> Result:
    """Return the result of a check for which the report has none."""
    if check.family == FUZZ_FAMILY and "fuzz" not in report.engines:
        return Result(check, None, "skip", 0, (), "needs --thorough")
    return Result(check, None, "not-reached", 0, (), NOT_TRIED)


def _without_untried(result: Result) -> Result:
    """Return the result; if the check tried nothing, its verdict is not-reached."""
    if result.verdict == "pass" and not result.tried:
        return result._replace(verdict="not-reached", reason=result.reason or NOT_TRIED)
    return result


def _with_known(result: Result, baseline: Baseline) -> Result:
    """Return the result: known if the baseline has all its findings, otherwise with only the new findings."""
    if result.verdict != "fail" or not result.findings:
        return result
    entries = [baseline.entry_for(result.model, finding) for finding in result.findings]
    new = tuple(finding for finding, entry in zip(result.findings, entries, strict=True) if entry is None)
    accepted_ones: list[Entry] = [entry for entry in entries if entry is not None]
    if not new:
        whys = dict.fromkeys(entry.why for entry in accepted_ones)
        return result._replace(verdict="known", reason=" ".join(whys))
    reason = f"{len(accepted_ones)} more in the baseline" if accepted_ones else result.reason
    return result._replace(findings=new, reason=reason)


def _with_not_reached(results: list[Result]) -> list[Result]:
    """Return the results; those that depend on a failed check are not-reached. A known failure has no such effect."""
    needs = {result.check.id: result.check.needs for result in results}
    failed: dict[str, set[str | None]] = {}
    for result in results:
        if result.verdict == "fail":
            failed.setdefault(result.check.id, set()).add(result.model)

    def cause(check: str, model: str | None, seen: frozenset[str]) -> str | None:
        for need in needs.get(check, ()):
            if need in seen:
                continue
            deeper = cause(need, model, seen | {need})
            if deeper is not None:
                return deeper
            if any(model is None or other is None or model == other for other in failed.get(need, ())):
                return need
        return None

    def gated(result: Result) -> Result:
        if result.verdict not in ("pass", "fail", "known"):
            return result
        root = cause(result.check.id, result.model, frozenset({result.check.id}))
        if root is None:
            return result
        return result._replace(verdict="not-reached", findings=(), reason=f"depends on {root}, which failed")

    return [gated(result) for result in results]
