"""One option for each field of the models, made from the contract."""

import functools
import json
from pathlib import Path
from typing import Any, NamedTuple

import click

from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.values import metavar, reader, with_paths
from reelkit_specs import Field, Model, clipped, find_model, models

WITHOUT_OPTION = frozenset({"model", "prompt"})  # model has an option of its own, prompt is the argument
PREFIX = "field_"  # keeps parameter names of fields apart from the command's own
HELP_LENGTH = 60  # characters of a help text beside a completed option
REMARKS = (
    "PROMPT is the text prompt. Most models require it; `reelkit models` shows which.",
    "The options for the fields of the models end with [MODELS: VALUES]: the models that have the field, and the "
    "values that they accept, with the default.",
)


class ModelField(NamedTuple):
    """A field as one model defines it."""

    model: Model
    field: Field


def fields_of_models() -> dict[str, list[ModelField]]:
    """Every field by name, as each model defines it."""
    found: dict[str, list[ModelField]] = {}
    for model in models():
        for field in model.fields:
            if field.name not in WITHOUT_OPTION:
                found.setdefault(field.name, []).append(ModelField(model, field))
    return found


def request_of(model: str | None, prompt: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """The request with the values that were given, and nothing else."""
    given = {name.removeprefix(PREFIX): value for name, value in options.items() if name.startswith(PREFIX)}
    body = {"model": models()[0].id if model is None else model, "prompt": prompt, **given}
    return with_paths({name: value for name, value in body.items() if value is not None}, Path())


class RequestCommand(JobCommand):
    """A command with the fields of a request as options."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own = super().get_params(ctx)
        return [*own[:-1], *self._field_options, *own[-1:]]  # --help stays last

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the remarks on the prompt and the field options, then the other remarks and the exit codes."""
        for remark in REMARKS:
            formatter.write_paragraph()
            formatter.write_text(remark)
        super().format_epilog(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete with the beginning of each help text: one with the values of every model fills the screen."""
        items = super().shell_complete(ctx, incomplete)
        for item in items:
            item.help = item.help and clipped(item.help, HELP_LENGTH)
        return items

    @functools.cached_property
    def _field_options(self) -> list[click.Parameter]:
        return [_option(name, variants) for name, variants in fields_of_models().items()]


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
        values = dict.fromkeys(_plain(value) for field in fields for value in _choices(field))
        return [value for value in values if value.startswith(incomplete)]

    return click.Option(names, callback=read, metavar=metavar(types), help=_help(variants), shell_complete=complete)


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


def _help(variants: list[ModelField]) -> str:
    """The description of a field, then its values in each model. Models with the same values are grouped."""
    models_by_values: dict[str, list[str]] = {}
    for model, field in variants:
        models_by_values.setdefault(allowed_values(field), []).append(model.id)
    groups = [f"[{_model_names(ids)}{': ' + values if values else ''}]" for values, ids in models_by_values.items()]
    return " ".join([variants[0].field.description, *groups])


def _model_names(ids: list[str]) -> str:
    """The names of these models, or `every model`, with the only exception if there is one."""
    others = [model.id for model in models() if model.id not in ids]
    if len(others) < 2:
        return "every model" + "".join(f" except {other}" for other in others)
    return ", ".join(ids)


def allowed_values(field: Field) -> str:
    """Whether a field is required, its values and its default, as short text."""
    values = ", ".join(map(_plain, field.enum))
    default = f"default {_plain(field.default)}" if field.default is not None else ""
    return "; ".join(filter(None, ("required" if field.required else "", values, default)))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
