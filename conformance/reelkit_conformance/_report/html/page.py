"""The report as one HTML page without scripts, other files or network."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from string import Template

from reelkit_conformance._checks.check import LEVEL_WORDS, LEVELS, Level
from reelkit_conformance._judge.findings import Report, Result, Verdict, total_percent
from reelkit_conformance._report.html.failures import failure_section
from reelkit_conformance._report.html.tables import check_table, coverage_table, reason_list
from reelkit_conformance._report.verdicts import RunVerdict, counts, run_verdict
from reelkit_specs import counted, design_tokens

PAGE = Path(__file__).with_name("page.html")

VERDICT_LABELS: dict[Verdict, str] = {
    "pass": "passed",
    "fail": "failed",
    "known": "known",
    "skip": "skipped",
    "not-reached": "not reached",
}

HEADLINES: dict[RunVerdict, str] = {
    "conforms": "The server conforms to the contract",
    "deviates": "The server deviates from the contract",
    "incomplete": "The run is incomplete",
}


def html_text(report: Report) -> str:
    """Return the page."""
    verdict = run_verdict(report)
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        tokens=design_tokens(),
        title=escape(f"{HEADLINES[verdict]}: {report.target}"),
        verdict=verdict,
        target=escape(report.target or "recorded traffic"),
        headline=_headline(report, verdict),
        summary=_summary(report),
        facts="".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in _facts(report)),
        levels="".join(_level(level, report) for level in LEVELS if level in report.levels),
        legend="".join(f'<li><i class="dot {verdict}"></i>{label}</li>' for verdict, label in VERDICT_LABELS.items()),
        sections="\n".join(_sections(report)),
    )


def _headline(report: Report, verdict: RunVerdict) -> str:
    failed = len({result.check.id for result in report.results if result.verdict == "fail"})
    if verdict != "deviates":
        return HEADLINES[verdict]
    return f"{HEADLINES[verdict]} in {'one place' if failed == 1 else f'{failed} places'}"


def _summary(report: Report) -> str:
    found = [f"{number:,} {VERDICT_LABELS[verdict]}" for verdict, number in counts(report.results).items() if number]
    models = len(report.models)
    sentence = f"Checks, for {counted(models, 'model')}: {', '.join(found) or 'none'}."
    early = f" The run ended early: {report.ended_early}." if report.ended_early else ""
    return escape(" ".join([sentence + early, *(f"{remark}." for remark in report.remarks)]))


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield "when", datetime.fromtimestamp(report.started, UTC).strftime("%Y-%m-%d %H:%M UTC")
    yield "took", f"{report.seconds:.1f} s"
    yield "requests", f"{report.requests:,}{_of(report.planned_requests)}"
    most = f"; at most {report.planned_may_cost:,}" if report.planned_may_cost != report.planned_creates else ""
    yield "jobs that may cost", f"{report.may_cost:,}{_of(report.planned_creates)}{most}"
    if report.creates != report.may_cost:
        yield "jobs without cost", f"{report.creates - report.may_cost:,}"
    yield "engines", ", ".join(report.engines)
    yield "seed", str(report.seed)
    yield "models", ", ".join(report.models)


def _of(planned: int) -> str:
    """Return the planned number; recorded traffic has no plan."""
    return f" of {planned:,} planned" if planned else ""


def _level(level: Level, report: Report) -> str:
    found = counts(result for result in report.results if result.check.level == level)
    parts = [(verdict, number) for verdict, number in found.items() if number]
    bar = "".join(f'<i class="{verdict}" style="flex:{number}"></i>' for verdict, number in parts)
    words = ", ".join(f"{number:,} {VERDICT_LABELS[verdict]}" for verdict, number in parts) or "no checks"
    return (
        f'<section class="level"><p><b>{level}</b><span class="soft">{LEVEL_WORDS[level]}</span></p>'
        f'<div class="bar" aria-hidden="true">{bar}</div><p class="soft">{words}</p></section>'
    )


def _sections(report: Report) -> Iterator[str]:
    failed = _by_check(result for result in report.results if result.verdict == "fail")
    if failed:
        yield "<h2>What failed</h2>"
        yield from (failure_section(results, report) for results in failed)
    aside: tuple[tuple[Verdict, str], ...] = (
        ("known", "Known and accepted"),
        ("not-reached", "Not reached"),
        ("skip", "Skipped"),
    )
    for verdict, heading in aside:
        results = [result for result in report.results if result.verdict == verdict]
        if results:
            yield f"<h2>{heading}</h2>{reason_list(results)}"
    if report.coverage:
        yield f"<h2>Coverage of the contract: {total_percent(report.coverage)} %</h2>"
        yield from (coverage_table(coverage, len(report.coverage) == 1) for coverage in report.coverage)
    if report.results:
        yield f"<h2>All checks of this run</h2>{check_table(report)}"


def _by_check(results: Iterable[Result]) -> list[list[Result]]:
    """Return one list of results for each check."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(result.check.id, []).append(result)
    return list(found.values())
