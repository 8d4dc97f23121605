"""A model converts what it must refuse into something that it accepts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..changes import in_body
from ..model import Spec
from ..samples import good, kind_of
from ..schema import Json
from .accepted import fields, listed, probe
from .operator import Change


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
                behaviour = in_body(_reading(name, strip))
                yield Change(
                    f"{name} {where}", behaviour, tuple(p for value in shown for p in probe(spec, name, value))
                )


def coerced(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        for how, (read, shown) in _readings(name, part).items():
            yield Change(
                f"{name} {how}", in_body(_reading(name, read, str, int, float, bool, list)), probe(spec, name, shown)
            )


def emptied(spec: Spec) -> Iterator[Change]:
    """Yield empty strings that count as missing."""
    for name, part in fields(spec):
        if (
            kind_of(part) == "string"
            and name not in spec.schema["required"]
            and ("enum" in part or name.endswith("_url"))
        ):
            yield Change(name, in_body(_forgetting(name)), probe(spec, name, ""))


def _one_of(words: list[str], turn: Callable[[str], str], exactly: bool = False) -> Callable[[str], str]:
    """Return the listed value that is equal after the conversion, of both or, with *exactly*, of the input only."""
    known = {turn(word): word for word in words}
    return lambda value: known.get(value if exactly else turn(value), value)


def _reading(name: str, read: Any, *kinds: type) -> Any:
    """Return a change that converts one field."""

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
    """Yield conversions of wrong types, each with a request that it accepts."""
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
    """Return 720 for 720p; for a word without a number, its index in the list."""
    digits = re.fullmatch(r"(\d+)p", word)
    return int(digits[1]) if digits else 0


def _with_letter(words: list[str]) -> Any:
    known = {_number_for(word): word for word in reversed(words)}
    return lambda value: known.get(value, value) if _is_number(value) else value
