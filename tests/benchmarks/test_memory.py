"""What a process has of memory."""

import sys

from benchmarks.memory import peak
from benchmarks.process import finished

LARGE = 300_000_000
SAYS = "from benchmarks.memory import peak; print(peak())"


def test_what_a_process_had_counts_when_it_is_gone() -> None:
    """The most that there ever was."""
    large = b"x" * LARGE

    del large

    assert peak() > LARGE


def test_a_small_process_of_a_large_one_is_small() -> None:
    """It would hide all that the small one grows by."""
    large = b"x" * LARGE

    small = finished([sys.executable, "-c", SAYS], limit=60)

    assert len(large) > int(small.stdout)
