"""Prism on this machine: found, or installed at one exact version."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reelkit_mock._prism.errors import PrismError

VERSION = "5.14.2"  # runs on Node 18 to 22; 5.16.0 wants Node 24 and hangs on malformed JSON
LEAST_NODE = 18
INDEX = Path("node_modules", "@stoplight", "prism-cli", "dist", "index.js")
PACKAGE = ("package.json", "package-lock.json")
CI = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
SECRETS = ("AIMLAPI_API_KEY", "AIML_API_KEY")  # the programs of others have no use for them
NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ERR_SOCKET_TIMEOUT")


def home() -> Path:
    """The folder that Prism is installed in, or would be."""
    if chosen := os.environ.get("REELKIT_PRISM_HOME"):
        return Path(chosen).absolute()
    caches = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(caches or Path.home() / ".cache").absolute() / "reelkit" / f"prism-{VERSION}"


def environment(*left_out: str) -> dict[str, str]:
    """The environment for node and npm: without the API key, and without variables named here, in upper case."""
    removed = {*SECRETS, *left_out}
    return {name: value for name, value in os.environ.items() if name.upper() not in removed}


def node() -> str:
    """The path of a Node that can run Prism."""
    if (path := shutil.which("node")) is None:
        raise PrismError(
            f"Prism needs Node {LEAST_NODE} or later, which is not on the PATH; "
            "install Node, or use `reelkit mock` alone"
        )
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, env=environment())
        said = asked.stdout.strip()
        major = int(said.removeprefix("v").partition(".")[0])
    except (OSError, subprocess.SubprocessError, ValueError):
        raise PrismError(f"{path} does not say which version of Node it is; mend or reinstall Node") from None
    if major < LEAST_NODE:
        raise PrismError(f"Prism needs Node {LEAST_NODE} or later, but {path} is {said}; install a newer Node")
    return path


def installed() -> Path:
    """The script that node runs, installed first where it is not there yet."""
    target = home()
    if not (target / INDEX).is_file():
        _install(target)
    return target / INDEX


def _install(target: Path) -> None:
    if (npm := shutil.which("npm")) is None:
        raise PrismError("Prism is installed by npm, which is not on the PATH; install npm, which comes with Node")
    print(f"installing Prism {VERSION} into {target}, once (about 15 s)", file=sys.stderr, flush=True)
    try:
        with _workshop(target) as folder:
            for name in PACKAGE:
                shutil.copy(Path(__file__).with_name(name), folder)
            done = subprocess.run(
                [npm, *CI], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment()
            )
            if done.returncode:
                raise PrismError(_what_npm_said(done.stderr))
            with contextlib.suppress(OSError):  # another process was faster, and what it made is as good
                folder.rename(target)
    except OSError as error:
        raise PrismError(
            f"Prism cannot be installed into {target}: {error.strerror}; name another folder in REELKIT_PRISM_HOME"
        ) from None
    if not (target / INDEX).is_file():
        raise PrismError(f"{target} is in the way and holds no Prism; remove it, or set REELKIT_PRISM_HOME")


@contextlib.contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A folder beside *target* that becomes it in one step, so that an interrupted install leaves nothing half done."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-prism-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _what_npm_said(stderr: str) -> str:
    """One line out of npm's many; the one about the log file is of no use, nor are warnings."""
    errors = [line.partition(" ")[2].partition(" ")[2] for line in stderr.splitlines() if _is_error(line)]
    useful = [line for line in errors if line.strip() and "complete log of this run" not in line]
    if code := next((code for code in NO_NETWORK if code in stderr), None):
        return f"Prism cannot be installed: npm reaches no package registry ({code}); connect, and try again"
    return f"Prism cannot be installed, npm failed: {(useful or ['it did not say why'])[-1].strip()}"


def _is_error(line: str) -> bool:
    return line.lower().startswith(("npm error", "npm err!"))  # newer and older npm
