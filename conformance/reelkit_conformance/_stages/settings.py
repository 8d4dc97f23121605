"""What a run is asked to do: everything the engines need to know, and nothing they have to find out."""

from pathlib import Path
from typing import NamedTuple

from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._http.api_key import Secret
from reelkit_specs import Model


class Settings(NamedTuple):
    """A run, as it was asked for."""

    base_url: str  # without /v2 and without a slash at the end; empty where nothing is sent
    key: Secret
    models: tuple[Model, ...]
    levels: tuple[Level, ...] = LEVELS
    max_jobs: int | None = None  # creates that may be accepted, then a hard stop; 0 leaves what is free; None is no cap
    seed: int = 0
    patience: float | None = None  # seconds of the service until a job is stuck; None is by the contract's times
    fuzz: bool = False  # leave nothing out, and Schemathesis as well
    recorded: Path | None = None  # traffic to judge instead of sending anything

    @property
    def fuzzes(self) -> bool:
        """Whether there is anything to draw."""
        return self.fuzz and "L2" in self.levels
