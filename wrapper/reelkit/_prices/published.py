"""Reads a published price: what one request costs by it, in USD.

A price is for `per` units, and a unit is a second or a minute of video, or one video. A price that depends on anything
else, such as megapixels, tokens or the length of a video that is sent, cannot be read from a request.
"""

import math
from collections.abc import Mapping
from typing import Any

from reelkit_specs import Model

Json = dict[str, Any]

SECONDS = {"second": 1.0, "minute": 60.0}
VIDEOS = ("video", "generation", "request", "item", "unit")
DURATION = "duration"


def usd_of(pricing: Mapping[str, Any] | None, body: Json, model: Model | None) -> float | None:
    """The price of a request; None if the pricing does not say, or says more than can be read."""
    if not isinstance(pricing, Mapping) or pricing.get("currency", "USD") != "USD":
        return None
    values = with_defaults(body, model)
    rate = _rate(pricing, values)
    return None if rate is None else _amount(rate, values)


def with_defaults(body: Json, model: Model | None) -> Json:
    """The fields of a request, and the defaults of those that it does not have."""
    return {field.name: field.default for field in (model.fields if model else ()) if field.default is not None} | body


def price_text(pricing: Mapping[str, Any] | None) -> str:
    """A published price in a few words."""
    pricing = pricing or {}
    kind, found = pricing.get("kind"), pricing.get("units") or pricing.get("variants")
    rates = [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []
    each = {
        (price / (_number(rate.get("per", 1)) or 1), _unit(rate))
        for rate in rates
        if (price := _number(rate.get("price"))) is not None
    }
    units = {unit for _, unit in each}
    if kind not in ("fixed", "variants") or len(units) != 1:
        return "varies" if kind == "variable" or each else "unknown"
    least, most = min(usd for usd, _ in each), max(usd for usd, _ in each)
    span = f"{least:g}" if least == most else f"{least:g} to {most:g}"
    return f"{span} USD per {units.pop() or 'video'}"


def _unit(rate: Mapping[str, Any]) -> str:
    return str(rate.get("unit", rate.get("name", ""))).lower().removesuffix("s")


def _rate(pricing: Mapping[str, Any], values: Json) -> Mapping[str, Any] | None:
    """The one rate that holds for these values."""
    kind = pricing.get("kind")
    if kind == "fixed":
        units = pricing.get("units")
        # Several units are several things that are charged for, and a request does not say how much of each.
        return units[0] if isinstance(units, list) and len(units) == 1 and isinstance(units[0], Mapping) else None
    variants = pricing.get("variants")
    if kind != "variants" or not isinstance(variants, list):
        return None
    fitting = [each for each in variants if isinstance(each, Mapping) and _fits(each.get("when"), values)]
    most = max((len(each["when"]) for each in fitting), default=0)
    narrowest = [each for each in fitting if len(each["when"]) == most]
    rates = {(each.get("price"), each.get("unit"), each.get("per", 1)) for each in narrowest if _is_plain(each)}
    return narrowest[0] if len(rates) == 1 else None


def _is_plain(rate: Mapping[str, Any]) -> bool:
    return all(isinstance(rate.get(key), str | int | float | None) for key in ("price", "unit", "per"))


def _fits(when: object, values: Json) -> bool:
    """Whether the request has these values: 8, 8.0 and "8" are one, and so are 720p and 720P."""
    return isinstance(when, Mapping) and all(
        name in values and _comparable(values[name]) == _comparable(wanted) for name, wanted in when.items()
    )


def _comparable(value: object) -> str:
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).lower()


def _amount(rate: Mapping[str, Any], values: Json) -> float | None:
    price, per = _number(rate.get("price")), _number(rate.get("per", 1))
    unit = _unit(rate)
    if price is None or not per:
        return None
    if unit in VIDEOS:
        return price / per
    seconds = _number(values.get(DURATION))
    if unit not in SECONDS or not seconds:
        return None
    return price / per * seconds / SECONDS[unit]


def _number(value: object) -> float | None:
    """A finite number that is not negative; some models have their duration as text."""
    try:
        number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and number >= 0 else None
