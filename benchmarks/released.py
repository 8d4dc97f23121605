"""The commit that was released before, as a peer: from the history of this checkout, in an environment of its own."""

import shutil
import subprocess
import tarfile
from pathlib import Path

from .peers.environments import python
from .peers.table import Subject
from .rounds import CannotMeasure
from .row import ROOT

COMMIT = "b879e88"


def source_of(peers: Path) -> Path:
    """The folder of its files."""
    return peers / f"reelkit-{COMMIT}"


def released(peers: Path) -> Path:
    """Return the interpreter that has it installed. Raises CannotMeasure, as where the history is cut off."""
    source = source_of(peers)
    if not source.exists():
        archive = source.with_suffix(".tar")
        archive.parent.mkdir(parents=True, exist_ok=True)
        command = ["git", "archive", "--format=tar", f"--output={archive.absolute()}", COMMIT]
        try:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        except OSError as error:
            raise CannotMeasure(f"git cannot be run ({type(error).__name__})") from None
        if done.returncode:
            archive.unlink(missing_ok=True)
            raise CannotMeasure(f"the history of this checkout has no commit {COMMIT}; `git fetch --unshallow` gets it")
        unpacked = source.with_name(f"{source.name}.part")
        shutil.rmtree(unpacked, ignore_errors=True)
        with tarfile.open(archive) as tar:
            tar.extractall(unpacked, filter="data")
        archive.unlink()
        unpacked.replace(source)
    return python(Subject(f"released-{COMMIT}", "", "", "aimlapi", str(source.absolute())), peers)
