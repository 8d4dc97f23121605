"""Contestants in turn, so that a slow moment of the machine hits all of them alike."""

import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .entries import Better, Entry, Figure, Ratio, Unmeasured


class CannotMeasure(Exception):
    """Why somebody cannot be measured on this machine; one line."""


class Measured(NamedTuple):
    """The samples of everybody who stayed to the end, in the order of the rounds, and why the others did not."""

    samples: Mapping[str, tuple[float, ...]]
    missing: Mapping[str, str]

    def figures(self, what: str, unit: str) -> list[Figure | Unmeasured]:
        """A figure for each contestant."""
        there = [figure(what, who, samples, unit) for who, samples in self.samples.items()]
        return [*there, *(Unmeasured(f"{what}: {who}", why) for who, why in self.missing.items())]

    def ratio(self, what: str, ours: str, theirs: str, better: Better) -> list[Ratio]:
        """One contestant against another, round by round; nothing if one of them is missing, which `figures` tells."""
        if ours not in self.samples or theirs not in self.samples:
            return []
        return [ratio(what, ours, theirs, self.samples[ours], self.samples[theirs], better)]


def interleaved(contestants: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 1) -> Measured:
    """Call each in every round, and in a round before them to warm up. A call returns what it has measured."""
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
    """The parts of a row one after the other; one that cannot be measured does not take the others with it."""
    for name, part in named.items():
        try:
            yield from part
        except CannotMeasure as reason:
            yield Unmeasured(name.replace("_", " "), str(reason))


def timed(function: Callable[[], object], times: int = 1) -> Callable[[], float]:
    """A contestant for `interleaved`: the seconds that one call takes."""

    def measure() -> float:
        start = time.perf_counter()
        for _ in range(times):
            function()
        return (time.perf_counter() - start) / times

    return measure


def figure(what: str, who: str, samples: Sequence[float], unit: str) -> Figure:
    """Median and middle half."""
    return Figure(what, who, *spread(samples), unit, len(samples))


def ratio(what: str, ours: str, theirs: str, mine: Sequence[float], other: Sequence[float], better: Better) -> Ratio:
    """The median of the rounds' ratios, as both of a round had the same machine."""
    return Ratio(what, ours, theirs, *spread([a / b for a, b in zip(mine, other, strict=True)]), better)


def spread(samples: Sequence[float]) -> tuple[float, float, float]:
    """The median, and the quartiles."""
    if len(samples) == 1:
        return samples[0], samples[0], samples[0]
    low, middle, high = statistics.quantiles(samples, n=4, method="inclusive")
    return middle, low, high
