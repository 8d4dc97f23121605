"""L4: what the account says about the jobs of a run: the logs, the ledger and the balance."""

from collections.abc import Callable

from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._http.response import body_of, is_accepted
from reelkit_conformance._judge.account import (
    PAGE as SMALL_PAGE,
    SHIFT,
    Bought,
    judge_balance,
    judge_balance_form,
    judge_charges,
    judge_ledger,
    judge_logs,
    judge_marks,
    judge_pages,
    judge_rows,
    judge_usage,
    rows_of,
    rows_on,
    seconds_of,
)
from reelkit_conformance._judge.catalogue_prices import has_prices, judge_catalogue_prices
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, send
from reelkit_conformance._stages.job_ends import ends_of, jobs_of
from reelkit_specs import Model

BALANCE, LOGS, LEDGER, USAGE = "/v2/billing", "/v2/logs", "/v2/billing/transactions", "/v2/usage"
CATALOGUE = "/v1/models"
WINDOW = "24h"  # of the logs, at the clock of the service
PAGE, MAX_PAGES = 100, 4  # rows of a page, and the pages of a run with more jobs than one page lists
OF_LOGS = ("BIL-003", "BIL-004", "BIL-005", "BIL-010", "BIL-011")
OF_CHARGES = ("BIL-002", "BIL-006")


def read_balance(model: Model) -> Flow[Exchange]:
    """Fetch the balance."""
    return (yield from send(Request("GET", BALANCE, model=model.id)))


def check_catalogue(log: RunLog, model: Model) -> Flow[None]:
    """Compare the costs of creates with the prices in the catalogue of the service."""
    query = (("include", "pricing"), ("id", model.id))
    catalogue = yield from send(Request("GET", CATALOGUE, query, model=model.id))
    if is_accepted(catalogue) and has_prices(model, catalogue):
        log.add(judge_catalogue_prices(model, catalogue, log.exchanges))
    else:
        log.record_skip("BIL-009", "the service has no catalogue with prices of this model")


def check_billing(log: RunLog, model: Model, mark: Callable[[int], str], before: Exchange | None) -> Flow[None]:
    """Compare the account with the jobs of the model. *before* is the balance before them, if it can be judged.

    *mark* returns the client request id of the create with this number.
    """
    ends = ends_of(log)
    bought = [Bought(job.id, mark(job.create.number), job.create, ends.get(job.id)) for job in jobs_of(log, model)]
    if not bought:
        _skip(log, (*OF_LOGS, *OF_CHARGES, "BIL-007", "BIL-012", "BIL-013", "AUT-012"), "no job was created")
        return
    listed = yield from _read_logs(bought, model)
    if (why := _unreadable(listed[-1], "logs")) is None:
        rows = rows_of(listed, "inference_id")
        log.add(judge_logs(bought, rows, is_complete=not _has_more(listed[-1])))
        log.add(judge_charges(bought, rows))
        log.add(judge_marks(listed))
        log.add(judge_rows(bought, rows, model.ids, _clock(log)))
        if before is not None:  # otherwise others may add rows meanwhile
            yield from _check_pages(log, model, listed[0], bought)
    else:
        _skip(log, OF_LOGS, why)
    entries = yield from _read_ledger(bought, model)
    if (reason := _unreadable(entries[-1], "ledger")) is None:
        rows = rows_of(entries, "reference_id")
        log.add(judge_charges(bought, rows))
        if not _has_more(entries[-1]):
            log.add(judge_ledger(bought, rows))
    if why is not None and reason is not None:
        _skip(log, OF_CHARGES, f"{why}; {reason}")
    readable = [path for path, page in ((LOGS, why), (LEDGER, reason)) if page is None]
    if before is None:
        _skip(log, ("BIL-007", "BIL-012", "BIL-013"), "others may use the account at the same time")
        yield from _check_access(log, model, readable)
        return
    if is_accepted(before):
        log.add([judge_balance_form(before)])
        readable.append(BALANCE)
    else:
        _skip(log, ("BIL-013",), "the service has no balance")
    yield from _check_access(log, model, readable)
    judged = judge_balance(bought, before, (yield from read_balance(model)))
    if isinstance(judged, str):
        _skip(log, ("BIL-007",), judged)
    else:
        log.add([judged])


def _check_pages(log: RunLog, model: Model, whole: Exchange, bought: list[Bought]) -> Flow[None]:
    """Judge a small page of the logs, one of another model, and the usage if the account has no other jobs."""
    window = ("period", WINDOW)
    small = (window, ("limit", str(SMALL_PAGE)), ("offset", str(SHIFT)))
    part = yield from send(Request("GET", LOGS, small, model=model.id))
    other = yield from send(Request("GET", LOGS, (window, ("model", "nobody/nothing")), model=model.id))
    log.add(judge_pages(whole, part, other))
    if {row.get("inference_id") for row in rows_on(whole)} != {one.job for one in bought}:
        log.record_skip("BIL-012", "the account has other jobs as well")
        return
    usage = yield from send(Request("GET", USAGE, (window,), model=model.id))
    judged = judge_usage(bought, usage)
    if isinstance(judged, str):
        log.record_skip("BIL-012", judged)
    else:
        log.add([judged])


def _check_access(log: RunLog, model: Model, paths: list[str]) -> Flow[None]:
    """Judge whether what the account says needs a key."""
    if not paths:
        log.record_skip("AUT-012", "the service has no account")
    for path in paths:
        query = (("period", WINDOW),) if path == LOGS else ()
        response = yield from send(Request("GET", path, query, auth="none", model=model.id))
        if is_accepted(response):
            log.record_failure(
                "AUT-012", f"GET {path} without a key", "status 401", f"status {response.status}", response
            )
        elif response.status is not None:
            log.record_pass("AUT-012")


def _clock(log: RunLog) -> list[tuple[int, float]]:
    """Return the numbers of the exchanges that name the time at the service, and the time in seconds."""
    named = ((one.number, seconds_of(body_of(one).get("timestamp"))) for one in log.exchanges if not is_accepted(one))
    return [(number, seconds) for number, seconds in named if seconds is not None]


def _read_logs(bought: list[Bought], model: Model) -> Flow[list[Exchange]]:
    """Read pages of the logs, newest first, until they have all jobs."""
    pages: list[Exchange] = []
    missing = {one.job for one in bought}
    while len(pages) < MAX_PAGES:
        query = (("period", WINDOW), ("limit", str(PAGE)), ("offset", str(PAGE * len(pages))))
        pages.append((yield from send(Request("GET", LOGS, query, model=model.id))))
        missing -= {str(row.get("inference_id")) for row in rows_on(pages[-1])}
        if not missing or not _has_more(pages[-1]):
            break
    return pages


def _read_ledger(bought: list[Bought], model: Model) -> Flow[list[Exchange]]:
    """Read pages of the ledger, newest first, until they have all jobs that must be charged."""
    pages: list[Exchange] = []
    missing = {one.job for one in bought if one.is_charged}
    cursor: tuple[tuple[str, str], ...] = ()
    while len(pages) < MAX_PAGES:
        pages.append((yield from send(Request("GET", LEDGER, (("limit", str(PAGE)), *cursor), model=model.id))))
        missing -= {str(row.get("reference_id")) for row in rows_on(pages[-1])}
        if not missing or not _has_more(pages[-1]):
            break
        cursor = (("cursor", str(pages[-1].json["pagination"].get("next_cursor"))),)
    return pages


def _has_more(page: Exchange) -> bool:
    """Return whether another page follows; not if all jobs were found earlier."""
    pagination = page.json.get("pagination") if isinstance(page.json, dict) else None
    return isinstance(pagination, dict) and pagination.get("has_more") is True


def _unreadable(page: Exchange, name: str) -> str | None:
    """Return why the account cannot be read, or None."""
    if is_accepted(page) and isinstance(page.json, dict) and isinstance(page.json.get("data"), list):
        return None
    got = f"status {page.status}" if page.status else page.trouble or "no response"
    return f"the service has no {name}: {got}"


def _skip(log: RunLog, checks: tuple[str, ...], why: str) -> None:
    for check in checks:
        log.record_skip(check, why)
