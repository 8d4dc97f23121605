"""`reelkit models`: the contract as a list, a table and JSON."""

import json
from collections.abc import Callable

import pytest

from reelkit_specs import Field, Model, models
from tests.cli.conftest import Reelkit
from tests.models import sample


def duration_of_the_first() -> Field:
    """A field with values and a default."""
    return next(field for field in models()[0].fields if field.name == "duration")


def test_the_list_has_a_line_for_every_model(reelkit: Reelkit) -> None:
    """With its class, and what its request can contain."""
    lines = reelkit("models").stdout.splitlines()

    assert [line.split()[0] for line in lines] == [model.id for model in models()]
    assert [line.split()[-1] for line in lines] == [model.class_name for model in models()]
    assert lines[0].split()[1:-1] == ["text"]
    assert lines[1].split()[1:-1] == ["text,", "image"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["pixverse"], lambda model: "pixverse" in model.id),
        (["KLING", "omni"], lambda model: "kling" in model.id and "omni" in model.id),
        (["v5.5"], lambda model: any("v5.5" in name for name in model.ids)),
        (["pixverse", "--takes", "video"], lambda model: model.id == "pixverse/lip-sync"),
        (["runway/act", "--takes", "image", "--takes", "video"], lambda model: model.id == "runway/act_two"),
    ],
)
def test_words_and_inputs_choose_models(reelkit: Reelkit, asked: list[str], found: Callable[[Model], bool]) -> None:
    """Every word must be in one of the ids, whatever the case."""
    listed = [line.split()[0] for line in reelkit("models", *asked).stdout.splitlines()]

    assert listed == [model.id for model in models() if found(model)] != []


def test_a_word_that_fits_no_model_is_refused(reelkit: Reelkit) -> None:
    """With what to do."""
    done = reelkit("models", "nonsense")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "no model fits; `reelkit models` lists all" in done.stderr


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_the_table_has_every_field_and_rule_of_a_model(reelkit: Reelkit, model: Model) -> None:
    """With values and defaults; any spelling of the id will do."""
    table = reelkit("models", model.ids[-1]).stdout

    assert all(spelling in table.splitlines()[0] for spelling in model.ids)
    assert [field.name for field in model.fields if f"  {field.name} " not in table] == ["model"]
    assert [rule.sentence for rule in model.rules + model.warnings if rule.sentence not in table] == []


def test_the_table_has_values_and_defaults(reelkit: Reelkit) -> None:
    """In one column."""
    table = reelkit("models", models()[0].id).stdout

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
