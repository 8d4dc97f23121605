"""What `--dry-run` shows: the request, what is to be said about it, and what it may cost. Nothing is sent."""

import json
from typing import Any

from reelkit._cli.batch_file import Checked, Lines
from reelkit._cli.support.results import Json, Result
from reelkit._protocol.prices import CREDITS_PER_USD, Estimate, estimate
from reelkit._protocol.request import prepare

SHOWN = 3  # requests of a batch
UNPRICED = "no price was recorded for its model"
NO_PROMISE = "an estimate from recorded prices, no promise"


def preview(body: dict[str, Any], *, strict_rules: bool) -> Result:
    """One request."""
    prepared = prepare(body, strict_rules)
    likely = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
    data: Json = {"dry_run": True, "request": prepared.body, "warnings": list(prepared.warnings)}
    data["estimate"] = _facts(likely)
    notes = (*_warnings(prepared.warnings), str(likely) if likely else f"unknown cost: {UNPRICED}", "nothing was sent")
    return Result(json.dumps(prepared.body, indent=2, ensure_ascii=False), data, notes)


def preview_of_many(lines: "Lines", checked: "Checked") -> Result:
    """The first requests of a batch, and what all of them come to."""
    first = [{"key": line.key, "request": line.request} for line, _ in zip(lines, range(SHOWN), strict=False)]
    usd = checked.credits / CREDITS_PER_USD
    data: Json = {"dry_run": True, "lines": checked.lines, "first": first, "warnings": list(checked.remarks)}
    data["estimate"] = {"credits": checked.credits, "usd": usd, "lines_without": checked.unpriced}
    notes = [*_warnings(checked.remarks), f"{checked.lines:,} lines: {cost(checked)}", "nothing was sent"]
    return Result("\n".join(json.dumps(each, ensure_ascii=False) for each in first), data, tuple(notes))


def cost(checked: "Checked") -> str:
    """What a batch may cost."""
    usd = checked.credits / CREDITS_PER_USD
    without = f"; {checked.unpriced:,} lines are not in it, {UNPRICED}" if checked.unpriced else ""
    return f"about {checked.credits:,.0f} credits ({usd:,.2f} USD), {NO_PROMISE}{without}"


def _warnings(texts: tuple[str, ...]) -> list[str]:
    return [f"warning: {text}" for text in texts]


def _facts(likely: Estimate | None) -> Json | None:
    return {**likely._asdict(), "usd": likely.usd} if likely else None
