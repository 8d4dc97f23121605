"""The output of `--dry-run`: the request, its warnings, and the estimated cost. Nothing is sent."""

import json
from typing import Any

from reelkit._cli.batch_files.input import BatchFile, BatchTotals
from reelkit._cli.support.results import Json, Result
from reelkit._prices.estimates import Prices
from reelkit._protocol.prices import Estimate
from reelkit._protocol.request import prepare
from reelkit_specs import CREDITS_PER_USD, counted

SHOWN_REQUESTS = 3  # of a batch
UNPRICED = "no source has a price for the model; `reelkit models --live` reads those of the service"
NOTHING_SENT = "nothing was sent"


def preview_request(body: dict[str, Any], prices: Prices, *, strict_rules: bool) -> Result:
    """Show one request."""
    prepared = prepare(body, strict_rules)
    price = prices.estimate(prepared)
    data: Json = {"dry_run": True, "request": prepared.body, "warnings": list(prepared.warnings)}
    data["estimate"] = _estimate_facts(price)
    cost = str(price) if price else f"unknown cost: {UNPRICED}"
    notes = (*_warning_notes(prepared.warnings), cost, NOTHING_SENT)
    return Result(json.dumps(prepared.body, indent=2, ensure_ascii=False), data, notes)


def preview_batch(lines: BatchFile, totals: BatchTotals) -> Result:
    """Show the first requests of a batch, and its totals."""
    first = [
        {"key": line.key, "request": lines.prepared(line).body}
        for line, _ in zip(lines, range(SHOWN_REQUESTS), strict=False)
    ]
    usd = totals.credits / CREDITS_PER_USD
    data: Json = {"dry_run": True, "lines": totals.lines, "first": first, "warnings": list(totals.warnings)}
    data["estimate"] = {"credits": totals.credits, "usd": usd, "lines_without": totals.unpriced}
    data["estimate"]["sources"] = list(totals.sources)
    notes = [
        *_warning_notes(totals.warnings),
        f"{counted(totals.lines, 'line')}: {estimated_cost(totals)}",
        NOTHING_SENT,
    ]
    if totals.lines > len(first):
        notes.append(f"the first {len(first)} requests:")
    return Result("\n".join(json.dumps(each, ensure_ascii=False) for each in first), data, tuple(notes))


def estimated_cost(totals: BatchTotals) -> str:
    """The estimated cost of a batch as text."""
    usd = totals.credits / CREDITS_PER_USD
    excluded = f"; {counted(totals.unpriced, 'line')} not included, {UNPRICED}" if totals.unpriced else ""
    basis = f", an estimate from {' and '.join(totals.sources)}" if totals.sources else ""
    return f"about {totals.credits:,.0f} credits ({usd:,.2f} USD){basis}{excluded}"


def _warning_notes(texts: tuple[str, ...]) -> list[str]:
    return [f"warning: {text}" for text in texts]


def _estimate_facts(price: Estimate | None) -> Json | None:
    return {**price._asdict(), "usd": price.usd} if price else None
