"""Changes of one fact of a document, each with the change that the diff must report."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from reelkit_specs._documents.json import Json
from reelkit_specs._documents.walk import operations

NAME = "mutated"


class Place(NamedTuple):
    """A field of the document: the object it belongs to, and its place in the report."""

    side: str
    holder: Json
    name: str
    field_path: str

    @property
    def field(self) -> Json:
        field: Json = self.holder["properties"][self.name]
        return field


class Mutation(NamedTuple):
    """How to change one fact of a field, and the rule and levels that the diff must report."""

    rule: str
    send: str
    read: str
    fits: Callable[[Place], bool]
    change: Callable[[Place], None]


def places(document: Json) -> list[Place]:
    """Every field of every request and response body, except the one that names the model."""
    found: list[Place] = []
    for operation in operations(document):
        for content in operation.content.get("requestBody", {}).get("content", {}).values():
            found += _fields("send", content["schema"], "")
        for code, response in operation.content["responses"].items():
            for content in response.get("content", {}).values() if code.startswith("2") else ():
                found += _fields("read", content["schema"], "")
    return found


def _fields(side: str, schema: Json, above: str) -> Iterator[Place]:
    for name, field in schema.get("properties", {}).items():
        if name != "model":
            yield Place(side, schema, name, f"{above}{name}")
            yield from _fields(side, field, f"{above}{name}.")


def _is_required(place: Place) -> bool:
    return place.name in place.holder.get("required", [])


def _is_plain(place: Place) -> bool:
    return isinstance(place.field.get("type"), str)


def _numeric(place: Place) -> bool:
    return place.field.get("type") in ("integer", "number")


def _text(place: Place) -> bool:
    return place.field.get("type") == "string"


def _drop(place: Place) -> None:
    del place.holder["properties"][place.name]
    if _is_required(place):
        place.holder["required"].remove(place.name)


def _demand(place: Place) -> None:
    place.holder.setdefault("required", []).append(place.name)


def _release(place: Place) -> None:
    place.holder["required"].remove(place.name)


def _rename(place: Place) -> None:
    place.holder["properties"] = {
        f"{name}_new" if name == place.name else name: field for name, field in place.holder["properties"].items()
    }
    if _is_required(place):
        place.holder["required"] = [f"{name}_new" if name == place.name else name for name in place.holder["required"]]


def _set(key: str, value: Callable[[Json], Any]) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        place.field[key] = value(place.field)

    return change


def _shorten_enum(place: Place) -> None:
    place.field["enum"] = place.field["enum"][1:]


def _one_more(field: Json) -> list[Any]:
    return [*field["enum"], max(field["enum"]) * 2]


def _open_enum(place: Place) -> None:
    del place.field["enum"]


def _other_type(field: Json) -> str:
    return "boolean" if field["type"] != "boolean" else "string"


def _describe(field: Json) -> str:
    return f"{field.get('description', '')} It must not exceed 17 words."


MUTATIONS: dict[str, Mutation] = {
    "gone": Mutation("field", "breaking", "breaking", lambda p: True, _drop),
    "new": Mutation(
        "field",
        "compatible",
        "compatible",
        lambda p: p.field.get("type") == "object" and "properties" in p.field,
        lambda p: p.field["properties"].update({NAME: {"type": "string"}}),
    ),
    "renamed": Mutation("renamed", "breaking", "breaking", lambda p: len(p.name) > 3, _rename),
    "required": Mutation("required", "breaking", "compatible", lambda p: not _is_required(p), _demand),
    "not required": Mutation("required", "compatible", "breaking", _is_required, _release),
    "another type": Mutation("type", "breaking", "breaking", _is_plain, _set("type", _other_type)),
    "null too": Mutation(
        "type", "compatible", "breaking", lambda p: _is_plain(p) and not p.field.get("nullable"), _set("nullable", bool)
    ),
    "fewer values": Mutation(
        "enum", "breaking", "compatible", lambda p: len(p.field.get("enum", [])) > 1, _shorten_enum
    ),
    "more values": Mutation(
        "enum",
        "compatible",
        "risky",
        lambda p: "enum" in p.field,
        _set("enum", _one_more),
    ),
    "any value": Mutation("enum", "compatible", "risky", lambda p: "enum" in p.field and _is_plain(p), _open_enum),
    "default": Mutation("default", "risky", "compatible", lambda p: True, _set("default", lambda f: "another")),
    "lower maximum": Mutation(
        "bound", "breaking", "compatible", _numeric, _set("maximum", lambda f: f.get("maximum", 1000) - 1)
    ),
    "shorter": Mutation(
        "bound", "breaking", "compatible", _text, _set("maxLength", lambda f: f.get("maxLength", 1000) - 1)
    ),
    "format": Mutation(
        "format", "risky", "risky", lambda p: "format" in p.field, _set("format", lambda f: f"{f['format']}-x")
    ),
    "pattern": Mutation(
        "pattern",
        "breaking",
        "compatible",
        lambda p: _text(p) and "pattern" not in p.field,
        _set("pattern", lambda _: "x"),
    ),
    "deprecated": Mutation(
        "deprecated",
        "risky",
        "risky",
        lambda p: not p.field.get("deprecated"),
        _set("deprecated", lambda f: True),
    ),
    "prose": Mutation("prose", "risky", "risky", lambda p: True, _set("description", _describe)),
    "each once": Mutation(
        "bound", "breaking", "compatible", lambda p: p.field.get("type") == "array", _set("uniqueItems", lambda _: True)
    ),
    "unknown keyword": Mutation("keyword", "risky", "risky", lambda p: True, _set("readOnly", lambda f: True)),
}
