"""Installs a package from npm that tests need, in exactly the version of its lock file."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reelkit_mock._prism.install import NPM_ARGUMENTS

# That of the user, read before a test gives the product another one.
CACHES = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def installed(locked: Path, file: Path) -> Path:
    """The path of a file in the package of the lock file in *locked*. Skips the test if it cannot be installed.

    Installs it first if it is missing, completely or not at all, in a folder of the user's caches.
    """
    ((name, version),) = json.loads((locked / "package.json").read_text(encoding="utf-8"))["dependencies"].items()
    variable = f"REELKIT_{locked.name.upper()}_HOME"
    home = Path(os.environ.get(variable) or CACHES / "reelkit" / f"{locked.name}-{version}").absolute()
    if not (home / file).is_file():
        if (npm := shutil.which("npm")) is None:
            pytest.skip(f"needs npm, to install {name}")
        draft = home.with_name(f".new-{home.name}-{os.getpid()}")
        shutil.copytree(locked, draft)
        done = subprocess.run(
            [npm, *NPM_ARGUMENTS], cwd=draft, capture_output=True, text=True, stdin=subprocess.DEVNULL
        )
        if done.returncode:
            shutil.rmtree(draft)
            pytest.skip(f"npm cannot install {name}, most likely because there is no network")
        try:
            draft.rename(home)
        except OSError:  # another process has installed it
            shutil.rmtree(draft)
    return home / file
