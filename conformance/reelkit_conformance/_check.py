"""What a check is. The checks themselves stand in `_table`, a module for each family."""

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
