"""Measures contestants in turn, so that a slow moment of the machine affects all of them."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .entries import Better, Entry, Figure, Ratio, Unmeasured


class CannotMeasure(Exception):
    """A contestant cannot be measured on this machine. The message is one line."""


class Measured(NamedTuple):
    """The samples of each contestant by round, and the reasons why others could not be measured."""

    samples: Mapping[str, tuple[float, ...]]
    missing: Mapping[str, str]

    def figures(self, what: str, unit: str) -> list[Figure | Unmeasured]:
        """Yield a figure for each contestant."""
        there = [figure(what, who, samples, unit) for who, samples in self.samples.items()]
        return [*there, *(Unmeasured(f"{what}: {who}", why) for who, why in self.missing.items())]

    def ratio(self, what: str, ours: str, theirs: str, better: Better) -> list[Ratio]:
        """Yield the ratio of two contestants, by round; nothing if one is missing, which `figures` reports."""
        if ours not in self.samples or theirs not in self.samples:
            return []
        return [ratio(what, ours, theirs, self.samples[ours], self.samples[theirs], better)]


def interleaved(contestants: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 1) -> Measured:
    """Call each contestant once per round, after a warm-up round. A call returns its measurement."""
    samples: dict[str, list[float]] = {who: [] for who in contestants}
    missing: dict[str, str] = {}
    for _ in range(warm_up + rounds):
        for who, measure in contestants.items():
            if who not in missing:
                try:
                    samples[who].append(measure())
                except CannotMeasure as reason:
                    missing[who] = str(reason)
    return Measured({who: tuple(each[warm_up:]) for who, each in samples.items() if who not in missing}, missing)


def parts(**named: Iterable[Entry]) -> Iterator[Entry]:
    """Run the parts of a row in turn. One that cannot be measured does not stop the others."""
    for name, part in named.items():
        try:
            yield from part
        except CannotMeasure as reason:
            yield Unmeasured(name.replace("_", " "), str(reason))


def timed(function: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """Return a contestant for `interleaved` that measures the seconds of a call."""

    def measure() -> float:
        start = time.perf_counter()
        for _ in range(times):
            function()
        return (time.perf_counter() - start) / times

    return measure


def figure(what: str, who: str, samples: Sequence[float], unit: str) -> Figure:
    """Return the median and the quartiles as a figure."""
    return Figure(what, who, *spread(samples), unit, len(samples))


def ratio(what: str, ours: str, theirs: str, mine: Sequence[float], other: Sequence[float], better: Better) -> Ratio:
    """Return the median of the ratios of all rounds, because both of a round ran on the same machine."""
    return Ratio(what, ours, theirs, *spread([a / b for a, b in zip(mine, other, strict=True)]), better)


def spread(samples: Sequence[float]) -> tuple[float, float, float]:
    """Return the median and the quartiles."""
    if len(samples) == 1:
        return samples[0], samples[0], samples[0]
    low, middle, high = statistics.quantiles(samples, n=4, method="inclusive")
    return middle, low, high
