"""`reelkit models`: the contract as a table and as JSON."""

import json

import pytest

from reelkit_specs import Field, models
from tests.cli.conftest import Reelkit


def duration_of_the_first() -> Field:
    """A field with values and a default."""
    return next(field for field in models()[0].fields if field.name == "duration")


def test_the_table_has_every_model_field_and_rule(reelkit: Reelkit) -> None:
    """With values and defaults."""
    table = reelkit("models").stdout

    for model in models():
        block = next(block for block in table.split("\n\n") if block.startswith(model.id))
        assert all(spelling in block.splitlines()[0] for spelling in model.ids)
        assert [field.name for field in model.fields if f"  {field.name} " not in block] == ["model"]
        assert [rule.sentence for rule in model.rules + model.warnings if rule.sentence not in block] == []
    duration = duration_of_the_first()
    assert f"duration              integer  {', '.join(map(str, duration.enum))}; default {duration.default}\n" in table


def test_with_json_the_models_are_one_object(reelkit: Reelkit) -> None:
    """With every model, field and rule."""
    told = json.loads(reelkit("models", "--json").stdout)["models"]

    assert [model["id"] for model in told] == [model.id for model in models()]
    duration = duration_of_the_first()
    (shown,) = (field for field in told[0]["fields"] if field["name"] == "duration")
    assert (shown["option"], shown["values"], shown["default"]) == ("--duration", [*duration.enum], duration.default)
    rules = [(rule["id"], tuple(rule["fields"])) for model in told for rule in model["rules"]]
    assert rules == [(rule.id, rule.fields) for model in models() for rule in model.rules]
    assert rules


def test_models_needs_no_api_key(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """No request is sent."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    assert reelkit("models").exit_code == 0
