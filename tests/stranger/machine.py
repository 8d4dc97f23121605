"""A machine that has Python, Node, git and the system's own programs, and nothing of ours."""

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
# Where packages come from, and whom to trust, is a matter of the network and not of the machine; caches are not.
NETWORK = re.compile(r"PIP_\w+|NPM_CONFIG_\w+|(HTTPS?|ALL|NO)_PROXY|\w*(CA_BUNDLE|CAINFO|CERT)\w*", re.IGNORECASE)
CACHES = re.compile(r"PIP_CACHE_DIR|NPM_CONFIG_CACHE", re.IGNORECASE)
# The same, where it stands in a file of the user's.
FILES = {
    "PIP_CONFIG_FILE": (".config/pip/pip.conf", ".pip/pip.conf", "Library/Application Support/pip/pip.conf"),
    "NPM_CONFIG_USERCONFIG": (".npmrc",),
}


class Machine(NamedTuple):
    """A fresh clone, and the whole environment of the commands that are given in it."""

    clone: Path
    environment: dict[str, str]


def machine(folder: Path) -> Machine:
    """Set one up below *folder*. Its Python is an environment that is not active, so that nothing else is changed."""
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
    """The programs there are. A Python is asked where it really is: it may be a script that chooses one."""
    for name in PYTHONS:
        if found := shutil.which(name):
            said = subprocess.run(
                [found, "-c", "import sys; print(sys._base_executable)"], capture_output=True, text=True
            )
            if said.returncode == 0:
                yield name, said.stdout.strip()
    for name in OTHERS:
        if found := shutil.which(name):
            yield name, found


def network(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """The part of an environment that says where packages come from."""
    files = {
        variable: str(home / name)
        for variable, names in FILES.items()
        for name in reversed(names)  # the first that there is holds
        if (home / name).is_file()
    }
    told = {
        name: value for name, value in environment.items() if NETWORK.fullmatch(name) and not CACHES.fullmatch(name)
    }
    return files | told
