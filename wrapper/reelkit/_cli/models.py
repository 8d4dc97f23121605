"""`reelkit models`: the models of the contract as a table."""

from typing import Any

import click

import reelkit_specs
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.request_options import allowed_values, option_name
from reelkit._cli.support.results import Json, Result
from reelkit._cli.support.run_state import Run
from reelkit_specs import Field, Model, Rule

MODEL_FIELD = "model"  # not a row of the table: the heading shows it


@click.command(cls=JobCommand)
@click.pass_obj
def models(run: Run, /) -> Result:
    """List the models with their fields, values, defaults and rules, as the contract defines them."""
    known = reelkit_specs.models()
    return Result("\n\n".join(map(_table, known)), {"models": [_model_facts(model) for model in known]})


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
