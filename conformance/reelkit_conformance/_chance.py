"""Chance that can be replayed. Each use has a source of its own, so that none depends on what was drawn before."""

from random import Random
from typing import NamedTuple

from reelkit_specs import Model


class Chance(NamedTuple):
    """What a run draws for one model."""

    seed: int
    model: Model

    def of(self, *use: str) -> Random:
        """The source of one use."""
        return Random(" ".join([str(self.seed), self.model.id, *use]))
