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


class CorrectRun(NamedTuple):
    """One run on a correct server."""

    engine: str
    server: str
    seed: int
    model: str
    finding: Finding


def asked(engines: list[str], seeds: range) -> Iterator[CorrectRun]:
    """Return every engine on every server with every seed; the models alternate."""
    models = [spec.id for spec in specs()]
    for engine in engines:
        for server in SERVERS:
            for seed in seeds:
                yield CorrectRun(engine, server, seed, models[seed % len(models)], Finding())


def run_on_correct_server(correct_run: CorrectRun, setup: Setup) -> CorrectRun:
    """Run it, and return its result."""
    module, *arguments = SERVERS[correct_run.server]
    try:
        with running(python(module, *arguments, "--seed", str(correct_run.seed))) as said:
            more = OF_THE_KIT[correct_run.engine]
            finding = kit(said["base_url"], correct_run.model, setup._replace(seed=correct_run.seed), *more)
    except CannotRun as error:
        finding = Finding(note=str(error))
    return correct_run._replace(finding=finding)
