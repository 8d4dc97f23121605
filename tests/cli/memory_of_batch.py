"""Run by a test: `reelkit` in this process, which then prints the most memory that it has used, in bytes."""

import resource
import sys
from pathlib import Path

from reelkit import no_waiting
from reelkit.__main__ import main

STATUS = Path("/proc/self/status")


def most_memory() -> int:
    """The peak since this program was started: on Linux `getrusage` counts the process that started it as well."""
    if STATUS.exists():
        return next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM")) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    try:
        with no_waiting():
            main()
    finally:
        print(most_memory(), file=sys.stderr)
