"""The price of a video: the prices of the contract, and a scale between them by the order of a field's values."""

from typing import Any

from .schema import Json

# The factor from one value of the field to the next; no products of these are equal, so each kind has its own price.
STEPS = {"resolution": 1.5, "duration": 1.6}


def price(schema: Json, request: Json) -> int:
    """Return the credits for *request*, which contains the defaults."""
    known: list[Json] = schema["x-reelkit-prices"]
    wanted = {name: request.get(name) for name in STEPS}
    for entry in known:
        if all(entry.get(name, value) == value for name, value in wanted.items()):
            credits: int = entry["credits"]
            return credits
    scaled: int = round(known[0]["credits"] * _weight(schema, wanted) / _weight(schema, known[0]))
    return scaled


def _weight(schema: Json, request: Json) -> float:
    weight = 1.0
    for name, step in STEPS.items():
        weight *= step ** _place(schema["properties"].get(name, {}), request.get(name))
    return weight


def _place(field: Json, value: Any) -> int:
    """Return the place of a value in its list; a value that only a fault accepts costs as much as the default."""
    values = field.get("enum", [])
    listed = [each for each in (value, field.get("default")) if each in values]
    return values.index(listed[0]) if listed else 0
