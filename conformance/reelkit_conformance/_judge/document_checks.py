"""L0: checks of the contract document. No network."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_conformance._contract.operations import CALLS
from reelkit_conformance._http.text import short_json, short_line
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement
from reelkit_specs import Model, contract


def judge_documents(models: tuple[Model, ...]) -> Iterator[Judgement]:
    """Yield the judgement of every L0 check."""
    yield from _schemas(models)
    yield from _examples()
    yield from _operations()
    for model in models:
        addresses = (model.universal, model.legacy)
        missing = [name for name in ("create", "fetch") if not any(getattr(address, name) for address in addresses)]
        yield _judgement(
            "SPC-006", model.id, "a create and a fetch path", f"no {' and no '.join(missing)} path", not missing
        )


def _schemas(models: tuple[Model, ...]) -> Iterator[Judgement]:
    components = {"components": contract()["components"]}
    for model in models:
        trouble = _compile_error(model.schema | components)
        yield _judgement("SPC-001", model.id, "a schema that compiles", trouble or "", not trouble)
        for field in model.fields:
            if field.default is None or trouble:
                continue
            fits = Draft202012Validator(field.schema | components).is_valid(field.default)
            yield _judgement(
                "SPC-002",
                f"{model.id}, {field.name}",
                "a default that fits its schema",
                short_json(field.default),
                fits,
            )


def _compile_error(schema: dict[str, Any]) -> str | None:
    try:
        Draft202012Validator(schema, validate_formats=True)
    except ValueError as error:
        return short_line(str(error))
    return None


def _examples() -> Iterator[Judgement]:
    components = {"components": contract()["components"]}
    for path, method, operation in _operations_of_contract():
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json", {})
            for name, example in content.get("examples", {}).items():
                fits = Draft202012Validator(content["schema"] | components).is_valid(example["value"])
                case = f"{method} {path}, {status}, {name}"
                yield _judgement("SPC-003", case, "an example that fits its schema", short_json(example["value"]), fits)


def _operations() -> Iterator[Judgement]:
    names = Counter(operation.get("operationId") for _, _, operation in _operations_of_contract())
    for path, method, operation in _operations_of_contract():
        name = operation.get("operationId")
        yield _judgement(
            "SPC-004", f"{method} {path}", "a unique operationId", short_json(name), bool(name) and names[name] == 1
        )
        yield _judgement("SPC-005", f"{method} {path}", "security", "none", bool(operation.get("security")))


def _operations_of_contract() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in contract()["paths"].items():
        for method, operation in methods.items():
            if method.upper() in CALLS:
                yield path, method.upper(), operation


def _judgement(check: str, case: str, expected: str, got: str, is_ok: bool) -> Judgement:
    return Judgement(check, None if is_ok else Finding(check, case, expected, got, ()))
