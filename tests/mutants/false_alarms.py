"""The kit on correct servers: every finding is a false alarm."""

from collections.abc import Iterator
from typing import NamedTuple

from .engines import OF_THE_KIT, SERVE, Finding, Setup, kit
from .model import specs
from .process import CannotRun, python, running

SERVERS: dict[str, tuple[str, ...]] = {
    "small": (SERVE, "--clock", "manual"),
    "small, real clock": (SERVE, "--clock", "0.2"),
    "mock": ("reelkit", "mock", "--personality", "documented", "--clock", "manual"),
    "mock, real clock": ("reelkit", "mock", "--personality", "documented", "--clock", "speed:200"),
}


class Quiet(NamedTuple):
    """One run on a correct server."""

    engine: str
    server: str
    seed: int
    model: str
    finding: Finding


def asked(engines: list[str], seeds: range) -> Iterator[Quiet]:
    """Return every engine on every server with every seed; the models alternate."""
    models = [spec.id for spec in specs()]
    for engine in engines:
        for server in SERVERS:
            for seed in seeds:
                yield Quiet(engine, server, seed, models[seed % len(models)], Finding())


def listen(quiet: Quiet, setup: Setup) -> Quiet:
    """Run it, and return its result."""
    module, *arguments = SERVERS[quiet.server]
    try:
        with running(python(module, *arguments, "--seed", str(quiet.seed))) as said:
            more = OF_THE_KIT[quiet.engine]
            finding = kit(said["base_url"], quiet.model, setup._replace(seed=quiet.seed), *more)
    except CannotRun as error:
        finding = Finding(note=str(error))
    return quiet._replace(finding=finding)
