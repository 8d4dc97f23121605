"""The report as JSON, by the published and versioned schema report.schema.json."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import body_text
from reelkit_conformance._judge.findings import Coverage, Finding, Report, Result
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.verdicts import run_verdict

VERSION = 1
SCHEMA = Path(__file__).parents[1] / "report.schema.json"

Json = dict[str, Any]


def json_text(report: Report) -> str:
    """Return the report as the text of a JSON file."""
    return json.dumps(document(report), indent=2) + "\n"


def document(report: Report) -> Json:
    """Return the report as plain data."""
    exchanges = {exchange.number: exchange for exchange in report.exchanges}
    return {
        "version": VERSION,
        "target": report.target,
        "started": datetime.fromtimestamp(report.started, UTC).isoformat(timespec="milliseconds"),
        "seconds": round(report.seconds, 3),
        "models": list(report.models),
        "levels": list(report.levels),
        "seed": report.seed,
        "engines": list(report.engines),
        "planned": {
            "requests": report.planned_requests,
            "creates": report.planned_creates,
            "may_cost": report.planned_may_cost,
        },
        "sent": {"requests": report.requests, "creates": report.creates, "may_cost": report.may_cost},
        "verdict": run_verdict(report),
        "ended_early": report.ended_early,
        "remarks": list(report.remarks),
        "coverage": [_coverage(coverage) for coverage in report.coverage],
        "checks": [_check(result, exchanges, report.target) for result in report.results],
    }


def _coverage(coverage: Coverage) -> Json:
    exercised = [(item, None) for item in coverage.exercised]
    items = [*exercised, *((missing.item, missing.reason) for missing in coverage.missing)]
    return {
        "model": coverage.model,
        "percent": coverage.percent,
        "exercised": len(coverage.exercised),
        "total": coverage.total,
        "items": [
            {"part": item.part, "operation": item.operation, "name": item.name, "reason": reason}
            for item, reason in items
        ],
    }


def _check(result: Result, exchanges: dict[int, Exchange], target: str) -> Json:
    check = result.check
    return {
        "id": check.id,
        "title": check.title,
        "level": check.level,
        "severity": check.severity,
        "basis": check.basis,
        "sentence": check.sentence,
        "advice": check.advice,
        "model": result.model,
        "verdict": result.verdict,
        "tried": result.tried,
        "reason": result.reason,
        "findings": [_finding(finding, exchanges, target) for finding in result.findings],
    }


def _finding(finding: Finding, exchanges: dict[int, Exchange], target: str) -> Json:
    evidence = [exchanges[number] for number in finding.evidence if number in exchanges]
    return {
        "case": finding.case,
        "expected": finding.expected,
        "got": finding.got,
        "job": finding.job,
        "curl": curl(evidence[-1].request, target) if evidence else None,
        "evidence": [_evidence(exchange) for exchange in evidence],
    }


def _evidence(exchange: Exchange) -> Json:
    return {
        "number": exchange.number,
        "method": exchange.request.method,
        "path": exchange.request.path,
        "status": exchange.status,
        "trouble": exchange.trouble,
        "body": body_text(exchange.body),
    }
