"""What a video costs and how long it takes: as recorded in the contract, in proportion where nothing was recorded."""

from typing import Any, NamedTuple, TypeVar

from reelkit_mock._http.messages import Headers
from reelkit_specs import Model, Price, Time

CREDITS_PER_USD = 2_000_000
UNKNOWN_CREDITS = 1_000_000  # of a model without a recorded price
UNKNOWN_SECONDS = (30.0, 60.0)  # of a model without a recorded time
RESOLUTION_WEIGHTS = {
    "360p": 0.5,
    "540p": 0.75,
    "720p": 1.0,
    "1080p": 2.0,
}  # 1080p cost, and took, twice as much as 720p
MAX_KINDS = 10_000  # a model may take any number for its duration

Record = TypeVar("Record", Price, Time)


class Kind(NamedTuple):
    """What a request asks for, as far as time, price and file depend on it. Shared by all jobs alike."""

    model: Model
    resolution: str | None
    duration: int | None
    aspect_ratio: str | None
    credits: int
    shortest: float
    longest: float
    cost_headers: Headers = ()  # as a create tells it


class Kinds:
    """The kinds of one model, each made once."""

    def __init__(self, model: Model) -> None:
        self._model = model
        defaults = {field.name: field.default for field in model.fields}
        self._resolution = defaults.get("resolution")
        self._duration = defaults.get("duration")
        self._aspect_ratio = defaults.get("aspect_ratio")
        self._kinds: dict[tuple[str | None, int | None, str | None], Kind] = {}

    def of(self, body: dict[str, Any]) -> Kind:
        """The kind of a valid request; a field that is left out means its default."""
        shape = (
            body.get("resolution", self._resolution),
            body.get("duration", self._duration),
            body.get("aspect_ratio", self._aspect_ratio),
        )
        resolution, duration, aspect_ratio = shape = (_text(shape[0]), _whole(shape[1]), _text(shape[2]))
        if (kind := self._kinds.get(shape)) is None:
            kind = self._make(resolution, duration, aspect_ratio)
            if len(self._kinds) < MAX_KINDS:
                self._kinds[shape] = kind
        return kind

    def _make(self, resolution: str | None, duration: int | None, aspect_ratio: str | None) -> Kind:
        price, factor = _nearest(self._model.prices, resolution, duration)
        credits = round(price.credits * factor) if price else UNKNOWN_CREDITS
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
    """Whole seconds: of 5, of 5.0, and of "5", as some models have it; None where it says something else."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _nearest(records: tuple[Record, ...], resolution: str | None, duration: int | None) -> tuple[Record | None, float]:
    """The record that needs the least stretching, and by what factor it is to be stretched."""
    stretched = [(record, _factor(record, resolution, duration)) for record in records]
    return min(stretched, key=lambda pair: abs(pair[1] - 1), default=(None, 1.0))


def _factor(record: Price | Time, resolution: str | None, duration: int | None) -> float:
    factor = duration / record.duration if duration and record.duration else 1.0
    if resolution in RESOLUTION_WEIGHTS and record.resolution in RESOLUTION_WEIGHTS:
        factor *= RESOLUTION_WEIGHTS[resolution] / RESOLUTION_WEIGHTS[record.resolution]
    return factor
