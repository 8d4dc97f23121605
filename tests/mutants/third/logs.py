"""Billing: the rows of the logs and of the transactions."""

import re
from typing import Any

from ..around import REFUSED, Call, Change, Json
from .planted import LOG_PAGE, PRICE, Ask, Planted, asked, data, each_row, page, rows

LOGS, LEDGER = "the vendor's page of the logs", "the vendor's page of transactions"


def _pagination(**values: Any) -> Change:
    return data(("logs",), lambda found: found["pagination"].update(values))


def _without(name: str) -> Change:
    """Ignore a parameter of the logs."""

    def change(call: Call) -> None:
        if call.route == "logs":
            kept = "&".join(pair for pair in call.query.split("&") if not pair.startswith(f"{name}="))
            call.ask(target=f"{call.path}?{kept}")

    return change


def _one_more(call: Call) -> None:
    """Read a limit as one more."""
    if call.route == "logs" and "limit=" in call.query:
        more = re.sub(r"limit=(\d+)", lambda found: f"limit={min(int(found[1]) + 1, 100)}", call.query)
        call.ask(target=f"{call.path}?{more}")


def _refused_row(call: Call) -> None:
    """Add a row for each refused create."""
    if call.situation == REFUSED and call.route == "create" and call.reply.status == 400:
        call.server.count("refused")
    if call.situation == "logs" and call.data["data"]:
        first = call.data["data"][0]
        extra = [first | {"inference_id": f"refused-{n}"} for n in range(call.server.counts["refused"])]
        call.send_data(call.data | {"data": [*call.data["data"], *extra]})


def _swapped_ids(found: list[Json], call: Call) -> list[Json]:
    ids = [row["inference_id"] for row in found]
    return [row | {"inference_id": each} for row, each in zip(found, ids[1:] + ids[:1], strict=True)]


def _some_missing(found: list[Json], call: Call) -> list[Json]:
    numbers = {name: job.number for name, job in call.server.jobs.items()}
    return [row for row in found if numbers.get(row["inference_id"], 1) % 5]


ROWS = (
    Planted(
        "rows_missing", "Every fifth create has no row in the logs.", LOGS, after=rows(_some_missing), asks=LOG_PAGE
    ),
    Planted(
        "rows_twice", "The logs have each create twice.", LOGS, after=rows(lambda found, call: found * 2), asks=LOG_PAGE
    ),
    Planted(
        "rows_for_refusals",
        "The logs have rows for refused creates, with a cost.",
        LOGS,
        after=_refused_row,
        asks=(*asked({"prompt": 7}), *LOG_PAGE),
    ),
    Planted(
        "rows_swapped", "The rows of the logs have each other's job.", LOGS, after=rows(_swapped_ids), asks=LOG_PAGE
    ),
    Planted(
        "mark_lost",
        "The rows of the logs have no client request id.",
        LOGS,
        after=each_row(lambda row: row.update(client_request_id=None)),
        asks=(Ask({}, headers={"x-client-request-id": "mark-A"}), *LOG_PAGE),
    ),
    Planted(
        "mark_in_small_letters",
        "The client request id is in small letters.",
        LOGS,
        after=each_row(
            lambda row: row.update(client_request_id=row["client_request_id"] and row["client_request_id"].lower())
        ),
        asks=(Ask({}, headers={"x-client-request-id": "mark-A"}), *LOG_PAGE),
    ),
    Planted(
        "mark_cut",
        "The client request id is cut after 16 characters.",
        LOGS,
        after=each_row(
            lambda row: row.update(client_request_id=row["client_request_id"] and row["client_request_id"][:16])
        ),
        asks=(Ask({}, headers={"x-client-request-id": "mark-" + "A" * 40}), *LOG_PAGE),
    ),
    Planted(
        "mark_of_the_last",
        "All rows have the client request id of the newest.",
        LOGS,
        after=rows(lambda found, call: [row | {"client_request_id": found[0]["client_request_id"]} for row in found]),
        asks=(Ask({}, headers={"x-client-request-id": "mark-A"}), *LOG_PAGE),
    ),
    Planted(
        "row_costs_more",
        "A row costs a credit more than the create returned.",
        LOGS,
        after=each_row(lambda row: row["cost"].update(credits=row["cost"]["credits"] + 1)),
        asks=LOG_PAGE,
    ),
    Planted(
        "usd_by_million",
        "The USD of a row are credits by a million.",
        PRICE,
        after=each_row(lambda row: row["cost"].update(usd=row["cost"]["credits"] / 1e6)),
        asks=LOG_PAGE,
    ),
    Planted(
        "row_of_other_model",
        "The rows have another model.",
        LOGS,
        after=each_row(lambda row: row.update(model="pixverse/lip-sync")),
        asks=LOG_PAGE,
    ),
    Planted(
        "row_an_hour_off",
        "The rows are an hour off.",
        LOGS,
        after=each_row(lambda row: row.update(created=row["created"].replace("T00:", "T01:"))),
        asks=LOG_PAGE,
    ),
    Planted(
        "offset_ignored",
        "The logs ignore the offset.",
        LOGS,
        _without("offset"),
        asks=page("/v2/logs", "period=24h&limit=2&offset=2"),
    ),
    Planted(
        "limit_one_more",
        "The logs return a row more than the limit.",
        LOGS,
        _one_more,
        asks=page("/v2/logs", "period=24h&limit=2"),
    ),
    Planted(
        "never_has_more",
        "has_more is always false.",
        LOGS,
        after=_pagination(has_more=False),
        asks=page("/v2/logs", "period=24h&limit=2"),
    ),
    Planted(
        "total_of_page",
        "total is the number of rows on the page.",
        LOGS,
        after=data(("logs",), lambda v: v["pagination"].update(total=len(v["data"]))),
        asks=page("/v2/logs", "period=24h&limit=2"),
    ),
    Planted(
        "model_filter_ignored",
        "The logs ignore the model.",
        LOGS,
        _without("model"),
        asks=page("/v2/logs", "period=24h&model=nobody/nothing"),
    ),
    Planted(
        "ledger_sign",
        "The transactions are negative.",
        LEDGER,
        after=each_row(lambda row: row["amount"].update(credits=-row["amount"]["credits"]), "transactions"),
        asks=page("/v2/billing/transactions"),
    ),
    Planted(
        "ledger_twice",
        "The transactions have each job twice.",
        LEDGER,
        after=rows(lambda found, call: found * 2, "transactions"),
        asks=page("/v2/billing/transactions"),
    ),
)
