"""Billing: costs, the balance, what failed jobs are charged, and the catalogue."""

from collections.abc import Callable
from typing import Any

from ..account import CREDITS_PER_USD
from ..around import REFUSED, Call, Change, Json
from .planted import (
    LEGACY_ONLY,
    LOG_PAGE,
    PRICE,
    Planted,
    When,
    always,
    asked,
    data,
    each_row,
    every,
    has,
    on,
    page,
    rows,
    sends,
    usage,
)

FREE = "the vendor charges no failed job"
BALANCE, CATALOGUE = "the vendor's page of billing", "the vendor's page of models"


def _balance(change: Callable[[float, Call], Any]) -> Change:
    def apply(call: Call) -> None:
        call.send_data(call.data | {"current_balance": change(call.data["current_balance"], call)})

    return on(("billing",), apply)


def _balance_falls(when: When) -> Change:
    """Take 5 cents from the balance for each such call."""

    def change(call: Call) -> None:
        if when(call):
            call.server.count("charged")
        _balance(lambda usd, each: usd - each.server.counts["charged"] * 0.05)(call)

    return change


def _balance_moves(factor: float) -> Change:
    """Move the balance from its first value by this factor of what was charged since."""

    def change(usd: float, call: Call) -> float:
        first = float(call.server.memory.setdefault("balance", usd))
        return first + factor * (usd - first)

    return _balance(change)


def _charges_failed(row: Json) -> None:
    if row["status"] == "failed":
        row["cost"] = {"usd": 0.21, "credits": 420_000}


def _failed_in_ledger(found: list[Json], call: Call) -> list[Json]:
    failed = [job for job in call.server.jobs.values() if "error" in job.states]
    charge = {"direction": "CHARGE", "type": "MODEL_USAGE", "amount": {"usd": 0.21, "credits": 420_000}}
    extra = {"created_at": "2026-01-01T00:00:00.000Z", **charge}
    return [*found, *(extra | {"model": job.body["model"], "reference_id": job.id} for job in failed)]


def _pricing(change: Callable[[Json], Any]) -> Change:
    """Change the prices in the catalogue."""

    def apply(call: Call) -> None:
        value = call.data
        for entry in value["data"] if isinstance(value["data"], list) else [value["data"]]:
            pricing = entry.get("pricing", {})
            for rate in (*pricing.get("variants", ()), *pricing.get("units", ())):
                change(rate)
        call.send_data(value)

    return on(("models",), apply, lambda call: call.reply.status == 200)


def _cost_header(call: Call) -> None:
    call.send(x_aimlapi_credits_used=str(next(iter(call.data["meta"]["usage"].values())) + 1))


def _surge(cost: int, call: Call) -> int:
    return round(cost * 1.1) if call.server.count("created") > 20 else cost


def _longer(call: Call) -> bool:
    return len(str(call.body.get("prompt", ""))) > 200


def _times(factor: float, when: When = always) -> Change:
    return usage(lambda cost, call: round(cost * factor), when)


MODELS = page("/v1/models", "include=pricing&id=pixverse/v5/text-to-video")

ROWS = (
    Planted(
        "twice_the_price",
        "A create at the legacy address costs twice the published price.",
        PRICE,
        after=_times(2),
        at=LEGACY_ONLY,
    ),
    Planted(
        "five_for_eight",
        "8 seconds cost as much as 5.",
        PRICE,
        after=_times(5 / 8, sends(duration=8)),
        asks=asked({"duration": 8}),
    ),
    Planted(
        "one_price",
        "All resolutions cost the same.",
        PRICE,
        after=usage(lambda cost, call: 420_000),
        asks=asked({"resolution": "360p"}),
    ),
    Planted(
        "square_costs_more",
        "A square video costs a tenth more.",
        PRICE,
        after=_times(1.1, sends(aspect_ratio="1:1")),
        asks=asked({"aspect_ratio": "1:1"}),
    ),
    Planted(
        "speech_costs_more",
        "Speech costs a tenth more.",
        PRICE,
        after=_times(1.1, has("lip_sync_tts_content")),
        asks=asked({"lip_sync_tts_content": "a", "lip_sync_tts_speaker": "Ava"}),
    ),
    Planted(
        "long_prompt_costs_more",
        "A prompt of over 200 characters costs twice as much.",
        PRICE,
        after=_times(2, _longer),
        asks=asked({"prompt": "a" * 201}),
    ),
    Planted(
        "surge",
        "From the twenty-first create on, each costs a tenth more.",
        PRICE,
        after=usage(_surge),
        asks=asked(*({} for _ in range(21))),
    ),
    Planted("every_ninth_free", "Every ninth create costs nothing.", PRICE, after=_times(0, every(9))),
    Planted(
        "price_in_usd",
        "The cost is in USD instead of credits.",
        PRICE,
        after=usage(lambda cost, call: cost / CREDITS_PER_USD),
    ),
    Planted(
        "header_differs", "The header with the cost differs from the body.", PRICE, after=on(("created",), _cost_header)
    ),
    Planted(
        "refused_create_is_charged",
        "A refused create lowers the balance.",
        BALANCE,
        after=_balance_falls(lambda call: call.situation == REFUSED and call.route == "create"),
        asks=(*asked({"prompt": 7}), *page("/v2/billing")),
    ),
    Planted(
        "fetch_is_charged",
        "A fetch lowers the balance.",
        BALANCE,
        after=_balance_falls(lambda call: call.route == "fetch"),
        asks=page("/v2/billing"),
    ),
    Planted(
        "balance_is_charged",
        "A request for the balance lowers it.",
        BALANCE,
        after=_balance_falls(lambda call: call.route == "billing"),
        asks=page("/v2/billing"),
    ),
    Planted(
        "balance_stands_still",
        "The balance does not change.",
        BALANCE,
        after=_balance_moves(0),
        asks=(*page("/v2/billing"), *asked({}), *page("/v2/billing")),
    ),
    Planted(
        "balance_rises",
        "A create raises the balance.",
        BALANCE,
        after=_balance_moves(-1),
        asks=(*page("/v2/billing"), *asked({}), *page("/v2/billing")),
    ),
    Planted(
        "balance_falls_twice",
        "A create lowers the balance by twice its cost.",
        BALANCE,
        after=_balance_moves(2),
        asks=(*page("/v2/billing"), *asked({}), *page("/v2/billing")),
    ),
    Planted(
        "balance_in_credits",
        "The balance is in credits, and said to be in USD.",
        BALANCE,
        after=_balance(lambda usd, call: usd * CREDITS_PER_USD),
        asks=page("/v2/billing"),
    ),
    Planted(
        "balance_as_text",
        "The balance is a text.",
        BALANCE,
        after=_balance(lambda usd, call: f"{usd}"),
        asks=page("/v2/billing"),
    ),
    Planted(
        "balance_of_other_currency",
        "The currency of the balance is EUR.",
        BALANCE,
        after=data(("billing",), lambda v: v.update(currency="EUR")),
        asks=page("/v2/billing"),
    ),
    Planted(
        "failed_is_charged",
        "A failed job has a cost in the logs.",
        FREE,
        after=each_row(_charges_failed),
        asks=LOG_PAGE,
    ),
    Planted(
        "failed_in_ledger",
        "A failed job is charged in the transactions.",
        FREE,
        after=rows(_failed_in_ledger, "transactions"),
        asks=page("/v2/billing/transactions"),
    ),
    Planted(
        "usage_counts_all",
        "The usage is a dollar too high.",
        "the vendor's page of usage",
        after=data(("usage",), lambda v: v.update(spend=v["spend"] + 1)),
        asks=page("/v2/usage", "period=24h"),
    ),
    Planted(
        "catalogue_tenfold",
        "The catalogue shows ten times what is charged.",
        CATALOGUE,
        after=_pricing(lambda rate: rate.update(price=rate["price"] * 10)),
        asks=MODELS,
    ),
    Planted(
        "catalogue_by_minute",
        "The catalogue says minute for second.",
        CATALOGUE,
        after=_pricing(lambda rate: rate.update(unit="minute") if rate.get("unit") == "second" else None),
        asks=MODELS,
    ),
    Planted(
        "catalogue_off_at_1080p",
        "The catalogue shows half of what 1080p costs.",
        CATALOGUE,
        after=_pricing(
            lambda rate: rate.update(price=rate["price"] / 2) if rate.get("when") == {"resolution": "1080p"} else None
        ),
        asks=MODELS,
    ),
)
