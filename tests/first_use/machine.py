"""A clean machine: Python, Node, git and the programs of the system, but nothing of this project."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PYTHONS = ("python3.11", "python3.12", "python3.13")
OTHERS = ("git", "node", "npm", "npx")
SYSTEM = ("/usr/local/bin", "/usr/bin", "/bin")
# Package indexes, proxies and certificates belong to the network, so they are kept. Caches are not.
NETWORK = re.compile(r"PIP_\w+|NPM_CONFIG_\w+|(HTTPS?|ALL|NO)_PROXY|\w*(CA_BUNDLE|CAINFO|CERT)\w*", re.IGNORECASE)
CACHES = re.compile(r"PIP_CACHE_DIR|NPM_CONFIG_CACHE", re.IGNORECASE)
# The same settings in configuration files of the user.
FILES = {
    "PIP_CONFIG_FILE": (".config/pip/pip.conf", ".pip/pip.conf", "Library/Application Support/pip/pip.conf"),
    "NPM_CONFIG_USERCONFIG": (".npmrc",),
}


class Machine(NamedTuple):
    """A fresh clone, and the environment variables for commands."""

    clone: Path
    environment: dict[str, str]


def clean_machine(folder: Path) -> Machine:
    """Create a clean machine below *folder*, with a virtual environment that is not activated."""
    home, clone, python, links = (folder / name for name in ("home", "reelkit", "python", "programs"))
    home.mkdir()
    links.mkdir()
    for name, program in programs():
        (links / name).symlink_to(program)
    subprocess.run([sys.executable, "-m", "venv", str(python)], check=True)
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    path = os.pathsep.join(map(str, (python / "bin", links, *SYSTEM)))
    return Machine(clone, {**network(os.environ, Path.home()), "HOME": str(home), "PATH": path, "LANG": "C.UTF-8"})


def programs() -> Iterator[tuple[str, str]]:
    """The installed programs. A Python may be a script that selects a version, so each reports its real path."""
    for name in PYTHONS:
        if found := shutil.which(name):
            found_python = subprocess.run(
                [found, "-c", "import sys; print(sys._base_executable)"], capture_output=True, text=True
            )
            if found_python.returncode == 0:
                yield name, found_python.stdout.strip()
    for name in OTHERS:
        if found := shutil.which(name):
            yield name, found


def network(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """The network settings in the environment and in configuration files."""
    files = {
        variable: str(home / name)
        for variable, names in FILES.items()
        for name in reversed(names)  # the first existing file applies
        if (home / name).is_file()
    }
    variables = {
        name: value for name, value in environment.items() if NETWORK.fullmatch(name) and not CACHES.fullmatch(name)
    }
    return files | variables
