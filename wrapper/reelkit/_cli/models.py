"""`reelkit models`: the models of the contract, and those that the user adds to it."""

import shlex
from collections.abc import Iterator
from typing import Any

import click

import reelkit_specs
from reelkit._cli.model_page import MODEL_FIELD, model_page
from reelkit._cli.support import shared_options
from reelkit._cli.support.job_command import JobCommand, JobGroup
from reelkit._cli.support.request_options import option_name
from reelkit._cli.support.results import Json, Result
from reelkit._cli.support.run_state import Run, keyless_client
from reelkit._cli.support.values import text
from reelkit._errors import ReelkitError
from reelkit._prices.catalogue import CatalogueModel
from reelkit._prices.estimates import dated
from reelkit._prices.published import price_text
from reelkit._protocol.request import nearest_models
from reelkit_specs import Field, Model, Rule

LIST, ADD, REMOVE = "list", "add", "remove"
PROMPT = "prompt"
MEDIA = ("image", "video", "audio")
HOLD_MEDIA = {"string", "array", "object"}  # types of fields


def _complete_added(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [model.id for model in reelkit_specs.models() if model.added and model.id.startswith(incomplete)]


def _complete_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Models, and the commands of the group, one of which may stand in place of the first word."""
    commands = () if ctx.params.get("words") else (ADD, REMOVE)
    found = shared_options.complete_models(ctx, param, incomplete)
    return [*(command for command in commands if command.startswith(incomplete)), *found]


class ModelsGroup(JobGroup):
    """A group that lists the models unless the first argument names another of its commands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if {*self.commands, *ctx.help_option_names}.isdisjoint(args[:1]):
            args = [LIST, *args]
        return super().parse_args(ctx, args)


@click.group(cls=ModelsGroup)
def models() -> None:
    """List the models, or show one with its fields and rules.

    `reelkit models` alone is `reelkit models list`. `add` and `remove` are for models that are newer than this release.
    """


@models.command(LIST, cls=JobCommand, short_help="List the models, or show one.")
@click.argument("words", nargs=-1, metavar="[WORD]...", shell_complete=_complete_words)
@click.option(
    "--takes", type=click.Choice(MEDIA), multiple=True, help="List only models with a field for this. Can be repeated."
)
@click.option("--live", is_flag=True, help="List what the service has now, with prices. Needs no API key.")
@shared_options.base_url
@click.pass_obj
def list_(run: Run, /, words: tuple[str, ...], takes: tuple[str, ...], live: bool, base_url: str | None) -> Result:
    """List the models, one line each: the id, what the request can contain, and the class in Python.

    With words, lists only the models whose id contains each of them. With the id of a model, shows its fields, values,
    defaults and rules, as the contract defines them, and an example.

    With --live, lists the models of the service's catalogue with their prices, and says which are new, have another id
    in this release, or are gone. A copy is kept in the user's cache. Estimates of costs use it, and show its age if it
    is older than a day.
    """
    if live:
        return _live(words, takes, base_url)
    notes = reelkit_specs.broken_models()
    if len(words) == 1 and (model := reelkit_specs.find_model(words[0])) is not None:
        return Result(model_page(model), {"models": [model_facts(model)]}, notes)
    known = [model for model in reelkit_specs.models() if _fits(model.ids, words) and {*takes} <= {*inputs_of(model)}]
    if not known:
        hint = nearest_models(words[0]) if len(words) == 1 and not takes else "use an id that `reelkit models` lists"
        raise click.UsageError(f"no model matches; {hint}")
    width = max(len(model.id) for model in known)
    rows = [f"{model.id:{width}}  {', '.join(inputs_of(model)):26}  {_class_of(model)}" for model in known]
    return Result("\n".join(rows), {"models": [model_facts(model) for model in known]}, notes)


@models.command(ADD, cls=JobCommand)
@click.argument("identifier", type=text, metavar="ID")
@shared_options.base_url
@click.pass_obj
def add(run: Run, /, identifier: str, base_url: str | None) -> Result:
    """Add a model that is newer than this release.

    Reads the service's document of the model, repairs and checks it as the documents of this release were, and keeps
    the result in the user's cache, or in the folder REELKIT_MODELS. Then the client, the command line, the mock and the
    conformance kit know the model. A model that was added before is replaced. Needs the extra `specs`, and no API key.
    """
    with keyless_client(base_url) as client:
        model = client.add_model(identifier)
    note = f"to see it: {shlex.join(['reelkit', 'models', model.id])}"
    return Result(f"added {model.id}", {"models": [model_facts(model)]}, (note,))


@models.command(REMOVE, cls=JobCommand)
@click.argument("identifier", type=text, metavar="ID", shell_complete=_complete_added)
@click.pass_obj
def remove(run: Run, /, identifier: str) -> Result:
    """Remove a model that was added. Models of this release stay."""
    try:
        removed = reelkit_specs.remove_model(identifier)
    except OSError as error:
        raise ReelkitError(f"{identifier} cannot be removed: {error}; check the permissions of the folder") from None
    if not removed:
        raise ReelkitError(
            f"{identifier!r} was not added, so it cannot be removed; `reelkit models` marks added models"
        )
    return Result(f"removed {identifier}", {"removed": identifier})


def _live(words: tuple[str, ...], takes: tuple[str, ...], base_url: str | None) -> Result:
    """The models of the service's catalogue, and those that have gone from it."""
    with keyless_client(base_url) as client:
        catalogue = client.catalogue()
    listed = [model for model in catalogue.models if _fits((model.id, *model.aliases), words)]
    listed = [model for model in listed if {*takes} <= {*_taken(model)}]
    gone = [name for name in catalogue.gone if _fits((name,), words) and not takes]
    if not listed and not gone:
        raise click.UsageError("no model matches; `reelkit models --live` lists all")
    width = max(len(name) for name in [*gone, *(model.id for model in listed)])
    rows = [f"{model.id:{width}}  {price_text(model.pricing):32}  {_live_note(model)}" for model in listed]
    rows += [f"{name:{width}}  {'':32}  gone" for name in gone]
    facts = [{**model._asdict(), "note": _live_note(model)} for model in listed]
    data = {"read_at": catalogue.read_at, "models": facts, "gone": gone}
    return Result("\n".join(row.rstrip() for row in rows), data, (f"the catalogue of {dated(catalogue)}",))


def _live_note(model: CatalogueModel) -> str:
    if model.known_as is None:
        return "new: `reelkit models add` adds it"
    return "" if model.known_as == model.id else f"known as {model.known_as}"


def _taken(listed: CatalogueModel) -> list[str]:
    model = reelkit_specs.find_model(listed.known_as) if listed.known_as else None
    return inputs_of(model) if model else []


def _fits(names: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return all(any(word.lower() in name.lower() for name in names) for word in words)


def inputs_of(model: Model) -> list[str]:
    """What a request can contain: text, and the media that fields or their parts are named after."""
    names = " ".join(name for field in model.fields for name in _names(field))
    return ["text"] * (PROMPT in names) + [medium for medium in MEDIA if medium in names]


def _names(field: Field) -> Iterator[str]:
    if field.name != MODEL_FIELD and not field.enum and HOLD_MEDIA & {*field.types}:
        yield from (field.name, *_parts(field.schema))


def _parts(schema: Any) -> Iterator[str]:
    """The names of the parts of a field, and the kinds that a part can have."""
    if isinstance(schema, list):
        for part in schema:
            yield from _parts(part)
    elif isinstance(schema, dict):
        yield from (value for value in (schema.get("const"), *schema.get("enum", ())) if isinstance(value, str))
        yield from schema.get("properties", ())
        for keyword, part in schema.items():
            yield from _parts([*part.values()] if keyword == "properties" else part)


def _class_of(model: Model) -> str:
    """The class in Python. An added model has none."""
    return f"added {model.added.date}" if model.added else model.class_name


def model_facts(model: Model) -> Json:
    return {
        "id": model.id,
        "ids": model.ids,
        "class_name": None if model.added else model.class_name,
        "added": model.added._asdict() if model.added else None,
        "fields": [_field_facts(field) for field in model.fields if field.name != MODEL_FIELD],
        "rules": [_rule_facts(rule) for rule in model.rules],
        "warnings": [_rule_facts(warning) for warning in model.warnings],
    }


def _field_facts(field: Field) -> Json:
    facts: dict[str, Any] = {"name": field.name, "option": option_name(field.name), "types": field.types}
    facts |= {"required": field.required, "values": field.enum, "default": field.default}
    return facts | {"description": field.description}


def _rule_facts(rule: Rule) -> Json:
    return {"id": rule.id, "fields": rule.fields, "sentence": rule.sentence}
