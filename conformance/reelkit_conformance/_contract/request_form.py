"""The request schema of a model, compiled: whether a body is valid, and the smallest valid bodies."""

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_conformance._contract.values import options, referenced, resolved, typical_value
from reelkit_conformance._http.exchange import Json
from reelkit_specs import Model, Rule, contract

CONDITIONS = ("allOf", "anyOf", "oneOf", "not", "if", "then", "else")
MAX_BODIES = 5_000  # bodies tried in one search; a rule that needs more combines more than a few fields


class Form:
    """The compiled request schema of a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        components = contract()["components"]
        self.schemas = {field.name: resolved(field.schema, components) for field in model.fields}
        self.required = tuple(field.name for field in model.fields if field.required)
        self.typical: Json = {name: typical_value(name, schema) for name, schema in self.schemas.items()}
        self.typical["model"] = model.id
        # Without the other models, which would make the time to compile one grow with their number.
        self._schema = model.schema | {"components": referenced(model.schema, components)}
        self._with_formats = Draft202012Validator(self._schema, validate_formats=True)
        self._without_formats = Draft202012Validator(self._schema, validate_formats=False)
        self._warnings = [Draft202012Validator(warning.schema) for warning in model.warnings]
        self._without_rule: dict[str, Draft202012Validator] = {}  # by the id of the rule
        bare = {word: part for word, part in model.schema.items() if word not in ("allOf", "properties", "required")}
        self._dependencies = [{*_fields_of(part)} for part in [bare, *model.schema.get("allOf", ())]]
        self._dependencies += [{*warning.fields} for warning in model.warnings]
        self._dependent_fields = tuple(
            name for name in self.schemas if any(name in dependency for dependency in self._dependencies)
        )

    @functools.cached_property
    def minimal_body(self) -> Json:
        """Return the smallest typical body, or an empty one if there is none."""
        return self.smallest_body() or {}

    def fits(self, body: Any) -> bool:
        """Return whether the contract allows this body, formats included."""
        return self._with_formats.is_valid(body)

    def violates(self, body: Any) -> bool:
        """Return whether the contract refuses this body for more than a format, which JSON Schema only annotates."""
        return not self._without_formats.is_valid(body)

    def violates_only(self, body: Json, rule: Rule) -> bool:
        """Return whether the body violates this rule and nothing else."""
        if not self.violates(body):
            return False
        if rule.id not in self._without_rule:
            kept = [part for part in self.model.schema["allOf"] if part is not rule.schema]
            schema = self._schema | {"allOf": [True, *kept]}
            self._without_rule[rule.id] = Draft202012Validator(schema, validate_formats=True)
        return self._without_rule[rule.id].is_valid(body)

    def warnings_for(self, body: Json) -> list[Rule]:
        """Return the warnings that apply to this body."""
        return [rule for rule, when in zip(self.model.warnings, self._warnings, strict=True) if when.is_valid(body)]

    def fits_without_warning(self, body: Json) -> bool:
        """Return whether the body is valid and no warning applies to it."""
        return self.fits(body) and not self.warnings_for(body)

    def dependent_groups(self, names: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the names in groups; names that depend on one another share a group."""
        found = {name: {name} for name in names}
        for dependency in self._dependencies:
            joined = {other for name in names if name in dependency for other in found[name]}
            found |= dict.fromkeys(joined, joined)
        return list(dict.fromkeys(tuple(name for name in names if name in found[first]) for first in names))

    def smallest_body(self, including: Iterable[str] = ()) -> Json | None:
        """Return the smallest body with these fields: without warnings if possible, otherwise valid, otherwise None."""
        fitting = None
        for body in self.bodies(including):
            if self.fits_without_warning(body):
                return body
            if fitting is None and self.fits(body):
                fitting = body
        return fitting

    def bodies(self, including: Iterable[str] = ()) -> Iterator[Json]:
        """Yield bodies with the required fields and a growing number of dependent fields."""
        needed = [name for name in self.schemas if name in {*self.required, *including}]
        more = [name for name in self._dependent_fields if name not in needed]
        sets = (subset for size in range(len(more) + 1) for subset in itertools.combinations(more, size))
        return itertools.islice(
            (body for subset in sets for body in self._filled_bodies([*needed, *subset])), MAX_BODIES
        )

    def _filled_bodies(self, names: list[str]) -> Iterator[Json]:
        """Yield every way to fill these fields: dependent fields with each option, the others with a typical value."""
        choices = []
        for name in names:
            usual = self.typical[name]
            others = options(self.schemas[name]) if name in self._dependent_fields else ()
            choices.append([usual, *(value for value in others if value != usual)])
        return (dict(zip(names, values, strict=True)) for values in itertools.product(*choices))


_forms: dict[str, Form] = {}  # by the id of the model


def form_of(model: Model) -> Form:
    """Return the form of a model, compiled once: that takes milliseconds, and all stages need it."""
    form = _forms.get(model.id)
    if form is None or form.model is not model:
        form = _forms[model.id] = Form(model)
    return form


def _fields_of(condition: Any) -> Iterator[str]:
    """Yield the field names in a condition."""
    if isinstance(condition, list):
        for part in condition:
            yield from _fields_of(part)
    elif isinstance(condition, dict):
        yield from condition.get("required", ())
        yield from condition.get("properties", ())
        for name, others in condition.get("dependentRequired", {}).items():
            yield from (name, *others)
        for word in CONDITIONS:
            yield from _fields_of(condition.get(word))


def fullest_body(form: Form) -> Json:
    """Return a body without warnings that has as many fields as possible, in the order of the contract."""
    body = form.minimal_body
    for name in form.schemas:
        if name not in body:
            wider = form.smallest_body([*body, name])
            body = wider if wider is not None and form.fits_without_warning(wider) else body
    return body


def bodies_violating(form: Form, rule: Rule) -> list[Json]:
    """Return the bodies that violate this rule and nothing else."""
    return [body for body in form.bodies() if form.violates_only(body, rule)]


def bodies_warned(form: Form, warning: Rule) -> list[Json]:
    """Return valid bodies to which only this warning applies, one for each smallest set of fields."""
    return without_supersets(body for body in form.bodies() if form.warnings_for(body) == [warning] and form.fits(body))


def without_supersets(bodies: Iterable[Json]) -> list[Json]:
    """Return the bodies without those that only add fields to an earlier one."""
    found: list[Json] = []
    for body in bodies:
        if not any(body.keys() >= earlier.keys() for earlier in found):
            found.append(body)
    return found
