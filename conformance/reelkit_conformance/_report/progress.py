"""How far a run has come."""

from typing import NamedTuple

from reelkit_conformance._checks.check import Level


class Progress(NamedTuple):
    """Told by an engine as often as it likes; whoever listens decides what to show."""

    level: Level
    model: str | None
    requests: int  # sent so far, in the whole run
    creates: int  # accepted so far
    planned: int  # requests, in the whole run
