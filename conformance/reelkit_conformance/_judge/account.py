"""Jobs in the account: the logs, the ledger and the balance, compared with what was created. No I/O."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import credits_of, status_meaning
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement
from reelkit_specs import CREDITS_PER_USD

LARGEST = 1e15  # an amount that a double represents exactly
ROUNDING = 10  # credits; a balance in US dollars has six decimals
SLACK = 60.0  # seconds between the clocks of a service
SHIFT, PAGE = 1, 2  # the rows of a small page: the second one and the third one


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


def judge_marks(pages: Sequence[Exchange]) -> Iterator[Judgement]:
    """Yield the judgements about several rows with the same client request id, whatever their job."""
    rows = [row for found in rows_of(pages, "client_request_id").values() for row in found]
    counts = Counter(row.content["client_request_id"] for row in rows)
    for row in rows:
        if counts[row.content["client_request_id"]] > 1:
            expected, got = "one row for each request", f"{counts[row.content['client_request_id']]} rows with one mark"
            yield Judgement("BIL-003", Finding("BIL-003", "marks", expected, got, (row.page.number,)))


def judge_rows(
    bought: Sequence[Bought], rows: Mapping[str, list[Row]], ids: Sequence[str], clock: Sequence[tuple[int, float]]
) -> Iterator[Judgement]:
    """Yield the judgements about the content of the rows of the logs.

    *ids* are those of the model. *clock* has the numbers of exchanges that name the time at the service, and the time.
    """
    runs = len({seconds for _, seconds in clock}) > 1  # otherwise it is an example
    for one in bought:
        for row in rows.get(one.job, []):
            told = row.content.get("model")
            yield _judgement("BIL-011", one, f"model: {ids[0]}", short_json(told), row.page, is_ok=told in ids)
            cost = row.content.get("cost")
            usd = _number(cost.get("usd")) if isinstance(cost, dict) else None
            if usd is not None and row.credits is not None:
                wanted = row.credits / CREDITS_PER_USD
                is_ok = math.isclose(usd, wanted, rel_tol=1e-6, abs_tol=1e-6)
                yield _judgement("BIL-011", one, f"{wanted:g} US dollars", f"{usd:g}", row.page, is_ok=is_ok)
            made = seconds_of(row.content.get("created"))
            before = [seconds for number, seconds in clock if number < one.create.number]
            after = [seconds for number, seconds in clock if number > one.create.number]
            if made is not None and runs and before and after:
                is_ok = before[-1] - SLACK <= made <= after[0] + SLACK
                got = f"created: {row.content['created']}"
                yield _judgement("BIL-011", one, "the time of the create", got, row.page, is_ok=is_ok)


def seconds_of(moment: object) -> float | None:
    """Return a time in seconds since the epoch; None if it is none, or names no zone."""
    try:
        found = datetime.fromisoformat(moment) if isinstance(moment, str) else None
    except ValueError:
        return None
    return found.timestamp() if found is not None and found.tzinfo is not None else None


def judge_pages(whole: Exchange, part: Exchange, other: Exchange) -> Iterator[Judgement]:
    """Yield the judgements about a small page of the logs, and about one of a model that nobody has."""
    every, rows = rows_on(whole), rows_on(part)
    total = _pagination(whole).get("total")
    wanted = every[SHIFT : SHIFT + PAGE]
    names = [short_json([row.get("inference_id") for row in found]) for found in (wanted, rows)]
    yield _of_pages("rows", names[0], names[1], whole, part, is_ok=wanted == rows)
    if isinstance(total, int):
        least = max(len(every), SHIFT + len(rows))
        yield _of_pages("total", f"at least {least}", f"{total}", whole, part, is_ok=total >= least)
        told = _pagination(part).get("total")
        yield _of_pages("total", f"{total}, as before", short_json(told), whole, part, is_ok=told == total)
    more = _pagination(part).get("has_more")
    if isinstance(more, bool) and len(every) > SHIFT + PAGE:
        yield _of_pages("has_more", "true", short_json(more), whole, part, is_ok=more)
    yield _of_pages("model", "no rows", f"{len(rows_on(other))} rows", whole, other, is_ok=not rows_on(other))


def _of_pages(words: str, expected: str, got: str, *pages: Exchange, is_ok: bool) -> Judgement:
    numbers = tuple(page.number for page in pages)
    return Judgement("BIL-010", None if is_ok else Finding("BIL-010", f"logs, {words}", expected, got, numbers))


def _pagination(page: Exchange) -> Json:
    pagination = page.json.get("pagination") if isinstance(page.json, dict) else None
    return pagination if isinstance(pagination, dict) else {}


def judge_usage(bought: Sequence[Bought], usage: Exchange) -> Judgement | str:
    """Return the judgement about what was spent, if nothing else was; or why it cannot be judged."""
    spent = _number(usage.json.get("spend")) if isinstance(usage.json, dict) else None
    costs = [(one, credits_of(one.create)) for one in bought]
    if spent is None or any(cost is None for _, cost in costs):
        return "the service names no usage"
    least = sum(cost or 0 for one, cost in costs if one.is_charged)
    most = sum(cost or 0 for _, cost in costs)
    used = round(spent * CREDITS_PER_USD)
    if least - ROUNDING <= used <= most + ROUNDING:
        return Judgement("BIL-012", None)
    return Judgement(
        "BIL-012", Finding("BIL-012", "usage", f"{least:,} to {most:,} credits", f"{used:,} credits", (usage.number,))
    )


def judge_balance_form(page: Exchange) -> Judgement:
    """Return the judgement about the form of the balance."""
    content: Json = page.json if isinstance(page.json, dict) else {}
    got = short_json({name: content.get(name) for name in ("current_balance", "currency")})
    is_ok = balance_of(page) is not None and content.get("currency") == "USD"
    expected = "a number, and the currency USD"
    return Judgement("BIL-013", None if is_ok else Finding("BIL-013", "balance", expected, got, (page.number,)))


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
