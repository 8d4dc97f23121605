"""The machine of a measurement, without its name and without paths."""

import functools
import os
import platform
import shutil
import subprocess
from pathlib import Path


@functools.cache
def machine() -> dict[str, str | int]:
    """Return the facts that a figure depends on."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count() or 1,
        "os": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "node": _node(),
    }


def load() -> float:
    """Return the load average of the last minute; figures under load are less reliable."""
    return round(os.getloadavg()[0], 1)


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _node() -> str:
    if (path := shutil.which("node")) is None:
        return "none"
    try:
        return subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return "none that runs"
