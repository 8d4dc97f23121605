"""Checks a request against the contract before it is sent."""

import functools
import json
import os
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from reelkit._errors import COMBINATION, NO_FIELD, REQUIRED, InvalidRequest, Problem, public
from reelkit._protocol.file_forms import KEYWORD, FileForms, file_problem, forms_in, media_type, takes_files
from reelkit._protocol.generated import request_class
from reelkit._protocol.routes import Kind
from reelkit._system.input_files import (
    FileSource,
    InputFile,
    UnusableFile,
    are_facts,
    inspect,
    known_content,
    source_of,
    unusable,
)
from reelkit_specs import Field, Model, broken_models, contract_cache, find_model, models, similar

Json = dict[str, Any]

PROMPT = "prompt"
SUGGESTED = 3  # models or fields
FILE_FORMS = {
    "url": "a link, such as https://example.com/fox.png",
    "data-uri": "the path of a file (in Python a pathlib.Path), or a data URI",
    "base64": "the file itself in Base64",
}


@public
class ReelkitWarning(UserWarning):
    """A warning about a request that is sent anyway."""


class Prepared(NamedTuple):
    """A request that may be sent, with its warnings. The fields that are *files* have their facts in the *body*."""

    body: Json
    model: Model | None
    kind: Kind
    warnings: tuple[str, ...]
    files: Mapping[str, InputFile] = MappingProxyType({})


def request(model: str, /, **fields: Any) -> Any:
    """Make a request to a model by its id, in any spelling: ``request("google/veo-3.1-t2v", prompt="a fox")``.

    *fields* have the names that `reelkit models ID` lists. They are checked as `Client.submit` checks them, and
    InvalidRequest is raised with every problem. Returns an object of the model's request class, or a dict for a model
    that has none, because it was added after this release. `Client.submit` and its relatives take both.
    """
    prepared = prepare({"model": model, **fields})
    body = prepared.body | {name: fields[name] for name in prepared.files}  # which are read when they are sent
    kind = request_class(prepared.model.class_name) if prepared.model else None
    return body if kind is None else kind.from_dict(body)


def prepare(request: object, strict_rules: bool = True) -> Prepared:
    """Check a request class or a dict against the contract, after reading its files."""
    return check(with_files(json_body(request)), strict_rules)


def check(body: Json, strict_rules: bool) -> Prepared:
    """Check a copied request, whose files were read, against the contract."""
    files = {name: value for name, value in body.items() if isinstance(value, InputFile)}
    identifier = body.get("model")
    if not isinstance(identifier, str) or not identifier:
        problem = Problem("model", identifier, "name a model, such as " + models()[0].id, "")
        raise InvalidRequest(f"the request names no model: {problem}", problems=(problem,))
    model = find_model(identifier)
    sent = body | {name: file.facts(media_type(name, file)) for name, file in files.items()}
    if model is None:
        return _unknown_model(sent, identifier, strict_rules)._replace(files=files)
    checked = body | dict.fromkeys(files, "")  # a file is a text to the rules
    problems = (*_problems(checked, model, files), *_file_problems(model, files))
    if problems and strict_rules:
        raise InvalidRequest(_words(problems, f"the request is not valid for {model.id}"), problems=problems)
    warnings = [*_warned(checked, model), *(f"sent although {problem}" for problem in problems)]
    defaults = {field.name: field.default for field in model.fields}
    shape = (body.get(name, defaults.get(name)) for name in ("resolution", "duration"))
    return Prepared(sent, model, Kind.of(model.id, *shape), tuple(warnings), files)


def with_files(body: Json) -> Json:
    """A copied request with its files read, each of them once. Raises InvalidRequest if one cannot be sent."""
    return _read(body, {name: value for name, value in body.items() if isinstance(value, FileSource)}, inspect)


def with_known_files(body: Json) -> Json:
    """The request of a purchase in the journal with its files, which must have the content that was bought with."""
    facts = {name: value for name, value in body.items() if are_facts(value)}
    return _read(body, facts, known_content)


def has_files(body: Json) -> bool:
    """Whether a copied request has files, which take a while to read."""
    return any(isinstance(value, FileSource) for value in body.values())


def _read(body: Json, files: Mapping[str, Any], read: Callable[[Any], InputFile]) -> Json:
    found, problems = {}, []
    for name, file in files.items():
        try:
            found[name] = read(file)
        except UnusableFile as error:
            source = file if isinstance(file, FileSource) else FileSource(file["file"])
            problems.append(Problem(name, str(source), unusable(source, error), ""))
    if problems:
        raise InvalidRequest(f"nothing was sent: {'; '.join(map(str, problems))}", problems=tuple(problems))
    return body | found


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
    files = {name: file for name, value in body.items() if (file := _file_in(name, value)) is not None}
    try:
        plain = {name: body[name] for name in body if name not in files} if files else body
        text = json.dumps(plain, allow_nan=False, ensure_ascii=False, default=_not_json)
        text.encode()
        copied: Json = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidRequest(f"the request is not JSON: {error}; use strings, numbers, lists and dicts") from None
    return {name: files[name] if name in files else copied[name] for name in body} if files else copied


def _not_json(value: object) -> None:
    if isinstance(value, os.PathLike) or hasattr(value, "read"):
        raise TypeError("a file must be the value of a field itself; in a list or an object, give its link")
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _file_in(name: str, value: object) -> FileSource | InputFile | None:
    """The file that is the value of a field, if it is one."""
    if isinstance(value, InputFile):
        return value
    try:
        return source_of(value)
    except UnusableFile as error:
        problem = Problem(name, None, unusable(FileSource(None), error), "")
        raise InvalidRequest(f"nothing was sent: {problem}", problems=(problem,)) from None


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


def _problems(body: Json, model: Model, files: Collection[str]) -> list[Problem]:
    unknown = frozenset(body) - _field_names()[model.id]
    no_field = f"{NO_FIELD} {model.id}"
    found = [Problem(name, body[name], no_field, _instead(name, model.id, unknown)) for name in body if name in unknown]
    found += [
        Problem(field.name, None, REQUIRED, field.description)
        for field in model.fields
        if field.required and field.name not in body
    ]
    found += [
        Problem(field.name, body[field.name], _allowed(model, field, body[field.name]), field.description)
        for field in model.fields
        if field.name in body and field.name not in files and not _accepts(model, field, body[field.name])
    ]
    wrong = {problem.field for problem in found}
    for rule in model.rules:
        if not wrong.intersection(rule.fields) and not _validator(model.class_name, rule.id).is_valid(body):
            together = {name: body[name] for name in rule.fields if name in body}
            found.append(Problem(" with ".join(together), together, COMBINATION, rule.sentence))
    return found


def _file_problems(model: Model, files: Mapping[str, InputFile]) -> list[Problem]:
    """The problems of the files in fields that the model has."""
    found = []
    for field in model.fields:
        if (file := files.get(field.name)) is not None and (what := file_problem(field, file)) is not None:
            text = f"{unusable(file.source, UnusableFile(what))}{_instead_of_a_file(model, field)}"
            found.append(Problem(field.name, str(file.source), text, field.description))
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
    return Draft202012Validator(schemas[name], validate_formats=True, mask="it", keywords={KEYWORD: FileForms})


def _allowed(model: Model, field: Field, value: Any) -> str:
    if field.enum:
        is_quoted_number = isinstance(value, str) and value in map(str, field.enum)
        values = ", ".join(json.dumps(value, ensure_ascii=False) for value in field.enum)
        return f"use one of {values}{', without quotes' if is_quoted_number else ''}"
    if field.name == PROMPT:
        return "write what the video should show"
    if isinstance(value, list | dict) and (part := _wrong_part(model, field, value)) is not None:
        return f"correct {part}"
    if "string" in field.types and (forms := forms_in(field.schema)):
        return _forms(forms) + _instead_of_a_file(model, field)
    return "use a value of type " + " or ".join(field.types)


def _wrong_part(model: Model, field: Field, value: Any) -> str | None:
    """The first part of a list or an object that is not allowed, and why; None if it is wrong as a whole."""
    error = next(iter(_validator(model.class_name, field.name).iter_errors(value)))
    if not error.instance_path and error.kind.name in ("anyOf", "type"):
        return None
    path = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in error.instance_path)
    why = _forms(forms_in(field.schema)) if error.kind.name in (KEYWORD, "format") else error.message
    return f"{field.name}{path}: {why}"


def _forms(forms: list[str]) -> str:
    return "use " + ", or ".join(FILE_FORMS[form] for form in forms)


def _instead_of_a_file(model: Model, field: Field) -> str:
    """What to do with a file where a field takes links alone; empty where it takes files."""
    if takes_files(field) or KEYWORD not in field.schema:
        return ""
    others = [other.id for other in models() for each in other.fields if each.name == field.name and takes_files(each)]
    hint = "; this field takes no file: put the file where the service can download it, and give its link"
    if not others:
        return hint
    return f"{hint}, or choose a model that takes files: {_listed(similar(model.id, others, SUGGESTED) or others[:2])}"


def _listed(names: list[str]) -> str:
    *others, last = map(repr, names)
    return f"{', '.join(others)} or {last}" if others else last


def _words(problems: tuple[Problem, ...], what: str) -> str:
    lines = [f"{what}; nothing was sent. Correct it, or pass strict_rules=False:"]
    return "\n  ".join([*lines, *map(str, problems)])
