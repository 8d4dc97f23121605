"""Fields and values that the contract offers now, for tests that need an example: the vendor may change any of them."""

import itertools
from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_specs import Field, Model, find_model

TEXT = "pixverse/v5/text-to-video"


def known(identifier: str) -> Model:
    """The model with this id."""
    model = find_model(identifier)
    assert model is not None, f"the vendor no longer offers {identifier}: take another example"
    return model


def field(name: str, model: str = TEXT) -> Field:
    """The field of the model with this name."""
    found = [field for field in known(model).fields if field.name == name]
    assert found, f"the vendor no longer offers {name} of {model}: take another example"
    return found[0]


def offered(name: str, model: str = TEXT) -> tuple[Any, ...]:
    """The values of the enum of this field."""
    return field(name, model).enum


def other(name: str, model: str = TEXT) -> Any:
    """A value of this field that is not its default."""
    return next(value for value in offered(name, model) if value != field(name, model).default)


def choice(model: str = TEXT) -> Field:
    """An optional field with a list of words, without a default, that no rule names, such as `style`."""
    bound = {name for rule in known(model).rules for name in rule.fields}
    free = [field for field in known(model).fields if not field.required and field.name not in bound]
    found = [field for field in free if field.enum and field.types == ("string",) and field.default is None]
    assert found, f"the vendor no longer offers such a field of {model}: take another model"
    return found[0]


def numbers(model: str = TEXT) -> list[str]:
    """The names of the optional fields that take any integer, such as `seed`. There may be none."""
    plain = {"type", "description"}
    return [each.name for each in known(model).fields if each.types == ("integer",) and set(each.schema) <= plain]


def pairs(one: str, two: str, model: str = TEXT) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every pair of values of two fields, and whether the rules of the model allow it."""
    rules = [Draft202012Validator(rule.schema) for rule in known(model).rules]
    for values in itertools.product(offered(one, model), offered(two, model)):
        pair = dict(zip((one, two), values, strict=True))
        yield pair, all(rule.is_valid(pair) for rule in rules)
