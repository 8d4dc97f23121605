"""The commands of `reelkit specs` on a copy of this checkout, which itself stays as it is."""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

from ..process import finished
from ..rounds import CannotMeasure
from ..row import ROOT

ROOMS = ("wrapper", "generated", "specs", "mock")
LIMIT = 300.0  # seconds
COUNT_MODULES = "import sys; from reelkit_api.models import PixverseV5TextToVideo; print(len(sys.modules))"
# The same documents through the generator alone, from the reader's view that the pipeline makes.
MAKE_READER = """
import sys
from pathlib import Path
from reelkit_specs._steps.build import build
from reelkit_specs._documents.json import dump
from reelkit_specs._documents.checkout import Project
Path(sys.argv[2]).write_text(dump(build(Project(Path(sys.argv[1]))).reader))
"""


class Taken(NamedTuple):
    """Seconds by the clock and of the processor, and the last line that was said."""

    seconds: float
    processor: float
    said: str


def copied(target: Path) -> Path:
    """A copy of what the pipeline reads and writes."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, target / room, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def run(root: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> Taken:
    """Python on the rooms of that checkout."""
    rooms = os.pathsep.join(str(root / room) for room in ROOMS)
    start, used = time.perf_counter(), _processor()
    done = finished([sys.executable, *arguments], LIMIT, root, {"PYTHONPATH": rooms})
    if done.returncode not in codes:
        raise CannotMeasure(f"`{' '.join(arguments[:4])}` ended with exit code {done.returncode}")
    return Taken(time.perf_counter() - start, _processor() - used, (done.stdout.splitlines() or [""])[-1])


def specs(root: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> Taken:
    """One command of `reelkit specs`."""
    return run(root, "-m", "reelkit", "specs", *arguments, codes=codes)


def modules(root: Path) -> int:
    """How many modules are there after importing one request class."""
    return int(run(root, "-c", COUNT_MODULES).said)


def _processor() -> float:
    """What the processes that have ended took."""
    times = os.times()
    return times.children_user + times.children_system
