"""Every fault by its name."""

import functools

from .fault import NO_FAULT, Fault
from .semantic import semantic


@functools.cache
def catalogue() -> dict[str, Fault]:
    """The semantic faults, and those that the operators make."""
    return {fault.name: fault for fault in [NO_FAULT, *semantic()]}


def find(name: str) -> Fault:
    """The fault with this name."""
    return catalogue()[name]
