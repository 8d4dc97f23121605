"""The definition of a row."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from .entries import Aim, Entry

ROOT = Path(__file__).parents[1]


class Settings(NamedTuple):
    """How to measure."""

    scratch: Path  # an empty folder, removed after the row
    is_whole: bool = False  # also measure the large figures, however long they take
    rounds: int | None = (
        None  # replaces the row's own number of rounds: shows that it runs, but is no figure to publish
    )
    peers: Path = ROOT / ".nox" / "bench-peers"  # where peers are installed and kept
    corpus: Path = ROOT.parent / "shared" / "vendor-corpus"  # the vendor's documents, if they are available

    def turns(self, usual: int) -> int:
        """Return the number of rounds."""
        return self.rounds or usual


class Row(NamedTuple):
    """A question and the function that measures it."""

    name: str
    question: str
    measure: Callable[[Settings], Iterable[Entry]]
    aims: tuple[Aim, ...] = ()


def say(text: str) -> None:
    """Print what is being measured."""
    print(f"  {text}", file=sys.stderr, flush=True)
