"""What a check is. The checks themselves stand in this folder, a module for each family."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["L0", "L1", "L2", "L3", "L4"]
LEVELS: tuple[Level, ...] = ("L0", "L1", "L2", "L3", "L4")

LEVEL_WORDS: dict[Level, str] = {
    "L0": "documents",
    "L1": "shape",
    "L2": "refusals",
    "L3": "life",
    "L4": "equivalence",
}

# How bad it is for a client: it must not be so; it should not; it was seen elsewhere and is worth a word.
Severity = Literal["must", "should", "observed"]

# What the check rests on: the vendor says so; it follows from what the vendor says; nothing says otherwise.
Basis = Literal["documented", "implied", "assumed"]


class Check(NamedTuple):
    """One thing that must be so. *id* is never given to another check and never renumbered."""

    id: str
    level: Level
    severity: Severity
    title: str  # what must be so, in one sentence
    basis: Basis
    sentence: str  # of the vendor, or what it follows from
    advice: str  # one line: what to do about it
    needs: tuple[str, ...] = ()  # if one of these fails, this one is not judged: a cause is reported once

    @property
    def family(self) -> str:
        """The letters before the number."""
        return self.id.partition("-")[0]


def ranges(ids: Iterable[str]) -> list[str]:
    """The ids, with "RES-001 to RES-003" for three or more that follow one another."""
    runs: list[list[str]] = []
    for id in ids:
        if runs and _following(runs[-1][-1]) == id:
            runs[-1].append(id)
        else:
            runs.append([id])
    return [word for run in runs for word in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _following(id: str) -> str:
    family, _, number = id.partition("-")
    return f"{family}-{int(number) + 1:03}"
