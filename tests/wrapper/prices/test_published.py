"""Published prices: what can be read from a request is read, anything else gives no price."""

from typing import Any

import pytest

from reelkit._prices.published import price_text, usd_of
from reelkit_specs import find_model

TEXT = find_model("pixverse/v5/text-to-video")
BODY = {"model": "pixverse/v5/text-to-video", "prompt": "a fox"}
BY_RESOLUTION = {
    "kind": "variants",
    "dimensions": ["resolution"],
    "variants": [
        {"when": {"resolution": "720p"}, "price": 0.39, "unit": "second", "per": 1},
        {"when": {"resolution": "1080P"}, "price": 0.65, "unit": "second", "per": 1},
    ],
}


def fixed(**unit: Any) -> dict[str, Any]:
    """A fixed price with one unit."""
    return {"kind": "fixed", "currency": "USD", "units": [{"measure": "output", **unit}]}


def variants(*rates: dict[str, Any]) -> dict[str, Any]:
    """A price with these variants."""
    return {"kind": "variants", "dimensions": [], "variants": [*rates]}


@pytest.mark.parametrize(
    ("pricing", "fields", "usd"),
    [
        (fixed(name="second", price=0.1, per=1), {"duration": 8}, 0.8),
        (fixed(name="second", price=0.1, per=1), {}, 0.5),
        (fixed(name="seconds", price=100, per=1000), {"duration": "8"}, 0.8),
        (fixed(name="minute", price=6, per=1), {"duration": 8}, 0.8),
        (fixed(name="video", price=0.5, per=1), {"duration": 8}, 0.5),
        (fixed(name="generation", price=500_000, per=1_000_000), {}, 0.5),
        (fixed(name="video", price=0.5), {}, 0.5),
        (BY_RESOLUTION, {"resolution": "1080p", "duration": 5}, 3.25),
        (BY_RESOLUTION, {}, 1.95),
        (
            variants(
                {"when": {}, "price": 9, "unit": "video", "per": 1},
                {"when": {"duration": "8"}, "price": 2, "unit": "video", "per": 1},
                {"when": {"duration": 8.0, "style": "anime"}, "price": 3, "unit": "video", "per": 1},
            ),
            {"duration": 8, "style": "anime"},
            3,
        ),
    ],
)
def test_a_price_is_read(pricing: Any, fields: dict[str, Any], usd: float) -> None:
    """`per` and the unit are taken into account, fields have their defaults, and the narrowest variant holds."""
    assert usd_of(pricing, BODY | fields, TEXT) == pytest.approx(usd)


@pytest.mark.parametrize(
    "pricing",
    [
        None,
        {},
        {"kind": "variable"},
        {"kind": "fixed", "units": []},
        {"kind": "fixed", "units": [{"name": "video", "price": 1, "per": 1}] * 2},
        {"kind": "fixed", "units": ["0.5"]},
        fixed(name="token", price=3.25, per=1_000_000),
        fixed(name="megapixel", price=1, per=1),
        fixed(name="video", price="much", per=1),
        fixed(name="video", price=-1, per=1),
        fixed(name="video", price=1, per=0),
        fixed(name="video", price=10**400, per=1),
        fixed(name="video", price=1, per=1) | {"currency": "EUR"},
        variants({"when": {"resolution": "4k"}, "price": 1, "unit": "video", "per": 1}),
        variants({"when": {"audio": True}, "price": 1, "unit": "video", "per": 1}),
        variants({"when": None, "price": 1, "unit": "video", "per": 1}),
        variants(*({"when": {}, "price": price, "unit": "video", "per": 1} for price in (1, 2))),
        {"kind": "variants", "variants": {}},
    ],
)
def test_what_cannot_be_read_gives_no_price(pricing: Any) -> None:
    """Two prices for one request, units that no request names, wrong types."""
    assert usd_of(pricing, BODY, TEXT) is None


def test_a_price_per_second_needs_a_duration() -> None:
    """An unknown model has no defaults."""
    pricing = fixed(name="second", price=0.1, per=1)

    assert usd_of(pricing, {"model": "new/model"}, None) is None
    assert usd_of(pricing, {"model": "new/model", "duration": 5}, None) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("pricing", "text"),
    [
        (fixed(name="second", price=100, per=1000), "0.1 USD per second"),
        (BY_RESOLUTION, "0.39 to 0.65 USD per second"),
        (fixed(name="token", price=3.25, per=1_000_000), "3.25e-06 USD per token"),
        ({"kind": "variable"}, "varies"),
        (None, "unknown"),
    ],
)
def test_a_price_is_shown_in_a_few_words(pricing: Any, text: str) -> None:
    """The rate for one unit, or the range of rates."""
    assert price_text(pricing) == text
