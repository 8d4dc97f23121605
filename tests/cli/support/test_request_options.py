"""The options of a request come from the contract, and their values are sent to the service."""

import copy
import subprocess
import sys
from pathlib import Path

import click
import pytest

import reelkit_specs
from reelkit._cli.generate import generate, submit
from reelkit._cli.support.request_options import ModelField, _option, allowed_values, option_name
from reelkit_specs import Model, models
from reelkit_specs._added import AddedModel, write
from tests.cli.conftest import Reelkit
from tests.cli.service import Service
from tests.models import sample
from tests.offers import choice, offered

FIELDS = {field.name for model in models() for field in model.fields} - {"model", "prompt"}
VEO = "google/veo-3.1-t2v"
OWN = {
    "model",
    "output",
    "deadline",
    "no-strict-rules",
    "mock",
    "base-url",
    "json",
    "help",
    "dry-run",
    "key",
    "journal",
    "no-journal",
    "record",
}


@pytest.mark.parametrize("command", [generate, submit], ids=lambda command: command.name)
def test_there_is_one_option_per_field_of_the_contract(command: click.Command) -> None:
    """No option of the command itself is hidden by one."""
    params = command.get_params(click.Context(command))
    options = [max(param.opts, key=len).removeprefix("--") for param in params if isinstance(param, click.Option)]

    assert len(options) == len(set(options))
    assert set(options) - OWN == {name.replace("_", "-") for name in FIELDS}


@pytest.fixture
def hostile_model(added_models: Path) -> str:
    """An added model with fields that are named like options of the commands, or like none, and control characters."""
    schema = copy.deepcopy(next(model for model in models() if model.id == VEO).schema)
    schema["properties"]["model"] = {"type": "string", "default": "new/model"}
    for name in ("key", "json", "output", "help", "--key", "a b", "", "-o", "caf\u00e9", "tone"):
        schema["properties"][name] = {"type": "string", "description": "\x1b[31mred\x07", "enum": ["\x9b31m"]}
    write("new/model", AddedModel("NewModel", schema))
    reelkit_specs._contract._forget()
    return "new/model"


@pytest.mark.parametrize("command", [generate, submit], ids=lambda command: command.name)
def test_a_field_takes_no_option_away(hostile_model: str, command: click.Command) -> None:
    """With `--key` as a field, a purchase would have no key, and would be bought again."""
    params = command.get_params(click.Context(command))
    names = [name for param in params for name in param.opts]

    assert len(names) == len({*names})
    assert next(param.name for param in params if "--key" in param.opts) == "key"
    assert "--tone" in names


def test_the_help_of_an_added_model_controls_no_terminal(hostile_model: str, reelkit: Reelkit) -> None:
    """Its descriptions and values are those of a document of somebody else."""
    text = reelkit("submit", "--model", hostile_model, "--help").stdout

    assert "--tone STRING" in text
    assert r"\x1b[31mred\x07 [\x9b31m]" in " ".join(text.split())
    assert text.replace("\n", "").isprintable()


@pytest.mark.parametrize("command", ["generate", "submit"])
def test_the_help_names_the_common_fields_and_how_to_see_the_others(reelkit: Reelkit, command: str) -> None:
    """It fits on a screen, whatever the number of models."""
    text = reelkit(command, "--help").stdout
    words = " ".join(text.split())

    assert len(text.splitlines()) < 80
    assert "many models have --aspect-ratio, --resolution, --duration, " in words
    assert f"`reelkit {command} --model ID --help` shows all fields of a model" in words
    assert "--thinking-type" not in words


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_the_help_with_a_model_shows_its_options_alone(reelkit: Reelkit, model: Model) -> None:
    """With its values, defaults, rules and warnings; any spelling of the id will do."""
    text = reelkit("submit", "--model", model.ids[-1], "--help").stdout
    words = "".join(text.split())

    below = text.partition(f"Fields of {model.id}:")[2].partition("PROMPT" if has_prompt(model) else "This model")[0]
    shown = {line.split()[0] for line in below.splitlines() if line.startswith("  --")}
    assert shown == {option_name(field.name) for field in model.fields} - {"--model", "--prompt"}
    told = [allowed_values(field) for field in model.fields if field.name not in ("model", "prompt")]
    told += [rule.sentence for rule in (*model.rules, *model.warnings)]
    assert [each for each in told if "".join(each.split()) not in words] == []


def has_prompt(model: Model) -> bool:
    return any(field.name == "prompt" for field in model.fields)


@pytest.mark.parametrize(
    "args", [["--help", "--model", VEO], [f"--model={VEO}", "--help"], ["--model", "other", "--model", VEO, "--help"]]
)
def test_the_model_of_a_help_may_stand_anywhere(reelkit: Reelkit, args: list[str]) -> None:
    """As in a call, the last one counts."""
    done = reelkit("generate", *args)

    assert f"Fields of {VEO}:" in done.stdout, done.stderr


def test_the_help_for_an_unknown_model_names_the_nearest(reelkit: Reelkit) -> None:
    """Three of them, as the refusal of a request does."""
    done = reelkit("generate", "--model", "google/veo-3.1-t2", "--help")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "is not in the contract; use 'google/veo-3.1-t2v', " in done.stderr
    assert done.stderr.count("'google/") == 4


def test_an_unknown_option_names_the_nearest(reelkit: Reelkit, service: Service) -> None:
    """The fields of the models are among them."""
    done = reelkit("generate", "a fox", "--resolutoin", "720p")

    assert (done.exit_code, service.requests) == (2, [])
    assert "--resolution" in done.stderr


def test_values_have_the_type_of_their_field(reelkit: Reelkit, service: Service) -> None:
    """A field without an option is not sent."""
    model = "pixverse/v5-5-text-to-video"
    word = choice(model)
    args = ["--duration", "-7", "--no-strict-rules", f"--{word.name.replace('_', '-')}", word.enum[0]]

    done = reelkit("submit", "a fox", "--model", model, "--generate-audio-switch", "True", *args)

    assert done.exit_code == 0, done.output
    assert service.bodies() == [
        {
            "model": model,
            "prompt": "a fox",
            "duration": -7,
            "generate_audio_switch": True,
            word.name: word.enum[0],
        }
    ]


@pytest.mark.parametrize(
    ("model", "value"), [("pixverse/v5/text-to-video", 5), ("pixverse/lip-sync", "5"), ("maker/unknown", 5)]
)
def test_a_value_is_read_with_the_type_of_the_chosen_model(model: str, value: object) -> None:
    """For an unknown model, with the strictest type that fits."""
    fields = {known.id: known.fields[0] for known in models()}
    types = {"pixverse/v5/text-to-video": ("integer",), "pixverse/lip-sync": ("string",)}
    chosen = [known for known in models() if known.id in types]
    variants = [ModelField(known, fields[known.id]._replace(types=types[known.id])) for known in chosen]
    command = click.Command("make", params=[_option("length", variants)])
    ctx = click.Context(command)
    ctx.params["model"] = model

    command.parse_args(ctx, ["--length", "5"])

    assert ctx.params["field_length"] == value


def test_an_empty_model_is_refused(reelkit: Reelkit, service: Service) -> None:
    """An unset variable must not buy from a default model."""
    assert reelkit("submit", "a fox", "--model", "").exit_code == 2
    assert service.requests == []


def test_a_prompt_is_optional_for_a_model_without_one(reelkit: Reelkit, service: Service) -> None:
    """Lip-sync works from a video."""
    fields = ["--video-url", "https://example.org/v.mp4", "--audio-url", "https://example.org/a.mp3"]

    assert reelkit("submit", "--model", "pixverse/lip-sync", *fields).exit_code == 0
    assert service.bodies()[0].keys() == {"model", "video_url", "audio_url"}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--duration", "long", "'long' is not a whole number"),
        ("--generate-audio-switch", "perhaps", "'perhaps' is not true or false"),
    ],
)
def test_a_value_of_another_type_is_refused(reelkit: Reelkit, option: str, value: str, words: str) -> None:
    """The message names the option."""
    done = reelkit("submit", "a fox", option, value)

    assert (done.exit_code, option in done.stderr, words in done.stderr) == (2, True, True)


def test_a_value_outside_an_enum_is_refused_with_the_allowed_ones(reelkit: Reelkit, service: Service) -> None:
    """The message names the option that sends it anyway."""
    done = reelkit("submit", "a fox", "--aspect-ratio", "2:1")

    assert (done.exit_code, service.requests) == (2, [])
    assert ", ".join(f'"{value}"' for value in offered("aspect_ratio")) in done.stderr
    assert "pass --no-strict-rules" in done.stderr


def test_no_strict_rules_sends_an_invalid_request_with_a_warning(reelkit: Reelkit, service: Service) -> None:
    """The service may accept it by now."""
    done = reelkit("submit", "a fox", "--aspect-ratio", "2:1", "--no-strict-rules")

    assert done.exit_code == 0
    assert done.stderr.startswith("warning: sent although aspect_ratio: '2:1' is not allowed")
    assert service.bodies()[0]["aspect_ratio"] == "2:1"


def test_a_model_that_is_not_in_the_contract_is_refused_with_the_nearest_ids(
    reelkit: Reelkit, service: Service
) -> None:
    """The message names the option that sends it anyway."""
    done = reelkit("submit", "a fox", "--model", "PIXVERSE/V5/text-to-vide")

    assert (done.exit_code, service.requests) == (2, [])
    assert "use 'pixverse/v5/text-to-video', " in done.stderr
    assert "pass --no-strict-rules" in done.stderr


def test_no_strict_rules_sends_an_unknown_model_with_a_warning_of_one_line(reelkit: Reelkit, service: Service) -> None:
    """Without a file name and a line number."""
    done = reelkit("submit", "a fox", "--model", "other/model", "--no-strict-rules")

    assert done.exit_code == 0
    warning = (
        "warning: the model 'other/model' is not in the contract, so the request is not checked; see `reelkit models`"
    )
    assert done.stderr.splitlines()[0] == warning
    assert service.bodies() == [{"model": "other/model", "prompt": "a fox"}]


@pytest.mark.parametrize("command", ["generate", "submit"])
def test_a_field_of_another_model_is_refused_with_that_model(reelkit: Reelkit, service: Service, command: str) -> None:
    """A text-to-video model would ignore the picture."""
    done = reelkit(command, "a fox", "--image-url", "https://example.org/fox.png")

    assert (done.exit_code, service.requests) == (2, [])
    assert "image_url: not a field of pixverse/v5/text-to-video" in done.stderr
    assert "choose with --model a model that has it: 'pixverse/v5/image-to-video', " in done.stderr


def test_a_dry_run_refuses_what_would_not_be_sent(reelkit: Reelkit) -> None:
    """And shows with a warning what `--no-strict-rules` would send."""
    args = ["generate", " ", "--dry-run"]

    refused, shown = reelkit(*args), reelkit(*args, "--no-strict-rules")

    assert (refused.exit_code, "prompt: ' ' is not allowed" in refused.stderr) == (2, True)
    assert (shown.exit_code, "warning: sent although prompt: ' ' is not allowed" in shown.stderr) == (0, True)


def test_a_command_without_a_request_reads_no_contract() -> None:
    """The options are created when a command that buys is called."""
    code = """
import sys
import reelkit_specs
from reelkit.__main__ import main
try:
    main(["status", "--help"], prog_name="reelkit")
except SystemExit:
    print(reelkit_specs.contract.cache_info().misses, file=sys.stderr)
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stderr == "0\n"
