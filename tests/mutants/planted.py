"""A row of the tables of the further set."""

from collections.abc import Callable
from typing import NamedTuple

from .fault import BOTH, Behaviour, Links


class Planted(NamedTuple):
    """A row of the table."""

    name: str
    sentence: str
    behaviour: Behaviour = Behaviour()
    addresses: tuple[str, ...] = BOTH
    also_at: Callable[[str], str] | None = None
    links: Links | None = None
