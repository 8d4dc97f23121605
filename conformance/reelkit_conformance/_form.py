"""What a model's requests must be, compiled: whether a body fits, and which fields depend on one another."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_conformance._exchange import Json
from reelkit_conformance._values import resolved, typical
from reelkit_specs import Model, Rule, contract

TOGETHER = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")  # keywords that can bind several fields


class Form:
    """A model's schema, and what can be said about bodies with its help."""

    def __init__(self, model: Model) -> None:
        components = contract()["components"]
        self.model = model
        self.schemas = {field.name: resolved(field.schema, components) for field in model.fields}
        self.required = tuple(field.name for field in model.fields if field.required)
        self.typical: Json = {name: typical(name, schema) for name, schema in self.schemas.items()}
        self.typical["model"] = model.id
        whole = model.schema | {"components": components}
        self._strict = Draft202012Validator(whole, validate_formats=True)
        self._loose = Draft202012Validator(whole, validate_formats=False)
        self._warnings = [Draft202012Validator(warning.schema) for warning in model.warnings]
        bound = [{name for name in _named(model.schema.get(word)) if name in self.schemas} for word in TOGETHER]
        bound += [set(rule.fields) & self.schemas.keys() for rule in model.warnings]
        self.bound = tuple(name for name in self.schemas if any(name in names for names in bound))

    def fits(self, body: Any) -> bool:
        """Whether the contract allows this body, formats included."""
        return self._strict.is_valid(body)

    def breaks(self, body: Any) -> bool:
        """Whether the contract refuses this body for more than a format, which JSON Schema only notes."""
        return not self._loose.is_valid(body)

    def warned(self, body: Json) -> list[Rule]:
        """The warnings that speak of this body."""
        return [rule for rule, when in zip(self.model.warnings, self._warnings, strict=True) if when.is_valid(body)]

    def plain(self, body: Json) -> bool:
        """Whether the body fits, and no warning speaks of it."""
        return self.fits(body) and not self.warned(body)

    def breaks_only(self, body: Json, rule: Rule) -> bool:
        """Whether the body breaks this rule and nothing else."""
        kept = [part for part in self.model.schema["allOf"] if part is not rule.schema]
        rest = self.model.schema | {"allOf": [*kept, True], "components": contract()["components"]}
        return self.breaks(body) and Draft202012Validator(rest, validate_formats=True).is_valid(body)


def _named(condition: Any) -> Iterator[str]:
    """The names that a condition speaks of."""
    if isinstance(condition, list):
        for part in condition:
            yield from _named(part)
    elif isinstance(condition, dict):
        yield from condition.get("required", ())
        yield from condition.get("properties", ())
        for word in TOGETHER:
            yield from _named(condition.get(word))
