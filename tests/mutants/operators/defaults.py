"""A missing field has another default than in the contract."""

from collections.abc import Iterator

from ..changes import assign, in_field
from ..model import Spec
from ..samples import values
from .accepted import fields
from .operator import Change


def other_default(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        if "default" in part:
            for value in values(name, part):
                if value != part["default"]:
                    yield Change(f"{name} {value}", in_field(name, assign(default=value)))
