"""Cases of every model that the vendor publishes."""

import json
from pathlib import Path
from typing import Any

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.defaults import default_trials
from reelkit_conformance._cases.refused import refused_cases
from reelkit_specs import Model
from reelkit_specs._documents.dialect import as_openapi_3_1
from tests.conformance.case_lists import model_of, seeded_random, strict

MOST_CREATES = 120  # of one model at one address; a few have dozens of fields


def published(corpus: Path) -> dict[str, Model]:
    """Return the models of all documents, without published errors that the contract does not contain."""
    found = {}
    for path in sorted(corpus.rglob("*.json")):
        document = json.loads(path.read_bytes())
        for item in as_openapi_3_1(document).get("paths", {}).values() if "paths" in document else ():
            body = item.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
            if "properties" in body.get("schema", {}):
                found[str(path.relative_to(corpus))] = of_schema(repaired(body["schema"]))
    return found


def of_schema(schema: dict[str, Any]) -> Model:
    properties = {name: part for name, part in schema["properties"].items() if name != "model"}
    required = tuple(name for name in schema.get("required", ()) if name in properties)
    return model_of(properties, required)


def repaired(schema: Any) -> Any:
    """Remove defaults that are invalid, and `required: true` on a property."""
    if isinstance(schema, list):
        return [repaired(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    known = {key: repaired(part) for key, part in schema.items() if not (key == "required" and part is True)}
    if "default" in known and not strict(model_of({"field": known})).is_valid(
        {"model": "test/model", "field": known["default"]}
    ):
        del known["default"]
    return known


def test_every_published_model_has_valid_and_invalid_requests(corpus: Path) -> None:
    """All are valid or invalid by the schema of the model, as they claim."""
    found = published(corpus)
    surprises = []

    for name, model in found.items():
        good, bad = accepted_cases(model, "v2", seeded_random()), refused_cases(model, "v2", seeded_random(), None)
        rule, lenient = strict(model, formats=True), strict(model)
        surprises += [(name, case.name) for case in good if not rule.is_valid(case.body)]
        checked = [case for case in bad if case.body is not None and case.check not in ("REQ-015", "REQ-022")]
        surprises += [(name, case.name) for case in checked if lenient.is_valid(case.body)]
        defaults = [trial.field for trial in default_trials(model, "v2", seeded_random())]
        if not good or len(good) > MOST_CREATES or not bad or not set(defaults) <= model.schema["properties"].keys():
            surprises.append((name, f"{len(good)} accepted, {len(bad)} refused"))

    assert len(found) > 75
    assert surprises == []
