"""A model takes what it must refuse."""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from ..changes import in_body, in_field, in_schema, optional
from ..model import Spec
from ..samples import good, kind_of, least, values, with_voice
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
    """All but the model's own id."""
    return ((name, part) for name, part in spec.schema["properties"].items() if name != "model")


def listed(spec: Spec) -> Iterator[tuple[str, Json]]:
    """Those with a list of values."""
    return ((name, part) for name, part in fields(spec) if "enum" in part)


def probe(spec: Spec, name: str, value: Any) -> tuple[Json, ...]:
    """The least request that has this value."""
    return (with_voice(least(spec) | {name: value}, spec, name),)


def also(extra: Json) -> Any:
    """An edit of a field, which then takes something more."""

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
        for value in NEIGHBOURS[name]:
            if value not in part["enum"]:
                yield Change(f"{name} {value}", in_field(name, also({"const": value})), probe(spec, name, value))


def missing(spec: Spec) -> Iterator[Change]:
    for name in spec.schema["required"]:
        if name == "model":
            yield Change(name, in_body(lambda body: {"model": spec.id} | body), (_without(spec, name),))
        else:
            yield Change(name, optional(name), (_without(spec, name),))


def case(spec: Spec) -> Iterator[Change]:
    for name, part in [("model", {"enum": spec.ids}), *listed(spec)]:
        words = [value for value in part["enum"] if isinstance(value, str)]
        shown = tuple(p for word in words for value in (word.upper(), word.title()) for p in probe(spec, name, value))
        if words:
            yield Change(f"{name} any", in_body(_reading(name, _one_of(words, str.lower))), shown)
            yield Change(f"{name} upper", in_body(_reading(name, _one_of(words, str.upper, exactly=True))), shown)


def spaces(spec: Spec) -> Iterator[Change]:
    for name, part in [("model", {"enum": spec.ids}), *listed(spec)]:
        for where, strip in (("around", str.strip), ("behind", str.rstrip), ("before", str.lstrip)):
            if isinstance(part["enum"][0], str):
                shown = [f" {part['enum'][0]}", f"{part['enum'][0]} "]
                twist = in_body(_reading(name, strip))
                yield Change(f"{name} {where}", twist, tuple(p for value in shown for p in probe(spec, name, value)))


def coerced(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        for how, (read, shown) in _readings(name, part).items():
            yield Change(
                f"{name} {how}", in_body(_reading(name, read, str, int, float, bool, list)), probe(spec, name, shown)
            )


def emptied(spec: Spec) -> Iterator[Change]:
    """An empty string is as good as nothing."""
    for name, part in fields(spec):
        if (
            kind_of(part) == "string"
            and name not in spec.schema["required"]
            and ("enum" in part or name.endswith("_url"))
        ):
            yield Change(name, in_body(_forgetting(name)), probe(spec, name, ""))


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
                twist = in_schema(_forgetting_part(number, keyword, part))
                yield Change(f"{name} but for {part + 1}", twist, _breaking(spec, excluded))


def _one_of(words: list[str], turn: Callable[[str], str], exactly: bool = False) -> Callable[[str], str]:
    """What a word is read as: one that is the same once both are turned, or that is one of them turned *exactly*."""
    known = {turn(word): word for word in words}
    return lambda value: known.get(value if exactly else turn(value), value)


def _without(spec: Spec, name: str) -> Json:
    return {key: value for key, value in least(spec).items() if key != name}


def _reading(name: str, read: Any, *kinds: type) -> Any:
    """A change of a body: one field is read in another way."""

    def change(body: Json) -> None:
        if isinstance(body.get(name), kinds or (str,)):
            body[name] = read(body[name])

    return change


def _forgetting(name: str) -> Any:
    def change(body: Json) -> None:
        if body.get(name) == "":
            del body[name]

    return change


def _readings(name: str, part: Json) -> dict[str, tuple[Any, Any]]:
    """Ways to read what has the wrong type, each with something that it lets in."""
    usual = good(name, part)
    ways: dict[str, tuple[Any, Any]] = {"in a list": (lambda v: v[0] if isinstance(v, list) and v else v, [usual])}
    if kind_of(part) == "integer":
        ways["from string"] = (_integer, str(usual))
        ways["from fraction"] = (lambda v: int(v) if isinstance(v, float) else v, usual + 0.5)
        ways["with a unit"] = (lambda v: _integer(re.sub(r"s\Z", "", v)) if isinstance(v, str) else v, f"{usual}s")
        ways["from boolean"] = (lambda v: usual if isinstance(v, bool) else v, True)
    if kind_of(part) == "boolean":
        ways["from string"] = (lambda v: {"true": True, "false": False}.get(v, v) if isinstance(v, str) else v, "true")
        ways["from number"] = (lambda v: bool(v) if v in (0, 1) and not isinstance(v, bool) else v, 1)
    if kind_of(part) == "string":
        from_number = (lambda v: str(v) if _is_number(v) else v) if "enum" not in part else _with_letter(part["enum"])
        ways["from number"] = (from_number, _number_for(usual) if "enum" in part else 123)
    return ways


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _integer(value: Any) -> Any:
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?\d+", value) else value


def _number_for(word: str) -> int:
    """720 for 720p; where there is no number in the word, its place in a list."""
    digits = re.fullmatch(r"(\d+)p", word)
    return int(digits[1]) if digits else 0


def _with_letter(words: list[str]) -> Any:
    known = {_number_for(word): word for word in reversed(words)}
    return lambda value: known.get(value, value) if _is_number(value) else value


def _no_format(schema: Json) -> None:
    schema.pop("format", None)


def _forgetting_rule(number: int) -> Any:
    return lambda schema: schema["allOf"].pop(number)


def _forgetting_part(number: int, keyword: str, part: int) -> Any:
    return lambda schema: schema["allOf"][number]["not"][keyword].pop(part)


def _breaking(spec: Spec, excluded: Json) -> tuple[Json, ...]:
    """Requests that a rule excludes: all it needs, with each of its alternatives."""
    known = spec.schema["properties"]
    values_of = {name: part["const"] for name, part in excluded.get("properties", {}).items()}
    always = {name: values_of.get(name, values(name, known[name])[0]) for name in excluded.get("required", ())}
    choices: list[Json] = [*excluded.get("anyOf", ()), *excluded.get("oneOf", ())] or [{}]
    return tuple(
        body
        for choice in choices
        for name in choice.get("required", ("",))
        for body in _alone_and_paired(spec, least(spec) | always, name)
    )


def _alone_and_paired(spec: Spec, body: Json, name: str) -> tuple[Json, ...]:
    """A request with one field more, and one in which a voice has its text."""
    if not name:
        return (body,)
    more = body | {name: values(name, spec.schema["properties"][name])[0]}
    return more, with_voice(more, spec, name)
