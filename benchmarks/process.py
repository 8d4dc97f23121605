"""Work in a process of its own, so that nothing that ran before is measured with it."""

import json
import subprocess
import sys
from typing import Any

from .rounds import CannotMeasure
from .row import ROOT


def in_own_process(module: str, *arguments: object, limit: float = 600.0) -> Any:
    """What `python -m benchmarks.MODULE ...` prints, which is JSON. It has *limit* seconds."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        raise CannotMeasure(f"benchmarks.{module} did not end within {limit:.0f} s") from None
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it did not say why"]
        raise CannotMeasure(f"benchmarks.{module} ended with exit code {done.returncode}: {said[-1]}")
    return json.loads(done.stdout)
