"""The page of the models, from the contract."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from reelkit_specs import Field, Model, Price, Time, models

from ._markdown import escaped, table

HEAD = """\
# Models and their fields

Made by `python -m docs.make` from [the contract](contract.md); `reelkit models` says the same in a terminal.
Each model has a class, `from reelkit import {first}`, whose fields an editor completes.
A field that is left out stays off the wire, and the service takes its default.
"""
CREDITS_PER_USD = 2_000_000


def page() -> str:
    """docs/models.md."""
    return "\n".join([HEAD.format(first=models()[0].class_name), *(f"{_section(model)}\n" for model in models())])


def _section(model: Model) -> str:
    fields = [field for field in model.fields if field.name != "model"]
    parts = [f"## {model.id}", f"`{model.class_name}`{_spellings(model)}."]
    parts.append(table(("field", "values", "what it is"), [_row(field) for field in fields]))
    parts += _listed("Refused before anything is sent:", [rule.sentence for rule in model.rules])
    parts += _listed("Sent with a warning:", [warning.sentence for warning in model.warnings])
    parts += _listed("Seen to take:", [f"{time.least:g} to {time.most:g} s{_of(time)}" for time in model.times])
    parts += _listed("Seen to cost:", [f"{_price(price)}{_of(price)}" for price in model.prices])
    return "\n\n".join(parts)


def _spellings(model: Model) -> str:
    others = " and ".join(f"`{other}`" for other in model.ids[1:])
    return f"; the service also takes {others}" if others else ""


def _row(field: Field) -> tuple[str, str, str]:
    values = ", ".join(f"`{_shown(value)}`" for value in field.enum) or " or ".join(field.types)
    said = ["required"] * field.required + [f"default `{_shown(field.default)}`"] * (field.default is not None)
    return f"`{field.name}`", "; ".join([values, *said]), escaped(field.description)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{title}\n\n" + "\n".join(f"- {escaped(line)}" for line in lines)


def _price(price: Price) -> str:
    return f"{price.credits:,} credits ({price.credits / CREDITS_PER_USD:.2f} USD)"


def _of(seen: Time | Price) -> str:
    """At which resolution and duration, where these count."""
    facts = [seen.resolution or "", f"{seen.duration} s" if seen.duration else ""]
    return f" for {' and '.join(fact for fact in facts if fact)}" if any(facts) else ""
