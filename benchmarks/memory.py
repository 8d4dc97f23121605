"""What a process has of memory."""

import resource
import sys
from pathlib import Path


def peak() -> int:
    """The most bytes that this process ever had in memory.

    Not by getrusage where there is another way: on Linux its figure begins with what the process that started this one
    had, so that a small process of a large one seems never to grow.
    """
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
