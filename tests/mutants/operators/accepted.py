"""A model accepts what it must refuse."""

import copy
from collections.abc import Iterator
from typing import Any

from ..changes import in_body, in_field, in_schema, optional
from ..model import Spec
from ..samples import kind_of, minimal_request, values, with_voice
from ..schema import Json
from .operator import Change

OF_TYPE: Json = {
    "string": "some text",
    "integer": 6,
    "number": 6.5,
    "boolean": True,
    "array": ["a"],
    "object": {"a": 1},
}
NEIGHBOURS: dict[str, tuple[Any, ...]] = {
    "duration": (0, 1, 4, 6, 7, 9, 10, 12, 15, -5, 60),
    "resolution": ("240p", "480p", "1440p", "2160p", "4k", "720"),
    "aspect_ratio": ("21:9", "3:2", "2:3", "16x9", "auto"),
    "style": ("realistic", "3d", "3d-animation", "none"),
    "thinking_type": ("on", "off", "none"),
    "lip_sync_tts_speaker": ("Emma", "Bob", "none"),
}


def fields(spec: Spec) -> Iterator[tuple[str, Json]]:
    """Return all fields except the model id."""
    return ((name, part) for name, part in spec.schema["properties"].items() if name != "model")


def listed(spec: Spec) -> Iterator[tuple[str, Json]]:
    """Return the fields with a list of values."""
    return ((name, part) for name, part in fields(spec) if "enum" in part)


def probe(spec: Spec, name: str, value: Any) -> tuple[Json, ...]:
    """Return the minimal request with this value."""
    return (with_voice(minimal_request(spec) | {name: value}, spec, name),)


def also(extra: Json) -> Any:
    """Return an edit of a field that accepts one more kind of value."""

    def edit(schema: Json) -> None:
        before = copy.deepcopy(schema)
        schema.clear()
        schema.update(anyOf=[before, extra])
        if "default" in before:
            schema["default"] = before["default"]

    return edit


def types(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        for kind, value in OF_TYPE.items():
            if kind != kind_of(part) and not (kind == "integer" and kind_of(part) == "number"):
                yield Change(f"{name} as {kind}", in_field(name, also({"type": kind})), probe(spec, name, value))


def nulls(spec: Spec) -> Iterator[Change]:
    for name, _ in fields(spec):
        yield Change(name, in_field(name, also({"type": "null"})), probe(spec, name, None))


def any_value(spec: Spec) -> Iterator[Change]:
    for name, part in listed(spec):
        strange = "something else" if kind_of(part) == "string" else 7
        yield Change(name, in_field(name, also({"type": kind_of(part)})), probe(spec, name, strange))


def neighbours(spec: Spec) -> Iterator[Change]:
    for name, part in listed(spec):
        for value in NEIGHBOURS.get(name, ()):
            if value not in part["enum"]:
                yield Change(f"{name} {value}", in_field(name, also({"const": value})), probe(spec, name, value))


def missing(spec: Spec) -> Iterator[Change]:
    for name in spec.schema["required"]:
        if name == "model":
            yield Change(name, in_body(lambda body: {"model": spec.id} | body), (_without(spec, name),))
        else:
            yield Change(name, optional(name), (_without(spec, name),))


def formats(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        if part.get("format") == "uri":
            yield Change(f"{name} any text", in_field(name, _no_format), probe(spec, name, "not a uri"))
            for how, form in (("without a scheme", "example.com/a.png"), ("relative", "/a.png"), ("empty", "")):
                yield Change(f"{name} {how}", in_field(name, also({"const": form})), probe(spec, name, form))


def rules(spec: Spec) -> Iterator[Change]:
    for number, rule in enumerate(spec.schema.get("allOf", ())):
        name, excluded = rule["x-reelkit-rule"], rule["not"]
        yield Change(name, in_schema(_forgetting_rule(number)), _breaking(spec, excluded))
        for keyword in ("anyOf", "oneOf"):
            for part in range(len(excluded.get(keyword, ()))):
                behaviour = in_schema(_forgetting_part(number, keyword, part))
                yield Change(f"{name} but for {part + 1}", behaviour, _breaking(spec, excluded))


def _without(spec: Spec, name: str) -> Json:
    return {key: value for key, value in minimal_request(spec).items() if key != name}


def _no_format(schema: Json) -> None:
    schema.pop("format", None)


def _forgetting_rule(number: int) -> Any:
    return lambda schema: schema["allOf"].pop(number)


def _forgetting_part(number: int, keyword: str, part: int) -> Any:
    return lambda schema: schema["allOf"][number]["not"][keyword].pop(part)


def _breaking(spec: Spec, excluded: Json) -> tuple[Json, ...]:
    """Yield requests that a rule excludes, with each alternative of the rule."""
    known = spec.schema["properties"]
    values_of = {name: part["const"] for name, part in excluded.get("properties", {}).items()}
    always = {name: values_of.get(name, values(name, known[name])[0]) for name in excluded.get("required", ())}
    choices: list[Json] = [*excluded.get("anyOf", ()), *excluded.get("oneOf", ())] or [{}]
    return tuple(
        body
        for choice in choices
        for name in choice.get("required", ("",))
        for body in _alone_and_paired(spec, minimal_request(spec) | always, name)
    )


def _alone_and_paired(spec: Spec, body: Json, name: str) -> tuple[Json, ...]:
    """Yield a request with one more field, and one in which a voice has its text."""
    if not name:
        return (body,)
    more = body | {name: values(name, spec.schema["properties"][name])[0]}
    return more, with_voice(more, spec, name)
