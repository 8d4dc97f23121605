"""Chance that can be replayed. Each use has a source of its own, so that none depends on what was drawn before."""

from random import Random
from typing import NamedTuple

from reelkit_specs import Model


class Chance(NamedTuple):
    """What a run draws for one model; nothing, where it *is_broad* and tries all there is."""

    seed: int
    model: Model
    is_broad: bool = False

    def of(self, *use: str) -> Random:
        """The source of one use."""
        return Random(" ".join([str(self.seed), self.model.id, *use]))
