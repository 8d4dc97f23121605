"""Tables of the HTML page: reasons, and the table of checks and models."""

from collections.abc import Iterable
from html import escape

from reelkit_conformance._checks.check import Check, ranges
from reelkit_conformance._http.text import truncated
from reelkit_conformance._judge.findings import PARTS, Coverage, Report, Result, Verdict

SYMBOLS: dict[Verdict, str] = {"pass": "✓", "fail": "✗", "known": "≈", "skip": "-", "not-reached": "·"}


def reason_list(results: list[Result]) -> str:
    """Return a line for each reason, with the checks it concerns."""
    reasons: dict[str, dict[str, None]] = {}
    for result in results:
        reasons.setdefault(result.reason or "no reason given", {})[result.check.id] = None
    items = [
        f'<li class="{results[0].verdict}">{_ids(ids)} {escape(truncated(reason, 500))}</li>'
        for reason, ids in reasons.items()
    ]
    return f'<ul class="rest">{"".join(items)}</ul>'


def _ids(ids: Iterable[str]) -> str:
    return " ".join(f'<span class="id">{escape(words)}</span>' for words in ranges(ids))


def check_table(report: Report) -> str:
    """Return a table with a row for each check and a column for each model; one column for results without a model."""
    models = [model for model in report.models if any(result.model == model for result in report.results)]
    columns: list[str | None] = [None, *models] if any(r.model is None for r in report.results) else [*models]
    names = [("all", "no model")] if columns[:1] == [None] else []
    names += [(str(number), model) for number, model in enumerate(models, 1)]
    verdicts = {(result.check.id, result.model): result.verdict for result in report.results}
    checks = {result.check.id: result.check for result in report.results}
    head = "".join(f'<th class="cell" scope="col">{short}</th>' for short, _ in names)
    keys = "".join(f"<li><b>{short}</b> {escape(name)}</li>" for short, name in names)
    rows = "".join(_row(check, columns, verdicts) for check in checks.values())
    return (
        f'<details class="rest"><summary>All checks: {len(checks):,}</summary><ul class="models">{keys}</ul>'
        f'<div class="scroll"><table><thead><tr><th scope="col" colspan="2">check</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _row(check: Check, columns: list[str | None], verdicts: dict[tuple[str, str | None], Verdict]) -> str:
    cells = "".join(_cell(check, verdicts.get((check.id, column))) for column in columns)
    return f'<tr><th scope="row" class="id">{escape(check.id)}</th><td>{escape(check.title)}</td>{cells}</tr>'


def _cell(check: Check, verdict: Verdict | None) -> str:
    if verdict is None:
        return '<td class="cell"></td>'
    sign = f'<span title="{verdict}" aria-label="{verdict}">{SYMBOLS[verdict]}</span>'
    linked = f'<a href="#{escape(check.id)}">{sign}</a>' if verdict == "fail" else sign
    return f'<td class="cell {verdict}">{linked}</td>'


def coverage_table(coverage: Coverage, is_open: bool) -> str:
    """Return a row for each part of the contract: its share, and what was not exercised, by reason."""
    rows = "".join(_coverage_row(part, coverage) for part in PARTS)
    return (
        f'<details class="rest"{" open" if is_open else ""}><summary>{coverage.percent} % {escape(coverage.model)}'
        f'</summary><div class="scroll"><table><thead><tr><th scope="col">part</th><th scope="col">exercised</th>'
        f'<th scope="col">not exercised</th></tr></thead><tbody>{rows}</tbody></table></div></details>'
    )


def _coverage_row(part: str, coverage: Coverage) -> str:
    exercised = [str(item) for item in coverage.exercised if item.part == part]
    reasons: dict[str, list[str]] = {}
    for missing in coverage.missing:
        if missing.item.part == part:
            reasons.setdefault(missing.reason, []).append(str(missing.item))
    total = len(exercised) + sum(map(len, reasons.values()))
    if not total:
        return ""
    listed = f"<details><summary>{len(exercised):,} of {total:,}</summary>{escape('; '.join(exercised))}</details>"
    absent = "".join(f"<p>{escape(reason)}: {escape('; '.join(items))}</p>" for reason, items in reasons.items())
    return f'<tr><th scope="row">{part}</th><td>{listed}</td><td>{absent}</td></tr>'
