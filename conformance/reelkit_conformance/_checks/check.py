"""What a check is. The other modules of this folder contain the checks."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["L0", "L1", "L2", "L3", "L4"]
LEVELS: tuple[Level, ...] = ("L0", "L1", "L2", "L3", "L4")

LEVEL_WORDS: dict[Level, str] = {
    "L0": "documents",
    "L1": "shape",
    "L2": "refusals",
    "L3": "jobs",
    "L4": "equivalence",
}

# How bad a failure is for a client: it breaks; it causes problems; it was seen on other servers.
Severity = Literal["must", "should", "observed"]

# Why the check is valid: the vendor says so; it follows from what the vendor says; the vendor does not contradict it.
Basis = Literal["documented", "implied", "assumed"]


class Check(NamedTuple):
    """A statement that a server must satisfy. *id* never changes and is never reused."""

    id: str
    level: Level
    severity: Severity
    title: str  # the statement
    basis: Basis
    sentence: str  # what the vendor says, or what the statement follows from
    advice: str  # how to fix a failure, in one line
    needs: tuple[str, ...] = ()  # if one of these fails, this one is not judged, so that a cause is reported once

    @property
    def family(self) -> str:
        """Return the letters before the number."""
        return self.id.partition("-")[0]


def ranges(ids: Iterable[str]) -> list[str]:
    """Return the ids, with "RES-001 to RES-003" for three or more consecutive ones."""
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
