"""One option for each field of the models, made from the contract."""

import itertools
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.values import metavar, reader, with_paths
from reelkit._protocol.request import unknown_model
from reelkit_specs import Field, Model, clipped, contract_cache, find_model, models, printable

WITHOUT_OPTION = frozenset({"model", "prompt"})  # model has an option of its own, prompt is the argument
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")  # of a field that can have an option; an added model may have any names
PREFIX = "field_"  # keeps parameter names of fields apart from the command's own
HELP_LENGTH = 60  # characters of a help text beside a completed option
COMMON = 40  # models; a field that so many have is named in the help without a model
CHOSEN = "reelkit.chosen_model"  # in the context: the text after --model, which --help comes before


class ModelField(NamedTuple):
    """A field as one model defines it."""

    model: Model
    field: Field


@contract_cache
def fields_of_models() -> dict[str, list[ModelField]]:
    """Every field by name, as each model defines it."""
    found: dict[str, list[ModelField]] = {}
    for model in models():
        for field in model.fields:
            if field.name not in WITHOUT_OPTION and NAME.fullmatch(field.name):
                found.setdefault(field.name, []).append(ModelField(model, field))
    return found


@contract_cache
def _field_options() -> list[click.Parameter]:
    return [_option(name, variants) for name, variants in fields_of_models().items()]


def request_of(model: str | None, prompt: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """The request with the values that were given, and nothing else."""
    given = {name.removeprefix(PREFIX): value for name, value in options.items() if name.startswith(PREFIX)}
    body = {"model": models()[0].id if model is None else model, "prompt": prompt, **given}
    return with_paths({name: value for name, value in body.items() if value is not None}, Path())


class RequestCommand(JobCommand):
    """A command with the fields of a request as options. Its help shows those of the model that is chosen.

    A field has no option if the command has one of that name: a field `key` must not take `--key` away.
    """

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own, taken = super().get_params(ctx), self._own_options(ctx)
        fields = (option for option in _field_options() if taken.isdisjoint(option.opts))
        return [*own[:-1], *fields, *own[-1:]]  # --help stays last

    def _own_options(self, ctx: click.Context) -> set[str]:
        return {name for param in super().get_params(ctx) for name in (*param.opts, *param.secondary_opts)}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[CHOSEN] = _text_after_model(args)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the command, then those of the chosen model."""
        options = [param for param in super().get_params(ctx) if isinstance(param, click.Option)]
        own = [option.get_help_record(ctx) for option in options]
        with formatter.section("Options"):
            formatter.write_dl([record for record in own if record])
        if (identifier := ctx.meta.get(CHOSEN)) is None:
            return
        if (model := find_model(identifier)) is None:
            raise click.BadParameter(unknown_model(identifier), ctx, param_hint="'--model'")
        taken = self._own_options(ctx)
        fields = [field for field in model.fields if field.name in fields_of_models()]
        with formatter.section(f"Fields of {model.id}"):
            formatter.write_dl([_help_record(field) for field in fields if option_name(field.name) not in taken])
        for sentence in (rule.sentence for rule in (*model.rules, *model.warnings)):
            formatter.write_paragraph()
            formatter.write_text(printable(sentence))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the remarks on the prompt and the fields, then the other remarks and the exit codes."""
        for remark in _remarks(ctx):
            formatter.write_paragraph()
            formatter.write_text(remark)
        super().format_epilog(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete the fields of the chosen model, or of every model, with the beginning of each help text."""
        items = super().shell_complete(ctx, incomplete)
        if (model := find_model(ctx.params.get("model") or "")) is not None:
            others = {*map(option_name, fields_of_models().keys() - {field.name for field in model.fields})}
            items = [item for item in items if item.value not in others]
        for item in items:
            item.help = item.help and clipped(item.help, HELP_LENGTH)
        return items


def _text_after_model(args: list[str]) -> str | None:
    """The id that a command line gives with --model."""
    options = args[: args.index("--")] if "--" in args else args
    given = [option.partition("=")[2] for option in options if option.startswith("--model=")]
    given += [value for option, value in itertools.pairwise(options) if option == "--model"]
    return given[-1] if given else None


def _remarks(ctx: click.Context) -> list[str]:
    """What the help says of the fields."""
    prompt, help_of_model = "PROMPT is the text prompt.", f"`{ctx.command_path} --model ID --help`"
    if (model := find_model(ctx.meta.get(CHOSEN) or "")) is not None:
        field = next((field for field in model.fields if field.name == "prompt"), None)
        if field is None:
            return ["This model has no prompt."]
        return [f"{prompt} This model {'requires' if field.required else 'accepts'} it."]
    common = ", ".join(option_name(name) for name, found in fields_of_models().items() if len(found) >= COMMON)
    return [
        f"{prompt} Each other field of a model is an option: many models have {common}. {help_of_model} shows all "
        "fields of a model with their values, and `reelkit models` lists the models."
    ]


def _help_record(field: Field) -> tuple[str, str]:
    """An option and its help text: the description of the field, then its values."""
    values = allowed_values(field)
    text = f"{field.description}{f' [{values}]' if values else ''}"
    return f"{option_name(field.name)} {metavar(field.types)}", printable(text)


def option_name(field: str) -> str:
    """The name of the option for a field."""
    return "--" + field.replace("_", "-")


def _option(name: str, variants: list[ModelField]) -> click.Option:
    types = tuple(dict.fromkeys(kind for variant in variants for kind in variant.field.types))
    names = [option_name(name), PREFIX + name]

    def read(ctx: click.Context, _: click.Parameter, given: str | None) -> Any:
        return None if given is None else reader(_types_in(ctx.params.get("model"), variants) or types)(given)

    def complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        fields = _fields_in(ctx.params.get("model"), variants) or [variant.field for variant in variants]
        values = dict.fromkeys(plain(value) for field in fields for value in _choices(field))
        return [value for value in values if value.startswith(incomplete) and value.isprintable()]

    text = printable(variants[0].field.description)
    return click.Option(names, callback=read, metavar=metavar(types), help=text, shell_complete=complete)


def _choices(field: Field) -> tuple[Any, ...]:
    """The values of a field that has only a few."""
    return (True, False) if field.types == ("boolean",) else field.enum


def _types_in(identifier: str | None, variants: list[ModelField]) -> tuple[str, ...]:
    """The types of a field in the chosen model; empty if the model is unknown or does not have the field."""
    return next((field.types for field in _fields_in(identifier, variants)), ())


def _fields_in(identifier: str | None, variants: list[ModelField]) -> list[Field]:
    """The field in the chosen model; empty if the model is unknown or does not have it."""
    model = models()[0] if identifier is None else find_model(identifier)
    return [variant.field for variant in variants if variant.model is model]


def allowed_values(field: Field) -> str:
    """Whether a field is required, its values and its default, as short text."""
    values = ", ".join(map(plain, field.enum))
    default = f"default {plain(field.default)}" if field.default is not None else ""
    return "; ".join(filter(None, ("required" if field.required else "", values, default)))


def plain(value: Any) -> str:
    """A value as it is written on a command line."""
    return value if isinstance(value, str) else json.dumps(value)
