"""A failed check in words, with the request that shows it."""

from collections.abc import Iterable, Iterator

from reelkit_conformance._checks.check import Check
from reelkit_conformance._judge.findings import Finding, Report, Result
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.text import visible

MOST = 5  # findings of a check that are shown


def deviation(check: Check, results: Iterable[Result], report: Report) -> str:
    """The sentence, and each finding with what was expected, what came, and the request as a command."""
    found = [(result.model, finding) for result in results for finding in result.findings]
    lines = [f"{check.id} {check.title}", f"{check.basis}: {check.sentence}"]
    for model, finding in found[:MOST]:
        lines += ["", *_lines(model, finding, report)]
    if len(found) > MOST:
        lines += ["", f"and {len(found) - MOST} more"]
    return visible("\n".join([*lines, "", f"advice: {check.advice}"]))


def _lines(model: str | None, finding: Finding, report: Report) -> Iterator[str]:
    yield f"{finding.case}{f' ({model})' if model else ''}"
    yield f"  expected: {finding.expected}"
    yield f"  got:      {finding.got}"
    shown = next((one for one in report.exchanges if finding.evidence[-1:] == (one.number,)), None)
    if shown is not None:
        yield f"  {curl(shown.ask, report.target)}"
