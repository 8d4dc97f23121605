"""Whether two documents say the same of one thing, whatever their words and their order."""

from typing import Any

from reelkit_specs._documents.json import Location, compact

WORDING = ("description", "example", "examples", "summary")


def difference(one: Any, other: Any) -> tuple[Location, Any, Any] | None:
    """The first place where the two mean something else, and what they say there; None if they agree."""
    return _first_difference(_meaning(one), _meaning(other), ())


def _first_difference(one: Any, other: Any, location: Location) -> tuple[Location, Any, Any] | None:
    """The first place in which the two say something else, and what they say there; None if they say the same."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys((*one, *other)):
            if key not in one or key not in other:
                return (*location, key), one.get(key), other.get(key)
            if found := _first_difference(one[key], other[key], (*location, key)):
                return found
        return None
    return None if compact(one) == compact(other) else (location, one, other)


def _meaning(value: Any) -> Any:
    """The value without its wording, which two documents may choose differently."""
    if isinstance(value, dict):
        return {
            key: _named(part) if key == "properties" else _meaning(part)
            for key, part in value.items()
            if key not in WORDING
        }
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return value


def _named(properties: Any) -> Any:
    """Properties keep their names, also where a name is a word of OpenAPI."""
    if not isinstance(properties, dict):
        return properties
    return {name: _meaning(schema) for name, schema in properties.items()}
