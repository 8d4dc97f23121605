"""Runs the commands of `reelkit specs` on a copy of this checkout."""

import os
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.checkout import Project
from tests.specs.small_checkout import keep_pixverse

from ..process import finished
from ..rounds import CannotMeasure
from ..row import ROOT

PACKAGES = ("wrapper", "generated", "specs", "mock")
LIMIT = 300.0  # seconds
COUNT_MODULES = "import sys; from reelkit_api.models import PixverseV5TextToVideo; print(len(sys.modules))"
# Runs the generator alone on the same documents, from the reader's view that the pipeline makes.
MAKE_READER = """
import sys
from pathlib import Path
from reelkit_specs._steps.build import build
from reelkit_specs._documents.json import dump
from reelkit_specs._documents.checkout import Project
Path(sys.argv[2]).write_text(dump(build(Project(Path(sys.argv[1]))).reader))
"""


class Taken(NamedTuple):
    """Wall time, CPU time, and the last line of output."""

    seconds: float
    processor: float
    said: str


def copied(target: Path) -> Path:
    """A copy of what the pipeline reads and writes, with the documents of PixVerse alone."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))
    keep_pixverse(Project(target))
    return target


def run(root: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> Taken:
    """Run Python with the packages of that checkout."""
    python_path = os.pathsep.join(str(root / package) for package in PACKAGES)
    start, used = time.perf_counter(), _processor()
    done = finished([sys.executable, *arguments], LIMIT, root, {"PYTHONPATH": python_path})
    if done.returncode not in codes:
        raise CannotMeasure(f"`{' '.join(arguments[:4])}` ended with exit code {done.returncode}")
    return Taken(time.perf_counter() - start, _processor() - used, (done.stdout.splitlines() or [""])[-1])


def specs(root: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> Taken:
    """Run one command of `reelkit specs`."""
    return run(root, "-m", "reelkit", "specs", *arguments, codes=codes)


def modules(root: Path) -> int:
    """Return the number of modules after importing one request class."""
    return int(run(root, "-c", COUNT_MODULES).said)


def _processor() -> float:
    """Return the CPU time of the processes that have exited."""
    times = os.times()
    return times.children_user + times.children_system
