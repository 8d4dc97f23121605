"""Every main cost at once, ten and a hundred times the work: does one more unit cost what the first did?"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from reelkit_specs import models

from ..entries import Entry
from ..local_server import running
from ..pipeline.checkout import copied, specs
from ..pipeline.documents import count, some
from ..process import in_own_process
from ..rounds import figure, parts, ratio
from ..row import Row, Settings, say
from .conformance import conform

ROUNDS, SLOW_ROUNDS = 3, 1
EXPONENT = "the whole grows with the work to the power of"

JOBS_OF_THE_MOCK = (1_000, 10_000, 100_000)
PURCHASES = (50, 500, 5_000)
WAITING_JOBS = (100, 1_000, 10_000)

Costs = Mapping[str, float]  # of one unit of work, by name


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure the cost of one unit of work, at each size in turn."""
    rounds = settings.turns(ROUNDS)
    known = [model.id for model in models()]
    yield from parts(
        jobs_of_the_mock=_grown("jobs", "us", JOBS_OF_THE_MOCK, rounds, _on_the_mock(settings)),
        purchases=_grown("purchases", "us", PURCHASES, rounds, _in_the_journal(settings)),
        waiting_jobs=_grown("waiting jobs", "us", WAITING_JOBS, SLOW_ROUNDS, _waiting),
        documents=_documents(settings),
        models=_grown("models", "s", (1, len(known)), rounds, _by_the_kit(settings, known)),
    )


def _on_the_mock(settings: Settings) -> Callable[[int], Costs]:
    def costs(size: int) -> Costs:
        found = in_own_process("growing", "mock", size, settings.scratch)
        return {"a create on the mock": found["create"], "a fetch on the mock": found["fetch"]}

    return costs


def _in_the_journal(settings: Settings) -> Callable[[int], Costs]:
    folders = (settings.scratch / f"journal-{number}" for number in range(1_000))

    def costs(size: int) -> Costs:
        found = in_own_process("growing", "journal", size, next(folders))
        return {"a purchase in the journal": found["purchase"], "to find one by its key": found["find"]}

    return costs


def _waiting(size: int) -> Costs:
    with running() as address:
        spent = in_own_process("waiting", "done", address, size)["processor"]
    return {"a job that a client waits for": spent / size * 1e6}


def _documents(settings: Settings) -> Iterable[Entry]:
    yield from _grown("documents", "s", (1, 10, count(settings.corpus)), SLOW_ROUNDS, _in_the_pipeline(settings))


def _in_the_pipeline(settings: Settings) -> Callable[[int], Costs]:
    def costs(size: int) -> Costs:
        folder = some(settings.corpus, settings.scratch / f"documents-{size}", size)
        taken = specs(copied(settings.scratch / f"copy-{size}"), "import", str(folder))
        return {"a document imported, processor time": taken.processor / size}

    return costs


def _by_the_kit(settings: Settings, known: Sequence[str]) -> Callable[[int], Costs]:
    def costs(size: int) -> Costs:
        asked = [word for model in known[:size] for word in ("--model", model)]
        report = conform(settings.scratch / "report.json", *asked)
        sent, seconds = report["sent"]["requests"], report["seconds"]
        return {"a model checked by the kit": seconds / size, "requests for it": sent / size}

    return costs


def _grown(noun: str, unit: str, sizes: Sequence[int], rounds: int, costs: Callable[[int], Costs]) -> Iterable[Entry]:
    """Yield the cost of one unit at each size, the ratio of last to first, and the exponent of the growth."""
    say(f"{', '.join(f'{size:,}' for size in sizes)} {noun}")
    found: dict[int, list[Costs]] = {size: [] for size in sizes}
    for _ in range(rounds):
        for size, each in found.items():
            each.append(costs(size))
    times = [f"{size // sizes[0]}x" for size in sizes]
    for name in found[sizes[0]][0]:
        what = f"{name} (1x: {sizes[0]:,} {noun})"
        samples = [[cost[name] for cost in found[size]] for size in sizes]
        yield ratio(what, times[-1], times[0], samples[-1], samples[0], "less")
        for who, sample in zip(times, samples, strict=True):
            yield figure(what, who, sample, "" if name.startswith("requests") else unit)
        exponent = 1 + math.log(median(samples[-1]) / median(samples[0])) / math.log(sizes[-1] / sizes[0])
        yield figure(name, EXPONENT, [exponent], "")


ROW = Row(
    "growth",
    "At once, ten and a hundred times the work: does one more cost what the first did?",
    measure,
)
