"""`reelkit models`: the contract as a list, a table and JSON."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

import reelkit as reelkit_package
from reelkit.__main__ import main
from reelkit._cli.model_page import model_page
from reelkit_specs import Field, Model, models
from tests.cli.conftest import Reelkit
from tests.cli.service import Says, Service
from tests.models import sample
from tests.new_model import ALIAS, NEW, catalogue, document


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
    assert "no model matches; use an id that `reelkit models` lists" in done.stderr


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


@pytest.mark.parametrize("model", models(), ids=lambda model: model.class_name)
def test_the_examples_of_every_model_are_valid(model: Model) -> None:
    """The command line and the expression in Python make the same request, which the contract allows."""
    page = model_page(model)

    (command,) = [line for line in page.splitlines() if line.startswith("  example: ")]
    code = page.rpartition("in Python: ")[2]
    args = [*shlex.split(command.removeprefix("  example: reelkit ")), "--dry-run", "--json"]
    shown = json.loads(CliRunner().invoke(main, args).stdout)["request"]
    made = eval(code, {"reelkit": reelkit_package, model.class_name: getattr(reelkit_package, model.class_name)})
    assert shown == made.to_dict()
    assert shown["model"] == model.id


def test_an_id_that_is_nearly_right_is_answered_with_the_nearest(reelkit: Reelkit) -> None:
    """Three of them."""
    done = reelkit("models", "google/veo-3.1-t2w")

    assert (done.exit_code, done.stderr.count("'google/veo")) == (2, 3)


@pytest.fixture
def new_model(reelkit: Reelkit, service: Service, added_models: Path) -> Path:
    """A service that has a model that this release does not have."""
    service.fetch = [Says(200, catalogue()), Says(200, document())]
    return added_models


@pytest.mark.slow
def test_a_new_model_is_added_used_marked_and_removed(reelkit: Reelkit, service: Service, new_model: Path) -> None:
    """From the moment on at which it is added, without a class."""
    before = reelkit("submit", "a fox", "--model", NEW)
    added = reelkit("models", "add", ALIAS)
    asked = [path for _, path, _ in service.requests]
    used = reelkit("submit", "a fox", "--model", NEW, "--duration", "60")
    refused = reelkit("submit", "a fox", "--model", NEW, "--duration", "4")
    listed = reelkit("models", "veo-9").stdout
    page = reelkit("models", NEW).stdout
    removed = reelkit("models", "remove", NEW)

    assert not any("Authorization" in headers for headers in service.headers[:2])
    assert (before.exit_code, added.exit_code, added.stdout) == (2, 0, f"added {NEW}\n"), added.output
    assert asked == [
        "/v1/models?type=internal%2Fvideo-generations%2Fsubmit",
        "/docs-json?model=google%2Fveo-9-t2v&endpoint=internal%2Fvideo-generations%2Fsubmit",
    ]
    assert (used.exit_code, refused.exit_code) == (0, 2), used.output
    assert "use one of 60, 6, 8" in refused.stderr
    assert [(body["model"], body["duration"]) for body in service.bodies()] == [(NEW, 60)]
    assert "  added 20" in listed
    assert f"from {service.url}/docs-json?model=google%2Fveo-9-t2v" in page
    assert f"in Python: reelkit.request({NEW!r}, prompt=" in page
    assert (removed.exit_code, reelkit("submit", "a fox", "--model", NEW).exit_code) == (0, 2)


@pytest.mark.slow
def test_an_added_model_is_completed_and_in_the_help(reelkit: Reelkit, new_model: Path) -> None:
    """Like every other one."""
    reelkit("models", "add", NEW)

    found = ShellComplete(main, {}, "reelkit", "X").get_completions(["models", "remove"], "")
    assert [item.value for item in found] == [NEW]
    assert f"Fields of {NEW}:" in reelkit("generate", "--model", NEW, "--help").stdout


@pytest.mark.parametrize(
    ("catalogue", "document", "words", "code"),
    [
        ({"data": []}, b"", "the service lists no video model", 2),
        (catalogue(), b"<html>", "was not added: google/veo-9-t2v: not JSON", 2),
        (b"<html>", b"", "returned no list of models", 5),
    ],
    ids=["unlisted", "page", "no catalogue"],
)
def test_a_model_that_cannot_be_added_is_refused_in_one_line(
    reelkit: Reelkit, service: Service, added_models: Path, catalogue: object, document: bytes, words: str, code: int
) -> None:
    """And nothing is kept."""
    service.fetch = [Says(200, catalogue), Says(200, document)]

    done = reelkit("models", "add", NEW)

    assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1)
    assert words in done.stderr
    assert not added_models.exists()


def test_a_broken_added_model_is_noted_and_breaks_no_command(reelkit: Reelkit, added_models: Path) -> None:
    """The list says which file, and so does the refusal of its model."""
    added_models.mkdir()
    (added_models / "google%2Fveo-9-t2v.json").write_text("{")

    listed, refused = reelkit("models"), reelkit("generate", "a fox", "--model", NEW, "--dry-run")

    assert (listed.exit_code, len(listed.stdout.splitlines())) == (0, len(models()))
    assert listed.stderr.startswith(f"the added model {NEW} is ignored: ")
    assert (refused.exit_code, f"the added model {NEW} is ignored: " in refused.stderr) == (2, True)


def test_models_needs_no_api_key(reelkit: Reelkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """No request is sent."""
    monkeypatch.delenv("AIMLAPI_API_KEY")

    assert reelkit("models").exit_code == 0
