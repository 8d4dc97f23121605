"""From what a book holds to results, one for each check and model."""

from reelkit_conformance._checks.check import Level
from reelkit_conformance._checks.table import every
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._judge.findings import Finding, Result, Verdict


def results(book: Book, levels: tuple[Level, ...]) -> tuple[Result, ...]:
    """One for each check that was tried, found or skipped, for each model."""
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for model, finding in book.findings:
        found.setdefault((finding.check, model), []).append(finding)
    asked = dict.fromkeys([*book.tried, *found, *book.skipped])
    return tuple(_result(*key, book, tuple(found.get(key, ()))) for key in asked if every()[key[0]].level in levels)


def _result(check: str, model: str | None, book: Book, findings: tuple[Finding, ...]) -> Result:
    tried, reason = book.tried[check, model], book.skipped.get((check, model))
    verdict: Verdict = "fail" if findings else "pass" if tried else "skip"
    return Result(every()[check], model, verdict, tried, findings, None if tried else reason)
