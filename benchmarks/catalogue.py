"""How long everything takes for every model that the vendor has: by the clock, and of the processor alone.

    python benchmarks/catalogue.py DIR

DIR holds the vendor's documents. Run it where `pip install -e '.[all]' mypy` was done; this checkout stays as it is.
The last line is the whole conformance run, L0 to L4, over all models: the mock serves the contract that was imported.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("wrapper", "generated", "specs", "mock", "conformance")
REELKIT = ("-m", "reelkit", "specs")
MOCK = ("-m", "reelkit_mock", "--clock", "manual", "--while-stdin-is-open")
COUNT_MODULES = """
import sys
from reelkit_api.models import PixverseV5TextToVideo
print(len(sys.modules))
"""


class Checkout:
    """A copy of this checkout, to import into."""

    def __init__(self, root: Path) -> None:
        self._root = root
        for room in ROOMS:
            shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
        (root / "mypy.ini").write_text("[mypy]\nstrict = true\nmypy_path = generated\n")
        self._environment = os.environ | {"PYTHONPATH": os.pathsep.join(str(root / room) for room in ROOMS)}

    def run(self, *arguments: str) -> str:
        """The last line that Python says on the rooms of that checkout."""
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self._root, env=self._environment, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"python {' '.join(arguments)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout.splitlines()[-1]

    def conform(self) -> str:
        """What the conformance kit says of the mock."""
        with subprocess.Popen(
            [sys.executable, *MOCK],
            cwd=self._root,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as mock:
            assert mock.stdin is not None
            assert mock.stdout is not None
            base_url = json.loads(mock.stdout.readline())["base_url"]
            try:
                return self.run("-m", "reelkit", "conform", base_url)
            finally:
                mock.stdin.close()


def timed(act: Callable[[], str]) -> tuple[float, float, str]:
    """How long it takes, what of it the processor, and what it says."""
    start, used = time.perf_counter(), processor_seconds()
    said = act()
    return time.perf_counter() - start, processor_seconds() - used, said


def processor_seconds() -> float:
    """What the processes that have ended took."""
    times = os.times()
    return times.children_user + times.children_system


def main(folder: Path) -> None:
    """Import, check, generate, type-check and conform, once each."""
    with tempfile.TemporaryDirectory() as temporary:
        checkout = Checkout(Path(temporary))
        mypy = ("-m", "mypy", "--config-file", "mypy.ini", "-p", "reelkit_api")
        steps: dict[str, Callable[[], str]] = {
            "import, with every check": lambda: checkout.run(*REELKIT, "import", str(folder)),
            "check": lambda: checkout.run(*REELKIT, "check"),
            "generate anew, and compare": lambda: checkout.run(*REELKIT, "generate", "--check"),
            "mypy --strict on the client": lambda: checkout.run(*mypy),
            "modules after importing one class": lambda: checkout.run("-c", COUNT_MODULES),
            "conformance, L0 to L4": checkout.conform,
        }
        for title, act in steps.items():
            seconds, processor, said = timed(act)
            print(f"{title:35} {seconds:5.1f} s {processor:5.1f} s   {said}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
