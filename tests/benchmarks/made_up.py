"""Rows that nobody has measured."""

from benchmarks.entries import Aim, Entry, Goal, Outcome, Peer, Ratio, Unmeasured
from benchmarks.results import Json, as_data
from benchmarks.rounds import figure
from benchmarks.row import Row

FAST = Aim("fast", "creates per second, times the peer", ">=", 10, "x")
SMALL = Aim("small", "memory", "<=", 5, "MB")
MACHINE: Json = {"cpu": "Abacus", "cores": 2, "os": "Linux 6.1", "python": "3.11.7", "node": "v20.1.0"}


def speed(value: float) -> Ratio:
    """More is better."""
    return Ratio("create", "ours", "theirs", value, value - 1.5, value + 1.5, "more")


def delay(value: float) -> Ratio:
    """Less is better."""
    return Ratio("delay", "ours", "theirs", value, value, value, "less")


ENTRIES: tuple[Entry, ...] = (
    Peer("theirs", "1.2.3"),
    speed(12.0),
    delay(0.5),
    FAST.reached(12.0),
    SMALL.reached(7.0),
    figure("create", "ours", [1200.0, 1180.0, 1260.0], "per s"),
    figure("create", "theirs", [100.0], "per s"),
    figure("memory", "ours", [7.0], "MB"),
    Outcome("a lost answer", "ours", True, "1 POST"),
    Outcome("a lost answer", "theirs", False, "3 POSTs"),
    Unmeasured("other", "no Node | here"),
)


def nothing(*_: object) -> list[Entry]:
    """A row that measures nothing."""
    return []


def row(name: str = "mock") -> Row:
    """A row with two goals."""
    return Row(name, "How fast?", nothing, (FAST, SMALL))


def data(name: str = "mock", date: str = "2026-01-02 10:00 UTC", entries: tuple[Entry, ...] = ENTRIES) -> Json:
    """What such a row leaves in the file."""
    about = {"command": f"nox -s bench -- {name}", "date": date, "load": 0.5, "machine": MACHINE, "seconds": 7}
    return as_data(row(name), entries, about)


def goals(entries: tuple[Entry, ...]) -> list[Goal]:
    """The goals alone."""
    return [entry for entry in entries if isinstance(entry, Goal)]
