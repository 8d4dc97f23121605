"""What a row is."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from .entries import Aim, Entry

ROOT = Path(__file__).parents[1]


class Settings(NamedTuple):
    """How to measure."""

    scratch: Path  # an empty folder of this row, gone afterwards
    is_whole: bool = False  # the large figures too, however long they take
    rounds: int | None = None  # in place of a row's own number: a proof that it runs, no figure to publish
    peers: Path = ROOT / ".nox" / "bench-peers"  # what peers are installed in, and kept
    corpus: Path = ROOT.parent / "shared" / "vendor-corpus"  # the vendor's documents, where somebody has them

    def turns(self, usual: int) -> int:
        """How many rounds to take."""
        return self.rounds or usual


class Row(NamedTuple):
    """One question, and how it is answered."""

    name: str
    question: str
    measure: Callable[[Settings], Iterable[Entry]]
    aims: tuple[Aim, ...] = ()


def say(text: str) -> None:
    """Tell whoever waits what is being measured."""
    print(f"  {text}", file=sys.stderr, flush=True)
