"""What an operator is, and how its changes become named faults."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..fault import BOTH, Behaviour, Fault
from ..model import LEGACY, V2, Spec, specs
from ..schema import Json


class Change(NamedTuple):
    """One change of a server. The fields are those of the fault that it becomes."""

    detail: str
    behaviour: Behaviour
    probes: tuple[Json, ...] = ()
    allowed: str = ""
    places: tuple[tuple[str, ...], ...] = (BOTH, (V2,), (LEGACY,))
    files: tuple[int, str, bytes] | None = None


class Operator(NamedTuple):
    """*of_model* or *of_server* yields its changes; *kind* is the class of its faults in the report.

    *unseen* says why some of them change nothing, if some do.
    """

    name: str
    kind: str
    sentence: str
    of_model: Callable[[Spec], Iterator[Change]] | None = None
    of_server: Callable[[], Iterator[Change]] | None = None
    unseen: str = ""


def made(operator: Operator) -> Iterator[Fault]:
    """Yield its faults: every change, at both addresses and at each alone."""
    if operator.of_server is not None:
        for change in operator.of_server():
            yield from _faults(operator, change, "", BOTH)
    if operator.of_model is not None:
        for spec in specs():
            for change in operator.of_model(spec):
                yield from _faults(operator, change, spec.id, spec.creates)


def _faults(operator: Operator, change: Change, model: str, addresses: tuple[str, ...]) -> Iterator[Fault]:
    for place in change.places:
        if set(place) <= set(addresses):
            where = "both" if len(place) > 1 else place[0]
            words = (operator.name, change.detail, model.removeprefix("pixverse/"))
            yield Fault(
                name=f"{' '.join(word for word in words if word)} @{where}",
                kind=operator.kind,
                sentence=operator.sentence,
                behaviour=change.behaviour,
                addresses=place,
                model=model,
                probes=change.probes,
                allowed=change.allowed,
                unseen=operator.unseen,
                files=change.files,
            )
