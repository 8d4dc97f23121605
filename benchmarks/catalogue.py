"""How long the pipeline takes for every model that the vendor has: by the clock, and of the processor alone.

    python benchmarks/catalogue.py DIR

DIR holds the vendor's documents. Run it where `pip install -e '.[specs]' mypy` was done; this checkout stays as it is.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("wrapper", "generated", "specs", "mock")
REELKIT = ("-m", "reelkit", "specs")
COUNT_MODULES = """
import sys
from reelkit_api.models import PixverseV5TextToVideo
print(len(sys.modules))
"""


def run(root: Path, *arguments: str) -> tuple[float, float, str]:
    """How long Python takes on the rooms of that checkout, what of it the processor, and the last line that it says."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(str(root / room) for room in ROOMS)}
    start, used = time.perf_counter(), processor_seconds()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=root, env=environment, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - start, processor_seconds() - used, done.stdout.splitlines()[-1]


def processor_seconds() -> float:
    """What the processes that have ended took."""
    times = os.times()
    return times.children_user + times.children_system


def main(folder: Path) -> None:
    """Import, check, generate and type-check, once each."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for room in ROOMS:
            shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
        (root / "mypy.ini").write_text("[mypy]\nstrict = true\nmypy_path = generated\n")
        steps = {
            "import, with every check": (*REELKIT, "import", str(folder)),
            "check": (*REELKIT, "check"),
            "generate anew, and compare": (*REELKIT, "generate", "--check"),
            "mypy --strict on the client": ("-m", "mypy", "--config-file", "mypy.ini", "-p", "reelkit_api"),
            "modules after importing one class": ("-c", COUNT_MODULES),
        }
        for title, arguments in steps.items():
            seconds, processor, said = run(root, *arguments)
            print(f"{title:35} {seconds:5.1f} s {processor:5.1f} s   {said}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
