"""Run by a test: `reelkit` in this process, which then prints the most memory that it has used, in bytes."""

import sys

from benchmarks.memory import peak
from reelkit import no_waiting
from reelkit.__main__ import main

if __name__ == "__main__":
    try:
        with no_waiting():
            main()
    finally:
        print(peak(), file=sys.stderr)
