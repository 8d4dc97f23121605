"""Every fault by its name, and random samples of those that the operators make."""

import functools
import random
from collections.abc import Callable
from typing import NamedTuple

from .fault import NO_FAULT, Fault
from .fourth import fourth
from .further import further
from .operators import OPERATORS, made
from .semantic import semantic
from .third import third
from .witness import differs

NAMED: dict[str, Callable[[], list[Fault]]] = {
    "semantic": semantic,
    "further": further,
    "third": third,
    "fourth": fourth,
}
UNSEEN = "no response to the calls in witness.py shows it"


class Sample(NamedTuple):
    """A sample. *faults* should be found; *equivalent* need not be, each for its reason."""

    faults: list[Fault]
    equivalent: list[tuple[Fault, str]]


@functools.cache
def mechanical() -> tuple[tuple[Fault, ...], ...]:
    """Yield the faults that the operators make."""
    return tuple(tuple(made(operator)) for operator in OPERATORS)


def _named() -> list[Fault]:
    """Return no fault, and the sets of faults with names."""
    return [NO_FAULT, *(fault for faults in NAMED.values() for fault in faults())]


@functools.cache
def catalogue() -> dict[str, Fault]:
    """Return no fault, the sets of faults with names, and the faults of the operators, by name."""
    return {fault.name: fault for faults in (_named(), *mechanical()) for fault in faults}


def find(name: str) -> Fault | None:
    """Return the fault with this name, which starts with the name of its operator."""
    mine = [made(operator) for operator in OPERATORS if operator.name == name.partition(" ")[0]]
    known = (fault for faults in (_named(), *mine) for fault in faults)
    return next((fault for fault in known if fault.name == name), None)


def sample(seed: int, count: int) -> Sample:
    """Return *count* faults that a client can see and the contract does not allow."""
    chance = random.Random(seed)
    left = [list(faults) for faults in mechanical()]
    sampled = Sample([], [])
    while len(sampled.faults) < count and any(left):
        faults = chance.choice([faults for faults in left if faults])
        fault = faults.pop(chance.randrange(len(faults)))
        if reason := equivalent(fault):
            sampled.equivalent.append((fault, reason))
        else:
            sampled.faults.append(fault)
    return sampled


def equivalent(fault: Fault) -> str:
    """Return why the fault need not be found, or an empty string."""
    return fault.allowed or ("" if differs(fault) else fault.unseen or UNSEEN)
