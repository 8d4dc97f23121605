"""Jobs in the account: the logs, the ledger and the balance, compared with what was created. No I/O."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import credits_of, status_meaning
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement
from reelkit_specs import CREDITS_PER_USD

LARGEST = 1e15  # an amount that a double represents exactly
ROUNDING = 10  # credits; a balance in US dollars has six decimals


class Bought(NamedTuple):
    """A job of the run: the client request id of its create, and the last response that says it is finished, if any."""

    job: str
    mark: str
    create: Exchange
    end: Exchange | None

    @property
    def is_charged(self) -> bool | None:
        """Return whether the job must be charged; None while it is not finished."""
        return {"succeeded": True, "failed": False}.get(status_meaning(self.end)) if self.end is not None else None


class Row(NamedTuple):
    """A row of the logs, or an entry of the ledger, with the page that has it."""

    content: Json
    page: Exchange

    @property
    def credits(self) -> float | None:
        """Return the credits, of which those that come back are negative; None if the row names none."""
        amount = self.content.get("cost", self.content.get("amount"))
        credits = _number(amount.get("credits")) if isinstance(amount, dict) else None
        return -credits if credits is not None and self.content.get("direction") == "TOPUP" else credits


def rows_of(pages: Sequence[Exchange], name: str) -> dict[str, list[Row]]:
    """Return the rows of these pages by the id of their job, which has this *name*; a row on two pages is one row."""
    found: dict[str, list[Row]] = {}
    earlier: list[Json] = []
    for page in pages:
        rows = [row for row in rows_on(page) if row not in earlier]
        for row in rows:
            if isinstance(job := row.get(name), str):
                found.setdefault(job, []).append(Row(row, page))
        earlier += rows
    return found


def rows_on(page: Exchange) -> list[Json]:
    """Return the rows of a page; none if it has another form."""
    rows = page.json.get("data") if isinstance(page.json, dict) else None
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def judge_logs(bought: Sequence[Bought], rows: Mapping[str, list[Row]], is_complete: bool) -> Iterator[Judgement]:
    """Yield the judgements about the rows of the logs. *is_complete* if all pages with these jobs were read."""
    for one in bought:
        listed = rows.get(one.job, [])
        pages = [row.page for row in listed]
        if len(listed) > 1:
            yield _judgement("BIL-003", one, "one row", f"{len(listed)} rows", *pages)
        elif listed:
            yield Judgement("BIL-003", None)
        elif one.end is not None and is_complete and rows.keys() & {other.job for other in bought}:
            yield _judgement("BIL-005", one, "a row", "no row, although other jobs have one")
        if listed:
            yield Judgement("BIL-005", None)
            told = listed[0].content.get("client_request_id")
            is_same = told == one.mark
            yield _judgement("BIL-004", one, f"client_request_id: {one.mark}", short_json(told), *pages, is_ok=is_same)


def judge_charges(bought: Sequence[Bought], rows: Mapping[str, list[Row]]) -> Iterator[Judgement]:
    """Yield the judgements about the costs in the logs or in the ledger."""
    for one in bought:
        listed = rows.get(one.job, [])
        credits = [row.credits for row in listed]
        if one.is_charged is None or not listed or None in credits:
            continue
        total, cost = sum(filter(None, credits)), credits_of(one.create)
        pages = [row.page for row in listed]
        if not one.is_charged:
            yield _judgement("BIL-002", one, "no charge", f"{total:,} credits", *pages, is_ok=total == 0)
        elif cost is not None:
            wanted = f"{cost:,} credits, as the create named"
            yield _judgement("BIL-006", one, wanted, f"{total:,} credits", *pages, is_ok=total == cost)


def judge_ledger(bought: Sequence[Bought], rows: Mapping[str, list[Row]]) -> Iterator[Judgement]:
    """Yield the judgements about jobs that the ledger does not list, although it lists others."""
    if rows.keys() & {one.job for one in bought}:
        for one in bought:
            if one.is_charged and one.job not in rows:
                yield _judgement("BIL-006", one, "a charge", "no charge, although other jobs have one")
            elif one.is_charged is False and one.job not in rows:
                yield Judgement("BIL-002", None)


def judge_balance(bought: Sequence[Bought], before: Exchange, after: Exchange) -> Judgement | str:
    """Return the judgement about the balance before and after the jobs, or why it cannot be judged."""
    first, last = balance_of(before), balance_of(after)
    costs = {one.job: credits_of(one.create) for one in bought if one.is_charged is not False}
    if first is None or last is None:
        return "the service names no balance"
    if first == last:
        return "the balance does not change: the account has no limit"
    if None in costs.values():
        return "a create names no cost"
    least = sum(costs[one.job] or 0 for one in bought if one.is_charged)
    most = sum(cost or 0 for cost in costs.values())  # a service may hold what jobs that are not finished may cost
    used = round((first - last) * CREDITS_PER_USD)
    if least - ROUNDING <= used <= most + ROUNDING:
        return Judgement("BIL-007", None)
    expected = f"{least:,} credits less" if least == most else f"{least:,} to {most:,} credits less"
    return Judgement(
        "BIL-007", Finding("BIL-007", "balance", expected, f"{used:,} credits less", (before.number, after.number))
    )


def balance_of(page: Exchange) -> float | None:
    """Return the balance in US dollars."""
    return _number(page.json.get("current_balance")) if isinstance(page.json, dict) else None


def _number(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number and abs(value) < LARGEST else None  # NaN is not smaller, either


def _judgement(check: str, one: Bought, expected: str, got: str, *pages: Exchange, is_ok: bool = False) -> Judgement:
    if is_ok:
        return Judgement(check, None)
    seen = (one.create, *([one.end] if one.end is not None else []), *pages)
    numbers = tuple(dict.fromkeys(exchange.number for exchange in seen))
    return Judgement(check, Finding(check, f"a job of {one.create.request.address}", expected, got, numbers, one.job))
