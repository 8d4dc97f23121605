"""L0: the contract itself, as data. No network."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_conformance._contract.operations import CALLS
from reelkit_conformance._http.text import short_json, short_line
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Point
from reelkit_specs import Model, contract


def documents(models: tuple[Model, ...]) -> Iterator[Point]:
    """Every check of the documents that the run is measured by."""
    yield from _schemas(models)
    yield from _examples()
    yield from _operations()
    for model in models:
        doors = (model.universal, model.legacy)
        missing = [name for name in ("create", "fetch") if not any(getattr(door, name) for door in doors)]
        yield _point("SPC-006", model.id, "a create and a fetch", f"no {' and no '.join(missing)}", not missing)


def _schemas(models: tuple[Model, ...]) -> Iterator[Point]:
    components = {"components": contract()["components"]}
    for model in models:
        trouble = _trouble(model.schema | components)
        yield _point("SPC-001", model.id, "a schema that compiles", trouble or "", not trouble)
        for field in model.fields:
            if field.default is None or trouble:
                continue
            fits = Draft202012Validator(field.schema | components).is_valid(field.default)
            yield _point("SPC-002", f"{model.id}, {field.name}", "a default that fits", short_json(field.default), fits)


def _trouble(schema: dict[str, Any]) -> str | None:
    try:
        Draft202012Validator(schema, validate_formats=True)
    except ValueError as error:
        return short_line(str(error))
    return None


def _examples() -> Iterator[Point]:
    components = {"components": contract()["components"]}
    for path, method, operation in _each():
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json", {})
            for name, example in content.get("examples", {}).items():
                fits = Draft202012Validator(content["schema"] | components).is_valid(example["value"])
                case = f"{method} {path}, {status}, {name}"
                yield _point("SPC-003", case, "an example that fits", short_json(example["value"]), fits)


def _operations() -> Iterator[Point]:
    names = Counter(operation.get("operationId") for _, _, operation in _each())
    for path, method, operation in _each():
        name = operation.get("operationId")
        yield _point(
            "SPC-004", f"{method} {path}", "an id of its own", short_json(name), bool(name) and names[name] == 1
        )
        yield _point("SPC-005", f"{method} {path}", "security", "none", bool(operation.get("security")))


def _each() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in contract()["paths"].items():
        for method, operation in methods.items():
            if method.upper() in CALLS:
                yield path, method.upper(), operation


def _point(check: str, case: str, expected: str, got: str, is_right: bool) -> Point:
    return Point(check, None if is_right else Finding(check, case, expected, got, ()))
