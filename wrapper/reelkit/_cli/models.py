"""`reelkit models`: the models of the contract as a list, and one of them as a table."""

from collections.abc import Iterator
from typing import Any

import click

import reelkit_specs
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.request_options import allowed_values, option_name
from reelkit._cli.support.results import Json, Result
from reelkit._cli.support.run_state import Run
from reelkit_specs import Field, Model, Rule

MODEL_FIELD = "model"  # not a row of the table: the heading shows it
PROMPT = "prompt"
MEDIA = ("image", "video", "audio")
HOLD_MEDIA = {"string", "array", "object"}  # types of fields


@click.command(cls=JobCommand)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--takes", type=click.Choice(MEDIA), multiple=True, help="Only models with a field for it; repeatable.")
@click.pass_obj
def models(run: Run, /, words: tuple[str, ...], takes: tuple[str, ...]) -> Result:
    """List the models, one line each: the id, what the request can contain, and the class in Python.

    With words, only the models whose id contains each of them. With the id of a model, its fields, values, defaults and
    rules, as the contract defines them.
    """
    if len(words) == 1 and (model := reelkit_specs.find_model(words[0])) is not None:
        return Result(_table(model), {"models": [_model_facts(model)]})
    known = [model for model in reelkit_specs.models() if _fits(model, words) and {*takes} <= {*_inputs(model)}]
    if not known:
        raise click.UsageError("no model fits; `reelkit models` lists all")
    width = max(len(model.id) for model in known)
    rows = [f"{model.id:{width}}  {', '.join(_inputs(model)):26}  {model.class_name}" for model in known]
    return Result("\n".join(rows), {"models": [_model_facts(model) for model in known]})


def _fits(model: Model, words: tuple[str, ...]) -> bool:
    return all(any(word.lower() in identifier.lower() for identifier in model.ids) for word in words)


def _inputs(model: Model) -> list[str]:
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


def _table(model: Model) -> str:
    others = f"  (also {', '.join(model.ids[1:])})" if model.ids[1:] else ""
    fields = [field for field in model.fields if field.name != MODEL_FIELD]
    name_width = max(len(field.name) for field in fields)
    type_width = max(len(_types(field)) for field in fields)
    rows = [f"  {field.name:{name_width}}  {_types(field):{type_width}}  {allowed_values(field)}" for field in fields]
    rules = [f"  refused: {rule.sentence}" for rule in model.rules]
    warnings = [f"  warned: {warning.sentence}" for warning in model.warnings]
    return "\n".join(line.rstrip() for line in [model.id + others, *rows, *rules, *warnings])


def _types(field: Field) -> str:
    return "|".join(field.types) or "any"


def _model_facts(model: Model) -> Json:
    return {
        "id": model.id,
        "ids": model.ids,
        "class_name": model.class_name,
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
