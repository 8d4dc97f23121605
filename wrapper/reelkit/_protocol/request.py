"""Checks a request against the contract before it is sent."""

import functools
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from reelkit._errors import COMBINATION, NO_FIELD, REQUIRED, InvalidRequest, Problem, public
from reelkit._protocol.file_forms import KEYWORD, FileForms, forms_in
from reelkit._protocol.generated import request_class
from reelkit._protocol.routes import Kind
from reelkit_specs import Field, Model, broken_models, contract_cache, find_model, models, similar

Json = dict[str, Any]

PROMPT = "prompt"
SUGGESTED = 3  # models or fields
FILE_FORMS = {
    "url": "a link, such as https://example.com/fox.png",
    "data-uri": "a data URI",
    "base64": "the file itself in Base64",
}


@public
class ReelkitWarning(UserWarning):
    """A warning about a request that is sent anyway."""


class Prepared(NamedTuple):
    """A request that may be sent, with its warnings."""

    body: Json
    model: Model | None
    kind: Kind
    warnings: tuple[str, ...]


def request(model: str, /, **fields: Any) -> Any:
    """Make a request to a model by its id, in any spelling: ``request("google/veo-3.1-t2v", prompt="a fox")``.

    *fields* have the names that `reelkit models ID` lists. They are checked as `Client.submit` checks them, and
    InvalidRequest is raised with every problem. Returns an object of the model's request class, or a dict for a model
    that has none, because it was added after this release. `Client.submit` and its relatives take both.
    """
    prepared = prepare({"model": model, **fields})
    kind = request_class(prepared.model.class_name) if prepared.model else None
    return prepared.body if kind is None else kind.from_dict(prepared.body)


def prepare(request: object, strict_rules: bool = True) -> Prepared:
    """Check a request class or a dict against the contract."""
    body = json_body(request)
    identifier = body.get("model")
    if not isinstance(identifier, str) or not identifier:
        problem = Problem("model", identifier, "name a model, such as " + models()[0].id, "")
        raise InvalidRequest(f"the request names no model: {problem}", problems=(problem,))
    model = find_model(identifier)
    if model is None:
        return _unknown_model(body, identifier, strict_rules)
    problems = tuple(_problems(body, model))
    if problems and strict_rules:
        raise InvalidRequest(_words(problems, f"the request is not valid for {model.id}"), problems=problems)
    warnings = [*_warned(body, model), *(f"sent although {problem}" for problem in problems)]
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
            f"a {type(request).__name__} is not a request; use a request class such as PixverseV5TextToVideo, "
            "reelkit.request(ID, ...), or a dict"
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


def unknown_model(identifier: str) -> str:
    """What to say of an id that is not in the contract: the nearest ids."""
    return f"{_not_known(identifier)}; {nearest_models(identifier)}"


def _not_known(identifier: str) -> str:
    return f"the model {identifier!r} is not in the contract"


def nearest_models(identifier: str) -> str:
    """What to use instead of this id: the nearest ones."""
    known = {spelling: model.id for model in models() for spelling in model.ids}
    alike = similar(identifier, known, 2 * SUGGESTED) or [name for name in known if identifier.lower() in name]
    ids = [*dict.fromkeys(known[name] for name in alike)][:SUGGESTED]
    return f"use {_listed(ids)}" if ids else "use an id that `reelkit models` lists"


def _unknown_model(body: Json, identifier: str, strict_rules: bool) -> Prepared:
    """A request for a model that the vendor may have by now, or whose id is mistyped."""
    what = _not_known(identifier)
    if strict_rules:
        problems = (Problem("model", identifier, nearest_models(identifier), "; ".join(broken_models())),)
        raise InvalidRequest(_words(problems, what), problems=problems)
    kind = Kind.of(identifier, body.get("resolution"), body.get("duration"))
    return Prepared(body, None, kind, (f"{what}, so the request is not checked; see `reelkit models`",))


def _problems(body: Json, model: Model) -> list[Problem]:
    unknown = frozenset(body) - _field_names()[model.id]
    no_field = f"{NO_FIELD} {model.id}"
    found = [Problem(name, body[name], no_field, _instead(name, model.id, unknown)) for name in body if name in unknown]
    found += [
        Problem(field.name, None, REQUIRED, field.description)
        for field in model.fields
        if field.required and field.name not in body
    ]
    found += [
        Problem(field.name, body[field.name], _allowed(field, body[field.name]), field.description)
        for field in model.fields
        if field.name in body and not _accepts(model, field, body[field.name])
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


def _accepts(model: Model, field: Field, value: Any) -> bool:
    """Whether a field accepts a value. A blank prompt is rejected, although the contract allows it."""
    if field.name == PROMPT and isinstance(value, str) and not any(map(_is_visible, value)):
        return False
    return bool(_validator(model.class_name, field.name).is_valid(value))


def _is_visible(char: str) -> bool:
    return char.isprintable() and not char.isspace()


@functools.lru_cache(maxsize=256)  # a batch may have the same slip in every line
def _instead(name: str, model_id: str, unknown: frozenset[str]) -> str:
    """What to use instead of an unknown field: a field with a similar name, or a model that has all of them."""
    names = _field_names()
    having = [other for other, known in names.items() if name in known]
    fitting = [other for other in having if unknown <= names[other]] or having
    hints = []
    if names_alike := similar(name, names[model_id], SUGGESTED):
        hints.append(f"did you mean {_listed(names_alike)}?")
    if fitting:
        hints.append(
            f"choose a model that has it: {_listed(similar(model_id, fitting, SUGGESTED) or fitting[:SUGGESTED])}"
        )
    return "; ".join(hints) or "see `reelkit models`"


@contract_cache
def _field_names() -> dict[str, frozenset[str]]:
    """The names of the fields of each model, by its id."""
    return {model.id: frozenset(field.name for field in model.fields) for model in models()}


@contract_cache
def _validator(class_name: str, name: str) -> Any:
    """The compiled schema of a field, a rule or a warning of a model."""
    from jsonschema_rs import Draft202012Validator  # lazy: takes 25 ms to import

    (model,) = (model for model in models() if model.class_name == class_name)
    schemas = {field.name: field.schema for field in model.fields}
    schemas |= {rule.id: rule.schema for rule in (*model.rules, *model.warnings)}
    return Draft202012Validator(schemas[name], validate_formats=True, keywords={KEYWORD: FileForms})


def _allowed(field: Field, value: Any) -> str:
    if field.enum:
        is_quoted_number = isinstance(value, str) and value in map(str, field.enum)
        values = ", ".join(json.dumps(value, ensure_ascii=False) for value in field.enum)
        return f"use one of {values}{', without quotes' if is_quoted_number else ''}"
    if field.name == PROMPT:
        return "write what the video should show"
    if forms := forms_in(field.schema):
        return "use " + ", or ".join(FILE_FORMS[form] for form in forms)
    return "use a value of type " + " or ".join(field.types)


def _listed(names: list[str]) -> str:
    *others, last = map(repr, names)
    return f"{', '.join(others)} or {last}" if others else last


def _words(problems: tuple[Problem, ...], what: str) -> str:
    lines = [f"{what}; nothing was sent. Correct it, or pass strict_rules=False:"]
    return "\n  ".join([*lines, *map(str, problems)])
