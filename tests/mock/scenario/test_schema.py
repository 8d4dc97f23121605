"""The published JSON Schema of a scenario matches the code."""

from dataclasses import MISSING, fields
from typing import get_args

import jsonschema_rs

from reelkit_mock import Scenario
from reelkit_mock._scenario.effects import REPLY_EFFECTS, WIRE_EFFECTS
from reelkit_mock._scenario.scenario import PERSONALITIES, Key
from reelkit_mock._scenario.schema import scenario_schema

SCHEMA = scenario_schema()
WHAT = SCHEMA["$defs"]["what"]


def test_the_published_schema_is_a_schema() -> None:
    """It validates against the meta-schema of its dialect."""
    jsonschema_rs.meta.validate(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_matches_the_settings() -> None:
    """Names, choices, and a description for each."""
    described = SCHEMA["properties"]
    types = {entry.name: get_args(entry.type) for entry in fields(Scenario)}

    assert list(described) == [entry.name for entry in fields(Scenario) if entry.default is not MISSING or entry.init]
    assert all(part["description"] for name, part in described.items() if name != "faults")
    choices = {name: tuple(part["enum"]) for name, part in described.items() if "enum" in part}
    assert choices == {name: types[name] for name in choices}
    assert choices["personality"] == PERSONALITIES
    assert list(SCHEMA["$defs"]["key"]["properties"]) == list(Key._fields)


def test_the_schema_matches_the_effects() -> None:
    """Every effect is in a table; every effect that may be given as a word needs no value."""
    effects = WHAT["else"]["properties"]
    replacing = {"status", "message", "headers", "retry_after", "html", "expired"}

    assert set(effects) == replacing | {"handled", "stuck", "fail"} | WIRE_EFFECTS.keys() | REPLY_EFFECTS.keys()
    assert set(WHAT["then"]["enum"]) == {n for n, part in effects.items() if part.get("const") is True} - {"handled"}
    assert all(part["description"] for part in effects.values())
