"""`reelkit models`: what the contract says, to read and to parse."""

import json

import pytest

from reelkit_specs import models

from .conftest import Reelkit


def test_the_table_has_every_model_field_and_rule(reelkit: Reelkit) -> None:
    """With values and defaults."""
    table = reelkit("models").stdout

    for model in models():
        block = next(block for block in table.split("\n\n") if block.startswith(model.id))
        assert all(spelling in block.splitlines()[0] for spelling in model.ids)
        assert [field.name for field in model.fields if f"  {field.name} " not in block] == ["model"]
        assert [rule.sentence for rule in model.rules + model.warnings if rule.sentence not in block] == []
    assert "duration              integer  5, 8; default 5\n" in table


def test_the_same_is_there_for_programs(reelkit: Reelkit) -> None:
    """One JSON object."""
    told = json.loads(reelkit("models", "--json").stdout)["models"]

    assert [model["id"] for model in told] == [model.id for model in models()]
    (duration,) = (field for field in told[0]["fields"] if field["name"] == "duration")
    assert (duration["option"], duration["values"], duration["default"]) == ("--duration", [5, 8], 5)
    assert told[0]["rules"][0]["fields"] == ["resolution", "duration"]


def test_no_key_is_needed(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of anybody."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    assert reelkit("models").exit_code == 0
