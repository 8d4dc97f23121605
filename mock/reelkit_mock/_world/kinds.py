"""The price and duration of a video: by the published price, and in proportion to the recorded times."""

from typing import Any, NamedTuple

from reelkit_mock._http.messages import Headers, Json
from reelkit_mock._world.pricing import (
    RESOLUTION_WEIGHTS,
    UNKNOWN_CREDITS,
    price_in_credits,
    published_pricing,
)
from reelkit_specs import CREDITS_PER_USD, Model, Time

UNKNOWN_SECONDS = (30.0, 60.0)  # for a model without a recorded time
MAX_KINDS = 10_000  # a limit, because a model may accept any number as its duration


class Kind(NamedTuple):
    """The properties of a request that decide its time, price and file. Shared by all jobs of the kind."""

    model: Model
    resolution: str | None
    duration: int | None
    aspect_ratio: str | None
    credits: int
    shortest: float
    longest: float
    cost_headers: Headers = ()  # headers of the response to a create


class Kinds:
    """The kinds of one model, created on demand. Without *pricing*, the recorded prices of the model hold."""

    def __init__(self, model: Model, pricing: Json | None = None) -> None:
        self._model = model
        self.pricing = pricing or published_pricing(model)
        self._defaults = defaults = {field.name: field.default for field in model.fields if field.default is not None}
        self._resolution = defaults.get("resolution")
        self._duration = defaults.get("duration")
        self._aspect_ratio = defaults.get("aspect_ratio")
        # The price can depend on further fields.
        self._dimensions = tuple(set(self.pricing.get("dimensions", ())) - {"resolution", "duration", "aspect_ratio"})
        self._kinds: dict[tuple[object, ...], Kind] = {}

    def of(self, body: dict[str, Any]) -> Kind:
        """Return the kind of a valid request. An absent field has its default."""
        resolution = _text(body.get("resolution", self._resolution))
        duration = _whole(body.get("duration", self._duration))
        aspect_ratio = _text(body.get("aspect_ratio", self._aspect_ratio))
        key: tuple[object, ...] = (resolution, duration, aspect_ratio)
        if self._dimensions:
            key += tuple(repr(body.get(name, self._defaults.get(name))) for name in self._dimensions)
        if (kind := self._kinds.get(key)) is None:
            kind = self._make(body, resolution, duration, aspect_ratio)
            if len(self._kinds) < MAX_KINDS:
                self._kinds[key] = kind
        return kind

    def _make(self, body: Json, resolution: str | None, duration: int | None, aspect_ratio: str | None) -> Kind:
        credits = price_in_credits(self.pricing, self._defaults | body, duration)
        if credits is None:
            credits = price_in_credits(published_pricing(self._model), self._defaults | body, duration)
        if credits is None:
            credits = UNKNOWN_CREDITS
        time, factor = _nearest(self._model.times, resolution, duration)
        shortest, longest = (time.least * factor, time.most * factor) if time else UNKNOWN_SECONDS
        cost_headers = (
            ("x-aimlapi-credits-used", str(credits)),
            ("x-aimlapi-usd-spent", f"{credits / CREDITS_PER_USD:.6f}"),
        )
        return Kind(self._model, resolution, duration, aspect_ratio, credits, shortest, longest, cost_headers)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: Any) -> int | None:
    """Return whole seconds, from 5, 5.0 or "5" (some models use strings); None for any other value."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _nearest(records: tuple[Time, ...], resolution: str | None, duration: int | None) -> tuple[Time | None, float]:
    """Return the record that is nearest in duration and resolution, and the factor to scale it by."""
    stretched = [(record, _factor(record, resolution, duration)) for record in records]
    return min(stretched, key=lambda pair: abs(pair[1] - 1), default=(None, 1.0))


def _factor(record: Time, resolution: str | None, duration: int | None) -> float:
    factor = duration / record.duration if duration and record.duration else 1.0
    if resolution in RESOLUTION_WEIGHTS and record.resolution in RESOLUTION_WEIGHTS:
        factor *= RESOLUTION_WEIGHTS[resolution] / RESOLUTION_WEIGHTS[record.resolution]
    return factor
