"""Creates an environment for each peer, once: its SDK at the pinned version, and nothing else."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..rounds import CannotMeasure
from ..row import ROOT, say
from .table import Subject

INSTALL_WITHIN = 600.0  # seconds
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")


def python(subject: Subject, folder: Path) -> Path:
    """Return the interpreter of the SDK's environment. Raises CannotMeasure with one line."""
    if subject.requirement is None:
        return Path(sys.executable)
    home = folder / subject.name
    found, stamp = home / "bin" / "python", home / "installed"
    wanted = f"{subject.requirement} on {sys.version}"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        say(f"installing {subject.requirement}, once")
        shutil.rmtree(home, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(home))
        _run(str(found), *PIP, *subject.requirement.split())
        stamp.write_text(wanted, encoding="utf-8")
    return found


def version(subject: Subject) -> str:
    """Return the pinned version."""
    return (subject.requirement or "").partition("==")[2]


def command(subject: Subject, folder: Path, *arguments: str) -> list[str]:
    """Return the command of its program, to be run in ROOT."""
    return [str(python(subject, folder)), "-m", f"benchmarks.peers.{subject.program}", *arguments]


def surroundings() -> dict[str, str]:
    """Return the environment variables for a peer, without proxies and without the user's keys."""
    proxies = ("http_proxy", "https_proxy", "all_proxy")
    kept = {name: value for name, value in os.environ.items() if name.lower() not in proxies}
    return {name: value for name, value in kept.items() if not name.endswith(("_API_KEY", "_TOKEN", "_KEY"))} | {
        "NO_PROXY": "*",
        "PYTHONPATH": "",
        "PYTHONDONTWRITEBYTECODE": "",
    }


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_WITHIN, cwd=ROOT)
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotMeasure(f"its environment cannot be made ({type(error).__name__})") from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no word"])[-1]
        raise CannotMeasure(f"it cannot be installed here: {last}")
