"""The price of a video: the prices of the contract, and a scale between them that agrees with all of them."""

from typing import Any

from .schema import Json

RESOLUTIONS = {"360p": 0.45, "540p": 0.7, "720p": 1.0, "1080p": 2.0}
DURATIONS = {5: 1.0, 8: 1.6, 10: 2.1}


def price(schema: Json, request: Json) -> int:
    """Return the credits for *request*, which contains the defaults."""
    known: list[Json] = schema["x-reelkit-prices"]
    wanted = {name: request.get(name) for name in ("resolution", "duration")}
    for entry in known:
        if all(entry.get(name, value) == value for name, value in wanted.items()):
            credits: int = entry["credits"]
            return credits
    scaled: int = round(known[0]["credits"] * _weight(wanted) / _weight(known[0]))
    return scaled


def _weight(request: Json) -> float:
    resolution, duration = request.get("resolution"), request.get("duration")
    return _of(RESOLUTIONS, resolution) * _of(DURATIONS, duration)


def _of(scale: dict[Any, float], value: Any) -> float:
    """Return the weight of a value; a value that only a fault accepts costs as much as the default."""
    return scale.get(value, 1.0) if isinstance(value, str | int | float) else 1.0
