"""One option per field of the models, made from the contract when a command that buys is called."""

import functools
import json
from typing import Any, NamedTuple

import click

from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.values import metavar, reader
from reelkit_specs import Field, Model, find_model, models

SET_APART = frozenset({"model", "prompt"})  # the one has an option of its own, the other is the argument
PREFIX = "field_"  # keeps the fields apart from the command's own options, whatever the contract brings


class Taken(NamedTuple):
    """A field as one model takes it."""

    model: Model
    field: Field


def fields_of_models() -> dict[str, list[Taken]]:
    """Every field by its name, as each model takes it."""
    found: dict[str, list[Taken]] = {}
    for model in models():
        for field in model.fields:
            if field.name not in SET_APART:
                found.setdefault(field.name, []).append(Taken(model, field))
    return found


def body_of(model: str | None, prompt: str | None, options: dict[str, Any]) -> dict[str, Any]:
    """The request: what was given, and nothing else."""
    given = {name.removeprefix(PREFIX): value for name, value in options.items() if name.startswith(PREFIX)}
    body = {"model": models()[0].id if model is None else model, "prompt": prompt, **given}
    return {name: value for name, value in body.items() if value is not None}


class RequestCommand(JobCommand):
    """A command that takes the fields of a request as options."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own = super().get_params(ctx)
        return [*own[:-1], *self._fields, *own[-1:]]  # --help stays last

    @functools.cached_property
    def _fields(self) -> list[click.Parameter]:
        return [_option(name, taken) for name, taken in fields_of_models().items()]


def option_name(field: str) -> str:
    """The option for a field."""
    return "--" + field.replace("_", "-")


def _option(name: str, taken: list[Taken]) -> click.Option:
    types = tuple(dict.fromkeys(kind for each in taken for kind in each.field.types))
    names = [option_name(name), PREFIX + name]

    def read(ctx: click.Context, _: click.Parameter, given: str | None) -> Any:
        return None if given is None else reader(_types_for(ctx.params.get("model"), taken) or types)(given)

    return click.Option(names, callback=read, metavar=metavar(types), help=_help(taken))


def _types_for(identifier: str | None, taken: list[Taken]) -> tuple[str, ...]:
    """The types of a field as the chosen model has it; none if it does not take the field, or is unknown."""
    model = models()[0] if identifier is None else find_model(identifier)
    return next((each.field.types for each in taken if each.model == model), ())


def _help(taken: list[Taken]) -> str:
    """What the field is, then what each model says of it; models that say the same stand together."""
    by_words: dict[str, list[str]] = {}
    for model, field in taken:
        by_words.setdefault(values_of(field), []).append(model.id)
    lines = [f"[{_named(ids)}{': ' + words if words else ''}]" for words, ids in by_words.items()]
    return " ".join([taken[0].field.description, *lines])


def _named(ids: list[str]) -> str:
    """These models, in as few words as possible."""
    others = [model.id for model in models() if model.id not in ids]
    if len(others) < 2:
        return "every model" + "".join(f" but {other}" for other in others)
    return ", ".join(ids)


def values_of(field: Field) -> str:
    """Which values a field takes, in a few words."""
    values = ", ".join(map(_plain, field.enum))
    default = f"default {_plain(field.default)}" if field.default is not None else ""
    return "; ".join(filter(None, ("required" if field.required else "", values, default)))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
