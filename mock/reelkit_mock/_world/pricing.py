"""Published prices: how the catalogue quotes a model, and what a request costs by such a quotation.

A price is for `per` units. A unit is a second of video, or one video. 2,000,000 credits are 1 USD.
"""

from collections.abc import Mapping
from typing import Any

from reelkit_mock._http.messages import Json
from reelkit_specs import CREDITS_PER_USD, Model, Price

UNKNOWN_CREDITS = 1_000_000  # for a model without a recorded price
# Relative: 1080p cost twice as much as 720p.
RESOLUTION_WEIGHTS = {"360p": 0.5, "540p": 0.75, "720p": 1.0, "1080p": 2.0}
DURATION = 5  # seconds, of the video of a request that names none
SECONDS = {"second": 1, "minute": 60}  # by unit; every other unit is one video


def published_pricing(model: Model) -> Json:
    """Return the pricing that follows from the recorded prices of a model."""
    timed = [price for price in model.prices if price.duration]
    resolutions = next((field.enum for field in model.fields if field.name == "resolution"), ())
    if timed and resolutions:
        variants = [
            {"when": {"resolution": each}, "price": _per_second(timed, each), "unit": "second", "per": 1}
            for each in resolutions
        ]
        return {"kind": "variants", "currency": "USD", "dimensions": ["resolution"], "variants": variants}
    credits = model.prices[0].credits if model.prices else UNKNOWN_CREDITS
    unit = {"name": "video", "measure": "output", "price": credits / CREDITS_PER_USD, "per": 1}
    return {"kind": "fixed", "currency": "USD", "units": [unit]}


def price_in_credits(pricing: Json, values: Mapping[str, Any], duration: int | None) -> int | None:
    """Return the credits that a request with these values costs, or None if the pricing does not say."""
    rate: Json | None = None
    if pricing["kind"] == "fixed":
        rate = pricing["units"][0]
    elif pricing["kind"] == "variants":
        fitting = (
            each
            for each in pricing["variants"]
            if all(name in values and _as_text(values[name]) == _as_text(value) for name, value in each["when"].items())
        )
        rate = next(fitting, None)
    if rate is None:
        return None
    unit = rate.get("unit", rate.get("name"))
    amount = (duration or DURATION) / SECONDS[unit] if unit in SECONDS else 1
    usd: float = rate["price"] / rate["per"] * amount
    return round(usd * CREDITS_PER_USD)


def _per_second(prices: list[Price], resolution: str) -> float:
    """Return the rate in USD, from the record with the nearest resolution."""
    weight = RESOLUTION_WEIGHTS.get(resolution, 1.0)
    factors = [(weight / RESOLUTION_WEIGHTS.get(price.resolution or "", weight), price) for price in prices]
    factor, price = min(factors, key=lambda pair: abs(pair[0] - 1))
    assert price.duration is not None
    return price.credits * factor / price.duration / CREDITS_PER_USD


def _as_text(value: object) -> str:
    """Return a value as it is compared: 5, 5.0 and "5" are one, and so are `720P` and `720p`."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).lower()
