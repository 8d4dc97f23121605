"""Finds Node and Prism on this machine, and installs one exact version of Prism."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reelkit_mock._errors import PrismError

VERSION = "5.14.2"  # supports Node 18 to 22; 5.16.0 requires Node 24 and hangs on malformed JSON
MIN_NODE = 18
SCRIPT = Path("node_modules", "@stoplight", "prism-cli", "dist", "index.js")
PACKAGE = ("package.json", "package-lock.json")
NPM_ARGUMENTS = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
NETWORK_ERRORS = (
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ERR_SOCKET_TIMEOUT",
)
SECRETS = ("AIMLAPI_API_KEY", "AIML_API_KEY")  # other programs do not need them


def install_folder() -> Path:
    """Return the folder in which Prism is installed, whether it exists or not."""
    if chosen := os.environ.get("REELKIT_PRISM_HOME"):
        return Path(chosen).absolute()
    caches = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(caches or Path.home() / ".cache").absolute() / "reelkit" / f"prism-{VERSION}"


def environment(*removed_names: str) -> dict[str, str]:
    """Return the environment for node and npm: without the API key, and without the named variables (upper case)."""
    removed = {*SECRETS, *removed_names}
    return {name: value for name, value in os.environ.items() if name.upper() not in removed}


def find_node() -> str:
    """Return the path of a Node that can run Prism."""
    if (path := shutil.which("node")) is None:
        raise PrismError(
            f"Prism needs Node {MIN_NODE} or later, which is not on the PATH; install Node, or use `reelkit mock` alone"
        )
    try:
        printed = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, env=environment())
        version = printed.stdout.strip()
        major = int(version.removeprefix("v").partition(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError):
        raise PrismError(f"{path} does not print a version of Node; reinstall Node") from None
    if major < MIN_NODE:
        raise PrismError(f"Prism needs Node {MIN_NODE} or later, but {path} is {version}; install a newer Node")
    return path


def prism_script() -> Path:
    """Return the script of Prism. Install it if it is not installed."""
    target = install_folder()
    if not (target / SCRIPT).is_file():
        _install(target)
    return target / SCRIPT


def _install(target: Path) -> None:
    if (npm := shutil.which("npm")) is None:
        raise PrismError("Prism is installed with npm, which is not on the PATH; install npm, which comes with Node")
    print(f"installing Prism {VERSION} into {target} (about 15 s, only once)", file=sys.stderr, flush=True)
    try:
        with _staging_folder(target) as folder:
            for name in PACKAGE:
                shutil.copy(Path(__file__).with_name(name), folder)
            done = subprocess.run(
                [npm, *NPM_ARGUMENTS],
                cwd=folder,
                capture_output=True,
                text=True,
                stdin=subprocess.DEVNULL,
                env=environment(),
            )
            if done.returncode:
                raise PrismError(_npm_error(done.stderr))
            with contextlib.suppress(OSError):  # another process has finished first, with the same result
                folder.rename(target)
    except OSError as error:
        raise PrismError(
            f"Prism cannot be installed into {target}: {error.strerror}; set REELKIT_PRISM_HOME to another folder"
        ) from None
    if not (target / SCRIPT).is_file():
        raise PrismError(f"{target} exists and does not contain Prism; remove it, or set REELKIT_PRISM_HOME")


@contextlib.contextmanager
def _staging_folder(target: Path) -> Iterator[Path]:
    """Create a folder to be renamed to *target*, so that an interrupted install leaves nothing incomplete."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-prism-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _npm_error(stderr: str) -> str:
    """Return one line from the output of npm, without warnings and the path of its log file."""
    errors = [line.partition(" ")[2].partition(" ")[2] for line in stderr.splitlines() if _is_error(line)]
    useful = [line for line in errors if line.strip() and "complete log of this run" not in line]
    if code := next((code for code in NETWORK_ERRORS if code in stderr), None):
        return (
            f"Prism cannot be installed: npm cannot reach a package registry ({code}); check the network and try again"
        )
    return f"Prism cannot be installed, npm failed: {(useful or ['it printed no reason'])[-1].strip()}"


def _is_error(line: str) -> bool:
    return line.lower().startswith(("npm error", "npm err!"))  # the prefixes of newer and older versions of npm
