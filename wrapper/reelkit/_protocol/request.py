"""Checks a request against the contract before it is sent."""

import functools
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from reelkit._errors import COMBINATION, REQUIRED, InvalidRequest, Problem, public
from reelkit._protocol.routes import Kind
from reelkit_specs import Field, Model, find_model, models

Json = dict[str, Any]


@public
class ReelkitWarning(UserWarning):
    """A warning about a request that is sent anyway."""


class Prepared(NamedTuple):
    """A request that may be sent, with its warnings."""

    body: Json
    model: Model | None
    kind: Kind
    warnings: tuple[str, ...]


def prepare(request: object, strict_rules: bool = True) -> Prepared:
    """Check a request class or a dict against the contract."""
    body = json_body(request)
    identifier = body.get("model")
    if not isinstance(identifier, str) or not identifier:
        problem = Problem("model", identifier, "name a model, such as " + models()[0].id, "")
        raise InvalidRequest(f"the request names no model: {problem}", problems=(problem,))
    model = find_model(identifier)
    if model is None:
        known = f"the model {identifier!r} is not in the contract, so the request is not checked; see `reelkit models`"
        return Prepared(body, None, Kind.of(identifier, body.get("resolution"), body.get("duration")), (known,))
    problems = tuple(_problems(body, model))
    warnings = [*_unknown_fields(body, model), *_warned(body, model)]
    if problems and strict_rules:
        raise InvalidRequest(_words(problems, model), problems=problems)
    warnings += [f"sent although {problem}" for problem in problems]
    defaults = {field.name: field.default for field in model.fields}
    shape = (body.get(name, defaults.get(name)) for name in ("resolution", "duration"))
    return Prepared(body, model, Kind.of(model.id, *shape), tuple(warnings))


def json_body(request: object) -> Json:
    """A copy of the request body, which later changes by the caller do not affect."""
    to_dict = getattr(request, "to_dict", None)
    if isinstance(request, Mapping):
        body = dict(request)
    elif callable(to_dict):
        body = to_dict()
    else:
        raise InvalidRequest(
            f"a {type(request).__name__} is not a request; use a request class such as PixverseV5TextToVideo, or a dict"
        )
    if wrong := [name for name in body if not isinstance(name, str)]:
        raise InvalidRequest(f"the field name {wrong[0]!r} is not text; use the names of `reelkit models`")
    try:
        text = json.dumps(body, allow_nan=False, ensure_ascii=False)
        text.encode()
        copied: Json = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequest(f"the request is not JSON: {error}; use strings, numbers, lists and dicts") from None
    return copied


def _problems(body: Json, model: Model) -> list[Problem]:
    found = [
        Problem(field.name, None, REQUIRED, field.description)
        for field in model.fields
        if field.required and field.name not in body
    ]
    found += [
        Problem(field.name, body[field.name], _allowed(field), field.description)
        for field in model.fields
        if field.name in body and not _validator(model.class_name, field.name).is_valid(body[field.name])
    ]
    wrong = {problem.field for problem in found}
    for rule in model.rules:
        if not wrong.intersection(rule.fields) and not _validator(model.class_name, rule.id).is_valid(body):
            together = {name: body[name] for name in rule.fields if name in body}
            found.append(Problem(" with ".join(together), together, COMBINATION, rule.sentence))
    return found


def _warned(body: Json, model: Model) -> list[str]:
    return [
        f"{', '.join(warning.fields)}: {warning.sentence}"
        for warning in model.warnings
        if _validator(model.class_name, warning.id).is_valid(body)
    ]


def _unknown_fields(body: Json, model: Model) -> list[str]:
    known = {field.name for field in model.fields}
    return [f"{model.id} has no known field {name!r}" for name in body if name not in known]


@functools.cache
def _validator(class_name: str, name: str) -> Any:
    """The compiled schema of a field, a rule or a warning of a model."""
    from jsonschema_rs import Draft202012Validator  # lazy: takes 25 ms to import

    (model,) = (model for model in models() if model.class_name == class_name)
    schemas = {field.name: field.schema for field in model.fields}
    schemas |= {rule.id: rule.schema for rule in (*model.rules, *model.warnings)}
    return Draft202012Validator(schemas[name], validate_formats=True)


def _allowed(field: Field) -> str:
    if field.enum:
        return "use one of " + ", ".join(json.dumps(value, ensure_ascii=False) for value in field.enum)
    if field.format == "uri":
        return "use a link, such as https://example.com/fox.png"
    return "use a value of type " + " or ".join(field.types)


def _words(problems: tuple[Problem, ...], model: Model) -> str:
    lines = [f"the request is not valid for {model.id}; nothing was sent. Correct it, or pass strict_rules=False:"]
    return "\n  ".join([*lines, *map(str, problems)])
