"""Runs in a checkout with the whole catalogue, and prints as JSON what each model can do."""

import importlib
import json
from typing import Any

import httpx
from click.testing import CliRunner

from reelkit.__main__ import main
from reelkit_conformance._http.api_key import MADE_UP, Secret
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Mock
from reelkit_specs import Model, models

VALUES = {"string": "a red fox", "integer": 5, "number": 5.0, "boolean": True, "array": [], "object": {}}
LINK = "https://example.com/a.png"


def smallest(model: Model) -> dict[str, Any]:
    """The smallest request that the model accepts."""
    required = {field.name: value_of(field.schema) for field in model.fields if field.required}
    return {"model": model.id} | required


def value_of(schema: dict[str, Any]) -> Any:
    """A value that the schema accepts."""
    if "default" in schema:
        return schema["default"]
    for keyword in ("const", "enum"):
        if keyword in schema:
            return schema[keyword][0] if keyword == "enum" else schema[keyword]
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return value_of(schema[keyword][0])
    if "allOf" in schema:
        parts = [value_of(part) for part in schema["allOf"]]
        return {name: value for part in parts for name, value in part.items()}
    kinds = schema.get("type", "object" if "properties" in schema else "string")  # without a type, any value is valid
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        return {name: value_of(schema["properties"][name]) for name in schema.get("required", ())}
    if kind == "array":
        return [value_of(schema["items"]) for _ in range(max(1, schema.get("minItems", 1)))]
    if kind in ("integer", "number"):
        return schema.get("minimum", 5)
    is_file = schema.get("format") == "uri" or "x-reelkit-file" in schema
    return LINK if is_file else VALUES[kind]


def served(model: Model) -> str:
    """The statuses of a job of the model in the mock, at its own address."""
    mock = Mock(clock="manual", personality="documented")
    head = {"authorization": "Bearer 0123456789abcdef0123456789abcdef"}
    with httpx.Client(transport=mock.transport(), base_url="https://example.com", headers=head) as client:
        created = client.post(str(model.universal.create), json=smallest(model))
        if created.status_code != 200:
            return created.text
        mock.force(created.json()["id"], "succeeded")
        fetched = client.get(str(model.universal.fetch), params={"generation_id": created.json()["id"]}).json()
        return f"{created.json()['status']} {fetched['status']}"


def dry_run(model: Model) -> int:
    """The exit code of `reelkit generate --dry-run` with every required field."""
    body = smallest(model)
    prompt = [body.pop("prompt")] if "prompt" in body else []
    texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    options = [part for name, text in texts.items() for part in ("--" + name.replace("_", "-"), text)]
    return CliRunner().invoke(main, ["generate", *prompt, *options, "--dry-run"]).exit_code


def request_class(model: Model) -> bool:
    """Whether the class of the model makes the same request."""
    made = getattr(importlib.import_module("reelkit"), model.class_name).from_dict(smallest(model))
    return bool(made.to_dict() == smallest(model))


def planned(model: Model) -> list[int]:
    """The number of requests that the conformance kit plans for the model, at each level except L4.

    L4 plans none for a model with one address and no defaults.
    """
    steps = plan(Settings("https://example.com", Secret(MADE_UP), (model,))).steps
    return [step.requests for step in steps if step.level != "L4"]


if __name__ == "__main__":
    makers = {model.id.partition("/")[0]: model for model in models()}
    some = [*makers.values()][2::4]  # a plan takes half a second, and whole runs plan for others
    headings = {line.split("  ")[0] for line in CliRunner().invoke(main, ["models"]).output.splitlines()}
    print(
        json.dumps(
            {
                "served": {model.id: served(model) for model in models()},
                "request class": {model.id: request_class(model) for model in models()},
                "listed": {model.id: model.id in headings for model in models()},
                "dry run": {model.id: dry_run(model) for model in models()},
                "planned": {model.id: planned(model) for model in some},
            }
        )
    )
