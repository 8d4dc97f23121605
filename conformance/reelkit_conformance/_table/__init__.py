"""The checks, a module for each family. `every()` gives them all, in the order of their families and ids."""

import functools
from importlib import import_module

from reelkit_conformance._check import Check

FAMILIES = ("SPC", "RES", "AUT", "REQ", "ACC", "ERR", "GET", "DEF", "IDS", "LIF", "PAR", "RUL", "FUZ")


@functools.cache
def every() -> dict[str, Check]:
    """All checks by their id."""
    tables = (getattr(import_module(f"{__name__}._{family.lower()}"), family) for family in FAMILIES)
    return {check.id: check for table in tables for check in table}
