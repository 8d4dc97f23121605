"""The report in a terminal, or as plain lines."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelkit_conformance._checks.check import LEVEL_WORDS, LEVELS, ranges
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import one_line, truncated
from reelkit_conformance._judge.findings import Coverage, Finding, Report, Result, Verdict, total_percent
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.verdicts import counts, run_verdict
from reelkit_specs import counted, printable

MAX_FINDINGS = 3  # findings of one check; the report files have all
STYLES: dict[Verdict, str] = {
    "pass": "green",
    "fail": "bold red",
    "known": "yellow",
    "skip": "dim",
    "not-reached": "magenta",
}
VERDICT_STYLES = {"conforms": "bold green", "deviates": "bold red", "incomplete": "bold yellow"}


def open_console(stream: TextIO) -> Console:
    """Return a console that escapes characters the stream cannot encode, and honours NO_COLOR."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return Console(file=stream, highlight=False, markup=False, emoji=False)


def print_line(console: Console, words: str) -> None:
    """Print one line without wrapping it."""
    console.print(printable(words), soft_wrap=True)


def print_report(report: Report, console: Console) -> None:
    """Print the whole report."""
    exchanges = {exchange.number: exchange for exchange in report.exchanges}
    for results in _by_check(report.results, "fail"):
        _print_failure(results, exchanges, report.target, console)
    for line in _other_verdicts(report.results):
        console.print(line, soft_wrap=True)
    for remark in report.remarks:
        print_line(console, one_line(remark))
    console.print()
    console.print(_levels(report))
    console.print()
    if report.coverage:
        print_line(console, _coverage_line(report.coverage))
    console.print(_last_line(report), soft_wrap=True)


def _by_check(results: tuple[Result, ...], verdict: Verdict) -> list[list[Result]]:
    """Return one list of results for each check."""
    found: dict[str, list[Result]] = {}
    for result in results:
        if result.verdict == verdict:
            found.setdefault(result.check.id, []).append(result)
    return list(found.values())


def _print_failure(results: list[Result], exchanges: dict[int, Exchange], target: str, console: Console) -> None:
    check = results[0].check
    head = Text.assemble(("FAIL", STYLES["fail"]), f"  {check.id}  ", (check.title, "bold"), f"  ({check.severity})")
    console.print(head, soft_wrap=True)
    _print_row(console, check.basis, check.sentence)
    _print_row(console, "what to do", check.advice)
    findings = [(result.model, finding) for result in results for finding in result.findings]
    for model, finding in findings[:MAX_FINDINGS]:
        last = exchanges.get(finding.evidence[-1]) if finding.evidence else None
        _print_finding(model, finding, last, target, console)
    if len(findings) > MAX_FINDINGS:
        _print_row(console, "and", f"{len(findings) - MAX_FINDINGS} more; --html and --json write all of them")
    console.print()


def _print_finding(model: str | None, finding: Finding, last: Exchange | None, target: str, console: Console) -> None:
    _print_row(console, "case", f"{one_line(finding.case)}{f'  [{model}]' if model else ''}", "bold")
    _print_row(console, "expected", one_line(finding.expected))
    _print_row(console, "got", one_line(finding.got), "red")
    if finding.job:
        _print_row(console, "job", one_line(finding.job))
    if last:
        _print_row(console, "try", truncated(curl(last.request, target).replace("\n", "\\n")), "dim")


def _print_row(console: Console, label: str, words: str, style: str = "") -> None:
    """Print a row without wrapping it, so that a command can be copied and a line found by grep."""
    console.print(Text.assemble((f"      {label:11}", "dim"), (printable(words), style)), soft_wrap=True)


def _other_verdicts(results: tuple[Result, ...]) -> Iterator[Text]:
    """Yield a line for each reason why checks are known, not reached or skipped."""
    labels: tuple[tuple[Verdict, str], ...] = (("known", "KNOWN"), ("not-reached", "NOT REACHED"), ("skip", "SKIP"))
    for verdict, label in labels:
        reasons: dict[str, dict[str, None]] = {}
        for result in results:
            if result.verdict == verdict:
                reasons.setdefault(result.reason or "", {})[result.check.id] = None
        for reason, ids in reasons.items():
            yield Text.assemble((label, STYLES[verdict]), f"  {', '.join(ranges(ids))}: {one_line(reason)}")


def _levels(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("level")
    for verdict in STYLES:
        table.add_column(verdict.replace("-", " "), justify="right")
    for level in LEVELS:
        if level in report.levels:
            found = counts(result for result in report.results if result.check.level == level)
            cells = [Text(str(found[verdict]), STYLES[verdict] if found[verdict] else "dim") for verdict in found]
            table.add_row(f"{level} {LEVEL_WORDS[level]}", *cells)
    return table


def _coverage_line(found: tuple[Coverage, ...]) -> str:
    """Return the shares of the contract that were exercised, and for one model the parts that are incomplete."""
    lowest = min(found, key=lambda coverage: coverage.percent)
    if len(found) > 1:
        words = f"{total_percent(found)} % of {counted(len(found), 'model')}, least {lowest.percent} % ({lowest.model})"
        return f"coverage of the contract: {words}; --json and --html list the rest"
    missing = Counter(missing.item.part for missing in lowest.missing)
    rest = ", ".join(f"{number} {part}" for part, number in missing.items())
    words = f"{lowest.percent} %, {len(lowest.exercised):,} of {lowest.total:,} items"
    return f"coverage of the contract: {words}{f'; not exercised: {rest}' if rest else ''}"


def _last_line(report: Report) -> Text:
    verdict = run_verdict(report)
    found = counts(report.results)
    without_cost = report.creates - report.may_cost
    jobs = f"jobs: {report.creates:,}{f', {without_cost:,} of them without cost' if without_cost else ''}"
    sent = f"requests: {report.requests:,}, {jobs}, {report.seconds:.1f} s, seed {report.seed}"
    words = {
        "conforms": f"{report.target} conforms in every judged check",
        "deviates": f"{report.target} deviates from the contract: {found['fail']} of {sum(found.values())} failed",
        "incomplete": f"{report.target}: the run is incomplete",
    }[verdict]
    early = f"; ended early: {one_line(report.ended_early)}" if report.ended_early else ""
    return Text.assemble((words, VERDICT_STYLES[verdict]), f"{early} ({sent})")
